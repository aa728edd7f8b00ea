"""Notes enter the search index some thirty at a time, and are found from the first moment.

A note is saved while a peer types, and writing the index alone takes as long as everything else. So
the newest notes wait until there are enough of them; a search looks through those that wait with
the same engine in memory. What waits is known by one number: notes up to it are in the index.
"""

from contextlib import closing

from sli_desktop.storage.connection import in_memory
from sli_desktop.storage.mapping import Shape, Where, last_n
from sli_desktop.storage.meta import read_meta, write_meta
from sli_desktop.storage.search_words import CODES, TOKENIZER, columns_of
from sli_desktop.storage.session import Session

LATE = "note"
"""The kind that waits; all others enter the index at once."""

ENOUGH = 32
"""So many waiting notes enter the index together."""

Found = tuple[int, float]
"""A row number of the index with its rank."""

_KEY = "indexed_notes"


def indexed_up_to(session: Session) -> int:
    """The number of arrival up to which notes are in the index."""
    value = read_meta(session, _KEY)
    return 0 if value is None else int.from_bytes(value, "big")


def catch_up(session: Session, shape: Shape, last: int, *, least: int = 1) -> None:
    """Let the waiting notes up to the last one enter the index, if there are so many at least."""
    known = indexed_up_to(session)
    if last - known < least:
        return
    title, body = columns_of(shape.kind)
    session.run(
        "INSERT INTO search_index (rowid, title, body) "
        f"SELECT n * {CODES} + {shape.code}, {title}, {body} FROM {shape.name} "
        "WHERE n > ? AND n <= ? AND _in_bin = 0",
        (known, last),
    )
    write_meta(session, _KEY, last.to_bytes(8, "big"))


def step_back(session: Session, shape: Shape) -> None:
    """After rows were removed for good: their numbers may be given again, so they must wait."""
    last = last_n(session, shape)
    if last < indexed_up_to(session):
        write_meta(session, _KEY, last.to_bytes(8, "big"))


def waiting_hits(session: Session, shape: Shape, where: Where, match: str) -> list[Found]:
    """The waiting notes that fulfil a condition and hold the words, best first."""
    title, body = columns_of(shape.kind)
    rows = session.run(
        f"SELECT n * {CODES} + {shape.code}, {title}, {body} FROM {shape.name} "
        f"WHERE n > ? AND {where.words}",
        (indexed_up_to(session), *where.values),
    ).fetchall()
    if not rows:
        return []
    with closing(in_memory()) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE waiting USING fts5(title, body, {TOKENIZER})")
        memory.executemany("INSERT INTO waiting (rowid, title, body) VALUES (?, ?, ?)", rows)
        found: list[Found] = memory.execute(
            "SELECT rowid, rank FROM waiting WHERE waiting MATCH ? ORDER BY rank", (match,)
        ).fetchall()
    return found
