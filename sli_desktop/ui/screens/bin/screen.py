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
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import LINE_ROLE, Line
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import button, column, text
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
        head = QHBoxLayout()
        head.addLayout(column([text(tr("Bin"), "title"), self.lead], gap=2), 1)
        head.addWidget(self.back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.list, 1)

    @override
    def enter(self) -> None:
        self._fill()
        self.list.choose_first()
        self.list.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._fill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.list,)

    def _fill(self) -> None:
        desk = self._desk
        with desk.workspace.read() as view:
            lines = binned(view, device=desk.workspace.device)[:MOST]
            titles = {each.id: each.title for each in view.meeting_lines()}
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
        self.list.setVisible(bool(shown))

    def put_back(self) -> None:
        """Take what is chosen out of the bin."""
        indexes = self.list.selectedIndexes() or [self.list.currentIndex()]
        keys = [each.data(LINE_ROLE).key for each in indexes if each.isValid()]
        lines = [self._lines[key] for key in keys]
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
