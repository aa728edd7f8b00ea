"""Share: makes and takes in bundles off the GUI thread; nobody writes while an import does."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.settling import Clash, clashes, settle
from sli_desktop.services.sync.bundles import MadeBundle, make_bundle, state_of
from sli_desktop.services.sync.importing import (
    ImportResult,
    import_bundle,
    open_for,
    plan_import,
)
from sli_desktop.services.sync.reader import OpenedBundle
from sli_desktop.services.sync.team_state import is_in_team, team_of
from sli_desktop.services.sync.undoing import UndoResult, undo_import
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.share import state
from sli_desktop.ui.screens.share.clash_card import ClashCard
from sli_desktop.ui.screens.share.view import ShareView
from sli_desktop.ui.widgets.parts import clear
from sli_desktop.ui.words import when
from sli_desktop.wording import tr, trn

T = TypeVar("T")
FILTER = tr("Bundles (*.slibundle)")


class Asking(NamedTuple):
    """The two file pickers, handed in so that tests answer them."""

    folder: Callable[[Path], Path | None]
    bundle: Callable[[Path], Path | None]


class ShareScreen(Screen):
    """Bundles of this challenge."""

    name = "share"
    title = tr("Share")

    def __init__(self, desk: Desk, documents: Path, asking: Asking | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._folder = documents
        self._asking = asking or Asking(self._ask_folder, self._ask_bundle)
        self._opened: OpenedBundle | None = None
        self._names: dict[str, str] = {}
        self._focus_before: QWidget | None = None
        self._narrow = False
        self.cards: list[ClashCard] = []
        self.view = ShareView(desk.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        view = self.view
        view.folder.setText(str(documents))
        view.change.clicked.connect(self._change_folder)
        view.make.clicked.connect(self.make)
        view.choose.clicked.connect(self._choose_bundle)
        view.take.clicked.connect(self.take)
        view.cancel.clicked.connect(self._cancel)
        view.undo_import.clicked.connect(self.undo)

    @override
    def enter(self) -> None:
        self._show_team()
        self._show_clashes()
        self.view.make.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._show_clashes()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.make, self.view.choose)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self.view.set_narrow(narrow=narrow)
        for card in self.cards:
            card.set_narrow(narrow=narrow)

    def _show_team(self) -> None:
        with self._desk.workspace.read() as view:
            is_member = is_in_team(view)
            members = team_of(view).signed.roster.active() if is_member else ()
            imports = view.imports()
            seen = state_of(view) if is_member else ""
        self._names = {member.device: member.name for member in members}
        self.view.make.setEnabled(is_member)
        self.view.choose.setEnabled(is_member)
        if not is_member:
            self.view.for_whom.setText(state.no_team(self._desk.workspace.folder.name))
            return
        who = state.names(member.name for member in members)
        self.view.for_whom.setText(tr("For {who}. State {seen}.").format(who=who, seen=seen))
        last = max((each.at for each in imports), default=None)
        told = when(self._desk.local(last), self._desk.now()) if last else ""
        self.view.fresh.setText(
            tr("Last import: {told}.").format(told=told) if told else tr("Nothing imported yet.")
        )

    # --- making ---------------------------------------------------------------------------------

    def make(self) -> None:
        """Write a bundle of everything for the whole team."""
        workspace, folder = self._desk.workspace, self._folder
        self._work(tr("Make a bundle"), lambda: make_bundle(workspace, folder), self._made)

    def _made(self, made: MadeBundle) -> None:
        who = state.names(made.recipients)
        self.view.banner.say(
            tr("The bundle {name} is made.").format(name=made.file.name),
            tr("{size}, for {who}. Its name tells nobody what is in it.").format(
                size=state.size(made.size), who=who
            ),
            tone="ok",
        )
        self._show_team()

    # --- taking in ------------------------------------------------------------------------------

    def preview(self, file: Path) -> None:
        """Open a bundle and show what it would bring; nothing is changed."""
        workspace = self._desk.workspace

        def look() -> tuple[OpenedBundle, ImportResult]:
            opened = open_for(workspace, file)
            return opened, plan_import(workspace, opened)

        self._work(tr("Look into the bundle"), look, self._previewed)

    def _previewed(self, seen: tuple[OpenedBundle, ImportResult]) -> None:
        self._opened, result = seen
        view = self.view
        self._names |= dict(result.names)
        if result.has_nothing_new:
            self._put_away()
            view.banner.say(tr("You already have everything in this file."), tone="ok")
            return
        view.genuine.setText(tr("Bundle is genuine and complete"))
        sender = result.names.get(result.sender, tr("a laptop of the team"))
        made = when(self._desk.local(result.made), self._desk.now())
        view.what.setText(tr("Made by {sender}, {made}.").format(sender=sender, made=made))
        view.show_tiles(state.tiles(result), state.people(result))
        changes = trn(state.changes(result), "{number} change", "{number} changes")
        view.take.setText(tr("Import {changes}").format(changes=changes))
        view.take.setAccessibleName(tr("Import {changes}").format(changes=changes))
        view.banner.hide()
        view.preview.show()
        view.take.setFocus()

    def take(self) -> None:
        """Take the shown bundle in, whole or not at all."""
        workspace, opened = self._desk.workspace, self._opened
        if opened is not None:
            self._work(
                tr("Import the bundle"), lambda: import_bundle(workspace, opened), self._taken
            )

    def _taken(self, result: ImportResult) -> None:
        self._put_away()
        both = result.to_look_at
        rest = trn(
            both,
            "{number} place changed by both: choose below.",
            "{number} places changed by both: choose below.",
        )
        done = trn(state.changes(result), "{number} change", "{number} changes")
        self.view.banner.say(
            tr("{done} imported.").format(done=done), rest if both else "", tone="ok"
        )
        self.view.undo_import.show()
        self._show_team()
        self._show_clashes()
        first = self.cards[0].buttons[0] if self.cards else self.view.undo_import
        first.setFocus()

    def undo(self) -> None:
        """Take the last import back."""
        workspace = self._desk.workspace
        self._work(tr("Undo the import"), lambda: undo_import(workspace), self._undone)

    def _undone(self, result: UndoResult) -> None:
        self.view.undo_import.hide()
        self.view.choose.setFocus()
        words = trn(
            result.records, "{number} entry is as before.", "{number} entries are as before."
        )
        if result.own:
            words += " " + trn(
                len(result.own),
                "{number} change of yours built on it.",
                "{number} changes of yours built on it.",
            )
        self.view.banner.say(tr("The import is undone."), words, tone="ok")
        self._show_team()
        self._show_clashes()

    def _cancel(self) -> None:
        self._put_away()
        self.view.choose.setFocus()

    def _put_away(self) -> None:
        self._opened = None
        self.view.preview.hide()

    # --- changed by both ------------------------------------------------------------------------

    def _show_clashes(self) -> None:
        with self._desk.workspace.read() as view:
            found = clashes(view)
            # The texts side by side may name any record; without a clash nothing is named.
            records = view.everything() if found else ChallengeRecords.of(())
        if not found and not self.cards:
            self.view.clash_title.hide()
            return
        clear(self.view.clashes)
        self.cards = []
        self.view.clash_title.setVisible(bool(found))
        self.view.clash_title.setText(tr("Changed by both · {number}").format(number=len(found)))
        for clash in found:
            mine = self._desk.workspace.device
            card = ClashCard(self._desk.look, clash, records, names=self._names, mine=mine)
            card.settled.connect(lambda value, c=clash: self._settle(c, value))
            card.set_narrow(narrow=self._narrow)
            self.view.clashes.addWidget(card)
            self.cards.append(card)

    def _settle(self, clash: Clash, value: JsonValue) -> None:
        self._desk.acts.do(settle(clash, value))
        if self.cards:
            self.cards[0].buttons[0].setFocus()

    # --- working --------------------------------------------------------------------------------

    def _work(self, name: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._desk.jobs.is_busy:
            return
        self._focus_before = self.focusWidget()
        self._set_busy(name)
        self._desk.jobs.start(
            name, work, done=lambda result: self._end(lambda: done(result)), failed=self._failed
        )

    def _failed(self, error: Exception) -> None:
        self._end(lambda: self.view.banner.show_problem(as_problem(error)))

    def _end(self, report: Callable[[], None]) -> None:
        self._set_busy("")
        if self._focus_before is not None:
            self._focus_before.setFocus()
        report()

    def _set_busy(self, name: str) -> None:
        self._desk.acts.is_paused = bool(name)
        self.view.progress.setText(f"{name} …" if name else "")
        self.view.progress.setVisible(bool(name))
        for each in (self.view.make, self.view.choose, self.view.take, self.view.undo_import):
            each.setEnabled(not name)

    def _change_folder(self) -> None:
        folder = self._asking.folder(self._folder)
        if folder is not None:
            self._folder = folder
            self.view.folder.setText(str(folder))

    def _choose_bundle(self) -> None:
        file = self._asking.bundle(self._folder)
        if file is not None:
            self.preview(file)

    def _ask_folder(self, start: Path) -> Path | None:
        found = QFileDialog.getExistingDirectory(self, tr("Folder for the bundle"), str(start))
        return Path(found) if found else None

    def _ask_bundle(self, start: Path) -> Path | None:
        found, _ = QFileDialog.getOpenFileName(self, tr("Choose a bundle"), str(start), FILTER)
        return Path(found) if found else None
