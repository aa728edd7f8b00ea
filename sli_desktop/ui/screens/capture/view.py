"""Capture, laid out: who is in the room, the notes, the line box; themes and questions beside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.capture.line_card import LineCard
from sli_desktop.ui.screens.capture.manner import LIVE, Manner
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.note_list import NoteList
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    column,
    icon_label,
    page,
    restyle,
    row,
    text,
)
from sli_desktop.ui.window_memory import WindowMemory
from sli_desktop.wording import tr

ROLES_HINT = tr("Write roles. Roles can still identify people.")
COVERED = tr("Earlier notes are covered. Ctrl+Shift+H shows them again.")
LIST_SHARE, SIDE_SHARE = 806, 292


class CaptureView(QWidget):
    """The widgets of capture; `screen.py` says what they do.

    `stage` shows the notes, or what takes their place for a moment: who is in the room, a picture,
    whom to ring. The line box stays below it whatever shows.
    """

    def __init__(self, look: Look, memory: WindowMemory) -> None:
        super().__init__()
        self._look = look
        self._is_narrow = False
        self.line_card = LineCard(look)
        self.line, self.chips, self.add = (
            self.line_card.line,
            self.line_card.chips,
            self.line_card.add,
        )
        self.time, self.personal = self.line_card.time, self.line_card.personal
        self.themes_menu, self.marks_menu = self.line_card.themes_menu, self.line_card.marks_menu
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.writing_up = box(self.tools)
        self._fill_tools()
        left.addWidget(self.writing_up)
        self.stage = self._make_stage()
        left.addWidget(self.stage, 1)
        left.addWidget(self.line_card)
        self.side = self._make_side()
        self.panes = Panes(memory, "capture", (box(left), self.side), (LIST_SHARE, SIDE_SHARE))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 14, 24, 16)
        whole.setSpacing(10)
        whole.addLayout(self._make_head())
        self.room = self._make_room()
        whole.addWidget(self.room)
        whole.addWidget(self.panes, 1)
        self._whole = whole
        self.show_manner(LIVE)

    def _fill_tools(self) -> None:
        self.add_page = button(self._look, tr("Add a Word page or text"), icon="file-input")
        words = text(tr("Writing up from your notebook"), "strong", wrap=True)
        self.tools.addWidget(icon_label(self._look, "notebook-pen"))
        self.tools.addWidget(words, 1)
        self.tools.addWidget(self.add_page)

    def _make_stage(self) -> QStackedWidget:
        self.notes = NoteList()
        self.notes.setMinimumHeight(24)
        self.notes.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.covered = text(COVERED, "lead", wrap=True)
        self.covered.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.covered.hide()
        self.empty = text("", "lead", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.above_notes = QVBoxLayout()
        area = QVBoxLayout()
        area.setContentsMargins(0, 0, 0, 0)
        area.setSpacing(8)
        area.addLayout(self.above_notes)
        for each in (self.covered, self.empty, self.notes):
            area.addWidget(each, 1)
        self.notes_area = box(area)
        stage = QStackedWidget()
        stage.setMinimumHeight(24)  # what does not show must not take room from the line
        stage.addWidget(self.notes_area)
        stage.currentChanged.connect(self._fit_stage)
        return stage

    def show_notes(self) -> None:
        """Let the notes stand where they belong."""
        self.stage.setCurrentWidget(self.notes_area)

    def _fit_stage(self) -> None:
        """One thing at a time in a narrow window: a pane in the place of the notes, or the line."""
        is_notes = self.stage.currentWidget() is self.notes_area
        self.line_card.setVisible(is_notes or not self._is_narrow)

    def _make_head(self) -> QHBoxLayout:
        self.title = text("", "title", wrap=True)
        self.facts = text("", "lead", wrap=True)
        self.timer_icon = icon_label(self._look, "timer", "text_2")
        self.elapsed, self.planned = text("", "heading"), text("", "secondary")
        self.left = text("", "secondary")
        clock = column([row([self.timer_icon, self.elapsed, self.planned]), self.left], gap=2)
        self.clock = box(clock)
        self.end = button(self._look, tr("Wrap up"), icon="flag", kind="primary", key="Ctrl+E")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(column([self.title, self.facts], gap=2), 1)
        head.addWidget(self.clock)
        head.addWidget(self.end)
        return head

    def _make_room(self) -> QWidget:
        look = self._look
        self.people = FlowLayout(gap=8)
        self.add_role = button(look, tr("Add role"), icon="plus", kind="link", key="Ctrl+Shift+P")
        self.roles_hint = text(ROLES_HINT, "secondary", wrap=True)
        chips = QWidget()
        chips.setLayout(self.people)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(text(tr("In the room"), "small_strong"))
        line.addWidget(chips, 2)
        line.addWidget(self.add_role)
        line.addWidget(self.roles_hint, 1)
        return box(line)

    def _make_side(self) -> QWidget:
        self.themes = QVBoxLayout()
        self.themes.setSpacing(6)
        self.questions = QVBoxLayout()
        self.questions.setContentsMargins(12, 12, 12, 12)
        self.questions.setSpacing(6)
        self.asked_card = card(self.questions)
        self.concern = button(
            self._look,
            tr("Raise a concern"),
            icon="message-square-warning",
            kind="link",
            key="Ctrl+Shift+R",
        )
        items = column(
            [text(tr("Themes"), "heading"), self.themes, 6, self.asked_card, None, self.concern],
            gap=8,
        )
        side = page(items)
        side.setMinimumWidth(self._look.theme.px(240))
        return side

    def show_manner(self, manner: Manner) -> None:
        """Show what belongs to a manner; `tools` holds what only writing up from paper has."""
        self._manner = manner
        self.writing_up.setVisible(not manner.is_live)
        self.empty.setText(manner.empty)
        self.line_card.show_manner(manner)
        self.line_card.set_narrow(narrow=self._is_narrow, is_live=manner.is_live)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the line box and the last notes where there is no room for more."""
        self._is_narrow = narrow
        for widget in (self.facts, self.room, self.side, self.timer_icon):
            widget.setVisible(not narrow)
        self.line_card.set_narrow(narrow=narrow, is_live=self._manner.is_live)
        self._fit_stage()
        margin = 12 if narrow else 24
        self._whole.setContentsMargins(margin, 8 if narrow else 14, margin, 8 if narrow else 16)
        self._whole.setSpacing(6 if narrow else 10)
        restyle(self.title, "role", "section" if narrow else "title")
