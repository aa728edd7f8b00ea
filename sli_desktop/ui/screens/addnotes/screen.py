"""Add notes: a file or pasted words are read, shown line by line, then added as one act."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import Committed, make
from sli_desktop.models.records.ids import MeetingId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.services.intake.note_files import notes_of_pasted, read_notes
from sli_desktop.services.intake.note_lines import NotePage
from sli_desktop.services.intake.problems import NothingInsideError
from sli_desktop.services.pasted import keep_pasted, read_pasted
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.addnotes.preview import Preview
from sli_desktop.ui.screens.addnotes.view import AddNotesView
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.spot import Spot, origin_of
from sli_desktop.ui.widgets.parts import restyle
from sli_desktop.wording import tr, trn

AskFile = Callable[[Path], Path | None]
KINDS = ("docx", "txt", "md", "csv", "xlsx")


class AddNotesScreen(Screen):
    """`ask_file` is handed in, so that tests answer the dialog."""

    name = "addnotes"
    title = tr("Add notes")
    help_page = "addnotes"
    keys = (
        (tr("Leave a line out, or take it in"), "Enter"),
        (tr("Back to where you were"), "Esc"),
    )

    def __init__(self, desk: Desk, documents: Path, *, ask_file: AskFile | None = None) -> None:
        super().__init__()
        self._desk, self._folder = desk, documents
        self.ask_file = ask_file or self._ask_file
        self._came_from: Meeting | None = None
        self._origin = Spot("interviews")
        self._is_pasted = False
        self._turn = 0
        self.view = AddNotesView(desk.look)
        self.preview = Preview(desk, self.view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.choose.clicked.connect(self.choose_file)
        view.read.clicked.connect(self.read_pasted)
        view.cancel.clicked.connect(self.start_again)
        view.other.clicked.connect(self.start_again)
        view.back.clicked.connect(self.go_back)
        view.paste.paused.connect(self._keep)
        view.paste.settled.connect(self._keep)
        self.preview.failed.connect(self._failed)
        view.add.clicked.connect(self.add)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.go_back)

    # --- where we are ---------------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        with self._desk.workspace.read() as view:
            self._came_from = view.get(Meeting, spot.record)
        usual = Spot("capture", spot.record) if spot.record else Spot("interviews")
        self._origin = origin_of(spot) or usual

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self._came_from.id if self._came_from else None)

    @override
    def enter(self) -> None:
        with self._desk.workspace.read() as view:
            kept = read_pasted(view)
        if self.preview.page is not None:
            self.preview.plan()
            return
        self.view.banner.hide()
        self.view.show_reading("")
        if not self.view.paste.toPlainText():
            self.view.paste.show_text(kept)
        self.view.show_preview(on=False)
        (self.view.paste if self.view.paste.toPlainText() else self.view.choose).setFocus()

    @override
    def leave(self) -> None:
        self.view.paste.settle()
        self._turn += 1

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible() and self.preview.page is not None:
            self.preview.plan()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self.preview.page is None:
            return (self.view.choose, self.view.paste)
        return (self.view.author, self.view.parts, self.view.lines, self.view.add)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    def go_back(self) -> None:
        """From the preview to the source; from there to where the person came from."""
        if self.preview.page is not None:
            self.start_again()
        else:
            self.spot_asked.emit(self._origin)

    def _keep(self, words: str) -> None:
        try:
            keep_pasted(self._desk.workspace, words)
        except SliError as problem:
            self.troubled.emit(problem)

    # --- reading --------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        file = self.ask_file(self._folder)
        if file is not None:
            self.read_file(file)

    def read_file(self, file: Path) -> None:
        """Read a file off the GUI thread; it may be hostile, and what is read is bounded."""
        self._folder = file.parent
        self._is_pasted = False
        self.view.from_what.setText(file.name)
        self._read(lambda: read_notes(file), Path(file.name))

    def read_pasted(self) -> None:
        """Read what stands in the box."""
        words = self.view.paste.toPlainText()
        if not words.strip():
            self.view.banner.say(tr("There is nothing in the box yet."))
            self.view.paste.setFocus()
            return
        self._is_pasted = True
        self.view.from_what.setText(tr("Pasted words"))
        self._read(lambda: notes_of_pasted(words), Path(tr("that you pasted")))

    def _read(self, work: Callable[[], NotePage], name: Path) -> None:
        self.view.banner.hide()
        self.view.show_reading(tr("Reading {name} …").format(name=name.name))
        self._turn += 1
        turn = self._turn

        def done(page: NotePage) -> None:
            if turn == self._turn:
                self._take(page, name)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._failed(error)

        self._desk.jobs.start(tr("Read notes"), work, done=done, failed=failed)

    def _take(self, page: NotePage, name: Path) -> None:
        self.view.show_reading("")
        if not page.notes and not page.left_out:
            self._failed(NothingInsideError(name, tr("notes")))
            return
        self.view.show_preview(on=True)
        self.preview.begin(page, self._came_from)

    def _failed(self, error: Exception) -> None:
        self.view.show_reading("")
        self.view.banner.show_problem(as_problem(error))

    def start_again(self) -> None:
        """Stop reading, or put the preview away; nothing was changed."""
        self._turn += 1
        self.preview.clear()
        self.view.show_reading("")
        self.view.show_preview(on=False)
        self.view.choose.setFocus()

    # --- doing ----------------------------------------------------------------------------------

    def add(self) -> None:
        """Add the notes as one act, and go to where they are."""
        found = self.preview.found
        if found is None:
            return
        notes = found.plan.notes
        if not notes:
            self.view.banner.say(tr("There is no note to add: all are there already or left out."))
            return
        number = len(notes)
        act = make(trn(number, "Add {number} note", "Add {number} notes"), *notes)
        self.preview.clear()
        if self._desk.acts.do(act) is None:
            self.preview.put_back(found)
            return
        if self._is_pasted:
            self.view.paste.show_text("")
            self._keep("")
        self.said.emit(trn(number, "{number} note added", "{number} notes added"))
        meetings = {note.meeting for note in notes}
        self.spot_asked.emit(self._after(meetings.pop() if len(meetings) == 1 else None))

    def _after(self, meeting: MeetingId | None) -> Spot:
        """Where the notes are: their meeting, in the manner the person came from it."""
        if meeting is None:
            return Spot("interviews")
        return self._origin if self._origin.record == meeting else Spot("capture", meeting)

    def _ask_file(self, folder: Path) -> Path | None:
        endings = " ".join(f"*.{each}" for each in KINDS)
        kinds = tr("Notes ({endings})").format(endings=endings)
        found, _ = QFileDialog.getOpenFileName(self, tr("Choose notes"), str(folder), kinds)
        return Path(found) if found else None

    # --- dropping -------------------------------------------------------------------------------

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event.mimeData()) is not None:
            restyle(self.view.drop, "chosen", "true")
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self.view.drop, "chosen", "false")

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self.view.drop, "chosen", "false")
        file = _file_of(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.start_again()
            self.read_file(file)


def _file_of(dropped: QMimeData) -> Path | None:
    files = [url.toLocalFile() for url in dropped.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None
