"""Reading, laid out: the notes with the line box below them, what the document is at the side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sli_desktop.models.records.meeting import DocumentState
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.chips import ChipLine
from sli_desktop.ui.widgets.forms import Choice, Field, LineField
from sli_desktop.ui.widgets.line_box import LineBox
from sli_desktop.ui.widgets.note_list import NoteList
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import box, button, card, column, page, row, tab_order, text
from sli_desktop.ui.window_memory import WindowMemory
from sli_desktop.wording import tr

STATES = (
    (tr("Requested"), DocumentState.REQUESTED),
    (tr("Received"), DocumentState.RECEIVED),
    (tr("Read"), DocumentState.READ),
    (tr("Missing"), DocumentState.MISSING),
)


class ReadingView(QWidget):
    """The widgets of the reading screen."""

    def __init__(self, look: Look, memory: WindowMemory) -> None:
        super().__init__()
        self._look = look
        self.back = button(look, tr("Back to the documents"), icon="arrow-left")
        self.back.setAutoDefault(True)
        self.heading = text("", "title", wrap=True)
        self.lead = text("", "lead", wrap=True)
        self.notes = NoteList()
        self.notes.setAccessibleName(tr("Notes on this document"))
        self.empty = text(
            tr("Your notes on this document appear here, each with its page."), "lead", wrap=True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.details = button(look, tr("About the document"), icon="file-text")
        self.details.setCheckable(True)
        self.details.setAutoDefault(True)
        self.details.hide()
        self._main = box(column([self.empty, self.notes, self._make_line()]))
        self.side = self._make_side()
        self.panes = Panes(memory, "reading", (self._main, self.side), (700, 380))
        self._lay_out()
        self.order_tab()

    def _lay_out(self) -> None:
        back = row([self.back, None, self.details])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(10)
        whole.addLayout(back)
        whole.addLayout(column([self.heading, self.lead], gap=2))
        whole.addWidget(self.panes, 1)
        self._whole = whole
        self.details.toggled.connect(self._show_details)
        self._narrow = False

    def _make_line(self) -> QFrame:
        look = self._look
        self.page = LineField()
        self.page.setFixedWidth(look.theme.px(84))
        self.page_field = Field(tr("Page"), self.page)
        self.line = LineBox(look)
        self.line.setPlaceholderText(tr("Type what you read, then press Enter"))
        self.add = button(look, tr("Add"), icon="corner-down-left", kind="primary")
        self.add.setAccessibleName(tr("Add the note"))
        self.chips = ChipLine(look)
        typing = QHBoxLayout()
        typing.setSpacing(10)
        typing.addWidget(self.page_field, 0, Qt.AlignmentFlag.AlignBottom)
        typing.addWidget(self.line, 1, Qt.AlignmentFlag.AlignBottom)
        typing.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self.hint = text(
            tr("The page stays until you change it. Marks are those of a meeting: + ! “ ? #"),
            "secondary",
            wrap=True,
        )
        return card(column([typing, self.chips, self.hint], gap=8, margins=(14, 12, 14, 10)))

    def _make_side(self) -> QWidget:
        self.title, self.owner, self.dated = LineField(), LineField(), LineField()
        self.reference, self.pages = LineField(), LineField()
        self.state = Choice(self._look, STATES)
        self.dated_field = Field(
            tr("Date of the document"), self.dated, hint=tr("For example 3 March 2025.")
        )
        self.pages_field = Field(tr("Pages"), self.pages)
        self.title_field = Field(tr("Title"), self.title)
        self.delete = button(self._look, tr("Delete the document"), icon="trash-2")
        self.delete.setAutoDefault(True)
        fields = (
            Field(tr("Where it stands"), self.state),
            self.title_field,
            Field(tr("Who has it"), self.owner),
            self.dated_field,
            Field(tr("Reference"), self.reference),
            self.pages_field,
            self.delete,
        )
        side = page(column([card(column(fields, gap=12, margins=14)), None]))
        side.setMinimumWidth(self._look.theme.px(240))
        return side

    def set_narrow(self, *, narrow: bool) -> None:
        """The notes alone; a button shows what the document is instead."""
        self._narrow = narrow
        self.details.setVisible(narrow)
        margin = 12 if narrow else 24
        self._whole.setContentsMargins(margin, 8 if narrow else 16, margin, 8 if narrow else 16)
        for each in (self.lead, self.hint):
            each.setVisible(not narrow)
        self._show_details()

    def _show_details(self) -> None:
        wanted = self.details.isChecked()
        self.side.setVisible(wanted or not self._narrow)
        self._main.setVisible(not (wanted and self._narrow))
        self.heading.setVisible(not (wanted and self._narrow))

    def show_empty(self, *, is_empty: bool) -> None:
        """Say what belongs here while there is no note."""
        self.empty.setVisible(is_empty)
        self.notes.setVisible(not is_empty)

    def order_tab(self) -> None:
        """Tab goes as the eye does."""
        first = (self.back, self.details, self.notes, self.page, self.line, self.add)
        fields = (self.state, self.title, self.owner, self.dated, self.reference, self.pages)
        tab_order((*first, *fields, self.delete))
