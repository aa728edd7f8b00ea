"""The words a person reads, in the language they chose; English is the language of the code.

`tr` and `trn` mark every such string. Their first argument is a literal, so that it can be found
and translated; values go in afterwards: ``tr("{count} of {all} done").format(count=1, all=2)``.
"""

from collections.abc import Callable

Translate = Callable[[str], str]

_translate: list[Translate] = []


def speak(translate: Translate | None) -> None:
    """Choose the language: called once by `app.py`, before any room with words is loaded."""
    _translate[:] = [] if translate is None else [translate]


def tr(words: str) -> str:
    """Words of the program in the chosen language."""
    return _translate[0](words) if _translate else words


def trn(number: int, one: str, many: str) -> str:
    """Words for one, or for any other number of things; ``{number}`` in them is the number."""
    return tr(one if number == 1 else many).format(number=number)
