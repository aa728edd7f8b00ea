"""What a person calls the kinds and fields whose permanent names stand in files."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.merge import DELETED
from sli_desktop.services.settling import label_of
from sli_desktop.storage import AttentionReason

KIND_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "challenge": ("challenge", "challenges"),
        "boilerplate": ("standing text", "standing texts"),
        "peer": ("peer", "peers"),
        "theme": ("theme", "themes"),
        "group": ("stakeholder group", "stakeholder groups"),
        "milestone": ("date to keep", "dates to keep"),
        "document": ("document", "documents"),
        "meeting": ("meeting", "meetings"),
        "question": ("question to explore", "questions to explore"),
        "attendance": ("role in a room", "roles in a room"),
        "contact": ("name of the timetable", "names of the timetable"),
        "note": ("note", "notes"),
        "attachment": ("attached file", "attached files"),
        "headline": ("headline of a meeting", "headlines of meetings"),
        "finding": ("finding", "findings"),
        "finding_note": ("link of a note to a finding", "links of notes to findings"),
        "peer_view": ("peer's view", "peers' views"),
        "recommendation": ("recommendation", "recommendations"),
        "reason": ("reason for an exception", "reasons for exceptions"),
        "rating": ("rating", "ratings"),
        "good_practice": ("example of good practice", "examples of good practice"),
        "section": ("section of the report", "sections of the report"),
        "snapshot": ("kept version", "kept versions"),
        "comment": ("comment on the draft", "comments on the draft"),
        "action": ("action of the council", "actions of the council"),
        "action_update": ("news of an action", "news of actions"),
        "progress": ("line on progress", "lines on progress"),
        "protected_word": ("word to keep out", "words to keep out"),
        "dictionary_word": ("word the spelling knows", "words the spelling knows"),
        "legal_hold": ("hold on deletion", "holds on deletion"),
        "audit_event": ("line of the log book", "lines of the log book"),
    }
)
"""Permanent kind name → what one is called, and several."""

_FIELDS = {
    DELETED: "deleted or kept",
    "body": "text",
    "starts": "start",
    "ends": "end",
    "label": "strength or area for consideration",
}

_REASONS = {
    AttentionReason.CHANGED_BY_BOTH: "changed by both",
    AttentionReason.COMBINED: "both changes combined, read it once",
    AttentionReason.LATE_CHANGE: "changed after it was signed off",
    AttentionReason.UNFILED: "its meeting or document is not here",
    AttentionReason.DELETED_AND_CHANGED: "deleted by one, changed by another",
}
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?")


def kind_words(kind: str, count: int = 1) -> str:
    """The name of a kind for a person; one of a newer version is called an entry."""
    one, many = KIND_WORDS.get(kind, ("entry", "entries"))
    return one if count == 1 else many


def field_words(key: str) -> str:
    """The name of a field for a person: ``timescale``, ``report order``."""
    return _FIELDS.get(key, key.replace("_", " "))


def reason_words(reason: AttentionReason) -> str:
    """Why a person should look at something."""
    return _REASONS[reason]


def value_words(value: JsonValue, find: Callable[[UUID], Record | None]) -> str:
    """A stored value as a person reads it: what an identity names, a day, yes or no, or the words.

    `find` gives the record of an identity, where it is here.
    """
    match value:
        case None | "" | []:
            return "Nothing"
        case bool():
            return "Yes" if value else "No"
        case list():
            return ", ".join(value_words(each, find) for each in value)
        case str() if _ID.fullmatch(value):
            record = find(UUID(value))
            return label_of(record) if record is not None else "Something that is not here"
        case str() if _MOMENT.fullmatch(value):
            return _moment(value)
    return str(value)


def _moment(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    time = f", {moment:%H:%M} {moment:%Z}".rstrip() if "T" in value or " " in value else ""
    return f"{moment:%A} {moment.day} {moment:%B %Y}{time}"
