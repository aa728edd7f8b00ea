"""Themes and groups: moving keeps one order, taking one away moves what is about it."""

import pytest

from sli_desktop.models.records.challenge import Question, Theme, ThemeKind
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.arranging.groups import (
    add_group,
    group_counts_in_words,
    read_of_group,
    remove_group,
)
from sli_desktop.services.arranging.order import move_row, moved
from sli_desktop.services.arranging.questions import add_question
from sli_desktop.services.arranging.themes import (
    add_theme,
    change_theme,
    counts_in_words,
    move_theme,
    read_about_theme,
    remove_theme,
)
from tests.builders import FINANCE, HOUSING, LEADERSHIP, OFFICERS, RESIDENTS, a_new_id, a_theme
from tests.services.arranging.conftest import NOTES_ON_FINANCE, Arranging


def names(arranging: Arranging) -> list[str]:
    return [theme.name for theme in arranging.set_up.themes]


def theme(arranging: Arranging, name: str) -> Theme:
    return next(each for each in arranging.set_up.themes if each.name == name)


def test_moving_a_theme_changes_one_record_and_undo_moves_it_back(arranging: Arranging) -> None:
    act = move_theme(arranging.set_up, theme(arranging, "Housing"), 0)
    assert len(act.changes) == 1
    arranging.do(act)
    assert names(arranging) == ["Housing", "Finance", "Leadership"]
    arranging.undo()
    assert names(arranging) == ["Finance", "Leadership", "Housing"]


def test_two_steps_up_come_to_the_same_as_one_long_drag(arranging: Arranging) -> None:
    dragged = move_theme(arranging.set_up, theme(arranging, "Housing"), 0)
    for to in (1, 0):
        arranging.do(move_theme(arranging.set_up, theme(arranging, "Housing"), to))
    assert theme(arranging, "Housing") == dragged.changes[0].after


@pytest.mark.parametrize("orders", [("a", "b", "c"), ("", "", ""), ("a0", "a0", "a0")])
def test_rows_with_keys_that_leave_no_room_get_new_ones(orders: tuple[str, ...]) -> None:
    rows = [a_theme(name, order=key) for name, key in zip("XYZ", orders, strict=True)]
    changed = {each.id: each for each in moved(rows, rows[2], 0)}
    after = sorted((changed.get(row.id, row) for row in rows), key=lambda each: each.order)
    assert [each.name for each in after] == ["Z", "X", "Y"]
    assert moved(rows, rows[0], 0) == ()


def test_the_parts_of_a_theme_stay_behind_it_when_it_moves(arranging: Arranging) -> None:
    for name in ("Budget", "Audit"):
        finance = theme(arranging, "Finance")
        _, act = add_theme(arranging.set_up, name, parent=finance, new_id=a_new_id)
        arranging.do(act)
    assert names(arranging) == ["Finance", "Budget", "Audit", "Leadership", "Housing"]
    arranging.do(move_theme(arranging.set_up, theme(arranging, "Audit"), 0))
    assert names(arranging) == ["Finance", "Audit", "Budget", "Leadership", "Housing"]
    arranging.do(move_theme(arranging.set_up, theme(arranging, "Finance"), 2))
    assert names(arranging) == ["Leadership", "Housing", "Finance", "Audit", "Budget"]


def test_a_new_theme_is_a_local_focus_at_the_end(arranging: Arranging) -> None:
    made, act = add_theme(arranging.set_up, "Homes", new_id=a_new_id)
    arranging.do(act)
    assert names(arranging)[-1] == "Homes"
    assert made.kind is ThemeKind.LOCAL
    arranging.do(change_theme(made, "name", "Homes for all"))
    assert names(arranging)[-1] == "Homes for all"


def test_taking_a_theme_away_moves_its_notes_in_one_act(arranging: Arranging) -> None:
    with arranging.workspace.read() as view:
        before = view.everything()
        about = read_about_theme(view, theme(arranging, "Finance"))
    assert counts_in_words(about) == ("12 notes", "1 meeting", "2 questions")
    act = remove_theme(about, theme(arranging, "Leadership"))
    assert act.name == "Remove the theme Finance and move 12 notes to Leadership"
    arranging.do(act)
    with arranging.workspace.read() as view:
        assert len(view.where(Note, themes=LEADERSHIP)) == NOTES_ON_FINANCE
        assert view.where(Note, themes=FINANCE) == ()
        assert len(view.where(Note, themes=HOUSING)) == 5
        assert len(view.where(Meeting, themes=LEADERSHIP)) == 1
        assert len(view.where(Question, theme=LEADERSHIP)) == 2
    assert names(arranging) == ["Leadership", "Housing"]
    arranging.undo()
    with arranging.workspace.read() as view:
        assert view.everything() == before


def test_notes_can_be_left_without_a_theme(arranging: Arranging) -> None:
    with arranging.workspace.read() as view:
        about = read_about_theme(view, theme(arranging, "Finance"))
    arranging.do(remove_theme(about, None))
    with arranging.workspace.read() as view:
        assert sum(not note.themes for note in view.all(Note)) == NOTES_ON_FINANCE - 5
        assert view.all(Question) == ()


def test_findings_cannot_be_left_without_a_theme(arranging: Arranging) -> None:
    with arranging.workspace.read() as view:
        about = read_about_theme(view, theme(arranging, "Leadership"))
    assert about.needs_a_theme
    assert counts_in_words(about) == ("1 finding", "1 recommendation")
    with pytest.raises(ValueError, match="theme"):
        remove_theme(about, None)
    with pytest.raises(ValueError, match="itself"):
        remove_theme(about, about.theme)


def test_a_question_comes_last_and_moves(arranging: Arranging) -> None:
    finance = theme(arranging, "Finance")
    made, act = add_question(arranging.set_up, finance, "Is it enough?", new_id=a_new_id)
    arranging.do(act)
    questions = arranging.set_up.questions_of(finance)
    assert questions[-1] == made
    arranging.do(move_row(questions, made, 0, name="Move a question"))
    assert arranging.set_up.questions_of(finance)[0].text == "Is it enough?"


def test_taking_a_group_away_moves_those_heard_to_another_one(arranging: Arranging) -> None:
    groups = arranging.set_up.groups
    with arranging.workspace.read() as view:
        of = read_of_group(view, groups[0])
    assert group_counts_in_words(of) == ("4 people in rooms", "1 meeting")
    arranging.do(remove_group(of, groups[1]))
    with arranging.workspace.read() as view:
        assert view.where(Attendance, group=RESIDENTS)[0].count == 4
        assert view.where(Meeting, groups=RESIDENTS)
    arranging.undo()
    arranging.do(remove_group(of, None))
    with arranging.workspace.read() as view:
        assert view.all(Attendance)[0].group is None
        assert view.where(Meeting, groups=OFFICERS) == ()
    _, act = add_group(arranging.set_up, "Businesses", new_id=a_new_id)
    arranging.do(act)
    assert [group.name for group in arranging.set_up.groups] == ["Residents", "Businesses"]
