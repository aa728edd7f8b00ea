"""What the top bar says about saving: true at every moment, and tried again until it is well."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from sli_desktop.errors import SliError
from sli_desktop.storage import DiskFullError, FileMovedError, InUseError, NotWritableError
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.top_bar import TopBar
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

RETRY_MS = 3000
ABOUT = "saving"
"""What a banner of this room is about, so that it closes when saving works again."""


class Saving(QObject):
    """Follows acts and drafts. `carried` gives the folder of a copy the work goes on in.

    While the disk takes nothing, it is tried again every few seconds; then `Acts.freed` lets
    everybody hand in what is still only on the screen.
    """

    carried = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk, top: TopBar, banner: Banner) -> None:
        super().__init__()
        self._desk, self._top, self._banner = desk, top, banner
        self._since: datetime | None = None
        self.is_unsaved = False
        self.ask_folder: Callable[[], Path | None] = self._ask_folder
        self._retry = QTimer(self)
        self._retry.setObjectName("try to save again")
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(desk.acts.try_again)
        desk.acts.saved.connect(self._saved)
        desk.acts.troubled.connect(self._troubled)
        desk.acts.freed.connect(self._free)
        desk.acts.unsaved.connect(self._typing)
        banner.action.clicked.connect(self.save_elsewhere)
        with desk.workspace.read() as view:
            newest = next(iter(view.acts(1)), None)
        if newest is not None:
            self._since = desk.local(newest.at)
        self._show_saved()

    def words(self) -> str:
        """Since when all is saved, for whoever asks."""
        if self.is_unsaved:
            return tr("Not saved yet. It is tried again every few seconds.")
        if self._since is None:
            return tr("Nothing to save yet")
        return tr("Already saved at {time}").format(time=clock_time(self._since))

    def draft_changed(self, words: str) -> None:
        """How the line being typed stands: on its way to the disk, or since when there."""
        if not words:
            self._typing(True)
            return
        self._since = self._desk.now()
        self._free()

    def _typing(self, going_on: bool) -> None:
        if self.is_unsaved:
            return
        if going_on:
            self._top.show_saving()
        else:
            self._show_saved()

    def _saved(self, at: datetime) -> None:
        self._since = self._desk.local(at)
        self._free()

    def _free(self) -> None:
        self._retry.stop()
        self.is_unsaved = False
        self._banner.close_about(ABOUT)
        self._show_saved()

    def _show_saved(self) -> None:
        today = self._since is not None and self._since.date() == self._desk.now().date()
        if self._since is None or not today:
            self._top.show_saved(tr("Saved"))
        else:
            self._top.show_saved(tr("Saved {time}").format(time=clock_time(self._since)))

    def _troubled(self, problem: SliError) -> None:
        why = _why(problem)
        if not why:
            self._banner.show_problem(problem, about="act")
            return
        if not self.is_unsaved or self._banner.isHidden():
            self._banner.show_problem(problem, about=ABOUT)
            self._banner.offer(tr("Save a copy elsewhere"))
        self.is_unsaved = True
        self._top.show_trouble(tr("Not saved: {why}. Retrying…").format(why=why))
        if not self._retry.isActive():
            self._retry.start()

    # --- a copy elsewhere -----------------------------------------------------------------------

    def save_elsewhere(self) -> None:
        """Make a whole copy where the person says, and go on in it."""
        place = self.ask_folder()
        if place is None:
            return
        workspace, acts = self._desk.workspace, self._desk.acts
        name = f"{workspace.folder.stem} {self._desk.now():%d-%m %H.%M}{workspace.folder.suffix}"
        folder = place / name
        self._retry.stop()
        acts.is_paused = True
        self._desk.jobs.start(
            "Save a copy",
            lambda: workspace.carry_to(folder),
            done=lambda _: self._carried(folder),
            failed=self._not_carried,
        )

    def _ask_folder(self) -> Path | None:
        title = tr("Save a copy elsewhere: choose a folder")
        found = QFileDialog.getExistingDirectory(self._top, title)
        return Path(found) if found else None

    def _carried(self, folder: Path) -> None:
        self._desk.acts.is_paused = False
        self._desk.acts.try_again()
        self.carried.emit(folder)
        self.told.emit(tr("Saved in {folder}. You go on there.").format(folder=folder.name))

    def _not_carried(self, error: Exception) -> None:
        self._desk.acts.is_paused = False
        self._banner.show_problem(as_problem(error), about=ABOUT)
        self._banner.offer(tr("Save a copy elsewhere"))
        self._retry.start()


def _why(problem: SliError) -> str:
    """Why nothing can be saved now; empty where only this one act was refused."""
    match problem:
        case DiskFullError():
            return tr("disk full")
        case NotWritableError():
            return tr("the folder takes no changes")
        case FileMovedError():
            return tr("the challenge was moved")
        case InUseError():
            return tr("another program holds the file")
        case _:
            return ""
