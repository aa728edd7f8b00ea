"""The first thing on the screen: the window with a passphrase field that takes keys.

It needs Qt's widgets and nothing else, so that it stands there at once; even the name `Qt` of
QtCore costs 14 ms. Welcome takes its place in the same
window as soon as its own parts are loaded, with whatever was typed meanwhile (`docs/adr/0050`).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Spare the first paint the 3 ms that loading the real one takes."""
        return method


SMALLEST = (640, 360)
"""No window is ever forced to be larger than this (`ui.md` section 2)."""

USUAL = (1366, 768)
_FIELD = (496, 197, 586, 38)


class Shell(QMainWindow):
    """The one window of the program. Holds one page at a time.

    `painted` is emitted once, after the first page stands on the screen; `closing` when the person
    closes the window.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("SLI Desktop")
        self._painted = False
        self.pages = QStackedWidget()
        self.setCentralWidget(self.pages)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)

    def show_page(self, page: QWidget) -> None:
        """Put a page into the window and let those before go."""
        self.show_over(page)
        for at in range(self.pages.count() - 1, -1, -1):
            before = self.pages.widget(at)
            if before is not None and before is not page:
                self.pages.removeWidget(before)
                before.deleteLater()

    def show_over(self, page: QWidget) -> None:
        """Put a page over the one that stands there, which may come back."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    @override
    def event(self, event: QEvent, /) -> bool:
        """Notice the first paint."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)
        return handled

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        """Say that the person closes the window."""
        self.closing.emit()
        super().closeEvent(event)


class FirstPaint:
    """The application, its window, and the field that takes the first keys."""

    def __init__(self, words: "Sequence[str]") -> None:
        self.app = QApplication([*words])
        self.app.setApplicationName("SLI Desktop")
        self.app.setStyle("Fusion")
        self.shell = Shell()
        page = QWidget()
        self.field = QLineEdit(page)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName("Passphrase")
        self.field.setPlaceholderText("Passphrase")
        self.field.setGeometry(*_FIELD)
        self.was_entered = False
        self.typed = ""
        self.field.returnPressed.connect(self._enter)
        self.field.textEdited.connect(self._keep)
        self.shell.show_page(page)

    def show(self) -> None:
        """Show the window; gives the hand back as soon as it is painted."""
        waiting = QEventLoop()
        self.shell.painted.connect(waiting.quit)
        self.shell.show()
        self.field.setFocus()
        waiting.exec()

    def _keep(self, typed: str) -> None:
        self.typed = typed

    def _enter(self) -> None:
        self.was_entered = True
