"""The sample challenge, grown to a number of notes: what the window is measured on.

The sample has 400 notes. The bodies, meetings, findings and recommendations of work load M
(`generator.py`) come on top of it until the number is reached, with the sample's own team, themes
and groups, on its own four days: ten times the notes are ten times the meetings of each day too.
"""

import os
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar
from uuid import UUID, uuid5

from benchmarks.generator import WorkLoad
from benchmarks.records import records_of
from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import StakeholderGroup, Theme
from sli_desktop.models.records.change import ChangeSet, edit, make
from sli_desktop.models.records.finding import Finding, FindingNote
from sli_desktop.models.records.ids import (
    AttendanceId,
    FindingId,
    FindingNoteId,
    MeetingId,
    NoteId,
    RecommendationId,
)
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import Note, NoteState
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.sample import SAMPLE_WORDS, open_or_make_sample
from sli_desktop.services.sync.team import fingerprint_words
from sli_desktop.storage import LOWEST_COST

PASSPHRASE = SAMPLE_WORDS
_NAMESPACE = UUID("0b1d3c7e-7a55-4d0e-9b0e-3f2f5f6c8a11")
_DAYS = 4
_T = TypeVar("_T")


class Grown(NamedTuple):
    """A challenge on disk, closed: its folder, and the next meeting of whoever sits there."""

    folder: Path
    notes: int
    next: Meeting


class _Sample(NamedTuple):
    peers: tuple[Peer, ...]
    themes: tuple[Theme, ...]
    groups: tuple[StakeholderGroup, ...]
    monday: datetime


def grow(folder: Path, load: WorkLoad, *, notes: int, clock: Callable[[], datetime]) -> Grown:
    """Make the sample and let it grow to a number of notes; `clock` says when that is done."""
    words = fingerprint_words(resource("words/fingerprint-words.txt"))
    source = resource("sample/northmere.jsonl")
    with open_or_make_sample(
        folder, source, words=words, clock=clock, random=os.urandom, cost=LOWEST_COST
    ) as opened:
        with opened.read() as view:
            here = view.everything()
        upcoming = _next_meeting(here)
        opened.commit(_timetable_by_hand(here))
        opened.commit(make("Write down roles", *_roles(upcoming)))
        opened.commit(make("Import open data", *_more(here, load, notes)))
        with opened.read() as view:
            total = view.count(Note)
    return Grown(folder, total, upcoming)


def _next_meeting(here: ChallengeRecords) -> Meeting:
    planned = [each for each in here.all(Meeting) if each.state is MeetingState.PLANNED]
    return min((each for each in planned if each.starts), key=lambda each: str(each.starts))


def _roles(meeting: Meeting) -> Iterator[Attendance]:
    """The two speakers that the twenty lines of J3 name."""
    for role in ("SC1 Chair, overview", "SC2 Chair, audit"):
        made = AttendanceId(uuid5(_NAMESPACE, role))
        yield Attendance(id=made, meeting=meeting.id, role_label=role)


def _timetable_by_hand(here: ChallengeRecords) -> ChangeSet:
    """No meeting comes from a file, so that the file of J6 is a first import."""
    pairs = [(each, replace(each, row_key="")) for each in here.all(Meeting) if each.row_key]
    return edit("Forget the timetable file", *pairs)


def _more(here: ChallengeRecords, load: WorkLoad, wanted: int) -> Iterator[Record]:
    sample = _Sample(
        here.all(Peer),
        here.all(Theme),
        here.all(StakeholderGroup),
        min(each.starts for each in here.all(Meeting) if each.starts),
    )
    missing, copy = wanted - len(here.all(Note)), 0
    while missing > 0:
        missing -= yield from _copy(sample, load, missing, copy)
        copy += 1


def _copy(sample: _Sample, load: WorkLoad, most: int, copy: int) -> Generator[Record, None, int]:
    """One more copy of a work load with identities of its own, at most so many notes of it."""
    lines = load.of("note")[:most]
    kept = {NoteId(UUID(line["id"])) for line in lines}
    used = {UUID(line["interview"]) for line in lines}
    records = records_of(load)
    linked = {link.note for link in records if isinstance(link, FindingNote)}
    for number, record in enumerate(records):
        match record:
            case Meeting() if record.id in used:
                yield from _meeting(sample, record, number, copy)
            case Note() if record.id in kept:
                yield _note(sample, record, number, copy, is_linked=record.id in linked)
            case _:
                pass
    yield from _conclusions(sample, records, kept, copy)
    return len(lines)


def _conclusions(
    sample: _Sample, records: Sequence[Record], kept: Collection[NoteId], copy: int
) -> Iterator[Record]:
    """One finding for ten notes, with its notes, and the recommendations made of them."""
    findings: set[FindingId] = set()
    for number, record in enumerate(records):
        theme = _of(sample.themes, number).id
        match record:
            case Finding() if len(findings) < len(kept) // 10:
                findings.add(record.id)
                yield replace(record, id=_finding(record.id, copy), theme=theme)
            case FindingNote() if record.note in kept and record.finding in findings:
                yield replace(
                    record,
                    id=FindingNoteId(_new(record.id, copy)),
                    finding=_finding(record.finding, copy),
                    note=NoteId(_new(record.note, copy)),
                )
            case Recommendation() if record.findings <= findings:
                yield replace(
                    record,
                    id=RecommendationId(_new(record.id, copy)),
                    theme=theme,
                    findings=frozenset(_finding(each, copy) for each in record.findings),
                )
            case _:
                pass


def _finding(old: UUID, copy: int) -> FindingId:
    return FindingId(_new(old, copy))


def _meeting(sample: _Sample, meeting: Meeting, number: int, copy: int) -> Iterator[Record]:
    starts = sample.monday + timedelta(days=number % _DAYS, minutes=5 * (number % 97))
    lead, second = _of(sample.peers, number), _of(sample.peers, number + 1)
    groups = (_of(sample.groups, number), _of(sample.groups, number * 7 + 3))
    new = MeetingId(_new(meeting.id, copy))
    yield replace(
        meeting,
        id=new,
        starts=starts,
        ends=starts + timedelta(minutes=50),
        lead=lead.id,
        note_takers=frozenset({second.id}),
        peers=frozenset({lead.id, second.id}),
        groups=frozenset(group.id for group in groups),
        themes=frozenset({_of(sample.themes, number).id}),
        wrap_up_done=bool(number % 3),
    )
    for place, group in enumerate(groups):
        yield Attendance(
            id=AttendanceId(uuid5(new, str(place))),
            meeting=new,
            group=group.id,
            role_label=f"{group.name[:20]} {number}",
            count=1 + (number + place) % 4,
        )


def _note(sample: _Sample, note: Note, number: int, copy: int, *, is_linked: bool) -> Note:
    new = NoteId(_new(note.id, copy))
    meeting = MeetingId(_new(note.meeting, copy)) if note.meeting else None
    state = NoteState.BACKGROUND if number % 5 == 0 else NoteState.TO_SORT
    return replace(
        note,
        id=new,
        author=_of(sample.peers, number).id,
        first_key=sample.monday + timedelta(days=number % _DAYS, minutes=number % 480),
        meeting=meeting,
        speaker=AttendanceId(uuid5(meeting, str(number % 2))) if meeting else None,
        themes=frozenset({_of(sample.themes, number).id}),
        state=NoteState.USED if is_linked else state,
    )


def _new(old: UUID, copy: int) -> UUID:
    return uuid5(_NAMESPACE, f"{copy} {old}")


def _of(some: Sequence[_T], number: int) -> _T:
    return some[number % len(some)]
