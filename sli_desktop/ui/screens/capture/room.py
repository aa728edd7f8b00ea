"""Who is in the room: a chip a role; the chosen one speaks until another is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import AttendanceId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.attendance import (
    change_count,
    change_group,
    change_role,
    remove_role,
    same_person,
)
from sli_desktop.services.capture import add_attendance
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.notes import NotesModel
from sli_desktop.ui.screens.capture.people_card import Met, PeopleCard, PersonRow
from sli_desktop.ui.screens.capture.state import Room
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.widgets.parts import button, clear, tab_order
from sli_desktop.wording import tr, trn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class RoomRow(QObject):
    """Fills the row of roles and the card to put them right.

    `speaker_chosen` says who speaks now, `said` what was done, `left` that the card was closed.
    """

    speaker_chosen = Signal(object)
    said = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, view: CaptureView, notes: NotesModel) -> None:
        super().__init__()
        self._desk, self._view, self._notes = desk, view, notes
        self._meeting: Meeting | None = None
        self.chips: dict[AttendanceId | None, QPushButton] = {}
        self.card = PeopleCard(desk.look)
        self._people: tuple[Attendance, ...] = ()
        view.stage.addWidget(self.card)
        view.add_role.clicked.connect(self.open)
        self.card.role_added.connect(self._add)
        self.card.left.connect(self.left)

    def fill(self, meeting: Meeting, room: Room, speaker: AttendanceId | None) -> None:
        """One chip for all, one a role; a role held by one person is marked."""
        self._meeting, self._people = meeting, room.people
        clear(self._view.people)
        self.chips = {}
        self._chip(None, tr("All"), tr("All speak"), "users")
        for person in room.people:
            self._person_chip(person)
        self.show_speaker(speaker)
        if self.is_open:
            self._fill_card()

    def _person_chip(self, person: Attendance) -> None:
        label, number = person.role_label, person.count
        if number == 1:
            name = tr("{role} speaks, one person: this role can identify them")
            self._chip(person.id, label, name.format(role=label), "user")
        else:
            words = f"{label} × {number}"
            counted = trn(number, "{number} person", "{number} people")
            name = tr("{words} speaks, {people}").format(words=words, people=counted)
            self._chip(person.id, words, name, "users")

    def _chip(self, speaker: AttendanceId | None, words: str, name: str, icon: str) -> None:
        chip = button(self._desk.look, words, kind="chip", name=name)
        self._desk.look.dress(chip, icon, "text_2/on_accent", 14)
        chip.setToolTip(name)
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.clicked.connect(lambda _=False, who=speaker: self.speaker_chosen.emit(who))
        self._view.people.addWidget(chip)
        self.chips[speaker] = chip

    def show_speaker(self, speaker: AttendanceId | None) -> None:
        """Mark who speaks now."""
        if speaker in self.chips:
            self.chips[speaker].setChecked(True)

    # --- putting right --------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the card stands in the place of the notes."""
        return self._view.stage.currentWidget() is self.card

    def open(self) -> None:
        """Put the card in the place of the notes, ready for a role."""
        if self._meeting is None:
            return
        self._view.stage.setCurrentWidget(self.card)
        self._fill_card()
        self.card.new.setFocus()

    def _fill_card(self) -> None:
        with self._desk.workspace.read() as view:
            everyone = view.all(Attendance)
            met = Met(
                groups=tuple(sorted(view.all(StakeholderGroup), key=lambda each: each.order)),
                everyone=everyone,
                meetings={each.id: each.title for each in view.all(Meeting)},
            )
        focus = self._view.window().focusWidget()
        had = focus.accessibleName() if self.card.isAncestorOf(focus) else ""
        for made in self.card.fill(self._people, met):
            self._connect(made)
        widgets = self.card.tab_widgets()
        tab_order(widgets)
        again = next((each for each in widgets if had and each.accessibleName() == had), None)
        if again is not None:
            again.setFocus()

    def _connect(self, row: PersonRow) -> None:
        person, do = row.person, self._do
        row.label_changed.connect(lambda words: do(change_role(person, words)))
        row.count_changed.connect(lambda count: do(change_count(person, count)))
        row.group_changed.connect(lambda group: do(change_group(person, group)))
        row.person_changed.connect(lambda other: self._same(person, other))
        row.removed.connect(lambda: self._remove(person))

    def _do(self, act: ChangeSet | None) -> None:
        if act is not None and act.changes:
            self._desk.acts.do(act)

    def _same(self, person: Attendance, other: AttendanceId | None) -> None:
        with self._desk.workspace.read() as view:
            met = view.get(Attendance, other)
        self._do(same_person(person, met, new_id=self._desk.new_id))

    def _remove(self, person: Attendance) -> None:
        if self._desk.acts.do(remove_role(person, self._notes.notes)) is not None:
            self.said.emit(tr("{role} removed").format(role=person.role_label))
        self.card.new.setFocus()

    def _add(self, words: str) -> None:
        if self._meeting is not None:
            _made, act = add_attendance(
                self._meeting.id, role_label=words, new_id=self._desk.new_id
            )
            self._do(act)
