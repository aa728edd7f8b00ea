"""Today, laid out: title and days on top, the meetings, what is ahead at the side."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.today.state import Ahead, MeetingRow, Progress
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    clear,
    column,
    icon_label,
    page,
    row,
    text,
)
from sli_desktop.ui.words import count, short_day


class TodayView(QWidget):
    """The widgets of Today."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.title = text("", "title")
        self.lead = text("", "lead", wrap=True)
        self.days = QHBoxLayout()
        self.days.setSpacing(0)
        self.days.setContentsMargins(1, 0, 0, 0)
        self._day_group = QButtonGroup(self)
        self.everyone = button(look, "Whole team", icon="users")
        self.everyone.setCheckable(True)
        self.add = button(look, "Add a meeting", icon="plus", key="Ctrl+N")
        self.meetings = QVBoxLayout()
        self.meetings.setSpacing(8)
        self.side = QVBoxLayout()
        self.side.setSpacing(12)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side_box = box(self.side)
        self.side_box.setFixedWidth(look.theme.px(290))
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addLayout(column([self.title, self.lead], gap=2), 1)
        self.head.addLayout(row([self.everyone, self.add, None]))
        body = QHBoxLayout()
        body.setSpacing(16)
        main = column([self.meetings, None])
        body.addLayout(main, 1)
        side = column([self.side_box, None])
        body.addLayout(side)
        whole = QVBoxLayout()
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(12)
        whole.addLayout(self.head)
        whole.addLayout(row([self.days, None]))
        whole.addLayout(body, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))

    def set_narrow(self, *, narrow: bool) -> None:
        """The meetings alone, and the buttons below the title."""
        way = QHBoxLayout.Direction
        self.head.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.side_box.setVisible(not narrow)
        self.side_box.setFixedWidth(self._look.theme.px(290))

    def show_days(self, days: Sequence[date], chosen: date) -> list[QPushButton]:
        """One button a day; gives them in order."""
        clear(self.days)
        made = []
        for day in days:
            one = button(
                self._look, short_day(day), kind="segment", name=f"{short_day(day)} {day:%B}"
            )
            one.setCheckable(True)
            one.setChecked(day == chosen)
            self._day_group.addButton(one)
            self.days.addWidget(one)
            made.append(one)
        return made

    def show_meetings(self, rows: Sequence[MeetingRow]) -> list[QPushButton]:
        """One card a meeting; gives the buttons in order."""
        clear(self.meetings)
        made = []
        for each in rows:
            go = self._button(each)
            self.meetings.addWidget(self._card(each, go))
            made.append(go)
        return made

    def show_nothing(self, words: str) -> QPushButton:
        """Say that a day has no meetings; gives the button that adds one."""
        clear(self.meetings)
        add = button(self._look, "Add a meeting", icon="plus", kind="primary")
        inside = column(
            [
                icon_label(self._look, "calendar-days", "accent", 48),
                text(words, "section"),
                text("Add one now, or look at another day.", "lead"),
                8,
                add,
            ]
        )
        for place in range(inside.count()):
            item = inside.itemAt(place)
            if item is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.meetings.addSpacing(80)
        self.meetings.addLayout(inside)
        return add

    def _button(self, each: MeetingRow) -> QPushButton:
        kind = "primary" if each.is_next else ""
        icon = "pen-line" if each.is_next else ""
        name = f"{each.button}: {each.meeting.title}, {each.times}"
        return button(self._look, each.button, icon=icon, kind=kind, name=name)

    def _card(self, each: MeetingRow, go: QPushButton) -> QFrame:
        when = text(each.times, "strong")
        when.setMinimumWidth(self._look.theme.px(108))
        words = column([text(each.meeting.title, "heading", wrap=True)], gap=1)
        words.addWidget(text(each.facts, "secondary", wrap=True))
        state = row([], gap=6)
        if each.icon:
            colour = each.tone or "text_2"
            state.addWidget(icon_label(self._look, each.icon, colour))
        state.addWidget(text(each.state, "" if each.tone else "secondary", tone=each.tone))
        line = QHBoxLayout()
        line.setContentsMargins(14, 8, 10, 8)
        line.setSpacing(14)
        line.addWidget(when)
        line.addLayout(words, 1)
        line.addLayout(state)
        line.addWidget(go)
        frame = card(line)
        frame.setProperty("chosen", "true" if each.is_next else "false")
        return frame

    def show_side(self, ahead: Ahead | None, progress: Progress) -> None:
        """What is ahead, and how far the team is."""
        clear(self.side)
        if ahead is not None and (ahead.gaps or ahead.follow_ups):
            self.side.addWidget(card(self._ahead(ahead)))
        done = QProgressBar()
        done.setTextVisible(False)
        done.setRange(0, max(1, progress.meetings))
        done.setValue(progress.held)
        done.setAccessibleName("Meetings done")
        met = f"{count(progress.people, 'person', 'people')} met so far"
        notes = f"{count(progress.notes, 'note')}, {progress.to_sort} to sort"
        items = column(
            [
                text("Progress of the team", "heading"),
                text(f"{progress.held} of {progress.meetings} meetings done", "strong"),
                done,
                text(f"{met} · {notes}", "secondary", wrap=True),
            ],
            margins=14,
        )
        self.side.addWidget(card(items))

    def _ahead(self, ahead: Ahead) -> QVBoxLayout:
        items = QVBoxLayout()
        items.setContentsMargins(14, 14, 14, 14)
        items.setSpacing(8)
        items.addWidget(text("Before your next meeting", "heading", wrap=True))
        if ahead.gaps:
            asked = f"{ahead.who}: these people have not yet been asked about"
            items.addWidget(text(asked, "secondary", wrap=True))
            for number, name in ahead.gaps:
                items.addLayout(row([text(f"{number}", "key"), text(name, wrap=True), None]))
        if ahead.follow_ups:
            items.addWidget(text("Open follow-ups", "small_strong"))
            for words in ahead.follow_ups:
                icon = icon_label(self._look, "flag", "follow", 16)
                line = QHBoxLayout()
                line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(text(words, wrap=True), 1)
                items.addLayout(line)
        return items
