"""Versions: the whole report frozen for a check, compared word by word, texts taken back."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.report import ReportSection, Snapshot, SnapshotKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.versions.comparing import SectionChange, compared
from sli_desktop.services.versions.keeping import (
    KIND_WORDS,
    Version,
    keep_version,
    records_of,
    versions,
)
from sli_desktop.services.versions.restoring import Return, returns, take_back
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.doing import Doing
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.versions import state
from sli_desktop.ui.screens.versions.view import NOW, VersionsView
from sli_desktop.ui.spot import Spot, origin_of
from sli_desktop.wording import tr


class _Compared(NamedTuple):
    """What differs, and the texts that could come back."""

    changes: tuple[SectionChange, ...]
    texts: tuple[Return, ...]


class VersionsScreen(Screen):
    """Everything heavy runs on the worker: a version is the whole report."""

    name = "versions"
    title = tr("Versions of the report")
    help_page = "versions-of-the-report"
    new_words = tr("Keep a version")
    keys = ((tr("Back to the report"), "Esc"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._from = Spot("report")
        self.view = VersionsView(desk)
        self.doing = Doing(desk)
        self.kept: tuple[Version, ...] = ()
        self.found = _Compared((), ())
        self._asked = 0
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        view = self.view
        view.back.clicked.connect(self.go_back)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.go_back)
        view.kinds.chosen.connect(view.kinds.show_value)
        view.keep.clicked.connect(self.new_item)
        view.list.row_changed.connect(self._compare)
        view.against.chosen.connect(self._compare_with)
        view.take.clicked.connect(self._ask_back)
        view.take_it.clicked.connect(self._take_back)
        view.leave_it.clicked.connect(self._put_panel_away)
        self.doing.said.connect(self.said)
        self.doing.troubled.connect(self.troubled)

    @override
    def open_at(self, spot: Spot) -> None:
        self._from = origin_of(spot) or Spot("report")

    @override
    def spot(self) -> Spot:
        return Spot(self.name, None, f"from {self._from}")

    @override
    def enter(self) -> None:
        self._read()
        (self.view.list if self.kept else self.view.keep).setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._read()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.view.list, self.view.shown)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    def go_back(self) -> None:
        """Back to where the person came from."""
        self.spot_asked.emit(self._from)

    # --- showing --------------------------------------------------------------------------------

    def _read(self) -> None:
        desk, view = self._desk, self.view
        with desk.workspace.read() as read:
            kept = versions(read.all(Snapshot))
            names = {each.id: each.name for each in read.all(Peer)}
        self.kept = tuple(reversed(kept))
        lines = [
            state.version_line(
                each,
                desk.local(each.snapshot.taken_at),
                names.get(each.snapshot.by, "") if each.snapshot.by else "",
                is_here=desk.workspace.blobs.has(each.snapshot.sha256),
            )
            for each in self.kept
        ]
        view.list.show_lines(lines)
        view.list.setVisible(bool(lines))
        view.nothing.setVisible(not lines)
        view.difference.setVisible(bool(lines))

    def _chosen(self) -> Version | None:
        chosen = self.view.list.chosen()
        return next((each for each in self.kept if each.snapshot.id == chosen), None)

    def _compare_with(self, value: object) -> None:
        self.view.against.show_value(value)
        self._compare()

    def _compare(self) -> None:
        version, view, workspace = self._chosen(), self.view, self._desk.workspace
        view.panel.hide()
        if version is None:
            return
        before_it = self.kept[self.kept.index(version) + 1 :]
        other = before_it[0] if before_it else None
        view.compare_with.setVisible(other is not None)
        is_now = other is None or view.against.buttons[NOW].isChecked()
        if is_now:
            view.against.show_value(NOW)
        options = ReportOptions(dated=self._desk.now().date())
        self._asked += 1
        asked = self._asked

        def work() -> _Compared:
            then = records_of(version, workspace)
            with workspace.read() as read:
                texts = returns(then, read.all(ReportSection))
                now = read.everything() if is_now else None
            older, newer = _sides(then, now, other and records_of(other, workspace))
            changes = compared(outline(older, options), outline(newer, options))
            return _Compared(changes, texts)

        view.summary.setText(tr("Comparing …"))
        self._desk.jobs.start(
            tr("Compare versions"),
            work,
            done=lambda found: self._show(found, asked),
            failed=self._failed,
        )

    def _show(self, found: _Compared, asked: int) -> None:
        if asked != self._asked or not isValid(self):
            return
        self.found = found
        view = self.view
        view.summary.setText(state.summary(found.changes))
        view.show_changes(found.changes)
        view.shown.setVisible(bool(found.changes))
        view.take.setVisible(bool(found.texts))

    def _failed(self, error: Exception) -> None:
        self.found = _Compared((), ())
        self.view.summary.setText(as_problem(error).sentences())
        self.view.shown.hide()
        self.view.take.hide()

    # --- acts -----------------------------------------------------------------------------------

    @override
    def new_item(self) -> None:
        desk = self._desk
        kind = next(
            (
                SnapshotKind(str(k))
                for k, made in self.view.kinds.buttons.items()
                if made.isChecked()
            ),
            SnapshotKind.DRAFT,
        )
        with desk.workspace.read() as read:
            records = read.everything()
        try:
            content, act = keep_version(
                records, kind=kind, at=desk.clock(), by=desk.peer.id, new_id=desk.new_id
            )
            desk.workspace.blobs.put(content)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        if self.doing.do(act, tr("Version kept: {kind}").format(kind=KIND_WORDS[kind])):
            self.view.list.choose(self.kept[0].snapshot.id)
            self.view.list.setFocus()

    def _ask_back(self) -> None:
        if self.found.texts:
            self.view.ask_back(self.found.texts)

    def _take_back(self) -> None:
        version = self._chosen()
        chosen = [each for tick, each in self.view.ticks if tick.isChecked()]
        if version is not None and chosen:
            told = tr("Texts taken back from {version}").format(version=version.name)
            self.doing.do(take_back(chosen, version.name), told)
        self._put_panel_away()

    def _put_panel_away(self) -> None:
        self.view.panel.hide()
        self.view.list.setFocus()


def _sides(
    then: ChallengeRecords, now: ChallengeRecords | None, other: ChallengeRecords | None
) -> tuple[ChallengeRecords, ChallengeRecords]:
    """The older and the newer side: what stands now is always newer than a version."""
    if now is not None or other is None:
        return then, now or then
    return other, then
