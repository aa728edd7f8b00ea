"""What the search index holds of each kind, and how it is written.

One FTS5 index over all kinds, so that hits of different kinds are ranked together. Its row number
is ``n * 32 + code``: row and kind of the record in one number. The words themselves stay in the
record tables (external content), and ``secure-delete`` takes deleted words out of the index at
once; without it they would survive even VACUUM (measured).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sli_desktop.models.records import Record
from sli_desktop.storage.mapping import Shape
from sli_desktop.storage.session import Session

CODES = 32

TITLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "theme": ("code", "name"),
        "document": ("title", "reference"),
        "meeting": ("reference", "title"),
        "finding": ("reference", "headline"),
        "recommendation": ("reference", "title"),
        "section": ("title",),
    }
)
"""Fields that name a record in a list of hits."""

TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "theme": ("scope",),
        "document": ("owner",),
        "meeting": ("place",),
        "question": ("text",),
        "note": ("body",),
        "attachment": ("caption",),
        "headline": ("text",),
        "finding": ("statement",),
        "peer_view": ("words",),
        "recommendation": ("text", "measure"),
        "reason": ("words",),
        "good_practice": ("what", "where"),
        "section": ("body",),
        "comment": ("words", "evidence", "decision"),
        "action": ("text",),
        "action_update": ("text",),
        "progress": ("council_update", "peers_view", "evidence", "further_support"),
    }
)
"""Fields whose words are found. Contacts are left out on purpose: names are kept apart."""

TOKENIZER = "tokenize='unicode61 remove_diacritics 2'"
INDEX_SQL = (
    "CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='search_source', "
    f"content_rowid='n', {TOKENIZER})"
)
SECURE_DELETE_SQL = "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)"
REBUILD_SQL = "INSERT INTO search_index (search_index) VALUES ('rebuild')"
CHECK_SQL = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
_ADD_SQL = "INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)"
_TAKE_SQL = "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', ?, ?, ?)"

Words = tuple[str, str]
"""Title and text of a record, as they are indexed."""


def source_sql(shapes: Mapping[str, Shape]) -> str:
    """The view that `rebuild` and `integrity-check` of the index read."""
    parts = [
        f"SELECT n * {CODES} + {shapes[kind].code} AS n, {title} AS title, {body} AS body "
        f"FROM {shapes[kind].name} WHERE _in_bin = 0"
        for kind in TEXTS
        for title, body in [columns_of(kind)]
    ]
    return "CREATE VIEW search_source AS " + " UNION ALL ".join(parts)


def columns_of(kind: str) -> tuple[str, str]:
    """Title and text of a kind, in the language of the database."""
    return _joined(TITLES.get(kind, ())), _joined(TEXTS[kind])


def _joined(fields: Sequence[str]) -> str:
    return " || char(10) || ".join(f'"{field}"' for field in fields) or "''"


def words_of(kind: str, record: Record) -> Words | None:
    """Title and text of a record, or None where the kind is not searched."""
    texts = TEXTS.get(kind)
    if texts is None:
        return None
    titles = TITLES.get(kind, ())
    return (
        "\n".join([getattr(record, field) for field in titles]),
        "\n".join([getattr(record, field) for field in texts]),
    )


def add_words(session: Session, shape: Shape, rows: Sequence[tuple[int, Record]]) -> None:
    """Index records that are new to a search, given with their row numbers."""
    if shape.kind in TEXTS:
        session.run(_ADD_SQL, _indexed(shape, rows))


def take_words(session: Session, shape: Shape, rows: Sequence[tuple[int, Record]]) -> None:
    """Take records out of the index; they must be given exactly as they were added."""
    if shape.kind in TEXTS:
        session.run(_TAKE_SQL, _indexed(shape, rows))


def _indexed(shape: Shape, rows: Sequence[tuple[int, Record]]) -> list[tuple[int, str, str]]:
    values = []
    for n, record in rows:
        words = words_of(shape.kind, record)
        if words is not None:
            values.append((n * CODES + shape.code, *words))
    return values
