"""Challenge folders for tests: real ones, encrypted, with a key that is quick to derive."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sli_desktop.models.records.ids import Clock, RandomBytes
from sli_desktop.storage import KdfCost, Workspace
from tests.builders import PASSPHRASE, Ticking

TINY = KdfCost(memory_kib=8, passes=1, lanes=1)
"""A key cost for tests only; `Workspace.open` needs ``lowest=TINY`` to accept it."""


def new_workspace(
    folder: Path, *, clock: Clock | None = None, random: RandomBytes = os.urandom
) -> Workspace:
    """Make and open a challenge folder with `PASSPHRASE`."""
    made, _ = Workspace.create(
        folder, PASSPHRASE, clock=clock or Ticking(), random=random, cost=TINY
    )
    return made


def reopened(workspace: Workspace) -> Workspace:
    """Close a challenge and open it again, as a restart would."""
    workspace.close()
    return Workspace.open_with_key(
        workspace.folder, workspace.data_key, clock=workspace.clock, random=workspace.random
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An open, empty challenge."""
    with new_workspace(tmp_path / "northmere.sli") as opened:
        yield opened
