"""Evidence: what is chosen, what moves where, and what shows afterwards."""

from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.note import Note, NoteState
from sli_desktop.storage import Sieve, SortLine
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.command import Command
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.evidence.beside import Beside
from sli_desktop.ui.screens.evidence.doing import Doing
from sli_desktop.ui.screens.evidence.moving import Moving
from sli_desktop.ui.screens.evidence.note_list import SortList
from sli_desktop.ui.screens.evidence.note_rows import NoteRows, RowWords
from sli_desktop.ui.screens.evidence.room import STATE_WORDS
from sli_desktop.ui.screens.evidence.shown import Shown
from sli_desktop.ui.screens.evidence.view import EvidenceView, Part
from sli_desktop.ui.spot import FROM, Spot
from sli_desktop.wording import tr, trn


class EvidenceScreen(Screen):
    """Sort the notes of the day into findings, by keys or by dragging."""

    name = "evidence"
    title = tr("Evidence")
    help_page = "evidence"
    new_words = tr("New finding of the chosen notes")
    keys = (
        (tr("Move to a finding: then its number, or part of its words"), "M"),
        (tr("New finding of the chosen notes"), "N"),
        (tr("Keep as background"), "K"),
        (tr("Join as one remark, or take apart"), "J"),
        (tr("Strength, area for consideration, quote, follow-up"), "S  A  Q  F"),
        (tr("Put under a theme"), "1 … 8"),
        (tr("Select a note, or a stretch of notes"), "Space  Shift+Up  Shift+Down"),
        (tr("Select all that are shown"), "Ctrl+A"),
        (tr("Open the note in its meeting"), "Enter"),
        (tr("Delete"), "Del"),
    )
    commands = (
        Command("ask_move", tr("Move to a finding…")),
        Command("background", tr("Keep as background")),
        Command("join", tr("Join as one remark, or take apart")),
        Command("open_note", tr("Open the note in its meeting")),
        Command("mark_all", tr("Select all that are shown")),
        Command("clear_filters", tr("Clear filters")),
        Command("bin", tr("Delete the chosen notes")),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown = Shown(desk, self._spoken)
        rows = NoteRows(desk.look, self._row_words)
        self.view = EvidenceView(desk, SortList(desk.look, self.shown.model, rows))
        self.doing = Doing(desk, lambda: self.shown.room)
        self.beside = Beside(desk, self.view, self.shown)
        self._wanted: UUID | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.moving = Moving(desk, self, self.view, self.shown, self.doing)
        self._connect()

    def _connect(self) -> None:
        view, doing, notes = self.view, self.doing, self.view.notes
        doing.said.connect(self.said)
        doing.told.connect(self.told)
        doing.troubled.connect(self.troubled)
        notes.asked.connect(self.do)
        notes.kind_asked.connect(lambda kind: doing.kind(self.view.notes.acting(), kind))
        notes.theme_asked.connect(lambda number: doing.theme(self.view.notes.acting(), number))
        notes.all_asked.connect(self.mark_all)
        notes.chosen_changed.connect(self.beside.show_note)
        self.moving.dropped_on_new.connect(self.new_item)
        self.shown.model.marks_changed.connect(self._tell_marks)
        view.findings.left.connect(self.moving.back_to_notes)
        view.filters.chosen.connect(self._narrow)
        view.parts.chosen.connect(lambda part: self._show_part(Part(part)))
        view.move_it.clicked.connect(self.ask_move)
        view.new.clicked.connect(self.new_item)
        view.message_act.clicked.connect(self._act_on_message)
        view.go_today.clicked.connect(lambda: self.spot_asked.emit(Spot("today")))
        help_spot = Spot("help", None, f"evidence {FROM}{Spot(self.name)}")
        view.see_how.clicked.connect(lambda: self.spot_asked.emit(help_spot))
        self._connect_beside()

    def _connect_beside(self) -> None:
        view, doing, beside = self.view, self.doing, self.beside
        view.note.asked.connect(self.do)
        view.note.kind_asked.connect(lambda kind: doing.kind([*self._one()], kind))
        view.note.theme_asked.connect(lambda number: doing.theme([*self._one()], number))
        view.note.taken_out.connect(lambda finding: doing.take_out([*self._one()], finding))
        view.note.joined.asked.connect(lambda near: doing.take_apart(near.note))
        view.note.perhaps.asked.connect(lambda near: doing.join([*self._one(), near.note]))
        view.note.similar.asked.connect(self._take_similar)
        view.findings.chosen_changed.connect(beside.show_finding)
        for opened in (view.findings.opened, view.finding.opened):
            opened.connect(lambda finding: self.spot_asked.emit(Spot("findings", finding)))
        view.finding.taken_out.connect(
            lambda note: doing.take_out([note], beside.finding) if beside.finding else None
        )
        beside.troubled.connect(self.troubled)

    # --- coming and going -----------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        if spot.record is None:
            return
        with self._desk.workspace.read() as view:
            note, theme = view.get(Note, spot.record), view.get(Theme, spot.record)
            finding = view.get(Finding, spot.record)
        if note is not None:
            self._wanted = note.id
            self.shown.sieve = Sieve(state=note.state)
        elif theme is not None or finding is not None:
            at = theme.id if theme is not None else finding.theme if finding is not None else None
            self.shown.sieve = Sieve(state=NoteState.TO_SORT, theme=at)

    @override
    def spot(self) -> Spot:
        chosen = self.view.notes.chosen()
        return Spot(self.name, chosen.id if chosen is not None else None)

    @override
    def enter(self) -> None:
        self.shown.read()
        self.beside.forget()
        self._show(self._wanted or self._chosen_id())
        self._wanted = None
        self._focus()

    @override
    def leave(self) -> None:
        self.moving.menu.hide()

    @override
    def follow(self, committed: Committed) -> None:
        if not self.isVisible():
            return
        chosen, row = self._chosen_id(), self.view.notes.currentIndex().row()
        with QSignalBlocker(self.view.notes):  # the note in its place is shown once, below
            self.shown.follow(committed)
            self.beside.follow(committed)
        self.view.held.hide()
        self._show(self.shown.came or chosen, row=row)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        filters = self.view.filters.in_order[0]
        return (filters, self.view.notes, self.view.findings, self.view.note.move_it)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.detail_pane.setVisible(not on)

    @override
    def new_item(self) -> None:
        self.moving.open_menu(self.view.notes.acting(), naming=True)

    # --- showing --------------------------------------------------------------------------------

    def _show(self, chosen: UUID | None, *, row: int = 0) -> None:
        """Show what is true now, with a note chosen; where it is gone, the one in its place."""
        view, shown = self.view, self.shown
        view.show_empty(is_empty=not shown.has_any)
        view.filters.show_all(shown.sieve, shown.counts, shown.room)
        if view.note.show_themes(shown.room):
            view.order_tab()
        at = shown.model.row_of(chosen) if chosen is not None else None
        with QSignalBlocker(view.notes):
            view.notes.choose_row(max(row, 0) if at is None else at)
        self._show_head()
        self.beside.refresh()

    def _show_head(self) -> None:
        view, shown = self.view, self.shown
        marked = len(shown.model.marks)
        view.notes_head.setText(STATE_WORDS[shown.sieve.state])
        number = f"{shown.total:,}"
        selected = trn(
            marked, "{number} selected of {all}", "{number} selected of {all}", all=number
        )
        view.notes_count.setText(selected if marked else number)
        is_empty = not shown.model.lines
        view.notes.setVisible(not is_empty)
        view.move_it.setVisible(not is_empty)
        view.nothing.setVisible(is_empty)
        is_narrowed = shown.sieve != Sieve(state=shown.sieve.state)
        view.message.setText(
            tr("No notes match.") if is_narrowed else _nothing_words(shown.sieve.state)
        )
        act = tr("Clear filters") if is_narrowed else tr("Show all notes")
        view.message_act.setText(act)
        view.message_act.setAccessibleName(f"{act} here")
        view.message_act.setVisible(is_narrowed or shown.sieve.state is not None)

    def _focus(self) -> None:
        view = self.view
        if view.stack.currentIndex():
            view.go_today.setFocus()
        elif view.is_narrow:
            self._show_part(Part.NOTES)
        elif self.shown.model.lines:
            view.notes.setFocus()
        else:
            view.message_act.setFocus()

    def _show_part(self, part: Part) -> None:
        view = self.view
        view.show_part(part)
        first: dict[Part, QWidget] = {
            Part.NOTES: view.notes if self.shown.model.lines else view.message_act,
            Part.FINDINGS: view.findings,
            Part.DETAIL: view.note.move_it,
            Part.FILTERS: view.filters.in_order[0],
        }
        first[part].setFocus()

    def _tell_marks(self) -> None:
        self._show_head()
        if self.shown.model.marks:
            announce(self.view.notes, self.view.notes_count.text())

    def _row_words(self, line: SortLine) -> RowWords:
        room = self.shown.room
        tells_state = self.shown.sieve.state is None
        chips = room.chips(line, tells_state=tells_state)
        return RowWords(chips, room.meta(line), room.shown(line))

    def _spoken(self, line: SortLine, is_marked: bool) -> str:
        return self.shown.room.spoken(line, is_marked=is_marked)

    # --- filters --------------------------------------------------------------------------------

    def _narrow(self, sieve: Sieve) -> None:
        chosen = self._chosen_id()
        self.shown.read(sieve)
        self._show(chosen)

    def clear_filters(self) -> None:
        """Show all notes of the state that is looked at."""
        self._narrow(Sieve(state=self.shown.sieve.state))
        self._focus()

    def _act_on_message(self) -> None:
        if self.shown.sieve != Sieve(state=self.shown.sieve.state):
            self.clear_filters()
        else:
            self._narrow(Sieve(state=None))
            self._focus()

    # --- what is chosen -------------------------------------------------------------------------

    def _chosen_id(self) -> UUID | None:
        chosen = self.view.notes.chosen()
        return None if chosen is None else chosen.id

    def _one(self) -> tuple[UUID, ...]:
        """The note that is looked at."""
        chosen = self._chosen_id()
        return () if chosen is None else (chosen,)

    def mark_all(self) -> None:
        """Select every note that is shown, those further down as well."""
        with self._desk.workspace.read() as view:
            self.shown.model.mark(view.sorting.ids(self.shown.sieve))

    # --- acts -----------------------------------------------------------------------------------

    def ask_move(self) -> None:
        """Open the Move menu for what is chosen."""
        self.moving.open_menu(self.view.notes.acting(), naming=False)

    def new_finding(self) -> None:
        """Make a finding of what is chosen."""
        self.moving.open_menu(self.view.notes.acting(), naming=True)

    def background(self) -> None:
        """Keep what is chosen as background, or put it back to sort."""
        if self.view.notes.acting():
            self.doing.background(self.view.notes.acting())

    def bin(self) -> None:
        """Put what is chosen in the bin."""
        if self.view.notes.acting():
            self.doing.bin(self.view.notes.acting())

    def join(self) -> None:
        """Join the selected notes as one remark; take a single joined one apart."""
        notes = self.view.notes.acting()
        if len(notes) == 1 and len(self.shown.room.remarks.of(notes[0])) > 1:
            self.doing.take_apart(notes[0])
        elif len(notes) == 1 and self.view.note.perhaps.rows:
            self.doing.join([*notes, self.view.note.perhaps.rows[0].note])
        elif notes:
            self.doing.join(notes)

    def open_note(self) -> None:
        """Go to the note where it was taken."""
        chosen = self.view.notes.chosen()
        if chosen is None:
            return
        part = f"note:{chosen.id.hex}"
        if chosen.meeting is not None:
            self.spot_asked.emit(Spot("capture", chosen.meeting, part))
        elif chosen.document is not None:
            self.spot_asked.emit(Spot("reading", chosen.document, part))

    def _take_similar(self, near: object) -> None:
        note, finding = getattr(near, "note", None), getattr(near, "finding", None)
        if not isinstance(note, UUID):
            return
        if isinstance(finding, UUID):
            self.doing.move(self._one(), finding, against=False)
        else:
            self.shown.model.mark({*self.shown.model.marks, *self._one(), note})


def _nothing_words(state: NoteState | None) -> str:
    if state is NoteState.TO_SORT:
        return tr("All notes are sorted.")
    return tr("There are no notes here.")
