"""Reads what the guard has to know from an open challenge, without reading every note."""

from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.services.guard.known import Known
from sli_desktop.storage import View


def known_here(view: View) -> Known:
    """What the guard has to know of an open challenge: small kinds, and the notes that are quotes.

    Read it once when a screen is entered, and again when people, meetings or words to keep out
    were changed; never at a key.
    """
    return Known.of(view, view.where(Note, kinds=NoteKind.QUOTE))


def names_here(view: View) -> Known:
    """The same without quotes: enough to see whether a line being typed names somebody."""
    return Known.of(view, ())
