"""`team leave|lost|aside|take-in|recovery` on real folders."""

from pathlib import Path

from pyrage import x25519

from tests.cli.conftest import Terminal


def _priya(terminal: Terminal, northmere: Path) -> Path:
    """Priya's laptop, in the team."""
    folder = terminal.folder / "priya.sli"
    request = terminal.values(
        "team", "request", folder, "--name", "Priya", "--output", terminal.folder
    )
    admitted = terminal.values(
        "team",
        "admit",
        northmere,
        request["file"],
        "--new-peer",
        "officer peer",
        "--output",
        terminal.folder,
    )
    terminal.done("team", "join", folder, admitted["file"])
    return folder


def test_a_laptop_is_taken_out_its_work_read_and_taken_in(
    terminal: Terminal, northmere: Path
) -> None:
    folder = _priya(terminal, northmere)
    out = terminal.values("team", "leave", northmere, "Priya")
    assert (out["name"], out["status"], out["last_part"]) == ("Priya", "left", 0)
    assert len(out["bundles"]) == 1
    assert "Nothing is kept aside" in terminal.done("team", "aside", northmere).out
    terminal.done("note", "add", folder, "--meeting", "RH1", "Typed on the way home")
    made = terminal.values("bundle", "make", folder, "--output", terminal.folder)
    [result] = terminal.values("bundle", "import", northmere, made["file"])["bundles"]
    assert result["kept_aside"] == 1
    assert "Typed on the way home" in terminal.done("team", "aside", northmere).out
    [part] = terminal.values("team", "aside", northmere)["parts"]
    taken = terminal.values("team", "take-in", northmere, "Priya", "--up-to", str(part["part"]))
    assert taken["left"] == 0
    assert terminal.done("search", northmere, "way home").out.startswith("1 hit")


def test_a_lost_laptop_and_an_unknown_one(terminal: Terminal, northmere: Path) -> None:
    _priya(terminal, northmere)
    members = terminal.values("team", "list", northmere)["members"]
    device = next(each["device"] for each in members if each["name"] == "Priya")
    assert terminal.values("team", "lost", northmere, device[:6])["status"] == "revoked"
    told = terminal.run("team", "lost", northmere, "Nobody")
    assert told.code == 1
    assert "SLI-3304" in told.err


def test_the_office_gets_a_key(terminal: Terminal, northmere: Path) -> None:
    file = terminal.folder / "office.txt"
    made = terminal.values("team", "recovery", northmere, "--make", file)
    private = file.read_text().splitlines()[1]
    assert str(x25519.Identity.from_str(private).to_public()) == made["key"]
    assert made["keys"] == [made["key"]]
    other = str(x25519.Identity.generate().to_public())
    assert len(terminal.values("team", "recovery", northmere, "--key", other)["keys"]) == 2
    assert terminal.run("team", "recovery", northmere, "--key", "age1no").code == 1
