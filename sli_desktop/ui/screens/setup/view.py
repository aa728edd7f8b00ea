"""Set-up, laid out: the tasks at the left, the page of the chosen one at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.screens.setup.summaries import ICONS, TITLES
from sli_desktop.ui.screens.setup.task_card import TaskCard
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import box, button, card, column, page, text
from sli_desktop.wording import tr

_SHARES = (560, 540)


class SetupView(QWidget):
    """Pages are made when they are first shown."""

    def __init__(self, desk: Desk, make: Callable[[str], Page]) -> None:
        super().__init__()
        self._desk, self._make = desk, make
        self.title = text(tr("Challenge set-up"), "title")
        self.lead = text(
            tr("Do these in any order. You can start taking notes as soon as you have a council."),
            "lead",
            wrap=True,
        )
        self.cards = {name: TaskCard(desk.look, TITLES[name], ICONS[name]) for name in TaskName}
        tasks = QVBoxLayout()
        tasks.setContentsMargins(2, 2, 6, 2)
        tasks.setSpacing(8)
        for each in self.cards.values():
            tasks.addWidget(each)
        tasks.addStretch(1)
        self.tasks = page(tasks)
        self.to_tasks = button(desk.look, tr("All tasks"), kind="link", icon="arrow-left")
        self.to_tasks.hide()
        self.pages: dict[str, Page] = {}
        self._areas: dict[str, QScrollArea] = {}
        self.stack = QStackedWidget()
        inside = QVBoxLayout()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.to_tasks, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.stack, 1)
        self.side: QFrame = card(inside)
        self.panes = Panes(desk.memory, "setup", (self.tasks, self.side), _SHARES)
        self.head = box(column([self.title, self.lead], gap=2))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(self.head)
        whole.addWidget(self.panes, 1)

    def page_named(self, name: str) -> Page:
        """A page, made where it is not there yet."""
        if name not in self.pages:
            made = self._make(name)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setWidget(made)
            made.setProperty("role", "page")
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setFrameShape(QFrame.Shape.NoFrame)
            self.pages[name], self._areas[name] = made, area
            self.stack.addWidget(area)
        return self.pages[name]

    def show_page(self, name: str, task: TaskName) -> None:
        """Bring a page to the front, from its top, and mark its task."""
        area = self._areas[name]
        self.stack.setCurrentWidget(area)
        area.verticalScrollBar().setValue(0)
        for each, one in self.cards.items():
            one.setChecked(each is task)

    def show_panes(self, *, narrow: bool, at_page: bool, within: bool) -> None:
        """Both panes, or in a narrow window the one the person is in.

        `within` says that the page has a way back of its own.
        """
        self.tasks.setVisible(not narrow or not at_page)
        self.side.setVisible(not narrow or at_page)
        self.head.setVisible(not narrow or not at_page)
        self.lead.setVisible(not narrow)
        self.to_tasks.setVisible(narrow and not within)
        edge = 8 if narrow else 24
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, 8 if narrow else 16, edge, 8 if narrow else 16)
