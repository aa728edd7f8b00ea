"""Starts a fresh program that shows a challenge locked; it shares nothing with this one."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess

LOCKED = "--locked"
"""The word of the command line before the folder of a challenge to show, locked."""


def relaunch_locked(folder: Path) -> None:
    """Start the program anew on a challenge folder."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "sli_desktop"]
    QProcess.startDetached(sys.executable, [*own, LOCKED, str(folder)])
