"""Reading the guide: contents, pages, links back and forth, search. The same inside and before."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from sli_desktop.services.guide.pages import Guide, Page
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.help import state
from sli_desktop.ui.screens.help.view import HelpView


class HelpReader(QObject):
    """Lets a person read; `left` says that they went back from where they began.

    `guide` gives the pages, read when they are first wanted.
    """

    left = Signal()

    def __init__(self, look: Look, guide: Callable[[], Guide]) -> None:
        super().__init__()
        self._guide = guide
        self._before: list[str] = []
        self._narrow = False
        self.place = ""
        self.view = view = HelpView(look)
        view.search.textChanged.connect(self._search)
        view.search.returnPressed.connect(self._to_list)
        view.list.selectionModel().currentChanged.connect(lambda *_: self._preview())
        view.list.opened.connect(self._open)
        view.guide.asked.connect(self.show_place)
        view.back.clicked.connect(self.go_back)
        escape = QShortcut(QKeySequence("Esc"), view)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.go_back)

    def begin(self, place: str) -> None:
        """Stand at a place, or where the person was; nothing is one step back."""
        if place or not self.place:
            self.place = place or self._guide().pages[0].name
        self._before = []

    def enter(self) -> None:
        """Show the place, ready to be read."""
        if not self.view.list.lines.rowCount() or not self.view.search.text():
            self._show_contents()
        self._show(self.place or self._guide().pages[0].name)
        self.view.guide.setFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """Contents or page where there is no room for both."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.view.set_narrow(narrow=narrow)

    def to_search(self) -> None:
        """Put the cursor where words are looked for."""
        self.view.show_side(on=True)
        self.view.search.setFocus()
        self.view.search.selectAll()

    def go_back(self) -> None:
        """To the page before; from the first one to where the person came from."""
        if self.view.search.hasFocus() and self.view.search.text():
            self.view.search.clear()
        elif self._before:
            self._show(self._before.pop())
            self.view.guide.setFocus()
        else:
            self.left.emit()

    # --- pages ----------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page that shows."""
        return self._guide().place(self.place)[0]

    def show_place(self, place: str) -> None:
        """Follow a link; the page before is one step back."""
        if place.startswith("#"):
            place = f"{self.page.name}{place}"
        self._before.append(self.place)
        self._show(place)
        self.view.guide.setFocus()

    def _show(self, place: str) -> None:
        self._set_page(place)
        self._mark(self.page.name)

    def _set_page(self, place: str) -> None:
        self.place = place
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
        self.view.list.setAccessibleName(self.view.contents_name)
        self.view.list.lines.show_lines(state.contents(self._guide()))

    def _search(self, words: str) -> None:
        if not words.strip():
            self._show_contents()
            self._mark(self.page.name)
            return
        hits = self._guide().search(words)
        self.view.list.setAccessibleName(self.view.found_name)
        self.view.list.lines.show_lines(state.found(hits))
        self.view.told.setText(state.told(len(hits), words.strip()))
        self.view.told.show()
        announce(self.view, self.view.told.text())

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
        if place != self.place:
            self._before.append(self.place)
            self._set_page(place)

    def _open(self, place: object) -> None:
        self._show_from_list(str(place))
        self.view.guide.setFocus()
