"""What may follow "is" that only its subject can have told: "frank about", "at pains to stress"."""

from collections.abc import Callable

from sli_desktop.services.guard import council
from sli_desktop.services.guard import experience as went
from sli_desktop.services.guard import feelings as feel
from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.telling import is_saying

_CLOSED = council.STOPS | feel.NO_FEELINGS


def is_state(words: list[str]) -> bool:
    """What follows "is": "frank about", "of the view", "saying", "at pains to stress"."""
    if words[:2] == ["to", "be"]:
        words = words[2:]
    low = words[0] if words else ""
    if low in feel.STATES or (low and went.is_moved(words)):
        return True
    if low in feel.BARE_STATES:
        is_with_us = "with" in words[1:2] and bool(set(words[2:4]) & tell.US)
        after = set(words[1:3]) & feel.AFTER_BARE_STATE
        return is_with_us or bool(after - ({"to"} if low in {"open", "clear"} else set()))
    return bool(words) and any(rule(words) for rule in _STATES)


def _is_asking(words: list[str]) -> bool:
    """Like "is asking for", "is looking for another job", "was quoted as saying"."""
    if words[0] == "looking" and {"job", "forward"} & set(words):
        return True
    return (words[0] in feel.ASKING and words[1:2] == ["for"]) or words[1:3] == ["as", "saying"]


def _is_minded(words: list[str]) -> bool:
    """Like "of the view", "in no doubt", "full of praise", "in tears"."""
    if words[:2] == ["full", "of"]:
        return bool(set(words[2:4]) & feel.MATTERS)
    if words[0] in {"close", "near", "ready"} and words[1:2] == ["to"]:
        return bool(set(words[2:3]) & _LEAVING)
    if words[:2] == ["at", "the"] and {"tether", "rope", "patience"} & set(words):
        return True
    return words[0] in {"of", "under", "in", "at", "on", "out", "near"} and bool(
        set(words[1:4]) & _MINDS
    )


_LEAVING = tell.words("quit quitting leave leaving resign resigning giving tears go walk walking")


def _is_saying_now(words: list[str]) -> bool:
    where = words[1:] if words[0] == "kept" else words
    if where[:3] in (["in", "the", "dark"], ["in", "two", "minds"]):
        return True
    if words[0] == "in":
        return _is_ing(words[1:2])
    if _is_losing(words):
        return True
    return words[0] == "saying" or (words[0] not in {"finding", "seeing"} and _is_ing(words[:1]))


def _is_losing(words: list[str]) -> bool:
    """Like "is losing sleep", "is giving up", "is thinking about"."""
    return any(
        tag == "ing" and lemma in _LOSING and bool(set(words[1:4]) & tell.PHRASAL[lemma])
        for lemma, tag in tell.FORMS.get(words[0], ())
    )


_LOSING = tell.words(
    "bank count wait lose lie plan give look think weigh lack hear speak cope walk hanker"
)
_MINDS = tell.words(
    """view opinion impression belief mind minds doubt illusion illusions tears despair favour loss
    ease agreement record edge odds pressure strain wits' wits patience ideas breaking rope limbo
    shock denial agony"""
)

_REPORTED = tell.words("said understood reported known thought believed rumoured")


def _is_leaning(words: list[str]) -> bool:
    """Like "is against it", "is no fan of", "is realistic about", "was left wondering"."""
    low, behind = words[0], words[1:2]
    if low in _REPORTED and behind == ["to"]:
        return bool(set(words[2:]) & feel.MOVED_STATES) or any(map(is_saying, words[2:]))
    if low == "against" or set(words[:3]) & feel.LEANINGS:
        return True
    if words[:2] in (["at", "one"], ["sick", "of"], ["tired", "of"], ["not", "alone"]):
        return True
    if low in {"left", "made"}:
        return bool(set(words[1:3]) & {"feeling", "wondering", "feel"})
    if low in {"one", "among"}:
        return "who" in words and any(map(is_saying, words[words.index("who") :]))
    is_open = low.isalpha() and low not in _CLOSED
    return is_open and behind in (["about"], ["that"]) and not low.endswith(("ed", "ing", "told"))


def _is_ing(words: list[str]) -> bool:
    return any(
        lemma in tell.SAYING and tag == "ing"
        for word in words
        for lemma, tag in tell.FORMS.get(word, ())
    )


def _is_eager(words: list[str]) -> bool:
    """Like "at pains to stress", "unable to name", "the first to say"."""
    if {"last", "first", "only"} & set(words[:2]) and {"hear", "know", "learn", "find"} & set(
        words
    ):
        return True
    if not set(words[:3]) & tell.EAGER or "to" not in words[:5]:
        return False
    behind = words[words.index("to") + 1 :]
    if "unable" in words[:3] or "first" in words[:3]:
        return bool(behind) and (is_saying(behind[0]) or behind[0] in tell.ANSWERS)
    return bool(behind) and behind[0] in tell.EAGER_TO


_STATES: tuple[Callable[[list[str]], bool], ...] = (
    _is_asking,
    _is_minded,
    _is_leaning,
    _is_eager,
    _is_saying_now,
)
"""What else may follow "is" that only its subject can have told."""
