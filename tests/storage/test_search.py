from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.ids import ContactId
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.people import Contact
from sli_desktop.storage import SearchHit, SearchQuery, Workspace
from sli_desktop.storage.snippet import Term, pattern_of, snippet
from tests.builders import (
    FINANCE,
    HOUSING,
    MONDAY,
    OFFICERS,
    PRIYA,
    RESIDENTS,
    SAM,
    a_challenge,
    a_finding,
    a_headline,
    a_meeting,
    a_new_id,
    a_note,
    a_recommendation,
    a_theme,
    an_attendance,
)


def _found(workspace: Workspace, words: str, **filters: Any) -> set[UUID]:
    with workspace.read() as view:
        result = view.search(SearchQuery(words=words, **filters))
    assert result.total == len(result.hits)
    return {hit.id for hit in result.hits}


def _hit(workspace: Workspace, words: str) -> SearchHit:
    with workspace.read() as view:
        return view.search(SearchQuery(words=words)).hits[0]


def test_words_are_found_whole_in_any_case_and_with_or_without_accents(
    workspace: Workspace,
) -> None:
    note = a_note("The Chief’s café costs £3.40 – council's own.")
    workspace.commit(make("Add", note, a_note("Councils differ.")))
    for words in ("CAFE", "café", "chief", "council", "council's", "3.40", '"own"', "caf*"):
        assert _found(workspace, words) == {note.id}, words
    assert _found(workspace, "caf") == set()
    assert _found(workspace, "chief differ") == set()


def test_quotes_ask_for_words_in_a_row(workspace: Workspace) -> None:
    row, apart = a_note("the housing strategy works"), a_note("a strategy for housing")
    workspace.commit(make("Add", row, apart))
    assert _found(workspace, "housing strategy") == {row.id, apart.id}
    assert _found(workspace, '"housing strategy"') == {row.id}
    assert _found(workspace, '"housing strat"*') == {row.id}
    assert _found(workspace, '"housing strategy') == {row.id, apart.id}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        '"',
        '""',
        "*",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "title:x",
        "^a",
        "a + b",
        "(",
        "-x",
        "'; DROP TABLE notes",
        "\x00",
        "\ud800",
        "a\x00b",
        "é" * 5000,
        "x " * 500,
        "{a}",
        "col : y",
    ],
)
def test_nothing_a_person_types_is_a_mistake(workspace: Workspace, words: str) -> None:
    workspace.commit(make("Add", a_note("nothing of it")))
    with workspace.read() as view:
        view.search(SearchQuery(words=words))


@given(words=st.text(max_size=40))
def test_any_text_can_be_searched(workspace: Workspace, words: str) -> None:
    with workspace.read() as view:
        view.search(SearchQuery(words=words))


def test_the_index_follows_every_act_and_undo(workspace: Workspace) -> None:
    note = a_note("first words")
    workspace.commit(make("Add", note))
    after = replace(note, body="second words")
    workspace.commit(edit("Reword", (note, after)))
    assert _found(workspace, "first") == set()
    assert _found(workspace, "second") == {note.id}
    workspace.commit(put_in_bin("Bin", after))
    assert _found(workspace, "words") == set()
    with workspace.transaction() as transaction:
        transaction.undo()
        transaction.undo()
    assert _found(workspace, "first") == {note.id}
    assert workspace.check().is_whole


def test_all_kinds_are_searched_but_never_a_contact(workspace: Workspace) -> None:
    finding = a_finding("Tanglewick is late", reference="PS1")
    recommendation = a_recommendation("Finish Tanglewick.")
    contact = Contact(id=ContactId(a_new_id()), name="Tanglewick Smith")
    note = a_note("Tanglewick again")
    workspace.commit(make("Add", finding, recommendation, contact, note))
    assert _found(workspace, "tanglewick") == {finding.id, recommendation.id, note.id}
    assert _found(workspace, "tanglewick", kind="finding") == {finding.id}
    assert _found(workspace, "tanglewick", kind="contact") == set()
    hit = _hit(workspace, "PS1")
    assert (hit.kind, hit.title) == ("finding", "PS1 Tanglewick is late")


