"""Today, laid out: title and days on top, the meetings, what is ahead at the side."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from sli_desktop.calendar_words import month
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.today.card import MeetingCard
from sli_desktop.ui.screens.today.side import TodaySide
from sli_desktop.ui.screens.today.state import MeetingRow
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    clear,
    column,
    icon_label,
    page,
    restyle,
    tab_order,
    text,
)
from sli_desktop.ui.words import short_day
from sli_desktop.wording import tr

_AT_ONCE = 8
"""Cards that are made in one go: a screen full."""


class TodayView(QWidget):
    """The widgets of Today. `day_chosen` gives a day, `asked` a meeting and what to do with it."""

    day_chosen = Signal(object)
    asked = Signal(object, str)

    def __init__(self, look: Look, local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._look = look
        self._narrow = False
        self._days: tuple[date, ...] = ()
        self.day_buttons: list[QPushButton] = []
        self.cards: list[MeetingCard] = []
        self._rows: tuple[MeetingRow, ...] = ()
        self.title = text("", "title")
        self.lead = text("", "lead", wrap=True)
        self.days = FlowLayout(gap=0)
        self._day_group = QButtonGroup(self)
        self.everyone = button(look, tr("Whole team"), icon="users")
        self.everyone.setCheckable(True)
        self.bring = button(look, tr("Import a timetable"), icon="file-up", key="Ctrl+I")
        self.add = button(look, tr("Add a meeting"), icon="calendar-plus")
        self.unplanned = button(look, tr("Unplanned meeting"), icon="plus", key="Ctrl+N")
        self.more = button(look, "", icon="list-checks")
        self.more.hide()
        for each in (self.everyone, self.bring, self.add, self.unplanned, self.more):
            each.setAutoDefault(True)
        self.side = TodaySide(look, local)
        self._lay_out()

    def _lay_out(self) -> None:
        self._heads = heads = FlowLayout(gap=8)
        for each in (self.everyone, self.bring, self.add, self.unplanned):
            heads.addWidget(each)
        self.head_buttons = QWidget()
        self.head_buttons.setLayout(heads)
        self.day_line = QWidget()
        self.day_line.setLayout(self.days)
        self.tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.tools.setSpacing(12)
        self.tools.addWidget(self.day_line, 1)
        self.tools.addWidget(self.head_buttons, 2)
        self.meetings = QVBoxLayout()
        self.meetings.setSpacing(8)
        self.nothing = self._make_nothing()
        self.main = box(column([self.meetings, self.nothing, self.more, None]))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        self._body.addWidget(self.main, 1)
        self._body.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        head = column([self.title, self.lead], gap=2)
        whole = column([head, self.tools, self._body], gap=12, margins=(24, 16, 24, 24))
        whole.setStretchFactor(self._body, 1) if isinstance(whole, QBoxLayout) else None
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self.page = page(whole)
        outside.addWidget(self.page)

    def _make_nothing(self) -> QWidget:
        """What stands there on a day without meetings: what to do about it."""
        look = self._look
        self.nothing_words = text("", "section", wrap=True)
        self.nothing_hint = text("", "lead", wrap=True)
        self.first_bring = button(
            look,
            tr("Import a timetable"),
            icon="file-up",
            name=tr("Import a timetable from a file"),
        )
        self.first_add = button(
            look, tr("Add a meeting"), icon="calendar-plus", name=tr("Add a meeting on this day")
        )
        middle = Qt.AlignmentFlag.AlignHCenter
        buttons = FlowLayout(gap=10)
        for each in (self.first_bring, self.first_add):
            each.setAutoDefault(True)
            buttons.addWidget(each)
        line = QWidget()
        line.setLayout(buttons)
        for label in (self.nothing_words, self.nothing_hint):
            label.setAlignment(middle)
        items = QVBoxLayout()
        items.setContentsMargins(0, 72, 0, 0)
        items.setSpacing(10)
        items.addWidget(icon_label(look, "calendar-days", "accent", 48), 0, middle)
        items.addWidget(self.nothing_words)
        items.addWidget(self.nothing_hint)
        items.addWidget(line)
        self._first_buttons = buttons
        nothing = box(items)
        nothing.hide()
        return nothing

    def set_narrow(self, *, narrow: bool) -> None:
        """One below the other where the window has no room for two."""
        self._narrow = narrow
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for layout in (self.tools, self._body):
            layout.setDirection(way)
        self._heads.to_right = not narrow
        wide = 16_777_215 if narrow else self._look.theme.px(290)
        self.side.setMaximumWidth(wide)
        self.side.setMinimumWidth(0 if narrow else wide)
        for card in self.cards:
            card.set_narrow(narrow=narrow)

    def show_days(self, days: Sequence[date], chosen: date) -> None:
        """One button a day."""
        if tuple(days) != self._days:
            self._days = tuple(days)
            clear(self.days)
            self.day_buttons = [self._day_button(day) for day in days]
        for made, day in zip(self.day_buttons, days, strict=True):
            made.setChecked(day == chosen)
        self.order_tab()

    def _day_button(self, day: date) -> QPushButton:
        words = short_day(day)
        made = button(self._look, words, kind="segment", name=f"{words} {month(day)}")
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.clicked.connect(lambda _=False, d=day: self.day_chosen.emit(d))
        restyle(made, "first", "true" if day == self._days[0] else "false")
        self._day_group.addButton(made)
        self.days.addWidget(made)
        made.show()
        return made

    def show_meetings(self, rows: Sequence[MeetingRow]) -> None:
        """One card a meeting; a card that is there already is used again.

        What is seen first, down to the next meeting, shows at once; a full day follows in the next
        turns of the event loop.
        """
        following = next((n + 1 for n, row in enumerate(rows) if row.is_next), 0)
        self._rows = tuple(rows)
        self._show_cards(max(_AT_ONCE, following, len(self.cards)))
        for card in self.cards[len(rows) :]:
            card.hide()
        self.nothing.setVisible(not rows)

    def _show_cards(self, most: int) -> None:
        """Show the first rows, and some more a moment later."""
        while len(self.cards) < min(most, len(self._rows)):
            card = MeetingCard(self._look)
            card.asked.connect(self.asked)
            card.set_narrow(narrow=self._narrow)
            self.cards.append(card)
            self.meetings.addWidget(card)
        for card, each in zip(self.cards, self._rows, strict=False):
            card.show_row(each)
            card.show()
        self.order_tab()
        if len(self.cards) < len(self._rows):
            QTimer.singleShot(0, self, lambda: self._show_cards(len(self.cards) + _AT_ONCE))

    def show_nothing(self, words: str, *, has_meetings: bool) -> None:
        """Say that a day has no meetings, and what is the likeliest next step."""
        self.nothing_words.setText(words)
        self.nothing_hint.setText(
            tr("Add one, or look at another day.")
            if has_meetings
            else tr("The council’s timetable can come from Excel, a calendar or a list (CSV).")
        )
        for made, icon, first in (
            (self.first_bring, "file-up", not has_meetings),
            (self.first_add, "calendar-plus", has_meetings),
        ):
            restyle(made, "kind", "primary" if first else "")
            self._look.dress(made, icon, "on_accent" if first else "text")

    def order_tab(self) -> None:
        """Tab goes as the eye does: days, buttons, meetings, side."""
        cards = [each for card in self.cards for each in (card.go, card.more)]
        last = (self.first_bring, self.first_add, self.more, self.side.sort, self.side.documents)
        heads = (self.everyone, self.bring, self.add, self.unplanned)
        tab_order((*self.day_buttons, *heads, *cards, *last))
