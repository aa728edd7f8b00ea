"""A1 to A13 of `ui.md` section 6, for every screen in every look: two sizes, three colours.

One window a screen walks through the looks: in the long tier through all six, in every run through
three that together hold every colour and both sizes. A further state of a screen ("findings,
merging") is looked at in the two that differ most; very small, and by Tab, in the long tier.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sli_desktop.settings import Colours
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.look import Look
from sli_desktop.ui.recent import Recent, remember
from tests.ui.accessibility import colours, keys, motion, naming, sizes, tabbing, words
from tests.ui.accessibility.known import KNOWN
from tests.ui.accessibility.stops import STOPS, Stop
from tests.ui.challenges import CHAIRS, Standing, new_challenge_folder
from tests.ui.driving import AtOnce, Driver, Relaunched

WINDOW, SMALL_WINDOW = (1366, 768), (683, 384)
MOST_ROUNDS, STILL_ROUNDS = 60, 4
LOOKS = [
    (each, size) for each in (Colours.LIGHT, Colours.DARK, Colours.CONTRAST) for size in (100, 200)
]
EACH_ONCE = [(Colours.LIGHT, 100), (Colours.DARK, 200), (Colours.CONTRAST, 200)]
FAR_APART = [(Colours.LIGHT, 100), (Colours.CONTRAST, 200)]
OF_A_LOOK: tuple[Callable[[QWidget], list[str]], ...] = (
    naming.unnamed,
    naming.misnamed,
    naming.same_names,
    naming.without_role,
    naming.silent_rows,
    sizes.too_small,
    sizes.cut_off,
    sizes.out_of_reach,
    sizes.scrolls_sideways,
    sizes.hides_overflow,
    colours.faint_words,
    words.unfit_words,
)
At = Callable[[Stop], Driver]


@pytest.fixture
def at(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    look: Look,
    clock: Standing,
    tmp_path: Path,
) -> Iterator[At]:
    """Goes to a screen with something in it."""
    made: list[Driver] = []

    def to(stop: Stop) -> Driver:
        if stop.welcome:
            made.append(_at_welcome(qapp, qtbot, look, clock, tmp_path))
            driver = made[-1]
        else:
            driver = request.getfixturevalue("driver")
            driver.start_notes(CHAIRS)
            driver.line("+ Members are proud of it #1")
            driver.line('! "We find out last @SC1')
            driver.page.go("today")
        driver.shell.resize(*WINDOW)
        stop.go(driver)
        settle(driver)
        return driver

    yield to
    for driver in made:
        driver.close()


def _at_welcome(
    app: QApplication, qtbot: QtBot, look: Look, clock: Standing, folder: Path
) -> Driver:
    recent, challenge = folder / "recent.json", folder / "Northmere.sli"
    new_challenge_folder(challenge, clock).close()
    remember(recent, Recent(challenge, "Northmere Council", "Peer challenge", None, None, clock()))
    rooms = Rooms(data=folder, documents=folder, recent_file=recent, clock=clock, random=os.urandom)
    driver = Driver(app, look, rooms, clock, AtOnce(), Relaunched(), recent)
    driver.show(qtbot)
    return driver


def settle(driver: Driver) -> None:
    """Let layouts and paints that wait take place, until nothing moves any more."""
    before, still = _places(driver), 0
    for _ in range(MOST_ROUNDS):
        driver.app.processEvents()
        now = _places(driver)
        still = still + 1 if now == before else 0
        if still == STILL_ROUNDS:
            return
        before = now
    raise AssertionError("The window does not come to rest")


def _places(driver: Driver) -> list[QRect]:
    return [each.geometry() for each in driver.shell.findChildren(QWidget) if each.isVisible()]


def root_of(driver: Driver) -> QWidget:
    """Everything of the window but its menu bar."""
    return driver.shell.pages


def unknown(stop: Stop, found: list[str]) -> list[str]:
    """What is found and not known."""
    known = KNOWN.get(stop.name, ())
    return [line for line in dict.fromkeys(found) if not any(each in line for each in known)]


def misnamed_window(driver: Driver, stop: Stop) -> list[str]:
    """A11: a title of the window that does not name the screen and the council."""
    title = driver.shell.windowTitle()
    wanted = ["SLI Desktop"] if stop.welcome else [driver.screen.title, "Northmere"]
    return [f"title {title}: no {each}" for each in wanted if each not in title]


every_screen = pytest.mark.parametrize("stop", STOPS, ids=[stop.name for stop in STOPS])
further_states_at_length = pytest.mark.parametrize(
    "stop",
    [pytest.param(each, marks=pytest.mark.long) if ", " in each.name else each for each in STOPS],
    ids=[stop.name for stop in STOPS],
)


@every_screen
def test_a_screen_is_whole_in_every_look(at: At, stop: Stop, is_long: bool) -> None:
    driver = at(stop)
    found: list[str] = []
    usual = FAR_APART if ", " in stop.name else EACH_ONCE
    for shown, size in LOOKS if is_long else usual:
        driver.look.choose(colours=shown, text_size=size)
        settle(driver)
        where = f"{shown} {size} %"
        root = root_of(driver)
        lines = [line for check in OF_A_LOOK for line in check(root)]
        lines += keys.clashes(driver.shell) + keys.unfit_keys(driver.shell)
        lines += motion.moving(driver.shell) + motion.ticking(driver.shell)
        found += [f"{where}: {line}" for line in lines]
    assert not unknown(stop, found), "\n".join(found)


@further_states_at_length
def test_a_screen_has_its_title_and_is_whole_in_a_very_small_window(at: At, stop: Stop) -> None:
    driver = at(stop)
    assert not misnamed_window(driver, stop)
    driver.shell.resize(*SMALL_WINDOW)
    settle(driver)
    assert driver.shell.size().toTuple() == SMALL_WINDOW
    found = [line for check in OF_A_LOOK for line in check(root_of(driver))]
    assert not unknown(stop, found), "\n".join(found)


@further_states_at_length
def test_tab_reaches_everything_in_reading_order_and_shows_where_it_is(at: At, stop: Stop) -> None:
    driver = at(stop)
    root = root_of(driver)
    for size in (100, 200):
        driver.look.choose(colours=Colours.CONTRAST if size == 200 else None, text_size=size)
        settle(driver)
        screen = root if stop.welcome else driver.screen
        found = tabbing.missed_by_tab(driver, root)
        found += tabbing.against_reading(driver, screen)
        found += tabbing.unseen_focus(driver)
        assert not unknown(stop, found), "\n".join(found)
