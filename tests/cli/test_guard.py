"""The guard from a terminal: what it lists, how words are kept, and what the report waits for."""

from pathlib import Path
from uuid import UUID

from sli_desktop.models.records.finding import Reason, Rule
from tests.cli.conftest import Terminal, records_of


def test_the_guard_lists_hits_keeps_one_with_a_reason_and_the_report_waits(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    named = "Councillor Brightwell told us that the budget is late."
    reference = terminal.values(
        "finding", "add", northmere, "--theme", "GOV", "--label", "area", named
    )["reference"]
    terminal.values("finding", "edit", northmere, reference, "--state", "agreed")
    hits = terminal.values("guard", "check", northmere)["hits"]
    mine = [hit for hit in hits if hit["label"] == reference]
    told_of = [(hit["sort"], hit["strength"]) for hit in mine]
    assert told_of == [("personal detail", "leak"), ("who spoke", "hit")]
    assert mine[0]["cures"][0]["label"] == "Say “councillors”"

    out = tmp_path / "out.html"
    told = terminal.run("report", northmere, "--format", "html", "--output", out)
    assert told.code == 3
    assert "Councillor Brightwell" in told.err
    assert not out.exists()

    keep = ("guard", "keep", northmere, reference, "councillor brightwell", "--because", "Agreed")
    planned = terminal.values(*keep, "--plan")
    assert planned["planned"]
    assert not _reasons(northmere, planned["record"])
    kept = terminal.values(*keep)["kept"]
    assert kept == [
        "“councillor brightwell” (personal detail)",
        "“councillor brightwell” (who spoke)",
    ]
    assert len(_reasons(northmere, planned["record"])) == 2
    assert terminal.run("report", northmere, "--format", "html", "--output", out).code == 0
    assert "Councillor Brightwell" in out.read_text("utf-8")


def _reasons(folder: Path, record: str) -> list[Reason]:
    found = records_of(folder).all(Reason)
    return [each for each in found if each.record == UUID(record) and each.rule is Rule.GUARD_HIT]


def test_any_words_can_be_looked_at(terminal: Terminal, northmere: Path) -> None:
    told = terminal.run("guard", "check", northmere, "--all", "--text", "The leader is visible.")
    assert "About one person; look whether it is fair:" in told.out
    assert "You can: Say “councillors”; Say it in your own words." in told.out
    nobody = terminal.run("guard", "check", northmere, "--text", "Staff are proud.")
    assert nobody.out.startswith("Nobody can be recognised")


def test_keeping_what_is_not_there_names_what_is(terminal: Terminal, northmere: Path) -> None:
    told = terminal.run("guard", "keep", northmere, "XX1", "nobody", "--because", "No")
    assert told.code == 1
    assert "SLI-3304" in told.err