def test_filters_narrow_by_theme_group_peer_day_and_kind_of_note(workspace: Workspace) -> None:
    officers = an_attendance(group=OFFICERS)
    meeting = a_meeting("Budget room", groups=frozenset({RESIDENTS}), themes=frozenset({HOUSING}))
    one = a_note(
        "budget one", theme=FINANCE, speaker=officers.id, kinds=frozenset({NoteKind.QUOTE})
    )
    two = a_note(
        "budget two",
        author=PRIYA,
        meeting=meeting.id,
        first_key=MONDAY + timedelta(days=1),
    )
    finding = a_finding("budget finding", theme=FINANCE)
    headline = a_headline("budget headline", meeting=meeting.id, day=date(2026, 10, 13))
    workspace.commit(
        make("Add", a_challenge(), officers, meeting, one, two, finding, headline, a_theme())
    )
    assert _found(workspace, "budget", theme=FINANCE) == {one.id, finding.id}
    assert _found(workspace, "budget", theme=HOUSING) == {meeting.id}
    assert _found(workspace, "budget", group=OFFICERS) == {one.id}
    assert _found(workspace, "budget", group=RESIDENTS) == {two.id, meeting.id, headline.id}
    assert _found(workspace, "budget", peer=SAM) == {one.id, meeting.id}
    assert _found(workspace, "budget", day=date(2026, 10, 13)) == {two.id, headline.id}
    assert _found(workspace, "budget", note_kind=NoteKind.QUOTE) == {one.id}
    assert _found(workspace, "budget", theme=FINANCE, kind="note") == {one.id}
    assert _found(workspace, "budget", theme=FINANCE, peer=PRIYA) == set()
    assert _found(workspace, "budget", day=date(2026, 10, 12), kind="section") == set()


def test_a_day_is_a_day_of_the_challenge_not_of_greenwich(workspace: Workspace) -> None:
    late = a_note("late", first_key=MONDAY.replace(hour=23, minute=30))
    workspace.commit(make("Add", a_challenge(), late))
    assert _found(workspace, "late", day=date(2026, 10, 13)) == {late.id}
    assert _found(workspace, "late", day=date(2026, 10, 12)) == set()


def test_hits_come_in_pages_with_the_whole_count(workspace: Workspace) -> None:
    workspace.commit(make("Add", *(a_note(f"budget {number}") for number in range(30))))
    with workspace.read() as view:
        first = view.search(SearchQuery(words="budget", limit=20))
        rest = view.search(SearchQuery(words="budget", limit=20, offset=20))
    assert (first.total, len(first.hits), len(rest.hits)) == (30, 20, 10)
    assert not {hit.id for hit in first.hits} & {hit.id for hit in rest.hits}


def test_with_very_many_hits_the_newest_come_first(workspace: Workspace) -> None:
    notes = [a_note(f"budget {number}") for number in range(5005)]
    workspace.commit(make("Add", *notes))
    with workspace.read() as view:
        result = view.search(SearchQuery(words="budget", limit=3))
    assert result.total == 5005
    assert [hit.id for hit in result.hits] == [note.id for note in reversed(notes[-3:])]


def test_a_snippet_shows_the_words_around_and_marks_what_was_found(workspace: Workspace) -> None:
    words = " ".join(f"word{number}" for number in range(80))
    workspace.commit(make("Add", a_note(f"{words} the Café strategy {words}")))
    parts = _hit(workspace, '"cafe strategy"').snippet
    assert [part.text for part in parts if part.matched] == ["Café strategy"]
    text = "".join(part.text for part in parts)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 260


@given(text=st.text(max_size=400), word=st.text(min_size=1, max_size=8))
def test_a_snippet_repeats_the_text_and_nothing_else(text: str, word: str) -> None:
    parts = snippet(text, pattern_of([Term((word,), is_prefix=True)]))
    shown = "".join(part.text for part in parts).removeprefix("… ").removesuffix(" …")
    assert shown in text
