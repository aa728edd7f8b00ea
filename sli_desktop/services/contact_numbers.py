"""The telephone numbers that "Raise a concern" shows: whom to ring, never what it is about."""

from dataclasses import dataclass
from enum import StrEnum

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.services.reserved_texts import keep_reserved_text, reserved_text
from sli_desktop.storage import View
from sli_desktop.wording import tr


class ContactNumber(StrEnum):
    """Whose number it is."""

    SAFEGUARDING = "safeguarding number"
    MANAGER = "manager number"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNumbers:
    """The numbers as they were typed, with a name where one was given; empty where not known."""

    safeguarding: str = ""
    manager: str = ""


def contact_numbers(view: View) -> ContactNumbers:
    """The numbers entered in Challenge set-up."""
    return ContactNumbers(
        safeguarding=reserved_text(view, ContactNumber.SAFEGUARDING),
        manager=reserved_text(view, ContactNumber.MANAGER),
    )


def change_contact_number(view: View, which: ContactNumber, words: str) -> ChangeSet:
    """Write another number down, or take it away."""
    names = {
        ContactNumber.SAFEGUARDING: tr("Change the safeguarding number"),
        ContactNumber.MANAGER: tr("Change the challenge manager's number"),
    }
    return keep_reserved_text(view, which, words.strip(), name=names[which])
