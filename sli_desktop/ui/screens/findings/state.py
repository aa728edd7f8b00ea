"""What the screen says of one finding: the words for it, and all around it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, Theme
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
from sli_desktop.services.breadth import Breadth, breadth
from sli_desktop.services.differing import view_words
from sli_desktop.services.finding_warnings import Warned, warnings_for
from sli_desktop.services.findings import has_changed_since, state_words
from sli_desktop.services.whole_findings import around
from sli_desktop.storage import View as Look
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.chips import KIND_ICONS
from sli_desktop.wording import tr

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
