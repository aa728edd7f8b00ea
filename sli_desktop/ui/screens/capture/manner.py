"""In which manner notes come in: while people talk, or from a notebook when the meeting is over."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.wording import tr

_OVERRUN = timedelta(hours=1)
"""How long people may still sit there after a meeting's planned end."""


class Manner(NamedTuple):
    """What differs between the manners of one screen; `part` is what a `Spot` asks for it by.

    `is_live` means that people sit opposite: a timer runs, a line has its time and its speaker,
    questions leave the list once asked. Otherwise nothing hurries and a paste is as good as typing.
    """

    part: str
    is_live: bool
    placeholder: str
    empty: str


LIVE = Manner(
    "",
    True,
    tr("Type what you hear, then press Enter"),
    tr(
        "Your notes appear here, each with its time. "
        "Start a line with + for a strength or ! for an area for consideration."
    ),
)
WRITING_UP = Manner(
    "writeup",
    False,
    tr("Type or paste from your notebook, then press Enter"),
    tr(
        "Write up what stands in your notebook. No times and no speakers are needed. "
        "Start a line with + for a strength or ! for an area for consideration."
    ),
)
_MANNERS = (LIVE, WRITING_UP)


def manner_of(part: str) -> Manner:
    """The manner a spot asks for; live where it asks for none."""
    return next((each for each in _MANNERS if each.part == part), LIVE)


def meeting_is_over(meeting: Meeting, now: datetime) -> bool:
    """Whether people have left a meeting, so far as the program can know."""
    ends = meeting.ends or meeting.starts
    return meeting.state is not MeetingState.PLANNED or (
        ends is not None and ends + _OVERRUN <= now
    )
