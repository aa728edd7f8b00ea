"""The words to say at the start of a meeting: shown until they are said, once a meeting.

That they were put away is a local fact of the laptop, in no bundle.
"""

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.ids import MeetingId
from sli_desktop.storage import View, Workspace

_KEY = "opening words of "


def opening_words(view: View, challenge: Challenge, meeting: MeetingId) -> str:
    """What to say at the start; empty where they were put away for this meeting."""
    is_away = view.meta(_KEY + meeting.hex) is not None
    return "" if is_away else challenge.opening_words.strip()


def put_away(workspace: Workspace, meeting: MeetingId) -> None:
    """Show the words no more in this meeting."""
    with workspace.transaction() as transaction:
        transaction.set_meta(_KEY + meeting.hex, b"1")
