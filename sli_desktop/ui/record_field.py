"""A field of a form that shows one value of a record and saves it as it is typed."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.models.records import Record
from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.widgets.forms import LineField, TextField

R = TypeVar("R", bound=Record)


class RecordField(QObject, Generic[R]):
    """Binds a field to a record: within a second on disk, one visit one step of undo.

    `read` gives the words of a record; `act` the act that changes it to other words, or None where
    these cannot be kept as they are. It follows what others do to the record and never disturbs
    what is being typed. `refused` gives the `SliError` that `act` raised when the person left;
    `kept` follows each saving.
    """

    refused = Signal(object)
    kept = Signal()

    def __init__(
        self,
        desk: Desk,
        field: LineField | TextField,
        *,
        read: Callable[[R], str],
        act: Callable[[R, str], ChangeSet | None],
    ) -> None:
        super().__init__(field)
        self._desk, self._field = desk, field
        self._words_of, self._act = read, act
        self.record: R | None = None
        self._is_owed = False
        self._is_saving = False
        field.paused.connect(self._pause)
        field.settled.connect(self._settle)
        field.visit.unsaved.connect(desk.acts.unsaved)
        desk.bridge.committed.connect(self._follow)
        desk.acts.freed.connect(self._try_again)

    def show(self, record: R | None) -> None:
        """Show a record's words; what was typed for the one before is saved first."""
        self._field.settle()
        self.record = record
        self._is_owed = False
        self._field.show_text("" if record is None else self._words_of(record))

    def _pause(self, words: str) -> None:
        self._save(words, is_left=False)

    def _settle(self, words: str) -> None:
        self._save(words, is_left=True)
        if not self._is_owed and self.record is not None:
            self._field.show_text(self._words_of(self.record))

    def _try_again(self) -> None:
        if self._is_owed:
            self._save(self._read(), is_left=False)

    def _read(self) -> str:
        field = self._field
        return field.text() if isinstance(field, LineField) else field.toPlainText()

    def _save(self, words: str, *, is_left: bool) -> None:
        if self.record is None or words == self._words_of(self.record):
            return
        try:
            act = self._act(self.record, words)
        except SliError as problem:
            self._is_owed = True
            if is_left:
                self.refused.emit(problem)
            return
        self._is_owed = act is None
        if act is None or not act.changes:
            return
        self._is_saving = True
        committed = self._desk.acts.do(act, visit=self._field.visit.token)
        self._is_saving = False
        self._is_owed = committed is None
        if committed is not None:
            self.kept.emit()

    def _follow(self, committed: Committed) -> None:
        mine = self.record
        if mine is None:
            return
        for change in committed.changes:
            after = change.after
            if change.record_id == mine.id and isinstance(after, type(mine)):
                self.record = after
                if not (self._is_saving or self._field.visit.is_unsaved):
                    self._field.show_text(self._words_of(after))
