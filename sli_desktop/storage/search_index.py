"""Finding words: what a person types becomes a question to the index in one place, here.

Words are found whole, in any case and with or without accents, without stemming. Several words must
all be there; ``"in quotes"`` they must stand in a row; ``saf*`` finds beginnings. Nothing a person
types can be a mistake: signs that no word holds are ignored.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.models.records.note import NoteKind
from sli_desktop.storage.mapping import Shape, Where
from sli_desktop.storage.search_words import CODES, TEXTS, TITLES
from sli_desktop.storage.session import Session
from sli_desktop.storage.snippet import SnippetPart, Term, pattern_of, snippet

RANKED_AT_MOST = 5000
"""With more hits than this the newest come first: ranking them all would cost a tenth second."""

_TYPED = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")
_MOST_TERMS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """What to find. `kind` is a kind of record; `day` a day in the challenge's time zone."""

    words: str
    theme: UUID | None = None
    group: UUID | None = None
    peer: UUID | None = None
    day: date | None = None
    kind: str | None = None
    note_kind: NoteKind | None = None
    limit: int = 50
    offset: int = 0


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
    where = _where(session, shapes, query, match_words(terms))
    total = session.value(f"SELECT count(*) FROM search_index{where.clause}", where.values)
    if not total:
        return SearchResult(hits=(), total=0)
    rank, order = ("rank", "rank") if total <= RANKED_AT_MOST else ("0.0", "rowid DESC")
    found = session.run(
        f"SELECT rowid, {rank} FROM search_index{where.clause} ORDER BY {order} LIMIT ? OFFSET ?",
        (*where.values, query.limit, query.offset),
    ).fetchall()
    return SearchResult(hits=_hits(session, shapes, terms, found), total=total)


def _hits(
    session: Session,
    shapes: Mapping[str, Shape],
    terms: Sequence[Term],
    found: Sequence[Sequence[float]],
) -> tuple[SearchHit, ...]:
    kinds = {shape.code: kind for kind, shape in shapes.items()}
    pattern = pattern_of(terms)
    numbers: dict[str, list[int]] = {}
    for rowid, _ in found:
        n, code = divmod(int(rowid), CODES)
        numbers.setdefault(kinds[code], []).append(n)
    texts = {kind: _texts(session, shapes[kind], some) for kind, some in numbers.items()}
    hits = []
    for rowid, rank in found:
        n, code = divmod(int(rowid), CODES)
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


def _where(session: Session, shapes: Mapping[str, Shape], query: SearchQuery, match: str) -> Where:
    filters = _filters(session, query)
    if query.kind is None and not filters:
        return Where("search_index MATCH ?", (match,))
    kinds = [kind for kind in TEXTS if query.kind in (None, kind)]
    ways, values = [], []
    for kind in kinds:
        conditions = [filters_of[kind] for filters_of in filters if kind in filters_of]
        if len(conditions) < len(filters):
            continue
        inner = "".join(f" AND {condition.words}" for condition in conditions)
        code = shapes[kind].code
        if not inner:
            ways.append(f"(rowid & {CODES - 1}) = {code}")
            continue
        ways.append(
            f"rowid IN (SELECT n * {CODES} + {code} FROM {shapes[kind].name} "
            f"WHERE _in_bin = 0{inner})"
        )
        values += [value for condition in conditions for value in condition.values]
    allowed = " OR ".join(ways) or "0"
    return Where(f"search_index MATCH ? AND ({allowed})", (match, *values))


def _filters(session: Session, query: SearchQuery) -> list[dict[str, Where]]:
    """For each filter that is set, the condition on each kind that can fulfil it."""
    filters = []
    if query.theme is not None:
        filters.append(_of_theme(query.theme.bytes))
    if query.group is not None:
        filters.append(_of_group(query.group.bytes))
    if query.peer is not None:
        filters.append(_of_peer(query.peer.bytes))
    if query.day is not None:
        filters.append(_of_day(session, query.day))
    if query.note_kind is not None:
        has_kind = "id IN (SELECT owner FROM notes_kinds WHERE member = ?)"
        filters.append({"note": Where(has_kind, (query.note_kind.value,))})
    return filters


def _of_theme(theme: bytes) -> dict[str, Where]:
    own = Where("theme = ?", (theme,))
    return {
        "theme": Where("id = ?", (theme,)),
        "note": Where("id IN (SELECT owner FROM notes_themes WHERE member = ?)", (theme,)),
        "meeting": Where("id IN (SELECT owner FROM meetings_themes WHERE member = ?)", (theme,)),
        "finding": own,
        "recommendation": own,
        "question": own,
    }


def _of_group(group: bytes) -> dict[str, Where]:
    heard = (
        '(speaker IN (SELECT id FROM attendances WHERE "group" = ?) OR (speaker IS NULL AND '
        "meeting IN (SELECT owner FROM meetings_groups WHERE member = ?)))"
    )
    of_meeting = "IN (SELECT owner FROM meetings_groups WHERE member = ?)"
    return {
        "note": Where(heard, (group, group)),
        "meeting": Where(f"id {of_meeting}", (group,)),
        "headline": Where(f"meeting {of_meeting}", (group,)),
    }


def _of_peer(peer: bytes) -> dict[str, Where]:
    there = (
        "(lead = ? OR id IN (SELECT owner FROM meetings_peers WHERE member = ?) "
        "OR id IN (SELECT owner FROM meetings_note_takers WHERE member = ?))"
    )
    return {
        "note": Where("author = ?", (peer,)),
        "meeting": Where(there, (peer, peer, peer)),
        "peer_view": Where("peer = ?", (peer,)),
    }


def _of_day(session: Session, day: date) -> dict[str, Where]:
    zone = session.value("SELECT time_zone FROM challenges LIMIT 1")
    begins = datetime.combine(day, time(), ZoneInfo(str(zone or "UTC")))
    ends = datetime.combine(day + timedelta(days=1), time(), begins.tzinfo)
    span = tuple(int(moment.timestamp()) * 1_000_000 for moment in (begins, ends))
    return {
        "note": Where("first_key >= ? AND first_key < ?", span),
        "meeting": Where("starts >= ? AND starts < ?", span),
        "headline": Where("day = ?", (day.isoformat(),)),
    }
