"""Marks drawn over the text of an editor by several who do not know of each other.

Qt knows one list of such marks; here each gives its own, and all are shown. They are drawn over the
text and never change it: a syntax highlighter would tell everybody that the text has changed.
"""

from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_LAYERS: WeakKeyDictionary[QPlainTextEdit, dict[str, list[QTextEdit.ExtraSelection]]] = (
    WeakKeyDictionary()
)


def lay_over(
    editor: QPlainTextEdit,
    layer: str,
    places: Iterable[tuple[int, int]],
    shown: QTextCharFormat,
) -> None:
    """Mark places of an editor, as Qt counts them, in place of what this layer marked before."""
    layers = _LAYERS.setdefault(editor, {})
    layers[layer] = [_mark(editor, start, end, shown) for start, end in places]
    editor.setExtraSelections([each for marks in layers.values() for each in marks])


def in_qt(words: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places of a text as Qt counts them: letters beyond the first plane count twice there."""
    if words.isascii() or max(words, default="") <= "\uffff":
        return list(places)
    return [(_units(words[:start]), _units(words[:end])) for start, end in places]


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def _mark(
    editor: QPlainTextEdit, start: int, end: int, shown: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    mark.cursor, mark.format = cursor, shown
    return mark
