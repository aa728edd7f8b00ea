"""What the guard says of a sentence."""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """Why somebody could be recognised."""

    SPOKE = "spoke"
    ABOUT = "about"
    IDENTIFIER = "identifier"
    KEPT_OUT = "word to keep out"
    QUOTE = "quote"


class Cure(StrEnum):
    """What a person can do about a hit."""

    BROADER = "name a broader group"
    PARAPHRASE = "say it in your own words"
    DROP = "leave it out"
    KEEP = "keep it, with a reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place of a text. `start` and `end` count characters; `words` stand there.

    `broader` is the group to name instead, where one is known.
    """

    sort: Sort
    start: int
    end: int
    words: str
    why: str
    cures: tuple[Cure, ...] = ()
    broader: str = ""
