"""The README's first command: its edits in every run, the whole of it in the long tier."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tools.demo import HERE, changed_by_both


def test_the_program_takes_every_edit_of_the_demo(terminal: Terminal, northmere: Path) -> None:
    edits = list(changed_by_both())
    assert len(edits) == 3
    for headline, reference, ours, theirs in edits:
        for words in (ours, theirs):
            told = terminal.run("finding", "edit", northmere, reference, *words)
            assert told.code == 0, f"{headline}: {told.err}"


@pytest.mark.long
def test_the_demo_runs_to_its_end(tmp_path: Path) -> None:
    command: list[str | Path] = [
        sys.executable,
        HERE / "tools" / "demo.py",
        "--no-window",
        "--output",
        tmp_path,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
