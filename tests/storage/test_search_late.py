"""Notes wait before they enter the index; nobody who searches can tell."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.codec import to_keys
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.services.history import History
from sli_desktop.storage import RecordView, SearchQuery, StaleRecordError, Workspace
from sli_desktop.storage.search_late import ENOUGH
from sli_desktop.storage.snippet import folded
from tests.builders import (
    FINANCE,
    HOUSING,
    MONDAY,
    OFFICERS,
    PRIYA,
    SAM,
    a_finding,
    a_meeting,
    a_note,
)
from tests.workspaces import new_workspace


def _found(workspace: Workspace, words: str) -> list[object]:
    with workspace.read() as view:
        result = view.search(SearchQuery(words=words, limit=1000))
    assert result.total == len(result.hits)
    return [hit.id for hit in result.hits]


def _indexed(workspace: Workspace) -> int:
    with workspace.read() as view:
        count: int = view._session.value("SELECT count(*) FROM search_index_docsize")
    return count


def test_a_note_is_found_at_once_though_it_is_not_in_the_index_yet(workspace: Workspace) -> None:
    note = a_note("The Café of Tanglewick", theme=FINANCE)
    workspace.commit(make("Add", note))
    assert _indexed(workspace) == 0
    for words in ("cafe", "tangle*", '"of tanglewick"', "tanglewick cafe"):
        assert _found(workspace, words) == [note.id]
    with workspace.read() as view:
        assert view.search(SearchQuery(words="cafe", theme=FINANCE)).total == 1
        assert view.search(SearchQuery(words="cafe", theme=HOUSING)).total == 0
        assert view.search(SearchQuery(words="cafe", kind="finding")).total == 0


def test_enough_waiting_notes_enter_the_index_together(workspace: Workspace) -> None:
    for number in range(ENOUGH - 1):
        workspace.commit(make("Add", a_note(f"budget {number}")))
    assert _indexed(workspace) == 0
    workspace.commit(make("Add", a_note("budget last")))
    assert _indexed(workspace) == ENOUGH
    workspace.commit(make("Add", a_note("budget afterwards")))
    assert len(_found(workspace, "budget")) == ENOUGH + 1


def test_pages_go_from_the_waiting_notes_on_into_the_index(workspace: Workspace) -> None:
    workspace.commit(make("Add", *(a_note(f"budget {number}") for number in range(ENOUGH))))
    for number in range(5):
        workspace.commit(make("Add", a_note(f"late budget {number}")))
    pages = []
    with workspace.read() as view:
        for offset in range(0, ENOUGH + 5, 4):
            result = view.search(SearchQuery(words="budget", limit=4, offset=offset))
            assert result.total == ENOUGH + 5
            pages += [hit.id for hit in result.hits]
    assert len(set(pages)) == len(pages) == ENOUGH + 5
    assert pages == _found(workspace, "budget")


_QUERIES = (
    SearchQuery(words="budget"),
    SearchQuery(words="budget", kind="note"),
    SearchQuery(words="budget", kind="finding"),
    SearchQuery(words="budget", theme=FINANCE),
    SearchQuery(words="budget", group=OFFICERS),
    SearchQuery(words="budget", peer=PRIYA),
    SearchQuery(words="budget", day=MONDAY.date()),
    SearchQuery(words="budget", note_kind=NoteKind.QUOTE),
    SearchQuery(words="budget", theme=FINANCE, peer=PRIYA, day=MONDAY.date()),
)


def _note(number: int) -> Note:
    """Every filter takes some of them, and no two filters the same ones."""
    note = a_note(f"budget {number}", theme=FINANCE if number % 2 else HOUSING)
    return replace(
        note,
        author=PRIYA if number % 3 else SAM,
        first_key=MONDAY + timedelta(days=number % 11),
        kinds=frozenset({NoteKind.QUOTE} if number % 5 else ()),
        meeting=a_meeting().id if number % 7 else None,
    )


@pytest.mark.parametrize("query", _QUERIES, ids=str)
def test_a_filter_takes_the_same_notes_whether_they_wait_or_not(
    workspace: Workspace, query: SearchQuery
) -> None:
    meeting = replace(a_meeting("The budget meeting"), groups=frozenset({OFFICERS}))
    here = replace(a_meeting(), groups=frozenset({OFFICERS}))
    workspace.commit(make("Begin", here, meeting, a_finding("The budget")))
    workspace.commit(make("Add", *map(_note, range(ENOUGH))))
    for number in range(ENOUGH, 2 * ENOUGH - 1):
        workspace.commit(make("Add", _note(number)))
    pages = []
    with workspace.read() as view:
        waiting = view.search(replace(query, limit=1000))
        again = view.search(replace(query, limit=1000))
        for offset in range(0, waiting.total, 7):
            page = view.search(replace(query, limit=7, offset=offset))
            assert page.total == waiting.total
            pages += [hit.id for hit in page.hits]
    assert again == waiting
    assert pages == [hit.id for hit in waiting.hits]
    assert len({*pages}) == waiting.total == len(pages)
    assert workspace.check().is_whole  # lets all of them enter
    with workspace.read() as view:
        indexed = view.search(replace(query, limit=1000))
    assert {hit.id for hit in indexed.hits} == {*pages}
    assert 0 < indexed.total == waiting.total


def _index_bytes(workspace: Workspace) -> bytes:
    with workspace.read() as view:
        rows = view._session.run("SELECT block FROM search_index_data").fetchall()
    return b"".join(row[0] for row in rows)


@pytest.mark.parametrize("waits", [False, True])
def test_words_in_the_bin_stand_in_no_byte_of_the_index(workspace: Workspace, waits: bool) -> None:
    gone = a_note("the qxcanary flies")
    others = [a_note(f"budget {number}") for number in range(2 * ENOUGH)]
    workspace.commit(make("Add", *others[:ENOUGH]))
    workspace.commit(make("Add", gone))
    if not waits:
        workspace.commit(make("Add", *others[ENOUGH:]))
        assert b"qxcanary" in _index_bytes(workspace)
    workspace.commit(put_in_bin("Bin", gone))
    if waits:
        workspace.commit(make("Add", *others[ENOUGH:]))
    assert workspace.check().is_whole
    assert _indexed(workspace) == 2 * ENOUGH
    assert b"qxcanary" not in _index_bytes(workspace)


def test_a_check_lets_all_notes_enter_the_index(workspace: Workspace) -> None:
    workspace.commit(make("Add", a_note("budget")))
    assert workspace.check().is_whole
    assert _indexed(workspace) == 1
    assert len(_found(workspace, "budget")) == 1


def _view(note: Note, *, gone: bool = False, in_bin: bool = False) -> RecordView:
    return RecordView(
        kind="note",
        record=note.id,
        keys=None if gone else to_keys(note),
        in_bin=in_bin,
        device="b" * 16,
        hlc="0199d2c3a4f0-0001",
    )


@pytest.mark.parametrize("count", [3, ENOUGH + 3])
def test_notes_that_an_import_takes_away_leave_no_gap(workspace: Workspace, count: int) -> None:
    notes = [a_note(f"budget {number}") for number in range(count)]
    workspace.commit(make("Add", *notes))
    changed = replace(notes[0], body="changed by Priya")
    with workspace.transaction() as transaction:
        views = [_view(changed), _view(notes[1], in_bin=True), _view(notes[-1], gone=True)]
        transaction.write_views("Import", views)
    assert len(_found(workspace, "budget")) == count - 3
    assert _found(workspace, "changed") == [changed.id]
    again = a_note("budget again")
    workspace.commit(make("Add", again))
    assert again.id in _found(workspace, "budget")
    assert workspace.check().is_whole
    assert len(_found(workspace, "budget")) == count - 2


def test_an_import_of_other_kinds_is_found_and_taken_back(workspace: Workspace) -> None:
    finding = a_finding("Tanglewick is late")
    shown = replace(_view(a_note()), kind="finding", record=finding.id, keys=to_keys(finding))
    for view, hits in ((shown, [finding.id]), (replace(shown, keys=None), [])):
        with workspace.transaction() as transaction:
            transaction.write_views("Import", [view])
        assert _found(workspace, "tanglewick") == hits
    assert workspace.check().is_whole


_WORDS = ("budget", "café", "CAFE", "plan", "planning")
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "many", "reword", "bin", "back", "undo", "import", "remove"]),
        st.sampled_from(_WORDS),
        st.integers(0, 5),
    ),
    max_size=12,
)


def _step(workspace: Workspace, what: str, word: str, which: int) -> None:
    history = History(workspace)
    with workspace.read() as view:
        here, binned = view.all(Note), view.in_bin(Note)
    note = here[which % len(here)] if here else None
    if what in {"add", "many"}:
        count = 1 if what == "add" else ENOUGH - 2 + which
        history.do(make("Add", *(a_note(f"the {word} {number}") for number in range(count))))
    elif what == "back" and binned:
        history.do(make("Take back", binned[0]))
    elif what == "undo" and history.can_undo():
        with suppress(StaleRecordError):  # an import was there in between
            history.undo()
    elif note is None:
        return
    elif what == "reword":
        history.do(edit("Reword", (note, replace(note, body=f"now {word}"))))
    elif what == "bin":
        history.do(put_in_bin("Bin", note))
    else:
        _import(workspace, replace(note, body=f"theirs {word}"), gone=what == "remove")


def _import(workspace: Workspace, note: Note, *, gone: bool) -> None:
    with workspace.transaction() as transaction:
        transaction.write_views("Import", [_view(note, gone=gone)])
        transaction.mark_sealed()


@given(steps=_STEPS)
def test_what_is_found_is_always_what_a_reader_would_find(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    with new_workspace(tmp_path_factory.mktemp("late") / "a.sli") as workspace:
        workspace.commit(make("Begin", a_meeting()))
        for what, word, which in steps:
            _step(workspace, what, word, which)
        with workspace.read() as view:
            notes = view.all(Note)
        for word in _WORDS:
            readers = {n.id for n in notes if folded(word) in folded(n.body).split()}
            assert set(_found(workspace, word)) == readers
        assert workspace.check().is_whole
