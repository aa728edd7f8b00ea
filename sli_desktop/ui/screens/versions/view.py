"""The page of versions: the list, what differs, and what can be taken back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sli_desktop.models.records.report import SnapshotKind
from sli_desktop.services.versions.comparing import SectionChange
from sli_desktop.services.versions.keeping import KIND_WORDS
from sli_desktop.services.versions.restoring import Return
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.marked_text import MarkedText
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    clear,
    column,
    in_reading_order,
    page,
    row,
    tab_order,
    text,
)
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr

NOW, BEFORE = "now", "before"
_LONGEST_TITLE = 60


class VersionsView(QWidget):
    """Versions on the left, the difference on the right; below each other in a narrow window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = self._look = desk.look
        self.back = button(
            look, tr("Back to the report"), icon="arrow-left", kind="link", key="Esc"
        )
        kinds = [(kind, words[:1].upper() + words[1:]) for kind, words in KIND_WORDS.items()]
        self.kinds = Segments(look, tr("Keep it for"), kinds)
        self.kinds.show_value(SnapshotKind.DRAFT)
        self.keep = button(look, tr("Keep a version"), icon="archive", kind="primary", key="Ctrl+N")
        self.list = RowList(look, tr("Versions"), {})
        self.list.setMinimumHeight(look.theme.px(LEAST_HEIGHT))
        self.nothing = text(tr("No version was kept yet."), "secondary", wrap=True)
        self.against = Segments(
            look,
            tr("Compare with"),
            [(NOW, tr("What stands now")), (BEFORE, tr("The version before"))],
        )
        self.against.show_value(NOW)
        self.summary = text("", "strong", wrap=True)
        self.shown = MarkedText(look)
        self.shown.setMinimumHeight(look.theme.px(220))
        self.take = button(look, tr("Take texts back"), icon="rotate-ccw")
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(4)
        self.ticks: list[tuple[Check, Return]] = []
        self.take_it = button(look, tr("Take back the ticked texts"), kind="primary")
        self.leave_it = button(look, tr("Leave them as they are"))
        lead = tr("Findings and recommendations stay as they are; only these texts come back.")
        self.panel = card(
            column(
                [text(lead, wrap=True), self._ticks, flow(self.take_it, self.leave_it)],
                gap=8,
                margins=12,
            )
        )
        self.panel.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        kept = column([self.list, self.nothing], gap=8)
        self.compare_with = box(column([text(tr("Compare with"), "strong"), self.against], gap=4))
        difference = column(
            [self.compare_with, self.summary, self.shown, flow(self.take), self.panel], gap=10
        )
        self.difference = box(difference)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._sides.addWidget(box(kept), 2)
        self._sides.addWidget(self.difference, 3)
        lead = tr("A version keeps the whole report as it is now. Its bytes never change.")
        whole = column(
            [
                row([self.back, None]),
                text(tr("Versions of the report"), "title"),
                text(lead, "lead", wrap=True),
                text(tr("Keep it for"), "strong"),
                flow(self.kinds, self.keep),
                self._sides,
            ],
            gap=10,
            margins=(24, 16, 24, 16),
        )
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))

    def set_narrow(self, *, narrow: bool) -> None:
        """Things below each other where there is no room beside each other."""
        way = QBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    # --- what differs ---------------------------------------------------------------------------

    def show_changes(self, found: Sequence[SectionChange]) -> None:
        """Show every paragraph that differs, words marked by strike-out and underline."""
        self.shown.begin()
        for section in found:
            self.shown.add_heading(section.title)
            for line in section.lines:
                self.shown.add(line.pieces)
            self.shown.add_gap()
        self.shown.to_top()

    # --- taking back ----------------------------------------------------------------------------

    def ask_back(self, found: Sequence[Return]) -> None:
        """Offer the texts that differ, each with a tick."""
        clear(self._ticks)
        self.ticks = []
        for each in found:
            tick = Check(self._look, each.title[:_LONGEST_TITLE])
            tick.setChecked(True)
            self._ticks.addWidget(tick)
            self.ticks.append((tick, each))
        self.panel.show()
        tab_order([self.take, *in_reading_order(self.panel.layout())])
        self.ticks[0][0].setFocus()
