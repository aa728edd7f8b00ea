"""What search asks and shows, computed from what was read: pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, NamedTuple
from uuid import UUID

from sli_desktop.models.records.note import NoteKind
from sli_desktop.storage import SearchQuery
from sli_desktop.ui.spot import Spot
from sli_desktop.wording import tr, trn

PAGE = 60
"""So many hits are fetched at once; more as one scrolls."""
SHORTEST = 2
"""A single letter would find nearly everything."""


class Facet(Enum):
    """What a search can be narrowed by."""

    KIND = "kind"
    THEME = "theme"
    GROUP = "group"
    PEER = "peer"
    DAY = "day"


FACET_WORDS = {
    Facet.KIND: tr("Kind"),
    Facet.THEME: tr("Theme"),
    Facet.GROUP: tr("Stakeholder group"),
    Facet.PEER: tr("Peer"),
    Facet.DAY: tr("Day"),
}
ALL_WORDS = {
    Facet.KIND: tr("All kinds"),
    Facet.THEME: tr("All themes"),
    Facet.GROUP: tr("All groups"),
    Facet.PEER: tr("All peers"),
    Facet.DAY: tr("All days"),
}
KIND_WORDS = {
    "note": tr("Note"),
    "meeting": tr("Meeting"),
    "headline": tr("Headline"),
    "document": tr("Document"),
    "question": tr("Question"),
    "finding": tr("Finding"),
    "recommendation": tr("Recommendation"),
}


class Option(NamedTuple):
    """One value a search can be narrowed to."""

    facet: Facet
    value: UUID | date | str | NoteKind
    words: str

    def counted(self, number: int | None) -> str:
        """The option with how many places it would leave."""
        if number is None:
            return self.words
        return tr("{option} ({number})").format(option=self.words, number=number)


@dataclass(frozen=True, slots=True)
class Asked:
    """The words in the box and the options chosen."""

    words: str = ""
    chosen: frozenset[Option] = frozenset()

    @property
    def is_enough(self) -> bool:
        """Whether there are enough letters to look for."""
        return sum(letter.isalnum() for letter in self.words) >= SHORTEST

    def option(self, facet: Facet) -> Option | None:
        """What one facet is narrowed to."""
        return next((each for each in self.chosen if each.facet is facet), None)

    def narrowed(self, option: Option) -> "Asked":
        """The same words with one facet narrowed to another option."""
        others = frozenset(each for each in self.chosen if each.facet is not option.facet)
        return replace(self, chosen=others | {option})

    def widened(self, facet: Facet) -> "Asked":
        """The same words without one facet."""
        kept = frozenset(each for each in self.chosen if each.facet is not facet)
        return replace(self, chosen=kept)

    def query(self, *, offset: int = 0, limit: int = PAGE) -> SearchQuery:
        """The question to the index: what is being typed is the beginning of a word."""
        query = SearchQuery(words=_as_typed(self.words), limit=limit, offset=offset)
        for option in self.chosen:
            query = replace(query, **_condition(option))
        return query


def _as_typed(words: str) -> str:
    is_open = words[-1:].isalnum() and not words.count('"') % 2
    return f"{words}*" if is_open else words


def _condition(option: Option) -> dict[str, Any]:
    if option.facet is not Facet.KIND:
        return {option.facet.value: option.value}
    if isinstance(option.value, NoteKind):
        return {"kind": "note", "note_kind": option.value}
    return {"kind": option.value}


def lead_words(asked: Asked, total: int | None) -> str:
    """What was found, in a sentence; None while it is being looked for."""
    words = asked.words.strip()
    if not asked.is_enough:
        return tr("Type two letters or more in the search box.")
    if total is None:
        return tr("Looking for “{words}”").format(words=words)
    if total:
        found = trn(total, "{number} place for “{{words}}”", "{number} places for “{{words}}”")
        return found.format(words=words) + ". " + tr("Enter opens it, Esc goes back.")
    if asked.chosen:
        return tr("No notes match.")
    hint = tr("Try fewer letters, or another word.")
    return tr("Nothing found for “{words}”.").format(words=words) + " " + hint


class Key(NamedTuple):
    """What a hit is, and where it stands."""

    kind: str
    id: UUID
    meeting: UUID | None = None
    document: UUID | None = None


def spot_of(key: Key) -> Spot | None:
    """Where a hit is read and changed; None where no screen shows it yet."""
    part = f"note:{key.id.hex}" if key.kind == "note" else ""
    match key.kind:
        case "note" | "question" if key.meeting is not None:
            return Spot("capture", key.meeting, part)
        case "note" if key.document is not None:
            return Spot("reading", key.document, part)
        case "meeting":
            return Spot("capture", key.id)
        case "headline" if key.meeting is not None:
            return Spot("wrapup", key.meeting)
        case "document":
            return Spot("reading", key.id)
        case _:
            return None


def first_kind(kinds: Iterable[NoteKind]) -> NoteKind | None:
    """The kind a note is shown by, where it is several."""
    return next((kind for kind in NoteKind if kind in set(kinds)), None)


def facts(parts: Sequence[str]) -> str:
    """Facts in a row."""
    return " · ".join(each for each in parts if each)
