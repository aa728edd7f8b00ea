"""Words of the program are marked for translation where they are written (`tr`, `trn`, `mark`).

The walk through the window in the made-up language (`tests/ui/test_words_marked.py`) sees what
shows; this sees what only shows in trouble. The command line speaks English (ADR 0070).
"""

import ast
import re
from collections.abc import Iterator

from tests.house.tree import ROOT, program_files

SHOWING = frozenset(
    {
        *("text", "button", "Check", "Field", "Banner", "announce", "Command"),
        *("setText", "setToolTip", "setAccessibleName", "setPlaceholderText", "setWindowTitle"),
        *("make", "edit", "put_in_bin", "ChangeSet"),
    }
)
"""Calls whose words a person reads: widgets, announcements, the names of acts."""
WORD = re.compile(r"[A-Za-z]{2,} [a-z]{2,}|(?<![a-z])[A-Z][a-z]{2,}")
ENGLISH = ("cli", "models")
"""The command line; and the words of the records, which are values and not sentences."""


def unmarked(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and words of literals that a person reads and nobody marked."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
            yield from _of_error(node)
        elif isinstance(node, ast.Call) and _name(node) in SHOWING:
            yield from _literals(node)


def _of_error(error: ast.ClassDef) -> Iterator[tuple[int, str]]:
    for node in ast.walk(error):
        if isinstance(node, ast.Call) and _name(node) == "__init__":
            yield from _literals(node)


def _name(call: ast.Call) -> str:
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _literals(call: ast.Call) -> Iterator[tuple[int, str]]:
    said = [*call.args, *(k.value for k in call.keywords if k.arg in SPOKEN)]
    for value in said:
        parts = value.values if isinstance(value, ast.JoinedStr) else [value]
        for part in parts:
            if isinstance(part, ast.Constant) and _is_said(part.value):
                yield part.lineno, str(part.value)


def _is_said(value: object) -> bool:
    """Whether it is a string with a word in it that is neither our name nor the name of a key."""
    if not isinstance(value, str):
        return False
    words = value.replace("SLI Desktop", "")
    return WORD.search(words) is not None and not all(map(KEY.fullmatch, words.split()))


SPOKEN = frozenset({"happened", "kept", "next_step", "name", "hint", "words"})
KEY = re.compile(r"\W*(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z0-9]|[A-Z][a-z]+|F\d+)\W*")


def test_words_that_are_not_marked_are_noticed() -> None:
    source = """
class LostError(SliError):
    def __init__(self):
        super().__init__("It is lost.")
text("Two words")
make(f"{name} to it there")
text(tr("Two words"))
button(look, key="Esc")
"""
    found = [words for _, words in unmarked(source)]
    assert found == ["It is lost.", "Two words", " to it there"]


def test_every_word_a_person_reads_is_marked() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line}: {words}"
        for file in program_files()
        if file.relative_to(ROOT).parts[1] not in ENGLISH
        for line, words in unmarked(file.read_text(encoding="utf-8"))
    ]
    assert found == []
