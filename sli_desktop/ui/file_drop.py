"""A file dropped anywhere on the window goes to whoever takes its kind."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class FileDrop(QObject):
    """Lets one local file that `takes` accepts be dropped on a widget and hands it to `give`."""

    def __init__(
        self, target: QWidget, takes: Callable[[Path], bool], give: Callable[[Path], None]
    ) -> None:
        super().__init__(target)
        self._takes, self._give = takes, give
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return False
        file = _file_of(event)
        if file is None or not self._takes(file):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop and not isinstance(event, QDragEnterEvent):
            self._give(file)
        return True


def _file_of(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
