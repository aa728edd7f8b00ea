"""What becomes of a page of notes: parts, lines, choices; planned anew after every choice."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.ids import NewIds, PeerId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.people import Peer, PeerStatus
from sli_desktop.services.intake.note_lines import NotePage
from sli_desktop.services.intake.notes_plan import NotesChoices
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.addnotes import state
from sli_desktop.ui.screens.addnotes.state import LEFT_OUT, Asked, Part, Planned
from sli_desktop.ui.screens.addnotes.view import AddNotesView
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import set_tone
from sli_desktop.wording import tr, trn

if TYPE_CHECKING:
    from sli_desktop.models.records.ids import MeetingId
    from sli_desktop.models.records.snapshot import ChallengeRecords


class Preview(QObject):
    """Holds the page and what the person says about it; `failed` tells of an error."""

    failed = Signal(object)

    def __init__(self, desk: Desk, view: AddNotesView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self._records: ChallengeRecords | None = None
        self._choices = NotesChoices(author=desk.peer.id)
        self._turn = 0
        self.page: NotePage | None = None
        self.found: Planned | None = None
        view.author.chosen.connect(lambda peer: self._change(author=PeerId(peer)))
        view.marks.clicked.connect(lambda: self._change(marks=view.marks.isChecked()))
        view.meeting.chosen.connect(self._move)
        view.skip.clicked.connect(self._skip_part)
        view.parts.selectionModel().currentChanged.connect(lambda *_: self._show_part())
        view.lines.selectionModel().currentChanged.connect(lambda *_: self._show_whole())
        view.parts.opened.connect(lambda _key: view.lines.setFocus())
        view.lines.opened.connect(self._toggle_line)

    def begin(self, page: NotePage, came_from: Meeting | None) -> None:
        """Show another page; its notes without a meeting go where the person came from."""
        desk, view = self._desk, self._view
        with desk.workspace.read() as reader:
            records = reader.everything()
        team = [each for each in records.all(Peer) if each.status is not PeerStatus.WITHDRAWN]
        whose = [each for each in team if page.form_of and each.initials == page.form_of]
        author = whose[0].id if len(whose) == 1 else desk.peer.id
        self.page, self.found = page, None
        self._choices = NotesChoices(author=author, otherwise=came_from)
        view.author.clear()
        for peer in team:
            view.author.addItem(peer.name, peer.id)
        view.meeting.clear()
        for words, value in state.meeting_options(records, desk.zone):
            view.meeting.addItem(words, value)
        view.author.show_value(author)
        view.marks.setChecked(False)
        self.plan()

    def clear(self) -> None:
        """Put the page away; a plan under way is not shown any more."""
        self._turn += 1
        self.page = self.found = None

    def put_back(self, found: Planned) -> None:
        """Show what was handed in and could not be saved."""
        self.page, self.found = found.page, found

    def _change(self, **choices: object) -> None:
        self._choices = replace(self._choices, **choices)  # type: ignore[arg-type]
        self.plan()

    def plan(self) -> None:
        """Compute what would become of the page, off the GUI thread, and show it."""
        if self.page is None:
            return
        desk = self._desk
        with desk.workspace.read() as view:
            self._records = view.everything()
        new_id = NewIds(desk.clock, desk.workspace.random)
        asked = Asked(self.page, self._records, self._choices, desk.clock(), new_id)
        self._turn += 1
        turn = self._turn

        def done(found: Planned) -> None:
            if turn == self._turn:
                self._show(found)

        desk.jobs.start(
            tr("Look at the notes"),
            lambda: state.planned(asked),
            done=done,
            failed=self.failed.emit,
            behind=True,
        )

    # --- showing --------------------------------------------------------------------------------

    def _show(self, found: Planned) -> None:
        view, is_first = self._view, self.found is None
        self.found = found
        at = max(view.parts.currentIndex().row(), 0)
        view.parts.lines.show_lines(state.part_lines(found))
        rows = view.parts.lines.rowCount()
        lost = [n for n, part in enumerate(found.parts) if not part.is_placed]
        at = lost[0] if is_first and lost else min(at, rows - 1)
        view.parts.setCurrentIndex(view.parts.lines.index(at))
        words, tone = state.summary(found)
        view.sum.setText(words)
        set_tone(view.sum, tone)
        view.sum_icon.setVisible(bool(tone))
        number = len(found.plan.notes)
        view.add.setText(trn(number, "Add {number} note", "Add {number} notes"))
        view.add.setAccessibleName(view.add.text())
        if is_first:
            (view.parts if lost else view.add).setFocus()

    def _part(self) -> Part | None:
        key = _key(self._view.parts)
        parts = self.found.parts if self.found else ()
        return next((each for each in parts if each.headings == key), None)

    def _show_part(self) -> None:
        view, found, records = self._view, self.found, self._records
        if found is None or records is None:
            return
        part = self._part()
        is_left_out = _key(view.parts) == LEFT_OUT
        view.meeting_field.setVisible(not is_left_out)
        view.skip.setVisible(not is_left_out)
        at = max(view.lines.currentIndex().row(), 0)
        if is_left_out:
            view.lines.lines.show_lines(state.left_lines(found.page.left_out))
        elif part is not None:
            view.lines.lines.show_lines(state.note_lines(found, part, records))
            view.meeting.show_value(part.meeting or state.NOWHERE)
            words = tr("Leave this part out") if part.new else tr("Take this part in")
            view.skip.setText(words)
            view.skip.setAccessibleName(words)
        if view.lines.lines.rowCount():
            row = min(at, view.lines.lines.rowCount() - 1)
            view.lines.setCurrentIndex(view.lines.lines.index(row))
        self._show_whole()

    def _show_whole(self) -> None:
        at = self._view.lines.currentIndex().row()
        lines = self._view.lines.lines.lines
        words = ""
        if 0 <= at < len(lines):
            whole = (lines[at].first, *(part for part, _ in lines[at].second))
            words = ". ".join(whole) if _key(self._view.parts) == LEFT_OUT else whole[0]
        self._view.whole.setText(words[:1000])

    # --- choosing -------------------------------------------------------------------------------

    def _move(self, value: object) -> None:
        part, records = self._part(), self._records
        if part is None or records is None:
            return
        meeting = None
        if value != state.NOWHERE:
            meeting = records.get(Meeting, cast("MeetingId", value))
        self._change(moved={**self._choices.moved, part.headings: meeting})

    def _skip_part(self) -> None:
        part = self._part()
        if part is None:
            return
        skipped, places = frozenset(self._choices.skipped), frozenset(part.places)
        self._change(skipped=skipped | places if part.new else skipped - places)

    def _toggle_line(self, key: object) -> None:
        if not isinstance(key, int) or self.page is None:
            return
        if _key(self._view.parts) != LEFT_OUT:
            self._change(skipped=frozenset(self._choices.skipped) ^ {key})
            return
        page = state.taken_in(self.page, key)
        if page is self.page:
            self._view.banner.say(
                tr("That line cannot be taken in from here."),
                tr("Copy it from the file and paste it instead."),
            )
            return
        self.page = page
        self.plan()


def _key(shown: LineList) -> object:
    """What the current row of a list stands for."""
    at = shown.currentIndex().row()
    return shown.lines.lines[at].key if 0 <= at < shown.lines.rowCount() else None
