"""Which notes the evening's sorting shows, as a condition on their rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.models.records.note import NoteKind, NoteState
from sli_desktop.storage.mapping import Where
from sli_desktop.storage.session import Session

NO_THEME = UUID(int=0)
"""Stands for notes that are about no theme yet."""


class Facet(StrEnum):
    """What notes are told apart by; each is a field of `Sieve`."""

    STATE = "state"
    KIND = "kind"
    THEME = "theme"
    GROUP = "group"
    PEER = "peer"
    DAY = "day"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What is shown; None lets every note through. `day` is one of the challenge's time zone."""

    state: NoteState | None = NoteState.TO_SORT
    kind: NoteKind | None = None
    theme: UUID | None = None
    group: UUID | None = None
    peer: UUID | None = None
    day: date | None = None
    meeting: UUID | None = None

    def value(self, facet: Facet) -> object:
        """What is asked for by one facet, or None."""
        return getattr(self, facet.value)

    @property
    def asked(self) -> tuple[Facet, ...]:
        """The facets that narrow."""
        return tuple(facet for facet in Facet if self.value(facet) is not None)


def conditions(session: Session, sieve: Sieve) -> dict[Facet, Where]:
    """For each facet that narrows, what a row of `notes` (called ``k``) must fulfil."""
    return {facet: _condition(session, facet, sieve) for facet in sieve.asked}


def _condition(session: Session, facet: Facet, sieve: Sieve) -> Where:
    if facet is Facet.DAY and sieve.day is not None:
        return _of_day(session, sieve.day)
    if sieve.theme == NO_THEME and facet is Facet.THEME:
        return Where(UNTHEMED)
    words, times = _WORDS[facet]
    value = sieve.value(facet)
    raw = value.bytes if isinstance(value, UUID) else str(value)
    return Where(words, (raw,) * times)


UNTHEMED = "NOT EXISTS (SELECT 1 FROM notes_themes m WHERE m.owner = k.id)"
_HEARD = (
    '(k.speaker IN (SELECT id FROM attendances WHERE "group" = ?) OR (k.speaker IS NULL '
    "AND k.meeting IN (SELECT owner FROM meetings_groups WHERE member = ?)))"
)
_WORDS: Mapping[Facet, tuple[str, int]] = MappingProxyType(
    {
        Facet.STATE: ("k.state = ?", 1),
        Facet.KIND: (
            "EXISTS (SELECT 1 FROM notes_kinds m WHERE m.owner = k.id AND m.member = ?)",
            1,
        ),
        Facet.THEME: (
            "EXISTS (SELECT 1 FROM notes_themes m WHERE m.owner = k.id AND m.member = ?)",
            1,
        ),
        Facet.GROUP: (_HEARD, 2),
        Facet.PEER: ("k.author = ?", 1),
        Facet.MEETING: ("k.meeting = ?", 1),
    }
)
"""Facet → its condition, and how often the value stands in it."""


def shown_where(session: Session, sieve: Sieve) -> Where:
    """What a row of `notes` (called ``k``) must fulfil to be shown."""
    found = conditions(session, sieve).values()
    words = " AND ".join(("k._in_bin = 0", *(each.words for each in found)))
    return Where(words, tuple(value for each in found for value in each.values))


def zone_of(session: Session) -> ZoneInfo:
    """The challenge's own time zone."""
    return ZoneInfo(str(session.value("SELECT time_zone FROM challenges LIMIT 1") or "UTC"))


def _of_day(session: Session, day: date) -> Where:
    begins = datetime.combine(day, time(), zone_of(session))
    ends = datetime.combine(day + timedelta(days=1), time(), begins.tzinfo)
    span = tuple(int(moment.timestamp()) * 1_000_000 for moment in (begins, ends))
    return Where("k.first_key >= ? AND k.first_key < ?", span)
