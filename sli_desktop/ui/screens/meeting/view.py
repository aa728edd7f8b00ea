"""The page of one meeting, laid out: when and where, who goes, what it is about."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from sli_desktop.models.records.meeting import MeetingKind
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice, Field, LineField
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    clear,
    column,
    page,
    tab_order,
    text,
)
from sli_desktop.wording import tr

KIND_WORDS = {
    MeetingKind.INTERVIEW: tr("Interview"),
    MeetingKind.SMALL_GROUP: tr("Small group"),
    MeetingKind.FOCUS_GROUP: tr("Focus group"),
    MeetingKind.VISIT: tr("Visit"),
    MeetingKind.OBSERVATION: tr("Observation"),
    MeetingKind.DOCUMENT_READING: tr("Document reading"),
    MeetingKind.CALL: tr("Call"),
    MeetingKind.AUDIT: tr("Audit"),
    MeetingKind.TEAM_MEETING: tr("Team meeting"),
    MeetingKind.CHECK_IN: tr("Check-in with the council"),
    MeetingKind.FEEDBACK: tr("Feedback presentation"),
}


_BOTTOM = Qt.AlignmentFlag.AlignBottom


class Named(NamedTuple):
    """Something that can be ticked: a peer, a theme, a group."""

    id: UUID
    words: str


class Ticks(QWidget):
    """A heading with a check for each thing; `ticked` gives all that are ticked now."""

    ticked = Signal(object)

    def __init__(self, look: Look, title: str, said: str) -> None:
        super().__init__()
        self._look, self._said = look, said
        self.checks: dict[UUID, Check] = {}
        self._flow = FlowLayout(gap=12, in_columns=True)
        line = QWidget()
        line.setLayout(self._flow)
        self._title = text(title, "strong")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._title)
        inside.addWidget(line)

    def fill(self, things: Sequence[Named]) -> None:
        """Offer these things; nothing is built anew while they stay the same."""
        if [each.id for each in things] == list(self.checks):
            return
        clear(self._flow)
        self.checks = {}
        for each in things:
            check = Check(self._look, each.words)
            check.setAccessibleName(self._said.format(name=each.words))
            check.clicked.connect(self._tell)
            self._flow.addWidget(check)
            check.show()
            self.checks[each.id] = check
        self.setVisible(bool(things))

    def show_ticked(self, ticked: Iterable[UUID]) -> None:
        """Tick these; nothing is emitted."""
        wanted = set(ticked)
        for each, check in self.checks.items():
            check.setChecked(each in wanted)

    def _tell(self) -> None:
        self.ticked.emit(frozenset(each for each, c in self.checks.items() if c.isChecked()))


class MeetingView(QWidget):
    """The widgets of the page of a meeting."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heading = text("", "title", wrap=True)
        self.lead = text("", "lead", wrap=True)
        self.back = button(look, tr("Back"), icon="arrow-left")
        self.notes = button(look, tr("Open the notes"), icon="pen-line", kind="primary")
        self.cancel = button(look, tr("Cancel the meeting"), icon="calendar-x")
        self.delete = button(look, tr("Delete"), icon="trash-2", name=tr("Delete the meeting"))
        for each in (self.back, self.notes, self.cancel, self.delete):
            each.setAutoDefault(True)
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        look = self._look
        self.title, self.day, self.place = LineField(), LineField(), LineField()
        self.starts, self.ends, self.expected = LineField(), LineField(), LineField()
        kinds = [(words, kind) for kind, words in KIND_WORDS.items()]
        self.kind = Choice(look, kinds)
        self.lead_peer = Choice(look, ())
        self.title_field = Field(tr("Who the team meets"), self.title)
        hint = tr("14 Oct, 14/10/25 or tomorrow.")
        self.day_field = Field(tr("Day"), self.day, hint=hint)
        self.starts_field = Field(tr("Start"), self.starts, hint=tr("For example 9.15."))
        self.ends_field = Field(tr("End"), self.ends, hint=tr("May be left out."))
        self.place_field = Field(tr("Room"), self.place)
        self.kind_field = Field(tr("Kind"), self.kind)
        self.expected_field = Field(tr("People expected"), self.expected)
        self.lead_field = Field(tr("Who leads"), self.lead_peer)
        self.takers = Ticks(look, tr("Who takes notes"), tr("{name} takes notes"))
        self.peers = Ticks(look, tr("Who goes"), tr("{name} goes"))
        self.themes = Ticks(look, tr("Themes"), tr("Theme: {name}"))
        self.groups = Ticks(look, tr("Stakeholder groups"), tr("Group: {name}"))

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=8)
        for each in (self.notes, self.cancel, self.delete):
            buttons.addWidget(each)
        tools = QWidget()
        tools.setLayout(buttons)
        self._when = QGridLayout()
        self._when.setSpacing(12)
        self._when_fields = (self.day_field, self.starts_field, self.ends_field)
        self._where_fields = (self.place_field, self.kind_field, self.expected_field)
        first = column([self.title_field, self._when], gap=12, margins=16)
        who = column([self.lead_field, self.takers, self.peers], gap=14, margins=16)
        about = column([self.groups, self.themes], gap=14, margins=16)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        self._cards.addWidget(card(first), 3, top)
        self._cards.addWidget(box(column([card(who), card(about), None], gap=12)), 2, top)
        head = column([self.heading, self.lead], gap=2)
        back = column([self.back])
        back.setAlignment(self.back, Qt.AlignmentFlag.AlignLeft)
        whole = column([back, head, tools, self._cards, None], gap=12, margins=(24, 16, 24, 24))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))
        self.set_narrow(narrow=False)
        self.order_tab()

    def set_narrow(self, *, narrow: bool) -> None:
        """One field below the other where there is no room for three."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(way)
        fields = (*self._when_fields, *self._where_fields)
        for each in fields:
            self._when.removeWidget(each)
        for at, each in enumerate(fields):
            line, place = divmod(at, 3)
            wide = (line, place + 1 if place else 0, 1, 1 if place else 2)
            self._when.addWidget(each, *((at, 0, 1, 4) if narrow else wide), _BOTTOM)
        for column_ in range(4):
            self._when.setColumnStretch(column_, 1)

    def order_tab(self) -> None:
        """Tab goes as the eye does."""
        fields = (self.title, self.day, self.starts, self.ends, self.place, self.kind)
        ticks = (self.takers, self.peers, self.groups, self.themes)
        checks = [check for each in ticks for check in each.checks.values()]
        buttons = (self.back, self.notes, self.cancel, self.delete)
        tab_order((*buttons, *fields, self.expected, self.lead_peer, *checks))
