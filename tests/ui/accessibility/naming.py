"""A1 and A2: what a screen reader says of each thing: its name, its role, the rows of lists."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QTableView,
    QWidget,
)

from tests.ui.accessibility.reading import focusable, known_as, role, spoken_name, visible

ROWS = 30
"""So many rows of a list are looked at."""


def unnamed(root: QWidget) -> list[str]:
    """A1: what Tab reaches without a name, or with a name that ends in a colon."""
    return [
        f"no name: {known_as(each)}"
        for each in focusable(root)
        if not spoken_name(each).strip() or spoken_name(each).endswith(":")
    ]


def misnamed(root: QWidget) -> list[str]:
    """A1: buttons whose name does not hold the words they show."""
    buttons = [each for each in visible(root) if isinstance(each, QAbstractButton)]
    return [
        f"{each.text()} is called {spoken_name(each)}"
        for each in buttons
        if each.text() and each.text().replace("&&", "&") not in spoken_name(each)
    ]


def same_names(root: QWidget) -> list[str]:
    """A1: names that two things share."""
    names = Counter(spoken_name(each) for each in focusable(root))
    return [f"twice: {name}" for name, number in names.items() if number > 1 and name]


def _is_ours(widget: QWidget) -> bool:
    return type(widget).__module__.startswith(("sli_desktop", "tests"))


def without_role(root: QWidget) -> list[str]:
    """A2: things of ours that are reached or named, or paint themselves, and are "client" to all.

    A plain box round other widgets needs no role, and Qt gives a scroll area none; what a person
    can act on or read does.
    """
    none = {QAccessible.Role.Client, QAccessible.Role.NoRole}
    told = [*focusable(root), *(w for w in visible(root) if _is_ours(w) and _says_something(w))]
    silent = [w for w in told if role(w) in none and not isinstance(w, QScrollArea)]
    return sorted({f"no role: {known_as(each)}" for each in silent})


def _says_something(widget: QWidget) -> bool:
    return bool(widget.accessibleName()) or "paintEvent" in vars(type(widget))


def silent_rows(root: QWidget) -> list[str]:
    """A2: rows of a list that do not speak, or whose words `QAccessible` does not hand on."""
    found = []
    for view in visible(root):
        if not isinstance(view, QAbstractItemView) or view.model() is None:
            continue
        if isinstance(view, QHeaderView):  # spoken as the header of its table's cells
            continue
        model = view.model()
        for number in range(min(model.rowCount(view.rootIndex()), ROWS)):
            index = model.index(number, 0, view.rootIndex())
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            shown = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            if not spoken or shown not in str(spoken):
                found.append(f"silent row {number} of {known_as(view)}")
            elif not _is_handed_on(view, number, str(spoken)):
                found.append(f"row {number} of {known_as(view)} says something else")
    return found


def _is_handed_on(view: QAbstractItemView, row: int, spoken: str) -> bool:
    interface = QAccessible.queryAccessibleInterface(view)
    if isinstance(view, QTableView):
        columns = view.model().columnCount(view.rootIndex())
        row = (row + view.horizontalHeader().isVisible()) * (
            columns + view.verticalHeader().isVisible()
        ) + view.verticalHeader().isVisible()
    child = interface.child(row) if row < interface.childCount() else None
    return child is None or child.text(QAccessible.Text.Name) == spoken
