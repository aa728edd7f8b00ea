"""What was changed by both, on Share: one at a time, until a person has chosen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.settling import Clash, clashes, settle
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.share.clash_card import ClashCard
from sli_desktop.ui.screens.share.view import ShareView
from sli_desktop.ui.widgets.parts import clear
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping


class Clashing:
    """Shows one card; a choice brings the next. `names` are the people of the laptops."""

    def __init__(self, desk: Desk, view: ShareView) -> None:
        self._desk, self._view = desk, view
        self._at = 0
        self._narrow = False
        self.names: Mapping[str, str] = {}
        self.cards: list[ClashCard] = []
        view.before.clicked.connect(lambda: self._turn(-1))
        view.next.clicked.connect(lambda: self._turn(1))

    def show(self, *, first: bool = False) -> None:
        """Show what waits now; the one that showed before stays, unless the first is wanted."""
        self._at = 0 if first else self._at
        view = self._view
        with self._desk.workspace.read() as read:
            found = clashes(read)
            # The texts side by side may name any record; without a clash nothing is named.
            records = read.everything() if found else ChallengeRecords.of(())
        view.clash_part.setVisible(bool(found))
        clear(view.clashes)
        self.cards = []
        if not found:
            return
        self._at = min(self._at, len(found) - 1)
        words = tr("Changed by both · {at} of {number}")
        view.clash_title.setText(words.format(at=self._at + 1, number=len(found)))
        for each in (view.before, view.next):
            each.setVisible(len(found) > 1)
        view.before.setEnabled(self._at > 0)
        view.next.setEnabled(self._at < len(found) - 1)
        self._show_card(found[self._at], records)

    def set_narrow(self, *, narrow: bool) -> None:
        """The texts below each other where there is no room beside each other."""
        self._narrow = narrow
        for card in self.cards:
            card.set_narrow(narrow=narrow)

    def choose(self, number: int, focus: QWidget | None) -> bool:
        """Take a choice by its number while the focus is in the card, and not in a text."""
        if focus is None or not any(card.isAncestorOf(focus) for card in self.cards):
            return False
        return self.cards[0].choose(number)

    def _show_card(self, clash: Clash, records: ChallengeRecords) -> None:
        mine = self._desk.workspace.device
        card = ClashCard(self._desk.look, clash, records, names=self.names, mine=mine)
        card.settled.connect(lambda value: self._settle(clash, value))
        card.set_narrow(narrow=self._narrow)
        self._view.clashes.addWidget(card)
        self.cards.append(card)

    def _turn(self, by: int) -> None:
        self._at = max(0, self._at + by)
        self.show()
        if self.cards:
            self.cards[0].buttons[0].setFocus()

    def _settle(self, clash: Clash, value: JsonValue) -> None:
        self._desk.acts.do(settle(clash, value))
        first = self.cards[0].buttons[0] if self.cards else self._view.make
        first.setFocus()
