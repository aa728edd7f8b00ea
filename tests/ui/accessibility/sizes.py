"""A4 and A6: targets are large enough, nothing is cut off, out of reach or sideways."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.ui.accessibility.reading import above, known_as, spoken_name, visible

SMALLEST, STRONG = 24, 36
TARGETS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
)


def too_small(root: QWidget) -> list[str]:
    """A4: targets below 24 x 24, or a primary or rail button below 36."""
    found = []
    for each in visible(root):
        if not isinstance(each, TARGETS) or _is_inner(each):
            continue
        least = STRONG if each.property("kind") in {"primary", "nav"} else SMALLEST
        if each.height() < least or each.width() < SMALLEST:
            found.append(f"small: {known_as(each)} {each.width()}x{each.height()}")
    return found


def _is_inner(widget: QWidget) -> bool:
    """Whether Qt put it into a larger control, which is the target then."""
    return isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)


def cut_off(root: QWidget) -> list[str]:
    """A6: labels and buttons with less room than their words need."""
    found = []
    for each in visible(root):
        if isinstance(each, QLabel) and each.text():
            found += _cut_label(each)
        elif isinstance(each, QPushButton) and each.text():
            hint = each.minimumSizeHint().width()
            if each.width() + 2 < hint:
                found.append(f"cut button {each.text()}: {each.width()} of {hint}")
        elif isinstance(each, QComboBox) and each.currentText():
            found += _cut_choice(each)
        elif isinstance(each, QLineEdit) and not each.text() and not _is_inner(each):
            found += _cut_placeholder(each)
    return found


def _cut_choice(choice: QComboBox) -> list[str]:
    wide = choice.fontMetrics().horizontalAdvance(choice.currentText())
    is_cut = choice.width() - choice.height() < wide and not choice.toolTip()
    return [f"cut choice {choice.currentText()}: {choice.width()} of {wide}"] if is_cut else []


def _cut_label(label: QLabel) -> list[str]:
    room = label.contentsRect()
    if label.wordWrap():
        needed, has = label.heightForWidth(label.width()), label.height()
        longest = max(label.text().split(), key=len, default="")
        wide = label.fontMetrics().horizontalAdvance(longest)
        is_cut = has + 2 < needed or room.width() + 2 < wide
        return [f"cut label {label.text()}: {has} of {needed} high"] if is_cut else []
    wide = max(label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n"))
    if room.width() + 2 < wide and not label.toolTip():
        return [f"cut label {label.text()}: {room.width()} of {wide}"]
    return []


def _cut_placeholder(line: QLineEdit) -> list[str]:
    margins = line.textMargins()
    room = line.contentsRect().width() - margins.left() - margins.right()
    wide = line.fontMetrics().horizontalAdvance(line.placeholderText())
    whole = line.toolTip() or line.accessibleName()
    if room < wide and line.placeholderText() not in whole:
        return [f"cut hint {line.placeholderText()}: {room} of {wide}"]
    return []


def out_of_reach(root: QWidget) -> list[str]:
    """A6: what can be acted on or read, and lies outside what holds it."""
    told = [each for each in visible(root) if isinstance(each, (*TARGETS, QLabel))]
    return [f"outside: {known_as(each)}" for each in told if _is_outside(each, root)]


def _is_outside(widget: QWidget, root: QWidget) -> bool:
    if _is_inner(widget) or not widget.width() or not widget.height():
        return False
    inner = widget
    for outer in above(widget, root):
        place = QRect(inner.pos(), inner.size())
        if isinstance(outer.parentWidget(), QScrollArea | QAbstractItemView):
            return False  # it can be scrolled to
        if not outer.rect().adjusted(-1, -1, 1, 1).contains(place):
            return True
        inner = outer
    return False


def scrolls_sideways(root: QWidget) -> list[str]:
    """A6: what has to be scrolled from side to side; tables may."""
    return [
        f"sideways: {known_as(each)}"
        for each in visible(root)
        if isinstance(each, QAbstractScrollArea)
        and not isinstance(each, QTableView)
        and each.horizontalScrollBar().isVisible()
    ]


def hides_overflow(root: QWidget) -> list[str]:
    """A6: a page wider than its view, whose bar is switched off."""
    found = []
    for each in visible(root):
        inside = each.widget() if isinstance(each, QScrollArea) else None
        if inside is None or not isinstance(each, QScrollArea):
            continue
        off = each.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if off and inside.width() > each.viewport().width() + 1:
            found.append(f"beyond the edge: {spoken_name(each) or type(inside).__name__}")
    return found
