"""The log: ids, counts, durations and where in the code; never a word of a note.

It may travel to support, so it is built so that it cannot hold words: the formatter writes the
name of an event, numbers and identities, the type and reference of an error, and file, line and
function of its stack. Messages and arguments of other packages are dropped.
"""

import logging
import re
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final
from uuid import UUID

from typing_extensions import override

from sli_desktop.errors import SliError

Number = int | float | UUID | None
"""What an event may carry: numbers and identities only."""

FILE_NAME = "sli-desktop.log"
LARGEST_FILE = 1_000_000
OLDER_FILES = 3
_EVENT: Final = "sli_event"
_NUMBERS: Final = "sli_numbers"
_PLAIN = re.compile(r"[a-z][a-z_ ]{0,40}")
_LOGGER = "sli_desktop"


class WordlessFormatter(logging.Formatter):
    """Writes a log line from what cannot hold a person's words."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds")
        where = f"{Path(record.pathname).name}:{record.lineno}:{record.funcName}"
        event = str(getattr(record, _EVENT, ""))
        numbers = getattr(record, _NUMBERS, {})
        parts = [moment, record.levelname, where]
        parts += [event] if _PLAIN.fullmatch(event) else []
        parts += [f"{name}={_number(value)}" for name, value in numbers.items()]
        if record.exc_info and record.exc_info[1] is not None:
            parts.append(_error(record.exc_info[1]))
        return " ".join(parts)


def _number(value: object) -> str:
    if isinstance(value, bool | int | UUID) or value is None:
        return str(value)
    return f"{value:.3f}" if isinstance(value, float) else type(value).__name__


def _error(error: BaseException) -> str:
    code = error.code if isinstance(error, SliError) else "-"
    frames = [
        f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    told = f"{type(error).__name__} {code} [{' < '.join(reversed(frames))}]"
    return told if cause is None else f"{told} from {_error(cause)}"


class Log:
    """Where the program writes down what it did, without words.

    While it is open, the messages of other packages go through the same formatter, so that none
    of them reaches a terminal or a file with its words.
    """

    def __init__(self, handler: logging.Handler) -> None:
        self._handler = handler
        self._logger = logging.getLogger(_LOGGER)
        self._logger.setLevel(logging.INFO)
        logging.getLogger().addHandler(handler)

    def event(self, name: str, **numbers: Number) -> None:
        """Note that something happened, with its counts: ``log.event("import", notes=46)``."""
        self._write(logging.INFO, name, numbers, None)

    def trouble(self, name: str, error: BaseException, **numbers: Number) -> None:
        """Note an error: its type, reference and places in the code."""
        self._write(logging.ERROR, name, numbers, error)

    def close(self) -> None:
        """Let go of the files."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()

    def _write(
        self, level: int, name: str, numbers: dict[str, Number], error: BaseException | None
    ) -> None:
        extra = {_EVENT: name, _NUMBERS: numbers}
        info = None if error is None else (type(error), error, error.__traceback__)
        self._logger.log(level, name, extra=extra, exc_info=info, stacklevel=3)


def open_log(folder: Path) -> Log:
    """Start the rotating log of this program in a folder; without one it writes nowhere.

    A folder that cannot be written to is no reason to stop: the log is for support, not for work.
    """
    return Log(_handler(folder))


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=LARGEST_FILE, backupCount=OLDER_FILES, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(WordlessFormatter())
    return handler
