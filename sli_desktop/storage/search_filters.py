"""What narrows a search: by theme, group, peer, day, kind of record and kind of note."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.models.records.note import NoteKind
from sli_desktop.storage.mapping import Shape, Where
from sli_desktop.storage.search_words import CODES, TEXTS
from sli_desktop.storage.session import Session


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


Filters = Sequence[Mapping[str, Where]]
"""For each filter that is set, the condition on each kind that can fulfil it."""


def condition_on(kind: str, query: SearchQuery, filters: Filters) -> Where | None:
    """What the rows of a kind must fulfil; None where the kind cannot."""
    if query.kind not in {None, kind}:
        return None
    conditions = [narrowed[kind] for narrowed in filters if kind in narrowed]
    if len(conditions) < len(filters):
        return None
    words = "".join(f" AND {condition.words}" for condition in conditions)
    values = tuple(value for condition in conditions for value in condition.values)
    return Where(f"_in_bin = 0{words}", values)


def narrowed_index(
    shapes: Mapping[str, Shape], query: SearchQuery, filters: Filters, match: str
) -> Where:
    """What the rows of the search index must fulfil."""
    if query.kind is None and not filters:
        return Where("search_index MATCH ?", (match,))
    ways: list[str] = []
    values: list[object] = []
    for kind in TEXTS:
        condition = condition_on(kind, query, filters)
        if condition is None:
            continue
        code = shapes[kind].code
        if not filters:
            ways.append(f"(rowid & {CODES - 1}) = {code}")
            continue
        ways.append(
            f"+rowid IN (SELECT n * {CODES} + {code} FROM {shapes[kind].name}{condition.clause})"
        )
        values += condition.values
    allowed = " OR ".join(ways) or "0"
    return Where(f"search_index MATCH ? AND ({allowed})", (match, *values))


def filters_of(session: Session, query: SearchQuery) -> Filters:
    """The filters of a query."""
    filters: list[Mapping[str, Where]] = []
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
