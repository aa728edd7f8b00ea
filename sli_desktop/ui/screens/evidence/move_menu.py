"""The Move menu: a number, or a few words of a finding; N makes one, K keeps as background."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.storage import FindingLine
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.evidence.move_rows import ROW_HIGH, MoveList, MoveRow
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Field
from sli_desktop.ui.widgets.parts import box, button, column, page, text
from sli_desktop.wording import tr, trn

_WIDE, _ROUND, _MOST_ROWS, _NAMING, _ROOMY = 440, 220, 9, 212, 480
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Offer(NamedTuple):
    """What the menu is opened for: its title, findings of the theme, where a new one would go."""

    title: str
    near: Sequence[FindingLine]
    new_words: str
    can_set_aside: bool = True


class FindBox(QLineEdit):
    """Where words of a finding are typed; arrows and Enter act on the list below."""

    passed = Signal(object)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER or key in _MOVES:
            self.passed.emit(key)
        else:
            super().keyPressEvent(event)


class MoveMenu(QFrame):
    """`moved` gives a finding and whether the notes speak against it; `named` a new headline.

    `find` looks for findings by words. Esc closes; the focus then goes back by `closed`.
    """

    moved = Signal(object, bool)
    named = Signal(str)
    set_aside = Signal()
    closed = Signal()

    def __init__(
        self,
        over: QWidget,
        under: QWidget,
        look: Look,
        find: Callable[[str], Sequence[FindingLine]],
    ) -> None:
        """`over` is the screen, `under` all of it that a menu in a small window hides."""
        super().__init__(over)
        self.setProperty("role", "popup")
        self._look, self._find, self._under = look, find, under
        self._offer = Offer("", (), "")
        self._digits = ""
        self.title = text("", "strong", wrap=True)
        self.box = FindBox()
        self.box.setAccessibleName(tr("Find a finding by its words or number"))
        self.box.setPlaceholderText(tr("Number, part of its words or reference"))
        self.box.setToolTip(tr("Number, part of its words or reference of a finding"))
        self.list = MoveList(look)
        self.against = Check(look, tr("They speak against it"))
        self.against.setToolTip(tr("They speak against it (minus, or Shift+Enter)"))
        self.headline = QLineEdit()
        self.where = text("", "secondary", wrap=True)
        self.make = button(look, tr("Make finding"), icon="plus", kind="primary", key="Enter")
        self.back = button(look, tr("Back to the list"), kind="link", key="Esc")
        self.new = button(look, tr("New finding"), icon="plus", key="N")
        self.aside = button(look, tr("Keep as background"), icon="archive", key="K")
        self.new.setAccessibleName(tr("New finding of these notes"))
        self.aside.setAccessibleName(tr("Keep as background: these notes"))
        acts = flow(self.new, self.aside, gap=8)
        choose = QVBoxLayout()
        choose.setContentsMargins(0, 0, 0, 0)
        choose.setSpacing(6)
        for each in (self.box, self.list, self.against, acts):
            choose.addWidget(each, 1 if each is self.list else 0)
        field = Field(tr("Headline of the new finding"), self.headline)
        name = column([field, self.where, flow(self.make, self.back, gap=8), None], gap=8)
        self.pages = QStackedWidget()
        self.pages.addWidget(box(choose))
        self.pages.addWidget(box(name))
        self._body = page(column([self.title, self.pages], gap=8, margins=12))
        self.setLayout(column([self._body]))
        self._body.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._body.viewport().setAutoFillBackground(True)
        self._at = QPoint()
        over.installEventFilter(self)
        self.hide()
        self._connect()

    def _connect(self) -> None:
        self._look.changed.connect(self._fit)
        self.box.textEdited.connect(self._filter)
        self.box.passed.connect(self._pass_on)
        self.list.picked.connect(self._pick)
        self.list.picked_against.connect(self._pick_against)
        self.list.typed.connect(self._type)
        self.headline.returnPressed.connect(self._name)
        self.make.clicked.connect(self._name)
        self.new.clicked.connect(self._begin_name)
        self.aside.clicked.connect(self._set_aside)
        self.back.clicked.connect(self._back)

    # --- opening and closing --------------------------------------------------------------------

    def open(self, offer: Offer, at: QPoint, *, naming: bool = False) -> None:
        """Show the menu near a place of the page, ready for a number, N or K."""
        self._offer, self._digits = offer, ""
        self.title.setText(offer.title)
        self.where.setText(offer.new_words)
        self.box.clear()
        self.headline.clear()
        self.against.setChecked(False)
        self.aside.setVisible(offer.can_set_aside)
        self._show(offer.near)
        self._turn_to(int(naming))
        self._at = at
        self._place()
        self.show()
        self.raise_()
        (self.headline if naming else self.list).setFocus()
        announce(self, offer.title)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        px, at = self._look.theme.px, self._at
        wide, high = over.width() - 16, over.height() - 16
        is_small = min(wide, high) < px(_ROOMY)
        self._under.setHidden(is_small)
        if not is_small:
            is_naming = self.pages.currentIndex() == 1
            rows = min(max(self.list.rows.rowCount(), 3), _MOST_ROWS)
            needed = px(_NAMING if is_naming else _ROUND + rows * ROW_HIGH)
            wide, high = px(_WIDE), min(needed, high)
        left = min(max(at.x(), 8), over.width() - wide - 8)
        top = min(max(at.y(), 8), over.height() - high - 8)
        self.setGeometry(QRect(QPoint(left, top), QSize(wide, high)))

    def _fit(self) -> None:
        if self.isVisible():
            self._place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._under.isHidden():
            self._under.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Everything that can have the focus, as it is read."""
        choosing = (self.box, self.list, self.against, self.new, self.aside)
        return (*choosing, self.headline, self.make, self.back)

    def close_menu(self) -> None:
        """Put the menu away; nothing is moved."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    # --- choosing -------------------------------------------------------------------------------

    def _show(self, findings: Sequence[FindingLine]) -> None:
        rows = [
            MoveRow(each.id, str(each.number), f"{each.name} {each.headline}") for each in findings
        ]
        if self.box.text().strip():
            nothing = tr("No finding has these words. Clear them, or make a new finding.")
        else:
            nothing = tr("No finding yet. Press N to make one.")
        had = self.list.nothing
        self.list.show_rows(rows, nothing)
        if self.list.nothing and self.list.nothing != had:
            announce(self.list, self.list.nothing)

    def _filter(self, words: str) -> None:
        self._digits = ""
        if words.strip():
            self._show(self._find(words))
        else:
            self._show(self._offer.near)

    def _pass_on(self, key: Qt.Key) -> None:
        self.list.take_key(key)

    def _type(self, letter: str) -> None:
        """A letter or digit typed in the list."""
        if letter in {"-", "−"}:
            self.against.toggle()
        elif letter.isdecimal():
            self._number(self._digits + letter)
        elif letter.casefold() == "n":
            self._begin_name()
        elif letter.casefold() == "k" and self._offer.can_set_aside:
            self._set_aside()
        elif not letter.isspace():
            self.box.setFocus()
            self.box.setText(letter.removeprefix("/"))
            self._filter(self.box.text())

    def _number(self, digits: str) -> None:
        """Choose at once the one finding whose number begins so; wait where there are several."""
        near = [f for f in self._offer.near if str(f.number).startswith(digits)]
        found = near or [f for f in self._find(digits) if str(f.number) == digits]
        if len(found) == 1:
            self._pick(found[0].id)
            return
        self._digits = digits if found else ""
        self._show(found or self._offer.near)
        exact = next((f for f in found if str(f.number) == digits), None)
        if exact is not None:
            self.list.choose(exact.id)
        told = trn(len(found), "{number} finding begins so", "{number} findings begin so")
        self.title.setText(f"{self._offer.title} {self._digits}…" if found else self._offer.title)
        announce(self.list, told if found else tr("No finding has this number"))

    def _pick(self, key: object) -> None:
        if isinstance(key, UUID):
            against = self.against.isChecked()
            self._end()
            self.moved.emit(key, against)

    def _pick_against(self, key: object) -> None:
        self.against.setChecked(True)
        self._pick(key)

    def _set_aside(self) -> None:
        self._end()
        self.set_aside.emit()

    def _end(self) -> None:
        self.hide()
        self.closed.emit()

    # --- a new finding --------------------------------------------------------------------------

    def _turn_to(self, page: int) -> None:
        """Show the list or the headline; the one that is hidden takes no room."""
        self.pages.setCurrentIndex(page)
        policy = QSizePolicy.Policy
        for at in range(self.pages.count()):
            each = self.pages.widget(at)
            if each is not None:
                each.setSizePolicy(
                    policy.Preferred, policy.Preferred if at == page else policy.Ignored
                )

    def _begin_name(self) -> None:
        self._turn_to(1)
        self._place()
        self.headline.setFocus()

    def _name(self) -> None:
        words = self.headline.text().strip()
        if not words:
            announce(self.headline, tr("Write a headline first"), urgent=True)
            self.headline.setFocus()
            return
        self._end()
        self.named.emit(words)

    def _back(self) -> None:
        self._turn_to(0)
        self._place()
        self.list.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.pages.currentIndex() and not self.headline.text():
                self._back()
            else:
                self.close_menu()
        else:
            super().keyPressEvent(event)
