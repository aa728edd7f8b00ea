"""The real terminal: output, Ctrl+C and a closed pipe end as people expect."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sli_desktop.cli import terminal
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.paths import folders_under

ROOT = Path(__file__).parents[2]


def run(folder: Path, *words: str) -> int:
    return terminal.run_here(
        words, clock=lambda: datetime.now(UTC), random=os.urandom, folders=folders_under(folder)
    )


def test_a_command_prints_and_writes_its_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "frameworks") == 0
    assert "cpc-2024" in capsys.readouterr().out
    assert run(tmp_path, "info", str(tmp_path / "none"), "--passphrase-file", "none") == 1
    logs = list((tmp_path / "logs").iterdir())
    assert "PassphraseFileError SLI-3403" in logs[0].read_text(encoding="utf-8")


def test_stopping_a_command_by_hand_says_that_what_was_before_is_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(words: Sequence[str], at: Surroundings) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(terminal, "run", stopped)
    assert run(tmp_path, "info", "x") == terminal.STOPPED
    assert "is saved" in capsys.readouterr().err


def test_a_reader_that_closes_the_pipe_ends_the_command_quietly(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m sli_desktop frameworks --json | true'
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_help_needs_no_passphrase_and_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--help"], ["note", "add", "--help"], ["--version"]):
        assert run(tmp_path, *words) == 0
    assert "example:" in capsys.readouterr().out


def test_a_word_that_is_no_command_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "invent") == 2
    assert run(tmp_path, "note") == 2
    assert "usage:" in capsys.readouterr().err
