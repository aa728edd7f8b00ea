"""`report take-back`: a returned file listed, taken by number, told where it cannot be."""

from pathlib import Path

import docx

from sli_desktop.models.records.report import ReportSection
from tests.cli.conftest import Terminal, records_of


def returned(terminal: Terminal, northmere: Path, folder: Path) -> tuple[Path, str]:
    """The report as Word with one word typed over; the file, and the words as they were."""
    file = folder / "back.docx"
    terminal.done("report", northmere, "--format", "docx", "--output", file)
    document = docx.Document(str(file))
    section = next(e for e in records_of(northmere).all(ReportSection) if e.key == "next_steps")
    first = section.body.split("\n\n")[0]
    paragraph = next(each for each in document.paragraphs if each.text.strip() == first.strip())
    paragraph.runs[0].text = f"Zebra {paragraph.runs[0].text}"
    document.save(str(file))
    return file, first


def body(northmere: Path) -> str:
    return next(e.body for e in records_of(northmere).all(ReportSection) if e.key == "next_steps")


def test_changes_are_listed_and_taken_by_number(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    file, first = returned(terminal, northmere, tmp_path)
    found = terminal.values("report", "take-back", northmere, file)
    [item] = found["items"]
    assert (item["turn"], item["after"]) == ("changed", f"Zebra {first}")
    assert found["taken"] == []
    assert "Zebra" not in body(northmere)
    terminal.done("report", "take-back", northmere, file, "--take", "1", "--plan")
    assert "Zebra" not in body(northmere)
    terminal.done("report", "take-back", northmere, file, "--take", "all")
    assert body(northmere).startswith("Zebra ")
    assert terminal.values("report", "take-back", northmere, file)["items"] == []


def test_a_number_that_is_not_there_is_told(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    file, _ = returned(terminal, northmere, tmp_path)
    told = terminal.run("report", "take-back", northmere, file, "--take", "9")
    assert (told.code, "SLI-3432" in told.err) == (1, True)
    assert terminal.run("report", "take-back", northmere, file, "--take", "one").code == 2


def test_a_file_that_is_no_report_is_refused(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    file = tmp_path / "other.docx"
    docx.Document().save(str(file))
    told = terminal.run("report", "take-back", northmere, file)
    assert (told.code, "SLI-3430" in told.err) == (1, True)
