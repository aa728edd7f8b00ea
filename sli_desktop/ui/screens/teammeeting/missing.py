"""What is missing: the widest gaps, each with the next chance to close it."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from sli_desktop.services.coverage import Cell, chances, read_heat_map
from sli_desktop.storage import MeetingLine, Workspace
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.reread import Reread
from sli_desktop.ui.screens.teammeeting import state
from sli_desktop.ui.screens.teammeeting.view import TeamMeetingView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.parts import clear
from sli_desktop.wording import tr

MOST_GAPS = 3


class Gaps(NamedTuple):
    """The widest gaps with the meeting that could close each, and what was set aside."""

    widest: Sequence[tuple[Cell, MeetingLine | None]]
    set_aside: Sequence[Cell]


def read_gaps(workspace: Workspace, now: datetime) -> Gaps:
    """Both at one look at the challenge."""
    with workspace.read() as view:
        heat = read_heat_map(view)
        widest = [
            (gap, next(iter(chances(view, gap.theme.id, gap.group.id, now)), None))
            for gap in heat.gaps[:MOST_GAPS]
        ]
        return Gaps(widest, heat.set_aside)


class Missing(QObject):
    """Reads the gaps beside the window and shows them; `spot_asked` leads to one in Coverage."""

    spot_asked = Signal(object)

    def __init__(self, desk: Desk, view: TeamMeetingView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._shown: Gaps | None = None
        self.reader = Reread(
            desk,
            tr("Count who has been heard"),
            lambda: partial(read_gaps, desk.workspace, desk.now()),
        )
        self.reader.came.connect(self._show)
        for each in (view.missing_title, view.missing_card):
            each.hide()  # until it is known what is missing

    def _show(self, gaps: Gaps) -> None:
        view = self._view
        aside = [
            state.aside_words(cell.theme.name, cell.group.name, cell.waived.words)
            for cell in gaps.set_aside
            if cell.waived is not None
        ]
        view.set_aside.setText("\n".join(aside))
        view.set_aside.setVisible(bool(aside))
        if self._shown is not None and _facts(gaps) == _facts(self._shown):
            return
        self._shown = gaps
        clear(view.missing)
        for gap, line in gaps.widest:
            self._add(gap, line)
        for each in (view.missing_title, view.missing_card):
            each.setVisible(bool(gaps.widest))
        view.order_tab()

    def _add(self, gap: Cell, line: MeetingLine | None) -> None:
        words = tr("{group} on {theme}").format(group=gap.group.name, theme=gap.theme.name)
        starts = self._desk.local(line.starts) if line and line.starts else None
        facts = state.gap_words(gap.people, line.title if line else "", starts)
        row, ask = self._view.missing_row(words, facts, tr("Ask"))
        spot = Spot("coverage", gap.theme.id)
        ask.clicked.connect(lambda: self.spot_asked.emit(spot))
        self._view.missing.addWidget(row)


def _facts(gaps: Gaps) -> list[tuple[Cell, object]]:
    return [(gap, line.id if line else None) for gap, line in gaps.widest]
