"""Starts a fresh program that shows a challenge locked; it shares nothing with this one."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess

from sli_desktop.ui.spot import Spot

LOCKED = "--locked"
"""The word of the command line before the folder of a challenge to show, locked, and the spot."""


def relaunch_locked(folder: Path, spot: Spot | None, *, module: str = "sli_desktop") -> None:
    """Start the program anew on a challenge folder; unlocked, it comes back to the spot.

    `module` is what Python runs where the program is not frozen.
    """
    own = [] if getattr(sys, "frozen", False) else ["-m", module]
    there = [str(spot)] if spot else []
    QProcess.startDetached(sys.executable, [*own, LOCKED, str(folder), *there])
