"""A3 and A7: Tab reaches everything once, in reading order, both ways, and one sees where it is."""

from itertools import pairwise

from PIL import Image, ImageChops
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from sli_desktop.ui.focus_ring import FocusRing
from tests.ui.accessibility.colours import picture
from tests.ui.accessibility.reading import focusable, known_as, place_in
from tests.ui.driving import Driver

MOST_STOPS = 400
AROUND = 8


def walk(driver: Driver, key: Qt.Key) -> list[QWidget]:
    """The widgets a key leads to, from the one that has the focus until it has it again."""
    first = driver.focus
    seen = [first]
    for _ in range(MOST_STOPS):
        driver.key(key)
        if driver.focus is first:
            return seen
        if driver.focus in seen:
            raise AssertionError(f"Tab goes in a circle at {known_as(driver.focus)}")
        seen.append(driver.focus)
    raise AssertionError("Tab never comes back to where it began")


def missed(root: QWidget, there: list[QWidget], back: list[QWidget]) -> list[str]:
    """A3: what a walk did not reach, and whether the walk back took another way."""
    reached = {id(each) for each in there}
    found = [f"not by Tab: {known_as(w)}" for w in focusable(root) if id(w) not in reached]
    if [id(each) for each in back[1:]] != [id(each) for each in reversed(there[1:])]:
        found.append("Shift+Tab does not go back the way Tab came")
    return found


def missed_by_tab(driver: Driver, root: QWidget) -> list[str]:
    """A3: what Tab does not reach, and where Shift+Tab takes another way."""
    return missed(root, walk(driver, Qt.Key.Key_Tab), walk(driver, Qt.Key.Key_Backtab))


def backwards(window: QWidget, order: list[QWidget]) -> list[str]:
    """A3: steps that go up and to the left at once: against any way of reading."""
    found = []
    for one, other in pairwise(order):
        first, second = place_in(window, one), place_in(window, other)
        if second.bottom() < first.top() and second.left() < first.left() + 4:
            found.append(f"backwards: {known_as(one)} → {known_as(other)}")
    return found


def against_reading(driver: Driver, screen: QWidget) -> list[str]:
    """A3: the order of Tab inside a screen against the order of reading."""
    window = driver.shell
    walked = walk(driver, Qt.Key.Key_Tab)
    inside = [screen.isAncestorOf(each) for each in walked]
    if not any(inside):
        return []
    # From where Tab comes into the screen; where the screen is all there is, from its corner.
    corners = [(place_in(window, w).y(), place_in(window, w).x()) for w in walked]
    enters = (n for n, here in enumerate(inside) if here and not inside[n - 1])
    start = next(enters, corners.index(min(corners)))
    order = walked[start:] + walked[:start]
    return backwards(window, [each for each in order if screen.isAncestorOf(each)])


def unseen_focus(driver: Driver) -> list[str]:
    """A7: where the focus is and no ring shows, or where something covers it."""
    first, found = driver.focus, []
    for _ in range(MOST_STOPS):
        if not _is_ringed(driver):
            found.append(f"no ring: {known_as(driver.focus)}")
        driver.key(Qt.Key.Key_Tab)
        if driver.focus is first:
            break
    return found


def _is_ringed(driver: Driver) -> bool:
    """Whether a picture of the window differs round the focus from one without the ring."""
    shell, ring = driver.shell, driver.program.ring
    place = place_in(shell, driver.focus)
    if isinstance(driver.focus, QAbstractScrollArea):  # a row of it may have the ring
        place = place.united(ring.geometry())
    place = place.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(shell.rect())
    if place.isEmpty():
        return False  # the focus is somewhere that is not shown
    with_ring = _grab(shell, place)
    was_shown = ring.isVisible()
    ring.setVisible(False)
    without = _grab(shell, place)
    ring.setVisible(was_shown)
    return _changed(with_ring, without) > _least(ring)


def _grab(shell: QWidget, place: QRect) -> Image.Image:
    return picture(shell.grab(place).toImage()).convert("L")


def _changed(one: Image.Image, other: Image.Image) -> int:
    """Pixels that differ."""
    return sum(ImageChops.difference(one, other).histogram()[1:])


def _least(ring: FocusRing) -> int:
    """A ring of 3 px along half its own edge."""
    return 3 * (ring.width() + ring.height())
