"""What a timetable would change: added, moved, cancelled, the same. Pure; notes are never touched.

A row is the same meeting as before by its own reference (`row_key`), its title, or its time and
room. Only a day that the timetable covers can lose a meeting, and a meeting that was held, or that
no timetable brought, stays as it is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.ids import ContactId, GroupId, MeetingId, PeerId
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.people import Contact, Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.intake.clashes import Clash, clashes
from sli_desktop.services.intake.matching import matched
from sli_desktop.services.intake.team_words import peers_in
from sli_desktop.services.intake.timetable_rows import LeftOut, Timetable, TimetableRow
from sli_desktop.services.lookup import plain_words
from sli_desktop.wording import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeeting:
    """One meeting of the plan, before and after; `row` is None for one the timetable dropped."""

    row: TimetableRow | None
    before: Meeting | None
    after: Meeting
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetablePlan:
    """What taking a timetable in would do, to be shown before it is done.

    `moved` have another time or room, `changed` something else, `kept` were held already and stay
    as they are although the timetable differs. `remarks` are words that were not understood.
    `standing` are rows that cannot be read but name a meeting that somebody put right before: it
    stays as it is.
    """

    timetable: Timetable
    added: tuple[PlannedMeeting, ...]
    moved: tuple[PlannedMeeting, ...]
    changed: tuple[PlannedMeeting, ...]
    cancelled: tuple[PlannedMeeting, ...]
    same: tuple[PlannedMeeting, ...]
    kept: tuple[PlannedMeeting, ...]
    contacts: tuple[Contact, ...]
    clashes: tuple[Clash, ...]
    remarks: tuple[str, ...]
    standing: tuple[tuple[LeftOut, Meeting], ...] = ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The rows that are no meeting, each with its reason."""
        return self.timetable.left_out

    def change_set(self) -> ChangeSet:
        """The act itself, as one step that one undo takes back."""
        touched = (*self.added, *self.moved, *self.changed, *self.cancelled)
        meetings = [Change(before=each.before, after=each.after) for each in touched]
        contacts = [Change(before=None, after=contact) for contact in self.contacts]
        return ChangeSet(name=tr("Import a timetable"), changes=(*meetings, *contacts))


def plan_timetable(
    timetable: Timetable,
    records: ChallengeRecords,
    *,
    new_reference: Callable[[], str],
    new_id: Callable[[], UUID],
) -> TimetablePlan:
    """Compare a timetable with the challenge; nothing is written."""
    zone = ZoneInfo(records.challenge.time_zone)
    before = records.all(Meeting)
    pairs = matched(timetable.rows, before)
    found = {meeting.id for meeting in pairs.values()}
    team = records.all(Peer)
    remarks: list[str] = []
    planned: list[PlannedMeeting] = []
    for place, row in enumerate(timetable.rows):
        old = pairs.get(place)
        base = old or Meeting(id=MeetingId(new_id()), title=row.title, reference=new_reference())
        after, unknown = _after(base, row, team, records)
        planned.append(PlannedMeeting(row=row, before=old, after=after))
        remarks += unknown
    standing = tuple(_standing(timetable, before, found))
    known = found | {meeting.id for _, meeting in standing}
    planned += _dropped(timetable, before, known, zone)
    sorted_out = _sorted_out(planned)
    contacts = tuple(_contacts(sorted_out, records, new_id))
    settled = {each.before.id for each in planned if each.before}
    untouched = [meeting for meeting in before if meeting.id not in settled]
    return TimetablePlan(
        timetable=timetable,
        **sorted_out,
        contacts=contacts,
        clashes=clashes([*untouched, *(_outcome(each) for each in planned)]),
        remarks=tuple(remarks),
        standing=standing,
    )


def _standing(
    timetable: Timetable, before: Iterable[Meeting], found: set[MeetingId]
) -> Iterator[tuple[LeftOut, Meeting]]:
    """Rows that cannot be read, with the meeting of an earlier import that they still name."""
    free = {each.id: each for each in before if each.row_key and each.id not in found}
    for left in timetable.left_out:
        if left.words is None:
            continue
        title = plain_words(left.words.title)
        for meeting in free.values():
            same_title = bool(title) and title == plain_words(meeting.title)
            if same_title or (left.key and left.key.casefold() == meeting.row_key.casefold()):
                del free[meeting.id]
                yield left, meeting
                break


def _outcome(planned: PlannedMeeting) -> Meeting:
    is_held = planned.before is not None and planned.before.state is MeetingState.HELD
    return planned.before if is_held and planned.before else planned.after


def _sorted_out(planned: Iterable[PlannedMeeting]) -> dict[str, tuple[PlannedMeeting, ...]]:
    names = ("added", "moved", "changed", "cancelled", "same", "kept")
    lists: dict[str, list[PlannedMeeting]] = {name: [] for name in names}
    for each in planned:
        lists[_fate(each)].append(each)
    return {name: tuple(entries) for name, entries in lists.items()}


def _fate(planned: PlannedMeeting) -> str:
    before, after = planned.before, planned.after
    if before is None:
        return "added"
    if _without_key(before) == _without_key(after):
        return "same"
    if before.state is MeetingState.HELD:
        return "kept"
    if after.state is MeetingState.CANCELLED and before.state is not MeetingState.CANCELLED:
        return "cancelled"
    times = (before.starts, before.ends, plain_words(before.place))
    return "changed" if times == (after.starts, after.ends, plain_words(after.place)) else "moved"


