"""Reads the verb that begins at a place of a sentence, and tells whether it is one of telling."""

from collections.abc import Sequence
from dataclasses import dataclass

from sli_desktop.services.guard import council
from sli_desktop.services.guard import experience as went
from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.sayings import (
    gives_us,
    has_another,
    has_told,
    is_feeling,
    is_telling,
)
from sli_desktop.services.guard.states import is_state
from sli_desktop.services.guard.telling import is_saying as is_saying
from sli_desktop.services.guard.tokens import Token

_LONGEST = 9


@dataclass(frozen=True, slots=True)
class _Group:
    """The small words before a verb, and the verb with what follows it."""

    small: frozenset[str]
    last: str
    """The last auxiliary, or nothing."""
    words: list[str]
    """The verb and up to seven words behind it."""


def lows(sentence: Sequence[Token], start: int, end: int) -> list[str]:
    """The words of a piece of a sentence, in small letters; the piece may reach over its ends."""
    return [token.low for token in sentence[max(0, start) : max(0, end)]]


def tells(sentence: Sequence[Token], at: int) -> bool:
    """Whether the verb that begins here says that its subject told or thought something."""
    group = _group(sentence, at)
    if group is None:
        return False
    words, low = group.words, group.words[0]
    if group.last in council.BE:
        is_undrawn = low == "drawn" and "not" in group.small
        return is_state(words) or is_undrawn or went.suffers(group.small, words)
    if _will_tell(group):
        return True
    if group.small & council.ORDERS and not group.small & council.HAVE:
        return False
    if set(words[1:2]) & {"that", "whether"} and low.isalpha() and low not in _MAKES_SURE:
        return True
    if _would(group) or _has(group) or (group.small & council.NOT and _is_denied(group)):
        return True
    return is_telling(words) or went.goes_on(words, is_saying) or went.agrees(words)


def _will_tell(group: _Group) -> bool:
    """Like "can recall", "will tell you"."""
    words, low = group.words, group.words[0]
    if low in {"recall", "remember"} and "can" in group.small:
        return True
    return low == "tell" and bool(set(words[1:2]) & {"you", "us", "anyone", "anybody"})


def _would(group: _Group) -> bool:
    """Like "would leave", "would rather wait", "could name only two"."""
    low = group.words[0]
    if "would" in group.small and (low in tell.WISHES or "rather" in group.small):
        return True
    return group.last in {"could", "couldn't"} and low in tell.RECALLS


def _has(group: _Group) -> bool:
    """Like "has concerns", "had a different story", "has given up", "has not had a reply"."""
    if group.last not in council.HAVE:
        return False
    words, small = group.words, group.small
    if "had" in small and {"has", "have"} & small and small & council.NOT:
        return True
    is_felt = is_feeling(words) or went.has_felt(small, words)
    return is_felt or has_another([group.last, *words]) or has_told(words)


def acts(sentence: Sequence[Token], at: int, *, is_counted: bool, is_part: bool = False) -> bool:
    """Whether the verb that begins here says what one out of many did or went through.

    It is told of nobody but them, and so by them; a duty is none ("two officers support it").
    `is_part` says that they are some of a counted few: "two of the three".
    """
    group = _group(sentence, at)
    if group is None or group.small & council.ORDERS:
        return False
    low = group.words[0]
    if low in DUTIES or any(lemma in DUTIES for lemma, _ in tell.FORMS.get(low, ())):
        return False
    if group.last in council.BE:
        return is_counted and low.endswith("ed")
    is_past = low.endswith("ed") or low in tell.OFFERED | council.PAST
    if is_part and low.isalpha() and low not in council.STOPS:
        return True
    is_past = is_past or any(tag == "past" for _, tag in tell.FORMS.get(low, ()))
    if group.last in _WOULD or (group.last in council.HAVE and low in {"no", "never", "little"}):
        return True
    return is_past or (group.last in council.HAVE and (is_counted or "not" in group.small))


_WOULD = frozenset({"would", "wouldn't", "could", "couldn't", "did", "didn't"})

DUTIES = tell.words(
    """appointed recruited employed seconded elected named based responsible available present
    assigned joined left retired started moved chaired led managed oversaw oversees sat served
    attended represented supported covered ran reported met shared held delivered provided acted
    dedicated trained vacant due shared absent new full-time part-time qualified in on at chair
    lead manage oversee sit serve attend represent support cover run report meet share hold
    deliver provide act work works worked merged replaced needed funded hired placed employed
    engaged required
    posts left leaving allocated listed
    """
)
"""What people do or are in their post, that anybody can see."""


def is_headline(sentence: Sequence[Token], at: int) -> bool:
    """Whether a state without "is" begins here: "nervous about reserves"."""
    group = _group(sentence, at)
    return group is not None and not group.last and went.is_headline(group.words)


_MAKES_SURE = tell.words(
    """ensure ensures ensured mean means meant show shows showed require requires required check
    checks checked prove proves proved decide decides decided direct directs directed order
    ordered rule ruled so and or all one sure demonstrate demonstrates demonstrated given role
    team work post"""
)
"""Before "that" they say what somebody brings about."""


def _is_denied(group: _Group) -> bool:
    """Like "could not name the priorities", "no longer recognises", "had not heard of it"."""
    low = group.words[0]
    if group.last in tell.COULD and low in tell.KNOWS:
        return True
    if group.last in council.HAVE and low in _NEVER_DONE:
        return True
    return any(lemma in tell.ATTITUDES for lemma, _ in tell.FORMS.get(low, ()))


_NEVER_DONE = tell.words("heard seen met received read had known understood felt slept been")
"""With "has not" before them, what only somebody themselves can have told."""


def tells_us(sentence: Sequence[Token], at: int) -> bool:
    """Whether the verb that begins here has the team as its object: "told us"."""
    group = _group(sentence, at)
    return group is not None and group.last not in council.BE and gives_us(group.words)


def _group(sentence: Sequence[Token], at: int) -> _Group | None:
    small: set[str] = set()
    last, place = "", at
    while place < len(sentence) and place - at < _LONGEST:
        low = sentence[place].low
        if low in council.AUXILIARIES:
            last = low
        elif not (low in council.NOT | council.ADVERBS or _is_adverb(low)):
            break
        small.add(low)
        place += 1
    words = lows(sentence, place, place + 8)
    return _Group(frozenset(small), last, words) if words else None


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and low not in {"rely", "apply", "imply", "reply", "supply", "only"}
