"""Bin: a list of what was deleted; Enter or the button puts it back."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.note import Note
from sli_desktop.services.bin import Binned, binned, put_back
from sli_desktop.services.holds import require_no_hold
from sli_desktop.services.sync.erasing import erase, plan_erasure
from sli_desktop.services.sync.erasures import ErasureReason, SignedErasure
from sli_desktop.services.sync.team_state import root_key_of
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.qtmodels.lines import LINE_ROLE, Line
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.bin.erase_part import ErasePart
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import button, column, page, text
from sli_desktop.ui.words import when
from sli_desktop.wording import tr, trn

MOST = 1000
"""So many lines are shown, the newest."""

_ICONS = {"note": "message-square", "meeting": "messages-square", "document": "file-text"}


class BinScreen(Screen):
    """What was deleted stays here until the notes of the challenge are deleted for good."""

    name = "bin"
    title = tr("Bin")
    help_page = "bin"
    keys = ((tr("Put it back"), "Enter"), (tr("Choose several"), "Shift+Up  Shift+Down"))

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: dict[object, Binned] = {}
        self.lead = text("", "lead", wrap=True)
        self.back = button(desk.look, tr("Put back"), icon="undo-2", kind="primary")
        self.list = LineList(desk.look, tr("In the bin"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.opens_by_click = False
        self.list.opened.connect(lambda _key: self.put_back())
        self.back.clicked.connect(self.put_back)
        self.erase = button(desk.look, tr("Erase for good"), icon="eraser")
        self.erase.clicked.connect(self.ask_to_erase)
        self.erasing = ErasePart(desk.look)
        self.asked = page(column([self.erasing, None]))
        self.asked.hide()
        self.erasing.agreed.connect(self.erase_for_good)
        self.erasing.left.connect(self._put_away)
        head = QHBoxLayout()
        head.addLayout(column([text(tr("Bin"), "title"), self.lead], gap=2), 1)
        head.addWidget(self.erase)
        head.addWidget(self.back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.asked, 1)
        whole.addWidget(self.list, 1)

    @override
    def enter(self) -> None:
        self.asked.hide()
        self.lead.show()
        self._fill()
        self.list.choose_first()
        self.list.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible() and self.asked.isHidden():
            self._fill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.list,)

    def _fill(self) -> None:
        desk = self._desk
        with desk.workspace.read() as view:
            lines = binned(view, device=desk.workspace.device)[:MOST]
            titles = {each.id: each.title for each in view.meeting_lines()}
            manages = root_key_of(view) is not None
        self._lines = {line.record.id: line for line in lines}
        now = desk.now()
        shown = [_line(line, desk.local(line.at), now, _place(line, titles)) for line in lines]
        at = self.list.currentIndex().row()
        self.list.lines.show_lines(shown)
        if shown:
            self.list.setCurrentIndex(self.list.lines.index(min(max(at, 0), len(shown) - 1)))
        stays = tr(
            "What is deleted stays here until the challenge manager deletes all notes for good."
        )
        empty = tr("Nothing was deleted. What you delete comes here and can be put back.")
        self.lead.setText(stays if shown else empty)
        self.back.setVisible(bool(shown))
        self.erase.setVisible(bool(shown) and manages)
        self.list.setVisible(bool(shown))

    def put_back(self) -> None:
        """Take what is chosen out of the bin."""
        lines = self._chosen()
        if not lines:
            return
        try:
            with self._desk.workspace.read() as view:
                act = put_back(view, lines)
        except SliError as problem:
            self.troubled.emit(problem)
            self._fill()
            return
        if self._desk.acts.do(act) is not None:
            told = trn(len(lines), "{number} thing put back", "{number} things put back")
            self.said.emit(told)

    def _chosen(self) -> list[Binned]:
        indexes = self.list.selectedIndexes() or [self.list.currentIndex()]
        keys = [each.data(LINE_ROLE).key for each in indexes if each.isValid()]
        return [self._lines[key] for key in keys]

    def _chosen_records(self) -> list[UUID]:
        return [
            record
            for line in self._chosen()
            for record in (line.record.id, *(other.id for _, other in line.together))
        ]

    def ask_to_erase(self) -> None:
        """Say what erasing the chosen things would take away, on every laptop."""
        try:
            with self._desk.workspace.read() as view:
                require_no_hold(view)
                plan = plan_erasure(view, self._chosen_records())
        except SliError as problem:
            self.troubled.emit(problem)
            return
        for each in (self.list, self.lead, self.back, self.erase):
            each.hide()
        self.asked.show()
        self.erasing.show_plan(plan)

    def erase_for_good(self, reason: ErasureReason) -> None:
        """Erase what is chosen: the person has seen what goes, and said why."""
        workspace, records = self._desk.workspace, self._chosen_records()
        self._desk.acts.is_paused = True
        self._desk.jobs.start(
            tr("Erase for good"),
            lambda: erase(workspace, records, reason),
            done=self._erased,
            failed=self._not_erased,
        )

    def _erased(self, signed: SignedErasure) -> None:
        self._desk.acts.is_paused = False
        self._put_away()
        words = trn(
            len(signed.erasure.records),
            "{number} entry is erased here. Make a bundle, so that the others erase it too.",
            "{number} entries are erased here. Make a bundle, so that the others erase them too.",
        )
        self.told.emit(words)

    def _not_erased(self, error: Exception) -> None:
        self._desk.acts.is_paused = False
        self._put_away()
        self.troubled.emit(as_problem(error))

    def _put_away(self) -> None:
        self.asked.hide()
        self.lead.show()
        self._fill()
        self.list.setFocus()


def _place(line: Binned, titles: Mapping[UUID, str]) -> str:
    meeting = line.record.meeting if isinstance(line.record, Note) else None
    return titles.get(meeting, "") if meeting is not None else ""


def _line(line: Binned, at: datetime, now: datetime, place: str) -> Line:
    by = {None: tr("by you"), "": tr("on another laptop")}.get(line.by)
    words = tr("deleted {when} {by}").format(
        when=when(at, now), by=by or tr("by {name}").format(name=line.by)
    )
    kind = line.kind_words[:1].upper() + line.kind_words[1:]
    second = " · ".join(each for each in (kind, place, words) if each)
    return Line(
        line.record.id, line.label, ((second, False),), "", _ICONS.get(line.kind, "trash-2")
    )
