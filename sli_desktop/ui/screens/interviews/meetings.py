"""The meetings: filters by state, peer, day and words; each can be opened and changed."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from sli_desktop.calendar_words import month
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.interviews import state
from sli_desktop.ui.screens.interviews.state import Filters, Meetings, Which
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice
from sli_desktop.ui.widgets.parts import button, column, page, tab_order, text
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.ui.words import short_day
from sli_desktop.wording import tr

KEYS = {Qt.Key.Key_F2: "change", Qt.Key.Key_Delete: "delete"}
_ALWAYS = (Which.ALL, Which.NOT_WRITTEN_UP)


class MeetingsPane(QWidget):
    """Says `asked` with what is to be done with which meeting; `add_asked`, `import_asked`."""

    asked = Signal(str, object)
    add_asked = Signal()
    import_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meetings = Meetings()
        self.filters = Filters()
        look = desk.look
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a meeting"))
        self.search.setAccessibleName(tr("Find a meeting by its words, room or reference"))
        self.search.setMinimumWidth(look.theme.px(180))
        self.search.setClearButtonEnabled(False)
        self.mine = button(look, tr("Mine"), icon="user", kind="chip")
        self.mine.setCheckable(True)
        self.day = Choice(look, ((tr("All days"), None),))
        self.day.setAccessibleName(tr("Day"))
        self.which: dict[Which, QPushButton] = {which: self._which(which) for which in Which}
        self.add = button(look, tr("Add a meeting"), icon="calendar-plus")
        self.bring = button(look, tr("Import a timetable"), icon="file-up")
        self.open = button(look, tr("Open the notes"), icon="pen-line", kind="primary")
        self.change = button(look, tr("Change"), icon="settings", name=tr("Change the meeting"))
        self.delete = button(look, tr("Delete"), icon="trash-2", name=tr("Delete the meeting"))
        self.list = RowList(look, tr("Meetings"), KEYS)
        self.nothing = text("", "lead", wrap=True)
        self.clear = button(look, tr("Clear filters"), icon="x")
        self._lay_out()
        self._connect()

    def _which(self, which: Which) -> QPushButton:
        made = button(self._desk.look, state.WHICH_WORDS[which], kind="chip")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._filter(which=which))
        return made

    def _lay_out(self) -> None:
        filters = FlowLayout(gap=8)
        for each in (self.search, self.day, self.mine, *self.which.values()):
            filters.addWidget(each)
        buttons = FlowLayout(gap=8)
        for each in (self.open, self.change, self.delete, self.add, self.bring):
            each.setAutoDefault(True)
            buttons.addWidget(each)
        self.clear.setAutoDefault(True)
        lines = []
        for flow in (filters, buttons):
            line = QWidget()
            line.setLayout(flow)
            lines.append(line)
        nothing = column([self.nothing, self.clear])
        nothing.setAlignment(self.clear, Qt.AlignmentFlag.AlignLeft)
        self._nothing = QWidget()
        self._nothing.setLayout(nothing)
        self.list.setMinimumHeight(self._desk.look.theme.px(LEAST_HEIGHT))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(column([lines[0], self._nothing, self.list, lines[1]], gap=10)))
        order = (self.search, self.day, self.mine, *self.which.values(), self.clear, self.list)
        tab_order((*order, self.open, self.change, self.delete, self.add, self.bring))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda words: self._filter(words=words))
        self.search.returnPressed.connect(self.list.setFocus)
        self.mine.toggled.connect(lambda on: self._filter(mine=on))
        self.day.chosen.connect(lambda day: self._filter(day=day))
        self.clear.clicked.connect(self.clear_filters)
        self.list.opened.connect(lambda meeting: self.asked.emit("open", meeting))
        self.list.asked.connect(self._ask)
        self.list.row_changed.connect(self._show_buttons)
        for made, what in ((self.open, "open"), (self.change, "change"), (self.delete, "delete")):
            made.clicked.connect(lambda _=False, w=what: self._ask(w))
        self.add.clicked.connect(self.add_asked)
        self.bring.clicked.connect(self.import_asked)

    def _ask(self, what: str) -> None:
        meeting = self.list.chosen()
        if isinstance(meeting, UUID):
            self.asked.emit(what, meeting)

    # --- filters --------------------------------------------------------------------------------

    def _filter(self, **fields: object) -> None:
        self.filters = self.filters._replace(**fields)  # type: ignore[arg-type]
        self._show()

    def clear_filters(self) -> None:
        """Show every meeting again."""
        self.show_filters(Filters())
        self.list.setFocus()

    def show_filters(self, filters: Filters) -> None:
        """Show what other filters let through."""
        self.filters = filters
        for widget in (self.search, self.mine):
            widget.blockSignals(True)
        self.search.setText(filters.words)
        self.mine.setChecked(filters.mine)
        for widget in (self.search, self.mine):
            widget.blockSignals(False)
        self._show()

    # --- showing --------------------------------------------------------------------------------

    def show_meetings(self, meetings: Meetings) -> None:
        """Show the meetings as they are now."""
        self._meetings = meetings
        self._show()

    def _show(self) -> None:
        now, meetings, filters = self._desk.now(), self._meetings, self.filters
        counts = state.counts(meetings, now)
        for which, made in self.which.items():
            words = f"{state.WHICH_WORDS[which]} {counts[which]}"
            made.setText(words)
            made.setAccessibleName(words)
            made.setChecked(which is filters.which)
            made.setVisible(which in _ALWAYS or bool(counts[which]) or which is filters.which)
        mine = f"{tr('Mine')} {sum(line.id in meetings.mine for line in meetings.lines)}"
        self.mine.setText(mine)
        self.mine.setAccessibleName(mine)
        self._show_days(filters.day)
        lines = state.lines_of(meetings, filters, now)
        self.list.show_lines(lines)
        self._nothing.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.clear.setVisible(filters.is_any)
        self.nothing.setText(
            tr("No meetings match.")
            if filters.is_any
            else tr("No meetings yet. Import or add one.")
        )
        self._show_buttons()

    def _show_days(self, chosen: date | None) -> None:
        days = state.days_of(self._meetings)
        options: list[tuple[str, object]] = [(tr("All days"), None)]
        options += [(f"{short_day(day)} {month(day)}", day) for day in days]
        self.day.show_options(options)
        self.day.show_value(chosen)

    def _show_buttons(self) -> None:
        is_any = self.list.chosen() is not None
        in_bin = self.filters.which is Which.BIN
        for made in (self.open, self.change, self.delete):
            made.setVisible(is_any)
        self.change.setVisible(is_any and not in_bin)
        self.delete.setVisible(is_any and not in_bin)
        words = tr("Take out of the bin") if in_bin else tr("Open the notes")
        self.open.setText(words)
        self.open.setAccessibleName(words)
        self._desk.look.dress(self.open, "rotate-ccw" if in_bin else "pen-line", "on_accent")
