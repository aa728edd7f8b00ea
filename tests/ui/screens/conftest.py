"""Screens of the window, opened where a test begins."""

import pytest

from sli_desktop.ui.screens.setup.screen import SetupScreen
from tests.ui.driving import Driver


@pytest.fixture
def setup(driver: Driver) -> SetupScreen:
    """Challenge set-up, with the focus on its first task that is not done."""
    driver.page.go("setup")
    driver.app.processEvents()
    screen = driver.screen
    assert isinstance(screen, SetupScreen)
    return screen
