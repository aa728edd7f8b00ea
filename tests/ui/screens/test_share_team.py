"""The team on Share: who has what, letting in, photographs, stopping, choices by number."""

import io
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.ids import AttachmentId
from sli_desktop.models.records.note import Attachment
from sli_desktop.models.records.people import Peer
from sli_desktop.services import child
from sli_desktop.services.sync import apart_words
from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.importing import import_bundle, open_for
from sli_desktop.services.sync.team import TeamDesk
from sli_desktop.storage import LOWEST_COST, Workspace
from sli_desktop.ui.screens.share.asking import Asking
from sli_desktop.ui.screens.share.clash_card import SideText
from sli_desktop.ui.screens.share.screen import ShareScreen
from tests.builders import a_new_id, a_note
from tests.ui.challenges import CHAIRS
from tests.ui.driving import ALT, Driver
from tests.ui.screens.sharing import WORDS, added, changed_by_both, priyas, share

__all__ = ["priyas", "share"]


def lines_of(share: ShareScreen) -> str:
    QApplication.processEvents()  # what was just added is shown with the next events
    labels = share.view.team.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if not label.isHidden())


def test_who_has_what_is_told_and_what_is_still_to_come(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    assert "Still to come: Priya" in share.view.team.round.text()
    assert "Nothing yet" in lines_of(share)
    driver.workspace.commit(added("Ours"))
    priyas.commit(added("Theirs"))
    share.preview(make_bundle(priyas, tmp_path).file)
    share.take()
    assert "Last bundle" in lines_of(share)
    assert "Lacked 1 change then" in lines_of(share)
    assert "Everybody has handed over today" in share.view.team.round.text()
    import_bundle(priyas, open_for(priyas, make_bundle(driver.workspace, tmp_path).file))
    share.preview(make_bundle(priyas, tmp_path).file)
    assert "identical" in share.view.banner.rest.text()
    assert share.view.team.round.text() == "Everybody has everything."
    priyas.close()


def test_several_bundles_are_taken_in_at_once(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    files = []
    for words in ("First", "Second"):
        priyas.commit(added(words))
        files.append(make_bundle(priyas, tmp_path).file)
    share._asking = Asking(lambda _: None, lambda _: files[::-1])
    share.view.choose.click()
    assert share.view.genuine.text() == "All 2 bundles are genuine"
    assert not share.view.home.isVisible()
    share.view.take.click()
    assert {note.body for note in driver.notes(CHAIRS)} == {"First", "Second"}
    assert share.view.home.isVisible()
    share.view.undo_import.click()
    assert driver.notes(CHAIRS) == ()
    share.view.choose.click()
    assert share.view.take.text() == "Import 2 changes"
    priyas.close()


def test_a_laptop_is_let_in_by_six_words(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    other, _key = Workspace.create(
        tmp_path / "Tom.sli",
        "another three random words",
        clock=driver.clock,
        random=os.urandom,
        cost=LOWEST_COST,
    )
    desk = TeamDesk(other, WORDS)
    request = desk.request(tmp_path, name="Tom Reed")
    share._asking = Asking(lambda _: None, lambda _: (), lambda _: request.file)
    team = share.view.team
    team.admit.click()
    assert team.words.text() == request.fingerprint
    assert "Tom Reed" in team.who_asks.text()
    assert driver.focus is team.match
    driver.key(Qt.Key.Key_Space)
    assert "Tom Reed is in the team." in share.view.banner.happened.text()
    joined = desk.join(desk.open_membership(max(tmp_path.glob("*.slimember"), key=_newest)))
    assert joined.team_fingerprint in share.view.banner.rest.text()
    assert "Tom Reed" in lines_of(share)
    with driver.workspace.read() as view:
        assert [peer.name for peer in view.all(Peer)].count("Tom Reed") == 1
    other.close()
    priyas.close()


def test_a_laptop_is_taken_out_of_the_team(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    priyas.commit(added("Before"))
    share.preview(make_bundle(priyas, tmp_path).file)
    share.take()
    team = share.view.team
    team.take_out.click()
    assert driver.focus is team.out.editor
    team.is_lost.click()
    assert "Priya's laptop is out of the team." in share.view.banner.happened.text()
    assert "Reported as lost" in lines_of(share)
    assert not team.take_out.isEnabled()
    priyas.commit(added("After"))
    share.preview(make_bundle(priyas, tmp_path).file)
    share.take()
    assert "kept aside for the challenge manager" in share.view.banner.rest.text()
    assert [note.body for note in driver.notes(CHAIRS)] == ["Before"]
    priyas.close()


def test_a_file_that_is_no_request_changes_nothing(
    share: ShareScreen, priyas: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "odd.slijoin"
    file.write_bytes(b"{}")
    share._asking = Asking(lambda _: None, lambda _: (), lambda _: file)
    share.view.team.admit.click()
    assert share.view.banner.property("tone") == "danger"
    assert not share.view.team.asking.isVisible()
    priyas.close()


def test_a_team_is_started_where_there_is_none(driver: Driver) -> None:
    driver.key(Qt.Key.Key_9, ALT)
    screen = driver.screen
    assert isinstance(screen, ShareScreen)
    assert driver.focus is screen.view.team.found
    driver.key(Qt.Key.Key_Space)
    assert screen.view.make.isEnabled()
    assert "team of one" in screen.view.team.round.text()


# --- photographs, stopping, choices by key --------------------------------------------------------


def test_what_goes_with_the_text_is_chosen_with_its_size(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    assert not share.view.contents_field.isVisible()
    _with_a_photo(driver.workspace)
    share.show_team()
    assert share.view.contents_field.isVisible()
    offered = [share.view.contents.itemText(at) for at in range(share.view.contents.count())]
    assert [words.split(" · ")[0] for words in offered] == [
        "Text only",
        "New photographs",
        "Everything",
    ]
    share.view.contents.setCurrentIndex(0)
    share.view.contents.activated.emit(0)
    share.make()
    (file,) = tmp_path.glob("*.slibundle")
    assert import_bundle(priyas, open_for(priyas, file), backup=False).files.wanted == 0
    share.view.contents.setCurrentIndex(1)
    share.view.contents.activated.emit(1)
    share.make()
    newest = max(tmp_path.glob("*.slibundle"), key=_newest)
    assert import_bundle(priyas, open_for(priyas, newest), backup=False).files.arrived == 1
    priyas.close()


def test_stopping_leaves_no_file_and_says_so(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    _with_a_photo(driver.workspace)
    share._stepped.connect(lambda *_: share.stop(), Qt.ConnectionType.DirectConnection)
    share.make()
    assert list(tmp_path.glob("*.slibundle*")) == []
    assert "Stopped." in share.view.banner.happened.text()
    assert not driver.page._desk.acts.is_paused
    priyas.close()


def test_looking_into_a_bundle_can_be_stopped(
    share: ShareScreen, priyas: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.BytesIO()
    apart_words.tell(said, apart_words.At(1, 2))
    twice = said.getvalue() * 2
    code = f"import sys, time; sys.stdout.buffer.write({twice!r}); sys.stdout.flush()"
    endless = [sys.executable, "-c", f"{code}; time.sleep(600)"]
    monkeypatch.setattr(child, "child_words", lambda _word: endless)
    stopped: list[int] = []
    share._stepped.connect(
        lambda done, _all: stopped.append(done), Qt.ConnectionType.DirectConnection
    )
    share._stepped.connect(lambda *_: share.stop(), Qt.ConnectionType.DirectConnection)
    share.preview(make_bundle(priyas, tmp_path).file)
    assert stopped == [50]
    assert "Stopped." in share.view.banner.happened.text()
    priyas.close()


def test_the_file_can_be_copied_for_a_mail(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    share.make()
    share.view.copy_file.click()
    (file,) = tmp_path.glob("*.slibundle")
    copied = QGuiApplication.clipboard().mimeData()
    assert [Path(url.toLocalFile()) for url in copied.urls()] == [file]
    priyas.close()


def test_choices_are_made_by_number_one_after_the_other(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    changed_by_both(driver, priyas)
    for workspace, words in ((driver.workspace, "Ours"), (priyas, "Theirs")):
        with workspace.read() as view:
            finding = view.all(Finding)[0]
        workspace.commit(edit("Rename", (finding, replace(finding, headline=words))))
    share.preview(make_bundle(priyas, tmp_path).file)
    share.take()
    assert share.view.clash_title.text() == "Changed by both · 1 of 2"
    share.view.next.click()
    assert share.view.clash_title.text() == "Changed by both · 2 of 2"
    share.view.before.click()
    driver.key(Qt.Key.Key_1)
    assert share.view.clash_title.text() == "Changed by both · 1 of 1"
    driver.key(Qt.Key.Key_2)
    assert share.cards == []
    with driver.workspace.read() as view:
        assert view.attention() == ()
        finding = view.all(Finding)[0]
    assert {finding.headline, finding.statement.split()[-1]} <= {
        "Ours",
        "Theirs",
        "Ours.",
        "Theirs.",
    }
    priyas.close()


def test_of_two_texts_only_the_words_that_differ_are_marked(
    share: ShareScreen, driver: Driver, priyas: Workspace, tmp_path: Path
) -> None:
    changed_by_both(driver, priyas)
    share.preview(make_bundle(priyas, tmp_path).file)
    share.take()
    sides = share.cards[0].findChildren(SideText)
    assert {side.toPlainText().strip() for side in sides} == {
        "The council has agreed savings. Ours.",
        "The council has agreed savings. Theirs.",
    }
    for side in sides:
        fragments = side.document().firstBlock().begin()
        marked = []
        while not fragments.atEnd():
            piece = fragments.fragment()
            if piece.charFormat().fontUnderline():
                marked.append(piece.text().strip())
            fragments += 1
        assert marked in (["Ours"], ["Theirs"])
    priyas.close()


def _newest(file: Path) -> int:
    return int(file.stem.rsplit("-", 1)[1])


def _with_a_photo(workspace: Workspace) -> None:
    content = os.urandom(300_000)
    note = a_note("Seen on the wall", meeting=CHAIRS.id)
    photo = Attachment(
        id=AttachmentId(a_new_id()),
        note=note.id,
        sha256=workspace.put_blob(content),
        media_type="image/png",
        size=len(content),
    )
    workspace.commit(make("Attach", note, photo))
