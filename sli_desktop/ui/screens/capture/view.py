"""Capture, laid out: who is in the room, the notes, the line box; themes and questions beside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.capture.manner import LIVE, Manner
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.chips import ChipLine
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.line_box import LineBox
from sli_desktop.ui.widgets.note_list import NoteList
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

HINTS = (
    ("+", "strength"),
    ("!", "consider"),
    ("“", "quote"),
    ("?", "follow-up"),
    ("@", "who"),
    ("#", "theme"),
    ("Enter", "adds it"),
    ("Ctrl+↑", "edit last"),
)
ROLES_HINT = "Write roles. Roles can still identify people."
COVERED = "Earlier notes are covered. Ctrl+Shift+H shows them again."


class CaptureView(QWidget):
    """The widgets of capture; `screen.py` says what they do."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.people_group = QButtonGroup(self)
        self.notes = NoteList()
        self.notes.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.covered = text(COVERED, "lead", wrap=True)
        self.covered.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.covered.hide()
        self.empty = text("", "lead", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.writing_up = box(self.tools)
        left.addWidget(self.writing_up)
        left.addWidget(self.covered, 1)
        left.addWidget(self.empty, 1)
        left.addWidget(self.notes, 1)
        self.line_card = self._make_line()
        left.addWidget(self.line_card)
        self.side = self._make_side()
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(16)
        self.panes.addWidget(box(left))
        self.panes.addWidget(self.side)
        self.panes.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 14, 24, 16)
        whole.setSpacing(10)
        whole.addLayout(self._make_head())
        self.room = self._make_room()
        whole.addWidget(self.room)
        whole.addWidget(self.panes, 1)
        self._whole = whole
        self._is_narrow = False
        self.show_manner(LIVE)

    def show_manner(self, manner: Manner) -> None:
        """Show what belongs to a manner; `tools` holds what only writing up from paper has."""
        self._manner = manner
        self.writing_up.setVisible(not manner.is_live)
        self.line.setPlaceholderText(manner.placeholder)
        self.empty.setText(manner.empty)
        self.time.setVisible(manner.is_live and not self._is_narrow)

    def _make_head(self) -> QHBoxLayout:
        self.title = text("", "title")
        self.facts = text("", "lead")
        self.timer_icon = icon_label(self._look, "timer", "text_2")
        self.elapsed, self.planned = text("", "heading"), text("", "secondary")
        self.left = text("", "secondary")
        clock = column([row([self.timer_icon, self.elapsed, self.planned]), self.left], gap=2)
        self.clock = box(clock)
        self.end = button(self._look, "End meeting", icon="flag", kind="primary", key="Ctrl+E")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(column([self.title, self.facts], gap=2), 1)
        head.addWidget(self.clock)
        head.addWidget(self.end)
        return head

    def _make_room(self) -> QWidget:
        look = self._look
        self.people = FlowLayout(gap=8)
        self.add_role = button(look, "Add role", icon="plus", kind="link")
        self.role = QLineEdit()
        self.role.setAccessibleName("Role of a person in the room")
        self.role.setPlaceholderText("Role, for example SM1 Planning")
        self.role.setMaximumWidth(look.theme.px(260))
        self.role.hide()
        self.roles_hint = text(ROLES_HINT, "secondary")
        chips = QWidget()
        chips.setLayout(self.people)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(text("In the room", "small_strong"))
        line.addWidget(chips, 1)
        line.addWidget(self.role)
        line.addWidget(self.add_role)
        line.addWidget(self.roles_hint)
        return box(line)

    def _make_line(self) -> QFrame:
        look = self._look
        self.time = text("", "secondary")
        self.time.setMinimumWidth(look.theme.px(36))
        self.line = LineBox(look)
        self.add = button(look, "Add", icon="corner-down-left", kind="primary", name="Add the note")
        self.chips = ChipLine(look)
        self.personal = text("Looks like a name. Use a role?", "secondary", tone="warn")
        self.personal.hide()
        self.themes_menu = button(look, "Themes", icon="tag")
        self.marks_menu = button(look, "Marks", icon="plus")
        self.trouble = Banner(look)
        typing = QHBoxLayout()
        typing.setSpacing(10)
        typing.addWidget(self.time)
        typing.addWidget(self.line, 1)
        typing.addWidget(self.add)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.chips, 1)
        below.addWidget(self.personal)
        below.addWidget(self.themes_menu)
        below.addWidget(self.marks_menu)
        self.hints = self._make_hints()
        items = column([self.trouble, typing, below, self.hints], gap=8, margins=(14, 12, 14, 10))
        return card(items)

    def _make_hints(self) -> QWidget:
        flow = FlowLayout(gap=8)
        flow.addWidget(text("Start with", "small_strong"))
        for key, words in HINTS:
            flow.addWidget(box(row([text(key, "key"), text(words, "secondary")], gap=5)))
        hints = QWidget()
        hints.setLayout(flow)
        return hints

    def _make_side(self) -> QWidget:
        self.themes = QVBoxLayout()
        self.themes.setSpacing(6)
        self.questions = QVBoxLayout()
        self.questions.setContentsMargins(12, 12, 12, 12)
        self.questions.setSpacing(6)
        self.asked_card = card(self.questions)
        items = column([text("Themes", "heading"), self.themes, 6, self.asked_card, None], gap=8)
        side = page(items)
        side.setMinimumWidth(self._look.theme.px(240))
        return side

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the line box and the last notes where there is no room for more."""
        self._is_narrow = narrow
        for widget in (self.facts, self.room, self.side, self.hints, self.left):
            widget.setVisible(not narrow)
        self.time.setVisible(self._manner.is_live and not narrow)
        for widget in (self.themes_menu, self.marks_menu):
            widget.setVisible(narrow)
        theme = self._look.theme
        margin = 12 if narrow else 24
        self._whole.setContentsMargins(margin, 8 if narrow else 14, margin, 8 if narrow else 16)
        self._whole.setSpacing(6 if narrow else 10)
        restyle(self.title, "role", "section" if narrow else "title")
        self.panes.setSizes([self.panes.width(), theme.px(292)])
