"""One meeting of the day as a card: time, who, your part, how it stands, one button and a menu."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QMenu

from sli_desktop.models.records.meeting import MeetingState
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.today.state import MeetingRow
from sli_desktop.ui.standing import Doing
from sli_desktop.ui.widgets.parts import button, column, icon_label, restyle, row, set_tone, text
from sli_desktop.wording import tr

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Choice(NamedTuple):
    """One entry of the menu of a meeting."""

    name: str
    words: str


def choices_of(shown: MeetingRow) -> tuple[Choice, ...]:
    """What else can be done with a meeting, besides its button."""
    is_cancelled = shown.meeting.state is MeetingState.CANCELLED
    found = [Choice("change", tr("Change the meeting…"))]
    if shown.standing.doing is not Doing.START and not is_cancelled:
        found.append(Choice("open", tr("Open the notes")))
    if shown.standing.doing is not Doing.WRITE_UP and not is_cancelled:
        found.append(Choice("write_up", tr("Write up from my notebook")))
    if shown.standing.doing is not Doing.WRAP_UP and not is_cancelled:
        found.append(Choice("wrap_up", tr("Wrap up")))
    if not is_cancelled and shown.meeting.state is MeetingState.PLANNED:
        found.append(Choice("cancel", tr("Cancel the meeting")))
    found.append(Choice("add_notes", tr("Add notes from a file…")))
    found.append(Choice("print", tr("Print its notes or a form…")))
    found.append(Choice("delete", tr("Delete the meeting")))
    return tuple(found)


class MeetingCard(QFrame):
    """Says `asked` with what the person wants to do with its meeting."""

    asked = Signal(object, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.row: MeetingRow | None = None
        self.setProperty("role", "card")
        self.when = text("", "strong")
        self.title = text("", "heading", wrap=True)
        self.part = text("", "small_strong", tone="accent")
        self.facts = text("", "secondary", wrap=True)
        self.icon = icon_label(look, "clock", "text_2")
        self.state = text("", "secondary")
        self.go = button(look, tr("Open"))
        self.go.setAutoDefault(True)
        self.more = button(look, "", icon="ellipsis-vertical", kind="link")
        self.more.setAutoDefault(True)
        self._menu = QMenu(self)
        self.more.clicked.connect(self.show_menu)
        self.go.clicked.connect(self._go)
        self._whole = self._lay_out()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.show_menu)

    def _lay_out(self) -> QBoxLayout:
        self.when.setMinimumWidth(self._look.theme.px(112))
        below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setSpacing(8)
        below.addWidget(self.part)
        below.addWidget(self.facts, 1)
        words = column([self.title, below], gap=1)
        left = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        left.setSpacing(14)
        left.addWidget(self.when, 0, _MIDDLE)
        left.addLayout(words, 1)
        right = row([self.icon, self.state, None, 6, self.go, self.more], gap=6)
        whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(14, 8, 6, 8)
        whole.setSpacing(12)
        whole.addLayout(left, 1)
        whole.addLayout(right)
        self._left, self._below = left, below
        return whole

    def show_row(self, shown: MeetingRow) -> None:
        """Show a meeting, changing only what is other than before."""
        if shown == self.row:
            return
        self.row = shown
        standing, meeting = shown.standing, shown.meeting
        self.when.setText(shown.times)
        self.title.setText(meeting.title)
        self._put(self.part, shown.part)
        self._put(self.facts, shown.facts)
        self.icon.setVisible(bool(standing.icon))
        if standing.icon:
            self._look.dress(self.icon, standing.icon, standing.tone or "text_2")
        self.state.setText(standing.state)
        restyle(self.state, "role", "" if standing.tone else "secondary")
        set_tone(self.state, standing.tone)
        self._show_buttons(shown)
        restyle(self, "chosen", "true" if shown.is_next else "false")
        self.setAccessibleName(shown.spoken)

    def _show_buttons(self, shown: MeetingRow) -> None:
        what = f"{shown.meeting.title}, {shown.times}"
        self.go.setText(shown.standing.button.replace("&", "&&"))
        self.go.setAccessibleName(f"{shown.standing.button}: {what}")
        self.go.setAccessibleDescription(shown.spoken)
        restyle(self.go, "kind", "primary" if shown.is_next else "")
        icon = {Doing.START: "pen-line", Doing.WRITE_UP: "notebook-pen"}.get(shown.standing.doing)
        if shown.is_next and icon:
            self._look.dress(self.go, icon, "on_accent")
        else:
            self._look.undress(self.go)
        more = tr("More for {meeting}").format(meeting=what)
        self.more.setAccessibleName(more)
        self.more.setToolTip(more)

    def _put(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def set_narrow(self, *, narrow: bool) -> None:
        """Time above the words and the button below them, or all in one line."""
        way = QBoxLayout.Direction
        for layout in (self._whole, self._left, self._below):
            layout.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.state.setWordWrap(narrow)
        self._whole.setSpacing(6 if narrow else 12)
        self._left.setSpacing(2 if narrow else 14)
        self.when.setMinimumWidth(0 if narrow else self._look.theme.px(112))

    def _go(self) -> None:
        if self.row is not None:
            self.asked.emit(self.row.meeting, self.row.standing.doing.name.lower())

    def actions_shown(self) -> list[QAction]:
        """The entries of the menu, made anew."""
        self._menu.clear()
        if self.row is not None:
            for choice in choices_of(self.row):
                action = self._menu.addAction(choice.words)
                action.triggered.connect(lambda _=False, n=choice.name: self._ask(n))
        return self._menu.actions()

    def _ask(self, name: str) -> None:
        if self.row is not None:
            self.asked.emit(self.row.meeting, name)

    def show_menu(self) -> None:
        """Open the menu of the meeting below its button."""
        self.actions_shown()
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
