"""From a key to the painted line: capture against a bare box and list, key by key in turn.

The bare window is a `QTextEdit` under a `QListView` with as many lines: the same keys, nothing
saved, nothing drawn by us. Each press ends when nothing is left to paint.
"""

from collections.abc import Callable
from functools import partial
from itertools import chain

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QTextEdit, QVBoxLayout, QWidget

from benchmarks.measure import Figure, median, percentile, timed
from tests.journeys.test_typing_notes import LINES
from tests.ui.driving import Driver

ENTER_S, ECHO_S = 0.050, 0.030
"""What a person does not notice."""

_ROUNDS = 2


class BareWindow(QWidget):
    """A box and a list, and nothing else."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.model = QStringListModel([f"Line {n}" for n in range(lines)])
        self.list, self.box = QListView(), QTextEdit()
        self.list.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self.list)
        layout.addWidget(self.box)
        self.resize(1366, 768)
        self.show()
        QTest.qWaitForWindowExposed(self)
        self.box.setFocus()

    def type(self, letter: str) -> None:
        """Put a letter where the cursor is."""
        QTest.keyClicks(self.box, letter)

    def enter(self) -> None:
        """Make a line of the list of what was typed, as plainly as can be."""
        row = self.model.rowCount()
        self.model.insertRow(row)
        self.model.setData(self.model.index(row), self.box.toPlainText())
        self.box.clear()
        self.list.scrollToBottom()


def echo_figures(driver: Driver, app: QApplication, size: str) -> list[Figure]:
    """Key echo and Enter to ready in the meeting that is open, p95 against p95."""
    bare = BareWindow(driver.capture.model.rowCount())
    ours: tuple[list[float], list[float]] = ([], [])
    limit: tuple[list[float], list[float]] = ([], [])
    line = driver.capture.view.line

    def painted(press: Callable[[], object]) -> float:
        def do() -> None:
            press()
            for _ in range(3):
                app.processEvents()

        return timed(do)

    for words, *_ in chain.from_iterable([LINES] * _ROUNDS):
        for letter in words:
            ours[0].append(painted(partial(QTest.keyClicks, line, letter)))
            limit[0].append(painted(partial(bare.type, letter)))
        ours[1].append(painted(partial(QTest.keyClick, line, Qt.Key.Key_Return)))
        assert line.toPlainText() == ""
        limit[1].append(painted(bare.enter))
    bare.close()
    bare.deleteLater()
    pairs = zip(("key echo", "Enter to ready"), (ECHO_S, ENTER_S), ours, limit, strict=True)
    return [_figure(name, size, most, mine, its) for name, most, mine, its in pairs]


def _figure(name: str, size: str, most: float, ours: list[float], bare: list[float]) -> Figure:
    p95 = percentile(ours, 0.95)
    return Figure(
        name=f"{name}, p95, {size}",
        product=p95,
        limit=percentile(bare, 0.95),
        goal=0,
        slack=most,
        remark=f"median {median(ours) * 1000:.2f} ms, of the bare box {median(bare) * 1000:.2f} ms",
    )
