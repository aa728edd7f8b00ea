"""The window of the small challenge, on an offscreen screen."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sli_desktop.settings import Settings
from sli_desktop.storage import Workspace
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.look import Look
from tests.ui.challenges import Standing, new_challenge_folder
from tests.ui.driving import AtOnce, Driver, Relaunched


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The one look of the application."""
    return Look(qapp)


@pytest.fixture(autouse=True)
def usual_look(look: Look) -> Iterator[None]:
    """Every test begins with light colours and usual text."""
    yield
    look.prefer(Settings())


@pytest.fixture
def clock() -> Standing:
    """A clock that stands still."""
    return Standing()


@pytest.fixture
def workspace(tmp_path: Path, clock: Standing) -> Iterator[Workspace]:
    """The small challenge, open."""
    with new_challenge_folder(tmp_path / "Northmere.sli", clock) as opened:
        yield opened


@pytest.fixture
def driver(
    qapp: QApplication,
    qtbot: QtBot,
    look: Look,
    workspace: Workspace,
    clock: Standing,
    tmp_path: Path,
) -> Iterator[Driver]:
    """The window of the small challenge, unlocked, at Today."""
    rooms = Rooms(
        data=tmp_path / "data",
        documents=tmp_path,
        recent_file=tmp_path / "recent.json",
        clock=clock,
        random=os.urandom,
    )
    made = Driver(qapp, look, rooms, clock, AtOnce(), Relaunched(), tmp_path / "recent.json")
    made.open(workspace, qtbot)
    yield made
    made.close()
