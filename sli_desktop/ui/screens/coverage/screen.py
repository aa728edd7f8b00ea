"""Coverage: who has been heard on what, what is missing, and what can still be done about it."""

from collections.abc import Collection
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.ids import MeetingId
from sli_desktop.services.coverage import (
    Cell,
    Count,
    HeatMap,
    ask,
    chances,
    waive,
    want_again,
    words_to_ask,
)
from sli_desktop.ui.command import Command, Menu
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.reread import Reread
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.coverage import state
from sli_desktop.ui.screens.coverage.board import Board
from sli_desktop.ui.screens.coverage.reading import Maps, read_maps
from sli_desktop.ui.screens.coverage.side import Side
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    column,
    in_reading_order,
    page,
    restyle,
    tab_order,
    text,
)
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr

_AS_TABLE = "coverage as a table"


class CoverageScreen(Screen):
    """The heat map with one cell explained beside it."""

    name = "coverage"
    title = tr("Coverage")
    help_page = "coverage"
    keys = (
        (tr("In the map or table: look at a cell"), "Enter"),
        (tr("Back to the map or table"), "Esc"),
    )
    commands = (
        Command(
            "show_table", tr("Show as a table"), ("Ctrl+Shift+B",), Menu.SCREEN, is_switch=True
        ),
        Command("copy_table", tr("Copy as a table"), ("Ctrl+Shift+T",), Menu.SCREEN),
        Command("copy_picture", tr("Copy as a picture"), ("Ctrl+Shift+P",), Menu.SCREEN),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.map: HeatMap | None = None
        self.chosen: tuple[UUID, UUID] | None = None
        self.reader = Reread(
            desk,
            tr("Count who has been heard"),
            lambda: partial(read_maps, desk.workspace, self._midnight()),
        )
        self._before: HeatMap | None = None
        self._sought: UUID | None = None
        self.heading = text(self.title, "title", wrap=True)
        self.lead = text(tr("Who has told you about what."), "lead", wrap=True)
        self.count = Segments(look, tr("Count"), [(c, state.COUNT_WORDS[c]) for c in Count])
        self.count.show_value(Count.PEOPLE)
        self.since = Check(look, tr("What is new since yesterday"))
        self.table = button(look, tr("Copy as a table"), icon="copy", key="Ctrl+Shift+T")
        self.picture = button(look, tr("Copy as a picture"), icon="image", key="Ctrl+Shift+P")
        self.targets = button(look, tr("Set targets in Challenge set-up"), icon="clipboard-list")
        self.as_table = Check(look, tr("Show as a table"))
        self.as_table.setToolTip(tr("Show as a table") + " (Ctrl+Shift+B)")
        self.as_table.setChecked(desk.memory.numbers(_AS_TABLE) == (1,))
        self.board = Board(look)
        self.board.show_as(table=self.as_table.isChecked())
        self.side = Side(look)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = FlowLayout(gap=8)
        for each in (self.count, self.since, self.as_table, self.table, self.picture, self.targets):
            tools.addWidget(each)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        self._body.addWidget(self.board, 8)
        self._body.addWidget(self.side, 3)
        self.side.setMinimumWidth(self._desk.look.theme.px(240))
        items = [self.heading, self.lead, box(tools), self._body, None]
        self._whole = column(items, gap=10, margins=(24, 16, 24, 16))
        self.page = page(self._whole)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.page)

    def _connect(self) -> None:
        self.reader.came.connect(self._take)
        self.reader.troubled.connect(self.troubled)
        self.count.chosen.connect(lambda _count: self._show())
        self.since.toggled.connect(lambda _on: self.reader.ask())
        self.table.clicked.connect(self.copy_table)
        self.picture.clicked.connect(self.copy_picture)
        self.targets.clicked.connect(lambda: self.spot_asked.emit(Spot("setup", None, "groups")))
        self.as_table.toggled.connect(self._show_as)
        self.board.opened.connect(self._open)
        self.board.chosen.connect(self._choose)
        self.side.asked.connect(self._ask)
        self.side.waived.connect(self._waive)
        self.side.wanted_again.connect(self._want_again)
        self.side.notes_asked.connect(self._see_notes)
        back = QShortcut(QKeySequence("Esc"), self)
        back.activated.connect(self._back)

    # --- beginning ------------------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        self._sought = spot.record

    @override
    def enter(self) -> None:
        """The map of the last visit shows until the one of now is read."""
        self._show()
        self.reader.ask()
        (self.targets if self.board.isHidden() else self.board.shown).setFocus()

    @override
    def leave(self) -> None:
        self.reader.rest()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self.reader.ask()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        side = [*self.side.asks, self.side.waive.line, self.side.again]
        return (self.board.shown, *[each for each in side if each.isVisible()][:1])

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        way = QBoxLayout.Direction
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        margin = 12 if narrow else 24
        self._whole.setContentsMargins(margin, 8 if narrow else 16, margin, 12)
        restyle(self.heading, "role", "section" if narrow else "title")

    # --- showing --------------------------------------------------------------------------------

    @property
    def counted(self) -> Count:
        """What the map counts now."""
        on = [each for each, made in self.count.buttons.items() if made.isChecked()]
        return on[0] if on and isinstance(on[0], Count) else Count.PEOPLE

    def _take(self, maps: Maps) -> None:
        self.map, self._before = maps
        if self.isVisible():  # else it shows on the next visit; the challenge may be put away
            self._show()
            self._sought = None

    def _show(self) -> None:
        shown = self.map
        if shown is None:
            return
        before = self._before if self.since.isChecked() else None
        self.board.show_map(shown, before, self.counted)
        self.lead.setText(state.lead(shown, self._days_to_go()))
        self.targets.setVisible(not shown.has_targets)
        self.side.show_gaps(state.largest(shown.gaps, len(shown.themes)))
        self._stand(shown)
        tab_order(in_reading_order(self._whole))

    def _stand(self, shown: HeatMap) -> None:
        """Stay on the cell that was chosen, at first on the widest gap."""
        has_cells, had_focus = self.board.has_cells, self.board.shown.hasFocus()
        for part in (self.side, self.board, self.table, self.picture, self.as_table):
            part.setVisible(has_cells)
        if not has_cells:
            if had_focus:
                self.targets.setFocus()
            return
        cell = self._cell() or (shown.gaps[0] if shown.gaps else shown.row(shown.themes[0])[0])
        cell = next((each for each in shown.gaps if each.theme.id == self._sought), cell)
        self.chosen = (cell.theme.id, cell.group.id)
        self.board.stand_on(cell)
        self._show_cell(cell)

    def _show_cell(self, cell: Cell) -> None:
        desk = self._desk
        with desk.workspace.read() as view:
            coming = chances(view, cell.theme.id, cell.group.id, desk.now())
        words = [
            (line.id, state.chance_words(line, desk.local(line.starts) if line.starts else None))
            for line in coming
        ]
        self.side.show_cell(cell, words)

    def _choose(self, cell: Cell) -> None:
        if (cell.theme.id, cell.group.id) != self.chosen:
            self.chosen = (cell.theme.id, cell.group.id)
            self._show_cell(cell)
            tab_order(in_reading_order(self._whole))

    def _show_as(self, table: bool) -> None:
        self.board.show_as(table=table)
        self._desk.memory.remember(_AS_TABLE, (int(table),))
        tab_order(in_reading_order(self._whole))

    def _back(self) -> None:
        """Back to the map or table, from what is beside it."""
        shown = self.board.shown
        shown.setFocus()
        inside = self.page.widget()
        if inside is not None:
            cell = shown.visualRect(shown.currentIndex()).center()
            at = shown.viewport().mapTo(inside, cell)
            self.page.ensureVisible(at.x(), at.y(), 0, self._desk.look.theme.px(90))

    def _open(self, cell: Cell) -> None:
        """Go from the map to what can be done about a cell."""
        self.chosen = (cell.theme.id, cell.group.id)
        self._show_cell(cell)
        tab_order(in_reading_order(self._whole))
        ways = (*self.side.asks, self.side.waive.line, self.side.again, self.side.notes)
        first = next((way for way in ways if way.isVisible()), None)
        if first is not None:
            first.setFocus()
            self.page.ensureWidgetVisible(first, 0, 60)

    def _midnight(self) -> datetime | None:
        """When today began, where today is compared with the days before."""
        if not self.since.isChecked():
            return None
        now = self._desk.now()
        return now.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)

    def _days_to_go(self) -> int:
        last = self._desk.challenge.on_site_to
        return (last - self._desk.now().date()).days if last else 0

    # --- doing ----------------------------------------------------------------------------------

    def _cell(self) -> Cell | None:
        return self.map.cells.get(self.chosen) if self.map and self.chosen else None

    def _ask(self, meeting: UUID) -> None:
        cell = self._cell()
        if cell is None:
            return
        with self._desk.workspace.read() as view:
            words = words_to_ask(view, cell.theme, meeting)
        if not words:
            self.told.emit(tr("Every question of this theme is in that meeting already"))
            return
        _, act = ask(
            words, theme=cell.theme.id, meeting=MeetingId(meeting), new_id=self._desk.new_id
        )
        if self._desk.acts.do(act) is not None:
            self.said.emit(tr("Question added: {words}").format(words=words))
            self._back()

    def _waive(self, words: str) -> None:
        cell = self._cell()
        if cell is None:
            return
        act = waive(cell.theme.id, cell.group.id, words, by=self._desk.peer.id, stored=cell.waived)
        if self._desk.acts.do(act) is not None:
            told = tr("{group} on {theme} set aside")
            self.said.emit(told.format(group=cell.group.name, theme=cell.theme.name))
            self._back()

    def _want_again(self) -> None:
        cell = self._cell()
        if cell is None or cell.waived is None:
            return
        if self._desk.acts.do(want_again(cell.waived)) is not None:
            told = tr("{group} on {theme} counts as a gap again")
            self.said.emit(told.format(group=cell.group.name, theme=cell.theme.name))
            self._back()

    def _see_notes(self) -> None:
        cell = self._cell()
        if cell is not None:
            self.spot_asked.emit(Spot("evidence", cell.theme.id))

    def show_table(self) -> None:
        """Show the numbers as a table, or the map again."""
        self.as_table.toggle()

    @override
    def switched_on(self) -> Collection[str]:
        return ("show_table",) if self.as_table.isChecked() else ()

    def copy_table(self) -> None:
        """Put the numbers on the clipboard, as rows and columns of text."""
        if self.map is not None:
            QGuiApplication.clipboard().setText(state.as_text(self.map, self.counted))
            self.told.emit(tr("The numbers are on the clipboard, as a table"))

    def copy_picture(self) -> None:
        """Put the whole map on the clipboard; it holds numbers only, no word of a note."""
        QGuiApplication.clipboard().setPixmap(self.board.picture())
        self.told.emit(tr("The map is on the clipboard, as a picture"))
