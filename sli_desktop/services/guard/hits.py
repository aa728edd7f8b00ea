"""What the guard says of a text: hits, why each is one, and what a person can do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sli_desktop.models.records.finding import Reason, Rule

_KEY_LENGTH = 80


class Sort(StrEnum):
    """What gives somebody away."""

    SPOKE = "who spoke"
    ABOUT = "whom it is about"
    PASSING = "in passing"
    """A role of one person or a desk of the council, where the text says nothing of anybody."""
    IDENTIFIER = "personal detail"
    KEPT_OUT = "word to keep out"
    QUOTE = "quote"


class Strength(StrEnum):
    """How much a hit matters."""

    LEAK = "leak"
    """A name, a number or a word to keep out: blocks an export."""
    HIT = "hit"
    """Somebody who spoke could be recognised: warns before an export."""
    QUIET = "quiet"
    """It is about somebody, or names them in passing; for fairness, in a list of its own."""


class Remedy(StrEnum):
    """A way of mending a hit."""

    BROADER = "broader group"
    PARAPHRASE = "paraphrase"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """One thing to do about a hit: put `text` in place of the characters `start` to `end`.

    `label` says it on a button. Where `text` is None only a person can find the words: the place
    is to be marked, so that they can type over it.
    """

    remedy: Remedy
    label: str
    start: int
    end: int
    text: str | None = None

    def applied(self, text: str) -> str:
        """The whole text with the cure made; as it was, where a person has to find the words."""
        if self.text is None:
            return text
        return text[: self.start] + self.text + text[self.end :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place of a text. `start` and `end` count characters; `words` stand there."""

    sort: Sort
    strength: Strength
    start: int
    end: int
    words: str
    why: str
    cures: tuple[Cure, ...] = ()

    @property
    def key(self) -> str:
        """What a recorded reason knows this hit by, wherever it moves to in its text."""
        words = " ".join(self.words.split()).casefold()
        short = words if len(words) <= _KEY_LENGTH else f"{words[: _KEY_LENGTH - 1]}…"
        return f"“{short}” ({self.sort.value})"


def reason_words(hit: Hit, because: str) -> str:
    """What to write into a `Reason` that keeps a hit: the hit's key, then the person's words."""
    return f"{hit.key}: {because.strip()}"


def kept(hit: Hit, reasons: Iterable[Reason], record: UUID) -> Reason | None:
    """The reason by which somebody kept this hit in this record, or None."""
    return next(
        (
            each
            for each in reasons
            if each.rule is Rule.GUARD_HIT
            and each.record == record
            and each.words.startswith(f"{hit.key}:")
        ),
        None,
    )


def not_kept(hits: Iterable[Hit], reasons: Iterable[Reason], record: UUID) -> tuple[Hit, ...]:
    """The hits of a record's text that nobody has given a reason for."""
    given = tuple(each for each in reasons if each.record == record)
    return tuple(hit for hit in hits if kept(hit, given, record) is None)


def kept_keys(reasons: Iterable[Reason]) -> frozenset[str]:
    """The keys of all hits that these reasons keep, whatever record they stand in."""
    found: set[str] = set()
    for reason in reasons:
        for sort in Sort if reason.rule is Rule.GUARD_HIT else ():
            key, is_there, _ = reason.words.partition(f" ({sort.value}): ")
            if is_there:
                found.add(f"{key} ({sort.value})")
    return frozenset(found)


def by_place(hits: Iterable[Hit]) -> tuple[tuple[Hit, ...], ...]:
    """Hits on the same characters together: a name that is the speaker as well is one thing."""
    found: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        found.setdefault((hit.start, hit.end), []).append(hit)
    return tuple(tuple(group) for group in found.values())
