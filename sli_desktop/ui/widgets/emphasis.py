"""Makes the chosen words of an editor bold or italic, or plain again, as one step of undo."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from sli_desktop.services.emphasis import Marked, toggle


def emphasise(editor: QPlainTextEdit, sign: str) -> None:
    """Put a sign round the chosen words, or take it away; the words stay chosen."""
    words, cursor = editor.toPlainText(), editor.textCursor()
    start, end = (_letters(words, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    after = toggle(Marked(words, start, end), sign)
    same = _shared(words, after.text)
    behind = _shared(words[same:][::-1], after.text[same:][::-1])
    cursor.setPosition(_in_qt(words, same))
    cursor.setPosition(_in_qt(words, len(words) - behind), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(after.text[same : len(after.text) - behind])
    cursor.setPosition(_in_qt(after.text, after.start))
    cursor.setPosition(_in_qt(after.text, after.end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _letters(words: str, place: int) -> int:
    """A place as Qt counts it, in letters: those beyond the first plane count twice there."""
    return len(words.encode("utf-16-le")[: 2 * place].decode("utf-16-le"))


def _in_qt(words: str, place: int) -> int:
    return len(words[:place].encode("utf-16-le")) // 2
