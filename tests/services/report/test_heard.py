"""Counts in slides and tables are those of the screen, and no small group shows."""

import random
from dataclasses import replace

import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, StakeholderGroup, Theme
from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.breadth import breadth
from sli_desktop.services.coverage import read_heat_map
from sli_desktop.services.intake.open_data import read_open_data
from sli_desktop.services.report.choose import shown_findings
from sli_desktop.services.report.heard import Hearing, Weight, in_words
from sli_desktop.services.report.outline import outline
from sli_desktop.storage import Workspace
from tests.services.report.small import OPTIONS
from tests.workspaces import workspace

__all__ = ["workspace"]


@pytest.fixture(scope="module")
def sample() -> tuple[Record, ...]:
    return tuple(read_open_data(resource("sample/northmere.jsonl")))


def test_people_and_meetings_are_those_of_the_heat_map(
    sample: tuple[Record, ...], workspace: Workspace
) -> None:
    with workspace.transaction() as transaction:
        transaction.apply(make("Fill", *(one for one in sample if not isinstance(one, Challenge))))
        screen = read_heat_map(transaction)
    records = ChallengeRecords.of(sample)
    ours = Hearing(records).of_themes(records.all(Theme))
    cells = [cell for cell in screen.cells.values() if cell.people]
    assert len(cells) >= 30
    for cell in screen.cells.values():
        assert ours[cell.theme.id].by_group.get(cell.group.id, 0) == cell.people
    met = Hearing(records).met(records.all(StakeholderGroup))
    assert {one: count for one, count in met.items() if count} == {
        one.group: one.people for one in screen.met.values() if one.people
    }


def test_notes_meetings_and_ways_are_those_of_the_findings_page(sample: tuple[Record, ...]) -> None:
    records = ChallengeRecords.of(sample)
    ours = Hearing(records).of_findings(records.all(Finding))
    for finding, weight in ours.items():
        screen = breadth(finding, records)
        assert (weight.notes, weight.meetings) == (screen.notes, screen.meetings)
        assert set(weight.ways) == set(screen.ways)


def test_a_group_shows_only_where_enough_of_its_people_were_heard(
    sample: tuple[Record, ...],
) -> None:
    chance = random.Random(4)
    for least in (1, 3, 5, 9):
        made = [
            replace(one, small_group_threshold=least) if isinstance(one, Challenge) else one
            for one in sample
            if not isinstance(one, Note) or chance.random() < 0.8
        ]
        records = ChallengeRecords.of(made)
        evidence, coverage, *_ = outline(records, OPTIONS).sheets
        weights = Hearing(records).of_findings(shown_findings(records, OPTIONS))
        groups = {one.name: one.id for one in records.all(StakeholderGroup)}
        by_name = {one.headline: weights[one.id] for one in shown_findings(records, OPTIONS)}
        for row in evidence.rows:
            weight = by_name[str(row[3])]
            assert (row[6] == f"under {least}") is (weight.people < least)
            for name in filter(None, str(row[9]).split("; ")):
                assert weight.by_group[groups[name]] >= least
        met = Hearing(records).met(records.all(StakeholderGroup))
        for at, column in enumerate(coverage.columns[2:], 2):
            assert met[groups[column.title]] >= least
            assert all(
                row[at] == f"under {least}" or int(row[at]) >= least for row in coverage.rows
            )


def test_no_note_and_no_title_of_a_meeting_is_in_slides_or_tables(
    sample: tuple[Record, ...],
) -> None:
    records = ChallengeRecords.of(sample)
    shown = outline(records, OPTIONS)
    words = repr((shown.slides, shown.sheets))
    assert "Sixty-two actions" in words
    written = repr(outline(records, OPTIONS).sections)
    for note in records.all(Note):
        assert note.body not in words or note.body in written
    public = repr((records.all(Peer), records.all(StakeholderGroup)))
    for meeting in records.all(Meeting):
        assert meeting.title not in words or meeting.title in written + public


def test_counts_are_told_rounded_or_not_at_all() -> None:
    weight = Weight(notes=1, meetings=12, people=13, ways=(), by_group={})
    assert in_words(weight, 3) == (
        "Rests on 1 note from more than 10 meetings with more than 10 people."
    )
    assert in_words(replace(weight, people=2), 3) == ""
