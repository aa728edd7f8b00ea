"""A10: no two commands share a key on a screen, none is Ctrl+Alt, none is a single letter."""

from collections import defaultdict

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _first(sequence: QKeySequence) -> QKeyCombination:
    first: QKeyCombination = sequence[0]  # type: ignore[index]
    return first


def keys_of(shell: QWidget) -> dict[str, set[str]]:
    """Each key of the window with what it does, as far as it can be reached now."""
    found: dict[str, set[str]] = defaultdict(set)
    for action in shell.findChildren(QAction):
        owners = [each for each in action.associatedObjects() if isinstance(each, QWidget)]
        if action.isEnabled() and any(each.isVisible() for each in owners):
            for sequence in action.shortcuts():
                found[sequence.toString()].add(f"{action.text()} {action.objectName()}")
    for shortcut in shell.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisible():
            found[shortcut.key().toString()].add(f"shortcut {id(shortcut)}")
    found.pop("", None)
    return dict(found)


def clashes(shell: QWidget) -> list[str]:
    """A10: keys that mean two things here."""
    return [f"{key}: {sorted(does)}" for key, does in keys_of(shell).items() if len(does) > 1]


def unfit_keys(shell: QWidget) -> list[str]:
    """A10: Ctrl+Alt (AltGr on UK keyboards), and keys that a person types."""
    found = []
    for key, does in keys_of(shell).items():
        held, letter = (
            _first(QKeySequence(key)).keyboardModifiers(),
            _first(QKeySequence(key)).key(),
        )
        if held & _BOTH == _BOTH:
            found.append(f"Ctrl+Alt: {sorted(does)}")
        if not (held & ~_SHIFT) and Qt.Key.Key_Space <= letter <= Qt.Key.Key_ydiaeresis:
            found.append(f"single key {key}: {sorted(does)}")
    return found
