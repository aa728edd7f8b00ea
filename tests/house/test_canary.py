"""What a person writes stands in encrypted files only, and never in a log or a temporary file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, own_files

CANARY = "Kestrelwort"
PASSPHRASE = "otter lantern gravel"


def holders(folder: Path, word: str) -> list[str]:
    """Name the files below a folder in which a word stands in any encoding text is kept in."""
    forms = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [form.lower() for form in forms]
    found = [p for p in own_files(folder) if any(form in p.read_bytes() for form in forms)]
    return [p.relative_to(folder).as_posix() for p in found]


class Laptop:
    """A home of its own, in which commands are run as a person runs them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.challenge = home / "northmere.sli"
        (home / "temporary").mkdir()
        outer = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
        own = {"HOME": str(home), "TMPDIR": str(home / "temporary"), "SLI_PASSPHRASE": PASSPHRASE}
        self._env = {**outer, **own}

    def run(self, *words: str, typed: str = "") -> tuple[int, str, str]:
        """Run one command; gives exit code, output and errors."""
        done = subprocess.run(
            [sys.executable, "-m", "sli_desktop", *words],
            cwd=ROOT,
            env=self._env,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def found(self) -> int:
        """Count what a search for the canary finds once the challenge is open."""
        code, out, err = self.run("search", str(self.challenge), CANARY, "--json")
        assert code == 0, out + err
        return int(json.loads(out)["total"])


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """Fill a laptop with work that holds the canary, and with mistakes about it."""
    laptop = Laptop(tmp_path_factory.mktemp("laptop"))
    challenge = str(laptop.challenge)
    code, out, err = laptop.run("sample", challenge)
    assert code == 0, out + err
    text = f'"{CANARY} will never be built", he said.'
    assert laptop.run("note", "add", challenge, text)[0] == 0
    lines = f"+ the {CANARY} group meets every week\n! {CANARY} is late\n"
    assert laptop.run("note", "add", challenge, "-", typed=lines)[0] == 0
    return laptop


def test_a_word_in_plain_sight_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text(f"note {CANARY}", encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(b"\x01" + CANARY.encode("utf-16-le"))
    assert holders(tmp_path, CANARY) == ["a.log", "b.bin"]


def test_what_was_typed_is_there_once_the_challenge_is_open(laptop: Laptop) -> None:
    assert laptop.found() == 3


def test_what_was_typed_stands_in_no_file_that_is_not_encrypted(laptop: Laptop) -> None:
    assert holders(laptop.home, CANARY) == []


def test_a_mistake_about_a_word_leaves_it_out_of_the_logs(laptop: Laptop) -> None:
    challenge = str(laptop.challenge)
    mistakes = [
        ("note", "add", challenge, "x", "--meeting", CANARY),
        ("note", "add", challenge, "x", "--theme", CANARY),
        ("search", challenge, "--theme", CANARY, "x"),
        ("finding", "add", challenge, CANARY, "--theme", CANARY),
        ("note", "add", f"{challenge}-{CANARY}", "x"),
    ]
    codes = [laptop.run(*words)[0] for words in mistakes]
    assert all(codes), codes
    assert [p for p in own_files(laptop.home) if p.suffix == ".log"] != []
    assert holders(laptop.home, CANARY) == []


def test_the_passphrase_stands_in_no_file(laptop: Laptop) -> None:
    assert holders(laptop.home, PASSPHRASE) == []
    assert holders(laptop.home, "otter lantern") == []
