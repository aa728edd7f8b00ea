"""The problem report: made on request, shown in full before it is saved, sent by nobody.

It holds versions, what was found in numbers, and the newest lines of the log, which cannot hold a
word of a note (`logs.py`).
"""

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import qVersion

from sli_desktop import __version__
from sli_desktop.logs import FILE_NAME

_NEWEST = 60


def report_words(facts: Sequence[str], logs: Path | None) -> str:
    """The whole report as plain text."""
    lines = [
        f"SLI Desktop {__version__}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        *facts,
    ]
    return "\n".join([*lines, "", *_newest(logs)]) + "\n"


def _newest(logs: Path | None) -> list[str]:
    if logs is None:
        return []
    try:
        text = (logs / FILE_NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.splitlines()[-_NEWEST:]
