"""What the wrap-up says, computed from what was read: pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge, Question, Theme
from sli_desktop.models.records.meeting import Headline, Meeting, Sensitivity
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.storage import MeetingLine
from sli_desktop.ui.widgets.chips import KIND_ICONS, Chip, kind_words
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr, trn

NO_KIND = "note"


class Shown(NamedTuple):
    """Everything of one wrap-up: `expected` counts the roles in the room where nothing is known."""

    meeting: Meeting
    notes: tuple[Note, ...]
    headlines: tuple[Headline | None, ...]
    themes: tuple[Theme, ...]
    upcoming: tuple[MeetingLine, ...]
    next: MeetingLine | None
    in_room: int
    carried: Mapping[UUID, Question]


def next_words(line: MeetingLine | None, starts: datetime | None, now: datetime) -> tuple[str, str]:
    """What comes next: who, and when and where."""
    if line is None or starts is None:
        return tr("No more meetings today"), ""
    minutes = round((starts - now).total_seconds() / 60)
    soon = trn(minutes, "in {number} minute", "in {number} minutes") if 0 < minutes < 120 else ""
    if -line_minutes(line) < minutes <= 0:
        soon = tr("now")
    facts = ", ".join(each for each in (clock_time(starts), line.place) if each)
    second = " · ".join(each for each in (facts, soon) if each)
    return tr("Next: {meeting}").format(meeting=line.title), second


def line_minutes(line: MeetingLine) -> int:
    """How long a meeting is to last, in minutes."""
    if line.starts is None or line.ends is None:
        return 0
    return round((line.ends - line.starts).total_seconds() / 60)


def people_hint(meeting: Meeting, in_room: int) -> str:
    """How many were expected, and how many roles were written down."""
    expected = meeting.expected_count
    known = (
        tr("{number} expected").format(number=expected) if expected else "",
        tr("{number} written down by role").format(number=in_room) if in_room else "",
    )
    return ", ".join(each for each in known if each)


def bare_words(number: int) -> str:
    """How many notes have no theme."""
    return trn(number, "{number} note without a theme", "{number} notes without a theme")


def still_closed(meeting: Meeting, notes: Sequence[Note]) -> int:
    """How many notes stay inside the team although the meeting is open."""
    if meeting.sensitivity is not Sensitivity.OPEN:
        return 0
    return sum(note.sensitivity is Sensitivity.TEAM_ONLY for note in notes)


def kind_chips(challenge: Challenge, note: Note) -> tuple[Chip, ...]:
    """What a note is, as chips; one that is nothing yet is a note."""
    shown = (kind for kind in NoteKind if kind in note.kinds)
    chips = tuple(Chip(kind_words(challenge, kind), *KIND_ICONS[kind]) for kind in shown)
    return chips or (Chip(tr("Note"), "minus", NO_KIND),)


def spoken(challenge: Challenge, note: Note, themes: Sequence[Theme]) -> str:
    """A note for a screen reader: what it is, its words, its themes."""
    kinds = ", ".join(chip.words for chip in kind_chips(challenge, note))
    names = [theme.name for theme in themes if theme.id in note.themes]
    return ". ".join([kinds, note.body.rstrip("."), *(names or [tr("no theme yet")])])
