"""The register of documents: what was asked for, came, was read, is missing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sli_desktop.calendar_words import date_words
from sli_desktop.models.records.meeting import Document, DocumentState
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.widgets.parts import button, column, page, tab_order, text
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.wording import tr, trn

KEYS = {
    Qt.Key.Key_Q: "requested",
    Qt.Key.Key_R: "received",
    Qt.Key.Key_D: "read",
    Qt.Key.Key_M: "missing",
    Qt.Key.Key_Delete: "delete",
}
STATE_WORDS: Mapping[DocumentState, str] = MappingProxyType(
    {
        DocumentState.REQUESTED: tr("Requested"),
        DocumentState.RECEIVED: tr("Received"),
        DocumentState.READ: tr("Read"),
        DocumentState.MISSING: tr("Missing"),
    }
)
LOOKS: Mapping[DocumentState, tuple[str, str]] = MappingProxyType(
    {
        DocumentState.REQUESTED: ("hourglass", "text_2"),
        DocumentState.RECEIVED: ("file-text", "accent"),
        DocumentState.READ: ("circle-check", "ok"),
        DocumentState.MISSING: ("file-question-mark", "warn"),
    }
)
_ORDER = tuple(DocumentState)


class DocumentsPane(QWidget):
    """Says `asked` with what is to be done with which document, `added` with a title."""

    asked = Signal(str, object)
    added = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._documents: tuple[Document, ...] = ()
        self._notes: Mapping[UUID, int] = {}
        self._shown: DocumentState | None = None
        look = desk.look
        self.title = LineField()
        self.title.setMinimumWidth(look.theme.px(280))
        hint = tr("Write its title and press Enter; then the next one.")
        self.title_field = Field(tr("Add a document"), self.title, hint=hint)
        self.all = button(look, "", kind="chip")
        self.all.setCheckable(True)
        self.all.clicked.connect(lambda: self._filter(None))
        self.states: dict[DocumentState, QPushButton] = {each: self._state(each) for each in _ORDER}
        self.list = RowList(look, tr("Documents"), KEYS)
        self.nothing = text("", "lead", wrap=True)
        self.open = button(look, tr("Open and take notes"), icon="book-open", kind="primary")
        self.set_to: dict[DocumentState, QPushButton] = {}
        for each in _ORDER:
            words = STATE_WORDS[each]
            name = tr("{state}: mark this document so").format(state=words)
            self.set_to[each] = button(look, words, icon=LOOKS[each][0], name=name)
        name = tr("Delete the document")
        self.delete = button(look, tr("Delete"), icon="trash-2", name=name)
        self._lay_out()
        self._connect()

    def _state(self, each: DocumentState) -> QPushButton:
        made = button(self._desk.look, STATE_WORDS[each], kind="chip")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._filter(each))
        return made

    def _lay_out(self) -> None:
        filters = FlowLayout(gap=8)
        for each in (self.all, *self.states.values()):
            filters.addWidget(each)
        buttons = FlowLayout(gap=8)
        for each in (self.open, *self.set_to.values(), self.delete):
            each.setAutoDefault(True)
            buttons.addWidget(each)
        filter_line, self._buttons = QWidget(), QWidget()
        filter_line.setLayout(filters)
        self._buttons.setLayout(buttons)
        items = [self.title_field, filter_line, self.nothing, self.list, self._buttons]
        self.list.setMinimumHeight(self._desk.look.theme.px(LEAST_HEIGHT))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(column(items, gap=10)))
        order = (self.title, self.all, *self.states.values(), self.list)
        tab_order((*order, self.open, *self.set_to.values(), self.delete))

    def _connect(self) -> None:
        self.title.returnPressed.connect(self._add)
        self.list.opened.connect(lambda document: self.asked.emit("open", document))
        self.list.asked.connect(self._ask)
        self.open.clicked.connect(lambda: self._ask("open"))
        self.delete.clicked.connect(lambda: self._ask("delete"))
        for each, made in self.set_to.items():
            made.clicked.connect(lambda _=False, s=each: self._ask(s.value))

    def _add(self) -> None:
        words = self.title.text().strip()
        if words:
            self.title.show_text("")
            self.added.emit(words)

    def _ask(self, what: str) -> None:
        document = self.list.chosen()
        if isinstance(document, UUID):
            self.asked.emit(what, document)

    def _filter(self, shown: DocumentState | None) -> None:
        self._shown = shown
        self._show()

    def show_documents(self, documents: Sequence[Document], notes: Mapping[UUID, int]) -> None:
        """Show the register as it is now: what is missing first, then by title."""
        first = {state: at for at, state in enumerate(_FIRST)}
        self._documents = tuple(
            sorted(documents, key=lambda each: (first[each.state], each.title.casefold()))
        )
        self._notes = notes
        self._show()

    def _show(self) -> None:
        counts = dict.fromkeys(_ORDER, 0)
        for document in self._documents:
            counts[document.state] += 1
        self._label(self.all, tr("All"), len(self._documents), on=self._shown is None)
        for state, made in self.states.items():
            self._label(made, STATE_WORDS[state], counts[state], on=self._shown is state)
        lines = [
            self._line(each)
            for each in self._documents
            if self._shown is None or each.state is self._shown
        ]
        self.list.show_lines(lines)
        for widget in (self.list, self._buttons):
            widget.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.setText(
            tr("No documents match.")
            if self._documents
            else tr("No documents yet. Add what the team has asked the council for.")
        )

    def _label(self, made: QPushButton, words: str, number: int, *, on: bool) -> None:
        made.setText(f"{words} {number}")
        made.setAccessibleName(f"{words} {number}")
        made.setChecked(on)

    def _line(self, document: Document) -> Line:
        notes = self._notes.get(document.id, 0)
        pages = document.pages
        facts = (
            document.owner,
            date_words(document.dated) if document.dated else "",
            document.reference,
            trn(pages, "{number} page", "{number} pages") if pages else "",
            trn(notes, "{number} note", "{number} notes") if notes else "",
        )
        second = " · ".join(each for each in facts if each) or tr("Nothing known about it yet")
        icon, tone = LOOKS[document.state]
        words = STATE_WORDS[document.state]
        return Line(document.id, document.title, ((second, False),), words, icon, tone)


_FIRST = (
    DocumentState.MISSING,
    DocumentState.REQUESTED,
    DocumentState.RECEIVED,
    DocumentState.READ,
)
"""What asks for something comes first."""
