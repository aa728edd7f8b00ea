"""The ring round whatever has the focus: 3 px in the focus colour with a dark edge."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QTableView,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from sli_desktop.ui.look import Look

_MARGIN = 5
_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Wheel}
)


def _up_to(window: QWidget, widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None and widget is not window:
        yield widget
        widget = widget.parentWidget()


def _is_body(widget: QObject) -> bool:
    """Whether a widget is what a scroll area scrolls."""
    above = widget.parent()
    area = above.parent() if above is not None else None
    return isinstance(area, QScrollArea) and area.widget() is widget


class FocusRing(QWidget):
    """One overlay a window that follows `QApplication.focusChanged`."""

    def __init__(self, window: QWidget, look: Look, app: QApplication) -> None:
        super().__init__(window)
        self._look = look
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._whole = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app.focusChanged.connect(self._focus_changed)
        look.changed.connect(self._follow_look)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        inside = new is not None and new.window() is self.window()
        self._target = new if inside else None
        self._bring_into_view()
        watched = [*_up_to(self.window(), self._target)]
        if isinstance(self._target, QAbstractItemView):
            watched.append(self._target.viewport())
        for widget in watched:
            widget.installEventFilter(self)
            self._watched.append(widget)
        self._place()

    def _follow_look(self) -> None:
        """Larger text moves everything: what has the focus comes back into view."""
        self.update()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Qt scrolls where Tab stays inside an area, not where it comes from outside."""
        target = self._target
        if target is None or not isValid(target):
            return
        for area in _up_to(self.window(), target.parentWidget()):
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(target, 0, 2 * _MARGIN)

    def _bring_button_into_view(self) -> None:
        if isinstance(self._target, QAbstractButton):
            self._bring_into_view()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and _is_body(watched):
            # A screen lays itself out in several turns: what has the focus stays in view meanwhile.
            QTimer.singleShot(0, self, self._bring_button_into_view)
        is_painted = event.type() == QEvent.Type.Paint
        if event.type() in _MOVES or (is_painted and isinstance(watched, QWidget)):
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        place = self._place_of(target).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        shown = place.intersected(self._allowed(target))
        if shown.isEmpty():
            self.hide()
            return
        if place == self._whole and shown == self.geometry() and self.isVisible():
            return
        self._whole = place
        self.setGeometry(shown)
        self.raise_()
        self.show()
        self.update()

    def _place_of(self, target: QWidget) -> QRect:
        """The focused widget, or the row of a list that the keys act on."""
        if isinstance(target, QAbstractItemView) and target.currentIndex().isValid():
            view = target.viewport()
            row = target.visualRect(target.currentIndex()).intersected(view.rect())
            if not row.isEmpty():
                is_tight = isinstance(target, QTableView) or target.property("rows") == "tight"
                below = _MARGIN if is_tight else 2 * _MARGIN
                inside = row.adjusted(_MARGIN, _MARGIN, -_MARGIN, -below)
                return inside.translated(view.mapTo(self.window(), QPoint(0, 0)))
        return QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())

    def _allowed(self, target: QWidget) -> QRect:
        allowed = self.window().rect()
        for widget in _up_to(self.window(), target.parentWidget()):
            if isinstance(widget, QAbstractScrollArea):
                view = widget.viewport()
                shown = QRect(view.mapTo(self.window(), QPoint(0, 0)), view.size())
                allowed = allowed.intersected(shown.adjusted(-_MARGIN, -1, _MARGIN, _MARGIN))
        return allowed

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        whole = QRectF(self._whole.translated(-self.pos()))
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.colour("focus_edge")
        painter.setPen(QPen(edge, 5))
        painter.drawRoundedRect(whole.adjusted(2.5, 2.5, -2.5, -2.5), 9, 9)
        painter.setPen(QPen(theme.colour("focus"), 3))
        painter.drawRoundedRect(whole.adjusted(2.5, 2.5, -2.5, -2.5), 9, 9)
        painter.end()
