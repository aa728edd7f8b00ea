"""What is unfinished or unsafe in a challenge: pure, computed from the records alone.

Nothing here stops anybody; each entry can be settled, or set aside with a reason.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sli_desktop.models.records.finding import Finding, FindingNote, FindingState, Reason, Rule
from sli_desktop.models.records.meeting import (
    Document,
    DocumentState,
    Meeting,
    MeetingState,
    Sensitivity,
)
from sli_desktop.models.records.note import FollowUp, Note, NoteKind
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.evidence import (
    distinct_sources,
    person_keys,
    supporting_notes_of_all,
)
from sli_desktop.services.exposure import PublicText, exposed, leaks, warnings
from sli_desktop.services.report.links import Links


class Unfinished(StrEnum):
    """What sort of thing is not done, or not safe, yet."""

    NAME = "name, number or word to keep out, in a text for the report"
    SPEAKER = "text for the report that may tell who spoke"
    FINDING_WITHOUT_NOTE = "finding without evidence"
    SINGLE_SOURCE = "finding from a single source"
    RECOMMENDATION_WITHOUT_FINDING = "recommendation without a finding"
    RECOMMENDATION_ON_TEAM_ONLY = "recommendation resting only on findings inside the team"
    TEAM_ONLY_EVIDENCE = "open finding resting on a note that stays inside the team"
    SMALL_GROUP_QUOTE = "quote from a small group"
    LINK_ASTRAY = "section with a link to a finding the report does not show"
    NOTE_WITHOUT_THEME = "note without a theme"
    FOLLOW_UP_OPEN = "follow-up still open"
    WRAP_UP_MISSING = "meeting without a wrap-up"
    DOCUMENT_MISSING = "document that has not arrived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unready:
    """One thing to look at, with the reference or title a person knows it by."""

    what: Unfinished
    record: UUID
    label: str


def unfinished(
    records: ChallengeRecords, texts: Iterable[PublicText] | None = None
) -> tuple[Unready, ...]:
    """Everything that is not done, or not safe, yet; in the order of `Unfinished`.

    `texts` are those of `exposure.public_texts`, where the caller hands them in.
    """
    rules: tuple[Callable[[ChallengeRecords], Iterator[Unready]], ...] = (
        _findings,
        _recommendations,
        _team_only,
        _quotes,
        _links,
        _notes,
        _meetings,
        _documents,
    )
    found = [*_exposed(records, texts), *(entry for rule in rules for entry in rule(records))]
    order = list(Unfinished)
    return tuple(sorted(found, key=lambda entry: order.index(entry.what)))


def _exposed(records: ChallengeRecords, texts: Iterable[PublicText] | None) -> Iterator[Unready]:
    """Texts in which somebody could be recognised, each record once a sort."""
    found = exposed(records, texts=texts)
    for what, group in ((Unfinished.NAME, leaks(found)), (Unfinished.SPEAKER, warnings(found))):
        for record, label in dict.fromkeys((e.place.record, e.place.label) for e in group):
            yield Unready(what=what, record=record, label=label)


def _live_findings(records: ChallengeRecords) -> tuple[Finding, ...]:
    gone = (FindingState.PARKED, FindingState.DROPPED)
    return tuple(
        each for each in records.all(Finding) if each.state not in gone and each.merged_into is None
    )


def _waived(records: ChallengeRecords, rule: Rule) -> Collection[UUID]:
    return {each.record for each in records.all(Reason) if each.rule is rule}


def _findings(records: ChallengeRecords) -> Iterator[Unready]:
    supporting, people = supporting_notes_of_all(records), person_keys(records)
    waived = _waived(records, Rule.SINGLE_SOURCE)
    for finding in _live_findings(records):
        notes = supporting.get(finding.id, ())
        label = finding.reference or finding.headline
        if not notes:
            yield Unready(what=Unfinished.FINDING_WITHOUT_NOTE, record=finding.id, label=label)
        elif finding.id not in waived and distinct_sources(notes, records, people) < 2:
            yield Unready(what=Unfinished.SINGLE_SOURCE, record=finding.id, label=label)


def _recommendations(records: ChallengeRecords) -> Iterator[Unready]:
    """Recommendations without a finding, or with none that the report may show."""
    live = {finding.id for finding in _live_findings(records)}
    told = {f.id for f in _live_findings(records) if f.sensitivity is Sensitivity.OPEN}
    for each in records.all(Recommendation):
        label = each.reference or each.title
        if each.state is RecommendationState.WITHDRAWN or each.findings & told:
            continue
        kept = each.findings & live
        what = (
            Unfinished.RECOMMENDATION_ON_TEAM_ONLY
            if kept
            else Unfinished.RECOMMENDATION_WITHOUT_FINDING
        )
        yield Unready(what=what, record=each.id, label=label)


def _team_only(records: ChallengeRecords) -> Iterator[Unready]:
    kept = {n.id for n in records.all(Note) if n.sensitivity is not Sensitivity.OPEN}
    for link in records.all(FindingNote):
        finding = records.get(Finding, link.finding)
        if finding and link.note in kept and finding.sensitivity is Sensitivity.OPEN:
            yield Unready(
                what=Unfinished.TEAM_ONLY_EVIDENCE, record=finding.id, label=finding.reference
            )


def _quotes(records: ChallengeRecords) -> Iterator[Unready]:
    """Quotes that carry a finding and come from a meeting smaller than the threshold."""
    if not records.all(Note):
        return
    smallest = records.challenge.small_group_threshold
    present: dict[UUID, int] = {}
    for each in records.all(Attendance):
        present[each.meeting] = present.get(each.meeting, 0) + each.count
    linked = {link.note for link in records.all(FindingNote)}
    waived = _waived(records, Rule.SMALL_GROUP)
    for note in records.all(Note):
        meeting = records.get(Meeting, note.meeting)
        if meeting is None or NoteKind.QUOTE not in note.kinds or note.id not in linked:
            continue
        heard = meeting.people_count or present.get(meeting.id, 0)
        if heard < smallest and note.id not in waived:
            label = meeting.reference or meeting.title
            yield Unready(what=Unfinished.SMALL_GROUP_QUOTE, record=note.id, label=label)


def _links(records: ChallengeRecords) -> Iterator[Unready]:
    """Sections that lead to a finding that is gone, not agreed, or kept inside the team."""
    shown = tuple(
        each
        for each in _live_findings(records)
        if each.sensitivity is Sensitivity.OPEN and each.state is FindingState.AGREED
    )
    links = Links.of(records, shown)
    for section in records.all(ReportSection):
        found = {link.words for link in links.found_in(section.body)}
        if any(links.is_reference(words) and words not in links.findings for words in found):
            yield Unready(
                what=Unfinished.LINK_ASTRAY, record=section.id, label=section.title or section.key
            )


def _notes(records: ChallengeRecords) -> Iterator[Unready]:
    for note in records.all(Note):
        meeting = records.get(Meeting, note.meeting)
        label = (meeting.reference or meeting.title) if meeting else "first impressions"
        if not note.themes:
            yield Unready(what=Unfinished.NOTE_WITHOUT_THEME, record=note.id, label=label)
        if note.follow_up is FollowUp.OPEN:
            yield Unready(what=Unfinished.FOLLOW_UP_OPEN, record=note.id, label=label)


def _meetings(records: ChallengeRecords) -> Iterator[Unready]:
    with_notes = {note.meeting for note in records.all(Note)}
    for meeting in records.all(Meeting):
        if meeting.wrap_up_done or meeting.state is MeetingState.CANCELLED:
            continue
        if meeting.state is MeetingState.HELD or meeting.id in with_notes:
            label = meeting.reference or meeting.title
            yield Unready(what=Unfinished.WRAP_UP_MISSING, record=meeting.id, label=label)


def _documents(records: ChallengeRecords) -> Iterator[Unready]:
    waiting = (DocumentState.REQUESTED, DocumentState.MISSING)
    for document in records.all(Document):
        if document.state in waiting:
            yield Unready(
                what=Unfinished.DOCUMENT_MISSING,
                record=document.id,
                label=document.reference or document.title,
            )
