"""Wrap-up: two minutes after a meeting, everything saved as it is touched, nothing demanded."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.note import FollowUp, Note
from sli_desktop.services.capture import toggle_theme
from sli_desktop.services.wrapping_up import (
    Target,
    carry,
    carry_no_longer,
    finish,
    follow_ups,
    suggested_target,
    without_theme,
)
from sli_desktop.storage import MeetingLine
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.command import Command, Menu
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.wrapup import state
from sli_desktop.ui.screens.wrapup.bare_notes import BareNotes
from sli_desktop.ui.screens.wrapup.headlines import Headlines
from sli_desktop.ui.screens.wrapup.people import PeopleCard
from sli_desktop.ui.screens.wrapup.reading import read_wrap_up
from sli_desktop.ui.screens.wrapup.view import WrapUpView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.chips import Chip
from sli_desktop.ui.widgets.follow_ups import FollowUps
from sli_desktop.ui.widgets.parts import tab_order
from sli_desktop.ui.widgets.spelling import SPELLING_KEYS, Spelling
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from uuid import UUID

    from sli_desktop.models.records.ids import NoteId

_NEXT = tr("Save and go to next")
_TODAY = tr("Save and go to Today")


class WrapUpScreen(Screen):
    """One meeting that is over."""

    name = "wrapup"
    title = tr("Wrap-up")
    help_page = "wrap-up"
    keys = (
        (tr("In the notes: theme, next note"), "1 to 8  Enter"),
        (tr("Leave the wrap-up for later"), "Esc"),
        *SPELLING_KEYS,
    )
    commands = (
        Command("go_on", _NEXT, ("Ctrl+Return", "Ctrl+Enter"), Menu.MEETING),
        Command("raise_concern", tr("Raise a concern"), (), Menu.MEETING),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: UUID | None = None
        self._bare: tuple[NoteId, ...] = ()
        self._left_open: set[NoteId] = set()
        self.shown: state.Shown | None = None
        self.spelling = Spelling(desk, self)
        self.headlines = Headlines(desk, self.spelling)
        self.people = PeopleCard(desk, self)
        self.notes = BareNotes(desk.look, self._spoken, self._chips)
        rows = self.headlines.rows()
        self.view = WrapUpView(desk.look, rows, self.people.card, self.notes)
        self.follow_ups = FollowUps(desk.look, self.view.follow_ups)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        self.spelling.said.connect(self.said)
        self.headlines.left.connect(self._after_headlines)
        self.notes.left.connect(self._after_notes)
        self.notes.theme_asked.connect(self._toggle_theme)
        self.follow_ups.ticked.connect(self._tick)
        self.follow_ups.sent.connect(self._send)
        self.view.go.clicked.connect(self.go_on)
        self.view.later.clicked.connect(self._later)
        self.view.concern.clicked.connect(self.raise_concern)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._later)

    # --- beginning ------------------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        if spot.record is not None and spot.record != self._meeting:
            self._meeting = spot.record
            self._left_open = set()
        self._read()
        if self.shown is not None:
            self._bare = tuple(note.id for note in without_theme(self.shown.notes))
            self.headlines.show(self.shown.meeting, self.shown.headlines)
            self.people.show(self.shown, is_new=True)

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self._meeting)

    @override
    def enter(self) -> None:
        if self.shown is None:
            self.spot_asked.emit(Spot("today"))
            return
        self._show()
        self.view.page.verticalScrollBar().setValue(0)
        box = self.headlines.first_empty
        box.moveCursor(QTextCursor.MoveOperation.End)
        box.setFocus()
        QTimer.singleShot(0, box, lambda: self.view.page.ensureWidgetVisible(box, 0, 40))

    @override
    def leave(self) -> None:
        self.headlines.settle()
        self.people.settle()

    @override
    def follow(self, committed: Committed) -> None:
        if self._meeting is None:
            return
        self._read()
        if self.shown is None:
            if self.isVisible():
                self.spot_asked.emit(Spot("today"))
            return
        self.headlines.follow(committed)
        self._show()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        ways: tuple[QWidget, ...] = (self.headlines.boxes[0], self.people.freely.first)
        rows = self.follow_ups.rows
        return (*ways, self.notes, *(row.check for row in rows[:1]), self.view.go)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)
        self.follow_ups.set_narrow(narrow=narrow)

    def _read(self) -> None:
        if self._meeting is not None:
            with self._desk.workspace.read() as view:
                self.shown = read_wrap_up(view, self._desk, self._meeting)

    # --- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        shown = self.shown
        if shown is None:
            return
        view = self.view
        view.title.setText(tr("Wrap up: {meeting}").format(meeting=shown.meeting.title))
        starts = self._starts(shown.next)
        first, second = state.next_words(shown.next, starts, self._desk.now())
        view.next.setText(first)
        view.next_facts.setText(second)
        view.next_facts.setVisible(bool(second))
        words = _TODAY if shown.next is None else _NEXT
        view.go.setText(words)
        view.go.setAccessibleName(words)
        view.go.setToolTip(f"{words} (Ctrl+Enter)")
        self.people.show(shown, is_new=False)
        self._show_notes(shown)
        self._show_follow_ups(shown)
        is_done = view.bare_card.isHidden() and view.carry_card.isHidden()
        view.done_card.setVisible(is_done)
        self._order_tab()

    def _show_notes(self, shown: state.Shown) -> None:
        bare = without_theme(shown.notes)
        self._bare += tuple(note.id for note in bare if note.id not in self._bare)
        by_id = {note.id: note for note in shown.notes}
        rows = [by_id[each] for each in self._bare if each in by_id]
        if shown.themes != self.notes.delegate.themes:
            self.notes.delegate.themes = shown.themes[:8]
            self.view.show_themes(shown.themes)
        self.notes.rows.show_notes(rows)
        title = state.bare_words(len(bare)) if bare else tr("Every note has a theme now")
        self.view.bare_title.setText(title)
        self.notes.setAccessibleName(title)
        self.view.bare_card.setVisible(bool(rows) and bool(shown.themes))
        if rows and not self.notes.currentIndex().isValid():
            self.notes.choose_first()
        self.notes.fit()

    def _show_follow_ups(self, shown: state.Shown) -> None:
        notes = follow_ups(shown.notes)
        upcoming = [(line, self._starts(line)) for line in shown.upcoming]
        self.follow_ups.show(notes, upcoming, [self._going(each) for each in notes])
        self.view.carry_card.setVisible(bool(notes))
        self.view.carry_hint.setVisible(not shown.meeting.wrap_up_done)

    def _going(self, note: Note) -> tuple[bool, Target]:
        """Whether a follow-up is carried, or will be, and where to."""
        shown = self.shown
        if shown is None:
            return False, Target(None)
        question = shown.carried.get(note.id)
        if question is not None and note.follow_up is FollowUp.CARRIED:
            return True, Target(question.meeting)
        is_offered = not shown.meeting.wrap_up_done and note.id not in self._left_open
        is_going = note.follow_up is FollowUp.CARRIED or is_offered
        return is_going, suggested_target(note, shown.upcoming)

    def _starts(self, line: MeetingLine | None) -> datetime | None:
        return self._desk.local(line.starts) if line is not None and line.starts else None

    def _spoken(self, note: Note) -> str:
        themes = self.shown.themes if self.shown else ()
        return state.spoken(self._desk.challenge, note, themes)

    def _chips(self, note: Note) -> tuple[Chip, ...]:
        return state.kind_chips(self._desk.challenge, note)

    def _order_tab(self) -> None:
        rows = [each for row in self.follow_ups.rows for each in (row.check, row.where)]
        people = self.people
        segments = list(people.freely.buttons.values())
        fixed = [people.count, people.team_only, people.open_all, self.notes]
        view = self.view
        tab_order(
            [view.go, *self.headlines.boxes, *segments, *fixed, *rows, view.later, view.concern]
        )

    # --- doing ----------------------------------------------------------------------------------

    def _after_headlines(self) -> None:
        if not self.view.bare_card.isHidden() and self.notes.rows.rowCount():
            self.notes.choose_first()
            self._focus(self.notes)
        else:
            self._after_notes()

    def _after_notes(self) -> None:
        rows = self.follow_ups.rows
        self._focus(rows[0].check if rows else self.view.go)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus()
        self.view.page.ensureWidgetVisible(widget, 0, 40)

    def _toggle_theme(self, note: Note, place: int) -> None:
        if self.shown is None:
            return
        theme = self.shown.themes[place]
        if self._desk.acts.do(toggle_theme(note, theme.id)) is not None:
            gone = theme.id in note.themes
            words = tr("Theme taken away: {theme}") if gone else tr("Theme: {theme}")
            announce(self.notes, words.format(theme=theme.name))

    def _tick(self, note: Note, on: bool) -> None:
        shown = self.shown
        if shown is None:
            return
        if on:
            self._left_open.discard(note.id)
            if shown.meeting.wrap_up_done:
                self._send(note, suggested_target(note, shown.upcoming))
        else:
            self._left_open.add(note.id)
            if note.follow_up is FollowUp.CARRIED:
                self._desk.acts.do(carry_no_longer(note, shown.carried.get(note.id)))
        self._show()

    def _send(self, note: Note, target: object) -> None:
        if self.shown is None or not isinstance(target, Target):
            return
        act = carry(note, target, self.shown.carried.get(note.id))
        if act.changes:
            self._desk.acts.do(act)

    def go_on(self) -> None:
        """Say that the meeting is wrapped up, carry what is ticked, open the next meeting."""
        self.leave()
        self._read()
        shown = self.shown
        if shown is None:
            return
        carried = [
            (note, target)
            for note in follow_ups(shown.notes)
            for is_going, target in [self._going(note)]
            if is_going and note.follow_up is FollowUp.OPEN
        ]
        act = finish(shown.meeting, carried)
        if act.changes and self._desk.acts.do(act) is None:
            return
        following = shown.next
        self.spot_asked.emit(Spot("capture", following.id) if following else Spot("today"))
        self.said.emit(tr("Wrap-up saved"))

    def _later(self) -> None:
        self.spot_asked.emit(Spot("today"))

    def raise_concern(self) -> None:
        """Go to the page that says whom to ring; nothing of it is stored."""
        if self._meeting is not None:
            self.spot_asked.emit(Spot("capture", self._meeting, "concern"))
