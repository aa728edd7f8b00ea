"""What a meeting left to ask: ticked, it goes into another meeting as a question."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sli_desktop.calendar_words import short_weekday
from sli_desktop.models.records.note import Note
from sli_desktop.services.wrapping_up import ANYONE, Target
from sli_desktop.storage import MeetingLine
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.forms import Choice
from sli_desktop.ui.widgets.parts import clear
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr

MOST_TARGETS = 30
"""So many coming meetings are offered for a follow-up."""


class FollowUpRow(QWidget):
    """One follow-up: a tick that carries it, and where to."""

    def __init__(self, look: Look, note: Note, options: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self.note = note
        self.check = Check(look, note.body)
        self.where = Choice(look, options)
        self.where.setAccessibleName(tr("Carry to, for {note}").format(note=note.body))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._line.addWidget(self.check, 1, middle)
        self._line.addWidget(self.where, 0, middle)

    def set_narrow(self, *, narrow: bool) -> None:
        """Where to goes below the words where there is no room beside them."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._line.setSpacing(4 if narrow else 12)


class FollowUps(QObject):
    """Fills the rows. `ticked` and `sent` give the note, and whether, or where to."""

    ticked = Signal(object, bool)
    sent = Signal(object, object)

    def __init__(self, look: Look, layout: QVBoxLayout, *, is_quiet: bool = False) -> None:
        """`is_quiet` asks where to only of those that are ticked."""
        super().__init__()
        self._look, self._layout, self._is_quiet = look, layout, is_quiet
        self.rows: list[FollowUpRow] = []
        self._made_for: object = None
        self._narrow = False

    def show(
        self,
        notes: Sequence[Note],
        upcoming: Sequence[tuple[MeetingLine, datetime | None]],
        going: Sequence[tuple[bool, Target]],
    ) -> None:
        """Show follow-ups with whether each is carried and where to."""
        wanted = ([(each.id, each.body) for each in notes], [line.id for line, _ in upcoming])
        if wanted != self._made_for:
            self._made_for = wanted
            self._make(notes, upcoming, going)
        for row, note, (is_going, target) in zip(self.rows, notes, going, strict=True):
            row.note = note
            row.check.setChecked(is_going)
            row.where.setVisible(is_going or not self._is_quiet)
            row.where.show_value(target)

    def _make(
        self,
        notes: Sequence[Note],
        upcoming: Sequence[tuple[MeetingLine, datetime | None]],
        going: Sequence[tuple[bool, Target]],
    ) -> None:
        clear(self._layout)
        self.rows = []
        for note, (_, target) in zip(notes, going, strict=True):
            row = FollowUpRow(self._look, note, targets(upcoming, target))
            row.check.clicked.connect(lambda on, r=row: self.ticked.emit(r.note, on))
            row.where.chosen.connect(lambda to, r=row: self.sent.emit(r.note, to))
            row.set_narrow(narrow=self._narrow)
            self._layout.addWidget(row)
            self.rows.append(row)

    def set_narrow(self, *, narrow: bool) -> None:
        """One below the other."""
        self._narrow = narrow
        for row in self.rows:
            row.set_narrow(narrow=narrow)


def target_words(line: MeetingLine, starts: datetime | None) -> str:
    """A coming meeting to carry something into, such as "CFO · Wed 09:00"."""
    when = f"{short_weekday(starts)} {clock_time(starts)}" if starts else ""
    return " · ".join(each for each in (line.title, when) if each)


def targets(
    upcoming: Sequence[tuple[MeetingLine, datetime | None]], kept: Target
) -> list[tuple[str, object]]:
    """Where a follow-up may go; where it goes now is always among them."""
    found: list[tuple[str, object]] = [(tr("Anyone"), ANYONE)]
    for line, starts in upcoming:
        if len(found) <= MOST_TARGETS or line.id == kept.meeting:
            found.append((target_words(line, starts), Target(line.id)))  # type: ignore[arg-type]
    if all(value != kept for _, value in found):
        found.append((tr("A meeting that is over"), kept))
    return found
