"""What Recovery says, as plain values."""

from datetime import datetime
from typing import NamedTuple

from sli_desktop.errors import SliError
from sli_desktop.services.aftermath import Found
from sli_desktop.storage import BackupContent, BackupInfo, DamagedFileError
from sli_desktop.ui.words import clock_time, when
from sli_desktop.wording import tr, trn

_MOST_LETTERS = 90
DAMAGED = DamagedFileError.code
NOT_WHOLE = tr("Parts of its file could not be read.")


class Line(NamedTuple):
    """One thing that was found: its icon, the tone of it, words and a second line.

    `is_open` marks the line that was being typed: something can be done with it.
    """

    icon: str
    tone: str
    words: str
    more: str = ""
    is_open: bool = False


def sudden_end(ended_at: datetime, now: datetime) -> str:
    """What happened, in two sentences."""
    words = tr(
        "The program ended without being closed, {when} or soon after. "
        "Everything that was shown as saved is here."
    )
    return words.format(when=when(ended_at, now))


def lines(found: Found, first_key: datetime | None) -> list[Line]:
    """What was found after a crash; `first_key` is when the unfinished line began."""
    if found.today:
        notes = trn(found.today, "{number} note of today", "{number} notes of today")
        meetings = trn(found.meetings, "from {number} meeting", "from {number} meetings")
        counted = tr("{notes} {meetings}: complete").format(notes=notes, meetings=meetings)
    else:
        counted = trn(found.notes, "{number} note: complete", "{number} notes: complete")
    if found.check.is_whole:
        told = [
            Line("circle-check", "ok", counted),
            Line("circle-check", "ok", tr("The whole file was checked: no damage")),
        ]
    else:
        damage = ", ".join(found.check.damage)
        told = [Line("octagon-x", "danger", tr("The file is damaged"), damage)]
    if found.draft is not None and first_key is not None:
        began = tr("One unfinished line, {time}, {meeting}").format(
            time=clock_time(first_key), meeting=found.draft_meeting
        )
        is_open = found.check.is_whole and not found.draft.is_edit
        told.append(Line("pen-line", "accent", began, shortened(found.draft.text), is_open))
    return told


def shortened(words: str) -> str:
    """The beginning of a line in quotation marks."""
    plain = " ".join(words.split())
    cut = plain if len(plain) <= _MOST_LETTERS else plain[:_MOST_LETTERS].rstrip() + "…"
    return f"“{cut}”"


def damaged_lead(problem: SliError, backups: int) -> str:
    """What is safe where a challenge does not open."""
    if not backups:
        there = tr("No backup is here. What can be read can still be saved.")
    else:
        there = trn(
            backups,
            "{number} backup is here; it is being checked now.",
            "{number} backups are here; they are being checked now.",
        )
    return f"{problem.happened} {there}" if problem.code != DAMAGED else f"{NOT_WHOLE} {there}"


def backup_words(info: BackupInfo, now: datetime) -> str:
    """When a backup was made, as seen from now."""
    made = info.made.astimezone(now.tzinfo)
    words = when(made, now)
    return words if clock_time(made) in words else f"{words}, {clock_time(made)}"


def content_words(content: BackupContent, now: datetime) -> str:
    """What a backup holds, after it was opened and checked."""
    notes = trn(content.notes, "{number} note", "{number} notes")
    meetings = trn(content.meetings, "{number} meeting", "{number} meetings")
    held = tr("Checked: {notes}, {meetings}").format(notes=notes, meetings=meetings)
    if content.last_act is None:
        return held
    last = when(content.last_act.astimezone(now.tzinfo), now)
    return tr("{held}; last change {when}").format(held=held, when=last)