def _without_key(meeting: Meeting) -> Meeting:
    """A meeting without the row it came from: a new numbering of the rows alone is no change."""
    return replace(meeting, row_key="")


def _after(
    base: Meeting, row: TimetableRow, team: tuple[Peer, ...], records: ChallengeRecords
) -> tuple[Meeting, list[str]]:
    """A meeting as the row gives it; what the row leaves empty stays as it is."""
    peers, unknown = _team_of(base, row, team)
    title = base.title if plain_words(base.title) == plain_words(row.title) else row.title
    ends = row.ends if row.ends is not None else _same_length(base, row.starts)
    after = replace(
        base,
        title=title,
        row_key=row.key or f"title:{plain_words(row.title)}",
        starts=row.starts,
        ends=ends,
        planned_minutes=_minutes(row.starts, ends) or base.planned_minutes,
        place=base.place if row.place is None or _same(base.place, row.place) else row.place,
        kind=row.kind or base.kind,
        groups=base.groups or _groups(row.title, records),
        expected_count=row.count or base.expected_count or _named(base, row),
        state=_state(base, row),
        lead=peers.lead,
        peers=peers.peers,
        note_takers=peers.note_takers,
    )
    stranger = tr("row {number}: {word} is not on the team list")
    named = [stranger.format(number=row.number, word=word) for word in unknown]
    if row.other_people:
        words = tr("row {number}: not a name, so not kept: {words}")
        named.append(words.format(number=row.number, words=row.other_people))
    return after, named


@dataclass(frozen=True, slots=True, kw_only=True)
class _Team:
    peers: frozenset[PeerId]
    lead: PeerId | None
    note_takers: frozenset[PeerId]


def _team_of(base: Meeting, row: TimetableRow, team: tuple[Peer, ...]) -> tuple[_Team, list[str]]:
    peers, unknown = peers_in(row.peers or "", team)
    lead, unknown_lead = peers_in(row.lead or "", team)
    takers, unknown_takers = peers_in(row.note_takers or "", team)
    first = peers[:1] if row.lead_first and not lead else lead[:1]
    everybody = frozenset((*peers, *lead, *takers))
    found = _Team(
        peers=everybody or base.peers,
        lead=first[0] if first else base.lead,
        note_takers=frozenset(takers) or base.note_takers,
    )
    return found, [*unknown, *unknown_lead, *unknown_takers]


def _state(base: Meeting, row: TimetableRow) -> MeetingState:
    if row.is_cancelled:
        return MeetingState.CANCELLED
    return MeetingState.PLANNED if base.state is MeetingState.CANCELLED else base.state


def _same(one: str, other: str) -> bool:
    return plain_words(one) == plain_words(other)


def _same_length(base: Meeting, starts: datetime) -> datetime | None:
    if base.starts is None or base.ends is None:
        return None
    return starts + (base.ends - base.starts)


def _named(base: Meeting, row: TimetableRow) -> int | None:
    """How many people a new meeting names, where nobody counted them."""
    return len(row.names) if row.names and base.starts is None else None


def _minutes(starts: datetime, ends: datetime | None) -> int | None:
    return None if ends is None else int((ends - starts).total_seconds()) // 60


def _groups(title: str, records: ChallengeRecords) -> frozenset[GroupId]:
    """The stakeholder groups whose name stands in a title."""
    words = f" {plain_words(title)} "
    return frozenset(
        group.id
        for group in records.all(StakeholderGroup)
        if f" {plain_words(group.name)} " in words
    )


def _dropped(
    timetable: Timetable, before: Iterable[Meeting], found: set[MeetingId], zone: ZoneInfo
) -> Iterator[PlannedMeeting]:
    """Meetings an earlier timetable brought that this one no longer has, on the days it covers."""
    days = {_day(row.starts, zone) for row in timetable.rows}
    for meeting in before:
        gone = (
            meeting.id not in found
            and meeting.row_key
            and meeting.state is MeetingState.PLANNED
            and meeting.starts is not None
            and _day(meeting.starts, zone) in days
        )
        if gone:
            after = replace(meeting, state=MeetingState.CANCELLED)
            remark = tr("no longer in the timetable")
            yield PlannedMeeting(row=None, before=meeting, after=after, remark=remark)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _contacts(
    planned: dict[str, tuple[PlannedMeeting, ...]],
    records: ChallengeRecords,
    new_id: Callable[[], UUID],
) -> Iterator[Contact]:
    """Names of meetings still to come that are not among the contacts yet."""
    known = {(each.meeting, plain_words(each.name)) for each in records.all(Contact)}
    for fate in ("added", "moved", "changed", "same"):
        for each in planned[fate]:
            if each.row is None or each.after.state is not MeetingState.PLANNED:
                continue
            for person in each.row.names:
                key = (each.after.id, plain_words(person.name))
                if key not in known:
                    known.add(key)
                    yield Contact(
                        id=ContactId(new_id()),
                        name=person.name,
                        job=person.job,
                        meeting=each.after.id,
                    )
