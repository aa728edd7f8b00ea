"""Whether photographs and files may be put beside notes: off until the manager allows them."""

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.services.reserved_texts import keep_reserved_text, reserved_text
from sli_desktop.storage import View
from sli_desktop.wording import tr

_KEY = "attachments"
_YES, _NO = "yes", "no"


def attachments_allowed(view: View) -> bool:
    """Whether a photograph or file may be put beside a note of this challenge."""
    return reserved_text(view, _KEY) == _YES


def allow_attachments(view: View, *, allowed: bool) -> ChangeSet:
    """Let photographs and files be put beside notes from now on, or no longer.

    What is there already stays.
    """
    name = tr("Allow photographs and files") if allowed else tr("Allow no photographs or files")
    return keep_reserved_text(view, _KEY, _YES if allowed else _NO, name=name)
