"""The finding that is written: its fields and choices, each bound to the act it stands for."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.finding import (
    EvidenceStrength,
    Finding,
    FindingLabel,
    FindingState,
    Rule,
    View,
)
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.services.findings import rewrite
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.findings.doing import FindingDoing, with_headline, with_statement
from sli_desktop.ui.screens.findings.showing import show_sheet
from sli_desktop.ui.screens.findings.state import Sheet, read_sheet
from sli_desktop.ui.screens.findings.view import FindingsView


class Editing(QObject):
    """Shows one finding at a time and hands in what is changed of it."""

    troubled = Signal(object)

    def __init__(self, desk: Desk, view: FindingsView, doing: FindingDoing) -> None:
        super().__init__()
        self._desk, self._view, self._doing = desk, view, doing
        self.sheet: Sheet | None = None
        self._rule: Rule | None = None
        self._headline = RecordField[Finding](
            desk, view.headline, read=lambda f: f.headline, act=with_headline
        )
        self._statement = RecordField[Finding](
            desk, view.statement, read=lambda f: f.statement, act=with_statement
        )
        for field in (self._headline, self._statement):
            field.refused.connect(self.troubled)
        self._connect()

    def _connect(self) -> None:
        view, doing = self._view, self._doing
        view.label.chosen.connect(lambda value: self._relabel(FindingLabel(str(value))))
        view.evidence.chosen.connect(lambda value: self._set_strength(EvidenceStrength(str(value))))
        view.sensitivity.chosen.connect(
            lambda value: self.run(doing.sensitivity, Sensitivity(str(value)))
        )
        view.state.chosen.connect(lambda value: self.run(doing.state, FindingState(str(value))))
        view.mine.chosen.connect(lambda value: self.run(doing.view, View(str(value))))
        view.mine_words.settled.connect(self._say_view)
        view.practice.settled.connect(lambda words: self.run(doing.practice, words))
        view.why.settled.connect(self._give_reason)
        view.warning.action.clicked.connect(view.why.setFocus)

    def run(self, act: object, *values: object) -> None:
        """Do something with the finding that is shown, where one is."""
        if self.sheet is not None and callable(act):
            act(self.sheet, *values)

    def show(self, chosen: object, *, number: int) -> None:
        """Show a finding, or none."""
        before = self.sheet.finding.id if self.sheet else None
        if not isinstance(chosen, UUID):
            self.sheet = None
            return
        with self._desk.workspace.read() as view:
            self.sheet = read_sheet(view, chosen)
        if self.sheet is not None:
            self._show(self.sheet, number, is_new=before != chosen)

    def _show(self, sheet: Sheet, number: int, *, is_new: bool) -> None:
        view, finding = self._view, sheet.finding
        if is_new or self._headline.record is None:
            view.panel.hide()
            self._headline.show(finding)
            self._statement.show(finding)
            view.check.show_record(finding.id)
            view.why.show_text("")
        self._rule = show_sheet(view, sheet, number=number, me=self._desk.peer.id)

    def settle(self) -> None:
        """Hand over what stands in the fields now."""
        view = self._view
        for field in (view.headline, view.why, view.mine_words, view.practice):
            field.settle()
        view.statement.settle()

    # --- acts -----------------------------------------------------------------------------------

    def emphasise(self, sign: str) -> None:
        """Put signs round the marked words of the statement."""
        if self._view.statement.hasFocus():
            cursor = self._view.statement.textCursor()
            cursor.insertText(f"{sign}{cursor.selectedText()}{sign}")

    def _say_view(self, words: str) -> None:
        mine = self.sheet.mine(self._desk.peer.id) if self.sheet is not None else None
        self.run(self._doing.view, mine.view if mine is not None else View.UNSURE, words)

    def _give_reason(self, words: str) -> None:
        if self.sheet is not None and words.strip():
            rule = self._rule or Rule.EVIDENCE_STRENGTH
            self._view.why.show_text("")
            self._doing.reason(self.sheet, rule, words.strip())

    def _set_strength(self, strength: EvidenceStrength) -> None:
        """Set it; where it is not what is suggested, ask why."""
        self.run(self._doing.strength, strength, "")
        if self.sheet is not None and strength is not self.sheet.breadth.suggested:
            self._rule = Rule.EVIDENCE_STRENGTH
            self._view.why.setFocus()

    def _relabel(self, label: FindingLabel) -> None:
        if self.sheet is not None:
            finding = self.sheet.finding
            self._desk.acts.do(rewrite(finding, replace(finding, label=label)))
