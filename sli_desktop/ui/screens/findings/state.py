"""What the screen says of findings: the lines of the list, and one finding with all around it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.finding import (
    Finding,
    FindingLabel,
    FindingNote,
    FindingState,
    GoodPractice,
    PeerView,
    Reason,
    Rule,
    Stance,
    View,
)
from sli_desktop.models.records.meeting import Document, Meeting, Sensitivity
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.breadth import Breadth, breadth, strength_words
from sli_desktop.services.differing import view_words
from sli_desktop.services.finding_warnings import Warned, warnings_for
from sli_desktop.services.findings import has_changed_since, state_words
from sli_desktop.services.merging import adrift
from sli_desktop.services.whole_findings import around
from sli_desktop.storage import FindingLine, FindingWeight
from sli_desktop.storage import View as Look
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.chips import KIND_ICONS
from sli_desktop.wording import tr, trn

MOST_FINDINGS = 2000
MOST_FOUND = 20
MOST_TOUCHED = 200
LABEL_ICONS = {
    FindingLabel.STRENGTH: KIND_ICONS[NoteKind.STRENGTH],
    FindingLabel.AREA: KIND_ICONS[NoteKind.AREA],
}
STATE_WORDS = {state: state_words(state) for state in FindingState}
SENSITIVITY_WORDS = {
    Sensitivity.OPEN: tr("Open"),
    Sensitivity.TEAM_ONLY: tr("Team only"),
    Sensitivity.SAY_IN_PERSON: tr("Say in person"),
}
IMPLIES = {
    Sensitivity.OPEN: tr("May stand in report and slides once the team agrees it."),
    Sensitivity.TEAM_ONLY: tr("Never in report, slides or on the large screen."),
    Sensitivity.SAY_IN_PERSON: tr("Never written down for the council: somebody says it."),
}
VIEW_WORDS = {view: view_words(view).capitalize() for view in View}


def label_words(challenge: Challenge, label: FindingLabel) -> str:
    """The challenge's own word for the kind of a finding."""
    is_strength = label is FindingLabel.STRENGTH
    words = challenge.label_strength if is_strength else challenge.label_area
    return words[:1].upper() + words[1:]


def line_of(
    each: FindingLine, weight: FindingWeight | None, theme: str, challenge: Challenge
) -> Line:
    """A finding in the list."""
    parts: list[str] = []
    if weight is not None:
        parts.append(tr("Evidence: {strength}").format(strength=strength_words(weight.evidence)))
        parts.append(
            tr("one source")
            if weight.places == 1
            else trn(weight.supports, "{number} note", "{number} notes")
        )
        if weight.against:
            parts.append(trn(weight.against, "{number} against", "{number} against"))
    parts.append(STATE_WORDS[each.state])
    if each.sensitivity is not Sensitivity.OPEN:
        parts.append(SENSITIVITY_WORDS[each.sensitivity])
    parts.append(theme)
    return Line(
        key=each.id,
        first=f"{each.name}  {each.headline}",
        second=((" · ".join(filter(None, parts)), False),),
        state=label_words(challenge, each.label).split()[0],
        icon=LABEL_ICONS[each.label][0],
        tone=LABEL_ICONS[each.label][1],
    )


def summary(lines: Iterable[FindingLine], challenge: Challenge) -> str:
    """How many findings of each kind there are, and how many the team has agreed."""
    lines = tuple(lines)
    strengths = sum(each.label is FindingLabel.STRENGTH for each in lines)
    agreed = sum(each.state is FindingState.AGREED for each in lines)
    words = tr("{all}. {strength}: {strengths}. {area}: {areas}. Agreed by the team: {agreed}.")
    return words.format(
        all=trn(len(lines), "{number} finding", "{number} findings"),
        strengths=strengths,
        strength=challenge.label_strength,
        areas=len(lines) - strengths,
        area=challenge.label_area,
        agreed=agreed,
    )


class Book(NamedTuple):
    """All findings as lines, and how many are adrift after merges on two laptops."""

    lines: tuple[FindingLine, ...]
    shown: list[Line]
    weights: dict[UUID, FindingWeight]
    lost: int


def touched_by(committed: Committed) -> frozenset[UUID] | None:
    """The findings whose line an act changes; None where it may be any of them."""
    found: set[UUID] = set()
    for change in committed.changes:
        if isinstance(change.record, Finding):
            found.add(change.record.id)
        elif isinstance(change.record, FindingNote):
            found.add(change.record.finding)
        elif isinstance(change.record, Note | Theme | Challenge):
            return None
    return frozenset(found) if len(found) <= MOST_TOUCHED else None


def read_book(
    view: Look,
    challenge: Challenge,
    known: dict[UUID, FindingWeight] | None = None,
    touched: frozenset[UUID] | None = None,
) -> Book:
    """Read the list by column; whole records only where findings were merged.

    `known` are the weights read before, of which only those `touched` are read again.
    """
    lines = view.sorting.findings(limit=MOST_FINDINGS)
    if known is None or touched is None:
        weights = view.sorting.finding_weights()
    else:
        weights = {each: weight for each, weight in known.items() if each not in touched}
        weights |= view.sorting.finding_weights(touched) if touched else {}
    themes: dict[UUID, str] = {each.id: each.name for each in view.all(Theme)}
    shown = [
        line_of(each, weights.get(each.id), themes.get(each.theme, ""), challenge) for each in lines
    ]
    every = view.all(Finding) if len(weights) > len(lines) else ()
    gone = [each for each in every if each.merged_into is not None]
    told = {each.id for each in gone if each.state is not FindingState.DROPPED}
    found = adrift(_around_gone(view, gone)) if told else ()
    lost = sum(each.finding in told for each in found)
    return Book(lines, shown, weights, lost)


