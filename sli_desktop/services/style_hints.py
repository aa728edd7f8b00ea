"""Can a resident read it? Long sentences, jargon, the passive, short forms, house style.

Pure, and only ever a hint: nothing here stops anybody. The measure is public guidance on plain
English (about 25 words a sentence, short forms explained) and what reports of peer challenges
write ("per cent", "onsite"): `domain.md` section 6.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sli_desktop.services.guard.conjugation import PARTICIPLES
from sli_desktop.services.plain_words import HOUSE, KNOWN_SHORT, PLAINER
from sli_desktop.services.sentences import WORD, sentences
from sli_desktop.wording import tr, trn

READ_ONCE = 25
"""Words of a sentence that is read once (`domain.md` section 6)."""
PASSIVE_SHARE = 1 / 3
"""From here on a text leaves open too often who did what."""
FEWEST = 4
"""Sentences below which a share says nothing."""

_SHORT = re.compile(r"\b[A-Z][A-Z&]*[A-Z]s?\b")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:not\s+|also\s+|often\s+|still\s+|\w+ly\s+)?(\w+)\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVX]+")


class StyleKind(StrEnum):
    """What a hint is about."""

    LONG = "long sentence"
    JARGON = "jargon"
    PASSIVE = "passive"
    SHORT_FORM = "unexplained short form"
    HOUSE = "house style"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleHint:
    """One place of a text; `start` and `end` count characters of it, `told` says it in words.

    `instead` is what could stand there; empty where only the writer can know.
    """

    kind: StyleKind
    start: int
    end: int
    told: str
    instead: str = ""


def style_hints(text: str, *, explained: Collection[str] = ()) -> tuple[StyleHint, ...]:
    """All hints on a text in its order; `explained` are the short forms known before it."""
    found = [*_long(text), *_words(text), *_short_forms(text, explained), *_passive(text)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.kind)))


def explained_in(text: str) -> frozenset[str]:
    """The short forms that a text explains: "Medium Term Financial Strategy (MTFS)"."""
    return frozenset(found[1].rstrip("s") for found in re.finditer(r"\(([A-Z][A-Z&]+s?)\)", text))


def _long(text: str) -> Iterator[StyleHint]:
    for start, sentence in sentences(text):
        count = len(WORD.findall(sentence))
        if count > READ_ONCE:
            words = trn(count, "{number} word", "{number} words")
            told = tr("A sentence of {words}. One of 25 is read once, a longer one twice.")
            yield StyleHint(
                kind=StyleKind.LONG,
                start=start,
                end=start + len(sentence),
                told=told.format(words=words),
            )


def _words(text: str) -> Iterator[StyleHint]:
    plainer = tr("“{found}” says less than plain words. Perhaps “{instead}”?")
    house = tr("Reports of peer challenges write “{instead}”.")
    for kind, listed, told in (
        (StyleKind.JARGON, PLAINER, plainer),
        (StyleKind.HOUSE, HOUSE, house),
    ):
        for pattern, instead in listed:
            for found in pattern.finditer(text):
                yield StyleHint(
                    kind=kind,
                    start=found.start(),
                    end=found.end(),
                    told=told.format(found=found[0], instead=instead),
                    instead=instead,
                )


def _short_forms(text: str, explained: Collection[str]) -> Iterator[StyleHint]:
    known = {*KNOWN_SHORT, *explained, *explained_in(text)}
    for found in _SHORT.finditer(text):
        short = found[0].rstrip("s")
        if short in known or _ROMAN.fullmatch(short):
            continue
        known.add(short)
        told = tr("Not every reader knows “{short}”. Write it out where it first stands.")
        yield StyleHint(
            kind=StyleKind.SHORT_FORM,
            start=found.start(),
            end=found.end(),
            told=told.format(short=found[0]),
        )


def _passive(text: str) -> Iterator[StyleHint]:
    found = [_first_passive(text, start, start + len(each)) for start, each in sentences(text)]
    passive = [place for place in found if place is not None]
    if len(found) < FEWEST or len(passive) < PASSIVE_SHARE * len(found):
        return
    told = tr("{passive} of {all} sentences do not say who did it, such as “{words}”.")
    start, end = passive[0]
    yield StyleHint(
        kind=StyleKind.PASSIVE,
        start=start,
        end=end,
        told=told.format(passive=len(passive), all=len(found), words=text[start:end]),
    )


def _first_passive(text: str, start: int, end: int) -> tuple[int, int] | None:
    for found in _PASSIVE.finditer(text, start, end):
        word = found[1].casefold()
        if word in PARTICIPLES or (len(word) > 4 and word.endswith("ed")):
            return found.span()
    return None
