"""What a person calls the kinds and fields whose permanent names stand in files."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from sli_desktop.calendar_words import day_words
from sli_desktop.models.records import Record
from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.merge import DELETED
from sli_desktop.services.settling import label_of
from sli_desktop.storage import AttentionReason
from sli_desktop.wording import tr

KIND_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "challenge": (tr("challenge"), tr("challenges")),
        "boilerplate": (tr("standing text"), tr("standing texts")),
        "peer": (tr("peer"), tr("peers")),
        "theme": (tr("theme"), tr("themes")),
        "group": (tr("stakeholder group"), tr("stakeholder groups")),
        "milestone": (tr("date to keep"), tr("dates to keep")),
        "document": (tr("document"), tr("documents")),
        "meeting": (tr("meeting"), tr("meetings")),
        "question": (tr("question to explore"), tr("questions to explore")),
        "attendance": (tr("role in a room"), tr("roles in a room")),
        "contact": (tr("name of the timetable"), tr("names of the timetable")),
        "note": (tr("note"), tr("notes")),
        "attachment": (tr("attached file"), tr("attached files")),
        "headline": (tr("headline of a meeting"), tr("headlines of meetings")),
        "finding": (tr("finding"), tr("findings")),
        "finding_note": (tr("link of a note to a finding"), tr("links of notes to findings")),
        "peer_view": (tr("peer's view"), tr("peers' views")),
        "recommendation": (tr("recommendation"), tr("recommendations")),
        "reason": (tr("reason for an exception"), tr("reasons for exceptions")),
        "rating": (tr("rating"), tr("ratings")),
        "good_practice": (tr("example of good practice"), tr("examples of good practice")),
        "section": (tr("section of the report"), tr("sections of the report")),
        "snapshot": (tr("kept version"), tr("kept versions")),
        "comment": (tr("comment on the draft"), tr("comments on the draft")),
        "action": (tr("action of the council"), tr("actions of the council")),
        "action_update": (tr("news of an action"), tr("news of actions")),
        "progress": (tr("line on progress"), tr("lines on progress")),
        "protected_word": (tr("word to keep out"), tr("words to keep out")),
        "dictionary_word": (tr("word the spelling knows"), tr("words the spelling knows")),
        "legal_hold": (tr("hold on deletion"), tr("holds on deletion")),
        "audit_event": (tr("line of the log book"), tr("lines of the log book")),
    }
)
"""Permanent kind name → what one is called, and several."""

_FIELDS = {
    DELETED: tr("deleted or kept"),
    "body": tr("text"),
    "starts": tr("start"),
    "ends": tr("end"),
    "label": tr("strength or area for consideration"),
}

_REASONS = {
    AttentionReason.CHANGED_BY_BOTH: tr("changed by both"),
    AttentionReason.COMBINED: tr("both changes combined, read it once"),
    AttentionReason.LATE_CHANGE: tr("changed after it was signed off"),
    AttentionReason.UNFILED: tr("its meeting or document is not here"),
    AttentionReason.DELETED_AND_CHANGED: tr("deleted by one, changed by another"),
}
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?")


def kind_words(kind: str, count: int = 1) -> str:
    """The name of a kind for a person; one of a newer version is called an entry."""
    one, many = KIND_WORDS.get(kind, (tr("entry"), tr("entries")))
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
            return tr("Nothing")
        case bool():
            return tr("Yes") if value else tr("No")
        case list():
            return ", ".join(value_words(each, find) for each in value)
        case str() if _ID.fullmatch(value):
            record = find(UUID(value))
            return label_of(record) if record is not None else tr("Something that is not here")
        case str() if _MOMENT.fullmatch(value):
            return _moment(value)
    return str(value)


def _moment(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    time = f", {moment:%H:%M} {moment:%Z}".rstrip() if "T" in value or " " in value else ""
    return f"{day_words(moment)}{time}"
