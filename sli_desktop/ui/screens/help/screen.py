"""Help: the guide offline, opened at the page of a screen, searched and printed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.services.guide.pages import Guide, Page
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.help import state
from sli_desktop.ui.screens.help.view import HelpView
from sli_desktop.ui.spot import Spot
from sli_desktop.wording import tr


class HelpScreen(Screen):
    """`guide` gives the pages, read when they are first wanted, with the keys of now."""

    name = "help"
    title = tr("Help")
    keys = (
        (tr("Search Help"), "Ctrl+F"),
        (tr("Next link, previous link of the page"), tr("Right  Left")),
        (tr("Follow the link"), "Enter"),
        (tr("Back"), "Esc"),
    )

    def __init__(self, look: Look, guide: Callable[[], Guide]) -> None:
        super().__init__()
        self._guide = guide
        self._before: list[str] = []
        self._origin: Spot | None = None
        self._place = ""
        self._narrow = False
        self.view = HelpView(look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        view = self.view
        view.search.textChanged.connect(self._search)
        view.search.returnPressed.connect(self._to_list)
        view.list.selectionModel().currentChanged.connect(lambda *_: self._preview())
        view.list.opened.connect(self._open)
        view.guide.asked.connect(self.show_place)
        view.back.clicked.connect(self.go_back)
        view.print.clicked.connect(self.print_page)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.go_back)

    # --- where we are ---------------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        place, origin = state.read_part(spot.part)
        self._origin = origin or self._origin
        if place or not self._place:
            self._place = place or self._guide().pages[0].name
        self._before = []

    @override
    def spot(self) -> Spot:
        return Spot(self.name, None, self._place)

    @override
    def enter(self) -> None:
        if not self.view.list.lines.rowCount() or not self.view.search.text():
            self._show_contents()
        self._show(self._place or self._guide().pages[0].name)
        self.view.guide.setFocus()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.search, self.view.guide)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self.view.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.side.setVisible(not on)

    @override
    def search_here(self) -> bool:
        self.view.show_side(on=True)
        self.view.search.setFocus()
        self.view.search.selectAll()
        return True

    def go_back(self) -> None:
        """To the page before, from the first one to the screen the person came from."""
        if self.view.search.hasFocus() and self.view.search.text():
            self.view.search.clear()
        elif self._before:
            self._show(self._before.pop())
            self.view.guide.setFocus()
        else:
            self.spot_asked.emit(self._origin or Spot("today"))

    def print_page(self) -> None:
        """Look at this page as it would be printed."""
        page, _ = self._guide().place(self._place)
        self.spot_asked.emit(Spot("paper", None, f"help:{page.name}"))

    # --- pages ----------------------------------------------------------------------------------

    def show_place(self, place: str) -> None:
        """Follow a link; the page before is one step back."""
        if place.startswith("#"):
            place = f"{self._page().name}{place}"
        self._before.append(self._place)
        self._show(place)
        self.view.guide.setFocus()

    def _page(self) -> Page:
        return self._guide().place(self._place)[0]

    def _show(self, place: str) -> None:
        self._set_page(place)
        self._mark(self._page().name)

    def _set_page(self, place: str) -> None:
        self._place = place
        if self._narrow:
            self.view.show_side(on=False)
        page, anchor = self._guide().place(place)
        self.view.guide.show_blocks(page.title, page.blocks)
        if anchor:
            self.view.guide.scrollToAnchor(anchor)

    def _mark(self, name: str) -> None:
        """Let the list stand at the page that shows, without showing it again."""
        lines = self.view.list.lines.lines
        at = next((n for n, line in enumerate(lines) if line.key == name), -1)
        if at >= 0:
            model = self.view.list.selectionModel()
            model.blockSignals(True)
            self.view.list.setCurrentIndex(self.view.list.lines.index(at))
            model.blockSignals(False)
            self.view.list.viewport().update()

    # --- contents and search --------------------------------------------------------------------

    def _show_contents(self) -> None:
        self.view.told.hide()
        self.view.list.setAccessibleName(tr("Contents of Help"))
        self.view.list.lines.show_lines(state.contents(self._guide()))

    def _search(self, words: str) -> None:
        if not words.strip():
            self._show_contents()
            self._mark(self._page().name)
            return
        hits = self._guide().search(words)
        self.view.list.setAccessibleName(tr("Found in Help"))
        self.view.list.lines.show_lines(state.found(hits))
        self.view.told.setText(state.told(len(hits), words.strip()))
        self.view.told.show()
        announce(self, self.view.told.text())

    def _to_list(self) -> None:
        if self.view.list.lines.rowCount():
            self.view.list.choose_first()
            self.view.list.setFocus()

    def _preview(self) -> None:
        at = self.view.list.currentIndex().row()
        lines = self.view.list.lines.lines
        if self.view.list.hasFocus() and 0 <= at < len(lines) and not self._narrow:
            self._show_from_list(str(lines[at].key))

    def _show_from_list(self, place: str) -> None:
        if place != self._place:
            self._before.append(self._place)
            self._set_page(place)

    def _open(self, place: object) -> None:
        self._show_from_list(str(place))
        self.view.guide.setFocus()
