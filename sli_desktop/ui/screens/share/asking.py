"""The file pickers of Share, handed in so that tests answer them; and what is done with a file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from sli_desktop.wording import tr

FILTER = tr("Bundles (*.slibundle)")
REQUESTS = tr("Join requests (*.slijoin)")


class Asking(NamedTuple):
    """Each is given the folder to begin in; nothing where the person chose nothing."""

    folder: Callable[[Path], Path | None]
    bundles: Callable[[Path], Sequence[Path]]
    request: Callable[[Path], Path | None] = lambda _start: None


def file_pickers(parent: QWidget) -> Asking:
    """The pickers of the system."""

    def folder(start: Path) -> Path | None:
        words = tr("Folder for the bundle")
        found = QFileDialog.getExistingDirectory(parent, words, str(start))
        return Path(found) if found else None

    def bundles(start: Path) -> Sequence[Path]:
        found, _ = QFileDialog.getOpenFileNames(parent, tr("Choose bundles"), str(start), FILTER)
        return [Path(each) for each in found]

    def request(start: Path) -> Path | None:
        words = tr("Choose a join request")
        found, _ = QFileDialog.getOpenFileName(parent, words, str(start), REQUESTS)
        return Path(found) if found else None

    return Asking(folder, bundles, request)


def show_folder(folder: Path) -> None:
    """Open a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def copy_file(file: Path) -> None:
    """Put a file on the clipboard, to be pasted into a mail."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)
