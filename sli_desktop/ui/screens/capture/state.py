"""What the capture screen says, computed from records and the typed line: pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sli_desktop.models.records.challenge import Challenge, Question, Theme
from sli_desktop.models.records.ids import AttendanceId, ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.marks import Mark, MarkSort, ParsedLine
from sli_desktop.ui.widgets.chips import KIND_ICONS, Chip
from sli_desktop.ui.widgets.note_delegate import NoteWords
from sli_desktop.ui.words import clock_time, count

EARLY, LATE = timedelta(minutes=30), timedelta(hours=2)
WARN_AT = (10, 5)
MOST_QUESTIONS = 12


class Room(NamedTuple):
    """What a meeting's notes refer to: labels, themes in key order, who is in the room."""

    challenge: Challenge
    themes: tuple[Theme, ...]
    people: tuple[Attendance, ...]

    def kind_words(self, kind: NoteKind) -> str:
        """The challenge's own word for a kind of note."""
        return {
            NoteKind.STRENGTH: self.challenge.label_strength,
            NoteKind.AREA: self.challenge.label_area,
            NoteKind.QUOTE: "Quote",
            NoteKind.FOLLOW_UP: "Follow-up",
        }[kind]

    def who(self, speaker: AttendanceId | None) -> str:
        """The role of a speaker in full; "All" where nobody in particular spoke."""
        return next((p.role_label for p in self.people if p.id == speaker), "All")

    def number(self, theme: ThemeId) -> str:
        """The key of a theme: 1 for Ctrl+1."""
        return next((str(i) for i, t in enumerate(self.themes, 1) if t.id == theme), "")


def short_role(label: str) -> str:
    """A role in the narrow column of the list: "SM4 Environment" is "SM4"."""
    first = label.split(" ", maxsplit=1)[0]
    return first if len(first) <= 5 and first == first.upper() else label


def kind_chips(room: Room, kinds: Collection[NoteKind]) -> tuple[Chip, ...]:
    """A chip a kind, always in the same order."""
    chips = [(kind, *shape) for kind, shape in KIND_ICONS.items() if kind in kinds]
    return tuple(Chip(room.kind_words(kind), icon, token) for kind, icon, token in chips)


def theme_chips(room: Room, themes: Collection[ThemeId]) -> tuple[Chip, ...]:
    """A chip a theme, in the order of their keys."""
    return tuple(
        Chip(theme.name, number=str(number))
        for number, theme in enumerate(room.themes, 1)
        if theme.id in themes
    )


def note_words(room: Room, note: Note, at: datetime) -> NoteWords:
    """The card of a note; `at` is its first key in the council's time."""
    chips = kind_chips(room, note.kinds) + theme_chips(room, note.themes)
    return NoteWords(clock_time(at), short_role(room.who(note.speaker)), chips)


def spoken(room: Room, note: Note, at: datetime) -> str:
    """A note for a screen reader: kinds, words, themes, who and when."""
    words = note_words(room, note, at)
    chips = [chip.spoken for chip in words.chips]
    kinds, themes = chips[: len(note.kinds)], chips[len(note.kinds) :]
    who = room.who(note.speaker)
    body = note.body.rstrip(".")
    return ". ".join([", ".join(kinds) or "Note", body, *themes, f"{who}, {words.time}"])


def line_chips(room: Room, line: ParsedLine, extra: Collection[ThemeId]) -> tuple[Chip, ...]:
    """The chips of the line being typed."""
    chips = kind_chips(room, line.kinds) + theme_chips(room, line.themes | set(extra))
    return (*chips, Chip(room.who(line.speaker))) if line.names_speaker else chips


def mark_words(room: Room, mark: Mark) -> str:
    """A mark said aloud when it is understood."""
    if mark.sort is MarkSort.KIND and mark.kind is not None:
        return room.kind_words(mark.kind)
    if mark.sort is MarkSort.THEME:
        return next((theme.name for theme in room.themes if theme.id == mark.theme), "")
    return room.who(mark.speaker)


