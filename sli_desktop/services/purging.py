"""Purging a whole challenge: nothing of it stays on this laptop but a certificate.

The keys go first, written over: without them everything else is noise, whenever the power fails.
Then the folder. A purge that was cut off is gone on with by the next one, or at the next start.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.services.holds import require_no_hold
from sli_desktop.services.sync.bundle_log import bundles_made
from sli_desktop.storage import KEY_FILES, Workspace
from sli_desktop.wording import tr

MARK = "purging"
"""The file that says that a folder is on its way out."""


class OtherNameError(SliError):
    """The name that was typed is not the council's: nothing is purged by a slip."""

    code: ClassVar[str] = "SLI-3503"

    def __init__(self) -> None:
        super().__init__(
            tr("That is not the name of the council of this challenge."),
            kept=NOTHING_CHANGED,
            next_step=tr("Type the name exactly as it stands at the top of the window."),
        )


class NotPurgedError(SliError):
    """A file could not be removed; the keys are gone already."""

    code: ClassVar[str] = "SLI-3504"

    def __init__(self, details: str) -> None:
        super().__init__(
            tr("A file of the challenge could not be removed."),
            kept=tr("Its keys are gone, so nobody can read what is left."),
            next_step=tr("Close other programs that have the folder open, then purge again."),
            details=details,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgePlan:
    """What a purge would remove: counts and sizes, and the bundle files others still have."""

    subject: str
    first_day: date | None
    last_day: date | None
    meetings: int
    notes: int
    files: int
    octets: int
    bundles: tuple[str, ...]


def plan_purge(workspace: Workspace) -> PurgePlan:
    """Tell what a purge would remove.

    Raises:
        LegalHoldError: a hold forbids it.
    """
    with workspace.read() as view:
        require_no_hold(view)
        challenge = view.all(Challenge)[0]
        files = [each for each in workspace.folder.rglob("*") if each.is_file()]
        return PurgePlan(
            subject=challenge.subject,
            first_day=challenge.on_site_from,
            last_day=challenge.on_site_to,
            meetings=view.count(Meeting),
            notes=view.count(Note),
            files=len(files),
            octets=sum(each.stat().st_size for each in files),
            bundles=tuple(line.name for line in bundles_made(view)),
        )


def purge(workspace: Workspace, place: Path, *, subject: str, by: str) -> Path:
    """Remove the challenge from this laptop for good; the answer is the certificate, in `place`.

    `subject` is the council's name as the person typed it.

    Raises:
        LegalHoldError: a hold forbids it.
        OtherNameError: the name is another one.
        NotPurgedError: a file could not be removed; the keys are gone.
    """
    plan = plan_purge(workspace)
    if subject.strip().casefold() != plan.subject.strip().casefold():
        raise OtherNameError
    certificate = place / f"purge-{workspace.clock():%Y-%m-%d}-{workspace.device[:4]}.txt"
    certificate.write_text(_certificate(plan, workspace.clock(), by), encoding="utf-8")
    folder = workspace.folder
    workspace.close()
    (folder / MARK).write_bytes(b"")
    finish_purge(folder)
    return certificate


def is_purging(folder: Path) -> bool:
    """Whether a purge of this folder was begun."""
    return (folder / MARK).is_file()


def finish_purge(folder: Path) -> None:
    """Go on with a purge that was begun: the keys, then everything else, the mark last.

    Raises:
        NotPurgedError: a file could not be removed.
    """
    try:
        for name in KEY_FILES:
            _write_over(folder / name)
        for each in sorted(folder.iterdir()):
            if each.name != MARK:
                shutil.rmtree(each) if each.is_dir() else each.unlink()
        (folder / MARK).unlink(missing_ok=True)
        folder.rmdir()
    except OSError as error:
        raise NotPurgedError(str(error.filename or folder)) from error


def finish_all(folders: Iterable[Path]) -> int:
    """Go on with every purge that was cut off; what cannot be removed now waits."""
    done = 0
    for folder in folders:
        if is_purging(folder):
            with suppress(NotPurgedError):
                finish_purge(folder)
                done += 1
    return done


def _write_over(file: Path) -> None:
    if not file.is_file():
        return
    with file.open("r+b") as opened:
        opened.write(os.urandom(file.stat().st_size))
        opened.flush()
        os.fsync(opened.fileno())
    file.unlink()


def _certificate(plan: PurgePlan, at: datetime, by: str) -> str:
    lines = [
        tr("Certificate of purging"),
        "",
        tr("Challenge: {subject}").format(subject=plan.subject),
        tr("On site: {first} to {last}").format(first=plan.first_day, last=plan.last_day),
        tr("Purged: {at}, by {by}").format(at=at.isoformat(timespec="minutes"), by=by or "-"),
        tr("Removed: {meetings} meetings, {notes} notes, {files} files, {octets} bytes").format(
            meetings=plan.meetings, notes=plan.notes, files=plan.files, octets=plan.octets
        ),
        "",
        tr("The keys were written over first, then the folder with its backups was removed."),
        tr("Bundle files made here that others may still have ({number}):").format(
            number=len(plan.bundles)
        ),
        *(f"  {name}" for name in plan.bundles),
    ]
    return "\n".join(lines) + "\n"
