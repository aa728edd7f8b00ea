"""Reads what the guard has to know from an open challenge, without reading every note."""

from typing import TypeVar

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.guard.known import Known
from sli_desktop.storage import View

R = TypeVar("R", bound=Record)
_MET: frozenset[type[Record]] = frozenset({Attendance, Meeting, StakeholderGroup})


def known_here(view: View) -> Known:
    """What the guard has to know of an open challenge: small kinds, and the notes that are quotes.

    Read it once when a screen is entered, and again when people, meetings or words to keep out
    were changed; never at a key.
    """
    return Known.of(view, view.where(Note, kinds=NoteKind.QUOTE))


def names_here(view: View) -> Known:
    """Names and words to keep out alone: enough to see whether a line being typed names somebody.

    Who was met in which meeting says nothing about that, and in a long challenge takes longer to
    read than a meeting to open.
    """
    return Known.of(_Named(view), ())


class _Named:
    """A challenge as if nobody had been met."""

    def __init__(self, view: View) -> None:
        self._view = view

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """All records of a kind; none that tells of meetings."""
        return () if record_type in _MET else self._view.all(record_type)
