"""Reads words of posts that are spelt a little wrong: "cheif executive", "offcier"."""

from sli_desktop.services.guard.telling import words

_LONG = words("executive manager director councillor monitoring officer inspector secretary leader")
_SHORTEST = 6
_OTHERS = words("office offices reader header header's manger's")
_KNOWN = {
    "cheif": "chief",
    "chef": "chief",
    "cheaf": "chief",
    "chif": "chief",
    "leeder": "leader",
    "chairperon": "chairperson",
    "manger": "manager",
    "directer": "director",
    "councilor": "councillor",
    "ch": "chief",
    "exec": "executive",
    "mgr": "manager",
    "dir": "director",
    "dep": "deputy",
    "asst": "assistant",
    "cllr": "councillor",
}


def _nearby(word: str) -> set[str]:
    """Every word one slip away, with the first letter and the last two as they should be."""
    slips = set()
    last = len(word) - 2
    for at in range(1, last):
        slips.add(word[:at] + word[at + 1 :])
        slips.add(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
        slips.add(word[:at] + word[at] + word[at:])
    return slips - {word}


_SLIPS = {
    slip: word
    for word in sorted(_LONG)
    if len(word) >= _SHORTEST
    for slip in _nearby(word)
    if slip not in _OTHERS and slip not in _LONG
} | _KNOWN


_PREFIXES = words("ex non sub under then")


def right(word: str) -> str:
    """The word of a post that is meant, or the word itself."""
    if "-" in word:
        first, _, rest = word.partition("-")
        word = rest if first in _PREFIXES else word
    return _SLIPS.get(word, word)
