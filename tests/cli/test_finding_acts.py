"""Findings in a terminal: viewed, agreed, merged, split, moved, with a plan first."""

from pathlib import Path

from sli_desktop.models.records.finding import (
    EvidenceStrength,
    Finding,
    FindingNote,
    FindingState,
    GoodPractice,
    PeerView,
    Reason,
    Rule,
    View,
)
from sli_desktop.services.breadth import breadth
from sli_desktop.services.lookup import short_id
from tests.cli.conftest import Terminal, records_of


def _two(northmere: Path) -> tuple[Finding, Finding]:
    agreed = [
        each for each in records_of(northmere).all(Finding) if each.state is FindingState.AGREED
    ]
    one = agreed[0]
    return one, next(each for each in agreed[1:] if each.theme == one.theme)


def test_a_plan_changes_nothing_and_a_merge_keeps_every_note(
    terminal: Terminal, northmere: Path
) -> None:
    one, other = _two(northmere)
    before = records_of(northmere)
    terminal.done("finding", "merge", northmere, one.reference, other.reference, "--plan")
    assert records_of(northmere) == before
    wanted = {e.note for e in before.all(FindingNote) if e.finding in {one.id, other.id}}
    terminal.done("finding", "merge", northmere, one.reference, other.reference)
    after = records_of(northmere)
    assert {e.note for e in after.all(FindingNote) if e.finding == one.id} == wanted
    gone = after.get(Finding, other.id)
    assert gone is not None
    assert gone.merged_into == one.id


def test_views_decisions_evidence_and_practice_are_kept(
    terminal: Terminal, northmere: Path
) -> None:
    one, _ = _two(northmere)
    ref = one.reference
    terminal.done("finding", "view", northmere, ref, "differs", "--words", "Two said no")
    terminal.done("finding", "park", northmere, ref)
    terminal.done("finding", "strength", northmere, ref, "thin", "--reason", "One voice")
    terminal.done("finding", "practice", northmere, ref, "Their board")
    records = records_of(northmere)
    found = records.get(Finding, one.id)
    assert found is not None
    assert (found.state, found.evidence) == (FindingState.PARKED, EvidenceStrength.THIN)
    assert any(e.words == "Two said no" and e.view is View.DIFFERS for e in records.all(PeerView))
    assert "One voice" in {each.words for each in records.all(Reason)}
    assert "Their board" in {each.what for each in records.all(GoodPractice)}


def test_a_finding_is_split_moved_and_listed(terminal: Terminal, northmere: Path) -> None:
    one, other = _two(northmere)
    note = next(e.note for e in records_of(northmere).all(FindingNote) if e.finding == one.id)
    terminal.done(
        "finding", "split", northmere, one.reference,
        "--headline", "A new one", "--note", short_id(note),
    )  # fmt: skip
    terminal.done("finding", "move", northmere, other.reference, "1")
    records = records_of(northmere)
    [made] = [each for each in records.all(Finding) if each.headline == "A new one"]
    assert note in {e.note for e in records.all(FindingNote) if e.finding == made.id}
    told = terminal.done("finding", "list", northmere)
    assert "A new one" in str(told.out)


def test_another_strength_than_suggested_is_refused_without_a_reason(
    terminal: Terminal, northmere: Path
) -> None:
    """Both commands that set it ask; nothing is changed."""
    one = records_of(northmere).all(Finding)[0]
    suggested = breadth(one.id, records_of(northmere)).suggested
    other = next(
        each for each in (EvidenceStrength.THIN, EvidenceStrength.STRONG) if each is not suggested
    )
    for command in (
        ("strength", northmere, one.reference, other),
        ("edit", northmere, one.reference, "--evidence", other),
    ):
        told = terminal.run("finding", *command)
        assert told.code == 1
        assert "SLI-3383" in told.err
        assert "--reason" in told.err
    assert records_of(northmere).get(Finding, one.id) == one
    terminal.done(
        "finding", "edit", northmere, one.reference, "--evidence", other, "--reason", "Two"
    )
    terminal.done("finding", "strength", northmere, one.reference, suggested)
    reasons = [each for each in records_of(northmere).all(Reason) if each.record == one.id]
    assert not [each for each in reasons if each.rule is Rule.EVIDENCE_STRENGTH]
