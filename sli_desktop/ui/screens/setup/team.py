"""The peer team: who is in it, who sits at this laptop."""

from typing_extensions import override

from sli_desktop.models.records.people import Peer, PeerRole, PeerStatus
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.rights import role_words
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.services.desk import sit_down
from sli_desktop.services.people import add_peer
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page, fill_choice
from sli_desktop.ui.widgets.add_box import AddBox
from sli_desktop.ui.widgets.arrange_list import ArrangeList
from sli_desktop.ui.widgets.arrange_row import RowWords
from sli_desktop.ui.widgets.forms import Choice, Field
from sli_desktop.wording import tr


class TeamPage(Page):
    """Everybody of the team; a row opens one of them."""

    name = "team"
    task = TaskName.TEAM

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Peer team"))
        self.sits_here = Choice(desk.look, [])
        self.sits_here.chosen.connect(self._sit_down)
        self.add(
            Field(
                tr("Who sits at this laptop"),
                self.sits_here,
                hint=tr("New notes carry this name. It is kept on this laptop alone."),
            )
        )
        self.list = ArrangeList(desk.look, tr("Peer team"), can_move=False)
        self.list.opened.connect(lambda key: self.asked.emit("peer", key))
        self.more = AddBox(desk.look, tr("Another peer"), tr("Add peer"), hint=tr("Full name"))
        self.more.asked.connect(self._add)
        self.add(self.list, self.more)
        self.mine(self.more)

    @override
    def first(self) -> Choice:
        return self.sits_here

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        here = self.desk.peer.id
        options: list[tuple[str, object]] = [(peer.name, peer.id) for peer in set_up.here]
        fill_choice(self.sits_here, options, here)
        self.list.show_rows([self._row(each) for each in set_up.team])
        return True

    def _row(self, peer: Peer) -> RowWords:
        role = role_words(peer.role)
        more = " · ".join(each for each in (role[:1].upper() + role[1:], peer.organisation) if each)
        aside, tone = "", ""
        if peer.status is PeerStatus.WITHDRAWN:
            aside = tr("Withdrawn")
        elif peer.conflict_of_interest:
            aside, tone = tr("Conflict declared"), "warn"
        elif peer.id == self.desk.peer.id:
            aside = tr("You")
        act = tr("Edit") if self.may_arrange else tr("Open")
        return RowWords(peer.id, peer.name, peer.initials, more, aside, act, tone)

    def _sit_down(self, value: object) -> None:
        peer = next((each for each in self.arranged.team if each.id == value), None)
        if peer is None or peer.id == self.desk.peer.id:
            return
        with self.desk.workspace.transaction() as transaction:
            sit_down(transaction, peer.id)
        self.desk.here.peer = peer
        self.told.emit(tr("From now on new notes carry the name {name}").format(name=peer.name))
        self.changed.emit()

    def _add(self, words: str) -> None:
        peer, act = add_peer(
            self.arranged.team, name=words, role=PeerRole.OFFICER_PEER, new_id=self.desk.new_id
        )
        if self.do(act) is not None:
            self.asked.emit("peer", peer.id)

    @override
    def new_item(self) -> None:
        self.more.line.setFocus()
