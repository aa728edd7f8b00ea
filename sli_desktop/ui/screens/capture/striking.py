"""What "Raise a concern" does: finds what was just typed, and lets it vanish whole."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.models.records.note import Note
from sli_desktop.services.capture import bin_notes
from sli_desktop.services.concern import can_be_struck, strike_line, strike_note
from sli_desktop.services.contact_numbers import contact_numbers
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.qtmodels.notes import NotesModel
from sli_desktop.ui.screens.capture.concern import ConcernPane, Target
from sli_desktop.ui.screens.capture.typing import Typing
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr

STRUCK = tr("Struck out. No note, undo or automatic backup of this challenge holds it any more.")
LOG_LEFT = tr("Struck out of the notes. Close the challenge soon: that clears the last copy of it.")
DELETED = tr("Deleted. It is in the bin and in no report; tell the challenge manager.")


class Striking(QObject):
    """Runs the pane. `left` when the person goes back to the notes, `spot_asked` to the form."""

    left = Signal()
    spot_asked = Signal(object)

    def __init__(self, desk: Desk, view: CaptureView, typing: Typing, notes: NotesModel) -> None:
        super().__init__()
        self._desk, self._view, self._typing, self._notes = desk, view, typing, notes
        self.pane = ConcernPane(desk.look)
        view.stage.addWidget(self.pane)
        self.pane.left.connect(self.left)
        self.pane.strike_asked.connect(self.strike)
        self.pane.form_asked.connect(lambda: self.spot_asked.emit(Spot("paper", None, "concern")))

    def open(self) -> None:
        """Show whom to ring, with the focus on striking out what was just typed."""
        with self._desk.workspace.read() as view:
            self.pane.show_numbers(contact_numbers(view))
        self.pane.tell("")
        self._look()
        self._view.stage.setCurrentWidget(self.pane)
        (self.pane.strike if self.pane.strike.isVisible() else self.pane.back).setFocus()

    def _look(self) -> None:
        self.pane.show_target(self.target())

    def target(self) -> Target | None:
        """The line in the box; where it is empty, the newest note of one's own in this meeting."""
        editing = self._typing.line.editing
        if editing is None and not self._typing.is_empty:
            return Target(tr("the line being typed"))
        mine = [note for note in self._notes.notes if note.author == self._desk.peer.id]
        note = editing or next(iter(reversed(mine)), None)
        if note is None:
            return None
        with self._desk.workspace.read() as view:
            sealed = not can_be_struck(view, note)
        when = clock_time(self._desk.local(note.first_key))
        return Target(tr("the note of {time}").format(time=when), note, sealed)

    def strike(self) -> None:
        """Strike out what the button names."""
        target = self.target()
        if target is None:
            return
        if target.note is None:
            done = self._strike_line()
        elif target.is_sealed:
            done = self._desk.acts.do(bin_notes([target.note])) is not None
            self._typing.give_up_edit()
        else:
            done = self._strike_note(target.note)
        if done and target.is_sealed:
            self.pane.tell(DELETED)
        self._look()
        (self.pane.strike if self.pane.strike.isVisible() else self.pane.back).setFocus()

    def _strike_line(self) -> bool:
        since = self._typing.line.first_key or self._desk.clock()
        try:
            strike_line(self._desk.workspace)
        except SliError as problem:
            self._desk.acts.troubled.emit(problem)
            return False
        self._typing.forget()
        self._clean_up(since)
        return True

    def _strike_note(self, note: Note) -> bool:
        committed = self._desk.acts.tell(lambda: strike_note(self._desk.workspace, note))
        if committed is None:
            return False
        self._typing.forget()
        self._clean_up(note.first_key)
        return True

    def _clean_up(self, since: datetime) -> None:
        """Off the GUI thread: what a reader held of the log, and backups made meanwhile."""
        workspace = self._desk.workspace

        def work() -> bool:
            workspace.renew_backups(since)
            return workspace.empty_log()

        self._desk.jobs.start(tr("Renew backups"), work, done=self._done, failed=self._failed)

    def _done(self, emptied: bool) -> None:
        self.pane.tell(STRUCK if emptied else LOG_LEFT, tone="ok" if emptied else "warn")

    def _failed(self, error: Exception) -> None:
        words = tr("It is out of the notes, but a backup of this laptop may still hold it.")
        self.pane.tell(words, tone="warn")
        self._desk.acts.troubled.emit(as_problem(error))
