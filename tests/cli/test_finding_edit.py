"""`finding edit`: change a finding, and settle what was changed by both."""

from pathlib import Path

import pytest

from sli_desktop.models.records.finding import Finding, FindingState
from tests.cli.conftest import Terminal, records_of
from tests.cli.test_bundles import Two, joined, two

__all__ = ["joined", "two"]


def _first(northmere: Path) -> Finding:
    return next(
        each for each in records_of(northmere).all(Finding) if each.state is FindingState.AGREED
    )


def test_a_finding_is_written_anew(terminal: Terminal, northmere: Path) -> None:
    before = _first(northmere)
    terminal.done(
        "finding", "edit", northmere, before.reference,
        "--statement", "Said afresh.", "--state", "parked", "--evidence", "thin",
        "--reason", "One of them left",
    )  # fmt: skip
    after = records_of(northmere).get(Finding, before.id)
    assert after is not None
    assert (after.statement, after.state.value, after.evidence.value) == (
        "Said afresh.",
        "parked",
        "thin",
    )
    assert after.headline == before.headline


def test_an_edit_needs_something_to_change(terminal: Terminal, northmere: Path) -> None:
    told = terminal.run("finding", "edit", northmere, _first(northmere).reference)
    assert told.code == 2
    assert "nothing to change" in told.err


def test_an_edit_to_the_same_changes_nothing(terminal: Terminal, northmere: Path) -> None:
    same = _first(northmere)
    told = terminal.values(
        "finding", "edit", northmere, same.reference, "--headline", same.headline
    )
    assert told["changed"] is False


@pytest.mark.parametrize(
    "how", [["--statement", "Ours, decided.", "--settle"], ["--keep", "statement"]]
)
def test_what_was_changed_by_both_ends_when_somebody_decides(two: Two, how: list[str]) -> None:
    reference = _first(two.manager).reference
    for at, text in ((two.manager, "The manager's words."), (two.peer, "Joy's words.")):
        two.terminal.done("finding", "edit", at, reference, "--statement", text)
    two.terminal.done("bundle", "import", two.manager, two.bundle(two.peer))
    assert two.terminal.values("info", two.manager)["attention"]
    refused = two.terminal.run("finding", "edit", two.manager, reference, "--statement", "Over it")
    assert refused.code == 1
    two.terminal.done("finding", "edit", two.manager, reference, *how)
    two.terminal.done("bundle", "import", two.peer, two.bundle(two.manager))
    for at in (two.manager, two.peer):
        assert not two.terminal.values("info", at)["attention"]
