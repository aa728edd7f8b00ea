"""Attaching pictures and files to notes, where the challenge allows it; all work off the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.services.attachments import (
    LARGEST_FILE,
    MOST_OF_A_NOTE,
    NotAttachableError,
    Taken,
    attach,
    change_caption,
    remove,
)
from sli_desktop.services.attachments_allowed import attachments_allowed
from sli_desktop.storage import View, Workspace
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.pictures import limit_memory, picture_of, take, take_image
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.capture.attachment_pane import AttachmentPane
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.wording import tr, trn

OFF = tr("Photographs and files are switched off. The challenge manager can allow them in set-up.")
PASTED_NAME = tr("Picture from the clipboard")
Kept = tuple[Taken, str]


class Attaching(QObject):
    """Knows what hangs on the notes of the meeting. `pick` is the file picker; tests answer it.

    `said` tells what was done, `told` what is switched off, `changed` that a note has more or less,
    `left` that the person goes back to the notes.
    """

    said = Signal(str)
    told = Signal(str)
    troubled = Signal(object)
    changed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, view: CaptureView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self.is_allowed = False
        self.pick: Callable[[], Sequence[Path]] = self._pick
        self.of_notes: dict[NoteId, list[Attachment]] = {}
        self._shown: tuple[NoteId, int] | None = None
        self.pane = AttachmentPane(desk.look)
        view.stage.addWidget(self.pane)
        self.pane.left.connect(self.left)
        self.pane.stepped.connect(self._step)
        self.pane.removed.connect(self._remove)
        self.pane.captioned.connect(self._caption)
        limit_memory()

    def open(self, view: View, notes: Sequence[Note]) -> None:
        """Take up the notes of a meeting."""
        self.is_allowed = attachments_allowed(view)
        self._view.line_card.attach.setVisible(self.is_allowed)
        wanted = {note.id for note in notes}
        self.of_notes = {}
        for each in view.all(Attachment):
            if each.note in wanted:
                self.of_notes.setdefault(each.note, []).append(each)

    def number(self, note: NoteId) -> int:
        """How many pictures and files hang on a note."""
        return len(self.of_notes.get(note, ()))

    def follow(self, committed: Committed) -> None:
        """Take up what an act attached, changed or removed."""
        touched = [c for c in committed.changes if isinstance(c.record, Attachment)]
        for change in touched:
            record, after = change.record, change.after
            if not isinstance(record, Attachment):
                continue
            kept = [each for each in self.of_notes.get(record.note, []) if each.id != record.id]
            if isinstance(after, Attachment):
                kept.append(after)
            self.of_notes[record.note] = sorted(kept, key=lambda each: each.id)
        if touched:
            self.changed.emit()
            self._show_again()

    # --- attaching ------------------------------------------------------------------------------

    def ask(self, note: Callable[[], Note | None]) -> None:
        """Let the person pick files for a note; the note is asked for once there are some."""
        if not self.is_allowed:
            self.told.emit(OFF)
            return
        files = self.pick()
        if files:
            self._start(note(), lambda: [take(_read(file), file.name) for file in files])

    def take_mime(self, data: QMimeData, note: Callable[[], Note | None]) -> bool:
        """Attach a picture or files that were pasted or dropped; False where there are none."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        has_image = data.hasImage() and not data.hasText()
        if not has_image and not files:
            return False
        if not self.is_allowed:
            self.told.emit(OFF)
            return True
        image = data.imageData() if has_image else None
        if isinstance(image, QImage):
            self._start(note(), lambda: [take_image(image, PASTED_NAME)])
        else:
            self._start(note(), lambda: [take(_read(file), file.name) for file in files])
        return True

    def _pick(self) -> Sequence[Path]:
        title = tr("Attach photographs or files")
        found, _ = QFileDialog.getOpenFileNames(self._view, title, str(Path.home()))
        return [Path(file) for file in found]

    def _start(self, note: Note | None, read: Callable[[], list[Taken]]) -> None:
        if note is None:
            self.told.emit(tr("Write a note first, then attach to it."))
            return
        workspace, room = self._desk.workspace, MOST_OF_A_NOTE - self.number(note.id)
        self._desk.jobs.start(
            tr("Attach"),
            lambda: _keep(workspace, read()[:room]),
            done=lambda kept: self._kept(note, kept),
            failed=self._failed,
        )

    def _kept(self, note: Note, kept: list[Kept]) -> None:
        if not kept:
            words = tr("A note holds at most {most} attachments.")
            self.told.emit(words.format(most=MOST_OF_A_NOTE))
            return
        act = attach(note, kept, new_id=self._desk.new_id)
        if self._desk.acts.do(act) is not None:
            self.said.emit(trn(len(kept), "{number} file attached", "{number} files attached"))

    def _failed(self, error: Exception) -> None:
        self.troubled.emit(as_problem(error))

    # --- looking --------------------------------------------------------------------------------

    def show(self, note: NoteId) -> None:
        """Show what hangs on a note, in the place of the notes."""
        if self.number(note):
            self._view.stage.setCurrentWidget(self.pane)
            self._show(note, 0)
            self.pane.setFocus()

    def _shown_now(self) -> Attachment | None:
        if self._shown is None or self._view.stage.currentWidget() is not self.pane:
            return None
        note, place = self._shown
        found = self.of_notes.get(note, [])
        return found[place] if place < len(found) else None

    def _show(self, note: NoteId, place: int) -> None:
        found = self.of_notes[note]
        place %= len(found)
        attachment = found[place]
        self._shown = (note, place)
        self.pane.show_attachment(attachment, place + 1, len(found))
        workspace, sha256, kind = self._desk.workspace, attachment.sha256, attachment.media_type

        def work() -> QImage:
            return picture_of(workspace.get_blob(sha256), kind)

        self._desk.jobs.start(
            tr("Open an attachment"),
            work,
            done=lambda image: self._drawn(attachment, image),
            failed=self._failed,
        )

    def _drawn(self, attachment: Attachment, image: QImage) -> None:
        now = self._shown_now()
        if now is not None and now.id == attachment.id:
            self.pane.show_image(image, attachment.name)

    def _show_again(self) -> None:
        if self._shown is None or self._view.stage.currentWidget() is not self.pane:
            return
        note, place = self._shown
        found = self.of_notes.get(note, [])
        if not found:
            self.left.emit()
        elif not self.pane.caption.hasFocus():
            self._show(note, min(place, len(found) - 1))

    def _step(self, step: int) -> None:
        if self._shown is not None and self._shown_now() is not None:
            note, place = self._shown
            self._show(note, place + step)

    def _remove(self) -> None:
        now = self._shown_now()
        if now is not None and self._desk.acts.do(remove(now)) is not None:
            self.said.emit(tr("Attachment removed"))

    def _caption(self, words: str) -> None:
        now = self._shown_now()
        if now is not None and words.strip() != now.caption:
            act = change_caption(now, words)
            self._desk.acts.do(act, visit=self.pane.caption.visit.token)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError:
        raise NotAttachableError(
            tr("This file cannot be read."), tr("Copy it onto this laptop, then attach the copy.")
        ) from None


def _keep(workspace: Workspace, taken: list[Taken]) -> list[Kept]:
    return [(each, workspace.put_blob(each.content)) for each in taken]
