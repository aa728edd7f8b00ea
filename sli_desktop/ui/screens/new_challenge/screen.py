"""A new challenge: what the form does, and the recovery key after it."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from sli_desktop.services.beginning import Beginnings, Begun, NewChallenge
from sli_desktop.services.passphrases import judge
from sli_desktop.storage import SHORTEST_PASSPHRASE, Workspace
from sli_desktop.ui.opening import Before, FrontPage
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.new_challenge.state import COUNCIL, FIRST, LAST, Typed, options, wish
from sli_desktop.ui.screens.new_challenge.view import NewChallengeForm
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.front import FrontFrame
from sli_desktop.ui.widgets.recovery_key import USUAL_WAYS, RecoveryKeyCard, Ways
from sli_desktop.wording import tr

USUAL_TEMPLATE = "cpc-2024"


class NewChallengePage(FrontPage):
    """Makes a challenge, shows its recovery key once, and opens it at Today."""

    title: ClassVar[str] = tr("Start a new challenge")

    def __init__(
        self,
        before: Before,
        beginnings: Beginnings,
        today: Callable[[], date],
        place: str,
        *,
        remember: Callable[[Workspace], None],
        ways: Ways = USUAL_WAYS,
    ) -> None:
        super().__init__()
        self._remember = remember
        self._before, self._beginnings, self._today, self._ways = before, beginnings, today, ways
        self._begun: Begun | None = None
        look = before.look
        lead = tr("The name of the council is enough to begin with.")
        self.frame = FrontFrame(look, self.title, lead)
        templates = options(beginnings.frameworks(), USUAL_TEMPLATE)
        self.form = NewChallengeForm(look, templates, self._judge, place)
        self.key_card: RecoveryKeyCard | None = None
        self.frame.show_body(self.form)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.frame.back.clicked.connect(self.left)
        self.form.make.clicked.connect(self._make)

    @override
    def enter(self) -> None:
        self.form.council.setFocus()

    @override
    def leave(self) -> None:
        if self._begun is not None:
            self._begun.workspace.close()
            self._begun = None

    def _judge(self, typed: str) -> tuple[str, str]:
        form = getattr(self, "form", None)
        known = (form.council.text(), form.name.text()) if form is not None else ()
        return judge(typed, known)[1:]

    def _make(self) -> None:
        form = self.form
        typed = Typed(
            council=form.council.text(),
            framework=str(form.template.value),
            first=form.first.text(),
            last=form.last.text(),
            manager=form.name.text(),
            passphrase=form.secret.first.text(),
        )
        found = wish(typed, self._today())
        fields = {COUNCIL: form.council_field, FIRST: form.first_field, LAST: form.last_field}
        for field in (*fields.values(), form.secret.one, form.secret.two):
            field.show_error("")
        wrong = [] if isinstance(found, NewChallenge) else [*found.items()]
        errors = [(fields[name], words) for name, words in wrong]
        errors += form.secret.errors(SHORTEST_PASSPHRASE)
        form.summary.show_errors(errors)
        if errors:
            self.frame.area.ensureWidgetVisible(form.summary)
        elif isinstance(found, NewChallenge):
            self._start(found)

    def _start(self, found: NewChallenge) -> None:
        self._show_busy(busy=True)
        self._before.jobs.start(
            tr("Make a challenge"),
            lambda: self._beginnings.make(found),
            done=self._made,
            failed=self._failed,
        )

    def _show_busy(self, *, busy: bool) -> None:
        self.frame.banner.hide()
        self.form.setEnabled(not busy)
        self.frame.back.setEnabled(not busy)
        self.form.make.setText(tr("Making the challenge …") if busy else tr("Make the challenge"))

    def _failed(self, error: Exception) -> None:
        self._show_busy(busy=False)
        self.frame.banner.show_problem(as_problem(error))
        self.frame.area.ensureWidgetVisible(self.frame.banner)

    def _made(self, begun: Begun) -> None:
        self._begun = begun
        self._remember(begun.workspace)
        council = " ".join(self.form.council.text().split())
        self.form.secret.clear()
        self.frame.back.hide()
        lead = tr("{council} is made. One thing before you start.").format(council=council)
        self.frame.say_title(tr("Put the recovery key away"), lead)
        card = RecoveryKeyCard(self._before.look, council, begun.recovery_key, self._ways)
        self.key_card = card
        self.frame.show_body(card)
        card.written.connect(self._open)
        card.print_button.setFocus()

    def _open(self) -> None:
        if self._begun is not None:
            workspace, self._begun = self._begun.workspace, None
            self.opened.emit(workspace, Spot("today"))
