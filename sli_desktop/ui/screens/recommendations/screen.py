"""Recommendations: written, put in order, agreed and signed off, each on its findings."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.recommendation import RecommendationState
from sli_desktop.services.arranging.rights import may_arrange
from sli_desktop.services.recommendations import LOCKED, rewrite
from sli_desktop.ui.command import Command
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.recommendations import state
from sli_desktop.ui.screens.recommendations.binding import bound_fields
from sli_desktop.ui.screens.recommendations.doing import RecommendationDoing
from sli_desktop.ui.screens.recommendations.late import Late, LateChange
from sli_desktop.ui.screens.recommendations.late_words import LateWords
from sli_desktop.ui.screens.recommendations.showing import show_sheet
from sli_desktop.ui.screens.recommendations.state import Book, Check, Sheet
from sli_desktop.ui.screens.recommendations.view import RecommendationsView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.panes import keep_in_sight
from sli_desktop.wording import tr


class RecommendationsScreen(Screen):
    """The list in report order on the left, the one that is written on the right."""

    name = "recommendations"
    title = tr("Recommendations")
    help_page = "recommendations"
    new_words = tr("New recommendation")
    keys = (
        (tr("Open the recommendation"), "Enter"),
        (tr("Back to the list"), "Esc"),
        (tr("Agree, sign off, withdraw"), "A  S  W"),
        (tr("Delete, or take a finding away"), "Del"),
    )
    commands = (
        Command("next_one", tr("Next recommendation"), ("Ctrl+Return",)),
        Command("move_up", tr("Move the recommendation up"), ("Alt+Up",)),
        Command("move_down", tr("Move the recommendation down"), ("Alt+Down",)),
        Command("agree", tr("Agree")),
        Command("sign_off", tr("Sign off")),
        Command("change_it", tr("Change it after sign-off")),
        Command("take_sign_off_back", tr("Take the sign-off back")),
        Command("back_to_draft", tr("Make it a draft")),
        Command("withdraw", tr("Withdraw")),
        Command("delete", tr("Delete the recommendation")),
        Command("freeze_numbers", tr("Freeze the numbers")),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = RecommendationsView(desk)
        self.doing = RecommendationDoing(desk)
        self.late_words = LateWords(desk, self.view.late)
        self.book = Book()
        self.sheet: Sheet | None = None
        self._wanted: UUID | None = None
        self.fields = bound_fields(desk, self.view)
        self.view.links.look_for = self._find
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        view, doing = self.view, self.doing
        for each in (doing, view.guard, view.late.guard):
            each.said.connect(self.said)
            each.troubled.connect(self.troubled)
        doing.told.connect(self.told)
        for field in self.fields:
            field.refused.connect(self.troubled)
        view.new.clicked.connect(self.new_item)
        view.go_findings.clicked.connect(lambda: self.spot_asked.emit(Spot("findings")))
        view.list.asked.connect(self.do)
        view.list.opened.connect(lambda _key: self._open_editor())
        view.list.row_changed.connect(self._choose)
        view.up.clicked.connect(self.move_up)
        view.down.clicked.connect(self.move_down)
        view.freeze.clicked.connect(self.freeze_numbers)
        view.back.clicked.connect(self._back)
        view.checks.asked.connect(self._look_there)
        for command, made in view.state_buttons.items():
            made.clicked.connect(lambda _=False, c=command: self.do(c))
        view.late.decided.connect(self._late)
        view.late.closed.connect(self._leave_it)
        view.late.typed.connect(self._keep_late)
        view.late.changing.connect(lambda _is: self._read_over())
        self.late_words.troubled.connect(self.troubled)
        view.words.textChanged.connect(self._read_over)
        view.remarks.split_asked.connect(self._split)
        view.theme.chosen.connect(self._set_theme)
        view.links.added.connect(lambda finding: self._link(finding, is_on=True))
        view.links.taken_away.connect(lambda finding: self._link(finding, is_on=False))
        view.links.shown.connect(lambda finding: self.spot_asked.emit(Spot("findings", finding)))

    # --- coming and going -----------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        self._wanted = spot.record

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self.sheet.recommendation.id if self.sheet else None)

    @override
    def enter(self) -> None:
        view, wanted = self.view, self._wanted
        self._wanted = None
        view.guard.enter()
        self._read(wanted or (self.sheet.recommendation.id if self.sheet else None))
        if not view.list.lines.lines:
            view.go_findings.setFocus()
        elif wanted is not None and self.sheet and self.sheet.recommendation.id == wanted:
            self._open_editor()
            if self.late_words.is_begun(self.sheet.recommendation):
                self._ask_late(Late.CHANGE)
        else:
            view.show_part(editor=False)
            view.list.setFocus()

    @override
    def leave(self) -> None:
        self._settle()

    def _settle(self) -> None:
        for field in self.view.texts:
            field.settle()
        self.view.late.settle()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._read(self.sheet.recommendation.id if self.sheet else None)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.list, self.view.words, self.view.links.words)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.list_pane.setVisible(not on)

    @override
    def new_item(self) -> None:
        self._settle()
        made = self.doing.add()
        if made is not None:
            self.view.list.choose(made)
            self._open_editor()

    # --- showing --------------------------------------------------------------------------------

    def _read(self, wanted: UUID | None) -> None:
        view, challenge = self.view, self._desk.challenge
        with self._desk.workspace.read() as read:
            self.book = state.read_book(read, challenge)
        lines = state.lines_of(self.book, challenge)
        with QSignalBlocker(view.list):
            if tuple(lines) != view.list.lines.lines:
                view.list.show_lines(lines)
            if wanted is not None:
                view.list.choose(wanted)
        has_any = bool(lines)
        view.count.setText(state.summary(self.book) if has_any else "")
        for each in (view.list, view.order, view.checks):
            each.setVisible(has_any)
        view.show_editor(on=has_any)
        view.empty.setVisible(not has_any)
        view.go_findings.setVisible(not has_any)
        view.freeze.setVisible(self.book.can_freeze and may_arrange(self._desk.peer))
        view.checks.show_checks(list(state.checks(self.book, challenge)))
        view.order_tab()
        self._choose()

    def _choose(self) -> None:
        chosen = self.view.list.chosen()
        before = self.sheet.recommendation.id if self.sheet else None
        if chosen != before:
            self.view.late.settle()
        if not isinstance(chosen, UUID):
            self._show_none()
            return
        with self._desk.workspace.read() as view:
            self.sheet = state.read_sheet(view, self.book, chosen)
        if self.sheet is None:
            return
        if before != chosen or self.fields[0].record is None:
            self.view.late.put_away()
            self.view.links.begin()
            self.view.guard.show_record(chosen)
            for field in self.fields:
                field.show(self.sheet.recommendation)
        show_sheet(self.view, self.sheet, self.book, self._desk.challenge)
        self._read_over()

    def _show_none(self) -> None:
        self.sheet = None
        self.view.guard.show_record(None)
        for field in self.fields:
            field.show(None)

    def _read_over(self) -> None:
        """How the words read; while new ones are worded after sign-off, those alone are checked."""
        view = self.view
        view.guard.setVisible(not view.late.is_changing)
        if self.sheet is None or view.late.is_changing:
            view.remarks.hide()
            return
        one = self.sheet.recommendation
        is_open = one.state not in LOCKED | {RecommendationState.WITHDRAWN}
        draft = state.draft_of(one, view.words.toPlainText(), self._desk.challenge)
        view.remarks.look_at(draft, can_split=is_open)

    def _find(self, words: str) -> list[Line]:
        sheet, book = self.sheet, self.book
        if sheet is None:
            return []
        with self._desk.workspace.read() as view:
            found = view.sorting.findings(words=words, limit=state.MOST_FOUND)
        names = state.theme_names(book)
        return [
            state.finding_line(each, names, self._desk.challenge)
            for each in found
            if each.id not in sheet.recommendation.findings
        ]

    # --- going about ----------------------------------------------------------------------------

    def _open_editor(self) -> None:
        self.view.show_part(editor=True)
        self.view.words.setFocus()
        keep_in_sight(self.view.editor_pane, self.view.words_field)

    def _back(self) -> None:
        self.view.show_part(editor=False)
        self.view.list.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.view.list.hasFocus():
            self._back()
        else:
            super().keyPressEvent(event)

    def next_one(self) -> None:
        """Go on to the next recommendation."""
        keys = [line.key for line in self.view.list.lines.lines]
        chosen = self.view.list.chosen()
        at = keys.index(chosen) + 1 if chosen in keys else 0
        if at >= len(keys):
            self.told.emit(tr("That was the last recommendation."))
            return
        self._settle()
        self.view.list.choose(keys[at])
        self._open_editor()

    def _look_there(self, check: Check) -> None:
        if check.finding is not None:
            self.spot_asked.emit(Spot("findings", check.finding))
        elif check.recommendation is not None:
            self.view.list.choose(check.recommendation)
            self.view.show_part(editor=True)
            self.view.links.words.setFocus()
            keep_in_sight(self.view.editor_pane, self.view.links.field)

    # --- acts -----------------------------------------------------------------------------------

    def _with(self, act: Callable[[Sheet], object]) -> None:
        self._settle()
        if self.sheet is not None:
            act(self.sheet)

    def agree(self) -> None:
        """The team agrees on it."""
        self._with(self.doing.agree)

    def sign_off(self) -> None:
        """Lock its words."""
        self._with(self.doing.sign_off)

    def back_to_draft(self) -> None:
        """Make it a draft again."""
        self._with(self.doing.back_to_draft)

    def withdraw(self) -> None:
        """Take it out of the report; after sign-off, say why first."""
        if self.sheet is not None and self.sheet.recommendation.state in LOCKED:
            self._ask_late(Late.WITHDRAW)
        else:
            self._with(self.doing.withdraw)

    def delete(self) -> None:
        """Put it in the bin."""
        self._with(self.doing.delete)

    def change_it(self) -> None:
        """Change the words after sign-off: who and why are asked in place."""
        self._ask_late(Late.CHANGE)

    def take_sign_off_back(self) -> None:
        """Open it again after sign-off, with who and why."""
        self._ask_late(Late.TAKE_BACK)

    def _ask_late(self, what: Late) -> None:
        sheet = self.sheet
        if sheet is None or sheet.recommendation.state not in LOCKED:
            self.told.emit(tr("It is not signed off, so you can change it as it stands."))
            return
        self.view.show_part(editor=True)
        self.late_words.ask(sheet, what)
        keep_in_sight(self.view.editor_pane, self.view.late.first_field)

    def _keep_late(self) -> None:
        if self.sheet is not None:
            self.late_words.keep(self.sheet.recommendation)

    def _leave_it(self) -> None:
        if self.sheet is not None:
            self.late_words.forget(self.sheet.recommendation)
        self.view.change_it.setFocus()

    def _late(self, late: LateChange) -> None:
        if self.sheet is not None and self.doing.late(self.sheet, late):
            self.late_words.forget(self.sheet.recommendation)
            self.view.late.put_away()
            self.view.list.setFocus() if not self.view.is_narrow else self.view.words.setFocus()

    def move_up(self) -> None:
        """Let it stand one place higher."""
        self._with(lambda sheet: self.doing.move(self.book, sheet, -1))

    def move_down(self) -> None:
        """Let it stand one place lower."""
        self._with(lambda sheet: self.doing.move(self.book, sheet, 1))

    def freeze_numbers(self) -> None:
        """Give what is agreed its number for good."""
        if may_arrange(self._desk.peer):
            self.doing.freeze(self.book)
        else:
            self.told.emit(tr("The challenge manager or the lead peer freezes the numbers."))

    def _split(self, at: int) -> None:
        self._settle()
        made = self.doing.split(self.sheet, at) if self.sheet is not None else None
        if made is not None:
            self.view.list.choose(made)
            self._open_editor()

    def _link(self, finding: object, *, is_on: bool) -> None:
        self._settle()
        if self.sheet is not None and isinstance(finding, UUID):
            self.doing.link(self.sheet, finding, is_on=is_on)

    def _set_theme(self, theme: object) -> None:
        def act(sheet: Sheet) -> None:
            one = sheet.recommendation
            self._desk.acts.do(rewrite(one, replace(one, theme=theme)))  # type: ignore[arg-type]

        self._with(act)
