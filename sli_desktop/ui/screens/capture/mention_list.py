"""The list that opens after `@` and `#`: type to filter, take one, or leave the text as it is."""

from collections.abc import Collection

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from sli_desktop.services.marks import LineContext, ParsedLine
from sli_desktop.services.mentions import Mention, OpenMention, mentions, open_mention
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.line_box import LineBox
from sli_desktop.ui.widgets.pick_list import Pick, PickList
from sli_desktop.wording import tr


class MentionList(QObject):
    """Open only while a sign is typed that means nothing yet and something could be meant."""

    def __init__(self, look: Look, over: QWidget, line: LineBox) -> None:
        super().__init__()
        self._line, self._over = line, over
        self._open: OpenMention | None = None
        self._left_at = -1
        self.list = PickList(over, look, tr("What the sign can stand for"))
        self.list.picked.connect(self._take)
        self.list.left.connect(self._leave)
        line.take_key = self.list.take_key

    @property
    def is_open(self) -> bool:
        """Whether the list shows and takes keys."""
        return self.list.isVisible()

    def close(self) -> None:
        """Put the list away; the text stays as it is."""
        self.list.hide()
        self._open = None

    def look(
        self,
        text: str,
        place: int,
        line: ParsedLine,
        as_text: Collection[int],
        context: LineContext,
    ) -> None:
        """Open, narrow or close the list for what stands before the caret."""
        found = open_mention(text, place, line, as_text) if context.marks_on else None
        if found is None:
            self._left_at = -1
        offered = mentions(found.sign, found.word, context) if found is not None else ()
        if found is None or not offered or found.start == self._left_at:
            self.close()
            return
        self._open = found
        picks = [Pick(_words(each), each) for each in offered]
        self.list.open(picks, self._place(), self._line)

    def _place(self) -> QRect:
        page = self._over
        caret = self._line.cursorRect()
        corner = self._line.viewport().mapTo(page, QPoint(caret.left(), 0))
        box = self._line.mapTo(page, QPoint(0, 0))
        return QRect(corner.x(), box.y(), 1, self._line.height())

    def _leave(self) -> None:
        self._left_at = self._open.start if self._open else -1

    def _take(self, mention: Mention) -> None:
        opened = self._open
        self.close()
        if opened is None:
            return
        cursor = self._line.textCursor()
        cursor.setPosition(opened.start)
        end = opened.start + 1 + len(opened.word)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{mention.token} ")
        self._line.setTextCursor(cursor)
        self._line.setFocus()


def _words(mention: Mention) -> str:
    return f"{mention.number}  {mention.words}" if mention.number else mention.words
