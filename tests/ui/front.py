"""The program before a challenge is open, for tests: on a laptop of its own, with quick keys."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sli_desktop.storage import LOWEST_COST
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.look import Look
from sli_desktop.ui.recent import Recent, remember
from tests.ui.challenges import Standing, new_challenge_folder
from tests.ui.driving import AtOnce, Driver, Relaunched

Starter = Callable[[], Driver]


@pytest.fixture
def laptop(tmp_path: Path, clock: Standing) -> Rooms:
    """Where the program keeps its things."""
    return Rooms(
        data=tmp_path / "data",
        documents=tmp_path,
        recent_file=tmp_path / "recent.json",
        clock=clock,
        random=os.urandom,
        cost=LOWEST_COST,
    )


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, look: Look, tmp_path: Path, clock: Standing, laptop: Rooms
) -> Iterator[Starter]:
    """Starts the program on the challenges that were remembered."""
    made: list[Driver] = []

    def starter() -> Driver:
        recent = tmp_path / "recent.json"
        made.append(Driver(qapp, look, laptop, clock, AtOnce(), Relaunched(), recent))
        made[-1].show(qtbot)
        return made[-1]

    yield starter
    for driver in made:
        driver.close()


@pytest.fixture
def northmere(tmp_path: Path, clock: Standing) -> Path:
    """A challenge on this laptop, opened before and closed well, with a backup."""
    folder = tmp_path / "Northmere.sli"
    workspace = new_challenge_folder(folder, clock)
    workspace.backup_if_changed("opened")
    workspace.close()
    entry = Recent(folder, "Northmere Council", "Peer challenge", None, None, clock())
    remember(tmp_path / "recent.json", entry)
    return folder
