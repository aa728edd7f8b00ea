"""A terminal for tests: real commands on real, encrypted challenge folders."""

import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sli_desktop.cli.main import run
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.logs import Log, open_log
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import folders_under, resource
from sli_desktop.services.archive import open_data_lines
from sli_desktop.storage import Workspace
from tests.builders import PASSPHRASE, Ticking
from tests.workspaces import TINY

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def values(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


@dataclass(slots=True)
class Terminal:
    """Runs commands in a folder of their own; `typed` answers the prompts, one after the other."""

    folder: Path
    log: Log
    clock: Ticking = field(default_factory=Ticking)
    environment: dict[str, str] = field(default_factory=lambda: {"SLI_PASSPHRASE": PASSPHRASE})
    typed: list[str] | None = None
    lines_in: str = ""

    def run(self, *words: str | Path) -> Told:
        out, err = io.StringIO(), io.StringIO()
        at = Surroundings(
            out=out,
            err=err,
            lines_in=io.StringIO(self.lines_in),
            ask=None if self.typed is None else self._ask,
            environment=self.environment,
            folders=folders_under(self.folder / "own"),
            clock=self.clock,
            random=os.urandom,
            cost=TINY,
            lowest=TINY,
            log=self.log,
            resource=resource,
        )
        code = run([str(word) for word in words], at)
        return Told(code=code, out=out.getvalue(), err=err.getvalue())

    def done(self, *words: str | Path) -> Told:
        """Run a command that has to work."""
        told = self.run(*words)
        assert told.code == 0, told.err
        return told

    def values(self, *words: str | Path) -> dict[str, Any]:
        """The JSON object of a command that has to work."""
        return self.done(*words, "--json").values

    def _ask(self, prompt: str) -> str:
        assert self.typed
        return self.typed.pop(0)


def records_of(folder: Path) -> ChallengeRecords:
    """Everything a challenge holds, read past the command line."""
    opened = Workspace.open(folder, PASSPHRASE, clock=Ticking(), random=os.urandom, lowest=TINY)
    with opened as workspace, workspace.read() as view:
        return view.everything()


def content_of(folder: Path) -> str:
    """A hash of everything a challenge holds and of the acts that made it."""
    opened = Workspace.open(folder, PASSPHRASE, clock=Ticking(), random=os.urandom, lowest=TINY)
    with opened as workspace, workspace.read() as view:
        lines: Sequence[str] = [
            *open_data_lines(view.everything()),
            *(f"{act.act} {act.name}" for act in view.acts()),
        ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal whose working folder is this test's own."""
    monkeypatch.chdir(tmp_path)
    log = open_log(tmp_path / "logs")
    yield Terminal(folder=tmp_path, log=log)
    log.close()


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample challenge, made once and copied by every test that wants it."""
    folder = tmp_path_factory.mktemp("sample")
    log = open_log(folder / "logs")
    told = Terminal(folder=folder, log=log).run("sample", folder / "northmere.sli")
    log.close()
    assert told.code == 0, told.err
    return folder / "northmere.sli"


@pytest.fixture
def northmere(made_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample challenge."""
    folder = tmp_path / "northmere.sli"
    shutil.copytree(made_sample, folder)
    return folder
