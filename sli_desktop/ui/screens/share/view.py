"""Share, laid out: what needs a choice, then make and take in, then who has what."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from sli_desktop.services.sync.carried import Contents
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.share.state import Tile
from sli_desktop.ui.screens.share.team_part import TeamPart
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice, Field
from sli_desktop.ui.widgets.parts import (
    Item,
    box,
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
        self.open_folder = button(look, tr("Open the folder"), icon="folder-open")
        self.copy_file = button(
            look,
            tr("Copy the file"),
            icon="copy",
            name=tr("Copy the file, to paste it into a mail or into Teams"),
        )
        self.take_again = button(look, tr("Take them in again"), icon="undo-2")
        self.leave_aside = button(look, tr("Leave them aside"))
        for each in (
            self.undo_import,
            self.open_folder,
            self.copy_file,
            self.take_again,
            self.leave_aside,
        ):
            each.hide()
        self.progress = text("", "lead")
        self.progress.hide()
        self.stop = button(look, tr("Stop"), name=tr("Stop the work on the bundle"))
        self.stop.hide()
        self.two = QHBoxLayout()
        self.two.setSpacing(16)
        self.two.setContentsMargins(0, 0, 0, 0)
        self.two.addWidget(card(self._make_making()), 1)
        self.two.addWidget(card(self._make_taking()), 1)
        self.team = TeamPart(look)
        self.home = box(column([box(self.two), self.team], gap=14))
        self.preview = self._make_preview()
        self.preview.hide()
        self.clash_part = self._make_clashes()
        self.clash_part.hide()
        whole = QVBoxLayout()
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(14)
        whole.addLayout(column([text(tr("Share"), "title"), text(LEAD, "lead", wrap=True)], gap=2))
        whole.addWidget(self.banner)
        acts = FlowLayout(gap=8)
        for part in (
            self.undo_import,
            self.open_folder,
            self.copy_file,
            self.take_again,
            self.leave_aside,
            self.progress,
            self.stop,
        ):
            acts.addWidget(part)
        self.acts = box(acts)
        whole.addWidget(self.acts)
        whole.addWidget(self.preview)
        whole.addWidget(self.clash_part)
        whole.addWidget(self.home)
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
        self.contents = Choice(look, ())
        self.contents_field = Field(
            tr("What goes with the text"),
            self.contents,
            hint=tr("All notes and findings are always in it."),
        )
        return column(
            [
                text(tr("Make a bundle"), "section"),
                self.for_whom,
                self.contents_field,
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
            "Choose one bundle or several. You see what is in them before anything changes. They "
            "may come on a stick, by mail or in Teams."
        )
        self.choose = button(look, tr("Choose bundles"), icon="folder-open")
        self.fresh = text("", "secondary", wrap=True)
        return column(
            [
                text(tr("Import bundles"), "section"),
                text(words, wrap=True),
                self.fresh,
                None,
                row([self.choose, None]),
            ],
            gap=10,
            margins=16,
        )

    def _make_clashes(self) -> QWidget:
        look = self._look
        self.clash_title = text("", "section")
        self.before = button(
            look, tr("Previous"), icon="chevron-left", kind="link", name=tr("Previous choice")
        )
        self.next = button(
            look, tr("Next"), icon="chevron-right", kind="link", name=tr("Next choice")
        )
        self.clashes = QVBoxLayout()
        self.clashes.setContentsMargins(0, 0, 0, 0)
        head = row([self.clash_title, None, self.before, self.next])
        return box(column([head, box(self.clashes)], gap=8))

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
        title = text(tr("What is in it"), "section")
        items: list[Item] = [title, head, self.what, self.tiles, self.people, end]
        return card(column(items, gap=12, margins=16))

    def show_contents(self, choices: Sequence[tuple[Contents, str]], value: object) -> None:
        """Offer what may go with the text; nothing to choose where there are no photographs."""
        self.contents_field.setVisible(bool(choices))
        self.contents.show_options([(words, each.value) for each, words in choices])
        self.contents.show_value(value)

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

    def show_preview(self, *, shown: bool) -> None:
        """The preview takes the place of making, choosing and the team."""
        self.preview.setVisible(shown)
        self.home.setVisible(not shown)

    def set_narrow(self, *, narrow: bool) -> None:
        """Things below each other where there is no room beside each other."""
        way = QHBoxLayout.Direction
        direction = way.TopToBottom if narrow else way.LeftToRight
        self.two.setDirection(direction)
        self.tiles.setDirection(direction)
