"""A11: the words on a screen are a calm colleague's (`ui.md` section 8)."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.ui.accessibility.reading import known_as, shown_words, spoken_name, visible

BANNED = re.compile(
    r"\b(please|sorry|oops|invalid|illegal|forbidden|abort(?:ed|s)?|fatal|users?|records?|"
    r"entit(?:y|ies)|database error|sync(?:ed|ing|hronis\w*)?|merge conflicts?|commit(?:s|ted)?|"
    r"are you sure)\b",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"\w+!(?:\s|$)")
CAPITALS = re.compile(r"\b(?!ADASS\b)[A-Z]{5,}\b")


def unfit(words: str) -> list[str]:
    """What is wrong with some words: banned, exclaimed, or in capitals."""
    found = [match.group() for match in BANNED.finditer(words)]
    found += [match.group().strip() for match in SHOUTED.finditer(words)]
    return found + CAPITALS.findall(words)


def strings_of(widget: QWidget) -> Iterator[str]:
    """Everything of a widget that is seen or spoken, but what a person typed."""
    typed = isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
    if not typed:
        yield shown_words(widget)
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    yield widget.toolTip()
    yield widget.accessibleDescription()
    yield spoken_name(widget)


def strings(root: QWidget) -> Iterator[tuple[str, str]]:
    """Each string of what shows below a root, with the name of its widget."""
    for widget in visible(root):
        for words in strings_of(widget):
            if words.strip():
                yield words, known_as(widget)
    for action in root.window().findChildren(QAction):
        for words in (action.text(), action.toolTip()):
            if words.strip():
                yield words, f"menu {action.objectName()}"


def unfit_words(root: QWidget) -> list[str]:
    """A11: strings of the program with words it never uses."""
    return sorted({f"{bad} in {words!r}" for words, _ in strings(root) for bad in unfit(words)})
