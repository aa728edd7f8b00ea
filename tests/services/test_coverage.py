"""The heat map: gaps against targets, where they could be closed, and why one need not be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sli_desktop.models.records.challenge import (
    Question,
    QuestionOrigin,
    StakeholderGroup,
    TargetOf,
)
from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.finding import Reason
from sli_desktop.models.records.meeting import MeetingState
from sli_desktop.services.coverage import (
    Count,
    ask,
    chances,
    gap_id,
    read_heat_map,
    waive,
    want_again,
    words_to_ask,
)
from sli_desktop.storage import Workspace
from sli_desktop.ui.screens.large.state import slides_of
from tests.builders import (
    CHIEF,
    FINANCE,
    HOUSING,
    MONDAY,
    OFFICERS,
    RESIDENTS,
    SAM,
    a_challenge,
    a_group,
    a_meeting,
    a_new_id,
    a_note,
    a_question,
    a_theme,
    an_attendance,
)
from tests.workspaces import new_workspace

LATER = a_meeting(
    "Residents",
    starts=MONDAY + timedelta(days=1),
    ends=MONDAY + timedelta(days=1, hours=1),
    groups=frozenset({RESIDENTS}),
)
OPEN = a_meeting(
    "Anybody",
    starts=MONDAY + timedelta(hours=5),
    ends=MONDAY + timedelta(hours=6),
    themes=frozenset({HOUSING}),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Two officers were heard on finance; residents are wanted and not heard."""
    with new_workspace(tmp_path / "northmere.sli") as opened:
        opened.commit(
            make(
                "Begin",
                a_challenge(),
                a_theme("Finance", order="a"),
                a_theme("Housing", order="b"),
                a_group("Officers", order="a", target=2),
                a_group("Residents", order="b", target=5, target_of=TargetOf.PEOPLE),
                a_group("Partners", order="c"),
                a_meeting(state=MeetingState.HELD),
                an_attendance(CHIEF, count=2),
                a_note(theme=FINANCE),
                a_note(theme=FINANCE),
                LATER,
                OPEN,
            )
        )
        yield opened


def test_a_cell_counts_people_meetings_and_notes(workspace: Workspace) -> None:
    with workspace.read() as view:
        cell = read_heat_map(view).cell(FINANCE, OFFICERS)
    assert [cell.number(count) for count in Count] == [2, 1, 2]
    assert not cell.is_gap


def test_a_gap_stands_only_where_a_target_is_missed(workspace: Workspace) -> None:
    with workspace.read() as view:
        shown = read_heat_map(view)
    gaps = [(each.theme.name, each.group.name, each.missing) for each in shown.gaps]
    assert gaps == [
        ("Finance", "Residents", 5),
        ("Housing", "Residents", 5),
        ("Housing", "Officers", 2),
    ]


def test_who_was_heard_too_little_is_told_apart_from_who_was_not_heard(
    workspace: Workspace,
) -> None:
    with workspace.read() as view:
        officers = view.need(StakeholderGroup, OFFICERS)
    workspace.commit(edit("Aim higher", (officers, replace(officers, target=4))))
    with workspace.read() as view:
        shown = read_heat_map(view)
    assert [(each.theme.name, each.group.name) for each in shown.heard_too_few] == [
        ("Finance", "Officers")
    ]
    assert {*shown.not_heard, *shown.heard_too_few} == set(shown.gaps)
    told = slides_of(a_challenge(), (), shown, ())
    assert [each.title for each in told] == ["Who we have not heard", "Heard fewer than planned"]
    assert "Officers on Finance" not in told[0].lines
    assert told[1].lines == ("Officers on Finance: 2 of 4 people",)


def test_what_was_heard_later_is_left_out_of_yesterday(workspace: Workspace) -> None:
    with workspace.read() as view:
        assert read_heat_map(view, MONDAY).is_empty
        assert not read_heat_map(view).is_empty


def test_meetings_with_the_group_come_before_those_on_the_theme(workspace: Workspace) -> None:
    with workspace.read() as view:
        found = [each.title for each in chances(view, HOUSING, RESIDENTS, MONDAY)]
        late = chances(view, HOUSING, RESIDENTS, MONDAY + timedelta(days=2))
    assert found == ["Residents", "Anybody"]
    assert late == ()


def test_a_question_is_added_to_a_meeting_in_the_words_of_the_theme(workspace: Workspace) -> None:
    asked = a_question("Asked already?", theme=HOUSING, asked_in=frozenset({CHIEF}))
    wanted = a_question("Who owns housing?", theme=HOUSING, order="b")
    workspace.commit(make("Ask", asked, wanted))
    housing = a_theme("Housing")
    with workspace.read() as view:
        words = words_to_ask(view, housing, LATER.id)
    assert words == "Who owns housing?"
    question, act = ask(words, theme=HOUSING, meeting=LATER.id, new_id=a_new_id)
    workspace.commit(act)
    with workspace.read() as view:
        assert view.need(Question, question.id).origin is QuestionOrigin.LOCAL
        by_name = words_to_ask(view, a_theme("Finance"), LATER.id)
    assert by_name == "What should we know about Finance?"


def test_no_question_is_put_into_a_meeting_twice(workspace: Workspace) -> None:
    workspace.commit(make("Ask", a_question("Who owns housing?", theme=HOUSING)))
    put: list[str] = []
    for _ in range(3):
        with workspace.read() as view:
            put.append(words_to_ask(view, a_theme("Housing"), LATER.id))
        if put[-1]:
            _, act = ask(put[-1], theme=HOUSING, meeting=LATER.id, new_id=a_new_id)
            workspace.commit(act)
    assert put == ["Who owns housing?", "What should we know about Housing?", ""]
    with workspace.read() as view:
        assert words_to_ask(view, a_theme("Housing"), OPEN.id) == "Who owns housing?"


def test_a_gap_that_is_set_aside_is_none_until_it_is_wanted_again(workspace: Workspace) -> None:
    workspace.commit(waive(HOUSING, RESIDENTS, "Heard in writing", by=SAM, stored=None))
    with workspace.read() as view:
        cell = read_heat_map(view).cell(HOUSING, RESIDENTS)
    assert cell.waived is not None
    assert not cell.is_gap
    again = waive(HOUSING, RESIDENTS, "Seen in a survey", by=SAM, stored=cell.waived)
    [change] = again.changes
    assert change.after == replace(cell.waived, words="Seen in a survey")
    workspace.commit(want_again(cell.waived))
    with workspace.read() as view:
        assert read_heat_map(view).cell(HOUSING, RESIDENTS).is_gap


def test_two_laptops_that_set_the_same_gap_aside_make_one_record() -> None:
    one = waive(HOUSING, RESIDENTS, "One", by=SAM, stored=None).changes[0].after
    other = waive(HOUSING, RESIDENTS, "Other", by=None, stored=None).changes[0].after
    assert isinstance(one, Reason)
    assert isinstance(other, Reason)
    assert one.id == other.id
    assert one.record == gap_id(HOUSING, RESIDENTS)
