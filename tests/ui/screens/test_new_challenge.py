"""A new challenge: the council is enough, the key is written down, the notes can begin."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from sli_desktop.models.records.challenge import Challenge, Milestone, Theme
from sli_desktop.services.passphrases import Strength, judge
from sli_desktop.storage import Workspace
from sli_desktop.ui.screens.new_challenge.screen import NewChallengePage
from sli_desktop.ui.widgets.recovery_key import ASKED, RecoveryKeyCard, Ways
from tests.ui.driving import Driver
from tests.ui.front import Starter, laptop, northmere, start

__all__ = ["laptop", "northmere", "start"]

SECRET = "three random words"


def form_page(driver: Driver) -> NewChallengePage:
    page = driver.program.front
    assert isinstance(page, NewChallengePage)
    return page


def begin(start: Starter) -> tuple[Driver, NewChallengePage]:
    driver = start()
    driver.key(Qt.Key.Key_Space)  # a new challenge has the focus on a new laptop
    return driver, form_page(driver)


def key_card(page: NewChallengePage) -> RecoveryKeyCard:
    assert page.key_card is not None
    return page.key_card


def type_back(driver: Driver, card: RecoveryKeyCard) -> None:
    for field, number in zip(card.groups, ASKED, strict=True):
        field.editor.setFocus()
        driver.type(card.key.split("-")[number - 1].lower())


def test_the_council_and_a_passphrase_are_enough_to_start_notes(
    start: Starter, tmp_path: Path
) -> None:
    driver, page = begin(start)
    assert driver.focus is page.form.council
    driver.type("Harrowdale: Borough Council")
    page.form.secret.first.setFocus()
    driver.type(SECRET)
    driver.key(Qt.Key.Key_Return)
    assert driver.focus is page.form.secret.second
    driver.type(SECRET)
    driver.key(Qt.Key.Key_Return)
    card = key_card(page)
    assert card.print_button.hasFocus()
    type_back(driver, card)
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "today"
    with driver.workspace.read() as view:
        (challenge,) = view.all(Challenge)
        assert len(view.all(Theme)) > 3
        assert {milestone.due for milestone in view.all(Milestone)} == {None}
    assert challenge.subject == "Harrowdale: Borough Council"
    assert driver.workspace.folder == tmp_path / "data" / "Harrowdale Borough Council.sli"
    driver.workspace.keyring.require_secret(card.key)
    driver.workspace.keyring.require_secret(SECRET)
    driver.page.actions_["unplanned"].trigger()
    driver.line("First note of all")
    driver.close()
    again = start()
    assert again.program.welcome.view.council.text() == "Harrowdale: Borough Council"


def test_what_is_wrong_is_listed_on_top_and_nothing_typed_is_lost(start: Starter) -> None:
    driver, page = begin(start)
    form = page.form
    for field, words in (
        (form.first, "16 Oct 2026"),
        (form.last, "13 Oct 2026"),
        (form.secret.first, "short"),
    ):
        field.setFocus()
        driver.type(words)
    form.make.click()
    assert [link.text() for link in form.summary.links] == [
        "Council: type the name of the council",
        "Last day on site: it lies before the first day",
        "Passphrase: use at least 12 characters",
    ]
    assert driver.focus is form.summary.links[0]
    driver.key(Qt.Key.Key_Space)
    assert form.council.hasFocus()
    assert form.first.text() == "16 Oct 2026"
    assert form.secret.first.text() == "short"
    form.last.setText("32 Oct")
    form.make.click()
    assert "such as 14/10/25" in form.last_field.error.text()


def test_a_key_that_was_not_written_down_is_noticed(start: Starter) -> None:
    driver, page = begin(start)
    fill(driver, page)
    card = key_card(page)
    driver.key(Qt.Key.Key_Tab)
    card.groups[0].editor.setFocus()
    driver.type("0000")
    driver.key(Qt.Key.Key_Return)
    assert len(card.summary.links) == 2
    assert driver.program.opened is None
    card.skip.click()
    assert driver.screen.name == "today"


def fill(driver: Driver, page: NewChallengePage) -> None:
    page.form.council.setText("Harrowdale")
    for field in (page.form.secret.first, page.form.secret.second):
        field.setText(SECRET)
    page.form.make.click()
    driver.app.processEvents()


def test_a_window_closed_at_the_recovery_key_leaves_a_challenge_that_opens(
    start: Starter, tmp_path: Path
) -> None:
    driver, page = begin(start)
    fill(driver, page)
    key = key_card(page).key
    driver.close()
    again = start()
    assert again.program.welcome.view.council.text() == "Harrowdale"
    again.program.welcome.view.other_way.click()
    again.type(key.lower().replace("-", " "))
    again.key(Qt.Key.Key_Return)
    assert isinstance(again.program.opened, Workspace)
    assert again.screen.name == "passphrase"


def test_the_key_is_printed_or_saved_and_a_full_place_is_told(
    start: Starter, tmp_path: Path
) -> None:
    driver, page = begin(start)
    printed: list[str] = []

    def print_it(_parent: QWidget, words: str) -> bool:
        printed.append(words)
        return True

    places = [tmp_path / "key.txt", tmp_path / "no such folder" / "key.txt", None]
    page._ways = Ways(print_it, lambda _parent: places.pop(0))
    fill(driver, page)
    card = key_card(page)
    card.print_button.click()
    card.save_button.click()
    first_group = card.key.split("-")[0]
    assert first_group in printed[0]
    assert first_group in (tmp_path / "key.txt").read_text(encoding="utf-8")
    assert "Saved as key.txt" in card.said.text()
    card.save_button.click()
    assert "could not be saved" in card.said.text()
    card.save_button.click()


def test_two_challenges_of_one_council_lie_beside_each_other(
    start: Starter, tmp_path: Path
) -> None:
    for _ in range(2):
        driver = start()
        driver.program.welcome.view.new_challenge.click()
        page = form_page(driver)
        fill(driver, page)
        key_card(page).skip.click()
        driver.close()
    names = sorted(folder.name for folder in (tmp_path / "data").iterdir())
    assert names == ["Harrowdale 2.sli", "Harrowdale.sli"]


def test_going_back_leads_to_welcome_with_nothing_made(start: Starter, tmp_path: Path) -> None:
    driver, page = begin(start)
    page.frame.back.click()
    driver.app.processEvents()
    assert driver.program.front is None
    assert driver.shell.pages.currentWidget() is driver.program.welcome.view
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("typed", "strength"),
    [
        ("", Strength.SHORT),
        ("eleven char", Strength.SHORT),
        ("passwordpassword", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnop", Strength.WEAK),
        ("northmere2025!", Strength.WEAK),
        ("Xk9$mQ2!pL7w", Strength.FAIR),
        ("correct horse battery", Strength.STRONG),
    ],
)
def test_the_strength_of_a_passphrase_is_told_in_words(typed: str, strength: Strength) -> None:
    judged = judge(typed, ("Northmere Council",))
    assert judged.strength is strength
    assert judged.words


def test_the_strength_is_shown_while_typing(start: Starter) -> None:
    driver, page = begin(start)
    field = page.form.secret.first
    field.setFocus()
    driver.type("elevencharz")
    assert page.form.secret.strength.text() == "Too short: 1 more character is needed"
    assert field.echoMode() is QLineEdit.EchoMode.Password
    page.form.secret.show_it.click()
    assert field.echoMode() is QLineEdit.EchoMode.Normal
