"""What the preview of Add notes shows, computed from a plan: pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple
from uuid import UUID

from sli_desktop.calendar_words import short_weekday
from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.ids import MeetingId, ThemeId
from sli_desktop.models.records.meeting import Document, Meeting
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.intake.note_lines import NotePage, NoteText
from sli_desktop.services.intake.notes_plan import (
    Fate,
    NotesChoices,
    NotesPlan,
    PlannedLine,
    plan_notes,
)
from sli_desktop.services.intake.timetable_rows import LeftOut
from sli_desktop.services.paper.meeting_notes import kind_words
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.words import times
from sli_desktop.wording import tr, trn

Headings = tuple[str, ...]
LEFT_OUT: Headings = ("\0left out",)
"""The key of the part that holds what cannot be taken in."""
NOWHERE = "no meeting"
_WHOLE = 300
"""Longer words of a left-out line may be cut short, so they are not offered as a note."""


class Part(NamedTuple):
    """The notes of a page under one heading, and where they would go."""

    headings: Headings
    words: str
    meeting: MeetingId | None
    where: str
    is_placed: bool
    places: tuple[int, ...]
    new: int


class Asked(NamedTuple):
    """All that a plan is made of."""

    page: NotePage
    records: ChallengeRecords
    choices: NotesChoices
    at: datetime
    new_id: Callable[[], UUID]


class Planned(NamedTuple):
    """A plan with the parts it shows."""

    page: NotePage
    plan: NotesPlan
    parts: tuple[Part, ...]


def planned(asked: Asked) -> Planned:
    """Make the plan; may run off the GUI thread."""
    plan = plan_notes(asked.page, asked.records, asked.choices, at=asked.at, new_id=asked.new_id)
    return Planned(asked.page, plan, tuple(_parts(plan, asked.records)))


def _parts(plan: NotesPlan, records: ChallengeRecords) -> Iterator[Part]:
    lines: dict[Headings, list[PlannedLine]] = {}
    for line in plan.lines:
        lines.setdefault(line.text.headings, []).append(line)
    for headings, own in lines.items():
        note = next((line.note for line in own if line.note is not None), None)
        meeting = records.get(Meeting, note.meeting) if note else None
        new = sum(line.fate is Fate.NEW for line in own)
        yield Part(
            headings,
            " / ".join(headings) or tr("Without a heading"),
            meeting.id if meeting else None,
            _where(meeting, note, records),
            _is_placed(note),
            tuple(line.place for line in own),
            new,
        )


def _where(meeting: Meeting | None, note: Note | None, records: ChallengeRecords) -> str:
    if meeting is not None:
        return f"{meeting.reference}  {meeting.title}".strip()
    document = records.get(Document, note.document) if note else None
    if document is not None:
        return document.title
    if note is not None and note.themes:
        return tr("No meeting, under a theme")
    return tr("No meeting yet")


def _is_placed(note: Note | None) -> bool:
    return note is None or bool(note.meeting or note.document or note.themes)


def part_lines(found: Planned) -> tuple[Line, ...]:
    """The rows of the list of parts; what cannot be taken in comes last."""
    rows = [
        Line(
            part.headings,
            part.words,
            ((part.where, False),),
            trn(part.new, "{number} note", "{number} notes"),
            "" if part.is_placed else "triangle-alert",
            "text_2" if part.is_placed else "warn",
        )
        for part in found.parts
    ]
    left = len(found.page.left_out)
    if left:
        words = trn(left, "{number} line with its reason", "{number} lines with their reasons")
        rows.append(
            Line(LEFT_OUT, tr("Not taken in"), ((words, False),), "", "triangle-alert", "warn")
        )
    return tuple(rows)


def note_lines(found: Planned, part: Part, records: ChallengeRecords) -> tuple[Line, ...]:
    """The rows of one part: each line with what it becomes."""
    themes = {theme.id: theme.name for theme in records.all(Theme)}
    places = set(part.places)
    lines = [line for line in found.plan.lines if line.place in places]
    return tuple(_note_line(line, records, themes) for line in lines)


_FATES: Mapping[Fate, tuple[str, str, str]] = {
    Fate.NEW: (tr("Note"), "circle-check", "ok"),
    Fate.ALREADY: (tr("There already"), "equal", "text_2"),
    Fate.SKIPPED: (tr("Left out"), "x", "text_2"),
    Fate.EMPTY: (tr("No words"), "x", "text_2"),
}


def _note_line(line: PlannedLine, records: ChallengeRecords, themes: Mapping[ThemeId, str]) -> Line:
    state, icon, tone = _FATES[line.fate]
    note = line.note
    if note is None:
        return Line(line.place, line.text.text, (("", False),), state, icon, tone)
    kinds = [kind_words(records.challenge, kind) for kind in NoteKind if kind in note.kinds]
    kinds += sorted(themes[each] for each in note.themes if each in themes)
    second = " · ".join(kinds) or tr("No kind, no theme")
    return Line(line.place, note.body, ((second, False),), state, icon, tone)


def left_lines(left: Sequence[LeftOut]) -> tuple[Line, ...]:
    """The rows of what cannot be taken in, each with its reason."""
    return tuple(
        Line(
            place,
            each.text or tr("(nothing written)"),
            ((each.reason, False),),
            tr("Not taken in"),
            "triangle-alert",
            "warn",
        )
        for place, each in enumerate(left)
    )


def taken_in(page: NotePage, place: int) -> NotePage:
    """The page with one left-out line as a note after all; the same where that cannot be."""
    left = page.left_out[place]
    if not left.text.strip() or len(left.text) >= _WHOLE:
        return page
    note = NoteText(number=left.number, text=left.text.strip())
    rest = (*page.left_out[:place], *page.left_out[place + 1 :])
    return NotePage(notes=(*page.notes, note), left_out=rest, form_of=page.form_of)


def meeting_options(records: ChallengeRecords, zone: tzinfo) -> tuple[tuple[str, object], ...]:
    """All meetings by their time as a choice, and none."""
    meetings = sorted(
        records.all(Meeting),
        key=lambda m: (m.starts is None, m.starts.timestamp() if m.starts else 0.0, m.title),
    )
    options: list[tuple[str, object]] = [
        (tr("No meeting (first impressions)"), NOWHERE),
    ]
    for each in meetings:
        starts = each.starts.astimezone(zone) if each.starts else None
        when = f"{short_weekday(starts)} {times(starts, None)}" if starts else ""
        words = "  ".join(part for part in (each.reference, when, each.title) if part)
        options.append((words, each.id))
    return tuple(options)


def summary(found: Planned) -> tuple[str, str]:
    """What adding would do, in one line, and its tone."""
    plan = found.plan
    meetings = {note.meeting for note in plan.notes if note.meeting is not None}
    parts = [
        trn(len(plan.notes), "{number} note", "{number} notes"),
        trn(len(meetings), "{number} meeting", "{number} meetings"),
    ]
    if plan.already:
        parts.append(trn(len(plan.already), "{number} there already", "{number} there already"))
    if found.page.left_out:
        left = len(found.page.left_out)
        parts.append(trn(left, "{number} not taken in", "{number} not taken in"))
    words = " · ".join(parts)
    if plan.unfiled:
        lost = trn(
            len(plan.unfiled),
            "{number} note names no meeting we know. Choose one for it, or add it without.",
            "{number} notes name no meeting we know. Choose one for them, or add them without.",
        )
        return f"{words}. {lost}", "warn"
    return words, ""
