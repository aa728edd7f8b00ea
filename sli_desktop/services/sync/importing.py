"""Taking in a bundle: one transaction in which everything happens, or nothing.

Seal what was done here, add the new segments, make the touched records anew, write the import log.
The union of segments does not care for order or repetition, so neither does the challenge.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from sli_desktop.services.sync.apart import open_apart
from sli_desktop.services.sync.bringing import Brought, bring_files, wanted_files
from sli_desktop.services.sync.chains import check_chains, check_parents
from sli_desktop.services.sync.coming_back import give_way
from sli_desktop.services.sync.cut_off import cut_here, draw_the_line
from sli_desktop.services.sync.erasing import carry_out, leave_no_trace
from sli_desktop.services.sync.erasures import SignedErasure, erasures_here
from sli_desktop.services.sync.errors import SetAsideError
from sli_desktop.services.sync.heard import hear
from sli_desktop.services.sync.kept_parts import keep_unknown, unknown_here
from sli_desktop.services.sync.manifest import ERASURE, Manifest
from sli_desktop.services.sync.opening import Known, Opener
from sli_desktop.services.sync.plan import Fate, ImportPlan, plan_of
from sli_desktop.services.sync.progress import Progress, silent
from sli_desktop.services.sync.reader import OpenedBundle, OpenedSegment
from sli_desktop.services.sync.roster import newest
from sli_desktop.services.sync.seal import seal
from sli_desktop.services.sync.setting_aside import builds_on, lines_of, rows_aside, take_up
from sli_desktop.services.sync.team_state import Team, keep_roster, mark_sent, team_of
from sli_desktop.services.sync.views import ByRecord, by_record, merged, write
from sli_desktop.services.sync.who_has import is_identical
from sli_desktop.storage import RESTORED, RevisionRow, Transaction, Workspace, stamp_time
from sli_desktop.wording import tr

CLOCK_AHEAD = timedelta(hours=24)
"""A laptop whose stamps lie further in the future is named."""


class SetAside(Enum):
    """What to do with parts that undoing an import has set aside, and what builds on them."""

    ASK = "ask"
    TAKE = "take"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import brought, or would bring.

    `number` is its number in the import log, 0 where nothing was taken in; `names` tells whose the
    laptops are; `clocks_ahead` names laptops whose clock is far ahead, with by how much; `left`
    counts parts that stay set aside; `files` are the photographs and files beside the notes;
    `erasures` the certificates of erasure that came; `is_identical` says that both laptops show
    the same now; `kept_aside` counts parts of laptops that were taken out of the team before.
    """

    number: int
    plan: ImportPlan
    sender: str
    made: datetime
    serial: int
    roster_version: int
    names: Mapping[str, str]
    clocks_ahead: Mapping[str, timedelta]
    left: int
    files: Brought = field(default_factory=Brought)
    erasures: tuple[SignedErasure, ...] = ()
    is_identical: bool = False
    kept_aside: int = 0

    @property
    def has_nothing_new(self) -> bool:
        """Whether everything in the file was here already."""
        return not (self.plan.lines or self.files.wanted or self.erasures or self.kept_aside)

    @property
    def to_look_at(self) -> int:
        """How many records a person should look at: changed by both."""
        return self.plan.count(Fate.CHANGED_BY_BOTH)


class _OnlyPlannedError(Exception):
    """Rolls the transaction back after everything was worked out."""

    def __init__(self, result: ImportResult) -> None:
        super().__init__()
        self.result = result


def open_for(
    workspace: Workspace,
    file: Path,
    *,
    progress: Progress = silent,
    opener: Opener = open_apart,
) -> OpenedBundle:
    """Open a bundle file for this challenge, in a process of its own; nothing is written.

    `progress` counts the bytes of the file, and may stop it.

    Raises:
        BundleError: it is refused.
        NoTeamError: this laptop is not in a team yet.
    """
    with workspace.read() as view:
        team = team_of(view)
        held = {line.id for line in view.segments()}
        held |= {each.digest for each in erasures_here(view)}
        held |= {each.digest for each in unknown_here(view)}
    known = Known(keys=team.keys, mine=team.signed, held=held, erased=team.erased)
    return opener(file, known, progress)


def plan_import(
    workspace: Workspace, opened: OpenedBundle, *, set_aside: SetAside = SetAside.ASK
) -> ImportResult:
    """Tell what an import would bring, and change nothing.

    Raises:
        BundleError: it would be refused.
        SetAsideError: a person has to choose first.
    """
    try:
        with workspace.transaction() as transaction:
            result = take_in(transaction, workspace, team_of(transaction), opened, set_aside)
            raise _OnlyPlannedError(result)
    except _OnlyPlannedError as planned:
        return planned.result


