"""The layout of Report: sections, the text of one of them, and its page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.report.hints import StylePanel
from sli_desktop.ui.screens.report.inserting import InsertPanel
from sli_desktop.ui.screens.report.leaning import Leaning
from sli_desktop.ui.screens.report.page import PagePane
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Field, LineField, TextField
from sli_desktop.ui.widgets.guard_panel import GuardPanel
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import box, button, card, column, page, row, tab_order, text
from sli_desktop.ui.widgets.report_tabs import ReportTabs
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.wording import tr

_LIST, _EDITOR, _PAGE = 250, 516, 348
_TEXT = 260


class ReportView(QWidget):
    """Three panes beside each other; in a narrow window one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = self._look = desk.look
        self.is_narrow = False
        self._part = "list"
        self._is_focused = False
        self.since = button(
            look,
            tr("Since the feedback"),
            icon="git-compare-arrows",
            kind="link",
            name=tr("Since the feedback: what changed"),
        )
        self.word_back = button(look, tr("A Word file came back"), icon="file-input", kind="link")
        self.versions = button(look, tr("Versions"), icon="history", kind="link")
        self.tabs = ReportTabs(look, "report", self.versions, self.since, self.word_back)
        self.count = text("", "secondary", wrap=True)
        self.list = RowList(look, tr("Sections"), {})
        self.list.delegate.state_is_low = True
        self.list.setMinimumHeight(look.theme.px(LEAST_HEIGHT))
        self.new = button(look, tr("New section"), icon="plus", key="Ctrl+N")
        self.list_pane = page(column([self.count, self.list, self.new], gap=8))
        self._make_editor(desk)
        self.pane = PagePane(look)
        panes = (self.list_pane, self.editor_pane, self.pane)
        self.panes = Panes(desk.memory, "report", panes, (_LIST, _EDITOR, _PAGE))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(self.tabs)
        whole.addWidget(self.panes, 1)
        look.changed.connect(self._fit)
        self._fit()

    def _make_editor(self, desk: Desk) -> None:
        look = desk.look
        self.back = button(look, tr("Back to the sections"), icon="arrow-left", kind="link")
        self.title = text("", "section", wrap=True)
        self.heading = LineField()
        self.heading_field = Field(tr("Heading"), self.heading)
        self.bold = button(look, "", icon="bold", name=tr("Bold"), key="Ctrl+B")
        self.italic = button(look, "", icon="italic", name=tr("Italic"), key="Ctrl+I")
        self.finding = button(
            look,
            tr("Finding"),
            icon="lightbulb",
            name=tr("Insert: Finding"),
            key="Ctrl+Shift+I",
        )
        self.quote = button(look, tr("Quote"), icon="quote", name=tr("Insert: Quote"))
        self.figure = button(look, tr("Figure"), icon="chart-column", name=tr("Insert: Figure"))
        self.words = text("", "secondary")
        self.insert = InsertPanel(look)
        self.body = TextField()
        self.body_field = Field(
            tr("Text of this section"),
            self.body,
            hint=tr("# begins a heading, “- ” a list. [PS4] says what a sentence rests on."),
        )
        self.added = text("", "secondary", wrap=True)
        self.done = Check(look, tr("This section is done"))
        self.check = GuardPanel(desk)
        self.check.watch(self.body, after=self.done)
        self.reads = StylePanel(look, self.body)
        self.leaning = Leaning(desk)
        self.see_page = button(look, tr("See the page"), icon="file-text")
        self.remove = button(look, tr("Delete this section"), icon="trash-2")
        tools = flow(self.bold, self.italic, self.finding, self.quote, self.figure, gap=5)
        beside = row([self.done, None, self.words], gap=8)
        parts: list[QWidget] = [
            self.title,
            self.heading_field,
            tools,
            self.insert,
            self.body_field,
            self.added,
            box(beside),
            self.check,
            self.reads,
            self.leaning,
            flow(self.see_page, self.remove),
        ]
        inside = card(column(parts, gap=10, margins=16))
        self._written = box(column([inside], gap=0))
        self.editor_pane = page(
            column([row([self.back, None]), self._written, None], gap=4, margins=(0, 0, 8, 0))
        )

    def _fit(self) -> None:
        self.body.setMinimumHeight(self._look.theme.px(_TEXT))

    def order_tab(self) -> None:
        """Let Tab go as the page is read."""
        tab_order([self.done, self.check.show_quiet, self.reads.open])

    def show_any(self, *, has_any: bool) -> None:
        """Whether a section is chosen, so that there is something to write."""
        self._written.setVisible(has_any)

    def set_narrow(self, *, narrow: bool) -> None:
        """One pane at a time where there is no room for three."""
        self.is_narrow = narrow
        self.show_part(self._part)

    def set_focus_mode(self, *, on: bool) -> None:
        """The text and its page alone."""
        self._is_focused = on
        self.show_part(self._part)

    def show_part(self, part: str) -> None:
        """In a narrow window, show the list, the text ("editor") or the page."""
        self._part = part
        wide = not self.is_narrow
        self.list_pane.setVisible((wide and not self._is_focused) or (not wide and part == "list"))
        self.editor_pane.setVisible(wide or part == "editor")
        self.pane.setVisible(wide or part == "page")
        self.tabs.setVisible(wide or part == "list")
        for each in (self.back, self.see_page, self.pane.back):
            each.setVisible(not wide)
