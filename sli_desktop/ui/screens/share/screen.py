"""Share: makes and takes in bundles off the GUI thread; nobody writes while an import does."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.services.sync.bundles import MadeBundle, make_bundle, state_of
from sli_desktop.services.sync.carried import Contents, bundle_sizes
from sli_desktop.services.sync.errors import SetAsideError
from sli_desktop.services.sync.importing import (
    ImportResult,
    SetAside,
    import_bundle,
)
from sli_desktop.services.sync.looking import Looked, look_into
from sli_desktop.services.sync.progress import StoppedError
from sli_desktop.services.sync.team_state import has_keys, is_in_team, team_of
from sli_desktop.services.sync.undoing import UndoResult, undo_import
from sli_desktop.services.sync.who_has import who_has_what
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.share import state
from sli_desktop.ui.screens.share.admitting import Admitting, Around
from sli_desktop.ui.screens.share.asking import Asking, copy_file, file_pickers, show_folder
from sli_desktop.ui.screens.share.clash_card import ClashCard
from sli_desktop.ui.screens.share.clashing import Clashing
from sli_desktop.ui.screens.share.view import ShareView
from sli_desktop.ui.words import when
from sli_desktop.wording import tr, trn

if TYPE_CHECKING:
    from sli_desktop.services.sync.reader import OpenedBundle

T = TypeVar("T")
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}


class ShareScreen(Screen):
    """Bundles of this challenge, and who has what."""

    name = "share"
    title = tr("Share")
    help_page = "team"
    keys = (
        (tr("Choose between versions"), "1 2 3 4"),
        (tr("Stop the work on a bundle"), "Esc"),
    )

    _stepped = Signal(int, int)

    def __init__(self, desk: Desk, documents: Path, asking: Asking | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._folder = documents
        self._asking = asking or file_pickers(self)
        self._opened: tuple[OpenedBundle, ...] = ()
        self._names: dict[str, str] = {}
        self._contents: str = Contents.NEW.value
        self._made: Path | None = None
        self._numbers: tuple[int, ...] = ()
        self._files: tuple[Path, ...] = ()
        self._set_aside = SetAside.ASK
        self._focus_before: QWidget | None = None
        self._is_stopping = False
        self.view = view = ShareView(desk.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(view)
        around = Around(
            self.work,
            self.show_team,
            lambda: self._asking.request(self._folder),
            lambda: self._folder,
            view.banner,
        )
        self.admitting = Admitting(desk, view.team, around)
        self.clashing = Clashing(desk, view)
        view.folder.setText(str(documents))
        view.change.clicked.connect(self._change_folder)
        view.contents.chosen.connect(self._choose_contents)
        view.make.clicked.connect(self.make)
        view.choose.clicked.connect(self._choose_bundles)
        view.take.clicked.connect(self.take)
        view.cancel.clicked.connect(self._cancel)
        view.undo_import.clicked.connect(self.undo)
        view.stop.clicked.connect(self.stop)
        view.take_again.clicked.connect(lambda: self._look_again(SetAside.TAKE))
        view.leave_aside.clicked.connect(lambda: self._look_again(SetAside.LEAVE))
        view.open_folder.clicked.connect(self._open_folder)
        view.copy_file.clicked.connect(self._copy_file)
        self._stepped.connect(self._show_step)

    @override
    def enter(self) -> None:
        self.show_team()
        self.clashing.show()
        first = self.view.make if self.view.make.isEnabled() else self.view.team.found
        first.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self.clashing.show()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.make, self.view.choose, self.view.team.admit)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)
        self.clashing.set_narrow(narrow=narrow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = _DIGITS.get(Qt.Key(event.key()), 0)
        if number and self.clashing.choose(number, self.focusWidget()):
            return
        if event.key() == Qt.Key.Key_Escape and self.view.stop.isVisible():
            self.stop()
            return
        super().keyPressEvent(event)

    @property
    def cards(self) -> list[ClashCard]:
        """What was changed by both and waits for a choice: the one that shows, or none."""
        return self.clashing.cards

    def show_team(self) -> None:
        """Show who is in the team, who has what, and what a bundle would hold."""
        with self._desk.workspace.read() as view:
            is_member = is_in_team(view)
            members = team_of(view).signed.roster.active() if is_member else ()
            rows = who_has_what(view)
            imports = view.imports()
            seen = state_of(view) if is_member else ""
            waits = has_keys(view) and not is_member
        shown, now = self.view, self._desk.now()
        self._names = {row.device: row.name for row in rows}
        self.clashing.names = self._names
        shown.make.setEnabled(is_member)
        shown.choose.setEnabled(is_member)
        shown.team.setVisible(True)
        self.admitting.show_for(is_member=is_member, waits=waits)
        if not is_member:
            shown.for_whom.setText(state.no_team(waits=waits))
            shown.show_contents((), None)
            shown.team.round.setText("")
            return
        others = [m.name for m in members if m.device != self._desk.workspace.device]
        whom = state.names(others) if others else tr("this laptop alone")
        shown.for_whom.setText(tr("For {who}.").format(who=whom))
        sizes = bundle_sizes(self._desk.workspace)
        shown.show_contents(state.choices(sizes) if sizes.all_files else (), self._contents)
        shown.team.round.setText(state.evening_round(rows, now))
        shown.team.show_lines(state.team_lines(rows, now, self._desk.local))
        words = tr("State {seen}: laptops that show the same hold the same.")
        shown.team.state.setText(words.format(seen=seen))
        last = max((each.at for each in imports if not each.undone), default=None)
        told = when(self._desk.local(last), now) if last else ""
        shown.fresh.setText(
            tr("Last import: {told}.").format(told=told) if told else tr("Nothing imported yet.")
        )

    # --- making ---------------------------------------------------------------------------------

    def make(self) -> None:
        """Write a bundle for the whole team."""
        workspace, folder, contents = self._desk.workspace, self._folder, Contents(self._contents)
        self.work(
            tr("Make a bundle"),
            lambda: make_bundle(workspace, folder, contents=contents, progress=self._step),
            self._show_made,
        )

    def _show_made(self, made: MadeBundle) -> None:
        self._made = made.file
        here = self._names.get(self._desk.workspace.device)
        others = [name for name in made.recipients if name != here]
        words = tr(
            "{size}, for {who}. It was read back. Its name tells nobody what is in it. Put it on a "
            "stick, or send it by mail or in Teams."
        )
        self.view.banner.say(
            tr("The bundle {name} is made.").format(name=made.file.name),
            words.format(size=state.size(made.size), who=state.names(others) or tr("you")),
            tone="ok",
        )
        self.view.undo_import.hide()
        self.view.open_folder.show()
        self.view.copy_file.show()
        self.show_team()

    def _choose_contents(self, value: object) -> None:
        self._contents = str(value)

    def _open_folder(self) -> None:
        show_folder(self._folder)

    def _copy_file(self) -> None:
        if self._made is not None:
            copy_file(self._made)
            self.told.emit(tr("The file is copied: paste it into a mail or into Teams."))

    # --- taking in ------------------------------------------------------------------------------

    def preview(self, *files: Path) -> None:
        """Open bundles and show what they would bring together; nothing is changed."""
        self._files = files
        self._look_again(SetAside.ASK)

    def _look_again(self, set_aside: SetAside) -> None:
        """Look into the same bundles; parts that were set aside are taken, left, or asked for."""
        workspace, files = self._desk.workspace, self._files
        self._set_aside = set_aside
        self._ask_about_aside(asked=False)
        self.work(
            tr("Look into the bundle"),
            lambda: look_into(workspace, files, set_aside=set_aside, progress=self._step),
            self._previewed,
        )

    def _previewed(self, looked: Looked) -> None:
        self._opened, results = looked
        view = self.view
        for result in results:
            self._names |= result.names
        if looked.has_nothing_new:
            self._put_away()
            rest = self._identical(results)
            view.banner.say(tr("You already have everything in this file."), rest, tone="ok")
            self.show_team()
            return
        view.genuine.setText(
            trn(len(results), "Bundle is genuine", "All {number} bundles are genuine")
        )
        view.what.setText(state.made_by(results, self._desk.now(), self._desk.local))
        view.show_tiles(state.tiles(results), state.people(results))
        changes = trn(state.changes(results), "{number} change", "{number} changes")
        view.take.setText(tr("Import {changes}").format(changes=changes))
        view.take.setAccessibleName(tr("Import {changes}").format(changes=changes))
        view.banner.hide()
        view.show_preview(shown=True)
        view.take.setFocus()

    def _identical(self, results: Sequence[ImportResult]) -> str:
        same = [each for each in results if each.is_identical]
        if not same:
            return ""
        with self._desk.workspace.read() as view:
            seen = state_of(view)
        who = state.names(each.names.get(each.sender, tr("the other")) for each in same)
        return tr("Your copy and that of {who} are identical ({seen}).").format(who=who, seen=seen)

    def take(self) -> None:
        """Take the shown bundles in, each whole or not at all."""
        workspace, opened, aside = self._desk.workspace, self._opened, self._set_aside

        def bring() -> tuple[ImportResult, ...]:
            return tuple(
                import_bundle(
                    workspace,
                    each,
                    backup=each is opened[0],
                    set_aside=aside,
                    progress=self._step,
                )
                for each in opened
            )

        if opened:
            self.work(tr("Import the bundle"), bring, self._taken)

    def _taken(self, results: tuple[ImportResult, ...]) -> None:
        self._put_away()
        self._numbers = tuple(result.number for result in results if result.number)
        done = trn(state.changes(results), "{number} change", "{number} changes")
        told = f"{state.taken(results)} {self._identical(results[-1:])}"
        self.view.banner.say(tr("{done} imported.").format(done=done), told.strip(), tone="ok")
        self.view.undo_import.show()
        self.view.open_folder.hide()
        self.view.copy_file.hide()
        self.show_team()
        self.clashing.show(first=True)
        first = self.cards[0].buttons[0] if self.cards else self.view.undo_import
        first.setFocus()

    def undo(self) -> None:
        """Take back what was imported last, all bundles of it."""
        workspace, numbers = self._desk.workspace, self._numbers

        def take_back() -> tuple[UndoResult, ...]:
            return tuple(undo_import(workspace, number) for number in reversed(numbers))

        self.work(tr("Undo the import"), take_back, self._undone)

    def _undone(self, results: tuple[UndoResult, ...]) -> None:
        self.view.undo_import.hide()
        self.view.choose.setFocus()
        records = sum(result.records for result in results)
        words = trn(records, "{number} entry is as before.", "{number} entries are as before.")
        own = sum(len(result.own) for result in results)
        if own:
            words += " " + trn(
                own,
                "{number} change of yours built on it.",
                "{number} changes of yours built on it.",
            )
        self.view.banner.say(tr("The import is undone."), words, tone="ok")
        self.show_team()
        self.clashing.show()

    def _cancel(self) -> None:
        self._put_away()
        self.view.choose.setFocus()

    def _put_away(self) -> None:
        self._opened = ()
        self.view.show_preview(shown=False)

    # --- working --------------------------------------------------------------------------------

    def work(self, name: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run work on bundles on the worker, one at a time; nobody writes meanwhile."""
        if self._desk.jobs.is_busy:
            return
        self._focus_before = self.focusWidget()
        self._is_stopping = False
        self._set_busy(name)
        self._desk.jobs.start(
            name, work, done=lambda result: self._end(lambda: done(result)), failed=self._failed
        )

    def stop(self) -> None:
        """Stop what is under way, as soon as it looks up."""
        self._is_stopping = True
        self.view.progress.setText(tr("Stopping …"))

    def _step(self, done: int, total: int) -> None:
        """Called on the worker for every piece of a file."""
        if self._is_stopping:
            raise StoppedError
        self._stepped.emit(done * 100 // max(1, total), 100)

    def _show_step(self, done: int, _total: int) -> None:
        if self.view.stop.isHidden() and self._focus_before is not None:
            self.view.stop.show()
        if not self._is_stopping:
            self.view.progress.setText(tr("{done} % …").format(done=done))

    def _failed(self, error: Exception) -> None:
        self._end(lambda: self.view.banner.show_problem(as_problem(error)))
        if isinstance(error, SetAsideError):
            self._ask_about_aside(asked=True)
            self.view.take_again.setFocus()

    def _ask_about_aside(self, *, asked: bool) -> None:
        self.view.take_again.setVisible(asked)
        self.view.leave_aside.setVisible(asked)

    def _end(self, report: Callable[[], None]) -> None:
        self._set_busy("")
        if self._focus_before is not None:
            self._focus_before.setFocus()
        self._focus_before = None
        report()

    def _set_busy(self, name: str) -> None:
        view = self.view
        self._desk.acts.is_paused = bool(name)
        view.progress.setText(f"{name} …" if name else "")
        view.progress.setVisible(bool(name))
        if not name:
            view.stop.hide()
        for each in (view.make, view.choose, view.take, view.undo_import, view.team.admit):
            each.setEnabled(not name)

    def _change_folder(self) -> None:
        folder = self._asking.folder(self._folder)
        if folder is not None:
            self._folder = folder
            self.view.folder.setText(str(folder))

    def _choose_bundles(self) -> None:
        files = self._asking.bundles(self._folder)
        if files:
            self.preview(*files)
