"""Findings: what the team concludes, written and agreed, with the notes that carry it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.finding import Finding, View
from sli_desktop.services.emphasis import BOLD, ITALIC
from sli_desktop.services.splitting import Share
from sli_desktop.services.whole_findings import homes
from sli_desktop.ui.command import Command
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import LazyLines, Line
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.findings.doing import FindingDoing
from sli_desktop.ui.screens.findings.editing import Editing
from sli_desktop.ui.screens.findings.listing import (
    Book,
    read_book,
    read_found,
    summary,
    touched_by,
    weighed,
)
from sli_desktop.ui.screens.findings.showing import show_adrift, show_dropped
from sli_desktop.ui.screens.findings.state import Sheet
from sli_desktop.ui.screens.findings.view import FindingsView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.panes import keep_in_sight
from sli_desktop.wording import tr


class FindingsScreen(Screen):
    """The list by theme on the left, the finding that is written on the right."""

    name = "findings"
    title = tr("Findings")
    help_page = "findings"
    new_words = tr("New finding")
    keys = (
        (tr("Open the finding"), "Enter"),
        (tr("Back to the list"), "Esc"),
        (tr("Make a recommendation"), "R"),
        (tr("Merge with another finding"), "M"),
        (tr("I agree, am unsure, differ"), "A  U  D"),
        (tr("A linked note is for or against"), "T"),
        (tr("Delete, or take a linked note away"), "Del"),
    )
    commands = (
        Command("next_finding", tr("Next finding"), ("Ctrl+Return",)),
        Command("move_up", tr("Move the finding up"), ("Alt+Up",)),
        Command("move_down", tr("Move the finding down"), ("Alt+Down",)),
        Command("bold", tr("Bold"), ("Ctrl+B",)),
        Command("italic", tr("Italic"), ("Ctrl+I",)),
        Command("recommend", tr("Make a recommendation")),
        Command("merge", tr("Merge with…")),
        Command("split", tr("Split…")),
        Command("delete", tr("Delete the finding")),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = FindingsView(desk, LazyLines(self._weigh))
        self.doing = FindingDoing(desk)
        self.editing = Editing(desk, self.view, self.doing)
        self._book = Book()
        self._is_known = self._is_stale = False
        self._wanted: UUID | None = None
        self._marked = ""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        view, doing = self.view, self.doing
        for each in (doing, view.check):
            each.said.connect(self.said)
        doing.told.connect(self.told)
        for one in (doing, view.check, self.editing):
            one.troubled.connect(self.troubled)
        view.list.asked.connect(self.do)
        view.list.opened.connect(lambda _key: self._open_editor())
        view.list.row_changed.connect(self._choose)
        view.new.clicked.connect(self.new_item)
        view.dropped.toggled.connect(lambda _on: self._read_list(None))
        self._desk.bridge.committed.connect(self._note)
        view.go_evidence.clicked.connect(lambda: self.spot_asked.emit(Spot("evidence")))
        view.recommend.clicked.connect(self.recommend)
        view.merge.clicked.connect(self.merge)
        view.split.clicked.connect(self.split)
        view.delete.clicked.connect(self.delete)
        view.back.clicked.connect(self._back)
        view.panel.merged.connect(self._merge)
        view.panel.parted.connect(self._split)
        view.panel.closed.connect(view.list.setFocus)
        view.adrift.action.clicked.connect(doing.mend)
        view.notes.asked.connect(self.do)
        view.notes.opened.connect(lambda _key: self.open_note())
        view.open_note.clicked.connect(self.open_note)
        view.turn.clicked.connect(self.turn)
        view.take_away.clicked.connect(self.take_away)

    @property
    def sheet(self) -> Sheet | None:
        """The finding that is shown, with all around it."""
        return self.editing.sheet

    # --- coming and going -----------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        self._wanted = spot.record

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self.sheet.finding.id if self.sheet else None)

    @override
    def enter(self) -> None:
        if not self._is_known:
            self.view.check.enter()  # once: afterwards it follows what changes by itself
        wanted, self._wanted = self._home(self._wanted), None
        if self._is_stale or not self._is_known:
            self._read_list(wanted)
        else:
            self.view.list.choose(wanted)
            self._choose()
        if wanted in {each.id for each in self._book.dropped} and not self._shows_dropped:
            self.view.dropped.setChecked(True)  # somebody wants to see one of them
            self.view.list.choose(wanted)
        if self.view.is_narrow:
            self.view.show_part(editor=False)
        (self.view.list if self._book.shown else self.view.go_evidence).setFocus()

    @property
    def _shows_dropped(self) -> bool:
        return self.view.dropped.isChecked()

    def _note(self, committed: Committed) -> None:
        """While another screen shows, remember that the list has to be read again."""
        if not self.isVisible() and touched_by(committed) != frozenset():
            self._is_stale = True

    def _home(self, wanted: UUID | None) -> UUID | None:
        """The finding that is wanted, or the one it was merged into."""
        if wanted is None:
            return self.sheet.finding.id if self.sheet else None
        with self._desk.workspace.read() as view:
            found = view.get(Finding, wanted)
            if found is None or found.merged_into is None:
                return wanted
            return homes(view.all(Finding))[found.id]

    @override
    def leave(self) -> None:
        self.editing.settle()
        self.view.panel.hide()

    @override
    def follow(self, committed: Committed) -> None:
        if not self.isVisible():
            return
        if touched_by(committed) == frozenset():
            self._choose()
        else:
            self._read_list(self.sheet.finding.id if self.sheet else None)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.list, self.view.headline, self.view.notes, self.view.mine.first)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.list_pane.setVisible(not on)

    @override
    def new_item(self) -> None:
        made = self.doing.add(tr("New finding"), self.sheet.finding if self.sheet else None)
        if made is not None:
            self.view.list.choose(made)
            self._open_editor()
            self.view.headline.selectAll()

    # --- showing --------------------------------------------------------------------------------

    def _read_list(self, wanted: UUID | None) -> None:
        view = self.view
        with self._desk.workspace.read() as read:
            book = read_book(read, with_dropped=self._shows_dropped)
        self._book, self._is_known, self._is_stale = book, True, False
        with QSignalBlocker(view.list):
            view.list.show_lines(book.shown)
            if wanted is not None:
                view.list.choose(wanted)
        view.count.setText(summary(book.lines, self._desk.challenge))
        show_dropped(view, len(book.dropped))
        view.show_any(has_any=bool(book.shown))
        show_adrift(view, book.lost)
        self._choose()

    def _weigh(self, rows: Sequence[Line]) -> list[Line]:
        """What carries the findings of rows that come into sight."""
        with self._desk.workspace.read() as read:
            return weighed(read, self._book, rows, self._desk.challenge)

    def _choose(self) -> None:
        chosen = self.view.list.chosen()
        number = next((each.number for each in self._book.lines if each.id == chosen), 0)
        self.editing.show(chosen, number=number)

    # --- acts -----------------------------------------------------------------------------------

    def _open_editor(self) -> None:
        self.view.show_part(editor=True)
        self.view.headline.setFocus()
        keep_in_sight(self.view.editor_pane, self.view.headline_field)

    def _back(self) -> None:
        self.view.show_part(editor=False)
        self.view.list.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.view.list.hasFocus():
            self._back()
        else:
            super().keyPressEvent(event)

    def next_finding(self) -> None:
        """Go on to the next finding of the list."""
        keys = [line.key for line in self.view.list.lines.lines if not line.is_heading]
        chosen = self.view.list.chosen()
        at = keys.index(chosen) + 1 if chosen in keys else 0
        if at >= len(keys):
            self.told.emit(tr("That was the last finding."))
            return
        self.view.list.choose(keys[at])
        self._open_editor()

    def move_up(self) -> None:
        """Let the finding stand one place higher in its theme."""
        if self.sheet is not None:
            self.doing.move(self.sheet.finding, -1)

    def move_down(self) -> None:
        """Let the finding stand one place lower in its theme."""
        if self.sheet is not None:
            self.doing.move(self.sheet.finding, 1)

    def bold(self) -> None:
        """Make the marked words of the statement bold, or plain again."""
        self.editing.emphasise(BOLD)

    def italic(self) -> None:
        """Make the marked words of the statement italic, or plain again."""
        self.editing.emphasise(ITALIC)

    def recommend(self) -> None:
        """Make a recommendation of the finding and go there."""
        made = self.doing.recommend(self.sheet.finding) if self.sheet is not None else None
        if made is not None:
            self.spot_asked.emit(Spot("recommendations", made))

    def agree(self) -> None:
        """I agree."""
        self.editing.run(self.doing.view, View.AGREES)

    def unsure(self) -> None:
        """I am unsure."""
        self.editing.run(self.doing.view, View.UNSURE)

    def differ(self) -> None:
        """I differ."""
        self.editing.run(self.doing.view, View.DIFFERS)

    def turn(self) -> None:
        """Let the chosen note speak the other way."""
        self.editing.run(self.doing.turn, self.view.notes.chosen())

    def take_away(self) -> None:
        """Take the chosen note away from the finding."""
        self.editing.run(self.doing.take_away, self.view.notes.chosen())

    def open_note(self) -> None:
        """Go to the chosen note where it was taken."""
        spot = self.sheet.spot_of(self.view.notes.chosen()) if self.sheet is not None else None
        if spot is not None:
            self.spot_asked.emit(spot)

    def delete(self) -> None:
        """Put the finding in the bin."""
        self.editing.run(self.doing.delete)

    def merge(self) -> None:
        """Pick a finding to merge with."""
        if self.sheet is None:
            return
        self.view.show_part(editor=True)
        mine = self.sheet.finding.id

        def find(words: str) -> list[Line]:
            with self._desk.workspace.read() as view:
                return read_found(view, words, besides=mine, challenge=self._desk.challenge)

        self.view.panel.ask_merge(find)

    def _merge(self, other: object) -> None:
        if self.sheet is not None and isinstance(other, UUID):
            self.view.statement.settle()
            finding = self.sheet.finding
            if self.doing.merge(finding, other):
                self.view.panel.hide()
                self.view.list.setFocus()

    def split(self) -> None:
        """Say what of the finding goes into a new one."""
        if self.sheet is None:
            return
        self.view.statement.settle()
        self._marked = self.view.statement.textCursor().selectedText().replace("\u2029", "\n")
        notes = [
            (link.note, note.body) for link in self.sheet.links if (note := self.sheet.note(link))
        ]
        self.view.show_part(editor=True)
        self.view.panel.ask_split(notes, self._marked)

    def _split(self, headline: str, notes: set[UUID], both: set[UUID]) -> None:
        if self.sheet is None:
            return
        share = Share(headline=headline, words=self._marked, notes=notes, both=both)
        made = self.doing.split(self.sheet, share)
        if made is not None:
            self.view.panel.hide()
            self.view.list.choose(made)
            self._open_editor()
