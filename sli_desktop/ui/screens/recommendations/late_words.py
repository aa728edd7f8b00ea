"""What is being worded after sign-off: kept while it is typed, there again afterwards."""

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.late_drafts import LateDraft, read_late_draft, save_late_draft
from sli_desktop.services.recommendations import LOCKED
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.recommendations.late import Late, LatePanel
from sli_desktop.ui.screens.recommendations.state import Sheet, draft_of


class LateWords(QObject):
    """`troubled` says why they could not be kept."""

    troubled = Signal(object)

    def __init__(self, desk: Desk, panel: LatePanel) -> None:
        super().__init__()
        self._desk, self._panel = desk, panel
        self._one: Recommendation | None = None
        panel.words.textChanged.connect(self._read_over)

    def ask(self, sheet: Sheet, what: Late) -> None:
        """Ask for one change; its new words are checked while they are typed."""
        panel, one = self._panel, sheet.recommendation
        self._one = one
        words, why = self.begun(one, what)
        panel.ask(what, words, sheet.team, self._desk.peer.id, why=why)
        panel.guard.show_record(one.id if panel.is_changing else None)
        self._read_over()

    def _read_over(self) -> None:
        panel, one = self._panel, self._one
        if one is not None:
            words = panel.words.toPlainText() if panel.is_changing else ""
            panel.read_over(draft_of(one, words, self._desk.challenge))

    def begun(self, one: Recommendation, what: Late) -> LateDraft:
        """What to begin with: what was typed before, else the words as they stand."""
        return (self._stored(one) if what is Late.CHANGE else None) or LateDraft(one.text)

    def is_begun(self, one: Recommendation) -> bool:
        """Whether a change of it was being worded when the window was locked or left."""
        return one.state in LOCKED and self._stored(one) is not None

    def keep(self, one: Recommendation) -> None:
        """Keep what stands in the panel: it is no act before somebody says so."""
        panel = self._panel
        if panel.is_changing and not self._desk.acts.is_paused:
            typed = LateDraft(panel.words.toPlainText(), panel.why.text())
            self._save(one, None if typed == LateDraft(one.text) else typed)

    def forget(self, one: Recommendation) -> None:
        """It became an act, or was given up."""
        self._save(one, None)

    def _stored(self, one: Recommendation) -> LateDraft | None:
        with self._desk.workspace.read() as view:
            return read_late_draft(view, one.id)

    def _save(self, one: Recommendation, draft: LateDraft | None) -> None:
        try:
            save_late_draft(self._desk.workspace, one.id, draft)
        except SliError as problem:
            self.troubled.emit(problem)
