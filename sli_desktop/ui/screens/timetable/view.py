"""Import of a timetable, laid out: the file, rows to put right, columns, what would change."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QVBoxLayout, QWidget

from sli_desktop.services.intake.timetable_columns import SheetColumn
from sli_desktop.services.intake.timetable_rows import LeftOut, Meaning
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.timetable.bad_row import BadRowCard
from sli_desktop.ui.screens.timetable.state import FATE_WORDS, MEANING_WORDS, Fate
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice, Field
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import (
    Item,
    box,
    button,
    card,
    clear,
    column,
    icon_label,
    page,
    row,
    tab_order,
    text,
)
from sli_desktop.wording import tr, trn

_LIST_ROWS = 5


class TimetableView(QWidget):
    """The widgets of the import; `screen.py` says what they do."""

    fate_chosen = Signal(object)
    column_chosen = Signal(object, object)
    mended = Signal(object, object)
    left = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._narrow = False
        self.bad: list[BadRowCard] = []
        self.choices: dict[tuple[str, int], Choice] = {}
        self.fates: dict[Fate, QPushButton] = {}
        self._fate_group = QButtonGroup(self)
        self._columns_shown: tuple[SheetColumn, ...] = ()
        self.title = text(tr("Import a timetable"), "title", wrap=True)
        self.lead = text("", "lead", wrap=True)
        self.back = button(look, tr("Back to Today"), icon="arrow-left")
        self.take = button(look, "", icon="file-down", kind="primary")
        self.choose = button(look, tr("Choose another file…"), icon="folder-open")
        self.stop = button(look, tr("Cancel"), icon="x")
        for each in (self.back, self.take, self.choose, self.stop):
            each.setAutoDefault(True)
        self.start = self._make_start()
        self.working = self._make_working()
        self.preview = self._make_preview()
        buttons = FlowLayout(gap=8)
        for each in (self.take, self.choose, self.stop):
            buttons.addWidget(each)
        tools = QWidget()
        tools.setLayout(buttons)
        back = column([self.back])
        back.setAlignment(self.back, Qt.AlignmentFlag.AlignLeft)
        head = column([self.title, self.lead], gap=2)
        items = [back, head, tools, self.start, self.working, self.preview, None]
        self.page = page(column(items, gap=12, margins=(24, 16, 24, 24)))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.page)

    def _make_start(self) -> QWidget:
        """Before a file is chosen."""
        self.first = button(self._look, tr("Choose a file…"), icon="folder-open", kind="primary")
        self.first.setAutoDefault(True)
        kinds = tr("Excel (.xlsx), a calendar (.ics) or a list (.csv).")
        drop = tr("You can also drop the file on this window.")
        words = text(f"{kinds} {drop}", "lead", wrap=True)
        hint = text(
            tr("You see what would change before anything does. Notes are never touched."),
            "lead",
            wrap=True,
        )
        items = column([words, hint, 4, row([self.first, None])], gap=8, margins=20)
        return card(items)

    def _make_working(self) -> QWidget:
        self.step = text("", wrap=True)
        line = row([icon_label(self._look, "hourglass", "text_2")])
        line.addWidget(self.step)
        working = card(column([line], margins=14))
        working.hide()
        return working

    def _make_preview(self) -> QWidget:
        self.bad_title = text("", "section", wrap=True)
        self._bad = QVBoxLayout()
        self._bad.setSpacing(10)
        self.columns_line = text("", "secondary", wrap=True)
        self.change_columns = button(self._look, tr("Change columns"), icon="grid-3x3")
        self.change_columns.setCheckable(True)
        self.change_columns.setAutoDefault(True)
        self._columns = FlowLayout(gap=12)
        self.columns_box = QWidget()
        self.columns_box.setLayout(self._columns)
        self.columns_box.hide()
        self.change_columns.toggled.connect(self.columns_box.setVisible)
        self.change_columns.toggled.connect(self.order_tab)
        self._filters = FlowLayout(gap=6)
        filters = QWidget()
        filters.setLayout(self._filters)
        self.list = LineList(self._look, tr("Meetings of the timetable"))
        self._besides = QVBoxLayout()
        self._besides.setSpacing(2)
        columns = column(
            [
                text(tr("Columns, as they were understood"), "heading"),
                self.columns_line,
                row([self.change_columns, None]),
                self.columns_box,
            ],
            margins=14,
        )
        self.columns_card = card(columns)
        changes = text(tr("What would change"), "section")
        parts: list[Item] = [self.bad_title, self._bad, self.columns_card, changes, filters]
        return box(column([*parts, self.list, self._besides], gap=10))

    # --- showing --------------------------------------------------------------------------------

    def show_step(self, words: str) -> None:
        """Say what is being done, or nothing."""
        self.step.setText(words)
        self.working.setVisible(bool(words))

    def show_bad(self, rows: Sequence[LeftOut]) -> None:
        """The rows to put right; those that are as they were keep what was typed."""
        if [each.bad for each in self.bad] != list(rows):
            clear(self._bad)
            self.bad = [self._bad_card(each) for each in rows]
        words = trn(len(rows), "{number} row to put right", "{number} rows to put right")
        self.bad_title.setText(words)
        self.bad_title.setVisible(bool(rows))

    def _bad_card(self, bad: LeftOut) -> BadRowCard:
        made = BadRowCard(self._look, bad)
        made.mended.connect(self.mended)
        made.left.connect(self.left)
        self._bad.addWidget(made)
        made.set_narrow(narrow=self._narrow)
        made.show()
        return made

    def show_columns(self, columns: Sequence[SheetColumn]) -> None:
        """What each column holds, in a line; a choice for each, to be changed."""
        self.columns_card.setVisible(bool(columns))
        known = [each for each in columns if each.meaning is not None]
        told = (f"{each.letter} = {MEANING_WORDS[each.meaning]}" for each in known if each.meaning)
        self.columns_line.setText(", ".join(told) or tr("None was understood."))
        before = [each.place for each in self._columns_shown]
        if before != [each.place for each in columns]:
            clear(self._columns)
            self.choices = {}
            for each in columns:
                self._columns.addWidget(self._column(each))
        for each in columns:
            self.choices[each.place].show_value(each.meaning)
        self._columns_shown = tuple(columns)

    def _column(self, shown: SheetColumn) -> Field:
        options: list[tuple[str, Meaning | None]] = [(tr("Nothing of a meeting"), None)]
        options += [(words, meaning) for meaning, words in MEANING_WORDS.items()]
        choice = Choice(self._look, options)
        choice.chosen.connect(
            lambda chosen, p=shown.place: self.column_chosen.emit(
                p, Meaning(str(chosen)) if chosen else None
            )
        )
        sheet = f"{shown.place[0]}, " if shown.place[0] else ""
        label = tr("Column {letter}").format(letter=f"{sheet}{shown.letter}")
        label = f"{label}: {shown.heading}" if shown.heading else label
        example = tr("For example {words}").format(words=shown.example) if shown.example else ""
        field = Field(label, choice, hint=example)
        field.setFixedWidth(self._look.theme.px(230))
        self.choices[shown.place] = choice
        return field

    def show_counts(self, counts: Mapping[Fate, int], chosen: Fate) -> None:
        """A filter for each fate that has meetings, with its count."""
        if list(counts) != list(self.fates):
            clear(self._filters)
            self.fates = {fate: self._fate_button(fate) for fate in counts}
        for fate, number in counts.items():
            words = f"{FATE_WORDS[fate]} {number}"
            self.fates[fate].setText(words)
            self.fates[fate].setAccessibleName(words)
            self.fates[fate].setChecked(fate is chosen)

    def _fate_button(self, fate: Fate) -> QPushButton:
        made = button(self._look, FATE_WORDS[fate], kind="chip")
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self.fate_chosen.emit(fate))
        self._fate_group.addButton(made)
        self._filters.addWidget(made)
        made.show()
        return made

    def show_besides(self, lines: Sequence[str]) -> None:
        """What else there is to know."""
        clear(self._besides)
        for words in lines:
            label: QLabel = text(words, "secondary", wrap=True)
            self._besides.addWidget(label)

    def show_rows(self, number: int) -> None:
        """Give the list the room it needs, up to some rows; the page scrolls besides."""
        rows = min(max(number, 1), _LIST_ROWS)
        self.list.setMinimumHeight(rows * self._look.theme.px(64) + 4)

    def set_narrow(self, *, narrow: bool) -> None:
        """Fields below each other where the window is narrow."""
        self._narrow = narrow
        for each in self.bad:
            each.set_narrow(narrow=narrow)

    def order_tab(self) -> None:
        """Tab goes as the eye does."""
        bad: list[QWidget] = []
        for each in self.bad:
            bad += [*each.fields.values(), each.put_in, each.leave_out]
        columns = (self.change_columns, *self.choices.values())
        tools = (self.back, self.take, self.choose, self.stop, self.first)
        tab_order((*tools, *bad, *columns, *self.fates.values(), self.list))