def plan_imports(
    workspace: Workspace,
    opened: Sequence[OpenedBundle],
    *,
    set_aside: SetAside = SetAside.ASK,
) -> tuple[ImportResult, ...]:
    """Tell what importing several bundles one after the other would bring; nothing is changed.

    Raises:
        BundleError: one of them would be refused.
        SetAsideError: a person has to choose first.
    """
    results: list[ImportResult] = []
    try:
        with workspace.transaction() as transaction:
            for each in opened:
                team = team_of(transaction)
                results.append(take_in(transaction, workspace, team, each, set_aside))
            raise _OnlyPlannedError(results[-1])
    except _OnlyPlannedError:
        return tuple(results)


def import_bundle(
    workspace: Workspace,
    opened: OpenedBundle,
    *,
    set_aside: SetAside = SetAside.ASK,
    backup: bool = True,
    progress: Progress = silent,
) -> ImportResult:
    """Take a bundle in, after an automatic backup: its text whole or not at all, then its files.

    A file that does not come is told in the result; the text stays. `progress` counts the bytes of
    the files, and may stop them.

    Raises:
        BundleError: it is refused; nothing was changed.
        SetAsideError: a person has to choose first; nothing was changed.
    """
    if backup:
        workspace.backup_if_changed("import")
    with workspace.transaction() as transaction:
        result = take_in(transaction, workspace, team_of(transaction), opened, set_aside)
    leave_no_trace(workspace, result.erasures)
    return replace(result, files=bring_files(workspace, opened, progress))


def take_in(
    transaction: Transaction,
    workspace: Workspace,
    team: Team,
    opened: OpenedBundle,
    set_aside: SetAside,
    *,
    joins: bool = False,
) -> ImportResult:
    """Everything an import does, inside a transaction that the caller opened.

    The first one of a laptop that joins cannot be undone.
    """
    now = workspace.clock()
    signed = newest(team.signed, opened.signed)
    if signed is not team.signed:
        keep_roster(transaction, signed)
    team = replace(team, signed=signed)
    team, erasures = _erase(transaction, workspace, team, opened)
    keep_unknown(transaction, opened.unknown)
    hear(transaction, opened.manifest, at=now)
    lines = {line.id: line for line in transaction.segments()}
    new = [one for one in opened.segments if one.segment.id not in lines]
    cut = [one for one in opened.cut if one.segment.id not in lines]
    give_way(transaction, team, new, at=now)
    transaction.set_meta(RESTORED, None)
    lines = {line.id: line for line in transaction.segments()}
    check_chains(lines.values(), [*new, *cut])
    behind = _keep_aside(transaction, workspace, team, opened, cut)
    lines = {line.id: line for line in transaction.segments()}
    aside = {line.id for line in lines.values() if not line.shown and line.id not in behind}
    hidden = rows_aside(transaction, team, aside) if aside else []
    building = builds_on(aside, hidden, new)
    listed = aside.intersection(opened.listed)
    if set_aside is SetAside.ASK and (building or (listed and not new)):
        raise SetAsideError(len(building | listed))
    taken = listed if set_aside is SetAside.TAKE else frozenset[bytes]()
    if not new and not taken:
        result = _result(opened, team, ImportPlan(()), now=now, number=0, left=len(listed))
        return replace(_told(result, transaction, workspace, opened, erasures), kept_aside=len(cut))
    coming = [one.segment for one in new]
    seal(transaction, team, at=now, random=workspace.random, coming=coming)
    came_back = [segment.seq for segment in coming if segment.device == team.keys.device]
    mark_sent(transaction, max(came_back, default=0))
    step = _Step(transaction, workspace, team, opened.manifest)
    shown = [one for one in new if taken or one.segment.id not in building]
    left = [one for one in new if not taken and one.segment.id in building]
    unseen = [row for one in lines_cut(transaction, team, behind) for row in one]
    plan = step.union(shown, left, taken, hidden, unseen)
    number = step.log(plan, [*shown, *left], taken, joins=joins)
    still = len(aside - taken) + len(left)
    result = _result(opened, team, plan, now=now, number=number, left=still)
    return replace(_told(result, transaction, workspace, opened, erasures), kept_aside=len(cut))


def _keep_aside(
    transaction: Transaction,
    workspace: Workspace,
    team: Team,
    opened: OpenedBundle,
    cut: Iterable[OpenedSegment],
) -> frozenset[bytes]:
    """Keep what laptops wrote after they were taken out, unseen; the answer is all of that."""
    origin = f"{opened.manifest.sender}-{opened.manifest.serial}"
    for one in cut:
        transaction.add_segment(one.segment, one.revisions, origin=origin)
    draw_the_line(transaction, workspace, team)
    return cut_here(transaction)


