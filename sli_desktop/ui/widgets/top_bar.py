"""The bar on top: which council and day, whether the work is saved, search, Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import OneLine, button, column, icon_label, row, set_tone, text
from sli_desktop.wording import tr

HEIGHT = 52
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class SearchField(QLineEdit):
    """The search box with its glass: arrows move among what was found, Esc goes back."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setPlaceholderText(tr("Search this challenge"))
        self.setAccessibleName(tr("Search this challenge"))
        self.setToolTip(tr("Search this challenge (Ctrl+F)"))
        self._glass = icon_label(look, "search", "text_2")
        self._glass.setParent(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._look.theme.px
        self.setTextMargins(px(24), 0, 0, 0)
        self._glass.adjustSize()
        self._glass.move(px(10), (self.height() - self._glass.height()) // 2)


class TopBar(QFrame):
    """What stands there says the truth: "Saved" only after the act is on disk."""

    def __init__(self, look: Look, council: str, day: str) -> None:
        super().__init__()
        self._look = look
        self._narrow = False
        self._shown = (tr("Saved"), "")
        self.setProperty("role", "top")
        self.council = OneLine(council, "strong")
        self.day = OneLine(day, "secondary")
        self.save_icon = icon_label(look, "circle-check", "ok")
        self.save_words = text(tr("Saved"), "secondary")
        self.recent = button(look, "", icon="history", kind="link", name=tr("Recent"))
        self.recent.setToolTip(tr("Recent: what was done last (Ctrl+Shift+L)"))
        self.search = SearchField(look)
        self.lock = button(look, tr("Lock"), icon="lock", key="Ctrl+L")
        items = row(
            [
                column([self.council, self.day], gap=0),
                None,
                self.save_icon,
                self.save_words,
                self.recent,
                self.search,
                self.lock,
            ],
            gap=8,
            margins=(20, 4, 14, 4),
        )
        self.setLayout(items)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        theme = self._look.theme
        self.setFixedHeight(theme.px(HEIGHT))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out what has no room."""
        self._narrow = narrow
        self._fit_words()
        self.day.setVisible(not narrow)
        self.recent.setVisible(not narrow)
        self.search.setMaximumWidth(self._look.theme.px(150 if narrow else 232))
        self.search.setMinimumWidth(self._look.theme.px(90 if narrow else 232))
        short = tr("Search") if narrow else tr("Search this challenge")
        self.search.setPlaceholderText(short)
        self.lock.setText("" if narrow else tr("Lock"))
        self._look.dress(self.lock, "lock")

    def show_saved(self, words: str) -> None:
        """Say that all is on disk, and since when."""
        self._show("circle-check", "ok", words, "")

    def show_saving(self) -> None:
        """Say that something is on its way to the disk."""
        self._show("circle-dashed", "text_2", tr("Saving as you type"), "")

    def show_trouble(self, words: str) -> None:
        """Say that the last act is not on disk, and why; a banner says what to do."""
        self._show("octagon-x", "danger", words, "danger")

    def _show(self, icon: str, colour: str, words: str, tone: str) -> None:
        if (words, tone) == self._shown:
            return
        self._shown = (words, tone)
        self._look.dress(self.save_icon, icon, colour)
        set_tone(self.save_words, tone)
        self._fit_words()

    def _fit_words(self) -> None:
        words, tone = self._shown
        short = tr("Not saved") if tone else words
        self.save_words.setText(short if self._narrow else words)
        self.save_words.setToolTip(words if self._narrow else "")
        self.save_words.setAccessibleName(words)
