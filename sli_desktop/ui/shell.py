"""The one window of the program: Welcome first, then the open challenge, in the same frame."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from sli_desktop.ui.focus_ring import FocusRing
from sli_desktop.ui.look import Look

SMALLEST = (640, 360)
"""No window is ever forced to be larger than this (`ui.md` section 2)."""


class Shell(QMainWindow):
    """Holds one page at a time and draws the focus ring over it.

    `painted` is emitted once, after the first page stands on the screen; `closing` when the person
    closes the window.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, look: Look, app: QApplication) -> None:
        super().__init__()
        self.setWindowTitle("SLI Desktop")
        self._painted = False
        self.pages = QStackedWidget()
        self.setCentralWidget(self.pages)
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 768)
        self.ring = FocusRing(self, look, app)

    def show_page(self, page: QWidget) -> None:
        """Put a page into the window and let the one before go."""
        before = self.pages.currentWidget()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if before is not None:
            self.pages.removeWidget(before)
            before.deleteLater()

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)
        return handled

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
