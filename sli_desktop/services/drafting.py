"""Is it one ask? Can somebody tell when it is done? Who does it? Remarks while one writes.

Pure, and only ever a remark: nothing here stops anybody. Each remark names the words it found, so
that a person sees at once whether it is right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sli_desktop.services.drafting_words import (
    ACTORS,
    ALSO_NOUNS,
    MONTHS,
    OPENS_AN_OBJECT,
    SEEN,
    SUBORDINATES,
    VAGUE_ALWAYS,
    VAGUE_PHRASES,
    VAGUE_UNLESS_SEEN,
    VERBS,
)
from sli_desktop.services.sentences import WORD, sentences
from sli_desktop.wording import tr, trn

MOST_WORDS = 35
"""A sentence with more is hard to take in; a recommendation may take more than the `READ_ONCE` of
`style_hints`, since it names who, what and by when."""

_JOINS = frozenset({"and", "then"})
_BEFORE_VERBS = frozenset({"also", "should", "must", "now", "further", "then"})
_ASKING = r"(?:should|must|shall|will|needs? to|ought to|has to|have to)"
_BETWEEN = r"(?:also |now |further |always |actively |jointly |together )?"
_NUMBER = re.compile(r"\b\d+(?:\.\d+)?\b|\bper cent\b|%")
_WHEN = re.compile(
    r"\b(?:by|before|within|from|until|no later than|at) (?:the )?(?:\w+ ){0,3}?"
    r"(?:days?|weeks?|months?|quarters?|years?|spring|summer|autumn|winter|christmas|easter|budget"
    r"|elections?|meeting|" + MONTHS + r")\b"
    r"|\b(?:immediately|straight away|at once|without delay|this year|next year|this month"
    r"|next month|each year|every year|each quarter|every quarter|annually|quarterly|monthly"
    r"|weekly)\b|\b20\d\d\b",
    re.IGNORECASE,
)


class Doubt(StrEnum):
    """What may be wrong with the words of a recommendation."""

    TWO_ASKS = "two asks"
    CANNOT_TELL = "cannot tell when it is done"
    NOBODY = "nobody does it"
    NO_TIMESCALE = "no timescale"
    LONG = "long sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark: what is doubted, the words it was found at, and what to do, in plain words.

    `split_at` is where the second ask begins in the text, where there are two.
    """

    doubt: Doubt
    found: str
    told: str
    split_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the checks look at: words, and the fields this kind of challenge has."""

    text: str
    owner: str = ""
    timescale: str = ""
    uses_owner: bool = False
    uses_timescale: bool = False


class _Word(NamedTuple):
    plain: str
    start: int
    end: int


def remarks(draft: Draft) -> tuple[Remark, ...]:
    """What somebody should look at again before the team agrees; nothing about an empty text."""
    if not draft.text.strip():
        return ()
    checks = (_two_asks, _cannot_tell, _nobody, _no_timescale, _long)
    return tuple(remark for check in checks for remark in check(draft))


# --- is it one ask? -----------------------------------------------------------------------------


def _two_asks(draft: Draft) -> Iterator[Remark]:
    first: str | None = None
    for start, sentence in sentences(draft.text):
        words = _words(sentence, start)
        for verb, at in _asks(words, draft.text, goes_on=first is not None):
            if first is not None:
                told = tr(
                    "This may ask for two things: “{one}” and “{other}”. One ask to a "
                    "recommendation is easier to agree, to give to somebody and to check."
                )
                yield Remark(
                    doubt=Doubt.TWO_ASKS,
                    found=f"{first} … {verb}",
                    told=told.format(one=first, other=verb),
                    split_at=at,
                )
                return
            first = verb


def _asks(words: list[_Word], text: str, *, goes_on: bool) -> list[tuple[str, int]]:
    """The verbs of a sentence that ask, each with its place; `goes_on` where one asked before."""
    found: list[tuple[str, int]] = []
    last = -1
    for at, word in enumerate(words):
        if not _is_verb(words, at, first=at == 0 and not goes_on):
            continue
        opens = at == 0 or _follows_asking(words, at)
        joined = found and _is_joined(words, at, last, text)
        if (opens and not found) or joined:
            found.append((word.plain, word.start))
            last = at
    return found


def _is_verb(words: list[_Word], at: int, *, first: bool) -> bool:
    word = words[at].plain
    if word not in VERBS:
        return False
    if first or word not in ALSO_NOUNS:
        return True
    return at + 1 < len(words) and words[at + 1].plain in OPENS_AN_OBJECT


def _follows_asking(words: list[_Word], at: int) -> bool:
    before = " ".join(word.plain for word in words[max(0, at - 3) : at])
    return re.search(rf"\b{_ASKING}(?: {_BETWEEN.rstrip('?')})?$", before) is not None


def _is_joined(words: list[_Word], at: int, last: int, text: str) -> bool:
    """Whether a verb is a second ask: "and publish it", with something done between the two."""
    between = words[last + 1 : at]
    gap = text[words[at - 1].end : words[at].start]
    tail = list(between)
    while tail and tail[-1].plain in _BEFORE_VERBS:
        tail.pop()
    joins = bool(tail) and tail[-1].plain in _JOINS
    lists = "," in gap and any(word.plain == "and" for word in words[at:])
    if not joins and ";" not in gap and not lists:
        return False
    done = [word for word in between if word.plain not in _JOINS | _BEFORE_VERBS]
    if not done:
        return False  # "review and update the constitution" asks once
    return ";" in gap or not any(word.plain in SUBORDINATES for word in done)


# --- can somebody tell when it is done? ---------------------------------------------------------


def _cannot_tell(draft: Draft) -> Iterator[Remark]:
    for _start, sentence in sentences(draft.text):
        plain = " ".join(sentence.casefold().split())
        vague = _vague(plain)
        if vague:
            told = tr(
                "Can somebody tell when “{words}” is done? Say what will be there that is not "
                "there now: a plan, a decision, a date, a number."
            )
            yield Remark(doubt=Doubt.CANNOT_TELL, found=vague, told=told.format(words=vague))
            return


def _vague(sentence: str) -> str:
    for phrase in VAGUE_PHRASES:
        if re.search(rf"\b{phrase}\b", sentence):
            return phrase
    where = rf"(?:^|[,;:] |\band |\bthen |\b{_ASKING} ){_BETWEEN}"
    for phrase in VAGUE_ALWAYS:
        if re.search(rf"{where}{phrase}\b", sentence):
            return phrase
    words = {word.plain for word in _words(sentence, 0)}
    if words & SEEN or _NUMBER.search(sentence) or _WHEN.search(sentence):
        return ""
    for phrase in VAGUE_UNLESS_SEEN:
        if re.search(rf"{where}{phrase}\b", sentence):
            return phrase
    return ""


# --- who, and by when? --------------------------------------------------------------------------


def _nobody(draft: Draft) -> Iterator[Remark]:
    if draft.owner.strip():
        return
    if draft.uses_owner:
        told = tr("Nobody is named to do it. Write who leads on it under Owner, as a role.")
        yield Remark(doubt=Doubt.NOBODY, found="", told=told)
        return
    words = {word.plain for word in _words(draft.text, 0)}
    if not words & ACTORS:
        told = tr(
            "It does not say who does it. Name a role or a body, such as the cabinet or the chief "
            "executive, where it is not plainly the whole council."
        )
        yield Remark(doubt=Doubt.NOBODY, found="", told=told)


def _no_timescale(draft: Draft) -> Iterator[Remark]:
    is_there = draft.timescale.strip() or _WHEN.search(draft.text)
    if draft.uses_timescale and not is_there:
        told = tr("By when? This kind of challenge gives a timescale: a date, or a few words.")
        yield Remark(doubt=Doubt.NO_TIMESCALE, found="", told=told)


# --- can one take it in? ------------------------------------------------------------------------


def _long(draft: Draft) -> Iterator[Remark]:
    every = [_words(sentence, start) for start, sentence in sentences(draft.text)]
    longest = max(every, key=len, default=[])
    if len(longest) > MOST_WORDS:
        begins = draft.text[longest[0].start : longest[min(3, len(longest) - 1)].end]
        words = trn(len(longest), "{number} word", "{number} words")
        told = tr(
            "The sentence that begins “{words}” has {count}. A sentence of 25 is read once, a "
            "longer one twice."
        )
        yield Remark(doubt=Doubt.LONG, found=begins, told=told.format(words=begins, count=words))


# --- words --------------------------------------------------------------------------------------


def _words(text: str, start: int) -> list[_Word]:
    return [
        _Word(found[0].casefold(), start + found.start(), start + found.end())
        for found in WORD.finditer(text)
    ]