def mark_before(line: ParsedLine, text: str, place: int) -> Mark | None:
    """The mark that ends straight before a place of the text, its space included."""
    for mark in line.marks:
        is_spaced = mark.sort is MarkSort.KIND and mark.end < len(text) and text[mark.end] == " "
        if place in {mark.end, mark.end + 1 if is_spaced else mark.end}:
            return mark
    return None


def moved(places: Iterable[int], at: int, removed: int, added: int) -> frozenset[int]:
    """Positions in a text after an edit; those that were edited away drop out."""
    kept = [place for place in places if not at <= place < at + removed]
    return frozenset(p + added - removed if p >= at else p for p in kept)


class Timer(NamedTuple):
    """How long a meeting has been going on: "42 min", "of 60", "18 minutes left"."""

    elapsed: str
    planned: str
    left: str


def timer(meeting: Meeting, now: datetime) -> Timer | None:
    """The timer of a meeting that is going on now; None where notes are written up later."""
    if meeting.starts is None or not meeting.starts - EARLY <= now:
        return None
    minutes = meeting.planned_minutes
    if minutes is None and meeting.ends is not None:
        minutes = round((meeting.ends - meeting.starts).total_seconds() / 60)
    if now > meeting.starts + timedelta(minutes=minutes or 60) + LATE:
        return None
    gone = max(0, int((now - meeting.starts).total_seconds() // 60))
    if minutes is None:
        return Timer(f"{gone} min", "", "")
    left = minutes - gone
    words = count(left, "minute") + " left" if left >= 0 else count(-left, "minute") + " over"
    return Timer(f"{gone} min", f"of {minutes}", words)


def theme_counts(notes: Iterable[Note]) -> Counter[ThemeId]:
    """How many notes of the meeting stand under each theme."""
    return Counter(theme for note in notes for theme in note.themes)


def not_asked(
    questions: Iterable[Question], meeting: Meeting, room: Room, keep: Collection[object]
) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Questions still to ask in this meeting, under their theme; `keep` were ticked just now."""
    wanted = [q for q in questions if _is_for(q, meeting) and _is_open(q, meeting, keep)]
    wanted.sort(key=lambda q: (q.meeting is None, q.order))
    groups: list[tuple[str, tuple[Question, ...]]] = []
    own = tuple(q for q in wanted if q.theme is None)
    if own:
        groups.append(("For this meeting", own))
    left = MOST_QUESTIONS - len(own)
    for theme in room.themes:
        found = tuple(q for q in wanted if q.theme == theme.id)[: max(left, 0)]
        if found:
            groups.append((theme.name, found))
            left -= len(found)
    return tuple(groups)


def _is_for(question: Question, meeting: Meeting) -> bool:
    if question.meeting is not None:
        return question.meeting == meeting.id
    return not meeting.themes or question.theme in meeting.themes


def _is_open(question: Question, meeting: Meeting, keep: Collection[object]) -> bool:
    return meeting.id not in question.asked_in or question.id in keep


_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+"  # an e-mail address
    r"|(?<!\d)(?:\+44 ?|0)(?:\d ?){9,10}(?!\d)"  # a telephone number
    r"|(?<!\d)\d{3} \d{3} \d{4}(?!\d)"  # an NHS number
    r"|\b[A-Z]{2,4}[-/ ]?\d{5,}\b"  # a case number
    r"|\b(?:Mr|Mrs|Ms|Miss|Cllr|Councillor|Dr)\.? [A-Z][a-z]+"
)


def looks_personal(text: str, protected: Collection[str]) -> bool:
    """Whether a line seems to name a person or a case; never a reason to stop the line."""
    lower = text.casefold()
    words = (word.casefold() for word in protected)
    listed = any(re.search(rf"\b{re.escape(word)}\b", lower) for word in words if word)
    return listed or _PERSONAL.search(text) is not None
