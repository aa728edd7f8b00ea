"""What a post is in charge of: "of democratic services", "for the digital team"."""

from collections.abc import Sequence

from sli_desktop.services.guard import council
from sli_desktop.services.guard.telling import FORMS, words
from sli_desktop.services.guard.tokens import Token

_LONGEST = 5
_NO_FIELDS = words(
    """post place person interview charge may june turn general particular fact public private part
    terms january february march april july august september october november december which
    whom attendance addition response total comparison"""
)


_LINKS = frozenset({"of", "for", "in", "with"})
_AT = frozenset({"at", "from", "on"})


def field_end(
    sentence: Sequence[Token], at: int, *, is_anybody: bool, is_place: bool = False
) -> int:
    """Where a post ends that has its field behind it; `at` where it has none."""
    if at + 1 >= len(sentence) or sentence[at].low not in _LINKS | (_AT if is_place else set()):
        return at
    link, start = sentence[at].low, at + 1
    if link == "with":
        return _quality_end(sentence, start, at) if is_anybody else at
    is_any = sentence[start].low in council.AN
    if is_any or sentence[start].low in council.THE:
        start += 1
    if start >= len(sentence) or not _is_field_word(sentence, start):
        return at
    if is_any and link in {"of", "for"} and sentence[start].low not in council.FIELD_ENDS:
        return at
    if link == "in" and sentence[start].low in _NO_FIELDS:
        return at
    return _words_end(sentence, start)


def _quality_end(sentence: Sequence[Token], start: int, at: int) -> int:
    """Like "with a disability": it picks one out of many."""
    is_one = start + 1 < len(sentence) and sentence[start].low in {"a", "an"}
    return start + 2 if is_one and _is_field_word(sentence, start + 1) else at


def _is_field_word(sentence: Sequence[Token], at: int) -> bool:
    token = sentence[at]
    if token.text.isupper() and len(token.text) > 1:
        return True
    return token.is_word and token.low not in council.STOPS and not _is_verb(token)


def _is_verb(token: Token) -> bool:
    return any(tag == "past" for _, tag in FORMS.get(token.low, ())) and token.low != "set"


def _words_end(sentence: Sequence[Token], start: int) -> int:
    """One word; more where they end with a word that ends the name of a field, or have capitals."""
    best, at = start + 1, start
    while at < len(sentence) and at - start < _LONGEST:
        token = sentence[at]
        if token.low in {"'s", "'", "and", "&"} and at > start:
            at += 1
            continue
        if not _is_field_word(sentence, at):
            break
        is_name = token.has_capital and sentence[start].has_capital
        if token.low in council.FIELD_ENDS or is_name:
            best = max(best, at + 1)
        at += 1
    return _second(sentence, best)


def _second(sentence: Sequence[Token], at: int) -> int:
    """Like "housing and growth": a second field, where a verb or the end follows it."""
    if at + 1 >= len(sentence) or sentence[at].low not in {"and", "&"}:
        return at
    if not _is_field_word(sentence, at + 1) or sentence[at + 1].low in council.POSTS:
        return at
    behind = sentence[at + 2] if at + 2 < len(sentence) else None
    is_whole = (
        behind is None or not behind.is_word or (behind.low in council.STOPS or behind.low in FORMS)
    )
    return at + 2 if is_whole else at
