"""What a search found while it is typed, best first; Enter opens the note in its meeting."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.search.finder import Finder
from sli_desktop.ui.screens.search.reading import Page, read_options
from sli_desktop.ui.screens.search.state import Asked, Facet, Key, Option, lead_words, spot_of
from sli_desktop.ui.screens.search.view import SearchView
from sli_desktop.ui.widgets.parts import tab_order
from sli_desktop.ui.widgets.top_bar import SearchField
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from sli_desktop.ui.qtmodels.lines import Line


class SearchScreen(Screen):
    """Follows the search box of the window; `left` says that the person wants to go back."""

    name = "search"
    title = tr("Search")
    help_page = "search"
    keys = (
        (tr("Among what was found"), "Up  Down"),
        (tr("Open what is chosen"), "Enter"),
        (tr("Back to where you were"), "Esc"),
    )
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._box: SearchField | None = None
        self._asked = self._shown_for = Asked()
        self._options: tuple[Option, ...] = ()
        self._opens_first = False
        self.view = SearchView(desk.look)
        self.finder = Finder(desk, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        view = self.view
        view.narrowed.connect(self._narrow)
        view.clear.clicked.connect(self._clear)
        view.list.opened.connect(self._open)
        view.hits.wanted.connect(self.finder.ask_more)
        self.finder.found.connect(self._found)
        self.finder.more.connect(lambda page: view.hits.add(page.lines))
        self.finder.counted.connect(view.show_count)
        self.finder.troubled.connect(self.troubled)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def listen_to(self, box: SearchField) -> None:
        """Look for what is typed in a box, and let its arrows and Enter act on the hits."""
        self._box = box
        box.textEdited.connect(self._typed)
        box.moved.connect(self._move)
        box.returnPressed.connect(self._open_from_box)

    # --- beginning ------------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        with self._desk.workspace.read() as records:
            options = read_options(records, self._desk)
        if options != self._options:
            self._options = options
            self.view.offer(options)
        self._look(self._asked, anew=True)
        if self._box is None or not self._box.hasFocus():
            self.view.list.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._look(self._asked, anew=True)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.choices[Facet.KIND], self.view.list)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    # --- looking --------------------------------------------------------------------------------

    def _typed(self, _words: str) -> None:
        if self.isVisible():
            self._look(self._asked)

    def _look(self, asked: Asked, *, anew: bool = False) -> None:
        words = self._box.text().strip(" ") if self._box is not None else asked.words
        asked = Asked(words, asked.chosen)
        if asked == self._asked and not anew:
            return
        self._asked = asked
        self._opens_first = False
        self.view.show_chosen(tuple(asked.chosen))
        for option in self._options:
            self.view.show_count(option, None)
        if not asked.is_enough:
            self.view.hits.show_hits((), 0)
            self.view.lead.setText(lead_words(asked, 0))
        self.finder.ask(asked, self._options)

    def _found(self, asked: Asked, page: Page) -> None:
        kept = self._chosen_key() if asked == self._shown_for else None
        self._shown_for = asked
        self.view.hits.show_hits(page.lines, page.total)
        words = lead_words(asked, page.total)
        if words != self.view.lead.text():
            self.view.lead.setText(words)
            announce(self.view.list, words)
        self._choose(kept)
        self._order_tab()
        if self._opens_first:
            self._opens_first = False
            self.view.list.open_chosen()

    def _chosen_key(self) -> object:
        index = self.view.list.currentIndex()
        return self.view.hits.lines[index.row()].key if index.isValid() else None

    def _choose(self, key: object) -> None:
        lines: tuple[Line, ...] = self.view.hits.lines
        row = next((n for n, line in enumerate(lines) if line.key == key), 0)
        if lines:
            self.view.list.setCurrentIndex(self.view.hits.index(row))
        if not row:
            self.view.list.scrollToTop()

    def _order_tab(self) -> None:
        view = self.view
        tab_order([*view.choices.values(), view.clear, view.list])

    # --- doing ----------------------------------------------------------------------------------

    def _narrow(self, facet: Facet, option: object) -> None:
        chosen = isinstance(option, Option)
        asked = self._asked.narrowed(option) if chosen else self._asked.widened(facet)  # type: ignore[arg-type]
        self._look(asked)

    def _clear(self) -> None:
        self._look(Asked(self._asked.words))
        self.view.list.setFocus()

    def _move(self, step: int) -> None:
        rows = self.view.hits.rowCount()
        if rows and self.isVisible():
            row = self.view.list.currentIndex().row() + step
            self.view.list.setCurrentIndex(self.view.hits.index(min(max(row, 0), rows - 1)))
            line = self.view.hits.lines[self.view.list.currentIndex().row()]
            announce(self.view.list, line.spoken)

    def _open_from_box(self) -> None:
        if not self.isVisible():
            return
        if self.finder.is_answered:
            self.view.list.open_chosen()
        else:
            self._opens_first = True

    def _open(self, key: object) -> None:
        spot = spot_of(key) if isinstance(key, Key) else None
        if spot is None:
            self.told.emit(tr("There is no page for this yet. Its words stand in the list."))
        else:
            self.spot_asked.emit(spot)
