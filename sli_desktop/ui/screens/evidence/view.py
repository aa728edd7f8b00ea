"""Evidence, laid out: filters on top, then the notes, the findings, and one of them in detail."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.evidence.filters import Filters
from sli_desktop.ui.screens.evidence.finding_detail import FindingDetail
from sli_desktop.ui.screens.evidence.finding_rows import FindingList
from sli_desktop.ui.screens.evidence.held_card import HeldCard
from sli_desktop.ui.screens.evidence.note_detail import NoteDetail
from sli_desktop.ui.screens.evidence.note_list import SortList
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    column,
    icon_label,
    page,
    restyle,
    row,
    tab_order,
    text,
)
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr

_SHARES = (440, 372, 278)
_LEAST_LIST = 164
"""Two rows and a bit, in px at 100 %: a window with less room than that scrolls."""


class Part(StrEnum):
    """What a narrow window shows one of."""

    NOTES = "notes"
    FINDINGS = "findings"
    DETAIL = "detail"
    FILTERS = "filters"


PART_WORDS = (
    (Part.NOTES, tr("Notes")),
    (Part.FINDINGS, tr("Findings")),
    (Part.DETAIL, tr("Detail")),
    (Part.FILTERS, tr("Filters")),
)


class EvidenceView(QWidget):
    """Everything of the screen; what it shows comes from `screen.py`."""

    def __init__(self, desk: Desk, notes: SortList) -> None:
        super().__init__()
        self._look, self.notes = desk.look, notes
        look = desk.look
        self.title = text(tr("Evidence"), "title")
        lead = tr("Sort notes into findings. Drag a note, or select it and press M to move it.")
        self.lead = text(lead, "lead", wrap=True)
        name = tr("Undo what was done last")
        self.undo = button(look, tr("Undo"), icon="undo-2", name=name, key="Ctrl+Z")
        self.key_help = button(look, tr("Keyboard help"), icon="keyboard", key="Ctrl+/")
        self.filters = Filters(look)
        self.parts = Segments(look, tr("Show"), PART_WORDS)
        self.findings = FindingList(look)
        self.note, self.finding = NoteDetail(look), FindingDetail(look)
        self._make_panes(desk)
        self._make_empty()
        self.over_notes: tuple[QWidget, ...] = ()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._body())
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page(column([self.stack])))
        self._is_narrow, self._part = False, Part.NOTES
        look.changed.connect(self._fit)
        self._fit()

    # --- parts ----------------------------------------------------------------------------------

    def _make_panes(self, desk: Desk) -> None:
        look = self._look
        self.notes_head = text("", "heading")
        self.notes_count = text("", "secondary")
        self.move_it = button(
            look, tr("Move…"), icon="folder-input", name=tr("Move… what is chosen")
        )
        self.move_it.setToolTip(tr("Move… (M)"))
        self.held = HeldCard(look)
        self.message = text("", "lead", wrap=True)
        self.message_act = button(look, tr("Clear filters"), name=tr("Clear filters, show notes"))
        nothing = column([16, self.message, row([self.message_act, None]), None], gap=10)
        self.nothing = box(nothing)
        head = row([self.notes_head, self.notes_count, None, self.move_it])
        self.notes_pane = _pane([head, self.held, self.notes, self.nothing])
        self.findings_head = text(tr("Findings"), "heading", wrap=True)
        self.findings_count = text("", "secondary")
        self.new = button(look, tr("New finding"), icon="plus")
        self.new.setToolTip(tr("New finding (N)"))
        self.no_findings = text("", "lead", wrap=True)
        self.no_findings.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.no_findings.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding
        )
        top = row([self.findings_head, self.findings_count])
        self.findings_pane = _pane([top, self.no_findings, self.findings, self.new])
        self.detail = QStackedWidget()
        self.nothing_chosen = box(column([text(tr("Choose a note."), "lead", wrap=True), None]))
        for each in (self.nothing_chosen, self.note, self.finding):
            self.detail.addWidget(each)
        self.detail_area = page(column([self.detail]))
        self.detail_pane = _pane([self.detail_area])
        panes = (self.notes_pane, self.findings_pane, self.detail_pane)
        for rows in (*self.note.near, self.finding.notes):
            rows.grown.connect(self.order_tab)
        self.panes = Panes(desk.memory, "evidence", panes, _SHARES)

    def _make_empty(self) -> None:
        look = self._look
        self.go_today = button(
            look, tr("Go to today’s meetings"), icon="calendar-days", kind="primary"
        )
        self.see_how = button(look, tr("See how it works"), icon="graduation-cap")
        icon = icon_label(look, "layers", "accent", 48)
        heading = text(tr("No notes to sort yet"), "section", wrap=True)
        words = tr(
            "Notes you take in meetings arrive here. Sort them whenever you like, for example at "
            "the end of the day."
        )
        lead = text(words, "lead", wrap=True)
        for each in (heading, lead):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        acts = row([None, self.go_today, self.see_how, None])
        middle = column([None, row([None, icon, None]), heading, lead, acts, None], gap=14)
        title = text(tr("Evidence"), "title")
        self.empty_head = box(column([title, text(tr("Sort notes into findings."), "lead")], gap=2))
        self._empty_middle = middle
        held = box(middle)
        held.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self._empty_margins = column([self.empty_head, held], gap=0)
        self.empty = box(self._empty_margins)

    def show_empty(self, *, is_empty: bool) -> None:
        """Lead to the meetings where there is no note at all; what is hidden takes no room."""
        self.stack.setCurrentIndex(int(is_empty))
        for at in range(self.stack.count()):
            page_, policy = self.stack.widget(at), QSizePolicy.Policy
            if page_ is not None:
                shows = page_ is self.stack.currentWidget()
                page_.setSizePolicy(policy.Preferred, policy.Preferred if shows else policy.Ignored)

    def _body(self) -> QWidget:
        self.head_acts = box(row([self.undo, self.key_help]))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addLayout(column([self.title, self.lead], gap=2), 1)
        head.addWidget(self.head_acts)
        self.head = box(head)
        self._rest = QWidget()  # takes the room of the panes while a narrow window has filters
        body = column([self.head, self.parts, self.filters, self._rest, self.panes], gap=10)
        self._margins = body
        holder = box(body)
        for each in (self.panes, self._rest):
            each.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return holder

    # --- showing --------------------------------------------------------------------------------

    def _fit(self) -> None:
        px = self._look.theme.px
        for each in (self.notes, self.findings):
            each.setMinimumHeight(px(_LEAST_LIST))
        self.set_narrow(narrow=self._is_narrow)

    def set_narrow(self, *, narrow: bool) -> None:
        """Three panes beside each other, or in a narrow window one at a time."""
        self._is_narrow = narrow
        margin = 12 if narrow else 24
        self._margins.setContentsMargins(margin, 8 if narrow else 14, margin, 8 if narrow else 16)
        self._empty_margins.setContentsMargins(margin, 8 if narrow else 14, margin, 8)
        self.empty_head.setVisible(not narrow)
        if isinstance(self._empty_middle, QBoxLayout):
            self._empty_middle.setStretch(0, int(not narrow))
        restyle(self.title, "role", "section" if narrow else "title")
        self.head.setVisible(not narrow)
        self.parts.setVisible(narrow)
        self.show_part(self._part)

    def show_part(self, part: Part) -> None:
        """Show one part of a narrow window; in a wide one all of them show."""
        self._part = part
        self.parts.show_value(part)
        shown = {
            Part.NOTES: self.notes_pane,
            Part.FINDINGS: self.findings_pane,
            Part.DETAIL: self.detail_pane,
            Part.FILTERS: self.filters,
        }
        for each, pane in shown.items():
            pane.setVisible(not self._is_narrow or each is part)
        has_panes = not self._is_narrow or part is not Part.FILTERS
        self.panes.setVisible(has_panes)
        self._rest.setVisible(not has_panes)

    @property
    def is_narrow(self) -> bool:
        """Whether one part shows at a time."""
        return self._is_narrow

    def show_detail(self, widget: QWidget) -> None:
        """Show a note, a finding or nothing in detail, from its top."""
        if self.detail.currentWidget() is not widget:
            self.detail.setCurrentWidget(widget)
            self.detail_area.verticalScrollBar().setValue(0)
        for at in range(self.detail.count()):
            other = self.detail.widget(at)
            policy = QSizePolicy.Policy.Preferred if other is widget else QSizePolicy.Policy.Ignored
            if other is not None:
                other.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def order_tab(self) -> None:
        """Let Tab go through everything as it is read, also after rows were made anew."""
        tab_order([*self._tops(), *self._lists(), *self._details()])

    def _tops(self) -> list[QWidget]:
        return [self.undo, self.key_help, *self.parts.buttons.values(), *self.filters.in_order]

    def _lists(self) -> list[QWidget]:
        notes = [self.move_it, *self.held.in_order, self.notes, *self.over_notes, self.message_act]
        return [*notes, self.findings, self.new]

    def _details(self) -> list[QWidget]:
        note, finding = self.note, self.finding
        acts = [note.move_it, note.aside, note.open, note.bin]
        rows = [made for each in note.near for made in each.buttons]
        return [
            *note.kinds.values(), *note.themes, *acts, *rows,
            finding.open, *finding.notes.buttons,
        ]  # fmt: skip


def _pane(items: list[object]) -> QWidget:
    return card(column(items, gap=8, margins=10), "pane")  # type: ignore[arg-type]
