"""What a challenge holds is shown in lines and as JSON, and never steers the terminal."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest

from sli_desktop.cli.output import Answer, counted, show, table
from tests.cli.conftest import Terminal, content_of


def test_search_shows_ranked_hits_with_the_words_around(
    terminal: Terminal, northmere: Path
) -> None:
    told = terminal.values("search", northmere, "temporary", "accommodation", "--limit", "3")
    assert told["total"] > 3
    assert len(told["hits"]) == 3
    ranks = [hit["rank"] for hit in told["hits"]]
    assert ranks == sorted(ranks)
    matched = [part["text"] for hit in told["hits"] for part in hit["snippet"] if part["matched"]]
    assert {each.casefold() for each in matched} == {"temporary", "accommodation"}
    lines = terminal.done("search", northmere, "temporary", "accommodation").out
    assert "[" in lines


def test_search_is_narrowed_by_theme_peer_day_kind_and_group(
    terminal: Terminal, northmere: Path
) -> None:
    every = terminal.values("search", northmere, "the")["total"]
    for narrow in (
        ("--theme", "HOU"),
        ("--peer", "JO"),
        ("--day", "14/10/2025"),
        ("--kind", "quote"),
        ("--kind", "finding"),
        ("--group", "tenants and residents"),
    ):
        assert 0 < terminal.values("search", northmere, "the", *narrow)["total"] < every, narrow


def test_search_pages_through_its_hits(terminal: Terminal, northmere: Path) -> None:
    first = terminal.values("search", northmere, "council", "--limit", "2")["hits"]
    rest = terminal.values("search", northmere, "council", "--limit", "2", "--offset", "2")["hits"]
    assert not {hit["id"] for hit in first} & {hit["id"] for hit in rest}


@pytest.mark.parametrize("hostile", ['"', "((", "a AND", "*", "NEAR(", "'; DROP", "\ud800", ""])
def test_no_words_whatever_break_the_search(
    terminal: Terminal, northmere: Path, hostile: str
) -> None:
    told = terminal.run("search", northmere, hostile)
    assert "SLI-0000" not in told.err, told.err


def test_check_lists_what_is_unfinished_and_finds_the_challenge_whole(
    terminal: Terminal, northmere: Path
) -> None:
    told = terminal.values("check", northmere)
    assert (told["whole"], told["damage"]) == (True, [])
    assert {each["what"] for each in told["unfinished"]} > {"quote from a small group"}
    assert "The challenge is whole." in terminal.done("check", northmere).out


def test_the_report_is_written_as_pdf_and_html(terminal: Terminal, northmere: Path) -> None:
    pdf = terminal.values("report", northmere, "--format", "pdf", "--output", "r.pdf")
    assert pdf["pages"] > 5
    assert (terminal.folder / "r.pdf").read_bytes().startswith(b"%PDF-")
    terminal.done("report", northmere, "--format", "html", "--output", "r.html")
    assert "Northmere" in (terminal.folder / "r.html").read_text(encoding="utf-8")
    draft = terminal.values(
        "report", northmere, "--format", "pdf", "--output", "d.pdf", "--include-proposed"
    )
    assert draft["pages"] >= pdf["pages"]


def test_a_pdf_for_the_archive_says_so_and_other_formats_are_refused(
    terminal: Terminal, northmere: Path
) -> None:
    to_pdf = ("report", northmere, "--format", "pdf", "--output", "r.pdf")
    assert terminal.values(*to_pdf)["standards"] == ["PDF/UA-1"]
    assert b"pdfaid" not in (terminal.folder / "r.pdf").read_bytes()
    assert terminal.values(*to_pdf, "--pdfa")["standards"] == ["PDF/UA-1", "PDF/A-2a"]
    assert b"<pdfaid:part>2</pdfaid:part>" in (terminal.folder / "r.pdf").read_bytes()
    told = terminal.run("report", northmere, "--format", "html", "--output", "r.html", "--pdfa")
    assert told.code == 2
    assert "--pdfa is for a PDF" in told.err
    assert not (terminal.folder / "r.html").exists()


def test_the_web_page_is_split_into_a_zip_of_pages(terminal: Terminal, northmere: Path) -> None:
    split = ("report", northmere, "--split", "--format")
    told = terminal.values(*split, "html", "--output", "r.zip")
    with ZipFile(terminal.folder / "r.zip") as package:
        assert package.namelist()[0] == "index.html"
        assert told["pages"] == len(package.namelist()) == 7
    for words in (("html", "--output", "r.html"), ("pdf", "--output", "r.pdf")):
        refused = terminal.run(*split, *words)
        assert refused.code == 2
        assert "--split" in refused.err
    assert [each.name for each in terminal.folder.glob("r.*")] == ["r.zip"]


def test_a_backup_restores_the_challenge_as_it_was(terminal: Terminal, northmere: Path) -> None:
    before = content_of(northmere)
    made = terminal.values("backup", northmere)
    assert Path(made["file"]).parent == northmere.parent
    terminal.done("note", "add", northmere, "later")
    restored = terminal.values("restore", northmere, made["file"])
    assert content_of(northmere) == before
    assert restored["kept"]
    terminal.done("restore", "elsewhere", made["file"])
    assert content_of(terminal.folder / "elsewhere.sli") == before


def test_control_characters_of_a_note_do_not_reach_the_terminal(
    terminal: Terminal, northmere: Path
) -> None:
    terminal.done("note", "add", northmere, "--no-marks", "zebra \x1b[2J\u202egnp\u00a0here")
    told = terminal.done("search", northmere, "zebra")
    assert "\x1b" not in told.out
    assert "\u202e" not in told.out
    assert "\u00a0here" in told.out
    exact = terminal.values("search", northmere, "zebra")["hits"][0]["snippet"]
    assert "\x1b[2J" in "".join(part["text"] for part in exact)


def test_values_have_one_json_form(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(
        lines=(),
        values={"id": UUID(int=1), "day": date(2026, 10, 12), "set": frozenset({"b", "a"})},
    )
    show(answer, sys.stdout, as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "id": "00000000-0000-0000-0000-000000000001",
        "day": "2026-10-12",
        "set": ["a", "b"],
    }
    with pytest.raises(TypeError):
        show(Answer(lines=(), values={"x": object()}), sys.stdout, as_json=True)


def test_numbers_and_tables_are_written_for_people() -> None:
    assert counted(1, "note") == "1 note"
    assert counted(1204, "entry", "entries") == "1,204 entries"
    assert table([("a", "1"), ("bcd", "2")]) == ("a    1", "bcd  2")
    assert table([]) == ()


def test_a_mistake_of_ours_is_told_without_a_word_of_a_note(
    terminal: Terminal, northmere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        raise ValueError(f"secret words: {text}")

    monkeypatch.setattr("sli_desktop.cli.note_commands.parse_line", lambda *_: broken("canary"))
    told = terminal.run("note", "add", northmere, "canary words")
    assert told.code == 1
    assert "SLI-0000" in told.err
    assert "ValueError" in told.err
    assert "canary" not in told.err + told.out
    log = "".join(each.read_text("utf-8") for each in (terminal.folder / "logs").iterdir())
    assert "ValueError" in log
    assert "canary" not in log


def test_no_word_of_a_note_stands_in_a_log_or_outside_the_encrypted_files(
    terminal: Terminal, northmere: Path
) -> None:
    canary = "Zwischenahn"
    terminal.done("note", "add", northmere, f"the {canary} plan")
    terminal.run("note", "add", northmere, "--meeting", canary, "x")
    terminal.done("search", northmere, canary)
    terminal.done("backup", northmere)
    terminal.done("bundle", "make", northmere)
    files = [each for each in terminal.folder.rglob("*") if each.is_file()]
    assert len(files) > 5
    held = [each.name for each in files if canary.encode() in each.read_bytes()]
    assert held == []
    assert terminal.values("search", northmere, canary)["total"] == 1


def test_the_real_program_runs_in_a_terminal_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sli_desktop", "frameworks", "--json"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
        env={"XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["frameworks"]
