"""`freeze`: what was presented stays as it was, and what changed since is said."""

import hashlib
import os
from pathlib import Path

from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.report import Snapshot
from sli_desktop.storage import Workspace
from tests.builders import PASSPHRASE, Ticking
from tests.cli.conftest import Terminal, records_of
from tests.workspaces import TINY


def test_what_was_kept_is_listed_and_compared(terminal: Terminal, northmere: Path) -> None:
    assert terminal.values("freeze", "list", northmere) == {"kept": []}
    kept = terminal.values("freeze", "now", northmere)
    assert terminal.values("freeze", "since", northmere)["differences"] == []
    one = next(
        each for each in records_of(northmere).all(Finding) if each.state is FindingState.AGREED
    )
    terminal.done("finding", "edit", northmere, one.reference, "--state", "parked")
    [difference] = terminal.values("freeze", "since", northmere)["differences"]
    assert (difference["turn"], difference["reference"]) == ("gone", one.reference)
    assert difference["why"] == "It was parked."
    [listed] = terminal.values("freeze", "list", northmere)["kept"]
    assert listed["sha256"] == kept["sha256"]


def test_the_kept_bytes_are_those_of_the_hash(terminal: Terminal, northmere: Path) -> None:
    kept = terminal.values("freeze", "now", northmere)
    terminal.done("finding", "edit", northmere, _one(northmere).reference, "--headline", "Other")
    opened = Workspace.open(northmere, PASSPHRASE, clock=Ticking(), random=os.urandom, lowest=TINY)
    with opened as workspace:
        content = workspace.blobs.get(kept["sha256"])
    assert hashlib.sha256(content).hexdigest() == kept["sha256"]


def test_a_plan_keeps_nothing(terminal: Terminal, northmere: Path) -> None:
    planned = terminal.values("freeze", "now", northmere, "--plan")
    assert planned["planned_only"]
    assert planned["counts"]["finding"]
    assert records_of(northmere).all(Snapshot) == ()


def test_without_anything_kept_there_is_nothing_to_compare(
    terminal: Terminal, northmere: Path
) -> None:
    told = terminal.run("freeze", "since", northmere)
    assert told.code == 1
    assert "SLI-3321" in told.err


def _one(northmere: Path) -> Finding:
    return records_of(northmere).all(Finding)[0]
