"""The chosen finding: what carries it, whom that was heard from, who has not been heard yet."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sli_desktop.models.records.finding import EvidenceStrength, Stance
from sli_desktop.models.records.note import Note
from sli_desktop.storage import Carried, SortLine
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.evidence.finding_rows import FindingRow
from sli_desktop.ui.screens.evidence.near_rows import Near, NearRows
from sli_desktop.ui.screens.evidence.room import Room
from sli_desktop.ui.widgets.chips import ChipLine
from sli_desktop.ui.widgets.parts import button, card, column, icon_label, row, text
from sli_desktop.wording import tr, trn

MOST_NOTES = 12
EVIDENCE_WORDS = {
    EvidenceStrength.NOT_SET: tr("Evidence: not set"),
    EvidenceStrength.THIN: tr("Evidence: thin"),
    EvidenceStrength.SOME: tr("Evidence: some"),
    EvidenceStrength.STRONG: tr("Evidence: strong"),
}


class FindingDetail(QWidget):
    """`opened` gives the finding to open in full, `taken_out` a note to take out of it."""

    opened = Signal(object)
    taken_out = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._finding: UUID | None = None
        self.heading = text("", "heading", wrap=True)
        self.label = ChipLine(look)
        self.headline = text("", "strong", wrap=True)
        self.strength = text("", wrap=True)
        self.reference = text("", "secondary")
        self.open = button(look, tr("Open the finding"), icon="pen-line", key="Enter")
        self.open.clicked.connect(lambda: self.opened.emit(self._finding))
        self.notes = NearRows(look, tr("Linked notes"))
        self.more = text("", "secondary", wrap=True)
        self.who_head = text(tr("Who said it"), "small_strong")
        self.who = text("", wrap=True)
        self.missing_words = text("", wrap=True)
        warning = column([text(tr("Not yet heard from"), "strong"), self.missing_words], gap=2)
        inside = row([icon_label(look, "triangle-alert", "warn"), warning], gap=10, margins=10)
        self.missing = card(inside, "banner")
        parts = (
            self.heading, self.label, self.headline, self.strength, self.reference,
            row([self.open, None]),
            self.notes, self.more, self.who_head, self.who, self.missing, None,
        )  # fmt: skip
        self.setLayout(column(parts, gap=10, margins=(2, 2, 8, 2)))
        self.notes.asked.connect(lambda near: self.taken_out.emit(near.note))

    def show_finding(
        self,
        shown: FindingRow,
        room: Room,
        carried: Sequence[Carried],
        notes: Sequence[Note],
        evidence: EvidenceStrength,
    ) -> None:
        """Show a finding; `notes` are the first of those that carry it."""
        line = shown.line
        self._finding = line.id
        self.heading.setText(tr("{finding} in detail").format(finding=line.name))
        self.label.show_chips([shown.chip])
        self.headline.setText(line.headline)
        self.strength.setText(EVIDENCE_WORDS[evidence])
        self.reference.setText(tr("Reference {reference}").format(reference=line.reference))
        self.reference.setVisible(bool(line.reference))
        stance = {each.note: each.stance for each in carried}
        self.notes.show_rows(tuple(_near(note, room, stance.get(note.id)) for note in notes))
        left = len(carried) - len(notes)
        self.more.setText(trn(left, "{number} more note", "{number} more notes"))
        self.more.setVisible(left > 0)
        counted = [(each.name, _heard(each.id, carried, room)) for each in room.groups]
        heard = [f"{name} · {number}" for name, number in counted if number]
        self.who.setText("\n".join(heard))
        for each in (self.who_head, self.who):
            each.setVisible(bool(heard))
        wanted = [e.name for e in room.groups if e.target and e.id not in shown.tally.groups]
        self.missing_words.setText(", ".join(wanted))
        self.missing.setVisible(bool(wanted))


def _heard(group: UUID, carried: Sequence[Carried], room: Room) -> int:
    return room.remarks.count(
        each.note for each in carried if each.stance is Stance.SUPPORTS and group in each.groups
    )


def _near(note: Note, room: Room, stance: Stance | None) -> Near:
    line = SortLine.of(note)
    why = room.meta(line)
    if stance is Stance.AGAINST:
        why = tr("Speaks against it. {where}").format(where=why)
    return Near(note.id, room.shown(line), why, tr("Take out"))
