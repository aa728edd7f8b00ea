"""The lock that comes by itself: warned before, kept open by one key, at once with a closed lid."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sli_desktop.storage import DiskFullError, Workspace
from sli_desktop.ui.frame.idle import LOOK_MS, Clocks, IdleLock
from sli_desktop.ui.session_watch import SessionWatch, _Messages
from tests.ui.challenges import CHAIRS, Standing
from tests.ui.driving import Driver


class Time:
    """Both clocks of a laptop: one counts evenly, the other also while it sleeps."""

    def __init__(self, clock: Standing) -> None:
        self.seconds = 0.0
        self.clock = clock

    def steady(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float, idle: IdleLock) -> None:
        """Let time pass, with a look every few seconds as the timer would."""
        step = LOOK_MS / 1000
        for _ in range(round(seconds / step)):
            self.seconds += step
            self.clock.now += timedelta(seconds=step)
            idle.look()


@pytest.fixture
def time(clock: Standing) -> Time:
    return Time(clock)


@pytest.fixture
def said(qapp: QApplication) -> list[str]:
    return []


@pytest.fixture
def idle(time: Time, said: list[str]) -> Iterator[IdleLock]:
    parent = QObject()
    made = IdleLock(Clocks(time.steady, time.clock), lambda: 5, parent)
    made.warned.connect(lambda seconds: said.append(f"warned {seconds}"))
    made.kept_open.connect(lambda: said.append("kept open"))
    made.lock_asked.connect(lambda: said.append("lock"))
    yield made
    parent.deleteLater()


def test_it_warns_a_minute_before_and_then_locks(
    time: Time, idle: IdleLock, said: list[str]
) -> None:
    time.pass_by(235, idle)
    assert said == []
    time.pass_by(5, idle)
    assert said == ["warned 60"]
    time.pass_by(55, idle)
    assert said == ["warned 60"]
    time.pass_by(5, idle)
    assert said == ["warned 60", "lock"]


def test_one_key_keeps_it_open_and_the_time_begins_anew(
    time: Time, idle: IdleLock, said: list[str]
) -> None:
    time.pass_by(270, idle)
    idle.notice()
    assert said == ["warned 60", "kept open"]
    time.pass_by(235, idle)
    assert said == ["warned 60", "kept open"]
    time.pass_by(65, idle)
    assert said[2:] == ["warned 60", "lock"]


def test_a_closed_lid_locks_at_once(time: Time, idle: IdleLock, said: list[str]) -> None:
    time.pass_by(20, idle)
    time.clock.now += timedelta(minutes=3)  # the even clock of Linux stands still meanwhile
    idle.look()
    assert said == ["lock"]


def test_a_closed_lid_locks_where_the_even_clock_goes_on_too(
    time: Time, idle: IdleLock, said: list[str]
) -> None:
    time.seconds += 40
    time.clock.now += timedelta(seconds=40)
    idle.look()
    assert said == ["lock"]


def test_a_clock_that_is_set_back_neither_locks_nor_keeps_open(
    time: Time, idle: IdleLock, said: list[str]
) -> None:
    time.pass_by(100, idle)
    time.clock.now -= timedelta(days=900)
    idle.look()
    assert said == []
    time.pass_by(200, idle)
    assert said == ["warned 60", "lock"]


def test_leaving_the_computer_locks(qapp: QApplication) -> None:
    watch, left = SessionWatch(), []
    watch.left.connect(lambda: left.append("left"))
    watch.begun(False)
    assert left == []
    watch.begun(True)
    watch.locked()
    messages = _Messages(watch, 0)
    messages.take(_Messages.POWER, 4)
    messages.take(_Messages.SESSION, 7)
    messages.take(_Messages.SESSION, 8)
    assert left == ["left"] * 4


def test_the_window_warns_in_words_and_a_key_in_it_keeps_it_open(
    driver: Driver, time: Time
) -> None:
    idle = driver.page.locking.watch_time(time.steady)
    idle.watch()
    banner = driver.page.locking.banner
    time.pass_by(245, idle)
    assert banner.isVisible()
    assert banner.happened.text() == "The challenge locks in 1 minute."
    assert "after 5 minutes. Press any key to keep it open." in banner.rest.text()
    QTest.keyClick(driver.shell.windowHandle(), Qt.Key.Key_Shift)
    assert not banner.isVisible()
    time.pass_by(280, idle)
    assert driver.relaunched.folders == []


def test_in_a_running_meeting_it_waits_longer(driver: Driver, time: Time) -> None:
    idle = driver.page.locking.watch_time(time.steady)
    driver.start_notes(CHAIRS)
    time.pass_by(800, idle)
    assert not driver.page.locking.banner.isVisible()
    time.pass_by(60, idle)
    assert driver.page.locking.banner.isVisible()


def test_the_preference_counts_at_once(driver: Driver, time: Time) -> None:
    idle = driver.page.locking.watch_time(time.steady)
    driver.program.preferences.change(lock_after_minutes=2)
    time.pass_by(60, idle)
    assert driver.page.locking.banner.isVisible()


def test_the_idle_lock_keeps_a_half_typed_line_and_comes_back_to_it(
    driver: Driver, time: Time, workspace: Workspace
) -> None:
    idle = driver.page.locking.watch_time(time.steady)
    driver.start_notes(CHAIRS)
    driver.type("Half a line")
    time.pass_by(905, idle)
    assert driver.relaunched.folders == [workspace.folder]
    assert str(driver.relaunched.spots[0]).startswith(f"capture:{CHAIRS.id.hex}")
    again = Workspace.open_with_key(
        workspace.folder, workspace.data_key, clock=workspace.clock, random=workspace.random
    )
    with again, again.read() as view:
        assert b"Half a line" in (view.meta("draft") or b"")


def test_what_is_not_saved_is_not_locked_away(driver: Driver, time: Time) -> None:
    idle = driver.page.locking.watch_time(time.steady)
    driver.page._desk.acts.troubled.emit(DiskFullError())
    time.pass_by(400, idle)
    assert driver.relaunched.folders == []
    driver.page.saving._retry.stop()
