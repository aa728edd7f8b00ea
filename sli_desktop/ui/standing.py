"""How a meeting stands at a moment and what is to do about it: the same words on every screen."""

from datetime import datetime
from enum import Enum
from typing import NamedTuple

from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.storage import MeetingLine
from sli_desktop.wording import tr, trn


class Doing(Enum):
    """What the button of a meeting does."""

    OPEN = "open"
    START = "start"
    WRITE_UP = "write up"
    WRAP_UP = "wrap up"
    PUT_BACK = "put back"


class Standing(NamedTuple):
    """How a meeting stands: in words, by an icon and a tone; what its button says and does."""

    state: str
    icon: str
    tone: str
    button: str
    doing: Doing


def standing_of(
    meeting: Meeting | MeetingLine, notes: int, now: datetime, *, is_next: bool = False
) -> Standing:
    """How a meeting stands at a moment, and what is to do about it."""
    written = trn(notes, "{number} note", "{number} notes")
    ends = meeting.ends or meeting.starts
    is_over = ends is not None and ends <= now
    if meeting.state is MeetingState.CANCELLED:
        return Standing(tr("Cancelled"), "calendar-x", "", tr("Put back"), Doing.PUT_BACK)
    if meeting.wrap_up_done and meeting.state is MeetingState.HELD:
        done = tr("Done · {notes}").format(notes=written)
        return Standing(done, "circle-check", "ok", tr("Open"), Doing.OPEN)
    if not notes and (is_over or meeting.state is MeetingState.HELD):
        words = tr("No notes yet")
        return Standing(words, "notebook-pen", "warn", tr("Write up"), Doing.WRITE_UP)
    if is_over or meeting.state is MeetingState.HELD:
        words = tr("Wrap-up not written")
        return Standing(words, "circle-dashed", "warn", tr("Wrap up"), Doing.WRAP_UP)
    if notes:
        words = tr("{notes} so far").format(notes=written)
        return Standing(words, "pen-line", "accent", tr("Go on"), Doing.START)
    if is_next:
        return Standing(_soon(meeting, now), "clock", "accent", tr("Start notes"), Doing.START)
    return Standing(tr("Not started"), "", "", tr("Prepare"), Doing.START)


def _soon(meeting: Meeting | MeetingLine, now: datetime) -> str:
    if meeting.starts is None:
        return tr("Next")
    minutes = round((meeting.starts - now).total_seconds() / 60)
    if minutes <= 0:
        return tr("Now")
    return tr("Starts in {number} min").format(number=minutes) if minutes < 120 else tr("Next")
