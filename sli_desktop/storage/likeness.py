"""Notes that hold some of the same words, fetched by the search index in bounded time."""

from collections.abc import Sequence
from datetime import timedelta

from sli_desktop.models.records.note import Note
from sli_desktop.storage.mapping import Shape, Where, read_rows
from sli_desktop.storage.search_late import indexed_up_to
from sli_desktop.storage.search_words import CODES
from sli_desktop.storage.session import Session

MOST_COUNTED = 2000
"""A word that stands in more notes than this tells nothing; counting stops there."""
_MOST_RANKED = 2000


def notes_holding(session: Session, beginnings: Sequence[str]) -> dict[str, int]:
    """In how many texts a word with each beginning stands; counted up to `MOST_COUNTED`."""
    sql = (
        "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? "
        f"LIMIT {MOST_COUNTED})"
    )
    return {each: int(session.value(sql, (_match(each),))) for each in beginnings}


def notes_with_any(
    session: Session, shape: Shape, beginnings: Sequence[str], *, limit: int
) -> tuple[Note, ...]:
    """Notes with at least one of some words, those with the rarest first, the newest as well."""
    if not beginnings:
        return ()
    match = " OR ".join(map(_match, beginnings))
    rows = session.run(
        "SELECT rowid FROM (SELECT rowid, rank FROM search_index WHERE search_index MATCH ? "
        f"AND (rowid & {CODES - 1}) = {shape.code} LIMIT {_MOST_RANKED}) ORDER BY rank LIMIT ?",
        (match, limit),
    )
    numbers = [row[0] // CODES for row in rows]
    marks = ", ".join("?" * len(numbers))
    where = Where(f"_in_bin = 0 AND (n IN ({marks}) OR n > ?)", (*numbers, indexed_up_to(session)))
    return _notes(session, shape, where)


def notes_beside(
    session: Session, shape: Shape, note: Note, *, within: timedelta
) -> tuple[Note, ...]:
    """What others wrote in the same meeting at about the same time."""
    if note.meeting is None:
        return ()
    first_key = shape.plain["first_key"]
    span = (first_key.put(note.first_key - within), first_key.put(note.first_key + within))
    words = "meeting = ? AND _in_bin = 0 AND author <> ? AND first_key BETWEEN ? AND ?"
    return _notes(session, shape, Where(words, (note.meeting.bytes, note.author.bytes, *span)))


def _notes(session: Session, shape: Shape, where: Where) -> tuple[Note, ...]:
    rows = read_rows(session, shape, where, tail="ORDER BY first_key, id")
    return tuple(row.record for row in rows if isinstance(row.record, Note))


def _match(beginning: str) -> str:
    return '"' + beginning.replace('"', "") + '" *'
