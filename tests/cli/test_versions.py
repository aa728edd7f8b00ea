"""`report check`, `keep`, `versions`, `compare`, `restore` and `report --version`."""

from pathlib import Path

from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.report import ReportSection, Snapshot
from tests.cli.conftest import Terminal, records_of


def test_the_checks_of_the_export_screen_are_listed(terminal: Terminal, northmere: Path) -> None:
    told = terminal.run("report", "check", northmere)
    assert told.code == 0
    assert "You can save it." in told.out or "Nothing stands in the way." in told.out
    found = terminal.values("report", "check", northmere)
    assert {each["level"] for each in found["checks"]} <= {"ok", "warn"}


def test_a_name_in_a_text_ends_with_needs_a_decision(terminal: Terminal, northmere: Path) -> None:
    one = agreed(northmere)
    terminal.done("finding", "edit", northmere, one.reference, "--headline", "Call 020 7946 0018")
    told = terminal.run("report", "check", northmere)
    assert (told.code, "STOP" in told.out) == (3, True)


def test_a_version_is_kept_listed_compared_and_written(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    assert terminal.run("report", "versions", northmere).out == "No version was kept yet.\n"
    kept = terminal.values("report", "keep", northmere)
    assert kept["name"] == "0.1 draft"
    one = agreed(northmere)
    terminal.done("finding", "edit", northmere, one.reference, "--headline", "Wholly other words")
    found = terminal.values("report", "compare", northmere, "0.1")
    words = [p["after"] for s in found["sections"] for p in s["paragraphs"]]
    assert "Wholly other words" in words
    assert terminal.values("report", "compare", northmere, "now", "now")["sections"] == []
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    options = ("--format", "html", "--output")
    terminal.done("report", northmere, *options, old, "--version", "0.1")
    terminal.done("report", northmere, *options, new)
    assert one.headline in old.read_text(encoding="utf-8")
    assert "Wholly other words" not in old.read_text(encoding="utf-8")
    assert "Wholly other words" in new.read_text(encoding="utf-8")
    [listed] = terminal.values("report", "versions", northmere)["versions"]
    assert listed["sha256"] == kept["sha256"]


def test_a_plan_keeps_and_changes_nothing(terminal: Terminal, northmere: Path) -> None:
    assert terminal.values("report", "keep", northmere, "--plan")["planned_only"]
    assert records_of(northmere).all(Snapshot) == ()
    terminal.done("report", "keep", northmere)
    before = records_of(northmere).all(ReportSection)
    terminal.done("report", "restore", northmere, "0.1", "--plan")
    assert records_of(northmere).all(ReportSection) == before


def test_an_unknown_version_is_told_with_those_there_are(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    terminal.done("report", "keep", northmere, "--kind", "peer check")
    for words in (
        ("report", "compare", northmere, "0.7"),
        ("report", "restore", northmere, "0.7"),
        (
            "report",
            northmere,
            "--format",
            "html",
            "--output",
            tmp_path / "x.html",
            "--version",
            "7",
        ),
    ):
        told = terminal.run(*words)
        assert told.code == 1
        assert "0.1 peer check" in told.err
        assert "SLI-3410" in told.err
    assert not (tmp_path / "x.html").exists()


def agreed(northmere: Path) -> Finding:
    return next(
        each for each in records_of(northmere).all(Finding) if each.state is FindingState.AGREED
    )
