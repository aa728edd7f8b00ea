"""Import of a timetable: reads off the GUI thread, shows what would change, then one act."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.people import Peer
from sli_desktop.services.intake.timetable_columns import Choices
from sli_desktop.services.intake.timetable_file import (
    ENDINGS,
    Seen,
    TimetableFile,
    look_at,
    open_timetable,
)
from sli_desktop.services.intake.timetable_rows import (
    ColumnPlace,
    LeftOut,
    Meaning,
    RowPlace,
    RowWords,
)
from sli_desktop.services.references import References, used_references
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.timetable import state
from sli_desktop.ui.screens.timetable.state import Fate
from sli_desktop.ui.screens.timetable.view import TimetableView
from sli_desktop.ui.spot import Spot
from sli_desktop.wording import tr

T = TypeVar("T")
FILTER = tr("Timetables ({endings})").format(endings="*.xlsx *.ics *.csv")


class TimetableScreen(Screen):
    """One timetable file on its way in; nothing changes before the person says so."""

    name = "timetable"
    title = tr("Import a timetable")
    help_page = "import-a-timetable"
    keys = ((tr("Put a row in as it is written"), "Enter"),)

    def __init__(self, desk: Desk, documents: Path) -> None:
        super().__init__()
        self._desk, self._documents = desk, documents
        self.choose_file: Callable[[], Path | None] = self._ask
        self._opened: TimetableFile | None = None
        self._choices = Choices()
        self._left_out: set[RowPlace] = set()
        self._fate = Fate.ALL
        self._work = 0
        self.seen: Seen | None = None
        self.entries: tuple[state.Entry, ...] = ()
        self.view = TimetableView(desk.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.back.clicked.connect(self._back)
        view.stop.clicked.connect(self.cancel)
        for choose in (view.choose, view.first):
            choose.clicked.connect(self.ask_for_file)
        view.take.clicked.connect(self.take)
        view.mended.connect(self._mend)
        view.left.connect(self._leave_out)
        view.column_chosen.connect(self._choose_column)
        view.fate_chosen.connect(self._choose_fate)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._escape)

    @override
    def enter(self) -> None:
        self._show()
        self._focus_next()

    @override
    def leave(self) -> None:
        self._work += 1  # what is still being read is no longer wanted
        self.view.show_step("")

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible() and self._opened is not None:
            self._look(focus=False)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        first = self.view.bad[0].first if self.view.bad else self.view.change_columns
        return (self.view.take, first, self.view.list)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    # --- reading --------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Let the person choose a file, and read it."""
        file = self.choose_file()
        if file is not None:
            self.read(file)

    def read(self, file: Path) -> None:
        """Read a file off the GUI thread; what was read before is put away."""
        self._opened, self.seen, self.entries = None, None, ()
        self._choices, self._left_out, self._fate = Choices(), set(), Fate.ALL
        zone = ZoneInfo(self._desk.challenge.time_zone)
        words = tr("Reading {file}…").format(file=file.name)
        self._run(words, lambda: open_timetable(file, zone=zone), self._read)
        self._show()

    def _read(self, opened: TimetableFile) -> None:
        self._opened = opened
        self._look()

    def _look(self, *, focus: bool = True) -> None:
        """Work out anew what the file would change, as it is to be read now."""
        opened, choices, desk = self._opened, self._choices, self._desk
        if opened is None:
            return

        def look() -> Seen:
            with desk.workspace.read() as view:
                return look_at(
                    opened,
                    view,
                    choices=choices,
                    new_reference=References(desk.peer.initials, used_references(view)),
                    new_id=desk.new_id,
                )

        self._run(tr("Comparing with the timetable here…"), look, lambda s: self._seen(s, focus))

    def _seen(self, seen: Seen, focus: bool) -> None:
        with self._desk.workspace.read() as view:
            names = {peer.id: peer.name for peer in view.all(Peer)}
        self.seen = seen
        self.entries = state.entries_of(seen.plan, names, self._desk.local)
        self._show()
        if focus and self.isVisible():
            announce(self.view.lead, self.view.lead.text())
            self._focus_next()

    def _run(self, words: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do work off the GUI thread; its outcome counts only while nothing else was asked for."""
        self._work += 1
        mine = self._work
        self.view.show_step(words)

        def finish(result: T) -> None:
            if mine == self._work:
                self.view.show_step("")
                done(result)

        def fail(error: Exception) -> None:
            if mine == self._work:
                self.view.show_step("")
                self.troubled.emit(as_problem(error))
                self._show()
                self._focus_next()

        self._desk.jobs.start(words, work, done=finish, failed=fail)

    def cancel(self) -> None:
        """Read no further and put the file away; nothing was changed."""
        self._work += 1
        self._opened, self.seen, self.entries = None, None, ()
        self.view.show_step("")
        self._show()
        self._focus_next()
        self.told.emit(tr("Import cancelled, nothing was changed"))

    # --- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        view, seen = self.view, self.seen
        is_working = not view.working.isHidden()
        view.preview.setVisible(seen is not None)
        view.start.setVisible(seen is None and not is_working)
        view.stop.setVisible(seen is not None or is_working)
        view.choose.setVisible(seen is not None)
        view.take.setVisible(seen is not None)
        if seen is None or self._opened is None:
            view.lead.setText("")
            view.order_tab()
            return
        plan = seen.plan
        view.lead.setText(f"{self._opened.file.name}: {state.summary(plan)}")
        words = state.import_words(plan)
        view.take.setText(words)
        view.take.setAccessibleName(words)
        self._desk.look.dress(view.take, "file-down", "on_accent")
        view.show_bad(state.bad_rows(plan, self._left_out))
        view.show_columns(seen.columns)
        view.show_besides(state.besides(plan, len(self._left_out)))
        self._show_entries()

    def _show_entries(self) -> None:
        counts = state.counts_of(self.entries)
        if self._fate not in counts:
            self._fate = Fate.ALL
        shown = state.shown_of(self.entries, self._fate)
        self.view.show_counts(counts, self._fate)
        lines = [state.line_of(entry, self._desk.local) for entry in shown]
        self.view.list.lines.show_lines(lines)
        self.view.show_rows(len(lines))
        self.view.list.choose_first()
        self.view.order_tab()

    def _focus_next(self) -> None:
        """The next step: a row to put right, then the import itself, else choosing a file."""
        view = self.view
        if not view.working.isHidden():
            view.stop.setFocus()
            return
        if self.seen is None:
            view.first.setFocus()
            return
        target: QWidget = view.take
        if view.bad:
            view.bad[0].focus()
            target = view.bad[0]
        else:
            view.take.setFocus()
        QTimer.singleShot(0, target, lambda: view.page.ensureWidgetVisible(target, 0, 40))

    # --- choosing -------------------------------------------------------------------------------

    def _mend(self, bad: LeftOut, words: RowWords) -> None:
        rows = {**self._choices.rows, bad.place: words}
        self._choices = replace(self._choices, rows=rows)
        self._look()

    def _leave_out(self, bad: LeftOut) -> None:
        self._left_out.add(bad.place)
        self._show()
        self._focus_next()

    def _choose_column(self, place: ColumnPlace, meaning: Meaning | None) -> None:
        columns = {at: each for at, each in self._choices.columns.items() if at != place}
        columns[place] = meaning
        self._choices = replace(self._choices, columns=columns)
        self._look(focus=False)

    def _choose_fate(self, fate: Fate) -> None:
        self._fate = fate
        self._show_entries()

    # --- doing ----------------------------------------------------------------------------------

    def take(self) -> None:
        """Take the timetable in as one act, after an automatic backup."""
        seen, workspace = self.seen, self._desk.workspace
        if seen is None:
            return
        if not seen.plan.change_set().changes:
            self._back()
            return
        words = tr("Making a backup first…")
        self._run(words, lambda: workspace.backup_if_changed("import"), lambda _file: self._take())

    def _take(self) -> None:
        seen = self.seen
        if seen is None or self._desk.acts.do(seen.plan.change_set()) is None:
            return
        first = next((each.planned.after.starts for each in self.entries if each.is_change), None)
        self._opened, self.seen, self.entries = None, None, ()
        self._work += 1
        day = self._desk.local(first).date().isoformat() if first else ""
        self.spot_asked.emit(Spot("today", None, day if self._is_ahead(day) else ""))
        self.said.emit(state.done_words(seen.plan))

    def _is_ahead(self, day: str) -> bool:
        return day > self._desk.now().date().isoformat()

    def _back(self) -> None:
        self.spot_asked.emit(Spot("today"))

    def _escape(self) -> None:
        if self.view.working.isHidden():
            self._back()
        else:
            self.cancel()

    def _ask(self) -> Path | None:
        words = tr("Choose a timetable")
        chosen, _ = QFileDialog.getOpenFileName(self, words, str(self._documents), FILTER)
        return Path(chosen) if chosen else None

    @staticmethod
    def can_take(file: Path) -> bool:
        """Whether a file that is dropped on the window may be a timetable."""
        return file.suffix.lower() in ENDINGS
