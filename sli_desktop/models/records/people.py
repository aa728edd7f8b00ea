"""The peer team, who was in the room, and the names that are kept apart."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sli_desktop.models.records.ids import AttendanceId, ContactId, GroupId, MeetingId, PeerId
from sli_desktop.models.records.merge import FIXED, MANAGER, VALUE


class PeerRole(StrEnum):
    """What a person of the team is there for."""

    LEAD_PEER = "lead peer"
    LEAD_MEMBER_PEER = "lead member peer"
    MEMBER_PEER = "member peer"
    OFFICER_PEER = "officer peer"
    LIVED_EXPERIENCE_PEER = "lived-experience peer"
    ANALYST = "analyst"
    CHALLENGE_MANAGER = "challenge manager"
    SUPPORT_OFFICER = "support officer"


class PeerStatus(StrEnum):
    """Whether a peer takes part."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One person of the peer team; peers are named in the report, interviewees never."""

    id: PeerId
    name: Annotated[str, MANAGER]
    title: Annotated[str, MANAGER] = ""
    organisation: Annotated[str, MANAGER] = ""
    role: Annotated[PeerRole, MANAGER] = PeerRole.OFFICER_PEER
    political_group: Annotated[str, MANAGER] = ""
    initials: Annotated[str, MANAGER] = ""
    conflict_of_interest: Annotated[str, MANAGER] = ""
    status: Annotated[PeerStatus, MANAGER] = PeerStatus.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who was in a meeting, by role and count, never by name.

    `person_key` says that one person met twice counts once; it is not a name and is given only
    where `count` is 1.
    """

    id: AttendanceId
    meeting: Annotated[MeetingId, FIXED]
    group: Annotated[GroupId | None, VALUE] = None
    role_label: Annotated[str, VALUE] = ""
    count: Annotated[int, VALUE] = 1
    person_key: Annotated[str, VALUE] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A name of the timetable: kept apart from notes, in no report, purged on its own."""

    id: ContactId
    name: Annotated[str, VALUE]
    meeting: Annotated[MeetingId | None, VALUE] = None
    job: Annotated[str, VALUE] = ""
    person_key: Annotated[str, VALUE] = ""
