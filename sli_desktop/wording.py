"""The words a person reads, in the language they chose; English is the language of the code.

`tr` and `trn` mark every such string. Their first argument is a literal, so that it can be found
and translated; values go in afterwards: ``tr("{count} of {all} done").format(count=1, all=2)``.
`mark` marks words of a module that is loaded before the language is known; `said` gives them.
"""

from collections.abc import Callable
from typing import NamedTuple


class Tongue(NamedTuple):
    """A language: what words become, and what words for a number of things become."""

    words: Callable[[str], str]
    counted: Callable[[int, str, str], str]


_spoken: list[Tongue] = []


def speak(tongue: Tongue | None) -> None:
    """Choose the language: called once by `app.py`, before any room with words is loaded."""
    _spoken[:] = [] if tongue is None else [tongue]


def tr(words: str) -> str:
    """Words of the program in the chosen language."""
    return _spoken[0].words(words) if _spoken else words


def trn(number: int, one: str, many: str, **values: object) -> str:
    """Words for one, or for any other number of things; ``{number}`` in them is the number.

    Other values are given by name: ``trn(n, "{number} note of {who}", …, who=name)``.
    """
    plain = one if number == 1 else many
    words = _spoken[0].counted(number, one, many) if _spoken else plain
    return words.format(number=number, **values)


def mark(words: str) -> str:
    """Mark words that stand in a constant; `said` gives them in the chosen language."""
    return words


def said(marked: str) -> str:
    """Words that were marked with `mark`, in the chosen language."""
    return _spoken[0].words(marked) if _spoken else marked
