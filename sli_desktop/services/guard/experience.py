"""Reads from a verb what somebody went through, feels or shows: only they can have told it."""

from collections.abc import Callable, Collection

from sli_desktop.services.guard import council, minds
from sli_desktop.services.guard import feelings as feel
from sli_desktop.services.guard import telling as tell


def suffers(small: Collection[str], words: list[str]) -> bool:
    """What follows "is" and "has been": "not consulted", "never told why", "left to cope"."""
    low, behind = words[0], set(words[1:3])
    is_denied = bool(set(small) & (council.NOT | _LATE))
    if low in minds.UNHEARD:
        is_told = low in {"told", "asked", "informed"} and bool(set(words[1:2]) & _TOLD)
        return is_denied or is_told or bool(set(words[1:4]) & _LATE)
    if low in minds.SUFFERED:
        return not behind or bool(behind & minds.HARM) or words[1:2] in (["."], [","])
    return False


_LATE = frozenset({"last", "late", "only", "rarely", "seldom", "repeatedly", "nothing", "yet"})
_TOLD = frozenset({"that", "nothing", "only", "what", "informally"})


def has_felt(small: Collection[str], words: list[str]) -> bool:
    """What follows "has" beyond a feeling: "yet to hear", "had enough", "no say in it"."""
    low, rest = words[0], words[1:]
    if "yet" in small and low == "to":
        return bool(set(rest[:2]) & _PERCEIVED)
    if "no" in small:
        return low in _WANTED
    if low == "had":
        return bool(set(rest[:1]) & {"enough", "nothing", "little", "none", "no"})
    return low in {"no", "little", "few", "not"} and bool(set(rest[:3]) & _WANTED)


_PERCEIVED = tell.words(
    """see hear receive be get read meet experience feel find understand meet be convinced"""
)
_WANTED = tell.words(
    """time say voice influence patience interest respect enthusiasm illusions quarrel quarrels
    desire hesitation wish expectation expectations memory knowledge answer answers words truck
    clue sense clarity certainty regrets complaints doubts problem issue trouble difficulty use"""
)


def goes_on(words: list[str], is_saying: Callable[[str], bool]) -> bool:
    """Like "went on to say", "stopped asking", "went as far as to call", "ended by naming"."""
    low, rest = words[0], words[1:6]
    if low not in _ASPECTS:
        return False
    for at, word in enumerate(rest):
        if word in {"to", "by", "as"} and at + 1 < len(rest):
            behind = rest[at + 1]
            if is_saying(behind) or behind in _CALLING or _is_ing_of_mind(behind):
                return True
        elif at == 0 and _is_ing_of_mind(word):
            return True
    return low in {"went", "go", "gone", "goes"} and rest[:1] == ["further"]


_ASPECTS = tell.words(
    """went go goes gone stopped stops stop began begins begin begun started starts start ended ends
    end kept keeps keep finished closed opened continued continues continue ceased came comes
    come quit resisted"""
)
_CALLING = tell.words("call ask name describe rate give say")


def _is_ing_of_mind(word: str) -> bool:
    return word in {"asking", "calling", "listing", "naming", "raising", "wondering"} or any(
        lemma in tell.SAYING and tag == "ing" for lemma, tag in tell.FORMS.get(word, ())
    )


def agrees(words: list[str]) -> bool:
    """Like "agrees.", "disagrees with this", "echoes that view", "questions the need"."""
    low, behind = words[0], words[1:2]
    if low in {"agrees", "disagrees", "concurs", "differs", "demurs"}:
        return not behind or behind[0] in _AGREED
    if low == "welcomes" and set(behind) & {"the", "this", "that", "these"}:
        return not set(words[2:4]) & tell.AUDIENCE
    if low in {"questions", "challenges", "disputes", "welcomes", "shares", "supports", "echoes"}:
        return bool(set(words[1:3]) & _CLAIMS) or behind in (["this"], ["that"])
    return False


_AGREED = tell.words(". , ; ! that with about on and but entirely wholly strongly here from")
_CLAIMS = feel.MATTERS | tell.words(
    "need value case idea assumption premise conclusion notion wisdom logic whether why diagnosis"
)


def is_moved(words: list[str]) -> bool:
    """Like "dismayed by", "disheartened": what somebody is whom something moved."""
    return words[0] in feel.MOVED and (words[1:2] != ["to"] or words[0] != "pleased")


def is_headline(words: list[str]) -> bool:
    """Like "nervous about reserves", behind a post that opens a line of a slide."""
    low, behind = words[0], words[1:2]
    if low in feel.MOVED_STATES:
        return not behind or behind[0] in _ABOUT or low in feel.STATES
    return low in feel.BARE_STATES and bool(behind) and behind[0] in _ABOUT | {"that"}


_ABOUT = tell.words("about at by that with over of to how why whether . , ; on after and but")
