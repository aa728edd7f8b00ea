"""A list of 100,000 notes: opened, paged through to its end and back, narrowed by a filter.

Evidence shows it; beside it a bare `QListView` shows as many lines of a model that does nothing. A
page is painted when nothing is left to paint; what lies further on is read from the database as one
gets there, a page of SQL at a time.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractSlider, QApplication, QListView
from typing_extensions import override

from benchmarks.generator import WorkLoad
from benchmarks.heartbeat import Heartbeat
from benchmarks.journeys import j1
from benchmarks.measure import Figure, median, percentile, timed
from benchmarks.sorting import MOVE_S
from benchmarks.window import Size, application, desk_with
from sli_desktop.storage import Sieve
from sli_desktop.ui.screens.evidence.notes_model import SortModel
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen

NOTES = Size("100,000 notes", 100_000, 0.250)
PAGE_S = 0.033
"""Two frames: what a person who scrolls does not notice."""

_PAGES = 200
_TOP = QModelIndex()
_WAYS = (
    QAbstractSlider.SliderAction.SliderPageStepAdd,
    QAbstractSlider.SliderAction.SliderPageStepSub,
)


class _Lines(QAbstractListModel):
    """As many lines as are asked for, all alike."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP, /) -> int:
        return 0 if parent.isValid() else self._number

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
        /,
    ) -> object:
        return f"Line {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def long_list_figures(load: WorkLoad, work: Path) -> Iterator[Figure]:
    """Opening, paging and narrowing, against the bare list."""
    app, look = application()
    painted = partial(_painted, app)

    def scrolled(view: QListView, way: QAbstractSlider.SliderAction) -> list[float]:
        step = partial(view.verticalScrollBar().triggerAction, way)
        return [painted(step) for _ in range(_PAGES)]

    def pressed(view: QListView, key: Qt.Key) -> list[float]:
        return [painted(partial(QTest.keyClick, view, key)) for _ in range(_PAGES)]

    with desk_with(NOTES, load, work, app, look).program() as driver:
        Heartbeat().play(j1(driver))
        screen = driver.page.screen_named("evidence")
        assert isinstance(screen, EvidenceScreen)
        screen.shown.sieve = Sieve(state=None)
        opened = painted(lambda: driver.page.go("evidence"))
        bare = _bare(screen.view.notes)
        shown = painted(lambda: bare.setModel(_Lines(NOTES.notes)))
        yield Figure(
            name="opening a list of 100,000 notes",
            product=opened,
            limit=shown,
            remark=f"{screen.shown.total} notes counted for every filter",
        )
        notes, model = screen.view.notes, screen.shown.model
        down, up = _WAYS
        yield _page("scrolling from the top", scrolled(notes, down), scrolled(bare, down))
        yield _reading(model)
        for view in (notes, bare):
            painted(partial(view.setCurrentIndex, view.model().index(NOTES.notes - 1, 0)))
        yield _page("scrolling at the end", scrolled(notes, up), scrolled(bare, up))
        mine, its = pressed(notes, Qt.Key.Key_PageUp), pressed(bare, Qt.Key.Key_PageUp)
        yield Figure(
            name="Page Up with the note beside it, p95",
            product=percentile(mine, 0.95),
            limit=percentile(its, 0.95),
            goal=0,
            slack=2 * MOVE_S,
            remark=f"median {median(mine) * 1000:.1f} ms",
        )
        theme = next(iter(screen.shown.model.lines[0].themes))
        narrow = screen.view.filters.chosen
        took = [painted(lambda: narrow.emit(Sieve(state=None, theme=theme)))]
        took.append(painted(lambda: narrow.emit(Sieve(state=None))))
        yield Figure(
            name="a filter over 100,000 notes",
            product=median(took),
            limit=shown,
            remark=f"{screen.shown.total} notes, every filter counted anew",
        )
        bare.close()
        bare.deleteLater()


def _bare(like: QListView) -> QListView:
    bare = QListView()
    bare.setUniformItemSizes(True)
    bare.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    bare.resize(like.size())
    bare.show()
    QTest.qWaitForWindowExposed(bare)
    return bare


def _reading(model: SortModel) -> Figure:
    """Everything that is left, page by page: none is dearer for standing far down."""
    read: list[float] = []
    while model.canFetchMore(_TOP):
        read.append(timed(lambda: model.fetchMore(_TOP)))
    assert model.rowCount() == NOTES.notes
    return Figure(
        name="the next notes from the database, p99",
        product=percentile(read, 0.99),
        limit=median(read[: len(read) // 4]),
        goal=0,
        slack=PAGE_S,
        remark=f"median {median(read) * 1000:.1f} ms; the limit is the first quarter's",
    )


def _painted(app: QApplication, press: Callable[[], object]) -> float:
    def do() -> None:
        press()
        for _ in range(3):
            app.processEvents()

    return timed(do)


def _page(name: str, took: list[float], bare: list[float]) -> Figure:
    return Figure(
        name=f"{name}, a page, p99",
        product=percentile(took, 0.99),
        limit=percentile(bare, 0.99),
        goal=0,
        slack=PAGE_S,
        remark=f"median {median(took) * 1000:.1f} ms of {len(took)} pages, "
        f"bare {median(bare) * 1000:.1f} ms",
    )
