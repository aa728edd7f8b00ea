"""One laptop of journey 9: the real window in a process of its own, told what its person does.

It reads a line of JSON for each thing to do and answers with one: what the person then sees.
"""

import hashlib
import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sli_desktop.models.records import KINDS
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.note import Note
from sli_desktop.services.sync.bundles import state_of
from sli_desktop.storage import Workspace
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.findings.screen import FindingsScreen
from sli_desktop.ui.screens.share.asking import Asking
from sli_desktop.ui.screens.share.screen import ShareScreen
from sli_desktop.ui.spot import Spot
from tests.builders import PASSPHRASE
from tests.ui.challenges import CHAIRS, Standing
from tests.ui.driving import ALT, CTRL, AtOnce, Driver, Relaunched
from tests.workspaces import TINY

Key = Qt.Key


class Person:
    """Does things by keys and clicks, and counts them."""

    def __init__(self, driver: Driver, folder: Path) -> None:
        self.driver, self.folder, self.actions = driver, folder, 0
        self.files: list[Path] = []

    @property
    def share(self) -> ShareScreen:
        screen = self.driver.page.screen_named("share")
        assert isinstance(screen, ShareScreen)
        return screen

    def press(self, key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.driver.key(key, held)
        self.actions += 1

    def to_share(self) -> None:
        self.press(Key.Key_9, ALT)
        self.share._asking = Asking(lambda _: self.folder, lambda _: self.files)

    def note(self, words: str) -> None:
        self.driver.start_notes(CHAIRS)
        self.driver.line(words)

    def change(self, words: str) -> None:
        """Add a sentence to the one finding, or rewrite its last sentence."""
        with self.driver.workspace.read() as view:
            finding = min(view.all(Finding), key=lambda one: one.id)
        self.driver.page.go_to(Spot("findings", finding.id))
        self.driver.app.processEvents()
        screen = self.driver.screen
        assert isinstance(screen, FindingsScreen)
        editor = screen.view.statement
        editor.setFocus()
        if words.startswith("="):
            self.driver.key(Key.Key_A, CTRL)
            words = words[1:]
        else:
            self.driver.key(Key.Key_End, CTRL)
        self.driver.type(words)
        screen.leave()
        self.driver.app.processEvents()

    def make(self) -> str:
        self.actions = 0
        self.to_share()
        assert self.driver.focus is self.share.view.make
        self.press(Key.Key_Space)
        made = self.share._made
        assert made is not None, self.share.view.banner.happened.text()
        return str(made)

    def take(self, files: list[str]) -> dict[str, Any]:
        self.actions = 0
        self.to_share()
        self.files = [Path(each) for each in files]
        view = self.share.view
        view.choose.setFocus()
        self.press(Key.Key_Space)
        if view.preview.isVisible():
            assert self.driver.focus is view.take
            self.press(Key.Key_Space)
        if view.take_again.isVisible():
            assert self.driver.focus is view.take_again
            self.press(Key.Key_Space)
            self.press(Key.Key_Space)
        return self.seen()

    def settle(self, number: int) -> dict[str, Any]:
        self.actions = 0
        while self.share.cards:
            self.share.cards[0].buttons[0].setFocus()
            self.press(Key(Key.Key_0 + number))
        return self.seen()

    def undo(self) -> dict[str, Any]:
        self.actions = 0
        self.share.view.undo_import.setFocus()
        self.press(Key.Key_Space)
        return self.seen()

    def lose(self, name: str) -> dict[str, Any]:
        self.to_share()
        team = self.share.view.team
        self.driver.app.processEvents()
        team.take_out.setFocus()
        self.press(Key.Key_Space)
        at = next(i for i in range(team._out.count()) if team._out.itemText(i) == name)
        team._out.setCurrentIndex(at)
        team.is_lost.setFocus()
        self.press(Key.Key_Space)
        return self.seen()

    def seen(self) -> dict[str, Any]:
        """What the window says, and what the challenge holds."""
        view = self.share.view
        with self.driver.workspace.read() as read:
            shown = {
                kind: sorted(map(repr, (*read.all(each), *read.in_bin(each))))
                for kind, each in KINDS.items()
            }
            notes = sorted(note.body for note in read.all(Note))
            finding = min(read.all(Finding), key=lambda one: one.id)
            state = state_of(read)
        return {
            "banner": f"{view.banner.happened.text()} {view.banner.rest.text()}",
            "clashes": len(self.share.cards),
            "actions": self.actions,
            "state": state,
            "content": hashlib.sha256(json.dumps(shown).encode()).hexdigest(),
            "notes": notes,
            "statement": finding.statement,
            "round": view.team.round.text(),
        }


def main() -> None:
    """Open the folder and do what is asked until the input ends."""
    folder, hours = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication(["laptop"])
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    clock = Standing()
    clock.now += timedelta(hours=hours)
    workspace = Workspace.open(folder, PASSPHRASE, clock=clock, random=os.urandom, lowest=TINY)
    place = folder.parent
    rooms = Rooms(
        data=place / "data",
        documents=place,
        recent_file=place / "recent.json",
        clock=clock,
        random=os.urandom,
    )
    driver = Driver(app, Look(app), rooms, clock, AtOnce(), Relaunched(), place / "recent.json")
    driver.program.show()
    driver.program.show_challenge(workspace)
    driver.shell.activateWindow()
    app.processEvents()
    person = Person(driver, place / "out")
    (place / "out").mkdir(exist_ok=True)
    person.to_share()
    person.share._change_folder()
    for line in sys.stdin:
        what, *given = json.loads(line)
        clock.now += timedelta(minutes=7)
        answer = getattr(person, what)(*given)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    driver.close()


if __name__ == "__main__":
    main()
