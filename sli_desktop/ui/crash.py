"""Our own bugs: noted in the log without a word of a note, told to the person, and outlived.

Python hands every exception that nobody caught to two hooks, one of them for plain threads; Qt's
slots and timers end there too. A fault inside a library that ends the process at once is written
down by `faulthandler`, which knows places in the code and no values.
"""

import faulthandler
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from PySide6.QtCore import QObject, Signal

from sli_desktop.logs import Log

FILE_NAME = "sli-desktop-faults.txt"
_LARGEST = 200_000
_MOST_LINES = 50

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Crashes(QObject):
    """Watches for what nobody caught, until `close`.

    `happened` is emitted with the exception on the thread of the window, wherever it was raised.
    """

    happened = Signal(object)

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log
        self._written = 0
        self._faults: BinaryIO | None = None
        self._before: tuple[Hook, Callable[[threading.ExceptHookArgs], object]] | None = None

    def watch(self, folder: Path | None = None) -> None:
        """Begin; faults that end the process are written into a file of the folder."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        if folder is not None:
            self._faults = _opened(folder / FILE_NAME)
        if self._faults is not None:
            faulthandler.enable(self._faults, all_threads=True)

    def close(self) -> None:
        """Put back what was there before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _caught(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        # Something that fails with every paint must not fill the disk.
        self._written += 1
        if self._written <= _MOST_LINES:
            self._log.trouble("crash", error)
        self.happened.emit(error)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)


def _opened(file: Path) -> BinaryIO | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file() and file.stat().st_size > _LARGEST:
            file.unlink()
        return file.open("ab")
    except OSError:
        return None
