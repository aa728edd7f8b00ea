"""Passphrase and recovery key are changed only by somebody who knows one of them."""

import os

from PySide6.QtCore import Qt

from sli_desktop.storage import LOWEST_COST, Workspace
from sli_desktop.ui.screens.passphrase.screen import PassphraseScreen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.recovery_key import ASKED
from tests.builders import PASSPHRASE
from tests.ui.driving import Driver

NEW = "quite another passphrase"


def passphrase_screen(driver: Driver) -> PassphraseScreen:
    driver.page.go_to(Spot("passphrase"))
    screen = driver.screen
    assert isinstance(screen, PassphraseScreen)
    screen._cost = LOWEST_COST
    return screen


def test_a_new_passphrase_opens_and_the_old_one_does_not(driver: Driver) -> None:
    screen = passphrase_screen(driver)
    assert screen.view.now.hasFocus()
    driver.type(PASSPHRASE)
    driver.key(Qt.Key.Key_Return)
    driver.type(NEW)
    screen.view.secret.second.setFocus()
    driver.type(NEW)
    driver.key(Qt.Key.Key_Return)
    assert "Passphrase changed" in driver.page.toast.words.text()
    assert screen.view.now.text() == screen.view.secret.first.text() == ""
    workspace = driver.workspace
    workspace.close()
    Workspace.open(workspace.folder, NEW, clock=driver.clock, random=os.urandom).close()


def test_who_does_not_know_the_passphrase_changes_nothing(driver: Driver) -> None:
    screen = passphrase_screen(driver)
    before = (driver.workspace.folder / "keys-1").read_bytes()
    screen.view.now.setText("not the right words")
    for field in (screen.view.secret.first, screen.view.secret.second):
        field.setText(NEW)
    screen.view.change.click()
    assert "does not open this challenge" in screen.view.summary.links[0].text()
    screen.view.new_key.click()
    assert screen.key_card is None
    screen.view.secret.second.setText("something else")
    screen.view.change.click()
    assert "not the same" in screen.view.summary.links[0].text()
    assert (driver.workspace.folder / "keys-1").read_bytes() == before


def test_a_new_recovery_key_counts_once_it_is_written_down(driver: Driver) -> None:
    screen = passphrase_screen(driver)
    keyring = driver.workspace.keyring
    before = keyring.slots
    for is_kept in (True, False):
        screen.view.now.setText(PASSPHRASE)
        screen.view.new_key.click()
        card = screen.key_card
        assert card is not None
        assert keyring.slots == before
        if is_kept:
            card.skip.click()
            assert screen.key_card is None
            continue
        for field, number in zip(card.groups, ASKED, strict=True):
            field.editor.setFocus()
            driver.type(card.key.split("-")[number - 1])
        card.go_on.click()
        keyring.require_secret(card.key)
    assert keyring.slots != before
    keyring.require_secret(PASSPHRASE)
