"""After the visit: actions and progress typed where they stand, plans taken in and saved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import Milestone
from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.ids import ProgressEntryId
from sli_desktop.models.records.recommendation import (
    Action,
    ActionState,
    ActionUpdate,
    ProgressEntry,
    Rag,
)
from sli_desktop.services.afterwards.acting import (
    Moment,
    add_action,
    add_update,
    change_action,
    change_due,
    due_of,
    read_due,
    remove_action,
)
from sli_desktop.services.afterwards.coming_in import Plan, look_at_plan
from sli_desktop.services.afterwards.progress import set_progress
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.xlsx import write_xlsx
from sli_desktop.services.typed_times import typed_day
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.doing import Doing
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.after import state
from sli_desktop.ui.screens.after.view import AfterView
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.parts import set_tone
from sli_desktop.wording import tr

AskFile = Callable[[], Path | None]
_TABLES = tr("Action plans (*.xlsx *.csv)")
_PLAN = "Action plan"


class AfterScreen(Screen):
    """Files are asked for by dialogs that are handed in, so that tests answer them."""

    name = "after"
    title = tr("After the visit")
    help_page = "after"
    new_words = tr("New action")
    keys = ((tr("Write in it"), "Enter"), (tr("Back to the list"), "Esc"))

    def __init__(
        self, desk: Desk, ask_plan: AskFile | None = None, ask_save: AskFile | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        self.view = AfterView(desk)
        self.doing = Doing(desk)
        self.ask_plan, self.ask_save = ask_plan or self._plan_file, ask_save or self._save_file
        self._coming: Plan | None = None
        self._shown: object = None
        self._wanted: object = None
        with desk.workspace.read() as read:
            self.book = state.read_book(read.everything())
        view = self.view
        self._action_fields = (
            self._bound(view.words, lambda a: a.text, lambda a, w: change_action(a, text=w)),
            self._bound(view.lead, lambda a: a.lead, lambda a, w: change_action(a, lead=w)),
            self._bound(view.due, lambda a: due_of(a).shown, self._redate),
        )
        self._voices = {
            field: RecordField[ProgressEntry](
                desk,
                editor,
                read=partial(_said, field),
                act=partial(self._say, field),
            )
            for field, editor in view.voices.items()
        }
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(view)
        self._connect()

    def _bound(
        self,
        field: object,
        read: Callable[[Action], str],
        act: Callable[[Action, str], ChangeSet],
    ) -> RecordField[Action]:
        return RecordField[Action](self._desk, field, read=read, act=act)  # type: ignore[arg-type]

    def _connect(self) -> None:
        view = self.view
        view.tabs.spot_asked.connect(self.spot_asked)
        self.doing.said.connect(self.said)
        self.doing.troubled.connect(self.troubled)
        for field in self._action_fields:
            field.refused.connect(self.troubled)
        for voice in self._voices.values():
            voice.refused.connect(self.troubled)
        view.list.opened.connect(lambda _key: self._open_detail())
        view.list.row_changed.connect(self._choose)
        view.new.clicked.connect(self.new_item)
        view.rag.chosen.connect(lambda rag: self._change(rag=Rag(str(rag))))
        view.state.chosen.connect(lambda value: self._change(state=ActionState(str(value))))
        view.council_rag.chosen.connect(self._rate)
        view.add_update.clicked.connect(self._tell)
        view.update_words.returnPressed.connect(self._tell)
        view.delete.clicked.connect(self._delete)
        view.show_it.clicked.connect(self._show_advice)
        view.bring.clicked.connect(self._bring)
        view.take_in.clicked.connect(self._take_in)
        view.leave_out.clicked.connect(self._leave_out)
        view.export.clicked.connect(self._export)
        view.back.clicked.connect(self._back)

    # --- coming and going -----------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        self._wanted = spot.record

    @override
    def spot(self) -> Spot:
        entry = self.entry
        return Spot(self.name, entry.recommendation.id if entry is not None else None)

    @override
    def enter(self) -> None:
        self._fill()
        if self._wanted is not None:
            self.view.list.choose(self._wanted)
        self._wanted = None
        self.view.show_part(detail=False)
        self.view.list.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._fill()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.view.list, self.view.words, self.view.voices["council_update"])

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @property
    def entry(self) -> state.Entry | None:
        """The recommendation or action that is chosen."""
        return self.book.entry(self.view.list.chosen())

    # --- showing --------------------------------------------------------------------------------

    def _fill(self) -> None:
        view = self.view
        with self._desk.workspace.read() as read:
            self.book = state.read_book(read.everything())
        with QSignalBlocker(view.list):
            view.list.show_lines([state.line_of(each, self.book) for each in self.book.entries])
        records = self.book.records
        view.shares.setText(state.shares_words(records.all(Action)))
        words, is_late = state.dates_words(records.all(Milestone), self._desk.now().date())
        view.dates.setText(words)
        set_tone(view.dates, "warn" if is_late else "")
        self._choose()

    def _choose(self) -> None:
        entry, view = self.entry, self.view
        view.show_kind(
            action=entry is not None and entry.action is not None, any_=entry is not None
        )
        if entry is None:
            self._shown = None
            return
        is_other, self._shown = view.list.chosen() != self._shown, view.list.chosen()
        if entry.action is not None:
            self._show_action(entry, entry.action, is_other=is_other)
        else:
            self._show_progress(entry, is_other=is_other)

    def _show_action(self, entry: state.Entry, action: Action, *, is_other: bool) -> None:
        view = self.view
        view.name.setText(entry.name)
        if is_other:
            for each in self._action_fields:
                each.show(action)
            view.because.show_text("")
            view.update_words.show_text("")
        view.rag.show_value(action.rag)
        view.state.show_value(action.state)
        view.told.setText(state.history_words(action, self.book.records.all(ActionUpdate)))

    def _show_progress(self, entry: state.Entry, *, is_other: bool) -> None:
        view, made = self.view, entry.recommendation
        view.asked.setText(f"{entry.name}  {made.title}".strip())
        view.asked_words.setText(made.text)
        progress = self.book.progress(made)
        shown = self._voices["council_update"].record
        if is_other or shown is None or (progress is not None and shown.id != progress.id):
            fresh = ProgressEntry(id=ProgressEntryId(self._desk.new_id()), recommendation=made.id)
            for each in self._voices.values():
                each.show(progress or fresh)
        view.council_rag.show_value(progress.council_rag if progress is not None else Rag.NOT_SET)

    # --- acts -----------------------------------------------------------------------------------

    @property
    def _moment(self) -> Moment:
        return Moment(at=self._desk.now().date(), new_id=self._desk.new_id)

    def _redate(self, action: Action, words: str) -> ChangeSet:
        due = read_due(words, lambda said: typed_day(said, today=self._desk.now().date()))
        return change_due(action, due, self._moment, because=self.view.because.text())

    def _say(self, field: str, entry: ProgressEntry, words: str) -> ChangeSet:
        with self._desk.workspace.read() as read:
            there = read.get(ProgressEntry, entry.id)
        return set_progress(
            entry.recommendation, field, words, entry=there, new_id=lambda: entry.id
        )

    def _rate(self, value: object) -> None:
        entry = self.entry
        if entry is not None:
            there = self.book.progress(entry.recommendation)
            act = set_progress(
                entry.recommendation.id,
                "council_rag",
                Rag(str(value)),
                entry=there,
                new_id=self._desk.new_id,
            )
            self.doing.do(act)
            self._choose()

    def _change(self, rag: Rag | None = None, state: ActionState | None = None) -> None:
        entry = self.entry
        if entry is not None and entry.action is not None:
            self.doing.do(change_action(entry.action, rag=rag, state=state))

    def _tell(self) -> None:
        entry, words = self.entry, self.view.update_words.text().strip()
        if entry is not None and entry.action is not None and words:
            self.view.update_words.show_text("")
            self.doing.do(add_update(entry.action, words, self._moment), tr("Update added"))

    @override
    def new_item(self) -> None:
        entry = self.entry
        if entry is None:
            self.told.emit(tr("Write a recommendation first."))
            return
        existing = self.book.records.all(Action)
        action, act = add_action(
            entry.recommendation.id, "", existing=existing, new_id=self._desk.new_id
        )
        if self.doing.do(act, tr("Action added")):
            self.view.list.choose(action.id)
            self._open_detail()

    def _delete(self) -> None:
        entry = self.entry
        if entry is not None and entry.action is not None:
            updates = self.book.records.all(ActionUpdate)
            self.doing.do(remove_action(entry.action, updates), tr("Action deleted"))
            self._back()

    def _show_advice(self) -> None:
        entry = self.entry
        if entry is not None:
            self.spot_asked.emit(Spot("recommendations", entry.recommendation.id))

    # --- files ----------------------------------------------------------------------------------

    def _bring(self) -> None:
        file = self.ask_plan()
        if file is None:
            return
        today = self._desk.now().date()
        try:
            self._coming = look_at_plan(
                file, self.book.records, self._moment, lambda said: typed_day(said, today=today)
            )
        except SliError as problem:
            self.troubled.emit(problem)
            return
        has_any = bool(self._coming.act.changes)
        self.view.coming.setText(state.plan_words(self._coming))
        self.view.take_in.setVisible(has_any)
        self.view.panel.show()
        (self.view.take_in if has_any else self.view.leave_out).setFocus()

    def _take_in(self) -> None:
        if self._coming is not None:
            self.doing.do(self._coming.act, tr("Action plan taken in"))
        self._leave_out()

    def _leave_out(self) -> None:
        self._coming = None
        self.view.panel.hide()
        self.view.list.setFocus()

    def _export(self) -> None:
        file = self.ask_save()
        if file is None:
            return
        with self._desk.workspace.read() as read:
            records = read.everything()
        options = ReportOptions(dated=self._desk.now().date(), include_proposed=True)
        made = outline(records, options)
        try:
            sheets = tuple(each for each in made.sheets if each.name == _PLAN)
            write_xlsx(replace(made, sheets=sheets), file)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        self.told.emit(tr("Saved as {name}").format(name=file.name))

    def _plan_file(self) -> Path | None:
        found, _ = QFileDialog.getOpenFileName(self, tr("Import the action plan"), "", _TABLES)
        return Path(found) if found else None

    def _save_file(self) -> Path | None:
        name, kind = tr("Action plan.xlsx"), tr("Spreadsheet (*.xlsx)")
        found, _ = QFileDialog.getSaveFileName(self, tr("Save the action plan"), name, kind)
        return Path(found) if found else None

    # --- keys -----------------------------------------------------------------------------------

    def _open_detail(self) -> None:
        entry, view = self.entry, self.view
        view.show_part(detail=True)
        is_action = entry is not None and entry.action is not None
        (view.words if is_action else view.voices["council_update"]).setFocus()

    def _back(self) -> None:
        self.view.show_part(detail=False)
        self.view.list.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.view.list.hasFocus():
            self._back()
        else:
            super().keyPressEvent(event)


def _said(field: str, entry: ProgressEntry) -> str:
    return str(getattr(entry, field))
