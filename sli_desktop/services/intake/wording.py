"""Words of timetables: what is a break, what is cancelled, what sort of meeting it is."""

import re
from datetime import datetime

from sli_desktop.models.records.meeting import MeetingKind
from sli_desktop.services.intake.grid import Value

_BREAK = re.compile(
    r"\W*(?:(?:working |team |networking )?(?:lunch|tea|coffee|refreshments|dinner|supper|break)"
    r"|(?:comfort |short |tea |coffee |lunch )?break|travel(?: time)?|free|no meeting)\W*"
)
_CANCELLED = re.compile(r"\s*cancell?ed\b[\s:;,.–-]*", re.IGNORECASE)
_KIND_WORDS: tuple[tuple[MeetingKind, tuple[str, ...]], ...] = (
    (MeetingKind.FEEDBACK, ("feedback presentation", "final feedback", "feedback session")),
    (MeetingKind.CHECK_IN, ("check-in", "check in", "daily catch-up", "keeping in touch")),
    (MeetingKind.TEAM_MEETING, ("team meeting", "team time", "team discussion", "base room")),
    (MeetingKind.FOCUS_GROUP, ("focus group",)),
    (MeetingKind.SMALL_GROUP, ("small group", "group interview")),
    (MeetingKind.OBSERVATION, ("observation", "observe", "observing", "committee meeting")),
    (MeetingKind.DOCUMENT_READING, ("document reading", "desk review", "reading time")),
    (MeetingKind.AUDIT, ("case file audit", "file audit", "audit of files")),
    (MeetingKind.VISIT, ("site visit", "visit", "tour", "walk", "walkabout")),
    (MeetingKind.CALL, ("call", "phone", "telephone", "video", "teams call")),
    (MeetingKind.INTERVIEW, ("interview", "one to one", "1:1", "1-1", "meeting")),
)


def one_line(value: Value) -> str:
    """A cell as one line of text: single spaces, no control characters."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    text = "".join(letter if letter.isprintable() else " " for letter in str(value))
    return " ".join(text.split())


def is_break(title: str) -> bool:
    """Whether a row is lunch, coffee or travel, and no meeting."""
    return _BREAK.fullmatch(title.casefold()) is not None


def is_cancelled(text: str) -> bool:
    """Whether a state or the start of a title says that a meeting will not be."""
    return _CANCELLED.match(text) is not None


def without_cancelled(title: str) -> str:
    """A title without the word in front that says it is cancelled."""
    return _CANCELLED.sub("", title, count=1) if is_cancelled(title) else title


def kind_of(kind: str, title: str) -> MeetingKind | None:
    """What sort of meeting it is: by its own column first, then by its title."""
    if kind:
        exact = [each for each in MeetingKind if each.value == kind.casefold()]
        return exact[0] if exact else _kind_in(kind)
    found = _kind_in(title)
    return None if found is MeetingKind.INTERVIEW else found


def _kind_in(text: str) -> MeetingKind | None:
    words = f" {text.casefold()} "
    for kind, phrases in _KIND_WORDS:
        if any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", words) for phrase in phrases):
            return kind
    return None
