"""Labels, buttons, cards and rows in our look. Stored text is always shown as plain text."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from sli_desktop.ui.look import Look

_LEAST_LINE = 60

Item = QWidget | QLayout | int | None
"""What a row or column holds: a widget, a layout, a gap in px, or None for what is left over."""


class Painted(QLabel):
    """Something that paints itself and is read by its accessible name, as a label is."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)


def text(words: str, role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A label that shows words as they are; `role` and `tone` are words of the style sheet."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(words)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    return label


class OneLine(QLabel):
    """A label that gives way to its neighbours: where there is no room its words end in dots.

    They are whole as a tooltip; a long name never widens the window.
    """

    def __init__(self, words: str, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words = ""
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(wide, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_LINE, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        manner = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._words, manner, max(self.width(), _LEAST_LINE))
        self.setToolTip("" if shown == self._words else self._words)
        if shown != self.text():
            self.setText(shown)


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the tone of a widget (ok, warn, danger, accent or none) where it stands."""
    restyle(widget, "tone", tone)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and let the widget take it up."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(
    look: Look, words: str, *, icon: str = "", kind: str = "", name: str = "", key: str = ""
) -> QPushButton:
    """A button; `kind` is primary, link, nav, chip, segment, theme or plain.

    `name` is the accessible name where the words alone do not say enough; `key` is shown in the
    tooltip.
    """
    made = QPushButton(words.replace("&", "&&"))
    if kind:
        made.setProperty("kind", kind)
    if icon:
        tokens = {"primary": "on_accent", "link": "link", "nav": "nav_text/nav_sel_text"}
        look.dress(made, icon, tokens.get(kind, "text"))
    made.setAccessibleName(name or words)
    if key:
        made.setToolTip(f"{name or words} ({key})")
    return made


def icon_label(look: Look, icon: str, colour: str = "accent", size: float = 18) -> QLabel:
    """An icon beside words that say the same, so it needs no name of its own."""
    label = QLabel()
    look.dress(label, icon, colour, size)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


def column(items: Iterable[Item], *, gap: int = 8, margins: int | tuple[int, ...] = 0) -> QLayout:
    """Things below each other."""
    return _fill(QVBoxLayout(), items, gap, margins)


def row(items: Iterable[Item], *, gap: int = 8, margins: int | tuple[int, ...] = 0) -> QLayout:
    """Things beside each other."""
    return _fill(QHBoxLayout(), items, gap, margins)


def _fill(
    layout: QVBoxLayout | QHBoxLayout,
    items: Iterable[Item],
    gap: int,
    margins: int | tuple[int, ...],
) -> QLayout:
    layout.setSpacing(gap)
    sides = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*sides)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout


def card(layout: QLayout | None = None, role: str = "card") -> QFrame:
    """A surface with a thin border."""
    frame = QFrame()
    frame.setProperty("role", role)
    if layout is not None:
        frame.setLayout(layout)
    return frame


def box(layout: QLayout) -> QWidget:
    """A plain widget round a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def page(layout: QLayout) -> QScrollArea:
    """The body of a screen: it scrolls where the window is too small for it."""
    body = box(layout)
    body.setProperty("role", "page")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(body)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return area


def tab_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through widgets in this order, whenever they were made."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def in_reading_order(layout: QLayout | None) -> list[QWidget]:
    """What of a layout can have the focus, in the order it is read in; made when is no matter."""
    found: list[QWidget] = []
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found.append(widget)
        inner = widget.layout() if widget is not None else item.layout() if item else None
        found += in_reading_order(inner)
    return found


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
