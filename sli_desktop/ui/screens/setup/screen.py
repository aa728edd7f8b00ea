"""Challenge set-up: which page shows, what Esc goes back to, what has to be put right."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.note import Note
from sli_desktop.services.arranging.picture import SetUp, read_set_up
from sli_desktop.services.arranging.tasks import Standing, TaskName, task_state
from sli_desktop.ui.command import Command
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.setup.confidentiality import ConfidentialityPage
from sli_desktop.ui.screens.setup.council import CouncilPage
from sli_desktop.ui.screens.setup.dates import DatesPage, MilestonePage
from sli_desktop.ui.screens.setup.groups import GroupPage, GroupsPage
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.screens.setup.peer import PeerPage
from sli_desktop.ui.screens.setup.question import QuestionPage
from sli_desktop.ui.screens.setup.summaries import summary
from sli_desktop.ui.screens.setup.team import TeamPage
from sli_desktop.ui.screens.setup.template import TemplatePage
from sli_desktop.ui.screens.setup.theme import ThemePage
from sli_desktop.ui.screens.setup.themes import ThemesPage
from sli_desktop.ui.screens.setup.timetable import TimetablePage
from sli_desktop.ui.screens.setup.view import SetupView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.parts import in_reading_order, tab_order
from sli_desktop.wording import tr

PAGES: dict[str, Callable[[Desk], Page]] = {
    each.name: each
    for each in (
        CouncilPage,
        DatesPage,
        MilestonePage,
        TeamPage,
        PeerPage,
        ThemesPage,
        ThemePage,
        QuestionPage,
        TemplatePage,
        TimetablePage,
        GroupsPage,
        GroupPage,
        ConfidentialityPage,
    )
}


class SetupScreen(Screen):
    """The task list of a challenge and the page of the task that is chosen."""

    name = "setup"
    title = tr("Challenge set-up")
    help_page = "setup"
    new_words = tr("Add to this list")
    commands = (
        Command("move_up", tr("Move up in the list"), ("Alt+Up",)),
        Command("move_down", tr("Move down in the list"), ("Alt+Down",)),
    )
    keys = (
        (tr("Open a task or a row"), "Enter"),
        (tr("Go back to the list"), "Esc"),
        (tr("Remove a row of questions, dates or words"), "Del"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._page = ""
        self._warned = ""
        self._narrow = False
        self._at_page = False
        self.set_up: SetUp | None = None
        self.view = SetupView(desk, self._make)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        for at, (name, card) in enumerate(self.view.cards.items()):
            card.clicked.connect(partial(self.open_page, name.value, None))
            card.stepped.connect(partial(self._step, at))
        self.view.to_tasks.clicked.connect(self._to_tasks)

    def _make(self, name: str) -> Page:
        page = PAGES[name](self._desk)
        page.asked.connect(self.open_page)
        page.spot_asked.connect(self.spot_asked)
        page.said.connect(self.said)
        page.told.connect(self.told)
        page.changed.connect(self._refill)
        page.back.clicked.connect(self.go_back)
        return page

    @property
    def page(self) -> Page | None:
        """The page that shows."""
        return self.view.pages.get(self._page)

    # --- coming and going -----------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        if spot.part in PAGES:
            self._show(spot.part, spot.record)
            self._at_page = True

    @override
    def spot(self) -> Spot:
        page = self.page
        return Spot(self.name) if page is None else Spot(self.name, page.record_id(), page.name)

    @override
    def enter(self) -> None:
        set_up = self._read()
        if self.page is None:
            self._show(self._first_task().value, None)
        self._refill(set_up)
        self._fit()
        page = self.page
        if page is not None and self._at_page:
            page.summary.show_errors(page.problems())
            self._mark_states()
            self._focus_page()
        else:
            self._focus_task()

    @override
    def leave(self) -> None:
        if self.page is not None:
            self.page.settle()
        self._warned = ""

    @override
    def follow(self, committed: Committed) -> None:
        if not self.isVisible():
            return
        if all(isinstance(change.record, Note) for change in committed.changes):
            return
        self._refill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        page = self.page
        chosen = next((c for c in self.view.cards.values() if c.isChecked()), None)
        first = chosen or self.view.cards[TaskName.COUNCIL]
        return (first,) if page is None else (first, self._focusable(page))

    @override
    def new_item(self) -> None:
        if self.page is not None:
            self._at_page = True
            self._fit()
            self.page.new_item()

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._fit()

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.tasks.setVisible(not on and not self._narrow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._at_page:
            self.go_back()
        else:
            super().keyPressEvent(event)

    # --- pages ----------------------------------------------------------------------------------

    def open_page(self, name: str, record_id: UUID | None, _checked: bool = False) -> None:
        """Show a page with a record; what cannot be read on the page before is told first."""
        if not self._may_leave(name):
            self._mark_task()
            return
        self._at_page = True
        self._show(name, record_id)
        self._refill()
        self._fit()
        self._focus_page()

    def _may_leave(self, name: str) -> bool:
        """Stay once where something has to be put right; the second time the person may go."""
        page = self.page
        if page is None or (page.name == name == self._page and page.record_id() is None):
            return True
        page.settle()
        if self._warned == self._page or not page.problems():
            self._warned = ""
            return True
        self._warned = self._page
        page.summary.show_errors(page.problems())
        self._mark_states()
        return False

    def _is_told(self, page: Page) -> bool:
        """Whether what is wrong on a page counts already: not while somebody is typing there."""
        is_left = page is not self.page and page.set_up is not None
        return is_left or page.summary.isVisibleTo(page)

    def _show(self, name: str, record_id: UUID | None) -> None:
        page = self.view.page_named(name)
        if self.page is not None and self.page is not page:
            self.page.settle()
        if page.record_id() != record_id:
            page.summary.show_errors([])
        self._page = name
        page.show_record(record_id)
        self.view.show_page(name, page.task)

    def go_back(self) -> None:
        """From a row to its list, from a list to the tasks."""
        page = self.page
        if page is None or not page.parent_page:
            self._to_tasks()
            return
        was = page.record_id()
        parent, record = self._parent_of(page)
        self.open_page(parent, record)
        if self.page is not None and self.page.name == parent:
            for rows in self.page.findChildren(QWidget):
                choose = getattr(rows, "choose", None)
                if choose is not None and rows in self._rows_of(self.page):
                    choose(was)

    def _rows_of(self, page: Page) -> tuple[QWidget, ...]:
        listed = getattr(page, "list", None)
        return (*page.lists(), *((listed,) if listed is not None else ()))

    def _parent_of(self, page: Page) -> tuple[str, UUID | None]:
        if isinstance(page, QuestionPage):
            return page.parent_page, page.parent_id
        if isinstance(page, ThemePage) and page.set_up is not None:
            theme = page.theme
            if theme is not None and theme.parent is not None:
                return "theme", theme.parent
        return page.parent_page, None

    def _to_tasks(self) -> None:
        if self.page is not None:
            self.page.settle()
        self._at_page = False
        self._fit()
        self._focus_task()

    # --- what shows -----------------------------------------------------------------------------

    def _read(self) -> SetUp:
        with self._desk.workspace.read() as view:
            self.set_up = read_set_up(view)
        return self.set_up

    def _refill(self, read: SetUp | None = None) -> None:
        set_up = read or self._read()
        page = self.page
        if page is not None and not page.fill(set_up):
            had_focus = any(each.hasFocus() for each in page.findChildren(QWidget))
            parent, record = self._parent_of(page)
            self._show(parent, record)
            self._refill()
            if had_focus:
                self._focus_page()
            return
        if page is not None:
            tab_order(in_reading_order(page.layout()))
        self._mark_states()

    def _mark_states(self) -> None:
        set_up = self.set_up
        if set_up is None:
            return
        for name, card in self.view.cards.items():
            pages = [each for each in self.view.pages.values() if each.task is name]
            wrong = sum(len(each.problems()) for each in pages if self._is_told(each))
            words = summary(name, set_up, self._desk.peer)
            card.show_state(words, task_state(name, set_up), wrong)
        self._mark_task()

    def _mark_task(self) -> None:
        page = self.page
        for name, card in self.view.cards.items():
            card.setChecked(page is not None and page.task is name)

    def _first_task(self) -> TaskName:
        set_up = self.set_up or self._read()
        open_tasks = (
            name for name in TaskName if task_state(name, set_up).standing is not Standing.DONE
        )
        return next(open_tasks, TaskName.COUNCIL)

    def _fit(self) -> None:
        within = self.page is not None and bool(self.page.parent_page)
        self.view.show_panes(narrow=self._narrow, at_page=self._at_page, within=within)

    # --- focus ----------------------------------------------------------------------------------

    def _step(self, at: int, step: int) -> None:
        cards = list(self.view.cards.values())
        cards[min(max(at + step, 0), len(cards) - 1)].setFocus()

    def _focus_task(self) -> None:
        page = self.page
        task = page.task if page is not None else TaskName.COUNCIL
        self.view.cards[task].setFocus()

    def _focus_page(self) -> None:
        page = self.page
        if page is not None:
            self._focusable(page).setFocus()
            if page.summary.isVisible() and page.summary.links:
                page.summary.links[0].setFocus()

    def _focusable(self, page: Page) -> QWidget:
        first = page.first()
        row = getattr(first, "current_row", None)
        return row if isinstance(row, QWidget) else first

    def move_up(self) -> None:
        """Move the row with the focus one place up."""
        self._nudge(-1)

    def move_down(self) -> None:
        """Move the row with the focus one place down."""
        self._nudge(1)

    def _nudge(self, step: int) -> None:
        page = self.page
        if page is not None:
            for rows in page.lists():
                if rows.has_focus:
                    rows.nudge(step)
                    return

    def areas(self) -> list[QScrollArea]:
        """The scroll areas of the pages that were made."""
        return self.view.stack.findChildren(QScrollArea)
