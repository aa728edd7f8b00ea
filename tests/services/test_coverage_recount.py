"""Coverage, people, meetings and triangulation equal an independent recount by plain SQL."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import StakeholderGroup, TargetOf, Theme
from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.models.records.finding import Finding, Stance
from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.meeting import MeetingKind, MeetingState
from sli_desktop.models.records.note import Source
from sli_desktop.paths import resource
from sli_desktop.services.breadth import breadth
from sli_desktop.services.coverage import HeatMap, read_heat_map, waive
from sli_desktop.services.figures import figures
from sli_desktop.services.intake.open_data import read_open_data
from sli_desktop.storage import Heard, View, Workspace
from tests.builders import (
    MONDAY,
    a_challenge,
    a_finding,
    a_finding_note,
    a_group,
    a_meeting,
    a_note,
    a_theme,
    an_attendance,
)
from tests.services.recount import Recount, recount
from tests.workspaces import workspace

__all__ = ["workspace"]

CHALLENGES = 200
NOON = MONDAY + timedelta(days=1, hours=3)


class _PutAwayError(Exception):
    pass


@contextmanager
def holding(workspace: Workspace, records: list[Record], gone: list[Record]) -> Iterator[View]:
    """A challenge with these records, some of them in the bin; put away afterwards."""
    try:
        with workspace.transaction() as transaction:
            transaction.apply(make("Fill", *records))
            transaction.apply(put_in_bin("Delete", *gone))
            yield transaction
            raise _PutAwayError
    except _PutAwayError:
        pass


def counted(view: View, *, planted: int = 0) -> Recount:
    """What the product counts; `planted` is added to each cell's people, as a fault would."""
    records = view.everything()
    whole = figures(records)
    behind = {one.id: breadth(one.id, records) for one in records.all(Finding)}
    here: set[UUID] = {theme.id for theme in records.all(Theme)}
    groups: set[UUID] = {group.id for group in records.all(StakeholderGroup)}
    return Recount(
        cells=_cells(view.heard(), here, groups, planted),
        met={
            each.group: (each.people, each.meetings)
            for each in view.groups_met()
            if each.group in groups
        },
        people=whole.people,
        meetings=whole.meetings,
        findings={
            UUID(int=key.int): (
                one.notes,
                one.groups,
                one.meetings,
                len(one.ways),
            )
            for key, one in behind.items()
        },
        until=_cells(view.heard(before=NOON), here, groups),
        gaps=_gaps(read_heat_map(view), planted),
    )


def _gaps(shown: HeatMap, planted: int) -> dict[tuple[UUID, UUID], tuple[int, bool]]:
    assert {*shown.not_heard, *shown.heard_too_few} == set(shown.gaps)
    return {
        (each.theme.id, each.group.id): (each.missing + planted, each in shown.heard_too_few)
        for each in shown.gaps
    }


def _cells(
    heard: Iterable[Heard], themes: set[UUID], groups: set[UUID], planted: int = 0
) -> dict[tuple[UUID, UUID], tuple[int, int, int]]:
    return {
        (each.theme, each.group): (each.people + planted, each.meetings, each.notes)
        for each in heard
        if each.group in groups and each.theme in themes
    }


def a_random_challenge(r: Random) -> tuple[list[Record], list[Record]]:
    """A small challenge where everything that counting must look at comes about."""
    groups = [
        a_group(
            f"Group {n}",
            target=r.choice([None, 1, 2, 6]),
            target_of=r.choice(list(TargetOf)),
        )
        for n in range(4)
    ]
    themes = [a_theme(f"Theme {n}") for n in range(3)]
    themes.append(a_theme("Part", parent=r.choice(themes).id))
    meetings = [
        a_meeting(
            f"Meeting {n}",
            state=r.choice([MeetingState.HELD] * 5 + list(MeetingState)),
            kind=r.choice([MeetingKind.INTERVIEW] * 6 + list(MeetingKind)),
            groups=frozenset(one.id for one in r.sample(groups, r.randrange(3))),
            people_count=r.choice([None, None, 0, 1, 4, 9]),
            starts=r.choice([None, *(MONDAY + timedelta(days=day) for day in range(4))]),
        )
        for n in range(7)
    ]
    lines = [
        an_attendance(
            r.choice(meetings).id,
            group=r.choice([None, *(one.id for one in groups)]),
            count=(count := r.choice([1, 1, 1, 2, 5])),
            person_key=r.choice(["", "a", "b", "c"]) if count == 1 or r.random() < 0.1 else "",
        )
        for _ in range(r.randrange(14))
    ]
    notes = []
    for _ in range(30):
        meeting = r.choice([None, *meetings])
        there = [line for line in lines if meeting and line.meeting == meeting.id]
        somebody = r.choice([None, *(line.id for line in (there if r.random() < 0.9 else lines))])
        notes.append(
            a_note(
                meeting=meeting.id if meeting else None,
                speaker=somebody,
                source=r.choice(list(Source)),
                first_key=MONDAY + timedelta(days=r.randrange(4), minutes=5),
                themes=frozenset(one.id for one in r.sample(themes, r.randrange(3))),
            )
        )
    for _ in range(4):
        at, other = r.randrange(30), r.randrange(30)
        joined = notes[at].joined_with | {NoteId(notes[other].id)}
        notes[at] = replace(notes[at], joined_with=joined - {notes[at].id})
    findings = [a_finding(f"Finding {n}") for n in range(3)]
    links = [
        a_finding_note(one, note, r.choice([Stance.SUPPORTS, Stance.SUPPORTS, Stance.AGAINST]))
        for one in findings
        for note in r.sample(notes, r.randrange(6))
    ]
    aside = waive(r.choice(themes).id, r.choice(groups).id, "Enough", by=None, stored=None)
    made: list[Record] = [
        a_challenge(), *groups, *themes, *meetings, *lines, *notes, *findings, *links,
        aside.changes[0].record,
    ]  # fmt: skip
    binned: list[Record] = [
        *r.sample(notes, 3),
        *r.sample(meetings, 1),
        *r.sample(links, min(1, len(links))),
    ]
    if lines:
        binned.append(r.choice(lines))
    if r.random() < 0.3:
        binned += [r.choice(groups), r.choice(themes)]
    return made, binned


def test_the_recount_catches_one_person_too_many(workspace: Workspace) -> None:
    with holding(workspace, *a_random_challenge(Random(1))) as view:
        assert counted(view, planted=1) != recount(view, NOON)
        assert counted(view).cells
        assert counted(view).gaps


def test_200_random_challenges_are_counted_as_the_recount_counts_them(
    workspace: Workspace,
) -> None:
    for seed in range(CHALLENGES):
        with holding(workspace, *a_random_challenge(Random(seed))) as view:
            assert counted(view) == recount(view, NOON), f"seed {seed}"


def test_the_sample_is_counted_as_the_recount_counts_it(workspace: Workspace) -> None:
    sample = list(read_open_data(resource("sample/northmere.jsonl")))
    with holding(workspace, sample, []) as view:
        shown = counted(view)
        assert shown == recount(view, NOON)
        assert (shown.meetings, len(shown.findings)) == (36, 53)
