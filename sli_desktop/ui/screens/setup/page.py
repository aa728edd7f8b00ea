"""What every page of set-up is made of: a title, fields that save themselves, a way back."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple, cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.rights import may_arrange, who_may_arrange
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.widgets.arrange_list import ArrangeList
from sli_desktop.ui.widgets.forms import Choice, ErrorSummary, Field, LineField, TextField
from sli_desktop.ui.widgets.parts import button, icon_label, text
from sli_desktop.wording import tr

Check = Callable[[str], str]
"""What is wrong with words that were typed; empty where nothing is."""


class Bound(NamedTuple):
    """A field of a record on a page, with what may be wrong with its words."""

    field: Field
    editor: LineField | TextField
    record_field: RecordField[Any]
    check: Check

    @property
    def words(self) -> str:
        """What stands in the field."""
        editor = self.editor
        return editor.text() if isinstance(editor, LineField) else editor.toPlainText()


class Page(QWidget):
    """One page; it never changes what is shown but by acts, and follows what was committed.

    `asked` names another page and the record it shows; `said` is a toast with Undo, `told` one
    without, `gone` that the record of this page is no longer there.
    """

    name: ClassVar[str] = ""
    task: ClassVar[TaskName]
    parent_page: ClassVar[str] = ""
    back_words: ClassVar[str] = ""

    asked = Signal(str, object)
    spot_asked = Signal(object)
    said = Signal(str)
    told = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.set_up: SetUp | None = None
        self.bound: list[Bound] = []
        self.needs_right: list[QWidget] = []
        """What only those who may arrange see."""
        self.back = button(desk.look, self.back_words or tr("Back"), kind="link", icon="arrow-left")
        self.title = text(title, "section", wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title, 1)
        self.reading = self._reading_note()
        self.summary = ErrorSummary(desk.look)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(self.head)
        whole.addWidget(self.reading)
        whole.addWidget(self.summary)
        whole.addLayout(self.body)
        whole.addStretch(1)
        self.back.setVisible(bool(self.parent_page))

    def _reading_note(self) -> QWidget:
        self.reading_words = text("", "secondary", wrap=True)
        note = QWidget()
        items = QHBoxLayout(note)
        items.setContentsMargins(0, 0, 0, 0)
        items.addWidget(icon_label(self.desk.look, "info", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        items.addWidget(self.reading_words, 1)
        note.hide()
        return note

    # --- what a page fills in -------------------------------------------------------------------

    def show_record(self, record_id: UUID | None) -> None:
        """Choose the record of this page; `fill` follows."""

    def fill(self, set_up: SetUp) -> bool:
        """Show what is true now; False where the record of this page is no longer there."""
        self.set_up = set_up
        may = self.may_arrange
        self.reading_words.setText("" if may else who_may_arrange(set_up.team))
        self.reading.setVisible(not may)
        for each in self.bound:
            each.editor.setReadOnly(not may)
        for widget in self.needs_right:
            widget.setVisible(may)
        for rows in self.lists():
            rows.set_can_move(on=may or rows in self.free_lists())
        return True

    def first(self) -> QWidget:
        """Where the focus goes when the page opens."""
        return self.bound[0].editor if self.bound else self.back

    def record_id(self) -> UUID | None:
        """The record this page shows."""
        return None

    def new_item(self) -> None:
        """What Ctrl+N does here."""

    def lists(self) -> Sequence[ArrangeList]:
        """The lists whose rows Alt+Up and Alt+Down move."""
        return ()

    def free_lists(self) -> Sequence[ArrangeList]:
        """Those of them that everybody may arrange."""
        return ()

    # --- rights and acts ------------------------------------------------------------------------

    @property
    def may_arrange(self) -> bool:
        """Whether the peer at this laptop may change what is here."""
        return may_arrange(self.desk.peer)

    @property
    def arranged(self) -> SetUp:
        """What set-up holds; only once the page has been filled."""
        if self.set_up is None:
            raise RuntimeError("the page has not been filled")
        return self.set_up

    def do(self, act: ChangeSet | None, *, said: str = "") -> Committed | None:
        """Commit an act of somebody who may; say what was done."""
        if act is None or not act.changes:
            return None
        committed = self.desk.acts.do(act)
        if committed is not None and said:
            self.said.emit(said)
        return committed

    def settle(self) -> None:
        """Hand in what is being typed."""
        for each in self.bound:
            each.editor.settle()

    def problems(self) -> list[tuple[Field, str]]:
        """What has to be put right on this page."""
        if not self.may_arrange:
            return []
        found = [(each.field, each.check(each.words)) for each in self.bound]
        return [(field, words) for field, words in found if words]

    # --- making fields --------------------------------------------------------------------------

    def bind(
        self,
        field: Field,
        *,
        read: Callable[[Any], str],
        act: Callable[[Any, str], ChangeSet | None],
        check: Check = lambda _words: "",
    ) -> Field:
        """Let a field show one value of the page's record and save it as it is typed."""
        editor = cast("LineField | TextField", field.editor)

        def guarded(record: Any, words: str) -> ChangeSet | None:
            return None if check(words) or not self.may_arrange else act(record, words)

        record_field = RecordField[Any](self.desk, editor, read=read, act=guarded)
        made = Bound(field, editor, record_field, check)
        record_field.kept.connect(lambda: self._cured(made))
        self.bound.append(made)
        return field

    def _cured(self, bound: Bound) -> None:
        bound.field.show_error("")
        if self.summary.isVisible() and not self.problems():
            self.summary.hide()

    def show_in_fields(self, record: Any) -> None:
        """Let the fields show a record; a field that shows it already is left alone."""
        for each in self.bound:
            known = each.record_field.record
            if known is None or known.id != record.id:
                each.record_field.show(record)
                each.field.show_error("")

    def choose(self, choice: Choice, act: Callable[[Any], ChangeSet | None]) -> None:
        """Let a choice make an act; where the person may not, it goes back and says whom to ask."""

        def chosen(value: object) -> None:
            if self.may_arrange:
                self.do(act(value))
            else:
                self.told.emit(who_may_arrange(self.arranged.team))
                self.fill(self.arranged)

        choice.chosen.connect(chosen)

    def add(self, *items: QWidget) -> None:
        """Put widgets below what is there."""
        for item in items:
            self.body.addWidget(item)

    def heading(self, words: str, *more: QPushButton) -> None:
        """A heading within the page, with buttons beside it."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(text(words, "heading", wrap=True), 1)
        for each in more:
            line.addWidget(each)
        self.body.addSpacing(4)
        self.body.addLayout(line)

    def mine(self, *widgets: QWidget) -> None:
        """Show these only to those who may change what is here."""
        self.needs_right += widgets


def fill_choice(choice: QComboBox, options: Sequence[tuple[str, object]], value: object) -> None:
    """Let a choice offer other values, one of them chosen."""
    have = [(choice.itemText(at), choice.itemData(at)) for at in range(choice.count())]
    if have != list(options):
        choice.clear()
        for words, each in options:
            choice.addItem(words, each)
    values = [each for _, each in options]
    choice.setCurrentIndex(values.index(value) if value in values else -1)
