"""What the sorting shows after an act, without asking the database again: counts and tallies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from types import MappingProxyType
from uuid import UUID

from sli_desktop.models.records.finding import Stance
from sli_desktop.models.records.note import Note
from sli_desktop.services.remarks import Remarks
from sli_desktop.storage import NO_THEME, Carried, Counts, Facet, Sieve, SortingNames

Facts = Mapping[Facet, frozenset[object]]
"""What a note is, for each facet."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Which groups speakers and meetings stand for, and the challenge's time zone."""

    speakers: Mapping[UUID, UUID | None]
    meetings: Mapping[UUID, frozenset[UUID]]
    zone: tzinfo

    @classmethod
    def of(cls, names: SortingNames, zone: tzinfo) -> "Whereabouts":
        """From who was in which room."""
        speakers = {speaker: group for speaker, (group, _) in names.speakers.items()}
        return cls(MappingProxyType(speakers), names.groups_there, zone)

    def groups(self, speaker: UUID | None, meeting: UUID | None) -> frozenset[UUID]:
        """The groups a note was heard from: its speaker's, or all that were there."""
        if speaker is not None:
            group = self.speakers.get(speaker)
            return frozenset() if group is None else frozenset({group})
        return frozenset() if meeting is None else self.meetings.get(meeting, frozenset())

    def facts(self, note: Note) -> Facts:
        """What a note is, for each facet."""
        return {
            Facet.STATE: frozenset({note.state}),
            Facet.KIND: frozenset(note.kinds),
            Facet.THEME: frozenset(note.themes) or frozenset({NO_THEME}),
            Facet.GROUP: frozenset(self.groups(note.speaker, note.meeting)),
            Facet.PEER: frozenset({note.author}),
            Facet.DAY: frozenset({note.first_key.astimezone(self.zone).date()}),
            Facet.MEETING: frozenset({note.meeting} - {None}),
        }


def is_shown(sieve: Sieve, facts: Facts, *, besides: Facet | None = None) -> bool:
    """Whether a note passes all filters, or all but one."""
    return all(sieve.value(facet) in facts[facet] for facet in sieve.asked if facet is not besides)


def total(counts: Counts, sieve: Sieve) -> int:
    """How many notes are shown."""
    states = counts[Facet.STATE]
    return sum(states.values()) if sieve.state is None else states.get(sieve.state, 0)


def recounted(
    counts: Counts, sieve: Sieve, before: Facts | None, after: Facts | None
) -> dict[Facet, dict[object, int]]:
    """The counts after one note has changed, come (no `before`) or gone (no `after`)."""
    found = {facet: dict(counts[facet]) for facet in Facet}
    for facts, step in ((before, -1), (after, 1)):
        if facts is None:
            continue
        for facet in Facet:
            if is_shown(sieve, facts, besides=facet):
                for value in facts[facet]:
                    found[facet][value] = found[facet].get(value, 0) + step
    return {f: {value: n for value, n in each.items() if n} for f, each in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What carries a finding: remarks for it, against it, those shown now, and whom they are from.

    Notes joined as one remark are counted once.
    """

    supports: int = 0
    against: int = 0
    here: int = 0
    groups: frozenset[UUID] = frozenset()


def tallies(carried: Iterable[Carried], remarks: Remarks) -> dict[UUID, Tally]:
    """The tally of each finding that notes carry."""
    found: dict[UUID, list[Carried]] = {}
    for each in carried:
        found.setdefault(each.finding, []).append(each)
    return {finding: _tally(each, remarks) for finding, each in found.items()}


def _tally(carried: list[Carried], remarks: Remarks) -> Tally:
    pro = [each for each in carried if each.stance is Stance.SUPPORTS]
    contra = [each for each in carried if each.stance is Stance.AGAINST]
    return Tally(
        supports=remarks.count(each.note for each in pro),
        against=remarks.count(each.note for each in contra),
        here=remarks.count(each.note for each in carried if each.is_shown),
        groups=frozenset(group for each in pro for group in each.groups),
    )
