"""Why a finding stands in spite of a rule: typed in a field, kept as it is typed."""

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.models.records.ids import ReasonId
from sli_desktop.services.findings import word_reason
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.findings.state import Sheet
from sli_desktop.ui.widgets.forms import LineField


class ReasonField(QObject):
    """Binds a field to the reason of one rule; with the first key there is one, with the last none.

    `refused` says why it could not be kept.
    """

    refused = Signal(object)

    def __init__(self, desk: Desk, field: LineField) -> None:
        super().__init__(field)
        self._desk, self._field = desk, field
        self._bound = RecordField[Reason](desk, field, read=lambda r: r.words, act=self._act)
        self._bound.refused.connect(self.refused)

    def show(self, sheet: Sheet, rule: Rule) -> None:
        """Show the reason given for a rule, or let one be given; typing goes on undisturbed."""
        begun, stored = self._bound.record, sheet.reason(rule)
        is_same = begun is not None and (begun.record, begun.rule) == (sheet.finding.id, rule)
        if is_same and begun is not None and stored is None and not begun.words:
            return
        wanted = stored or Reason(
            id=ReasonId(self._desk.new_id()),
            record=sheet.finding.id,
            rule=rule,
            by=self._desk.peer.id,
        )
        if not is_same:
            self._bound.show(wanted)
            return
        self._bound.record = wanted
        if not self._field.visit.is_unsaved:
            self._field.show_text(wanted.words)

    def _act(self, reason: Reason, words: str) -> ChangeSet:
        with self._desk.workspace.read() as view:
            stored = view.get(Reason, reason.id)
        return word_reason(reason, words, stored=stored)
