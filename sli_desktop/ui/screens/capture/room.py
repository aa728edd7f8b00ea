"""Who is in the room: a chip a role; the chosen one speaks until another is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.ids import AttendanceId
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.capture.state import Room
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.widgets.parts import button, clear

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class RoomRow(QObject):
    """Fills the row of roles; `speaker_chosen` and `role_added` say what the person did."""

    speaker_chosen = Signal(object)
    role_added = Signal(str)

    def __init__(self, look: Look, view: CaptureView) -> None:
        super().__init__()
        self._look, self._view = look, view
        self.chips: dict[AttendanceId | None, QPushButton] = {}
        view.add_role.clicked.connect(self._ask)
        view.role.returnPressed.connect(self._add)

    def fill(self, room: Room, speaker: AttendanceId | None) -> None:
        """One chip for all, one a role; a role held by one person says so."""
        clear(self._view.people)
        self.chips = {}
        self._chip(None, "All", "All speak")
        for person in room.people:
            words = (
                person.role_label
                if person.count == 1
                else (f"{person.role_label} × {person.count}")
            )
            alone = ", one person: this role can identify them" if person.count == 1 else ""
            self._chip(person.id, words, f"{words} speaks{alone}")
        self.show_speaker(speaker)

    def _chip(self, speaker: AttendanceId | None, words: str, name: str) -> None:
        chip = button(self._look, words, kind="chip", name=name)
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

    def _ask(self) -> None:
        self._view.role.clear()
        self._view.role.show()
        self._view.role.setFocus()

    def _add(self) -> None:
        words = self._view.role.text().strip()
        self._view.role.hide()
        self._view.line.setFocus()
        if words:
            self.role_added.emit(words)
