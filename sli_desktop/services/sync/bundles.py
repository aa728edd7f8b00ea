"""Making a bundle of everything this laptop holds, and looking into one."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sli_desktop.calendar_words import day_words
from sli_desktop.services.sync.bundle_log import MadeLine, log_made
from sli_desktop.services.sync.carried import Contents, carried, held
from sli_desktop.services.sync.coming_back import refuse_unasked
from sli_desktop.services.sync.cut_off import cut_here
from sli_desktop.services.sync.erasures import erasures_here
from sli_desktop.services.sync.kept_parts import unknown_here
from sli_desktop.services.sync.leaving_errors import TakenOutError
from sli_desktop.services.sync.progress import Progress, silent
from sli_desktop.services.sync.roster import Member, MemberStatus
from sli_desktop.services.sync.seal import seal
from sli_desktop.services.sync.team_state import (
    Team,
    mark_sent,
    next_serial,
    team_of,
)
from sli_desktop.services.sync.writer import BundleContents, inner_stream, seen_in, write_bundle
from sli_desktop.storage import SegmentLine, Transaction, View, Workspace

SUFFIX = ".slibundle"
MEMBER_SUFFIX = ".slimember"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBundle:
    """A bundle that lies where it should and was read back.

    `recipients` are the names of the people whose laptops can open it; `revisions` counts what was
    ever written, by anybody, that it carries; `files` the photographs and files beside the notes.
    """

    file: Path
    size: int
    serial: int
    recipients: tuple[str, ...]
    revisions: int
    state: str
    files: int = 0


def make_bundle(
    workspace: Workspace,
    folder: Path,
    *,
    contents: Contents = Contents.NEW,
    progress: Progress = silent,
) -> MadeBundle:
    """Write a bundle with all text for the whole team into a folder (a stick).

    Files beside the notes come after the text, as `contents` says.

    Raises:
        StoppedError: `progress` stopped it; no file is left.
        TakenOutError: this laptop was reported as lost.
        NoTeamError: this laptop is not in a team yet.
        RestoredError: it was put back to a backup, and should take in a bundle first.
        NoRoomError, CannotWriteBundleError, DamagedCopyError: the place does not take it.
    """
    refuse_unasked(workspace)
    with workspace.transaction() as transaction:
        team = team_of(transaction)
        _refuse_when_out(team)
        active = team.signed.roster.active()
        made = _gather(transaction, workspace, team, active, folder=folder, contents=contents)
        _log(transaction, team, made, folder, SUFFIX)
    return _written(workspace, team, made, folder, SUFFIX, progress)


def make_member_file(
    workspace: Workspace, transaction: Transaction, team: Team, member: Member, folder: Path
) -> BundleContents:
    """What a membership file for one new laptop holds: everything, for it and for us."""
    own = [m for m in team.signed.roster.active() if m.device == team.keys.device]
    recipients = (*own, member)
    made = _gather(transaction, workspace, team, recipients, folder=folder, contents=Contents.ALL)
    _log(transaction, team, made, folder, MEMBER_SUFFIX)
    return made


def _refuse_when_out(team: Team) -> None:
    member = team.signed.roster.member(team.keys.device)
    if member is not None and member.status is MemberStatus.REVOKED:
        raise TakenOutError(day_words(datetime.fromisoformat(member.until).date()))


def _log(
    transaction: Transaction, team: Team, contents: BundleContents, folder: Path, suffix: str
) -> None:
    """Written down before it leaves, so that no bundle is ever forgotten."""
    line = MadeLine(
        name=bundle_name(team.challenge, team.keys.device, contents.serial) + suffix,
        place=folder.name,
        at=contents.made,
        recipients=tuple(member.name for member in contents.recipients),
        seen=seen_in(contents.segments),
    )
    log_made(transaction, contents.serial, line)


def write_member_file(
    workspace: Workspace, team: Team, contents: BundleContents, folder: Path
) -> MadeBundle:
    """Write a membership file into a folder.

    Raises:
        NoRoomError, CannotWriteBundleError, DamagedCopyError: the place does not take it.
    """
    return _written(workspace, team, contents, folder, MEMBER_SUFFIX, silent)


def state_of(view: View) -> str:
    """Two laptops that show the same eight digits (``7F3A-22C9``) hold the same."""
    return _state(view.segments(), (each.digest for each in erasures_here(view)))


def bundle_name(challenge: UUID, device: str, serial: int) -> str:
    """A file name that tells neither council nor person."""
    return f"SLI-{challenge.hex[-6:].upper()}-{device[:4].upper()}-{serial}"


def _gather(
    transaction: Transaction,
    workspace: Workspace,
    team: Team,
    recipients: tuple[Member, ...],
    *,
    folder: Path,
    contents: Contents,
) -> BundleContents:
    """Seal, and note what leaves before it can leave: so undoing an import stays honest."""
    now = workspace.clock()
    seal(transaction, team, at=now, random=workspace.random)
    behind = cut_here(transaction)
    lines = transaction.segments()
    shown = [line for line in lines if line.shown or line.id in behind]
    own = [line.seq for line in shown if line.device == team.keys.device]
    mark_sent(transaction, max(own, default=0))
    return BundleContents(
        signed=team.signed,
        serial=_unused_serial(transaction, team, folder),
        made=now,
        segments=tuple(transaction.segment(line.id) for line in shown),
        recipients=recipients,
        erasures=tuple(each.envelope for each in erasures_here(transaction)),
        unknown=unknown_here(transaction),
        files=carried(transaction, workspace, team, contents),
        holds=held(transaction, workspace),
    )


def _unused_serial(transaction: Transaction, team: Team, folder: Path) -> int:
    """The next number that no file in the folder bears.

    A laptop put back to a backup counts from there again, and what it made since may lie on the
    stick as the only copy of later work.
    """
    while True:
        serial = next_serial(transaction)
        name = bundle_name(team.challenge, team.keys.device, serial)
        if not any(_lies_there(folder / (name + suffix)) for suffix in (SUFFIX, MEMBER_SUFFIX)):
            return serial


def _lies_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:
        return False  # a place that takes no files says so when it is written to


def _written(
    workspace: Workspace,
    team: Team,
    contents: BundleContents,
    folder: Path,
    suffix: str,
    progress: Progress,
) -> MadeBundle:
    name = bundle_name(team.challenge, team.keys.device, contents.serial)
    target = folder / (name + suffix)
    write_bundle(
        target,
        inner_stream(team.keys, contents, workspace.get_blob),
        contents.recipients,
        team.signed.roster.recovery,
        progress,
    )
    shown = [segment for segment in contents.segments if segment.shown]
    return MadeBundle(
        file=target,
        size=target.stat().st_size,
        serial=contents.serial,
        recipients=tuple(member.name for member in contents.recipients),
        revisions=sum(segment.revisions for segment in contents.segments),
        state=_state(shown, (hashlib.sha256(each).digest() for each in contents.erasures)),
        files=len(contents.files),
    )


def _state(segments: Iterable[SegmentLine], erasures: Iterable[bytes]) -> str:
    ids = [*sorted(line.id for line in segments if line.shown), *sorted(erasures)]
    digest = hashlib.sha256(b"sli-state-1\0" + b"".join(ids)).hexdigest()[:8].upper()
    return f"{digest[:4]}-{digest[4:]}"
