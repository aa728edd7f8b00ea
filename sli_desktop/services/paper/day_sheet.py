"""The timetable of one day on paper: for one peer or the whole team, with room to write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from sli_desktop.calendar_words import day_words
from sli_desktop.models.records.meeting import Meeting, Sensitivity
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.paper.blocks import (
    Block,
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Room,
    Run,
    Sheet,
    Table,
    strong,
    words,
)
from sli_desktop.services.paper.facts import (
    confidential,
    facts_of,
    meetings_of_day,
    questions_of,
    sensitivity_words,
    times_words,
)
from sli_desktop.wording import tr, trn

LINES = 9
"""Lines to write on under each meeting: with its facts, two meetings fill a page."""
LINES_OF_PAGE = 22
"""Lines of a page for one meeting with nothing to ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """What a person wants of a day sheet; without a peer it is the whole team's."""

    day: date
    peer: Peer | None = None
    with_questions: bool = True
    with_room: bool = True


def day_sheet(records: ChallengeRecords, wanted: DaySheet, zone: tzinfo) -> Sheet:
    """The sheet of a day: the timetable at a glance, then each meeting with room for notes."""
    meetings = meetings_of_day(records, wanted.day, zone, wanted.peer.id if wanted.peer else None)
    day = day_words(wanted.day)
    whose = wanted.peer.name if wanted.peer else tr("Whole team")
    challenge = records.challenge
    number = trn(len(meetings), "{number} meeting", "{number} meetings")
    head: tuple[Block, ...] = (
        Heading(level=1, words=day),
        Paragraph(runs=words(f"{challenge.subject} · {whose} · {number}"), look=Look.LEAD),
    )
    if wanted.with_room:
        head += (Paragraph(runs=_how_to_write(), look=Look.SMALL),)
    glance = (_glance(meetings, zone),) if meetings else (_nothing(),)
    each = tuple(block for m in meetings for block in _meeting(records, m, wanted, zone))
    return Sheet(
        name=tr("Day sheet {day}").format(day=wanted.day.isoformat()),
        above=f"{challenge.subject} · {day} · {whose}",
        below=confidential(),
        blocks=(*head, *glance, *each),
        parts_whole=True,
    )


def meeting_sheet(records: ChallengeRecords, meeting: Meeting, zone: tzinfo) -> Sheet:
    """An empty page for one meeting: its facts, what to ask, and lines to the foot of the page."""
    subject = records.challenge.subject
    asked = questions_of(records, meeting)
    blocks: list[Block] = [Heading(level=1, words=meeting.title)]
    when = times_words(meeting, zone)
    if meeting.starts:
        when = f"{day_words(meeting.starts.astimezone(zone).date())}, {when}"
    blocks.append(Paragraph(runs=words(when), look=Look.LEAD))
    blocks.append(facts_line(records, meeting))
    blocks.append(Paragraph(runs=_how_to_write(), look=Look.SMALL))
    blocks += _asking(asked)
    blocks.append(Room(lines=LINES_OF_PAGE - len(asked) // 2))
    return Sheet(
        name=tr("Sheet for {meeting}").format(meeting=meeting.reference or meeting.title),
        above=f"{subject} · {meeting.title} · {meeting.reference}".strip(" ·"),
        below=confidential(),
        blocks=tuple(blocks),
    )


def _asking(questions: tuple[str, ...]) -> Iterator[Block]:
    if questions:
        yield Paragraph(runs=(strong(tr("What to ask")),), look=Look.SMALL)
        yield Items(items=tuple(Item(runs=words(each), box=True) for each in questions))


def _how_to_write() -> tuple[Run, ...]:
    return (
        strong(tr("Write roles, never names. ")),
        Run(tr("Marks at the start of a line: + strength, ! area for consideration, ")),
        Run(tr("“ exact words, ? follow-up. The code of the meeting says where a page belongs.")),
    )


def _nothing() -> Block:
    return Paragraph(runs=words(tr("No meetings on this day.")))


def _glance(meetings: tuple[Meeting, ...], zone: tzinfo) -> Table:
    return Table(
        head=(words(tr("Time")), words(tr("Meeting")), words(tr("Room")), words(tr("Code"))),
        rows=tuple(
            (
                words(times_words(meeting, zone)),
                words(meeting.title),
                words(meeting.place),
                (strong(meeting.reference),),
            )
            for meeting in meetings
        ),
        shares=(19, 45, 25, 11),
    )


def _meeting(
    records: ChallengeRecords, meeting: Meeting, wanted: DaySheet, zone: tzinfo
) -> Iterator[Block]:
    yield Heading(level=2, words=f"{times_words(meeting, zone)}  {meeting.title}")
    yield facts_line(records, meeting)
    yield from _asking(questions_of(records, meeting) if wanted.with_questions else ())
    if wanted.with_room:
        yield Room(lines=LINES)


def facts_line(records: ChallengeRecords, meeting: Meeting) -> Paragraph:
    """The facts of a meeting in one paragraph, their names standing out."""
    runs: list[Run] = []
    for name, fact in facts_of(records, meeting):
        runs += [strong(f"{name} "), *words(f"{fact}   ")]
    if meeting.sensitivity is not Sensitivity.OPEN:
        runs.append(strong(sensitivity_words(meeting.sensitivity)))
    return Paragraph(runs=tuple(runs), look=Look.SMALL)
