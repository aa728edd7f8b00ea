"""One peer: who they are, what they declared, and what that means for their meetings."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from typing_extensions import override

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.people import Peer, PeerRole, PeerStatus
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.rights import role_words
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.services.arranging.team import (
    bring_back_peer,
    change_peer,
    initials_problem,
    leaves_nobody_in_charge,
    meetings_touched,
    meetings_with,
    withdraw_peer,
)
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.widgets.forms import Choice, Field, LineField, TextField
from sli_desktop.ui.widgets.parts import button, card, column, icon_label, row, text
from sli_desktop.ui.words import short_day
from sli_desktop.wording import tr, trn

MOST_NAMED = 4
"""Meetings named one by one where a conflict may touch them."""


class PeerPage(Page):
    """Everything about one peer."""

    name = "peer"
    task = TaskName.TEAM
    parent_page = "team"
    back_words = tr("Back to the team")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Peer"))
        self._id: UUID | None = None
        self._line(tr("Name"), "name", needed=True)
        roles = [(_capital(role_words(role)), role) for role in PeerRole]
        self.role = Choice(desk.look, roles)
        self.role_field = Field(tr("Role"), self.role)
        self.add(self.role_field)
        self.choose(self.role, self._take_role)
        self._line(tr("Job title"), "title", hint=tr("Such as chief executive"))
        self._line(tr("Organisation"), "organisation")
        self._line(tr("Political group"), "political_group", hint=tr("For members only"))
        self._initials()
        self._conflict()
        self.withdraw = button(desk.look, tr("Withdraw from the team"), icon="x")
        self.withdraw.clicked.connect(self._withdraw)
        self.body.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        self.mine(self.withdraw)

    def _line(self, label: str, field: str, *, hint: str = "", needed: bool = False) -> None:
        lacking = tr("{label}: write it here").format(label=label)
        self.add(
            self.bind(
                Field(label, LineField(), hint=hint),
                read=lambda peer: str(getattr(peer, field)),
                act=lambda peer, words: change_peer(peer, field, words.strip()),
                check=lambda words: lacking if needed and not words.strip() else "",
            )
        )

    def _initials(self) -> None:
        hint = tr("They begin the reference of each meeting and finding this peer adds")
        self.add(
            self.bind(
                Field(tr("Initials"), LineField(), hint=hint),
                read=lambda peer: str(peer.initials),
                act=lambda peer, words: change_peer(peer, "initials", words.strip().upper()),
                check=self._initials_problem,
            )
        )

    def _initials_problem(self, words: str) -> str:
        peer = self._peer
        return initials_problem(self.arranged.team, peer, words) if peer else ""

    def _conflict(self) -> None:
        editor = TextField()
        editor.setFixedHeight(self.desk.look.theme.px(84))
        hint = tr("What they declared, and what was agreed. Leave it empty where there is none.")
        self.add(
            self.bind(
                Field(tr("Conflict of interest"), editor, hint=hint),
                read=lambda peer: str(peer.conflict_of_interest),
                act=lambda peer, words: change_peer(peer, "conflict_of_interest", words.strip()),
            )
        )
        self.touched = text("", "strong", wrap=True)
        self.meaning = text("", "secondary", wrap=True)
        icon = icon_label(self.desk.look, "info", "accent")
        line = row([icon], gap=10, margins=12)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        words = column([self.touched, self.meaning], gap=2)
        line.addItem(words)
        self.consequence = card(line)
        self.add(self.consequence)

    @override
    def show_record(self, record_id: UUID | None) -> None:
        self._id = record_id

    @override
    def record_id(self) -> UUID | None:
        return self._id

    @property
    def _peer(self) -> Peer | None:
        if self.set_up is None:
            return None
        return next((each for each in self.set_up.team if each.id == self._id), None)

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        peer = self._peer
        if peer is None:
            return False
        self.title.setText(peer.name)
        self.show_in_fields(peer)
        self.role.show_value(peer.role)
        self.role_field.show_error("")
        gone = peer.status is PeerStatus.WITHDRAWN
        words = tr("Bring back into the team") if gone else tr("Withdraw from the team")
        self.withdraw.setText(words)
        self.withdraw.setAccessibleName(words)
        self._show_consequence(peer, set_up)
        return True

    def _show_consequence(self, peer: Peer, set_up: SetUp) -> None:
        self.consequence.setVisible(bool(peer.conflict_of_interest))
        if not peer.conflict_of_interest:
            return
        touched = meetings_touched(peer, set_up)
        every = len(meetings_with(peer, set_up.meetings))
        if touched:
            of = trn(every, "the one meeting", "the {number} meetings")
            words = tr("{count} of {of} of {name} may touch it").format(
                count=len(touched), of=of, name=peer.name
            )
            named = [self._named(each) for each in touched[:MOST_NAMED]]
            if len(touched) > MOST_NAMED:
                named.append(tr("and {count} more").format(count=len(touched) - MOST_NAMED))
            meaning = tr(
                "{meetings}. Let another peer lead there, or agree with the council that it is "
                "no obstacle and write that above."
            ).format(meetings="; ".join(named))
        else:
            words = tr("No meeting of {name} seems to touch it").format(name=peer.name)
            meaning = tr(
                "The words above were compared with the titles, places and themes of the "
                "meetings. Look again once the timetable changes."
            )
        self.touched.setText(words)
        self.meaning.setText(meaning)

    def _named(self, meeting: Any) -> str:
        if meeting.starts is None:
            return str(meeting.title)
        when = self.desk.local(meeting.starts)
        return f"{meeting.title}, {short_day(when.date())} {when:%H:%M}"

    def _take_role(self, role: Any) -> ChangeSet | None:
        peer = self._peer
        if peer is None:
            return None
        if leaves_nobody_in_charge(self.arranged.team, peer, role):
            self.role.show_value(peer.role)
            self.role_field.show_error(_nobody_in_charge())
            return None
        return change_peer(peer, "role", role)

    def _withdraw(self) -> None:
        peer = self._peer
        if peer is None:
            return
        if peer.status is PeerStatus.WITHDRAWN:
            self.do(bring_back_peer(peer), said=tr("{name} is back").format(name=peer.name))
        elif leaves_nobody_in_charge(self.arranged.team, peer, None):
            self.role_field.show_error(_nobody_in_charge())
            self.role.setFocus()
        else:
            said = tr("{name} has withdrawn. Notes and meetings keep the name.")
            self.do(withdraw_peer(peer), said=said.format(name=peer.name))


def _nobody_in_charge() -> str:
    return tr(
        "Role: nobody else is challenge manager or lead peer, so nobody could change the set-up "
        "any more. Give that role to another peer first."
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
