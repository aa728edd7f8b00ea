"""What a file of notes would bring: each note with its meeting and themes. Pure."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.ids import MeetingId, PeerId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import FollowUp, Note, NoteKind
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.capture import Place, note_of
from sli_desktop.services.intake.filing import Filing, file_under
from sli_desktop.services.intake.note_lines import NotePage, NoteText
from sli_desktop.services.intake.timetable_rows import LeftOut
from sli_desktop.services.lookup import plain_words
from sli_desktop.services.marks import LineContext, ParsedLine, parse_line, themes_by_key
from sli_desktop.wording import tr

_WHOLE_QUOTE = re.compile(r"[\"“](?P<words>[^\"“”]+)[\"”]\s*\.?")
_INNER_QUOTE = re.compile(r"[\"“](?=\S)([^\"“”]{12,}?)[\"”]")
_STEP = timedelta(milliseconds=1)
"""Notes of one file follow each other by this, so that they keep their order."""

_KIND_WORDS = {
    "strength": NoteKind.STRENGTH,
    "strengths": NoteKind.STRENGTH,
    "area": NoteKind.AREA,
    "area for consideration": NoteKind.AREA,
    "consideration": NoteKind.AREA,
    "quote": NoteKind.QUOTE,
    "follow-up": NoteKind.FOLLOW_UP,
    "follow up": NoteKind.FOLLOW_UP,
    "question": NoteKind.FOLLOW_UP,
}


class Fate(StrEnum):
    """What becomes of one note of a page."""

    NEW = "new"
    ALREADY = "there already"
    SKIPPED = "left out by the person"
    EMPTY = "no words"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLine:
    """One note of a page with its place in it, and what it would become."""

    place: int
    text: NoteText
    fate: Fate
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPlan:
    """What taking notes in would do, to be shown before it is done.

    `already` stand in the challenge word for word. `unfiled` match no meeting and no theme: they
    are part of `notes`, and a person should say where they belong first. `lines` are all of them
    in the order of the page.
    """

    lines: tuple[PlannedLine, ...]
    notes: tuple[Note, ...]
    already: tuple[NoteText, ...]
    unfiled: tuple[NoteText, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]

    def change_set(self) -> ChangeSet:
        """The act itself, as one step that one undo takes back."""
        return make(tr("Import notes"), *self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesChoices:
    """What a person says about a file of notes: whose they are, and how to read them.

    `meeting` is where all of them belong, `otherwise` where those go that name none. `moved` says
    of some headings to which meeting they belong, or (None) that they belong to none; `skipped` are
    places of notes that are not wanted.
    """

    author: PeerId
    marks: bool = False
    meeting: Meeting | None = None
    otherwise: Meeting | None = None
    moved: Mapping[tuple[str, ...], Meeting | None] = field(default_factory=dict)
    skipped: Collection[int] = frozenset()


def plan_notes(
    page: NotePage,
    records: ChallengeRecords,
    choices: NotesChoices,
    *,
    at: datetime,
    new_id: Callable[[], UUID],
) -> NotesPlan:
    """Decide for every note of a page where it belongs; nothing is written."""
    known = {(note.meeting, plain_words(note.body)) for note in records.all(Note)}
    lines: list[PlannedLine] = []
    unfiled: list[NoteText] = []
    remarks: dict[str, None] = {}
    filings: dict[tuple[str, ...], Filing] = {}
    for number, text in enumerate(page.notes):
        if text.headings not in filings:
            filings[text.headings] = _filing(text.headings, records, choices)
        filing = filings[text.headings]
        note = _note(text, filing, records, choices, at=at + number * _STEP, new_id=new_id)
        fate = _fate(note, known, is_skipped=number in choices.skipped)
        lines.append(PlannedLine(place=number, text=text, fate=fate, note=note))
        if fate is not Fate.NEW or note is None:
            continue
        known.add((note.meeting, plain_words(note.body)))
        if not filing.is_somewhere and not note.themes:
            unfiled.append(text)
        elif filing.unknown:
            remarks |= {
                tr("no meeting or theme is called {each}").format(each=each): None
                for each in filing.unknown
            }
    return NotesPlan(
        lines=tuple(lines),
        notes=tuple(each.note for each in lines if each.fate is Fate.NEW and each.note),
        already=tuple(each.text for each in lines if each.fate is Fate.ALREADY),
        unfiled=tuple(unfiled),
        left_out=page.left_out,
        remarks=tuple(remarks),
    )


def _fate(note: Note | None, known: Collection[object], *, is_skipped: bool) -> Fate:
    if note is None:
        return Fate.EMPTY
    if is_skipped:
        return Fate.SKIPPED
    is_known = (note.meeting, plain_words(note.body)) in known
    return Fate.ALREADY if is_known else Fate.NEW


def _filing(headings: tuple[str, ...], records: ChallengeRecords, choices: NotesChoices) -> Filing:
    """Where notes under some headings belong; what a person said goes before what they say."""
    if headings in choices.moved:
        meeting = choices.moved[headings]
        found = file_under(headings, records, given=meeting)
        return replace(found, meeting=meeting, document=None, unknown=())
    found = file_under(headings, records, given=choices.meeting)
    if found.meeting is None and found.document is None and choices.otherwise is not None:
        return replace(found, meeting=choices.otherwise, unknown=())
    return found


def _note(
    text: NoteText,
    filing: Filing,
    records: ChallengeRecords,
    choices: NotesChoices,
    *,
    at: datetime,
    new_id: Callable[[], UUID],
) -> Note | None:
    line = _read(text, filing, records, marks=choices.marks)
    if not line.body:
        return None
    note = note_of(
        line,
        place=Place(meeting=filing.meeting, document=filing.document, page=text.page),
        author=choices.author,
        first_key=at,
        themes=filing.themes,
        new_id=new_id,
    )
    kind = _KIND_WORDS.get(text.kind.casefold())
    if kind is None:
        return note
    follow_up = FollowUp.OPEN if kind is NoteKind.FOLLOW_UP else note.follow_up
    return replace(note, kinds=note.kinds | {kind}, follow_up=follow_up)


def _read(text: NoteText, filing: Filing, records: ChallengeRecords, *, marks: bool) -> ParsedLine:
    people = _people(filing.meeting.id if filing.meeting else None, records)
    if marks:
        themes = themes_by_key(records.all(Theme))
        line = parse_line(text.text, LineContext(themes=themes, people=people))
    else:
        line = ParsedLine(body=text.text.strip())
    line = _with_quotes(line)
    said_by = [each for each in people if _is_called(each, text.speaker)]
    if len(said_by) == 1 and not line.names_speaker:
        line = replace(line, speaker=said_by[0].id, names_speaker=True)
    return line


def _people(meeting: MeetingId | None, records: ChallengeRecords) -> tuple[Attendance, ...]:
    return tuple(each for each in records.all(Attendance) if each.meeting == meeting)


def _is_called(attendance: Attendance, words: str) -> bool:
    wanted = plain_words(words)
    label = plain_words(attendance.role_label)
    return bool(wanted) and (label == wanted or label.split()[:1] == [wanted])


def _with_quotes(line: ParsedLine) -> ParsedLine:
    """Words in quotation marks are a quote; around a whole note the marks become the kind."""
    whole = _WHOLE_QUOTE.fullmatch(line.body)
    if whole:
        return replace(line, body=whole["words"].strip(), kinds=line.kinds | {NoteKind.QUOTE})
    if _INNER_QUOTE.search(line.body):
        return replace(line, kinds=line.kinds | {NoteKind.QUOTE})
    return line


def headings_of(texts: Iterable[NoteText]) -> tuple[str, ...]:
    """The headings some notes stand under, each once, in order."""
    shown = [" / ".join(text.headings) or tr("without a heading") for text in texts]
    return tuple(dict.fromkeys(shown))
