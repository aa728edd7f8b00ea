"""Similar notes: found by the words they share, with those words named."""

from datetime import timedelta

import pytest

from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note
from sli_desktop.services.similar import (
    perhaps_one_remark,
    rank,
    similar_notes,
    stem,
    telling_words,
    weights,
)
from sli_desktop.storage import Workspace
from tests.builders import MONDAY, PRIYA, SAM, a_challenge, a_meeting, a_note, a_peer
from tests.workspaces import workspace

__all__ = ["workspace"]

WEBSITE = a_note("We find out about decisions from the website, not from our director.")
ALIKE = a_note("Decisions reach us on the website first; the director is silent.", author=PRIYA)
OTHER = a_note("Reserves fall each year and the budget gap grows.")
BUDGET = a_note("The budget gap is closed by reserves.")


def fill(workspace: Workspace, *more: Note) -> None:
    filler = [a_note(f"Bins in street {number} are late, say residents.") for number in range(40)]
    notes = (WEBSITE, ALIKE, OTHER, BUDGET, *filler, *more)
    workspace.commit(make("Fill", a_challenge(), a_peer("Sam"), a_peer("Priya"), *notes))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("decision", "decisions"),
        ("communicate", "communication"),
        ("policy", "policies"),
        ("manager", "managers"),
        ("priority", "priorities"),
    ],
)
def test_forms_of_a_word_have_one_beginning(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_tell_nothing_are_left_out() -> None:
    assert telling_words("It's what they said about the café's 12 managers") == {
        "cafe": "café's",
        "manag": "managers",
    }


def test_what_is_rare_tells_more() -> None:
    told = weights({"website": 2, "budget": 900}, 1000)
    assert told["website"] > 3 * told["budget"]


def test_similar_notes_are_found_with_the_words_they_share(workspace: Workspace) -> None:
    fill(workspace)
    with workspace.read() as view:
        [found] = similar_notes(view, WEBSITE)
        assert found.note.id == ALIKE.id
        assert set(found.words) == {"decisions", "website", "director"}
        assert [each.note.id for each in similar_notes(view, OTHER)] == [BUDGET.id]
        assert similar_notes(view, a_note("And so on.")) == ()
        assert similar_notes(view, a_note('Quite "nothing* alike')) == ()


def test_a_note_that_is_not_indexed_yet_is_found_as_well(workspace: Workspace) -> None:
    late = a_note("Website decisions again")
    fill(workspace)
    workspace.commit(make("Add", late))
    with workspace.read() as view:
        found = [each.note.id for each in similar_notes(view, WEBSITE)]
    assert set(found) == {ALIKE.id, late.id}


def test_notes_joined_already_and_notes_that_share_one_word_are_left_out() -> None:
    told = dict.fromkeys(telling_words(WEBSITE.body), 1.0)
    joined = a_note(ALIKE.body, joined_with=frozenset({WEBSITE.id}))
    once = a_note("The website is new.")
    note = a_note(WEBSITE.body, id=WEBSITE.id, joined_with=frozenset({joined.id}))
    assert rank(note, [joined, once, note], told) == ()


def test_one_remark_is_suggested_of_another_note_taker_at_the_same_time(
    workspace: Workspace,
) -> None:
    at = WEBSITE.first_key
    near = a_note(ALIKE.body, author=PRIYA, first_key=at + timedelta(minutes=2))
    late = a_note(ALIKE.body, author=PRIYA, first_key=at + timedelta(minutes=4))
    mine = a_note(ALIKE.body, author=SAM, first_key=at)
    elsewhere = a_note(ALIKE.body, author=PRIYA, first_key=at, meeting=a_meeting("Other").id)
    about_else = a_note("Reserves fall", author=PRIYA, first_key=at)
    notes = (WEBSITE, near, late, mine, elsewhere, about_else)
    workspace.commit(make("Fill", a_challenge(), *notes))
    with workspace.read() as view:
        assert [each.note.id for each in perhaps_one_remark(view, WEBSITE)] == [near.id]
        alone = a_note("Website decisions", meeting=None, first_key=MONDAY)
        assert perhaps_one_remark(view, alone) == ()
