"""The filters a person names become a question to the index."""

from datetime import date

import pytest

from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.lookup import NotFoundError
from sli_desktop.services.search import Wanted, search_query
from tests.builders import a_challenge, a_group, a_peer, a_theme

THEME, GROUP, PEER = a_theme("Finance", code="FIN"), a_group(), a_peer("Priya", initials="P")
RECORDS = ChallengeRecords.of([a_challenge(), THEME, GROUP, PEER])


def test_every_filter_reaches_the_index() -> None:
    wanted = Wanted(
        words="saf*",
        theme="FIN",
        group="Officers",
        peer="P",
        day=date(2026, 10, 12),
        kind="finding",
        limit=5,
        offset=10,
    )
    query = search_query(wanted, RECORDS)
    assert (query.theme, query.group, query.peer) == (THEME.id, GROUP.id, PEER.id)
    assert (query.kind, query.note_kind, query.day) == ("finding", None, date(2026, 10, 12))
    assert (query.words, query.limit, query.offset) == ("saf*", 5, 10)


def test_a_kind_of_note_searches_notes() -> None:
    query = search_query(Wanted(words="x", kind="quote"), RECORDS)
    assert (query.kind, query.note_kind) == ("note", NoteKind.QUOTE)


def test_without_filters_everything_is_searched() -> None:
    query = search_query(Wanted(words="x"), RECORDS)
    assert (query.theme, query.group, query.peer, query.kind) == (None, None, None, None)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(words="x", theme="XX"),
        Wanted(words="x", group="XX"),
        Wanted(words="x", peer="XX"),
        Wanted(words="x", kind="XX"),
    ],
)
def test_a_filter_that_names_nothing_is_told(wanted: Wanted) -> None:
    with pytest.raises(NotFoundError):
        search_query(wanted, RECORDS)
