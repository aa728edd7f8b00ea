"""One row of a list that a person arranges: a button that opens it, with small ones beside."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QSizePolicy
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import button, column, icon_label, text
from sli_desktop.wording import tr

_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}


class RowWords(NamedTuple):
    """What a row says: a short mark before it, its name, more below, a count at the right.

    `act` is the word of its last button; a row whose act is empty has none.
    """

    key: object
    name: str
    mark: str = ""
    more: str = ""
    aside: str = ""
    act: str = tr("Edit")
    tone: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        first = f"{self.mark} {self.name}".strip()
        return ". ".join(each for each in (first, self.more, self.aside) if each)


class ArrangeRow(QPushButton):
    """Enter opens, arrows go to other rows; the pointer may carry it to another place."""

    opened = Signal()
    removed = Signal()
    stepped = Signal(int)
    jumped = Signal(bool)
    nudged = Signal(int)
    carried = Signal(QPoint)
    dropped = Signal(QPoint)
    let_go = Signal()

    def __init__(self, look: Look, words: RowWords, *, can_move: bool) -> None:
        super().__init__()
        self.words, self._look, self._can_move = words, look, can_move
        self._pressed: QPoint | None = None
        self.is_carried = False
        self.setProperty("kind", "row")
        self.setAccessibleName(words.spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        items = QHBoxLayout(self)
        items.setContentsMargins(8, 4, 4, 4)
        items.setSpacing(8)
        if can_move:
            items.addWidget(icon_label(look, "grip-vertical", "text_2"))
        if words.mark:
            mark = text(words.mark, "key")
            mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            items.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        lines = column([text(words.name, "strong", wrap=True)], gap=0)
        if words.more:
            lines.addWidget(text(words.more, "secondary", wrap=True))
        items.addLayout(lines)
        items.setStretchFactor(lines, 1)
        if words.aside:
            aside = text(words.aside, "" if words.tone else "secondary", tone=words.tone)
            items.addWidget(aside)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.up, self.down = self._arrow("up", -1), self._arrow("down", 1)
        if can_move:
            items.addWidget(self.up)
            items.addWidget(self.down)
        self.act = button(look, words.act, kind="link", name=f"{words.act}: {words.name}")
        self.act.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if words.act:
            items.addWidget(self.act)
        self.clicked.connect(self.opened)

    def _arrow(self, way: str, step: int) -> QPushButton:
        name = tr("Move up") if step < 0 else tr("Move down")
        arrow = button(
            self._look,
            "",
            kind="arrow",
            name=f"{name}: {self.words.name}",
            key="Alt+Up" if step < 0 else "Alt+Down",
        )
        self._look.dress(arrow, f"arrow-{way}", "link")
        arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        arrow.clicked.connect(lambda: self.nudged.emit(step))
        arrow.setParent(self)
        arrow.setVisible(self._can_move)
        return arrow

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        layout = self.layout()
        needed = layout.heightForWidth(width) if layout is not None else 0
        return max(needed, self._look.theme.px(44))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(240), self.heightForWidth(self._look.theme.px(240)))

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        wide = layout.minimumSize().width() if layout is not None else 0
        return QSize(wide, self._look.theme.px(44))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        plain = held & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if key == Qt.Key.Key_Escape and self.is_carried:
            self._let_go()
        elif plain and key in _OPENS:
            self.click()
        elif plain and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif plain and key in _ENDS:
            self.jumped.emit(bool(_ENDS[key]))
        elif plain and key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._can_move and self._pressed is not None:
            far = abs(here.y() - self._pressed.y()) >= QApplication.startDragDistance()
            if far and not self.is_carried:
                self.is_carried = True
                self.setDown(False)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if self.is_carried:
                self.carried.emit(self.mapToParent(here))
                return
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.is_carried:
            place = self.mapToParent(event.position().toPoint())
            self._let_go()
            self.dropped.emit(place)
            return
        super().mouseReleaseEvent(event)

    def _let_go(self) -> None:
        self.is_carried = False
        self._pressed = None
        self.setDown(False)
        self.unsetCursor()
        self.let_go.emit()