def lines_cut(
    transaction: Transaction, team: Team, behind: Iterable[bytes]
) -> Iterator[list[RevisionRow]]:
    """The revisions that are kept aside: others may have built on them."""
    for segment in behind:
        yield [line.row for line in lines_of(transaction, team, segment)]


def _erase(
    transaction: Transaction, workspace: Workspace, team: Team, opened: OpenedBundle
) -> tuple[Team, tuple[SignedErasure, ...]]:
    """Carry out the erasures that came, before anything else; a line typed here goes too."""
    known = {each.erasure.id for each in erasures_here(transaction)}
    new = tuple(each for each in opened.erasures if each.erasure.id not in known)
    if new:
        seal(transaction, team, at=workspace.clock(), random=workspace.random)
    return carry_out(transaction, team, new), new


class _Step:
    """The part of an import that writes."""

    def __init__(
        self, transaction: Transaction, workspace: Workspace, team: Team, manifest: Manifest
    ) -> None:
        self._transaction = transaction
        self._workspace = workspace
        self._team = team
        self._manifest = manifest
        self._origin = f"{manifest.sender}-{manifest.serial}"

    def union(
        self,
        shown: list[OpenedSegment],
        left: list[OpenedSegment],
        taken: Iterable[bytes],
        hidden: list[RevisionRow],
        unseen: list[RevisionRow],
    ) -> ImportPlan:
        """Add the segments, and make the touched records anew."""
        fresh = by_record(row for one in shown for row in one.revisions)
        back = by_record(hidden) if taken else {}
        old = by_record(self._transaction.revisions_of([*(fresh | back)]))
        now = dict(old)
        if taken:
            take_up(self._transaction, self._workspace, self._team, taken)
            now = by_record(self._transaction.revisions_of([*(fresh | back)]))
        passed = {row.id for row in unseen} | ({row.id for row in hidden} if left else set())
        check_parents(fresh, now, passed)
        for one in shown:
            self._transaction.add_segment(one.segment, one.revisions, origin=self._origin)
        for one in left:
            self._transaction.add_segment(one.segment, one.revisions, origin=self._origin)
        self._transaction.show_segments([one.segment.id for one in left], shown=False)
        return self._look_again(old, now, fresh)

    def _look_again(self, old: ByRecord, now: ByRecord, fresh: ByRecord) -> ImportPlan:
        for record, rows in fresh.items():
            now[record] = [*now[record], *rows] if record in now else rows
        before, after = merged(old), merged(now)
        write(self._transaction, tr("Import a bundle"), after)
        authors = {record: rows[-1].device for record, rows in fresh.items()}
        return plan_of(before, after, authors)

    def log(
        self,
        plan: ImportPlan,
        new: list[OpenedSegment],
        taken: Iterable[bytes],
        *,
        joins: bool,
    ) -> int:
        """Write the import down."""
        ids = [*(one.segment.id.hex() for one in new), *(one.hex() for one in taken)]
        entry = {
            "segments": ids,
            "brought": plan.as_plain(),
            "joins": joins,
            "seen": self._manifest.seen,
        }
        return self._transaction.log_import(origin=self._origin, entry=entry)


def _told(
    result: ImportResult,
    transaction: Transaction,
    workspace: Workspace,
    opened: OpenedBundle,
    erasures: tuple[SignedErasure, ...],
) -> ImportResult:
    """Say what came besides, and how many files the bundle holds that are missing here now."""
    wanted = wanted_files(transaction, workspace, opened.manifest)
    same = is_identical(
        transaction,
        opened.listed,
        (part.id for part in opened.manifest.parts if part.kind == ERASURE),
    )
    return replace(result, files=Brought(wanted=len(wanted)), erasures=erasures, is_identical=same)


def _result(
    opened: OpenedBundle, team: Team, plan: ImportPlan, *, now: datetime, number: int, left: int
) -> ImportResult:
    manifest = opened.manifest
    names = {member.device: member.name for member in team.signed.roster.members}
    latest: dict[str, str] = {}
    for one in opened.segments:
        for row in one.revisions:
            latest[row.device] = max(row.hlc, latest.get(row.device, ""))
    ahead = {device: stamp_time(hlc) - now for device, hlc in latest.items()}
    return ImportResult(
        number=number,
        plan=plan,
        sender=manifest.sender,
        made=manifest.made,
        serial=manifest.serial,
        roster_version=team.signed.roster.version,
        names=names,
        clocks_ahead={device: by for device, by in ahead.items() if by > CLOCK_AHEAD},
        left=left,
    )
