"""Reading a document: its notes carry the page, what it is can be changed beside them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.ids import DocumentId
from sli_desktop.models.records.meeting import Document, DocumentState
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.services.capture import bin_notes, toggle_kind, toggle_theme
from sli_desktop.services.documents import (
    change_document,
    delete_document,
    set_document_state,
)
from sli_desktop.services.marks import themes_by_key
from sli_desktop.services.reading_drafts import read_reading_draft
from sli_desktop.services.typed_times import typed_day, typed_number
from sli_desktop.ui.command import Command, Menu
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.document_notes import DocumentNotesModel
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.reading import state
from sli_desktop.ui.screens.reading.state import Shelf
from sli_desktop.ui.screens.reading.typing import ReadingTyping
from sli_desktop.ui.screens.reading.view import ReadingView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.forms import LineField
from sli_desktop.ui.widgets.note_delegate import NoteDelegate, NoteWords
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr

WITH_KEY = 8
MOST_PAGES = 9_999


class ReadingScreen(Screen):
    """One document of the council, and what the team noted while reading it."""

    name = "reading"
    title = tr("Document")
    help_page = "documents"
    keys = (
        (tr("Add the note"), "Enter"),
        (tr("Theme of the line"), "Ctrl+1 to Ctrl+8"),
        (tr("In the list: strength, area, quote, follow-up"), "S  A  Q  F"),
        (tr("In the list: theme, change, delete, leave"), "1 to 8  Enter  Del  Esc"),
    )
    commands = (
        Command("go_to_page", tr("Change the page"), ("Ctrl+G",), Menu.SCREEN),
        Command("go_to_last_note", tr("Go to the last note"), ("Ctrl+Up",), Menu.SCREEN),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.document: Document | None = None
        self._shelf = Shelf(desk.challenge, ())
        self.view = ReadingView(desk.look, desk.memory)
        self.model = DocumentNotesModel(lambda note: state.spoken(self._shelf, note))
        self.delegate = NoteDelegate(desk.look, self._words)
        self.view.notes.setModel(self.model)
        self.view.notes.setItemDelegate(self.delegate)
        self.typing = ReadingTyping(desk, self.view)
        self.fields = self._bind()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def _bind(self) -> tuple[RecordField[Document], ...]:
        view = self.view
        texts: tuple[
            tuple[LineField, Callable[[Document], str], Callable[[Document, str], Document | None]],
            ...,
        ] = (
            (view.title, lambda d: d.title, self._with_title),
            (view.owner, lambda d: d.owner, lambda d, w: replace(d, owner=w.strip())),
            (view.dated, _date_words, self._with_date),
            (view.reference, lambda d: d.reference, lambda d, w: replace(d, reference=w.strip())),
            (view.pages, lambda d: str(d.pages or ""), self._with_pages),
        )
        return tuple(self._bound(*each) for each in texts)

    def _bound(
        self,
        field: LineField,
        read: Callable[[Document], str],
        change: Callable[[Document, str], Document | None],
    ) -> RecordField[Document]:
        def act(document: Document, words: str) -> ChangeSet | None:
            return _act(document, change(document, words))

        return RecordField(self._desk, field, read=read, act=act)

    def _connect(self) -> None:
        view = self.view
        view.back.clicked.connect(self._back)
        view.state.chosen.connect(self._set_state)
        view.delete.clicked.connect(self._delete)
        view.page.returnPressed.connect(view.line.setFocus)
        view.line.list_asked.connect(self.go_to_last_note)
        view.notes.left.connect(view.line.setFocus)
        view.notes.kind_asked.connect(self._toggle_kind)
        view.notes.theme_asked.connect(self._toggle_theme)
        view.notes.edit_asked.connect(self.typing.edit)
        view.notes.bin_asked.connect(self._bin)
        self.typing.handed_in.connect(self._handed_in)
        self._desk.look.changed.connect(view.notes.doItemsLayout)
        for number in range(WITH_KEY):
            key = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            key.activated.connect(lambda n=number: self._theme_of_line(n))

    # --- beginning ------------------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        if spot.record is not None:
            self.open(DocumentId(spot.record))
            self.view.notes.wanted = spot.part

    def open(self, document_id: DocumentId) -> None:
        """Make a document the one that is read; `enter` shows it."""
        with self._desk.workspace.read() as view:
            document = view.get(Document, document_id)
            notes = view.where(Note, document=document_id)
            themes = themes_by_key([each for each in view.all(Theme) if each.parent is None])
            draft = read_reading_draft(view, document_id)
            edited = view.get(Note, draft.note) if draft else None
        self.document = document
        self._shelf = Shelf(self._desk.challenge, themes)
        self.model.show_document(document_id, notes)
        self.typing.begin(document_id, self._shelf)
        self.view.page.show_text(notes[-1].page if notes else "")
        if draft is not None:
            self.typing.restore(draft, edited)
        for field in self.fields:
            field.show(document)
        self._show()

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self.document.id if self.document else None)

    @override
    def enter(self) -> None:
        self._show()
        if not self.view.notes.come():
            (self.view.line if self.view.page.text() else self.view.page).setFocus()

    @override
    def leave(self) -> None:
        self.typing.keep()
        for field in self.fields:
            field.show(self.document)

    @override
    def follow(self, committed: Committed) -> None:
        if self.document is None:
            return
        self.model.follow(committed)
        for change in committed.changes:
            if change.record_id == self.document.id:
                self._follow_document(change.after)
        self._show()

    def _follow_document(self, after: object) -> None:
        if isinstance(after, Document):
            self.document = after
        elif self.isVisible():
            self._back()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.notes, self.view.line, self.view.state)

    @override
    def toast_lift(self) -> int:
        return self.view.line.height() + 60

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @override
    def new_item(self) -> None:
        self.view.line.setFocus()

    # --- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        document = self.document
        if document is None:
            return
        self.view.heading.setText(document.title)
        facts = (document.owner, _date_words(document), document.reference)
        self.view.lead.setText(" · ".join(each for each in facts if each))
        self.view.state.show_value(document.state)
        self.view.show_empty(is_empty=not self.model.notes)

    def _words(self, note: Note) -> NoteWords:
        at = clock_time(self._desk.local(note.first_key))
        chips = state.kind_chips(self._shelf, note.kinds)
        chips += state.theme_chips(self._shelf, note.themes)
        return NoteWords(at, state.page_words(note.page), chips)

    # --- notes ----------------------------------------------------------------------------------

    def _handed_in(self) -> None:
        self.view.notes.scrollToBottom()
        self.view.line.setFocus()

    def go_to_page(self) -> None:
        """Change the page the next notes are about."""
        self.view.page.setFocus()
        self.view.page.selectAll()

    def go_to_last_note(self) -> None:
        """List mode: the focus goes to the last note."""
        last = self.model.rowCount() - 1
        if last >= 0:
            self.view.notes.setCurrentIndex(self.model.index(last))
            self.view.notes.setFocus()

    def _theme_of_line(self, number: int) -> None:
        if number < len(self._shelf.themes):
            self.typing.toggle_theme(self._shelf.themes[number].id)
            self.view.line.setFocus()

    def _toggle_kind(self, note: Note, kind: NoteKind) -> None:
        self._desk.acts.do(toggle_kind(note, kind))

    def _toggle_theme(self, note: Note, number: int) -> None:
        if number < len(self._shelf.themes):
            self._desk.acts.do(toggle_theme(note, self._shelf.themes[number].id))

    def _bin(self, note: Note) -> None:
        if self._desk.acts.do(bin_notes([note])) is not None:
            self.said.emit(tr("1 note deleted"))

    # --- the document ---------------------------------------------------------------------------

    def _with_title(self, document: Document, words: str) -> Document | None:
        problem = "" if words.strip() else tr("Write the title of the document.")
        self.view.title_field.show_error(problem)
        return None if problem else replace(document, title=words.strip())

    def _with_date(self, document: Document, words: str) -> Document | None:
        found = typed_day(words, today=self._desk.now().date())
        is_wrong = bool(words.strip()) and found is None
        problem = tr("Write the day first, such as 3 March 2025.") if is_wrong else ""
        self.view.dated_field.show_error(problem)
        return None if is_wrong else replace(document, dated=found)

    def _with_pages(self, document: Document, words: str) -> Document | None:
        found = typed_number(words, most=MOST_PAGES)
        is_wrong = bool(words.strip()) and found is None
        problem = tr("Write a whole number, for example 24.") if is_wrong else ""
        self.view.pages_field.show_error(problem)
        return None if is_wrong else replace(document, pages=found)

    def _set_state(self, chosen: object) -> None:
        if self.document is not None:
            act = set_document_state(self.document, DocumentState(str(chosen)))
            if act.changes:
                self._desk.acts.do(act)

    def _delete(self) -> None:
        if self.document is None:
            return
        try:
            with self._desk.workspace.read() as view:
                act = delete_document(view, self.document)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        if self._desk.acts.do(act) is not None:
            self.said.emit(tr("Document deleted"))

    def _back(self) -> None:
        self.spot_asked.emit(Spot("interviews", None, "documents"))


def _date_words(document: Document) -> str:
    dated = document.dated
    return f"{dated.day} {dated:%B %Y}" if dated else ""


def _act(before: Document, after: Document | None) -> ChangeSet | None:
    return None if after is None else change_document(before, after)
