"""Style from a terminal: hints by kind, each at its place."""

from pathlib import Path

from tests.cli.conftest import Terminal


def test_the_sample_has_a_few_long_sentences_and_nothing_else(
    terminal: Terminal, northmere: Path
) -> None:
    hints = terminal.values("style", northmere)["hints"]
    assert {each["kind"] for each in hints} == {"long sentence"}
    assert all(len(each["words"].split()) > 20 and each["label"] for each in hints)


def test_words_can_be_looked_at_instead(terminal: Terminal, northmere: Path) -> None:
    told = terminal.done("style", northmere, "--text", "Going forward, the MTFS is king.")
    assert told.out.splitlines() == [
        "Jargon",
        "  Going forward",
        "    “Going forward” says less than plain words. Perhaps “from now on”?",
        "Short forms that nobody explains",
        "  MTFS",
        "    Not every reader knows “MTFS”. Write it out where it first stands.",
    ]
    assert (
        "Nothing makes it hard to read"
        in terminal.done("style", northmere, "--text", "Staff are proud.").out
    )
