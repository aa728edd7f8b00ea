"""What a version holds: everything the report is made from, and nothing the report may not hold.

The outline made from it equals the outline of the challenge at that moment. Meetings, attendance
and notes are there only to be counted: without titles, places, roles and words (`model.md`
invariant 1).
Format: `docs/format/snapshot-v2.md`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import (
    Boilerplate,
    Challenge,
    Milestone,
    StakeholderGroup,
    Theme,
)
from sli_desktop.models.records.finding import FindingNote
from sli_desktop.models.records.meeting import Document, Headline, Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.models.records.recommendation import (
    Action,
    ActionUpdate,
    ProgressEntry,
    Recommendation,
    RecommendationState,
)
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.freezing.frozen import PRESENTED, frozen_lines
from sli_desktop.services.report.choose import shown_findings
from sli_desktop.services.report.heard import told_outside

VERSION = 2
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_AS_THEY_ARE = (
    Theme,
    StakeholderGroup,
    Boilerplate,
    Milestone,
    ReportSection,
    Action,
    ActionUpdate,
    ProgressEntry,
)


def freeze_whole(records: ChallengeRecords) -> bytes:
    """The bytes of everything the report is made from now."""
    return frozen_lines(_kept(records), VERSION)


def _kept(records: ChallengeRecords) -> Iterator[Record]:
    for challenge in records.all(Challenge):
        yield replace(challenge, data_holder="", privacy_notice="", lawful_basis="")
    for kind in _AS_THEY_ARE:
        yield from records.all(kind)
    for peer in records.all(Peer):
        yield replace(peer, conflict_of_interest="")
    for headline in records.all(Headline):
        if headline.day is not None:
            yield headline
    findings = shown_findings(records, PRESENTED)
    yield from (replace(each, merged_from=frozenset()) for each in findings)
    for advice in records.all(Recommendation):
        yield _withdrawn(advice)
    yield from _counted(records, {each.id for each in findings})


def _withdrawn(advice: Recommendation) -> Recommendation:
    """What was withdrawn keeps its number, so that nothing else gets it, and no word."""
    if advice.state is not RecommendationState.WITHDRAWN:
        return advice
    return replace(advice, text="", title="", owner="", timescale_words="", measure="")


def _counted(records: ChallengeRecords, findings: set[object]) -> Iterator[Record]:
    """What is only counted, without a word of it."""
    for meeting in records.all(Meeting):
        yield replace(meeting, title="", place="", reference="", row_key="")
    for line in records.all(Attendance):
        yield replace(line, role_label="")
    for document in records.all(Document):
        yield replace(document, title="", owner="", reference="")
    told = told_outside(records)
    notes: set[object] = set()
    for note in told.all(Note):
        notes.add(note.id)
        yield replace(note, body="", page="", first_key=_NO_MOMENT)
    for link in records.all(FindingNote):
        if link.finding in findings and link.note in notes:
            yield link
