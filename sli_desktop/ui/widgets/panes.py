"""Panes beside each other that the person can make wider; each screen remembers its own widths."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from sli_desktop.ui.window_memory import WindowMemory


class Panes(QSplitter):
    """At most three panes; `shares` are their widths in px until the person drags an edge."""

    def __init__(
        self, memory: WindowMemory, name: str, panes: Sequence[QWidget], shares: Sequence[int]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._memory, self._name = memory, f"panes of {name}"
        self.setChildrenCollapsible(False)
        self.setHandleWidth(16)
        for place, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(place, 1 if shares[place] == max(shares) else 0)
        known = memory.numbers(self._name)
        self.setSizes(list(known if len(known) == len(panes) else shares))
        self.splitterMoved.connect(self._keep)

    def _keep(self) -> None:
        sizes = self.sizes()
        if all(sizes):
            self._memory.remember(self._name, sizes)


def keep_in_sight(pane: QScrollArea, part: QWidget) -> None:
    """Scroll to a part of a pane that just came into sight: it is laid out only afterwards."""
    QTimer.singleShot(0, part, lambda: pane.ensureWidgetVisible(part, 0, 12))
