"""Finding words: what a person types becomes a question to the index in one place, here.

Words are found whole, in any case and with or without accents, without stemming. Several words must
all be there; ``"in quotes"`` they must stand in a row; ``saf*`` finds beginnings. Nothing a person
types can be a mistake: signs that no word holds are ignored.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sli_desktop.storage.mapping import Shape, Where
from sli_desktop.storage.search_filters import (
    SearchQuery,
    condition_on,
    filters_of,
    narrowed_index,
)
from sli_desktop.storage.search_late import LATE, Found, waiting_hits
from sli_desktop.storage.search_words import CODES, TEXTS, TITLES
from sli_desktop.storage.session import Session
from sli_desktop.storage.snippet import SnippetPart, Term, pattern_of, snippet

RANKED_AT_MOST = 5000
"""With more hits than this the newest come first: ranking them all would cost a tenth second."""

_TYPED = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")
_MOST_TERMS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One record that holds the words; a smaller `rank` is a better hit."""

    kind: str
    id: UUID
    title: str
    snippet: tuple[SnippetPart, ...]
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The hits asked for, and how many there are in all."""

    hits: tuple[SearchHit, ...]
    total: int


def read_terms(typed: str) -> tuple[Term, ...]:
    """What a person typed, as terms that must all be found."""
    terms = []
    for match in _TYPED.finditer(typed):
        quoted, star, plain = match.groups()
        words = tuple(_WORD.findall(plain if quoted is None else quoted))
        is_prefix = bool(star) or (quoted is None and plain.endswith("*"))
        if words:
            terms.append(Term(words, is_prefix=is_prefix))
    return tuple(terms[:_MOST_TERMS])


def match_words(terms: Sequence[Term]) -> str:
    """Terms in the language of the index: every word quoted, so that none is an operator."""
    return " AND ".join(
        '"' + " ".join(term.words) + '"' + (" *" if term.is_prefix else "") for term in terms
    )


def search(session: Session, shapes: Mapping[str, Shape], query: SearchQuery) -> SearchResult:
    """Find records that hold all the words; never raises for what was typed."""
    terms = read_terms(query.words)
    if not terms:
        return SearchResult(hits=(), total=0)
    match, filters = match_words(terms), filters_of(session, query)
    on_notes = condition_on(LATE, query, filters)
    late = [] if on_notes is None else waiting_hits(session, shapes[LATE], on_notes, match)
    where = narrowed_index(shapes, query, filters, match)
    total = session.value(f"SELECT count(*) FROM search_index{where.clause}", where.values)
    found = late[query.offset : query.offset + query.limit]
    if total and len(found) < query.limit:
        found += _indexed_hits(
            session,
            where,
            ranked=total <= RANKED_AT_MOST,
            limit=query.limit - len(found),
            offset=max(0, query.offset - len(late)),
        )
    return SearchResult(hits=_hits(session, shapes, terms, found), total=total + len(late))


def _indexed_hits(
    session: Session, where: Where, *, ranked: bool, limit: int, offset: int
) -> list[Found]:
    rank, order = ("rank", "rank") if ranked else ("0.0", "rowid DESC")
    rows: list[Found] = session.run(
        f"SELECT rowid, {rank} FROM search_index{where.clause} ORDER BY {order} LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    ).fetchall()
    return rows


def _hits(
    session: Session,
    shapes: Mapping[str, Shape],
    terms: Sequence[Term],
    found: Sequence[Found],
) -> tuple[SearchHit, ...]:
    kinds = {shape.code: kind for kind, shape in shapes.items()}
    pattern = pattern_of(terms)
    numbers: dict[str, list[int]] = {}
    for rowid, _ in found:
        n, code = divmod(rowid, CODES)
        numbers.setdefault(kinds[code], []).append(n)
    texts = {kind: _texts(session, shapes[kind], some) for kind, some in numbers.items()}
    hits = []
    for rowid, rank in found:
        n, code = divmod(rowid, CODES)
        record, title, body = texts[kinds[code]][n]
        parts = snippet(body or title, pattern)
        hits.append(
            SearchHit(
                kind=kinds[code], id=UUID(bytes=record), title=title, snippet=parts, rank=rank
            )
        )
    return tuple(hits)


def _texts(
    session: Session, shape: Shape, numbers: Sequence[int]
) -> dict[int, tuple[bytes, str, str]]:
    fields = (*TITLES.get(shape.kind, ()), *TEXTS[shape.kind])
    columns = ", ".join(f'"{field}"' for field in fields)
    marks = ", ".join("?" * len(numbers))
    rows = session.run(
        f"SELECT n, id, {columns} FROM {shape.name} WHERE n IN ({marks})", tuple(numbers)
    )
    titles = len(TITLES.get(shape.kind, ()))
    return {
        row[0]: (
            row[1],
            " ".join(word for word in row[2 : 2 + titles] if word),
            "\n".join(word for word in row[2 + titles :] if word),
        )
        for row in rows
    }
