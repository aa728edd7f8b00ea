"""How strong a passphrase is, in words a person can act on. Nothing here is kept or logged."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from sli_desktop.storage import SHORTEST_PASSPHRASE
from sli_desktop.wording import tr, trn

_OFTEN = frozenset(
    [
        "password",
        "passphrase",
        "letmein",
        "welcome",
        "qwerty",
        "qwertyuiop",
        "asdfgh",
        "monkey",
        "dragon",
        "football",
        "sunshine",
        "iloveyou",
        "admin",
        "secret",
        "council",
        "challenge",
        "changeme",
    ]
)
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LONG_WORD = 3
_FAIR, _STRONG = 11, 17


class Strength(StrEnum):
    """How hard a passphrase is to guess."""

    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


class Judged(NamedTuple):
    """A strength with its words and the tone they are shown in."""

    strength: Strength
    words: str
    tone: str


def judge(passphrase: str, known: Iterable[str] = ()) -> Judged:
    """Judge what was typed so far. `known` are words others would try, such as the council's."""
    lacking = SHORTEST_PASSPHRASE - len(passphrase)
    if not passphrase:
        return Judged(Strength.SHORT, tr("Three random words make a good passphrase."), "")
    if lacking > 0:
        words = trn(
            lacking,
            "Too short: {number} more character is needed",
            "Too short: {number} more characters are needed",
        )
        return Judged(Strength.SHORT, words, "warn")
    worth = _worth(passphrase.casefold(), known)
    if worth < _FAIR:
        return Judged(Strength.WEAK, tr("Weak: easy to guess. Add another random word."), "danger")
    if worth < _STRONG:
        return Judged(Strength.FAIR, tr("Fair: good enough. One more word makes it strong."), "ok")
    return Judged(Strength.STRONG, tr("Strong."), "ok")


def _worth(typed: str, known: Iterable[str]) -> int:
    """So many characters that a guesser cannot foresee, roughly."""
    guessed = {word for each in known for word in re.findall(r"\w+", each.casefold())}
    for word in sorted(guessed | _OFTEN, key=len, reverse=True):
        if len(word) > _LONG_WORD:
            typed = typed.replace(word, "*")
    worth, before = 0, ""
    for at, letter in enumerate(typed):
        is_run = any(typed[max(0, at - 2) : at + 1] in run for run in _RUNS) and at > 1
        if letter != before and not is_run:
            worth += 1
        before = letter
    return min(worth, 3 * len(set(typed)))
