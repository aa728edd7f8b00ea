"""What just happened, in the past tense, with Undo: bottom centre, 8 seconds, never an error."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import button, row, text
from sli_desktop.wording import tr

SHOWN_MS = 8000


class Toast(QFrame):
    """One line over the page; stays while the pointer or the focus is on it."""

    undo_asked = Signal()

    def __init__(self, page: QWidget, look: Look) -> None:
        super().__init__(page)
        self.setProperty("role", "toast")
        self.words = text("")
        self.undo = button(look, tr("Undo"), name=tr("Undo this"), key="Ctrl+Z")
        self.undo.clicked.connect(self._undo)
        self.setLayout(row([self.words, self.undo], gap=16, margins=(16, 8, 16, 8)))
        self._lift = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        page.installEventFilter(self)
        look.changed.connect(self._fit)
        self.hide()

    def say(self, words: str, *, can_undo: bool, lift: int = 0) -> None:
        """Show words; `can_undo` adds the button, `lift` keeps clear of what is below."""
        self._lift = lift
        self.words.setText(words)
        self.undo.setVisible(can_undo)
        self._fit()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, words)

    def take_undo_away(self) -> None:
        """Something else was done since: Undo here would take that back instead."""
        self.undo.hide()
        self._fit()

    def _fit(self) -> None:
        self.adjustSize()
        self._place()

    def _undo(self) -> None:
        self.hide()
        self._timer.stop()
        self.undo_asked.emit()

    def _leave(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        page = self.parentWidget()
        if page is not None:
            left = (page.width() - self.width()) // 2
            self.move(max(0, left), page.height() - self.height() - 20 - self._lift)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        if event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return False
