"""What can be printed, and the sheet that comes of a choice: pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, tzinfo
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.ids import MeetingId, PeerId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.guide.pages import Guide
from sli_desktop.services.paper.blocks import Sheet
from sli_desktop.services.paper.concern_form import concern_form
from sli_desktop.services.paper.day_sheet import DaySheet, day_sheet, meeting_sheet
from sli_desktop.services.paper.facts import days_with_meetings, meetings_of_day
from sli_desktop.services.paper.meeting_notes import meeting_notes
from sli_desktop.ui.spot import Spot, origin_of
from sli_desktop.wording import tr


class Kind(StrEnum):
    """What goes onto paper."""

    DAY = "day"
    MEETING = "meeting"
    NOTES = "notes"
    CONCERN = "concern"
    HELP = "help"


KIND_WORDS: Mapping[Kind, str] = {
    Kind.DAY: tr("Day sheet"),
    Kind.MEETING: tr("Empty sheet for one meeting"),
    Kind.NOTES: tr("Notes of one meeting"),
    Kind.CONCERN: tr("Form for a concern"),
    Kind.HELP: tr("Page of Help"),
}


class Wanted(NamedTuple):
    """What a person wants printed; without a peer it is the whole team's day."""

    kind: Kind
    day: date
    peer: PeerId | None
    meeting: MeetingId | None
    with_questions: bool = True
    with_room: bool = True
    page: str = ""


def from_spot(spot: Spot, before: Wanted) -> Wanted:
    """What is wanted at a spot: its part is a kind, with the day of a day sheet after it."""
    origin = origin_of(spot)
    part = "" if origin else spot.part
    kind, _, rest = part.partition(":")
    wanted = before
    if origin is not None and origin.screen == "help":
        return wanted._replace(kind=Kind.HELP, page=origin.part.partition(" ")[0])
    if origin is not None and origin.screen != "capture" and not _asks_for_meeting(origin, spot):
        return wanted._replace(kind=Kind.DAY)
    if kind == Kind.HELP:
        return wanted._replace(kind=Kind.HELP, page=rest)
    if kind in set(Kind):
        wanted = wanted._replace(kind=Kind(kind))
    elif spot.record is not None:
        wanted = wanted._replace(kind=Kind.NOTES)
    if spot.record is not None:
        wanted = wanted._replace(meeting=MeetingId(spot.record))
    try:
        return wanted._replace(day=date.fromisoformat(rest)) if rest else wanted
    except ValueError:
        return wanted


def _asks_for_meeting(origin: Spot, spot: Spot) -> bool:
    """Whether the menu of one meeting on Today leads here."""
    return origin.screen == "today" and spot.record is not None


def spot_of(wanted: Wanted) -> Spot:
    """The spot that comes back to what is wanted."""
    if wanted.kind is Kind.DAY:
        return Spot("paper", None, f"{Kind.DAY}:{wanted.day.isoformat()}")
    if wanted.kind is Kind.HELP:
        return Spot("paper", None, f"{Kind.HELP}:{wanted.page}")
    return Spot("paper", wanted.meeting, wanted.kind.value)


def back_from(wanted: Wanted) -> Spot:
    """Where Esc goes: the meeting that was printed, or Today."""
    if wanted.kind not in {Kind.DAY, Kind.HELP} and wanted.meeting is not None:
        return Spot("capture", wanted.meeting)
    if wanted.kind is Kind.HELP:
        return Spot("help", None, wanted.page)
    return Spot("today")


def begin(records: ChallengeRecords, today: date, zone: tzinfo, peer: Peer) -> Wanted:
    """What is proposed: this day, or the next one with meetings, of the person's own."""
    days = days_with_meetings(records, zone)
    day = next((each for each in days if each >= today), days[-1] if days else today)
    return Wanted(Kind.DAY, day, peer.id, None)


def meetings_in_order(records: ChallengeRecords) -> tuple[Meeting, ...]:
    """All meetings by their time; those without one at the end."""
    return tuple(
        sorted(
            records.all(Meeting),
            key=lambda each: (
                each.starts is None,
                each.starts.timestamp() if each.starts else 0.0,
                each.title,
            ),
        )
    )


def sheet_of(
    wanted: Wanted,
    records: ChallengeRecords,
    zone: tzinfo,
    numbers: Sequence[tuple[str, str]],
    guide: Callable[[], Guide],
) -> Sheet | None:
    """The sheet; None where a meeting has to be chosen first."""
    meeting = records.get(Meeting, wanted.meeting)
    match wanted.kind:
        case Kind.DAY:
            return day_sheet(records, _day(wanted, records), zone)
        case Kind.CONCERN:
            return concern_form(records.challenge.subject, numbers)
        case Kind.HELP:
            return help_sheet(guide(), wanted.page)
        case Kind.MEETING if meeting is not None:
            return meeting_sheet(records, meeting, zone)
        case Kind.NOTES if meeting is not None:
            return meeting_notes(records, meeting, zone)
        case _:
            return None


def help_sheet(guide: Guide, place: str) -> Sheet:
    """A page of the guide on paper; nothing in it is confidential."""
    page, _ = guide.place(place)
    return Sheet(name=page.title, above=tr("SLI Desktop"), below=page.title, blocks=page.blocks)


def _day(wanted: Wanted, records: ChallengeRecords) -> DaySheet:
    return DaySheet(
        day=wanted.day,
        peer=records.get(Peer, wanted.peer),
        with_questions=wanted.with_questions,
        with_room=wanted.with_room,
    )


def meetings_of(wanted: Wanted, records: ChallengeRecords, zone: tzinfo) -> tuple[Meeting, ...]:
    """The meetings a Word form is made for: one, or those of the day sheet."""
    if wanted.kind is Kind.DAY:
        return meetings_of_day(records, wanted.day, zone, wanted.peer)
    meeting = records.get(Meeting, wanted.meeting)
    return () if meeting is None else (meeting,)


def has_form(kind: Kind) -> bool:
    """Whether there is a Word form beside the paper."""
    return kind in {Kind.DAY, Kind.MEETING}


def needs_meeting(kind: Kind) -> bool:
    """Whether a meeting has to be chosen."""
    return kind in {Kind.MEETING, Kind.NOTES}


def as_peer(value: object) -> PeerId | None:
    """The peer of a choice; None is the whole team."""
    return PeerId(value) if isinstance(value, UUID) else None
