"""How many people of which group stand behind a finding or a theme, counted from the records.

The words are those of `services/coverage.py`, which counts the same in SQL for the screen (a test
holds the two together). Here a group shows only where enough of its people were heard
(`model.md` invariant 2): of a smaller one nothing is told, not even that it was heard.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import StakeholderGroup, Theme
from sli_desktop.models.records.finding import Finding, FindingNote, Stance
from sli_desktop.models.records.ids import FindingId, GroupId, MeetingId
from sli_desktop.models.records.meeting import (
    AMONG_OURSELVES,
    Meeting,
    MeetingState,
    Sensitivity,
)
from sli_desktop.models.records.note import Note, Source
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.figures import said
from sli_desktop.services.remarks import Remarks
from sli_desktop.services.rooms import Rooms


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """On what a finding or a theme rests; `by_group` holds the people of every group heard.

    `people` sat in the meetings its notes come from.
    """

    notes: int
    meetings: int
    people: int
    ways: tuple[Source, ...]
    by_group: Mapping[GroupId, int]


class Hearing:
    """Counts who was heard: built once for a report."""

    def __init__(self, records: ChallengeRecords) -> None:
        self._notes = records.all(Note)
        self._links = records.all(FindingNote)
        self._remarks = Remarks.of_notes(self._notes)
        self._told: dict[tuple[UUID, ...], dict[UUID, Weight]] = {}
        self._lines: dict[MeetingId, list[Attendance]] = {}
        for line in records.all(Attendance):
            self._lines.setdefault(line.meeting, []).append(line)
        meetings = records.all(Meeting)
        self._rooms = Rooms(meetings, records.all(Attendance))
        self._held = {
            one.id: one
            for one in meetings
            if one.state is MeetingState.HELD and one.kind not in AMONG_OURSELVES
        }

    def of_findings(self, findings: Iterable[Finding]) -> dict[FindingId, Weight]:
        """What speaks for each finding."""
        notes = {note.id: note for note in self._notes}
        found: dict[FindingId, list[Note]] = {one.id: [] for one in findings}
        for link in self._links:
            note = notes.get(link.note)
            if note is not None and link.stance is Stance.SUPPORTS and link.finding in found:
                found[link.finding].append(note)
        return {finding: self._weight(mine) for finding, mine in found.items()}

    def of_themes(self, themes: Iterable[Theme]) -> dict[UUID, Weight]:
        """What was heard on each theme; a part of a theme counts with its theme."""
        themes = tuple(themes)
        asked = tuple(theme.id for theme in themes)
        if asked not in self._told:
            self._told[asked] = self._of_themes(themes)
        return self._told[asked]

    def _of_themes(self, themes: tuple[Theme, ...]) -> dict[UUID, Weight]:
        here = {theme.id for theme in themes}
        top = {
            one.id: one.parent if one.parent is not None and one.parent in here else one.id
            for one in themes
        }
        found: dict[UUID, list[Note]] = {one: [] for one in top.values()}
        for note in self._notes:
            if note.meeting in self._held:
                for theme in {top[each] for each in note.themes if each in top}:
                    found[theme].append(note)
        return {theme: self._weight(mine) for theme, mine in found.items()}

    def met(self, groups: Iterable[StakeholderGroup]) -> dict[GroupId, int]:
        """How many people of each group were met at all."""
        return {
            group.id: self._people(
                [one for one in self._held if group.id in self._rooms.present(one)], group.id
            )
            for group in groups
        }

    def meetings_with(self, groups: Iterable[StakeholderGroup]) -> dict[GroupId, int]:
        """In how many meetings each group was present."""
        return {
            group.id: sum(group.id in self._rooms.present(one) for one in self._held)
            for group in groups
        }

    def _weight(self, notes: list[Note]) -> Weight:
        places: dict[GroupId, set[MeetingId]] = {}
        for note in notes:
            if note.meeting is not None and note.meeting in self._held:
                for group in self._rooms.groups_of(note):
                    places.setdefault(group, set()).add(note.meeting)
        meetings = {note.meeting for note in notes if note.meeting is not None}
        ways = {note.source for note in notes}
        return Weight(
            notes=self._remarks.count(note.id for note in notes),
            meetings=len(meetings),
            people=self._people(meetings & self._held.keys(), None),
            ways=tuple(way for way in Source if way in ways),
            by_group={group: self._people(where, group) for group, where in places.items()},
        )

    def _people(self, meetings: Iterable[MeetingId], group: GroupId | None) -> int:
        """Distinct persons of a group (None: of all) in some meetings."""
        known: set[str] = set()
        unnamed = 0
        for meeting in meetings:
            everybody = group is None or self._rooms.present(meeting) == {group}
            lines = [
                line for line in self._lines.get(meeting, ()) if everybody or line.group == group
            ]
            keys = {line.person_key for line in lines if line.person_key and line.count == 1}
            came = self._held[meeting].people_count if everybody else None
            seats = sum(line.count for line in lines) if came is None else came
            unnamed += max(0, seats - len(keys))
            known |= keys
        return len(known) + unnamed


def told_outside(records: ChallengeRecords) -> ChallengeRecords:
    """The records without meetings and notes that stay inside the team: they count for nothing.

    A group met only in such a meeting must not even show as met.
    """
    inside = {one.id for one in records.all(Meeting) if one.sensitivity is not Sensitivity.OPEN}
    kept: list[Record] = []
    for found in records.by_kind.values():
        kept += (one for one in found.values() if not _stays_inside(one, inside))
    whole = sum(map(len, records.by_kind.values()))
    return records if len(kept) == whole else ChallengeRecords.of(kept)


def _stays_inside(record: Record, meetings: Collection[MeetingId]) -> bool:
    match record:
        case Meeting():
            return record.id in meetings
        case Note():
            return record.sensitivity is not Sensitivity.OPEN or record.meeting in meetings
        case _:
            return False


def in_words(weight: Weight, least: int) -> str:
    """The counts of a finding for speaker notes, or "" where too few people stand behind it."""
    if weight.people < least:
        return ""
    notes = said(weight.notes, "note", "notes")
    meetings = said(weight.meetings, "meeting", "meetings")
    return f"Rests on {notes} from {meetings} with {said(weight.people, 'person', 'people')}."
