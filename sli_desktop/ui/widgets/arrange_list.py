"""A list that a person arranges: one stop of Tab; arrows, Alt+arrows, buttons or the pointer."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.arrange_row import ArrangeRow, RowWords
from sli_desktop.ui.widgets.parts import clear, text
from sli_desktop.wording import tr


class ArrangeList(QGroupBox):
    """`opened` gives the key of a row, `moved` a key and its new place, `removed` a key.

    `acted` follows the last button of a row where `act_opens` is off.
    """

    opened = Signal(object)
    moved = Signal(object, int)
    removed = Signal(object)
    acted = Signal(object)

    def __init__(
        self, look: Look, name: str, *, can_move: bool = True, act_opens: bool = True
    ) -> None:
        super().__init__()
        self._look, self.can_move, self._act_opens = look, can_move, act_opens
        self.setFlat(True)  # a group, so that screen readers say which list a row is in
        self.setAccessibleName(name)
        self.rows: list[ArrangeRow] = []
        self._here = 0
        self._items = QVBoxLayout(self)
        self._items.setContentsMargins(0, 0, 0, 0)
        self._items.setSpacing(2)
        self._gap = text(tr("Move here"), "drop")
        self._gap.setParent(self)
        self._gap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._gap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._gap.hide()

    def show_rows(self, rows: Sequence[RowWords]) -> None:
        """Show rows; the focus stays on the row that has it, wherever that stands now."""
        if [row.words for row in self.rows] == list(rows):
            return
        key = self.current_key
        had_focus = any(row.hasFocus() for row in self.rows)
        clear(self._items)
        self.rows = [self._make(at, words) for at, words in enumerate(rows)]
        for row in self.rows:
            self._items.addWidget(row)
            row.show()
        keys = [row.words.key for row in self.rows]
        self._here = keys.index(key) if key in keys else min(self._here, max(0, len(keys) - 1))
        self._roam()
        self.setVisible(bool(self.rows))
        if had_focus and self.rows:
            self.rows[self._here].setFocus()

    def set_can_move(self, *, on: bool) -> None:
        """Let rows be moved, or only be opened; rows are drawn anew when they are shown next."""
        if on != self.can_move:
            self.can_move = on
            words = [row.words for row in self.rows]
            self.show_rows(())
            self.show_rows(words)

    @property
    def current_key(self) -> object:
        """The key of the row that Tab comes to."""
        return self.rows[self._here].words.key if self._here < len(self.rows) else None

    @property
    def current_row(self) -> ArrangeRow | None:
        """The row that Tab comes to."""
        return self.rows[self._here] if self._here < len(self.rows) else None

    @property
    def has_focus(self) -> bool:
        """Whether keys go to one of the rows."""
        return any(row.hasFocus() for row in self.rows)

    def choose(self, key: object) -> None:
        """Put the focus on a row."""
        keys = [row.words.key for row in self.rows]
        if key in keys:
            self._go(keys.index(key))

    def nudge(self, step: int) -> None:
        """Move the row with the focus one place up (-1) or down (1)."""
        to = self._here + step
        if self.can_move and 0 <= to < len(self.rows):
            self.moved.emit(self.current_key, to)

    def _make(self, at: int, words: RowWords) -> ArrangeRow:
        row = ArrangeRow(self._look, words, can_move=self.can_move)
        row.opened.connect(partial(self._open, at))
        row.act.clicked.connect(partial(self._act, at))
        row.removed.connect(partial(self._remove, at))
        row.stepped.connect(lambda step: self._go(self._here + step))
        row.jumped.connect(lambda last: self._go(len(self.rows) - 1 if last else 0))
        row.nudged.connect(partial(self._nudge_row, at))
        row.carried.connect(partial(self._show_gap, at))
        row.dropped.connect(partial(self._drop, at))
        row.let_go.connect(self._gap.hide)
        return row

    def _open(self, at: int) -> None:
        self._go(at)
        if self._act_opens:
            self.opened.emit(self.rows[at].words.key)

    def _act(self, at: int) -> None:
        self._go(at)
        (self.opened if self._act_opens else self.acted).emit(self.rows[at].words.key)

    def _remove(self, at: int) -> None:
        self.removed.emit(self.rows[at].words.key)

    def _nudge_row(self, at: int, step: int) -> None:
        self._go(at)
        self.nudge(step)

    def _go(self, at: int) -> None:
        if self.rows:
            self._here = min(max(at, 0), len(self.rows) - 1)
            self._roam()
            self.rows[self._here].setFocus()

    def _roam(self) -> None:
        for at, row in enumerate(self.rows):
            here = at == self._here
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    # --- carrying a row -------------------------------------------------------------------------

    def place_at(self, point: QPoint) -> int:
        """Before which row a point lies: 0 is the top, the number of rows the end."""
        middles = [row.geometry().center().y() for row in self.rows]
        return sum(middle < point.y() for middle in middles)

    def _show_gap(self, _at: int, point: QPoint) -> None:
        to = self.place_at(point)
        row = self.rows[min(to, len(self.rows) - 1)].geometry()
        edge = row.bottom() + 1 if to == len(self.rows) else row.top()
        high = self._look.theme.px(24)
        top = min(max(0, edge - high // 2), self.height() - high)
        self._gap.setGeometry(0, top, self.width(), high)
        self._gap.show()
        self._gap.raise_()

    def _drop(self, at: int, point: QPoint) -> None:
        to = self.place_at(point)
        to = to - 1 if to > at else to
        if to != at:
            self._go(at)
            self.moved.emit(self.rows[at].words.key, to)
