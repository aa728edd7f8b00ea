"""How broad the evidence of a finding is: from whom, where and in which way the team knows it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import Change, ChangeSet, edit, put_in_bin
from sli_desktop.models.records.finding import EvidenceStrength, Finding, Reason, Rule
from sli_desktop.models.records.ids import FindingId, PeerId, ReasonId
from sli_desktop.models.records.note import Note, Source
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.evidence import (
    all_supporting,
    distinct_sources,
    groups_heard,
    supporting_notes,
)
from sli_desktop.services.findings import NewId
from sli_desktop.services.remarks import Remarks
from sli_desktop.wording import mark, said, tr, trn

SOME, STRONG = 2, 3

STRENGTH_WORDS = MappingProxyType(
    {
        EvidenceStrength.NOT_SET: mark("not set"),
        EvidenceStrength.THIN: mark("thin"),
        EvidenceStrength.SOME: mark("some"),
        EvidenceStrength.STRONG: mark("strong"),
    }
)


class UnexplainedStrengthError(SliError):
    """The evidence is set otherwise than the program suggests, and nobody says why."""

    code: ClassVar[str] = "SLI-3383"

    def __init__(self, strength: EvidenceStrength, suggested: EvidenceStrength) -> None:
        super().__init__(
            tr("The evidence was to be set to {strength}; the notes suggest {suggested}.").format(
                strength=strength_words(strength), suggested=strength_words(suggested)
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Say why in a few words, with --reason, or set what is suggested."),
        )


def strength_words(strength: EvidenceStrength) -> str:
    """How broad evidence is, in words within a sentence."""
    return said(STRENGTH_WORDS[strength])


WAYS = MappingProxyType(
    {
        Source.HEARD: mark("heard"),
        Source.SAW: mark("saw"),
        Source.READ: mark("read"),
        Source.DATA: mark("data"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breadth:
    """What carries a finding, counted; notes joined as one remark count once.

    `sources` are independent places: one person met twice is one.
    """

    notes: int = 0
    groups: int = 0
    meetings: int = 0
    sources: int = 0
    ways: tuple[Source, ...] = ()

    @property
    def suggested(self) -> EvidenceStrength:
        """Thin for one source, strong for three of two groups or two ways of knowing.

        A person sets it (`model.md` section 2).
        """
        if not self.notes:
            return EvidenceStrength.NOT_SET
        if self.sources < SOME:
            return EvidenceStrength.THIN
        is_wide = self.groups >= SOME or len(self.ways) >= SOME
        if self.sources >= STRONG and is_wide:
            return EvidenceStrength.STRONG
        return EvidenceStrength.SOME

    @property
    def is_single_source(self) -> bool:
        """Whether all of it comes from one place."""
        return bool(self.notes) and self.sources < SOME

    @property
    def why(self) -> str:
        """The counts in plain words: "3 groups, 5 meetings, heard and read"."""
        if not self.notes:
            return tr("no notes yet")
        parts = [
            trn(self.groups, "{number} group", "{number} groups") if self.groups else "",
            trn(self.meetings, "{number} meeting", "{number} meetings") if self.meetings else "",
            _listed([said(WAYS[way]) for way in self.ways]),
        ]
        return ", ".join(filter(None, parts))


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return tr("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def breadth_of(notes: Iterable[Note], records: ChallengeRecords) -> Breadth:
    """Count what some notes stand for; `records` hold who was where."""
    notes = tuple(notes)
    known = {note.source for note in notes}
    return Breadth(
        notes=len(notes),
        groups=len(groups_heard(notes, records)),
        meetings=len({note.meeting for note in notes if note.meeting is not None}),
        sources=distinct_sources(notes, records),
        ways=tuple(way for way in Source if way in known),
    )


def breadth(
    finding: FindingId, records: ChallengeRecords, remarks: Remarks | None = None
) -> Breadth:
    """How broad the evidence for a finding is.

    One remark counts as one note of one source, and for every group and meeting it was noted in.
    """
    once = breadth_of(supporting_notes(finding, records, remarks), records)
    every = breadth_of(all_supporting(finding, records), records)
    return replace(every, notes=once.notes, sources=once.sources)


def needs_reason(strength: EvidenceStrength, suggested: EvidenceStrength) -> bool:
    """Whether a person has to say why: they set the evidence otherwise than the program would."""
    return strength not in (EvidenceStrength.NOT_SET, suggested)


def refuse_unexplained(
    strength: EvidenceStrength, suggested: EvidenceStrength, reason: str
) -> None:
    """Refuse another strength than suggested that comes without a reason.

    Raises:
        UnexplainedStrengthError: it does.
    """
    if needs_reason(strength, suggested) and not reason.strip():
        raise UnexplainedStrengthError(strength, suggested)


def strength_reasons(finding: Finding, records: ChallengeRecords) -> tuple[Reason, ...]:
    """Why the evidence of a finding was set otherwise than suggested, as far as anybody said."""
    return tuple(
        each
        for each in records.all(Reason)
        if each.record == finding.id and each.rule is Rule.EVIDENCE_STRENGTH
    )


def set_strength(
    finding: Finding,
    strength: EvidenceStrength,
    *,
    reason: str = "",
    outdated: Iterable[Reason] = (),
    by: PeerId | None,
    new_id: NewId,
) -> ChangeSet:
    """Set how broad the evidence is, with the reason where it is not what the program suggests.

    `outdated` are reasons given for another strength: they go with it.
    """
    changed = edit("", (finding, replace(finding, evidence=strength)))
    name = tr("Set the evidence of {reference}").format(reference=finding.reference)
    changes = changed.changes + put_in_bin("", *outdated).changes
    if reason.strip():
        made = Reason(
            id=ReasonId(new_id()),
            record=finding.id,
            rule=Rule.EVIDENCE_STRENGTH,
            by=by,
            words=reason.strip(),
        )
        changes = (*changes, Change(before=None, after=made))
    return ChangeSet(name=name, changes=changes)
