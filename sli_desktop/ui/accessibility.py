"""What is said to a screen reader when something happens that is only seen otherwise."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say words once; `urgent` interrupts what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, words)
    manner = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manner.Assertive if urgent else manner.Polite)
    QAccessible.updateAccessibility(event)
