"""Reads the words round a post: its article and number before it, an office behind it."""

from collections.abc import Sequence

from sli_desktop.services.guard import council
from sli_desktop.services.guard.telling import FORMS, words
from sli_desktop.services.guard.tokens import Token

_REACH = 5
"""So many words may stand between an article and its post."""

_NOUNS = words("lead call present planning challenge question report note brief")
"""Forms of verbs that are nouns as often."""

_ARTICLES = council.THE | council.AN | council.EVERYBODY | frozenset(council.NUMBERS)
_COUNTING = words("couple handful number group pair small tiny few trio")
_BEFORE_OF = _COUNTING | words("out all some any none another either neither most half each every")


def opening(sentence: Sequence[Token], at: int) -> tuple[int, int]:
    """Where the words of a post begin, and where its article and number do."""
    start = at
    while start > 0 and at - start < _REACH and _is_modifier(sentence[start - 1]):
        start -= 1
    first = start
    while first > 0 and _is_article(sentence, first - 1):
        first -= 1
    if first < start:
        return start, _possessor(sentence, first)
    while start < at and sentence[start].low in FORMS and sentence[start].low not in _NOUNS:
        start += 1
    return start, start


def _possessor(sentence: Sequence[Token], first: int) -> int:
    """Where the words begin of whom a post belongs to: "the housing association's director"."""
    at = first
    if sentence[at].low not in {"'s", "'"}:
        return first
    while at > 0 and first - at < _REACH and _is_modifier(sentence[at - 1]):
        at -= 1
    if at == first:
        return first
    return at - 1 if at > 0 and sentence[at - 1].low in council.THE | council.AN else at


def _is_modifier(token: Token) -> bool:
    low = token.low
    if token.text.isalpha() and token.text.isupper() and len(low) > 1:
        return True
    if not token.is_word or low in council.STOPS or low.isdecimal():
        return False
    if low in council.NUMBERS or (low in council.PLURALS and low != "staff"):
        return False
    return low in _NOUNS or not any(tag in {"s", "past"} for _, tag in FORMS.get(low, ()))


def _is_article(sentence: Sequence[Token], at: int) -> bool:
    low = sentence[at].low
    if low == "that" and sentence[at + 1].low in _ARTICLES:
        return False
    if low in _ARTICLES or low in _COUNTING or low in {"'s", "'", "only"}:
        return True
    if low in {"of", "out"} and at > 0:
        before = sentence[at - 1].low
        is_counted = before in council.NUMBERS or before in _BEFORE_OF or before.isdecimal()
        return is_counted or (before.endswith("est") and len(before) > 4)
    return low.isdecimal() and len(low) <= 2


def count_of(before: Sequence[Token]) -> int | None:
    """The smallest number among the words before a post; none where they hold no number."""
    lows = [token.low for token in before]
    found = [number for at in range(len(lows)) if (number := _number(lows, at)) is not None]
    return min(found) if found else None


def _number(lows: list[str], at: int) -> int | None:
    low, before = lows[at], lows[at - 1] if at else ""
    if low in council.NUMBERS:
        return None if before in {"every", "each", "any", "no"} else council.NUMBERS[low]
    if low.isdecimal():
        return int(low)
    is_small = low in {"number", "group"} and before in council.SMALL_WORDS
    if is_small or (low == "few" and before == "a"):
        return council.NUMBERS["handful"]
    return 1 if low in {"a", "an", "another"} and lows[at + 1 : at + 2] == ["of"] else None


def is_share(sentence: Sequence[Token], first: int, start: int) -> bool:
    """Like "four out of five tenants", "one in three managers": a share, and no people counted."""
    lows = [token.low for token in sentence[first:start]]
    if "out" in lows and not set(lows) & council.THE:
        return True
    before = [token.low for token in sentence[max(0, first - 2) : first]]
    return len(before) == 2 and before[1] == "in" and before[0] in council.NUMBERS


def is_office(sentence: Sequence[Token], first: int, start: int, end: int) -> bool:
    """Whether nobody is meant: the post, its duties, or a place nobody holds."""
    lows = [token.low for token in sentence[max(0, first - 2) : first]]
    middle = {token.low for token in sentence[first:start]}
    is_had = lows[-1:] == ["without"] and bool(middle & council.THE)
    if lows[-1:] and lows[-1] in council.NO_HOLDER_BEFORE and not is_had:
        return True
    if lows[-1:] == [":"] and {token.low for token in sentence[:first]} & council.VACANT:
        return True
    if middle & council.NOT_YET or _is_law(sentence, first):
        return True
    if lows[-1:] in (["of"], ["for"], ["to"]) and set(lows[:-1]) & council.OFFICE_BEFORE:
        return True
    return _is_office_behind([token.low for token in sentence[end : end + 4]])


def _is_law(sentence: Sequence[Token], first: int) -> bool:
    """Whether a law or a rule is what the sentence is about: "the Act gives the …"."""
    lows = [token.low for token in sentence[max(0, first - 14) : first]]
    lows = lows[:-1] if lows[-1:] == ["that"] else lows
    return bool(set(lows) & council.LAWS) and not set(lows) & {"that", ",", "told", "said"}


def _is_office_behind(behind: list[str]) -> bool:
    if not behind:
        return False
    if behind[0] in council.OFFICE_AFTER:
        return True
    if behind[0] == "and":
        return bool(set(behind[2:3]) & {"roles", "posts", "model"})
    if behind[0] in {"'s", "'"}:
        return bool(set(behind[1:4]) & council.OFFICE_OF_POST)
    is_state = behind[0] in council.BE | {"remains", "has", "rotates", "post"}
    return is_state and bool(set(behind[:4]) & council.VACANT)
