"""What stands on the screen: visible widgets, what can have the focus, what a reader says of it."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget


def visible(root: QWidget) -> list[QWidget]:
    """Every widget below a root that shows, Qt's own inner ones too."""
    return [each for each in root.findChildren(QWidget) if each.isVisible()]


def focusable(root: QWidget) -> list[QWidget]:
    """What Tab stops at."""
    return [
        each
        for each in visible(root)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and not isinstance(each, QScrollArea)
    ]


def spoken_name(widget: QWidget) -> str:
    """The name a screen reader says."""
    if isinstance(widget, QComboBox) and widget.accessibleName():
        return widget.accessibleName()  # Qt gives its value as the name on Linux, on no other
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role(widget: QWidget) -> QAccessible.Role:
    """What a screen reader says a widget is."""
    return QAccessible.queryAccessibleInterface(widget).role()


def known_as(widget: QWidget) -> str:
    """A widget in the words of a failing test."""
    name = spoken_name(widget) or widget.objectName() or str(widget.geometry().getRect())
    return f"{type(widget).__name__} {name}"


def shown_words(widget: QWidget) -> str:
    """The words a widget paints."""
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&&", "&")
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return ""


def place_in(window: QWidget, widget: QWidget) -> QRect:
    """Where a widget is in a window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def above(widget: QWidget, root: QWidget) -> Iterator[QWidget]:
    """The widgets a widget lies in, up to a root."""
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        if parent is root:
            return
        parent = parent.parentWidget()
