"""What the capture screen says, computed from records and the typed line: pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from sli_desktop.models.records.challenge import Challenge, Question, Theme
from sli_desktop.models.records.ids import AttendanceId, PeerId, ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note, NoteKind, Source
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.marks import LineContext, Mark, MarkSort, ParsedLine
from sli_desktop.ui.widgets.chips import KIND_ICONS, Chip, kind_words
from sli_desktop.ui.widgets.note_delegate import NoteWords
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr, trn

EARLY, LATE = timedelta(minutes=30), timedelta(hours=2)
WARN_AT = (10, 5)
MOST_QUESTIONS = 12
ATTACHED_ICON = "paperclip"

SOURCE_WORDS = MappingProxyType(
    {
        Source.HEARD: tr("Heard"),
        Source.SAW: tr("Saw"),
        Source.READ: tr("Read"),
        Source.DATA: tr("Data"),
    }
)
SOURCE_ICONS = MappingProxyType(
    {
        Source.HEARD: "ear",
        Source.SAW: "eye",
        Source.READ: "book-open",
        Source.DATA: "chart-column",
    }
)


class Room(NamedTuple):
    """What a meeting's notes refer to: labels, themes in key order, who is in the room.

    `source` is what the kind of meeting gives its notes; `team` the peers by identity, of whom `me`
    is the one who types. `within` gives the theme that part of a theme belongs to.
    """

    challenge: Challenge
    themes: tuple[Theme, ...]
    people: tuple[Attendance, ...]
    marks_on: bool = True
    source: Source = Source.HEARD
    team: Mapping[PeerId, str] = MappingProxyType({})
    me: PeerId | None = None
    within: Mapping[ThemeId, ThemeId] = MappingProxyType({})

    @property
    def context(self) -> LineContext:
        """What marks can refer to here."""
        return LineContext(themes=self.themes, people=self.people, marks_on=self.marks_on)

    def top(self, theme: ThemeId | None) -> ThemeId | None:
        """The theme with a key that a theme is, or is part of."""
        return self.within.get(theme, theme) if theme is not None else None

    def kind_words(self, kind: NoteKind) -> str:
        """The challenge's own word for a kind of note."""
        return kind_words(self.challenge, kind)

    def who(self, speaker: AttendanceId | None) -> str:
        """The role of a speaker in full; "All" where nobody in particular spoke."""
        return next((p.role_label for p in self.people if p.id == speaker), tr("All"))

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


def other_chips(room: Room, note: Note, attached: int) -> tuple[Chip, ...]:
    """How a note came where that is unusual, what hangs on it, and who of the team wrote it."""
    chips = []
    if note.source is not room.source:
        chips.append(Chip(SOURCE_WORDS[note.source], icon=SOURCE_ICONS[note.source]))
    if attached:
        words = trn(attached, "{number} attachment", "{number} attachments")
        chips.append(Chip(words, icon=ATTACHED_ICON))
    if room.me is not None and note.author != room.me and note.author in room.team:
        chips.append(Chip(room.team[note.author], icon="pen-line"))
    return tuple(chips)


def note_words(room: Room, note: Note, at: datetime, attached: int = 0) -> NoteWords:
    """The card of a note; `at` is its first key in the council's time."""
    chips = kind_chips(room, note.kinds) + theme_chips(room, note.themes)
    chips += other_chips(room, note, attached)
    return NoteWords(clock_time(at), short_role(room.who(note.speaker)), chips)


def spoken(room: Room, note: Note, at: datetime, attached: int = 0) -> str:
    """A note for a screen reader: kinds, words, themes, who and when."""
    kinds = ", ".join(chip.spoken for chip in kind_chips(room, note.kinds))
    themes = [chip.spoken for chip in theme_chips(room, note.themes)]
    others = [_other_words(chip) for chip in other_chips(room, note, attached)]
    when = f"{room.who(note.speaker)}, {clock_time(at)}"
    body = note.body.rstrip(".")
    return ". ".join([kinds or tr("Note"), body, *themes, *others, when])


def _other_words(chip: Chip) -> str:
    return tr("noted by {name}").format(name=chip.words) if chip.icon == "pen-line" else chip.words


def line_chips(
    room: Room,
    line: ParsedLine,
    extra: Collection[ThemeId],
    kinds: Collection[NoteKind] = (),
) -> tuple[Chip, ...]:
    """The chips of the line being typed; `extra` and `kinds` were chosen without marks."""
    chips = kind_chips(room, line.kinds | set(kinds))
    chips += theme_chips(room, line.themes | set(extra))
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
    minutes_left: int | None = None


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
        return Timer(tr("{minutes} min").format(minutes=gone), "", "")
    left = minutes - gone
    words = (
        trn(left, "{number} minute left", "{number} minutes left")
        if left >= 0
        else trn(-left, "{number} minute over", "{number} minutes over")
    )
    planned = tr("of {minutes}").format(minutes=minutes)
    return Timer(tr("{minutes} min").format(minutes=gone), planned, words, left)


def warning(before: int | None, now: int | None) -> bool:
    """Whether one of the moments to say what is left has passed since the clock last looked."""
    if before is None or now is None:
        return False
    return any(now <= at < before for at in WARN_AT)


def theme_counts(notes: Iterable[Note]) -> Counter[ThemeId]:
    """How many notes of the meeting stand under each theme."""
    return Counter(theme for note in notes for theme in note.themes)


def not_asked(
    questions: Iterable[Question], meeting: Meeting, room: Room, keep: Collection[object]
) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Questions still to ask in this meeting, under their theme; `keep` were ticked just now."""
    wanted = [q for q in questions if _is_for(q, meeting, room) and _is_open(q, meeting, keep)]
    wanted.sort(key=lambda q: (q.meeting is None, q.order))
    groups: list[tuple[str, tuple[Question, ...]]] = []
    own = tuple(q for q in wanted if q.theme is None)
    if own:
        groups.append((tr("For this meeting"), own))
    left = MOST_QUESTIONS - len(own)
    for theme in room.themes:
        found = tuple(q for q in wanted if room.top(q.theme) == theme.id)[: max(left, 0)]
        if found:
            groups.append((theme.name, found))
            left -= len(found)
    return tuple(groups)


def _is_for(question: Question, meeting: Meeting, room: Room) -> bool:
    if question.meeting is not None:
        return question.meeting == meeting.id
    mine = {question.theme, room.top(question.theme)}
    return not meeting.themes or not mine.isdisjoint(meeting.themes)


def _is_open(question: Question, meeting: Meeting, keep: Collection[object]) -> bool:
    return meeting.id not in question.asked_in or question.id in keep
