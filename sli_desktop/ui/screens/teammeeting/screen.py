"""Team meeting: what everybody looks at together, and what is decided there, each with a key."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import Question
from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.meeting import Headline
from sli_desktop.models.records.note import FollowUp, Note
from sli_desktop.services.differing import Differing
from sli_desktop.services.findings import set_state
from sli_desktop.services.team_meeting.evening import Evening, read_evening
from sli_desktop.services.team_meeting.headlines import write_headlines
from sli_desktop.services.wrapping_up import (
    ANYONE,
    Target,
    carry,
    carry_no_longer,
    question_id_of,
    suggested_target,
)
from sli_desktop.ui.command import Command, Menu
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.teammeeting import state
from sli_desktop.ui.screens.teammeeting.decide import DecideCard
from sli_desktop.ui.screens.teammeeting.feedback import Feedback
from sli_desktop.ui.screens.teammeeting.missing import Missing
from sli_desktop.ui.screens.teammeeting.round import begin_round
from sli_desktop.ui.screens.teammeeting.view import TeamMeetingView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.follow_ups import FollowUps
from sli_desktop.ui.widgets.parts import clear
from sli_desktop.ui.widgets.spelling import SPELLING_KEYS, Spelling
from sli_desktop.wording import tr, trn

if TYPE_CHECKING:
    from uuid import UUID


MOST_FOLLOW_UPS = 8
MOST_DIFFERING = 5
_DECIDED = {
    FindingState.AGREED: tr("{finding} agreed"),
    FindingState.PARKED: tr("{finding} parked"),
    FindingState.DROPPED: tr("{finding} dropped"),
    FindingState.PROPOSED: tr("{finding} proposed again"),
}


class TeamMeetingScreen(Screen):
    """The evening in the base room."""

    name = "teammeeting"
    title = tr("Team meeting")
    help_page = "team-meeting"
    keys = (
        (tr("In what is emerging: next theme"), "Space"),
        (tr("In what is emerging: decide about the finding"), "D"),
        (tr("In what is emerging: look at the finding"), "Enter"),
        *SPELLING_KEYS,
    )
    commands = (
        Command("large_screen", tr("Large screen view"), ("Ctrl+Shift+W",), Menu.SCREEN),
        Command("round_the_table", tr("Round the table"), ("Ctrl+Shift+R",), Menu.SCREEN),
        Command("keep_feedback", tr("Keep what we presented"), (), Menu.SCREEN),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown: Evening | None = None
        self.deciding: UUID | None = None
        self._asked: tuple[UUID, ...] = ()
        self.cards: list[DecideCard] = []
        self.view = TeamMeetingView(desk.look)
        self.follow_ups = FollowUps(desk.look, self.view.follow_ups, is_quiet=True)
        self.feedback = Feedback(desk, self.view)
        self.missing = Missing(desk, self.view)
        self.spelling = Spelling(desk, self)
        self.spelling.attach(self.view.headlines)
        self._headlines = RecordField[Headline](
            desk, self.view.headlines, read=lambda one: one.text, act=self._write
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.emerging.opened.connect(self._look_at)
        view.emerging.decided.connect(self._decide_about)
        view.large.clicked.connect(self.large_screen)
        view.table.clicked.connect(self.round_the_table)
        view.bundles.clicked.connect(lambda: self.spot_asked.emit(Spot("share")))
        view.keep.clicked.connect(self.keep_feedback)
        view.more_missing.clicked.connect(lambda: self.spot_asked.emit(Spot("coverage")))
        view.more_follow_ups.clicked.connect(lambda: self.spot_asked.emit(Spot("evidence")))
        view.since.clicked.connect(lambda: self.spot_asked.emit(Spot("since")))
        self.follow_ups.ticked.connect(self._tick)
        self.follow_ups.sent.connect(self._send)
        self.spelling.said.connect(self.said)
        self.missing.spot_asked.connect(self.spot_asked)
        self.missing.reader.troubled.connect(self.troubled)
        self.feedback.troubled.connect(self.troubled)
        self.feedback.said.connect(self.said)

    # --- beginning ------------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        self._asked = ()
        self._read()
        self._show()
        self._show_headlines()
        self.missing.reader.ask()
        if self.view.emerging.rows.rowCount() and not self.view.emerging.isHidden():
            self.view.emerging.setFocus()
        else:
            self.view.table.setFocus()

    @override
    def leave(self) -> None:
        self.view.headlines.settle()
        self.missing.reader.rest()

    @override
    def follow(self, committed: Committed) -> None:
        if not self.isVisible():
            return
        self._read()
        self._show()
        self.missing.reader.ask()
        if any(isinstance(change.record, Headline) for change in committed.changes):
            self._follow_headlines()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        cards = [card.first_choice for card in self.cards[:1]]
        return (self.view.emerging, *cards, self.view.headlines, self.view.keep)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    def _read(self) -> None:
        with self._desk.workspace.read() as view:
            self.shown = read_evening(view, now=self._desk.now())
            new = view.open_follow_ups(limit=MOST_FOLLOW_UPS + len(self._asked) + 1)
            self._asked += tuple(each.note for each in new if each.note not in self._asked)
            notes = [view.get(Note, each) for each in self._asked]
            self._notes = [each for each in notes if each is not None]
            self._questions = {
                each.id: view.get(Question, question_id_of(each)) for each in self._notes
            }

    # --- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        shown, view, now = self.shown, self.view, self._desk.now()
        if shown is None:
            return
        view.title.setText(state.title_of(now))
        view.lead.setText(state.so_far_words(shown.so_far, self._desk.local, now))
        is_empty = not shown.so_far.notes and not any(each.findings for each in shown.emerging)
        view.empty.setVisible(is_empty)
        view.emerging.setVisible(not is_empty)
        view.emerging.show_rows(
            () if is_empty else tuple(state.rows_of(shown.emerging, shown.names))
        )
        self._show_cards(shown)
        self._show_follow_ups(shown)
        self.feedback.show()
        view.order_tab()

    def _show_cards(self, shown: Evening) -> None:
        view = self.view
        had = self.window().focusWidget() if self.isVisible() else None
        lost = any(card.isAncestorOf(had) for card in self.cards) if had is not None else False
        for layout in (view.deciding, view.differing):
            clear(layout)
        self.cards = []
        by_id = {each.id: each for one in shown.emerging for each in one.findings}
        asked = by_id.get(self.deciding) if self.deciding is not None else None  # type: ignore[call-overload]
        view.deciding_title.setVisible(asked is not None)
        if asked is not None:
            views = [one for one in shown.differing if one.finding.id == asked.id]
            one = views[0] if views else Differing(finding=asked, views=())
            self._add_card(shown, view.deciding, one)
        rest = [one for one in shown.differing if asked is None or one.finding.id != asked.id]
        for one in rest[:MOST_DIFFERING]:
            self._add_card(shown, view.differing, one)
        view.no_difference.setVisible(len(rest) != len(rest[:MOST_DIFFERING]) or not rest)
        more = len(rest) - MOST_DIFFERING
        words = trn(more, "{number} more in Findings", "{number} more in Findings")
        nothing = tr("Nobody has said that they see a finding otherwise.")
        view.no_difference.setText(words if more > 0 else nothing)
        if lost:
            (self.cards[0].first_choice if self.cards else view.emerging).setFocus()

    def _add_card(self, shown: Evening, layout: QVBoxLayout, one: Differing) -> None:
        card = DecideCard(
            self._desk.look,
            one.finding,
            shown.names.get(one.finding.id, one.finding.reference),
            state.views_words(one, shown.team),
            state.words_of_views(one, shown.team),
        )
        card.decided.connect(self._decide)
        card.opened.connect(self._look_at)
        layout.addWidget(card)
        self.cards.append(card)

    def _show_follow_ups(self, shown: Evening) -> None:
        desk, view = self._desk, self.view
        upcoming = [
            (line, desk.local(line.starts) if line.starts else None) for line in shown.upcoming
        ]
        notes = self._notes[:MOST_FOLLOW_UPS]
        self.follow_ups.show(notes, upcoming, [self._going(each) for each in notes])
        self.follow_ups.set_narrow(narrow=True)
        view.follow_card.setVisible(bool(notes))
        view.no_follow_ups.setVisible(not notes)
        more = len(self._notes) - len(notes)
        view.more_follow_ups.setVisible(more > 0)
        words = tr("More follow-ups in Evidence")
        view.more_follow_ups.setText(words)
        view.more_follow_ups.setAccessibleName(words)

    def _going(self, note: Note) -> tuple[bool, Target]:
        question = self._questions.get(note.id)
        if question is not None and note.follow_up is FollowUp.CARRIED:
            return True, Target(question.meeting)
        upcoming = self.shown.upcoming if self.shown else ()
        return note.follow_up is FollowUp.CARRIED, suggested_target(note, upcoming)

    def _show_headlines(self) -> None:
        if self.shown is not None:
            self._headlines.show(self.shown.headlines)

    def _follow_headlines(self) -> None:
        """Headlines that came from elsewhere or came back, or whose writing was undone."""
        bound, field = self._headlines, self.view.headlines
        if self.shown is not None and not field.visit.is_unsaved:
            bound.record = self.shown.headlines
            if field.toPlainText() != bound.record.text:
                field.show_text(bound.record.text)

    # --- doing ----------------------------------------------------------------------------------

    def _write(self, headline: Headline, words: str) -> ChangeSet | None:
        with self._desk.workspace.read() as view:
            stored = view.where(Headline, day=headline.day)
        return write_headlines(replace(headline, text=words), stored)

    def _look_at(self, finding: object) -> None:
        self.spot_asked.emit(Spot("findings", finding))  # type: ignore[arg-type]

    def _decide_about(self, finding: object) -> None:
        """Put a finding on the table: its card comes up with the focus on the first choice."""
        if finding is None:
            self.told.emit(tr("Choose a finding first, then press D"))
            return
        self.deciding = finding  # type: ignore[assignment]
        self._show()
        if self.cards:
            self.cards[0].first_choice.setFocus()
            self.view.page.ensureWidgetVisible(self.cards[0], 0, 24)

    def _decide(self, finding_id: object, wanted: object) -> None:
        """Record what the team decided; what each peer thinks stays as it is."""
        if not isinstance(wanted, FindingState):
            return
        with self._desk.workspace.read() as view:
            finding = view.get(Finding, finding_id)  # type: ignore[arg-type]
        if finding is None:
            return
        was_asked = self.deciding == finding.id
        self.deciding = None if was_asked else self.deciding
        if self._desk.acts.do(set_state(finding, wanted)) is not None:
            self.said.emit(_DECIDED[wanted].format(finding=self._called(finding)))
        if was_asked:
            self.view.emerging.setFocus()

    def _called(self, finding: Finding) -> str:
        names = self.shown.names if self.shown else {}
        return names.get(finding.id, finding.reference)

    def _tick(self, note: Note, on: bool) -> None:
        upcoming = self.shown.upcoming if self.shown else ()
        question = self._questions.get(note.id)
        if on:
            self._send(note, suggested_target(note, upcoming))
        elif note.follow_up is FollowUp.CARRIED:
            self._desk.acts.do(carry_no_longer(note, question))

    def _send(self, note: Note, target: object) -> None:
        chosen = target if isinstance(target, Target) else ANYONE
        act = carry(note, chosen, self._questions.get(note.id))
        if act.changes:
            self._desk.acts.do(act)

    def large_screen(self) -> None:
        """Show the evening large, without anything that was said in confidence."""
        self.spot_asked.emit(Spot("large"))

    def round_the_table(self) -> None:
        """Begin a round, or go on with the one that has begun."""
        try:
            meeting = begin_round(self._desk)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        if meeting is not None:
            self.spot_asked.emit(Spot("capture", meeting))

    def keep_feedback(self) -> None:
        """Keep what was presented as it is now."""
        self.feedback.keep()

    @override
    def new_item(self) -> None:
        self.round_the_table()
