"""`comments`: written, listed, decided with why, the paragraph changed, the reply written."""

from pathlib import Path

from sli_desktop.models.records.finding import Finding
from tests.cli.conftest import Terminal, records_of


def test_a_comment_goes_from_the_table_to_the_reply(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    one = next(each for each in records_of(northmere).all(Finding) if each.statement)
    paragraph = one.statement.split("\n")[0]
    table = tmp_path / "comments.csv"
    quoted = paragraph.replace('"', '""')
    table.write_text(f'Section,Paragraph,Comment\nFeedback,"{quoted}",It is not so.\n,,\n')
    assert terminal.values("comments", "import", northmere, table, "--plan")["taken"] == 1
    before = terminal.values("comments", "list", northmere)["comments"]
    assert "Executive summary" in {each["section"] for each in before}
    assert terminal.values("comments", "import", northmere, table)["taken"] == 1
    number = str(len(before) + 1)
    assert terminal.values("comments", "import", northmere, table)["taken"] == 0
    told = terminal.run("comments", "decide", northmere, number, "--as", "accepted")
    assert (told.code, "SLI-3450" in told.err) == (1, True)
    done = terminal.values(
        "comments", "decide", northmere, number, "--as", "accepted", "--because", "The minutes",
        "--words", "It reads otherwise now.",
    )  # fmt: skip
    assert (done["state"], done["decision"]) == ("accepted", "The minutes")
    after = records_of(northmere).get(Finding, one.id)
    assert after is not None
    assert "It reads otherwise now." in after.statement
    opened = terminal.values("comments", "list", northmere, "--state", "open")["comments"]
    assert number not in {str(each["number"]) for each in opened}
    reply = tmp_path / "reply.html"
    terminal.done("comments", "reply", northmere, "--format", "html", "--output", reply)
    assert "It reads otherwise now." in reply.read_text(encoding="utf-8")


def test_a_comment_is_added_and_a_number_that_is_not_there_told(
    terminal: Terminal, northmere: Path
) -> None:
    made = terminal.values("comments", "add", northmere, "Wrong", "--section", "Next steps")
    assert (made["words"], made["section"]) == ("Wrong", "Next steps")
    told = terminal.run("comments", "decide", northmere, "77", "--as", "open")
    assert told.code == 2
