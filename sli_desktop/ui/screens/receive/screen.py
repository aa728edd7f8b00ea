"""Receive: a file that came is named and opened; a peer without one asks to join."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.services.beginning import Begun
from sli_desktop.services.passphrases import judge
from sli_desktop.services.receiving import Came, what_is
from sli_desktop.storage import SHORTEST_PASSPHRASE, Workspace
from sli_desktop.ui.opening import Before, FrontPage
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.receive.state import told
from sli_desktop.ui.screens.receive.view import ComparePart, OpenPart, ReceiveView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.front import FrontFrame
from sli_desktop.ui.widgets.recovery_key import USUAL_WAYS, RecoveryKeyCard, Ways
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from sli_desktop.ui.widgets.forms import Field


class Membership(NamedTuple):
    """A membership file opened for a waiting challenge, before anything is trusted."""

    workspace: Workspace
    words: str
    join: Callable[[], None]


class Means(NamedTuple):
    """How Receive does what it offers; made by the assembly.

    `waiting` are the challenges on this laptop that wait for a membership file.
    """

    waiting: tuple[Path, ...]
    request: Callable[[str, str, Path], Begun]
    open_membership: Callable[[Path, str, Path], Membership]
    open_backup: Callable[[Path, str], Workspace]
    ask_file: Callable[[QWidget, str], Path | None]
    ask_folder: Callable[[QWidget, str], Path | None]


def ask_file(parent: QWidget, title: str) -> Path | None:
    """Ask for a file that is there."""
    name, _ = QFileDialog.getOpenFileName(parent, title)
    return Path(name) if name else None


class ReceivePage(FrontPage):
    """Says what a file is and leads to the right step; makes a join request."""

    title: ClassVar[str] = tr("Receive a file, or join a team")

    def __init__(self, before: Before, means: Means, ways: Ways = USUAL_WAYS) -> None:
        super().__init__()
        self._before, self._means, self._ways = before, means, ways
        self._begun: Begun | None = None
        self._membership: Membership | None = None
        self.file: Path | None = None
        self.came = Came.UNKNOWN
        self.frame = FrontFrame(before.look, self.title)
        self.view = ReceiveView(before.look, lambda typed: judge(typed)[1:])
        self.open_part: OpenPart | None = None
        self.compare: ComparePart | None = None
        self.key_card: RecoveryKeyCard | None = None
        self.frame.show_body(self.view)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.frame.back.clicked.connect(self.left)
        self.view.choose.clicked.connect(self._choose)
        self.view.ask.clicked.connect(self._request)

    @override
    def enter(self) -> None:
        self.view.choose.setFocus()

    @override
    def leave(self) -> None:
        for held in (self._begun, self._membership):
            if held is not None:
                held.workspace.close()
        self._begun = self._membership = None

    # --- a file that came -----------------------------------------------------------------------

    def _choose(self) -> None:
        file = self._means.ask_file(self, tr("Choose the file that you were given"))
        if file is not None:
            self.take(file)

    def take(self, file: Path) -> None:
        """Say what a file is, with the step that belongs to it."""
        self.file, self.came = file, what_is(file)
        can_open = self.came is Came.BACKUP or (
            self.came is Came.MEMBERSHIP and bool(self._means.waiting)
        )
        words = told(self.came, file.name, len(self._means.waiting))
        self.open_part = OpenPart(self._before.look, words, self.came) if can_open else None
        self.view.show_part(self.open_part, words)
        if self.open_part is not None:
            self.open_part.go.clicked.connect(self._open)
            self.open_part.secret.returnPressed.connect(self._open)
            self.open_part.secret.setFocus()

    def _open(self) -> None:
        part, file = self.open_part, self.file
        if part is None or file is None or not part.secret.text():
            return
        secret, waiting = part.secret.text(), self._means.waiting
        if self.came is Came.BACKUP:
            self._run(lambda: self._means.open_backup(file, secret), self._opened)
        else:
            folder = waiting[-1]
            self._run(
                lambda: self._means.open_membership(folder, secret, file), self._compare_words
            )

    def _opened(self, workspace: Workspace) -> None:
        self.opened.emit(workspace, None)

    def _compare_words(self, membership: Membership) -> None:
        self._membership = membership
        self.compare = ComparePart(self._before.look, membership.words)
        self.frame.back.hide()
        self.frame.say_title(tr("Compare six words"))
        self.frame.show_body(self.compare)
        self.compare.same.clicked.connect(self._join)
        self.compare.differ.clicked.connect(self.left)
        self.compare.differ.setFocus()

    def _join(self) -> None:
        membership = self._membership
        if membership is not None:
            self._run(membership.join, lambda _none: self._joined(membership))

    def _joined(self, membership: Membership) -> None:
        self._membership = None
        self.opened.emit(membership.workspace, Spot("today"))

    # --- asking to join -------------------------------------------------------------------------

    def _request(self) -> None:
        view = self.view
        errors: list[tuple[Field, str]] = []
        for field in (view.name_field, view.secret.one, view.secret.two):
            field.show_error("")
        name, passphrase = " ".join(view.name.text().split()), view.secret.first.text()
        if not name:
            errors.append((view.name_field, tr("Your name: the manager has to know who asks")))
        errors += view.secret.errors(SHORTEST_PASSPHRASE)
        view.summary.show_errors(errors)
        if errors:
            return
        place = self._means.ask_folder(self, tr("Where to save the join request"))
        if place is not None:
            self._run(lambda: self._means.request(name, passphrase, place), self._requested)

    def _requested(self, begun: Begun) -> None:
        self._begun = begun
        self.view.secret.clear()
        request = begun.request
        self.frame.back.hide()
        if request is not None:
            lead = tr(
                "Give the file {name} to the challenge manager and read out these six words: "
                "{words}. Nothing in the file is secret. The manager sends a membership file "
                "back; open it here."
            )
            self.frame.say_title(
                tr("Your join request is made"),
                lead.format(name=request.file.name, words=request.fingerprint),
            )
        card = RecoveryKeyCard(
            self._before.look, tr("the challenge you wait for"), begun.recovery_key, self._ways
        )
        self.key_card = card
        self.frame.show_body(card)
        card.written.connect(self.left)
        card.print_button.setFocus()

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.setEnabled(False)

        def ended(result: object) -> None:
            self.setEnabled(True)
            done(result)

        def failed(error: Exception) -> None:
            self.setEnabled(True)
            self.frame.banner.show_problem(as_problem(error))

        self._before.jobs.start(self.title, work, done=ended, failed=failed)
