"""Searching a challenge: the filters a person names, as a question to the index."""

from dataclasses import dataclass
from datetime import date

from sli_desktop.models.records import KINDS
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.lookup import NotFoundError, group_named, peer_named, theme_named
from sli_desktop.storage import SearchQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person looks for, in their own words; empty filters count as not given."""

    words: str
    theme: str = ""
    group: str = ""
    peer: str = ""
    day: date | None = None
    kind: str = ""
    limit: int = 50
    offset: int = 0


def search_query(wanted: Wanted, records: ChallengeRecords) -> SearchQuery:
    """The question to the index.

    `kind` is a kind of record ("note", "finding") or of note ("strength", "quote").

    Raises:
        NotFoundError: a filter names nothing of this challenge.
    """
    return SearchQuery(
        words=wanted.words,
        theme=theme_named(records, wanted.theme).id if wanted.theme else None,
        group=group_named(records, wanted.group).id if wanted.group else None,
        peer=peer_named(records, wanted.peer).id if wanted.peer else None,
        day=wanted.day,
        kind=_record_kind(wanted.kind),
        note_kind=NoteKind(wanted.kind) if wanted.kind in set(NoteKind) else None,
        limit=wanted.limit,
        offset=wanted.offset,
    )


def _record_kind(kind: str) -> str | None:
    if not kind:
        return None
    if kind in set(NoteKind):
        return "note"
    if kind not in KINDS:
        raise NotFoundError("kind", kind, known=[*KINDS, *NoteKind])
    return kind
