"""A restart of the program on the same challenge folder, in the same process."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from sli_desktop.storage import Workspace
from tests.ui.driving import AtOnce, Driver, Relaunched


@contextmanager
def restarted(driver: Driver, qtbot: QtBot, *, leave: bool = True) -> Iterator[Driver]:
    """End one program, start another on its challenge.

    Without `leave` the first one ends as a killed one does: nothing more is written.
    """
    workspace = driver.workspace
    if not leave:
        driver.capture.typing.keeper.timer.stop()
        driver.program.page = None
    driver.close()
    opened = Workspace.open_with_key(
        workspace.folder, workspace.data_key, clock=workspace.clock, random=workspace.random
    )
    again = Driver(
        driver.app,
        driver.look,
        driver.rooms,
        driver.clock,
        AtOnce(),
        Relaunched(),
        workspace.folder.parent / "recent.json",
    )
    again.open(opened, qtbot)
    try:
        yield again
    finally:
        again.close()
        opened.close()
