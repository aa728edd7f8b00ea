"""Stakeholder groups: whom the team wants to hear, and how many."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sli_desktop.models.records.challenge import StakeholderGroup, TargetOf
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.services.arranging.groups import (
    OfGroup,
    add_group,
    change_group,
    group_counts_in_words,
    read_of_group,
    remove_group,
)
from sli_desktop.services.arranging.order import move_row
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.screens.setup.removal import NOWHERE, Removal
from sli_desktop.ui.widgets.add_box import AddBox
from sli_desktop.ui.widgets.arrange_list import ArrangeList
from sli_desktop.ui.widgets.arrange_row import RowWords
from sli_desktop.ui.widgets.forms import Choice, Field, LineField
from sli_desktop.ui.widgets.parts import button, text
from sli_desktop.wording import tr, trn


def target_words(group: StakeholderGroup) -> str:
    """The target of a group: "5 people", "2 meetings", or that there is none."""
    if group.target is None:
        return tr("No target yet")
    if group.target_of is TargetOf.MEETINGS:
        return trn(group.target, "{number} meeting", "{number} meetings")
    return trn(group.target, "{number} person", "{number} people")


class GroupsPage(Page):
    """All groups in their order."""

    name = "groups"
    task = TaskName.GROUPS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Stakeholder groups"))
        lead = tr("A target makes a gap show on Coverage while there is still time to fill it.")
        self.lead = text(lead, "secondary", wrap=True)
        self.list = ArrangeList(desk.look, tr("Stakeholder groups"))
        self.list.opened.connect(lambda key: self.asked.emit("group", key))
        self.list.moved.connect(self._move)
        self.more = AddBox(desk.look, tr("Another group"), tr("Add group"))
        self.more.asked.connect(self._add)
        self.add(self.lead, self.list, self.more)
        self.mine(self.more)

    @override
    def first(self) -> QWidget:
        return self.list if self.list.rows else self.more.line

    @override
    def lists(self) -> tuple[ArrangeList, ...]:
        return (self.list,)

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        act = tr("Edit") if self.may_arrange else tr("Open")
        self.list.show_rows(
            [
                RowWords(each.id, each.name, more=each.tier, aside=target_words(each), act=act)
                for each in set_up.groups
            ]
        )
        return True

    def _move(self, key: object, to: int) -> None:
        groups = self.arranged.groups
        group = next((each for each in groups if each.id == key), None)
        if group is not None:
            said = tr("{name} is now {place} of {count}").format(
                name=group.name, place=to + 1, count=len(groups)
            )
            act = move_row(groups, group, to, name=tr("Move a stakeholder group"))
            self.do(act, said=said)

    def _add(self, words: str) -> None:
        _, act = add_group(self.arranged, words, new_id=self.desk.new_id)
        self.do(act, said=tr("Group added: {name}").format(name=words))

    @override
    def new_item(self) -> None:
        self.more.line.setFocus()


class GroupPage(Page):
    """One group: its name, its target, taking it away."""

    name = "group"
    task = TaskName.GROUPS
    parent_page = "groups"
    back_words = tr("Back to the groups")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Stakeholder group"))
        self._id: UUID | None = None
        self._of: OfGroup | None = None
        self.target = LineField()
        self._target_field()
        self.target_of = Choice(
            desk.look, [(tr("People"), TargetOf.PEOPLE), (tr("Meetings"), TargetOf.MEETINGS)]
        )
        self.add(Field(tr("The target counts"), self.target_of))
        self.choose(self.target_of, lambda value: self._change("target_of", value))
        self._text(tr("Name of the group"), "name", needed=True)
        self._text(tr("Heading it stands under"), "tier", hint=tr("Such as senior officers"))
        self.next = button(desk.look, tr("Next group"), icon="arrow-right")
        self.remove = button(desk.look, tr("Remove this group"), icon="trash-2")
        self.removal = Removal(desk.look, keep=tr("Keep the group"))
        self.next.clicked.connect(self._go_on)
        self.target.returnPressed.connect(self._go_on)
        self.remove.clicked.connect(self._ask_to_remove)
        self.removal.agreed.connect(self._remove)
        self.removal.kept.connect(self._keep)
        for each in (self.next, self.remove):
            self.body.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.removal)
        self.mine(self.remove)

    def _target_field(self) -> None:
        label = tr("Target")
        wrong = tr("{label}: write a number, such as 5").format(label=label)
        hint = tr("How many the team wants to hear. Enter goes on to the next group.")
        self.add(
            self.bind(
                Field(label, self.target, hint=hint),
                read=lambda group: "" if group.target is None else str(group.target),
                act=lambda group, words: change_group(group, "target", _number(words)),
                check=lambda words: wrong if words.strip() and _number(words) is None else "",
            )
        )

    def _text(self, label: str, field: str, *, hint: str = "", needed: bool = False) -> None:
        lacking = tr("{label}: write it here").format(label=label)
        self.add(
            self.bind(
                Field(label, LineField(), hint=hint),
                read=lambda group: str(getattr(group, field)),
                act=lambda group, words: change_group(group, field, words.strip()),
                check=lambda words: lacking if needed and not words.strip() else "",
            )
        )

    @override
    def show_record(self, record_id: UUID | None) -> None:
        if record_id != self._id:
            self.removal.hide()
        self._id = record_id

    @override
    def record_id(self) -> UUID | None:
        return self._id

    @property
    def _group(self) -> StakeholderGroup | None:
        return next((each for each in self.arranged.groups if each.id == self._id), None)

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        group = self._group
        if group is None:
            return False
        self.title.setText(group.name)
        self.show_in_fields(group)
        self.target_of.show_value(group.target_of)
        self.next.setVisible(set_up.groups[-1].id != group.id)
        return True

    def _change(self, field: str, value: object) -> ChangeSet | None:
        group = self._group
        return change_group(group, field, value) if group else None

    def _go_on(self) -> None:
        self.settle()
        if self.problems():
            self.summary.show_errors(self.problems())
            return
        ids: list[UUID | None] = [each.id for each in self.arranged.groups]
        if self._id in ids[:-1]:
            self.asked.emit("group", ids[ids.index(self._id) + 1])
        else:
            self.asked.emit("groups", None)

    def _ask_to_remove(self) -> None:
        group = self._group
        if group is None:
            return
        with self.desk.workspace.read() as view:
            self._of = read_of_group(view, group)
        counted = group_counts_in_words(self._of)
        if not counted:
            self._take_away(None)
            return
        words = tr("Counted for this group: {things}.").format(things=tr(" and ").join(counted))
        options: list[tuple[str, object, str]] = [
            (each.name, each.id, tr("Remove the group and move them"))
            for each in self.arranged.groups
            if each.id != group.id
        ]
        left = tr("Leave them without a group")
        options.append((left, NOWHERE, tr("Remove the group and leave them")))
        self.removal.ask(words, options)

    def _remove(self, value: object) -> None:
        to = next((each for each in self.arranged.groups if each.id == value), None)
        if to is not None or value == NOWHERE:
            self._take_away(to)

    def _take_away(self, to: StakeholderGroup | None) -> None:
        if self._of is not None:
            said = tr("Group removed")
            if to is not None:
                said = tr("Group removed, what counted for it counts for {name}").format(
                    name=to.name
                )
            self.do(remove_group(self._of, to), said=said)

    def _keep(self) -> None:
        self.removal.hide()
        self.remove.setFocus()


def _number(words: str) -> int | None:
    plain = words.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 5 else None
