"""What changed since the feedback: what appeared, reads otherwise or is gone, side by side."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import Snapshot, SnapshotKind
from sli_desktop.services.freezing.differences import Difference, Turn, differences
from sli_desktop.services.freezing.frozen import thaw
from sli_desktop.services.freezing.keeping import latest, presented
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import LINE_ROLE
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.since import state
from sli_desktop.ui.spot import Spot, origin_of
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import box, button, card, column, page, row, text
from sli_desktop.ui.words import clock_time, day
from sli_desktop.wording import tr

NOTHING_KEPT = tr(
    "Nothing was kept yet. Press “Keep what we presented” on the page Team meeting on the last "
    "day; from then on this page says what changed since."
)
NOT_HERE = tr(
    "The feedback was kept on another laptop, and its content has not come here yet. "
    "Look at this page there, or import a bundle from it."
)


class SinceScreen(Screen):
    """Compares what was presented last with what stands now."""

    name = "since"
    title = tr("What changed since the feedback")
    help_page = "freeze-the-feedback"
    keys = (
        (tr("Open the finding or recommendation"), "Enter"),
        (tr("Back to where you were"), "Esc"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._from = Spot("teammeeting")
        self.found: dict[object, Difference] = {}
        self.back = button(desk.look, tr("Back"), icon="arrow-left", key="Esc")
        self.back.setAutoDefault(True)
        self.heading = text(self.title, "title", wrap=True)
        self.lead = text("", "lead", wrap=True)
        self.proof = text("", "secondary", wrap=True)
        self.list = LineList(desk.look, tr("What changed"))
        self.list.opens_by_click = False
        self.list.setMinimumHeight(desk.look.theme.px(200))
        self._before = _Words()
        self._after = _Words()
        self.open = button(
            desk.look, tr("Open it"), icon="arrow-right", kind="primary", key="Enter"
        )
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        for each in (self._before, self._after):
            self._sides.addWidget(each, 1)
        self.compared = box(column([self._sides, row([None, self.open])], gap=12))
        whole = column(
            [row([self.back, None]), self.heading, self.lead, self.list, self.compared, self.proof],
            gap=10,
            margins=(24, 16, 24, 16),
        )
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.open.clicked.connect(self.list.open_chosen)
        self.list.opened.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.go_back)

    @override
    def open_at(self, spot: Spot) -> None:
        self._from = origin_of(spot) or Spot("teammeeting")

    @override
    def spot(self) -> Spot:
        return Spot(self.name, None, f"from {self._from}")

    @override
    def enter(self) -> None:
        self._fill()
        self.list.choose_first()
        (self.back if self.list.isHidden() else self.list).setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        kinds = (Finding, Recommendation, Snapshot)
        if self.isVisible() and any(isinstance(each.record, kinds) for each in committed.changes):
            self._fill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.back, self.list, self.open)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        way = QBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def go_back(self) -> None:
        """Go back to where the person came from."""
        self.spot_asked.emit(self._from)

    def _fill(self) -> None:
        words, proof, found = self._read()
        self.found = {each.record: each for each in found}
        at = self.list.currentIndex().row()
        self.list.lines.show_lines([state.line_of(each) for each in found])
        if found:
            self.list.setCurrentIndex(self.list.lines.index(min(max(at, 0), len(found) - 1)))
        self.lead.setText(words)
        self.proof.setText(proof)
        for each in (self.list, self.compared):
            each.setVisible(bool(found))

    def _read(self) -> tuple[str, str, tuple[Difference, ...]]:
        desk = self._desk
        with desk.workspace.read() as view:
            kept = latest(view.all(Snapshot), SnapshotKind.FEEDBACK)
            now = presented(view)
        if kept is None:
            return NOTHING_KEPT, "", ()
        at = desk.local(kept.taken_at)
        moment = tr("{day}, {time}").format(day=day(at.date()), time=clock_time(at))
        proof = tr("Presented {moment}. SHA-256 of what was kept: {hash}").format(
            moment=moment, hash=kept.sha256
        )
        if not desk.workspace.blobs.has(kept.sha256):
            return NOT_HERE, proof, ()
        try:
            found = differences(thaw(desk.workspace.blobs.get(kept.sha256)), now)
        except SliError as problem:
            self.troubled.emit(problem)
            return problem.happened, proof, ()
        lead = tr("Since {moment}: {words}").format(moment=moment, words=state.summary_words(found))
        return lead, proof, found

    def _show_chosen(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        each = self.found.get(line.key) if line is not None else None
        if each is None:
            return
        before, after = state.sides_of(each)
        self._before.show_words(before)
        self._after.show_words(after)
        self.open.setVisible(each.turn is not Turn.GONE or self._is_here(each))

    def _is_here(self, each: Difference) -> bool:
        kind = Finding if each.is_finding else Recommendation
        with self._desk.workspace.read() as view:
            return view.get(kind, each.record) is not None

    def _open(self, key: object) -> None:
        each = self.found.get(key)
        if each is not None and self._is_here(each):
            screen = "findings" if each.is_finding else "recommendations"
            self.spot_asked.emit(Spot(screen, each.record))


class _Words(QWidget):
    """One side: a heading and the words, as plain text."""

    def __init__(self) -> None:
        super().__init__()
        self._title = text("", "small_strong")
        self._words = text("", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        inside = card(column([self._title, self._words, None], gap=4, margins=(14, 12, 14, 12)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)

    def show_words(self, side: state.Side) -> None:
        """Show what one side says."""
        self._title.setText(side.title)
        self._words.setText(side.words)
