"""What a person should heed while writing a finding: said quietly, never in the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sli_desktop.models.records.finding import (
    Finding,
    FindingLabel,
    FindingNote,
    Reason,
    Rule,
)
from sli_desktop.models.records.ids import MeetingId
from sli_desktop.models.records.meeting import Meeting, Sensitivity
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.breadth import Breadth, breadth_of
from sli_desktop.services.evidence import supporting_notes
from sli_desktop.wording import tr, trn


class Heed(StrEnum):
    """What sort of thing to heed."""

    NO_NOTES = "no notes"
    SINGLE_SOURCE = "single source"
    SMALL_GROUP = "small group"
    TEAM_ONLY_NOTES = "team-only notes"
    OTHER_WAY = "points the other way"


RULES = MappingProxyType(
    {Heed.SINGLE_SOURCE: Rule.SINGLE_SOURCE, Heed.SMALL_GROUP: Rule.SMALL_GROUP}
)
"""What a reason may set aside; the report asks for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """One thing to heed: what it is, and what to do about it. `notes` are those it is about."""

    what: Heed
    title: str
    words: str
    notes: tuple[Note, ...] = ()

    @property
    def rule(self) -> Rule | None:
        """The rule a reason sets aside, or None where there is nothing to give reasons for."""
        return RULES.get(self.what)


def warnings_for(finding: Finding, records: ChallengeRecords) -> tuple[Warned, ...]:
    """Everything to heed in a finding; what a recorded reason sets aside is left out.

    `records` hold the challenge, the finding's links and reasons, its notes, and who was where.
    """
    notes = supporting_notes(finding.id, records)
    waived = {each.rule for each in records.all(Reason) if each.record == finding.id}
    found = _warned(finding, notes, breadth_of(notes, records), records)
    return tuple(each for each in found if each.rule not in waived)


def _warned(
    finding: Finding, notes: tuple[Note, ...], broad: Breadth, records: ChallengeRecords
) -> Iterator[Warned]:
    if not notes:
        yield Warned(
            what=Heed.NO_NOTES,
            title=tr("No note carries this yet"),
            words=tr("Move notes to it in Evidence, so that the report can rest on them."),
        )
    if broad.is_single_source:
        yield Warned(
            what=Heed.SINGLE_SOURCE,
            title=tr("Everything here comes from one source"),
            words=tr("Link a note from elsewhere, or say why it stands. The report asks for it."),
            notes=notes,
        )
    yield from _small(notes, records)
    yield from _inside(finding, records)
    yield from _other_way(finding, notes)


def _small(notes: Iterable[Note], records: ChallengeRecords) -> Iterator[Warned]:
    threshold = records.challenge.small_group_threshold
    rooms = _people(records)
    heard = tuple(note for note in notes if note.meeting in rooms)
    if not heard:
        return
    places = {note.meeting for note in heard if note.meeting is not None}
    together = sum(rooms[each] for each in places)
    quotes = tuple(
        note
        for note in heard
        if note.meeting is not None
        and NoteKind.QUOTE in note.kinds
        and rooms[note.meeting] < threshold
    )
    if together < threshold:
        yield Warned(
            what=Heed.SMALL_GROUP,
            title=trn(together, "{number} person said this", "{number} people said this"),
            words=tr(
                "With fewer than {threshold}, a reader could work out who. "
                "Hear it elsewhere too, keep it team only, or say why it stands."
            ).format(threshold=threshold),
            notes=heard,
        )
    elif quotes:
        yield Warned(
            what=Heed.SMALL_GROUP,
            title=trn(
                len(quotes),
                "{number} quote comes from a small group",
                "{number} quotes come from small groups",
            ),
            words=tr("Say it in your own words in the statement, or say why it stands."),
            notes=quotes,
        )


def _people(records: ChallengeRecords) -> dict[MeetingId, int]:
    """How many people of the council were in each meeting of which that is known."""
    found: dict[MeetingId, int] = {}
    for each in records.all(Attendance):
        found[each.meeting] = found.get(each.meeting, 0) + each.count
    counted = {one.id: one.people_count for one in records.all(Meeting) if one.people_count}
    return {**found, **counted}


def _inside(finding: Finding, records: ChallengeRecords) -> Iterator[Warned]:
    if finding.sensitivity is not Sensitivity.OPEN:
        return
    linked = (
        records.get(Note, link.note)
        for link in records.all(FindingNote)
        if link.finding == finding.id
    )
    kept = tuple(n for n in linked if n is not None and n.sensitivity is not Sensitivity.OPEN)
    if kept:
        yield Warned(
            what=Heed.TEAM_ONLY_NOTES,
            title=trn(
                len(kept),
                "{number} note here stays inside the team",
                "{number} notes here stay inside the team",
            ),
            words=tr("Keep the finding team only as well, or take the note away."),
            notes=kept,
        )


def _other_way(finding: Finding, notes: Iterable[Note]) -> Iterator[Warned]:
    mine, other = NoteKind.STRENGTH, NoteKind.AREA
    if finding.label is FindingLabel.AREA:
        mine, other = other, mine
    odd = tuple(note for note in notes if other in note.kinds and mine not in note.kinds)
    if odd:
        yield Warned(
            what=Heed.OTHER_WAY,
            title=trn(
                len(odd),
                "{number} note points the other way",
                "{number} notes point the other way",
            ),
            words=tr("Turn it into a contrary note for balance, or move it to another finding."),
            notes=odd,
        )
