"""A hand on the mouse: it turns the wheel until it sees what it wants, and clicks; never more."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)

from tests.ui.driving import NONE, Driver

MOST_TURNS = 80
_NOTCH = 120


class Hand:
    """`clicks` are counted; turning the wheel is no action (`ui.md`, journeys)."""

    def __init__(self, driver: Driver) -> None:
        self.driver, self.clicks = driver, 0

    def click(self, widget: QWidget) -> None:
        """Bring a widget into sight and click on it."""
        self._reach(widget)
        self.clicks += 1
        self.driver.click(widget)

    def _reach(self, widget: QWidget) -> None:
        for _ in range(MOST_TURNS):
            self.driver.app.processEvents()
            seen = widget.visibleRegion().boundingRect()
            if seen.height() >= min(widget.height(), 24):
                return
            self._turn(widget)
        raise AssertionError(f"{widget.accessibleName()} never came into sight")

    def _turn(self, widget: QWidget) -> None:
        """Turn the wheel of the page that the widget is on towards it, quicker where it is far."""
        area: QWidget | None = widget
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        assert area is not None, "it stands on no page"
        port = area.viewport()
        away = widget.mapTo(port, QPoint(0, 0)).y()
        notches = 5 if abs(away) > 2 * port.height() else 1
        turn_wheel(area, notches * (-_NOTCH if away > 0 else _NOTCH))

    def choose(self, menu: str, name: str) -> None:
        """Open a menu of the bar and click on one of its lines."""
        bar = self.driver.shell.menuBar()
        opened = self._line(bar, bar.actions(), menu).menu()
        assert isinstance(opened, QMenu)
        line = self._line(opened, opened.actions(), name)
        assert line.isEnabled()

    def _line(self, menu: QMenu | QMenuBar, lines: list[QAction], words: str) -> QAction:
        line = next(each for each in lines if each.text().replace("&", "").startswith(words))
        place = menu.actionGeometry(line).center()
        self.clicks += 1
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, place)
        QApplication.processEvents()
        return line


def turn_wheel(area: QAbstractScrollArea, by: int) -> None:
    """Turn the wheel in the middle of a page."""
    port = area.viewport()
    place = QPointF(port.rect().center())
    event = QWheelEvent(
        place,
        QPointF(port.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)
