"""Who is in the room, to put right: role, how many, group, the same person as before."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.models.records.ids import AttendanceId, MeetingId
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.attendance import others_met
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice, LineField
from sli_desktop.ui.widgets.parts import box, button, clear, column, page, row, text
from sli_desktop.wording import tr, trn

ROLES_LABEL = tr("Write roles. Roles can still identify people.")


class Met(NamedTuple):
    """What rows can refer to: the groups, everybody met so far, and the titles of meetings."""

    groups: tuple[StakeholderGroup, ...] = ()
    everyone: tuple[Attendance, ...] = ()
    meetings: Mapping[MeetingId, str] = {}


class PersonRow(QFrame):
    """One role. Signals give what the person wants of it."""

    label_changed = Signal(str)
    count_changed = Signal(int)
    group_changed = Signal(object)
    person_changed = Signal(object)
    removed = Signal()

    def __init__(self, look: Look, person: Attendance, met: Met) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.person = person
        who = person.role_label
        self.label = LineField(who)
        self.label.setAccessibleName(tr("Role {role}").format(role=who))
        self.label.setMinimumWidth(look.theme.px(180))
        self.label.settled.connect(self.label_changed)
        self.fewer = button(look, "−", name=tr("− one {role} fewer").format(role=who))
        self.more = button(look, "+", name=tr("+ one {role} more").format(role=who))
        self.fewer.clicked.connect(lambda: self.count_changed.emit(person.count - 1))
        self.more.clicked.connect(lambda: self.count_changed.emit(person.count + 1))
        counted = trn(person.count, "{number} person", "{number} people")
        self.group = Choice(look, self._groups(met), person.group)
        self.group.setAccessibleName(tr("Group of {role}").format(role=who))
        self.group.chosen.connect(self.group_changed)
        self.same = Choice(look, self._others(met), self._other(met))
        self.same.setAccessibleName(tr("{role}: same person as").format(role=who))
        self.same.chosen.connect(self.person_changed)
        if person.count != 1:
            self.same.hide()
        for each in (self.group, self.same):
            each.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            each.setMinimumContentsLength(32)
            each.setToolTip(each.currentText())
        self.remove = button(look, tr("Remove"), name=tr("Remove {role}").format(role=who))
        self.remove.clicked.connect(self.removed)
        number = row([self.fewer, text(counted, "secondary"), self.more], gap=6)
        flow = FlowLayout(gap=8)
        for widget in (self.label, box(number), self.group, self.same, self.remove):
            flow.addWidget(widget)
        self.setLayout(column([box(flow)], margins=(10, 8, 10, 8)))

    def _groups(self, met: Met) -> list[tuple[str, object]]:
        return [(tr("No group"), None), *((group.name, group.id) for group in met.groups)]

    def _others(self, met: Met) -> list[tuple[str, object]]:
        found = others_met(self.person, met.everyone, self.person.meeting)
        words = tr("Same as {role}, {meeting}")
        return [
            (tr("Not met before"), None),
            *(
                (
                    words.format(role=each.role_label, meeting=met.meetings.get(each.meeting, "")),
                    each.id,
                )
                for each in found
            ),
        ]

    def _other(self, met: Met) -> AttendanceId | None:
        key = self.person.person_key
        found = others_met(self.person, met.everyone, self.person.meeting)
        return next((each.id for each in found if key and each.person_key == key), None)


class PeopleCard(QFrame):
    """Takes the place of the notes for a moment. `left` when the person goes back to them."""

    role_added = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self.rows: list[PersonRow] = []
        self.new = LineField()
        self.new.setAccessibleName(tr("New role"))
        self.new.setPlaceholderText(tr("Role, for example SM1 Planning"))
        self.new.returnPressed.connect(self._add)
        self.add = button(look, tr("Add"), icon="plus", name=tr("Add the role"))
        self.add.clicked.connect(self._add)
        self.back = button(look, tr("Back to the notes"), icon="arrow-left", key=tr("Esc"))
        self.back.clicked.connect(self.left)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        head = row([text(tr("Who is in the room"), "section"), None, self.back])
        hint = text(ROLES_LABEL, "secondary", wrap=True)
        body = column([hint, row([self.new, self.add]), self._list, None], margins=2)
        self.setLayout(column([head, page(body)], margins=(14, 10, 14, 10)))

    def fill(self, people: Sequence[Attendance], met: Met) -> list[PersonRow]:
        """A row a role; the rows are given back to be connected."""
        clear(self._list)
        self.rows = [PersonRow(self._look, person, met) for person in people]
        for made in self.rows:
            self._list.addWidget(made)
        return self.rows

    def tab_widgets(self) -> list[QWidget]:
        """What Tab goes through, in the order of reading."""
        found: list[QWidget] = [self.back, self.new, self.add]
        for each in self.rows:
            found += (each.label, each.fewer, each.more, each.group, each.same, each.remove)
        return found

    def _add(self) -> None:
        words = " ".join(self.new.text().split())
        self.new.show_text("")
        if words:
            self.role_added.emit(words)
            self.new.setFocus()
        else:
            self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
