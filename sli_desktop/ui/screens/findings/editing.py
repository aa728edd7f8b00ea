"""The finding that is written: its fields and choices, each bound to the act it stands for."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
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
from sli_desktop.services.breadth import needs_reason
from sli_desktop.services.findings import rewrite, with_headline, with_statement
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.findings.doing import FindingDoing
from sli_desktop.ui.screens.findings.reasons import ReasonField
from sli_desktop.ui.screens.findings.showing import show_sheet, show_warning
from sli_desktop.ui.screens.findings.state import Sheet, read_sheet
from sli_desktop.ui.screens.findings.view import FindingsView
from sli_desktop.ui.widgets.emphasis import emphasise
from sli_desktop.ui.widgets.forms import LineField
from sli_desktop.ui.widgets.panes import keep_in_sight


class Editing(QObject):
    """Shows one finding at a time and hands in what is changed of it."""

    troubled = Signal(object)

    def __init__(self, desk: Desk, view: FindingsView, doing: FindingDoing) -> None:
        super().__init__()
        self._desk, self._view, self._doing = desk, view, doing
        self.sheet: Sheet | None = None
        self._is_held = self._is_asked = False
        self.why, self.why_other = ReasonField(desk, view.why), ReasonField(desk, view.why_other)
        self._headline = RecordField[Finding](
            desk, view.headline, read=lambda f: f.headline, act=with_headline
        )
        self._statement = RecordField[Finding](
            desk, view.statement, read=lambda f: f.statement, act=with_statement
        )
        for field in (self._headline, self._statement, self.why, self.why_other):
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
        for line, act in (
            (view.mine_words, doing.view_in_words),
            (view.practice, doing.practice),
        ):
            keep = partial(self._keep, line, act)
            line.paused.connect(keep)
            line.settled.connect(keep)
        view.why.textEdited.connect(lambda _words: self._hold(True))
        view.why.editingFinished.connect(lambda: self._hold(False))
        view.warning.action.clicked.connect(self._ask_why)

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
            self._is_held = self._is_asked = False
        show_sheet(view, sheet, number=number, me=self._desk.peer.id)
        self.why_other.show(sheet, Rule.EVIDENCE_STRENGTH)
        if not self._is_held:
            self._show_warning(sheet)

    def _show_warning(self, sheet: Sheet) -> None:
        rule = show_warning(self._view, sheet)
        is_given = rule is not None and sheet.reason(rule) is not None
        self._view.why_field.setVisible(is_given or (rule is not None and self._is_asked))
        if rule is not None:
            self.why.show(sheet, rule)

    def _ask_why(self) -> None:
        self._is_asked = True
        if self.sheet is not None:
            self._show_warning(self.sheet)
        if not self._view.why_field.isHidden():
            self._view.why.setFocus()

    def _hold(self, is_typing: bool) -> None:
        """While a reason is typed, what it answers stays above it."""
        self._is_held = is_typing
        if not is_typing and self.sheet is not None:
            self._show_warning(self.sheet)

    def settle(self) -> None:
        """Hand over what stands in the fields now."""
        view = self._view
        lines = (view.headline, view.why, view.why_other, view.mine_words, view.practice)
        for field in lines:
            field.settle()
        view.statement.settle()

    # --- acts -----------------------------------------------------------------------------------

    def emphasise(self, sign: str) -> None:
        """Make the marked words of the statement bold or italic, or plain again."""
        if self._view.statement.hasFocus():
            emphasise(self._view.statement, sign)

    def _keep(self, line: LineField, act: Callable[[Sheet, str, object], None], words: str) -> None:
        """Keep what is typed within a second; one visit to the field is one step of undo."""
        self.run(act, words, line.visit.token)

    def _set_strength(self, strength: EvidenceStrength) -> None:
        """Set it; where it is not what is suggested, ask why at once."""
        view = self._view
        self.run(self._doing.strength, strength)
        if self.sheet is not None and needs_reason(strength, self.sheet.breadth.suggested):
            view.why_other.setFocus()
            view.why_other.selectAll()
            keep_in_sight(view.editor_pane, view.unexplained)

    def _relabel(self, label: FindingLabel) -> None:
        if self.sheet is not None:
            finding = self.sheet.finding
            self._desk.acts.do(rewrite(finding, replace(finding, label=label)))
