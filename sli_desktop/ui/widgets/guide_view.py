"""Shows one page of the guide. It opens nothing outside: no address, no file, no browser."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser
from typing_extensions import override

from sli_desktop.paths import resource
from sli_desktop.services.paper.blocks import Block
from sli_desktop.ui.look import Look
from sli_desktop.ui.typeset import Typesetter
from sli_desktop.wording import tr

MEASURE = 660
"""The widest a line gets, in px of the design: about 75 letters."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def guide_picture(name: str) -> QImage | None:
    """A picture that ships with the guide, by its bare name; None where it does not."""
    if "/" in name or "\\" in name:
        return None
    try:
        return QImage(str(resource(f"images/{name}")))
    except FileNotFoundError:
        return None


class GuideView(QTextBrowser):
    """`asked` says which place of the guide a link leads to. Right and Left walk the links."""

    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._blocks: tuple[Block, ...] = ()
        self._page: QTextDocument | None = None
        self._links: list[tuple[int, int, str]] = []
        self._link = -1
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Page of Help"))
        self.anchorClicked.connect(lambda url: self.asked.emit(url.toString()))
        look.changed.connect(self._set)

    def show_blocks(self, title: str, blocks: tuple[Block, ...]) -> None:
        """Show a page from its top."""
        self._blocks = blocks
        self.setAccessibleName(tr("Page of Help: {title}").format(title=title))
        self._set()
        self.verticalScrollBar().setValue(0)

    def _set(self) -> None:
        theme = self._look.theme
        width = self._measure()
        ratio = self.devicePixelRatioF()
        setter = Typesetter(theme, width=width, pictures=guide_picture, ratio=ratio)
        self._page = setter.set(self._blocks)
        self._page.setDocumentMargin(theme.px(4))
        self.setDocument(self._page)
        self.setLineWrapColumnOrWidth(width)
        self._links = _links_of(self._page)
        self._link = -1

    def _measure(self) -> int:
        room = self.viewport().width() - self._look.theme.px(8)
        return max(120, min(room, self._look.theme.px(MEASURE)))

    @override
    def loadResource(self, kind: int, name: QUrl | str, /) -> object:
        """Nothing is loaded: the pictures of a page stand in its document already."""
        return None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._blocks and self.lineWrapColumnOrWidth() != self._measure():
            at = self.verticalScrollBar().value()
            self._set()
            self.verticalScrollBar().setValue(at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step and self._links:
            self._link = (self._link + step) % len(self._links) if self._link >= 0 else 0
            self._choose_link()
        elif event.key() in _ENTER and self._link >= 0:
            self.asked.emit(self._links[self._link][2])
        else:
            super().keyPressEvent(event)

    def _choose_link(self) -> None:
        start, end, _ = self._links[self._link]
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()


def _links_of(document: QTextDocument) -> list[tuple[int, int, str]]:
    """Where each link begins and ends, and where it leads."""
    found: list[tuple[int, int, str]] = []
    block: QTextBlock = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            href = piece.charFormat().anchorHref()
            if href:
                found.append((piece.position(), piece.position() + piece.length(), href))
            pieces += 1
        block = block.next()
    return found