def _around_gone(view: Look, gone: Iterable[Finding]) -> ChallengeRecords:
    """What hangs on findings that were merged away, and all findings, to know where they live."""
    hung = around(view, [each.id for each in gone])
    whole = (each for kind in hung.by_kind.values() for each in kind.values())
    return ChallengeRecords.of([*whole, *view.all(Finding)])


def read_found(view: Look, words: str, *, besides: UUID, challenge: Challenge) -> list[Line]:
    """The findings that part of their words or their number name."""
    found = view.sorting.findings(words=words, limit=MOST_FOUND)
    themes: dict[UUID, str] = {each.id: each.name for each in view.all(Theme)}
    return [
        line_of(each, None, themes.get(each.theme, ""), challenge)
        for each in found
        if each.id != besides
    ]


class Sheet(NamedTuple):
    """One finding with all that hangs on it, and what it rests on."""

    finding: Finding
    theme: str
    records: ChallengeRecords
    team: tuple[Peer, ...]
    breadth: Breadth
    warnings: tuple[Warned, ...]

    @property
    def links(self) -> tuple[FindingNote, ...]:
        """The linked notes, those that speak for it first."""
        found = (link for link in self.records.all(FindingNote) if self.note(link) is not None)
        return tuple(sorted(found, key=lambda link: link.stance is Stance.AGAINST))

    def note(self, link: FindingNote) -> Note | None:
        """The note of a link."""
        return self.records.get(Note, link.note)

    def link(self, note: object) -> FindingNote | None:
        """The link of a note."""
        return next((link for link in self.links if link.note == note), None)

    def spot_of(self, note: object) -> Spot | None:
        """Where a linked note was taken."""
        link = self.link(note)
        found = self.note(link) if link is not None else None
        if found is None:
            return None
        part = f"note:{found.id.hex}"
        if found.meeting is not None:
            return Spot("capture", found.meeting, part)
        return None if found.document is None else Spot("reading", found.document, part)

    def note_line(self, link: FindingNote) -> Line:
        """A linked note in the list."""
        note = self.records.get(Note, link.note)
        meeting = self.records.get(Meeting, note.meeting if note else None)
        document = self.records.get(Document, note.document if note else None)
        speaker = self.records.get(Attendance, note.speaker if note else None)
        where = meeting.title if meeting else document.title if document else ""
        body = note.body if note else ""
        is_quote = note is not None and NoteKind.QUOTE in note.kinds
        parts = [speaker.role_label if speaker else "", where]
        is_against = link.stance is Stance.AGAINST
        return Line(
            key=link.note,
            first=f"“{body}”" if is_quote else body,
            second=((" · ".join(filter(None, parts)), False),),
            state=tr("Against") if is_against else tr("For"),
            icon="minus" if is_against else "plus",
        )

    def mine(self, peer: UUID) -> PeerView | None:
        """What a peer thinks of it."""
        return next((view for view in self.records.all(PeerView) if view.peer == peer), None)

    def view_words(self, besides: UUID) -> str:
        """What the others think of it, one a line."""
        names = {peer.id: peer.name for peer in self.team}
        lines = []
        for view in self.records.all(PeerView):
            if view.peer != besides:
                name = names.get(view.peer, tr("A colleague"))
                lines.append(self._view_line(name, view))
        return "\n".join(lines)

    def _view_line(self, name: str, view: PeerView) -> str:
        words = f"{name}: {VIEW_WORDS[view.view].lower()}"
        if has_changed_since(view, self.finding):
            words += " · " + tr("the finding has changed since")
        return f"{words}. {view.words}".rstrip(". ") if not view.words else f"{words}. {view.words}"

    @property
    def practice(self) -> GoodPractice | None:
        """What is marked as good practice in it."""
        return next(iter(self.records.all(GoodPractice)), None)

    def reason(self, rule: Rule) -> Reason | None:
        """The last reason given for setting a rule aside."""
        found = [each for each in self.records.all(Reason) if each.rule is rule]
        return found[-1] if found else None


def read_sheet(view: Look, record: UUID) -> Sheet | None:
    """One finding with what it rests on, without reading the rest of the challenge."""
    finding = view.get(Finding, record)
    if finding is None:
        return None
    hung = around(view, [record])
    notes = view.sorting.notes([link.note for link in hung.all(FindingNote)])
    whole = [each for kind in hung.by_kind.values() for each in kind.values()]
    records = ChallengeRecords.of([*whole, *view.all(Challenge), *notes, *_places(view, notes)])
    theme = view.get(Theme, finding.theme)
    return Sheet(
        finding=finding,
        theme=theme.name if theme else "",
        records=records,
        team=view.all(Peer),
        breadth=breadth(finding.id, records),
        warnings=warnings_for(finding, records),
    )


def _places(view: Look, notes: Iterable[Note]) -> Iterator[Record]:
    notes = tuple(notes)
    for each in {note.meeting for note in notes if note.meeting is not None}:
        meeting = view.get(Meeting, each)
        if meeting is not None:
            yield meeting
        yield from view.where(Attendance, meeting=each)
    for document in {note.document for note in notes if note.document is not None}:
        found = view.get(Document, document)
        if found is not None:
            yield found
