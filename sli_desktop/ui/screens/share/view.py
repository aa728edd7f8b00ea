"""Share, laid out: what needs a choice, then make on the left and take in on the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.share.state import Tile
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.parts import (
    Item,
    button,
    card,
    clear,
    column,
    icon_label,
    page,
    row,
    text,
)
from sli_desktop.wording import tr

LEAD = tr("A bundle carries the notes and findings of this laptop to the others, encrypted.")
SAFE = tr("A copy of the challenge is saved before the import. You can undo the whole import.")


class ShareView(QWidget):
    """The widgets of Share."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.banner = Banner(look)
        self.undo_import = button(look, tr("Undo the import"), icon="undo-2")
        self.undo_import.hide()
        self.progress = text("", "lead")
        self.progress.hide()
        self.two = QHBoxLayout()
        self.two.setSpacing(16)
        self.two.addWidget(card(self._make_making()), 1)
        self.two.addWidget(card(self._make_taking()), 1)
        self.preview = self._make_preview()
        self.preview.hide()
        self.clash_title = text("", "section")
        self.clash_title.hide()
        self.clashes = QVBoxLayout()
        self.clashes.setSpacing(10)
        whole = QVBoxLayout()
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(14)
        whole.addLayout(column([text(tr("Share"), "title"), text(LEAD, "lead", wrap=True)], gap=2))
        whole.addWidget(self.banner)
        whole.addLayout(row([self.undo_import, self.progress, None]))
        whole.addWidget(self.clash_title)
        whole.addLayout(self.clashes)
        whole.addLayout(self.two)
        whole.addWidget(self.preview)
        whole.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))

    def _make_making(self) -> QLayout:
        look = self._look
        self.for_whom = text("", wrap=True)
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(tr("Folder for the bundle"))
        self.change = button(look, tr("Change"), name=tr("Change the folder for the bundle"))
        self.make = button(look, tr("Make a bundle"), icon="package", kind="primary")
        label = text(tr("Folder"), "strong")
        label.setBuddy(self.folder)
        return column(
            [
                text(tr("Make a bundle"), "section"),
                self.for_whom,
                label,
                row([self.folder, self.change]),
                None,
                row([self.make, None]),
            ],
            gap=10,
            margins=16,
        )

    def _make_taking(self) -> QLayout:
        look = self._look
        words = tr(
            "Choose a bundle from a colleague. You see what is in it before anything changes."
        )
        self.choose = button(look, tr("Choose a bundle"), icon="folder-open")
        self.fresh = text("", "secondary", wrap=True)
        return column(
            [
                text(tr("Import a bundle"), "section"),
                text(words, wrap=True),
                self.fresh,
                None,
                row([self.choose, None]),
            ],
            gap=10,
            margins=16,
        )

    def _make_preview(self) -> QWidget:
        look = self._look
        self.genuine = text("", "strong", tone="ok")
        self.what = text("", "lead", wrap=True)
        self.tiles = QHBoxLayout()
        self.tiles.setSpacing(10)
        self.people = QVBoxLayout()
        self.take = button(look, tr("Import"), icon="download", kind="primary")
        self.cancel = button(look, tr("Cancel"), name=tr("Cancel the import"))
        head = row([icon_label(look, "shield-check", "ok", 20), self.genuine, None])
        end = QHBoxLayout()
        end.setSpacing(10)
        end.addWidget(text(SAFE, "secondary", wrap=True), 1)
        end.addWidget(self.cancel)
        end.addWidget(self.take)
        title = text(tr("What is in the bundle"), "section")
        items: list[Item] = [title, head, self.what, self.tiles, self.people, end]
        return card(column(items, gap=12, margins=16))

    def show_tiles(self, tiles: Sequence[Tile], people: Sequence[str]) -> None:
        """Five numbers, and a line a person."""
        clear(self.tiles)
        for tile in tiles:
            number = text(f"{tile.number}", "title")
            head = row([icon_label(self._look, tile.icon, tile.tone, 20), number, None], gap=10)
            words = [text(tile.title, "strong"), text(tile.detail, "secondary", wrap=True), None]
            self.tiles.addWidget(card(column([head, *words], gap=2, margins=12)), 1)
        clear(self.people)
        for line in people:
            self.people.addWidget(text(line, wrap=True))

    def set_narrow(self, *, narrow: bool) -> None:
        """Things below each other where there is no room beside each other."""
        way = QHBoxLayout.Direction
        direction = way.TopToBottom if narrow else way.LeftToRight
        self.two.setDirection(direction)
        self.tiles.setDirection(direction)
