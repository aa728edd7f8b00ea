"""Reads the verb that begins at a place of a sentence, and tells whether it is one of telling."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sli_desktop.services.guard import council
from sli_desktop.services.guard import feelings as feel
from sli_desktop.services.guard import telling as tell
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


def is_saying(word: str) -> bool:
    """Whether a word may be a form of a verb of saying or thinking, but not "saying" itself."""
    return word in {"heard", "hear"} or any(
        lemma in tell.SAYING and tag != "ing" for lemma, tag in tell.FORMS.get(word, ())
    )


def tells(sentence: Sequence[Token], at: int) -> bool:
    """Whether the verb that begins here says that its subject told or thought something."""
    group = _group(sentence, at)
    if group is None:
        return False
    words, low = group.words, group.words[0]
    if group.last in council.BE:
        return _is_state(words) or (low == "drawn" and "not" in group.small)
    if group.small & council.ORDERS and not group.small & council.HAVE:
        return False
    if "would" in group.small and low in tell.WISHES:
        return True
    if group.small & council.NOT and _is_denied(group):
        return True
    if group.last in council.HAVE and _is_feeling(words):
        return True
    return _is_telling(words)


def _is_denied(group: _Group) -> bool:
    """Like "could not name the priorities", "no longer recognises", "had not heard of it"."""
    low = group.words[0]
    if group.last in tell.COULD and low in tell.KNOWS:
        return True
    if group.last in council.HAVE and low == "heard":
        return True
    return any(lemma in tell.ATTITUDES for lemma, _ in tell.FORMS.get(low, ()))


def tells_us(sentence: Sequence[Token], at: int) -> bool:
    """Whether the verb that begins here has the team as its object: "told us"."""
    group = _group(sentence, at)
    return group is not None and group.last not in council.BE and _gives_us(group.words)


def _group(sentence: Sequence[Token], at: int) -> _Group | None:
    small: set[str] = set()
    last, place = "", at
    while place < len(sentence) and place - at < _LONGEST:
        low = sentence[place].low
        if low in council.BE | council.HAVE | council.MODAL:
            last = low
        elif not (low in council.NOT | council.ADVERBS or _is_adverb(low)):
            break
        small.add(low)
        place += 1
    words = lows(sentence, place, place + 8)
    return _Group(frozenset(small), last, words) if words else None


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and low not in {"rely", "apply", "imply", "reply", "supply", "only"}


def _is_state(words: list[str]) -> bool:
    """What follows "is": "frank about", "of the view", "saying", "at pains to stress"."""
    if words[:2] == ["to", "be"]:
        words = words[2:]
    low = words[0] if words else ""
    if low in feel.STATES:
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
    return words[0] in {"of", "under", "in", "at"} and bool(set(words[1:4]) & _MINDS)


def _is_saying_now(words: list[str]) -> bool:
    if words[0] == "in":
        return _is_ing(words[1:2])
    return words[0] == "saying" or (words[0] not in {"finding", "seeing"} and _is_ing(words[:1]))


_MINDS = tell.words(
    """view opinion impression belief mind minds doubt illusion illusions tears despair favour loss
    ease agreement"""
)


def _is_leaning(words: list[str]) -> bool:
    """Like "is against it", "is no fan of", "is realistic about", "was left wondering"."""
    low, behind = words[0], words[1:2]
    if low == "against" or set(words[:3]) & feel.LEANINGS:
        return True
    if low in {"left", "made"}:
        return bool(set(words[1:3]) & {"feeling", "wondering", "feel"})
    if low in {"one", "among"}:
        return "who" in words and any(map(is_saying, words[words.index("who") :]))
    is_open = low.isalpha() and low not in council.STOPS | feel.NO_FEELINGS
    return is_open and behind in (["about"], ["that"]) and not low.endswith(("ed", "ing", "told"))


def _is_ing(words: list[str]) -> bool:
    return any(
        lemma in tell.SAYING and tag == "ing"
        for word in words
        for lemma, tag in tell.FORMS.get(word, ())
    )


def _is_eager(words: list[str]) -> bool:
    """Like "at pains to stress", "unable to name", "the first to say"."""
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


def _is_feeling(words: list[str]) -> bool:
    """What follows "has": "concerns", "little faith in", "a different view"."""
    if words[0] in {"heard", "seen", "had"}:
        return words[1:2] in (["nothing"], ["little"], ["none"])
    for at, word in enumerate(words[:4]):
        if word in feel.FEELINGS and not (
            word == "confidence" and words[at + 1 : at + 2] == ["of"]
        ):
            return True
        if word == "words" and "for" in words[:6]:
            return True
        if word in council.PREPOSITIONS | tell.FORMS.keys() | {"and"} or not word.isalpha():
            return False
    return False


def _is_telling(words: list[str]) -> bool:
    low, rest = words[0], words[1:]
    if _gives_us(words):
        return True
    if low in feel.SEEMS and set(rest[:3]) & feel.STATES:
        return True
    if low in tell.COMES_TO and "to" in rest[:6]:
        behind = rest[rest.index("to") + 1 :]
        return bool(behind) and (is_saying(behind[0]) or behind[0] in tell.ANSWERS)
    return any(_form_tells(lemma, tag, low, rest) for lemma, tag in tell.FORMS.get(low, ()))


def _gives_us(words: list[str]) -> bool:
    """Whether a verb has "us" or "the team" behind it: "took us through", "raised it with us"."""
    low, rest = words[0], words[1:6]
    is_past = low.endswith("ed") or any(tag != "ing" for _, tag in tell.FORMS.get(low, ()))
    if not (is_past or low in tell.OFFERED) or low in tell.NO_WORDS:
        return False
    for at, word in enumerate(rest):
        if not word.isalpha():
            return False
        if word in tell.US and _is_object(rest, at):
            return True
    return False


def _is_habit(lemma: str, tag: str, rest: list[str]) -> bool:
    """Whether a verb says what somebody does, or told others, and not what the team heard."""
    if set(rest[: 3 if lemma == "call" else 1]) & tell.HABITS.get(lemma, frozenset()):
        return True
    if lemma in tell.EXPLAINING and tag == "s":
        return not set(rest) & (tell.CLAUSES | {"as", ":", "“"})
    if lemma in tell.ADDRESSING and set(rest[:2]) & tell.AUDIENCE:
        return True
    links = [at for at, word in enumerate(rest[:4]) if word in {"to", "with", "at"}]
    return any(set(rest[at + 1 : at + 3]) & tell.AUDIENCE for at in links) and "that" not in rest


def _is_object(rest: list[str], at: int) -> bool:
    """Whether "us" or "the team" is told; "for team leaders" is somebody else."""
    before = rest[at - 1] if at else ""
    if rest[at] == "team":
        return before in {"the", "peer"} and not set(rest[at + 1 : at + 2]) & council.TEAM_POSTS
    return not at or before in tell.BEFORE_US


def _form_tells(lemma: str, tag: str, low: str, rest: list[str]) -> bool:
    forms = tell.FORMS[low]
    if tag in {"ing", "part"} and not any(each == "past" for _, each in forms):
        return False
    if lemma in tell.NOT_WITH_TO and rest[:1] == ["to"]:
        return False
    if _is_habit(lemma, tag, rest):
        return False
    if lemma in tell.SAYING:
        return True
    if lemma in tell.WITH_A_MATTER and set(rest[:5]) & feel.MATTERS:
        return True
    if lemma in tell.WITH_THAT and set(rest[:1]) & tell.CLAUSES:
        return True
    if lemma in tell.PHRASAL:
        return bool(set(rest[:3]) & tell.PHRASAL[lemma])
    return lemma in tell.PAST_ONLY - tell.WITH_A_MATTER and tag == "past"
