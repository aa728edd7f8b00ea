"""A13: with motion off nothing moves, and no words change by themselves but the clock."""

from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtWidgets import QWidget

REPEATING = frozenset({"meeting clock", "minutes of today", "lock clock", "backups"})
"""Timers that may go on: they show the time of a meeting, see whether to lock, or back up."""


def moving(shell: QWidget) -> list[str]:
    """A13: animations that run."""
    running = QAbstractAnimation.State.Running
    found = shell.findChildren(QAbstractAnimation)
    return [f"moves: {type(each).__name__}" for each in found if each.state() == running]


def ticking(shell: QWidget) -> list[str]:
    """A13: timers that come again and again and are none of the clocks."""
    return [
        f"ticks: {each.objectName() or type(each.parent()).__name__}"
        for each in shell.findChildren(QTimer)
        if each.isActive() and not each.isSingleShot() and each.objectName() not in REPEATING
    ]
