"""Two laptops, real bundles, through the window: make, look, take in, choose, undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.note import Note
from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.importing import import_bundle, open_for
from sli_desktop.storage import Workspace
from sli_desktop.ui.screens.share.asking import Asking
from sli_desktop.ui.screens.share.screen import ShareScreen
from tests.ui.challenges import CHAIRS
from tests.ui.driving import ALT, Driver
from tests.ui.screens.sharing import added, changed_by_both, priyas, share

__all__ = ["priyas", "share"]


def test_a_bundle_made_here_opens_there(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    driver.workspace.commit(added("Said on our laptop"))
    assert driver.focus is share.view.make
    driver.key(Qt.Key.Key_Space)
    (file,) = tmp_path.glob("*.slibundle")
    assert file.name in share.view.banner.happened.text()
    assert "for Priya" in share.view.banner.rest.text()
    import_bundle(priyas, open_for(priyas, file), backup=False)
    with priyas.read() as view:
        assert "Said on our laptop" in {note.body for note in view.all(Note)}
    priyas.close()


def test_a_bundle_is_shown_before_anything_changes_and_can_be_undone(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    priyas.commit(added("Said on Priya's laptop"))
    file = make_bundle(priyas, tmp_path).file
    share._asking = Asking(lambda _: None, lambda _: (file,))
    share.view.choose.click()
    assert share.view.preview.isVisible()
    assert "Priya" in share.view.what.text()
    assert share.view.take.text() == "Import 1 change"
    assert len(driver.notes(CHAIRS)) == 0
    assert driver.focus is share.view.take
    driver.key(Qt.Key.Key_Space)
    assert [note.body for note in driver.notes(CHAIRS)] == ["Said on Priya's laptop"]
    assert not share.view.preview.isVisible()
    share.view.choose.click()
    assert share.view.banner.happened.text() == "You already have everything in this file."
    share.view.undo_import.click()
    assert driver.notes(CHAIRS) == ()
    priyas.close()


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        ("Keep yours", "The council has agreed savings. Ours."),
        ("Keep Priya's", "The council has agreed savings. Theirs."),
        (
            "Keep both, one after the other",
            "The council has agreed savings. Ours.\n\nThe council has agreed savings. Theirs.",
        ),
    ],
)
def test_what_was_changed_by_both_waits_for_a_choice(
    share: ShareScreen,
    driver: Driver,
    priyas: Workspace,
    tmp_path: Path,
    choice: str,
    stands: str,
) -> None:
    changed_by_both(driver, priyas)
    share.preview(make_bundle(priyas, tmp_path).file)
    share.take()
    assert "1 place changed by both" in share.view.banner.rest.text()
    (card,) = share.cards
    (button,) = [each for each in card.buttons if each.text() == choice]
    button.click()
    with driver.workspace.read() as view:
        assert view.attention() == ()
        assert set(view.all(Finding)[0].statement.split("\n\n")) == set(stands.split("\n\n"))
    assert share.cards == []
    priyas.close()


def test_a_version_of_ones_own_settles_it_too(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    changed_by_both(driver, priyas)
    share.preview(make_bundle(priyas, tmp_path).file)
    share.take()
    (card,) = share.cards
    card.buttons[-1].click()
    assert driver.focus is card.own_text
    card.own_text.setPlainText("One text of us both.")
    card.own_save.click()
    with driver.workspace.read() as view:
        assert view.all(Finding)[0].statement == "One text of us both."
        assert view.attention() == ()
    priyas.close()


@pytest.mark.parametrize("content", [b"", b"not a bundle", b"\x00" * 4096])
def test_a_file_that_is_no_bundle_is_refused_in_words(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "something.slibundle"
    file.write_bytes(content)
    share.preview(file)
    assert share.view.banner.isVisible()
    assert share.view.banner.property("tone") == "danger"
    assert "Nothing was changed." in share.view.banner.rest.text()
    assert not share.view.preview.isVisible()
    assert not driver.page._desk.acts.is_paused
    priyas.close()


def test_a_laptop_without_a_team_says_so(driver: Driver) -> None:
    driver.key(Qt.Key.Key_9, ALT)
    screen = driver.screen
    assert isinstance(screen, ShareScreen)
    said = screen.view.for_whom.text()
    assert "not in a team yet" in said
    assert "Your notes are safe" in said
    assert "ask to join" in said
    assert not screen.view.make.isEnabled()


@pytest.mark.parametrize("takes", [True, False])
def test_what_an_undo_set_aside_is_asked_about_when_it_comes_again(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path, takes: bool
) -> None:
    priyas.commit(added("Heard by Priya"))
    file = make_bundle(priyas, tmp_path).file
    share.preview(file)
    share.take()
    share.undo()
    share.preview(file)
    assert "set aside earlier" in share.view.banner.happened.text()
    assert driver.focus is share.view.take_again
    (share.view.take_again if takes else share.view.leave_aside).click()
    if takes:
        share.take()
    assert [note.body for note in driver.notes(CHAIRS)] == (["Heard by Priya"] if takes else [])
    assert not share.view.take_again.isVisible()
    priyas.close()
