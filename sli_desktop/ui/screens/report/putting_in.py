"""Puts findings, quotes and figures into the text of a section, where the caret stands."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.finding import Finding
from sli_desktop.services.figures import figures
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.screens.report import state
from sli_desktop.ui.screens.report.inserting import Chosen, InsertPanel, Kind, Manner
from sli_desktop.ui.widgets.forms import TextField
from sli_desktop.wording import tr


class PuttingIn(QObject):
    """Fills the panel and the editor; `told` says what was put in."""

    told = Signal(str)

    def __init__(self, desk: Desk, panel: InsertPanel, editor: TextField) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._editor = desk, panel, editor
        self._quotes: tuple[state.Quote, ...] = ()
        panel.look_for = self._look_up
        panel.picked.connect(self._put_in)
        panel.closed.connect(editor.setFocus)

    def ask(self, kind: Kind) -> None:
        """Open the panel for one kind of thing."""
        with self._desk.workspace.read() as view:
            self._quotes = state.read_quotes(view)
        self._panel.ask(kind)

    def _look_up(self, kind: Kind, words: str) -> list[Line]:
        challenge = self._desk.challenge
        if kind is Kind.QUOTE:
            least = challenge.small_group_threshold
            return state.quote_lines(self._quotes, words, threshold=least)
        with self._desk.workspace.read() as view:
            if kind is Kind.FINDING:
                return state.finding_lines(view, words)
            lines = state.figure_lines(figures(state.counted_from(view)))
        return [each for each in lines if words.casefold() in f"{each.key}".casefold()]

    def _put_in(self, chosen: Chosen) -> None:
        cursor = self._editor.textCursor()
        before = self._editor.toPlainText()
        at = len(before.encode("utf-16-le")[: 2 * cursor.position()].decode("utf-16-le"))
        words = self._words_of(chosen, before, at)
        if not words:
            return
        self._panel.hide()
        cursor.insertText(words)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()
        self.told.emit(tr("Put in: {words}").format(words=words.strip()))

    def _words_of(self, chosen: Chosen, text: str, at: int) -> str:
        if chosen.kind is Kind.FIGURE:
            return state.put_in_sentence(text, at, f"[{chosen.key}]")
        if chosen.kind is Kind.QUOTE:
            said = next((each.words for each in self._quotes if each.note == chosen.key), "")
            return state.put_in_sentence(text, at, state.as_quoted(said)) if said else ""
        with self._desk.workspace.read() as view:
            finding = view.get(Finding, chosen.key) if isinstance(chosen.key, UUID) else None
        if finding is None or not finding.reference:
            return ""
        if chosen.manner is Manner.WHOLE:
            return state.put_in_whole(text, at, finding.reference)
        return state.put_in_sentence(text, at, f"[{finding.reference}]")
