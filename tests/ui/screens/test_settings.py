"""Settings: every preference takes effect at once and is kept; backups; the usual settings."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QPushButton

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import edit
from sli_desktop.settings import PREFERENCES, Colours, Font, Settings, Spacing
from sli_desktop.ui.screens.settings.screen import SettingsScreen
from tests.ui.driving import CTRL, Driver


@pytest.fixture
def screen(driver: Driver) -> SettingsScreen:
    """The Settings screen, reached by its key."""
    driver.key(Qt.Key.Key_Comma, CTRL)
    shown = driver.screen
    assert isinstance(shown, SettingsScreen)
    return shown


def press(driver: Driver, made: QPushButton) -> None:
    made.setFocus()
    driver.key(Qt.Key.Key_Space)


@pytest.mark.parametrize("name", PREFERENCES)
def test_every_value_of_every_preference_counts_at_once_and_is_kept(
    driver: Driver, screen: SettingsScreen, name: str
) -> None:
    kept: list[Settings] = []
    driver.program.preferences.save = kept.append
    for value, made in reversed(screen.view.choices[name].buttons.items()):
        press(driver, made)
        assert getattr(driver.program.preferences.now, name) == value
        assert made.isChecked()
        assert driver.page.toast.words.text().startswith(PREFERENCES[name].words())
    assert all(getattr(each, name) is not None for each in kept)
    assert len(kept) == len(PREFERENCES[name].options()) - 1 + (
        getattr(Settings(), name) != PREFERENCES[name].options()[-1][0]
    )


def test_the_font_colours_and_spacing_chosen_are_those_that_show(
    driver: Driver, screen: SettingsScreen
) -> None:
    choices = screen.view.choices
    press(driver, choices["colours"].buttons[Colours.DARK])
    assert driver.look.theme.mode == "dark"
    press(driver, choices["font"].buttons[Font.EXTRA_LEGIBLE])
    shown = QFontInfo(screen.view.retention.font())
    assert shown.family() == "Atkinson Hyperlegible Next"
    press(driver, choices["font"].buttons[Font.AS_COMPUTER])
    assert driver.app.font().family() not in {"Source Sans 3", "Atkinson Hyperlegible Next"}
    press(driver, choices["spacing"].buttons[Spacing.ROOMY])
    driver.app.processEvents()
    small = [b for b in screen.findChildren(QPushButton) if b.isVisible() and b.height() < 44]
    assert small == []
    press(driver, choices["text_size"].buttons[200])
    assert driver.look.theme.px(16) == 32


def test_without_movement_the_text_cursor_does_not_blink(
    driver: Driver, screen: SettingsScreen
) -> None:
    before = driver.app.cursorFlashTime()
    buttons = list(screen.view.choices["movement"].buttons.values())
    press(driver, buttons[1])
    assert driver.app.cursorFlashTime() == 0
    press(driver, buttons[0])
    assert driver.app.cursorFlashTime() == before


def test_a_change_made_by_key_shows_here_too(driver: Driver, screen: SettingsScreen) -> None:
    driver.key(Qt.Key.Key_Plus, CTRL)
    assert screen.view.choices["text_size"].buttons[110].isChecked()


def test_the_usual_settings_come_back_with_one_press(
    driver: Driver, screen: SettingsScreen
) -> None:
    driver.program.preferences.change(marks=False, lock_after_minutes=10)
    press(driver, screen.view.usual)
    assert driver.program.preferences.now == Settings()
    assert screen.view.choices["marks"].buttons[True].isChecked()


def test_a_backup_can_be_made_now_and_the_row_says_so(
    driver: Driver, screen: SettingsScreen
) -> None:
    assert "None yet" in screen.view.backups.meaning.text()
    press(driver, screen.view.back_up)
    assert driver.page.toast.words.text() == "Backed up"
    assert "1 kept, the last one today 10:42" in screen.view.backups.meaning.text()
    driver.clock.now += timedelta(minutes=1)
    press(driver, screen.view.back_up)
    assert driver.page.toast.words.text() == "The newest backup already holds everything"


def test_the_day_on_which_notes_are_deleted_follows_the_challenge(
    driver: Driver, screen: SettingsScreen
) -> None:
    assert screen.view.retention.text() == "Not chosen yet"
    with driver.workspace.read() as view:
        challenge = view.all(Challenge)[0]
    later = replace(challenge, retention_date=date(2027, 4, 1))
    driver.workspace.commit(edit("Choose", (challenge, later)))
    assert screen.view.retention.text() == "Thursday 1 April 2027"


def test_a_value_that_is_not_offered_marks_none(driver: Driver, screen: SettingsScreen) -> None:
    driver.program.preferences.change(lock_after_minutes=3)
    choice = screen.view.choices["lock_after_minutes"]
    assert not any(made.isChecked() for made in choice.buttons.values())
