"""Print: choose a sheet, look at its pages, print them or save them as PDF or as a Word form."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.calendar_words import short_weekday
from sli_desktop.errors import SliError
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.people import Peer, PeerStatus
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.contact_numbers import contact_numbers
from sli_desktop.services.guide.pages import Guide
from sli_desktop.services.paper.blocks import Sheet
from sli_desktop.services.paper.facts import days_with_meetings
from sli_desktop.services.paper.note_form import save_note_form
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.printing import Leaves, print_on, save_pdf
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.paper import state
from sli_desktop.ui.screens.paper.reading import ON_NOTES, ON_SHEETS, read_timetable, with_notes
from sli_desktop.ui.screens.paper.state import Kind, Wanted
from sli_desktop.ui.screens.paper.view import PaperView
from sli_desktop.ui.spot import Spot, origin_of
from sli_desktop.ui.widgets.guide_view import guide_picture
from sli_desktop.ui.words import day as day_words
from sli_desktop.ui.words import times
from sli_desktop.wording import tr, trn

if TYPE_CHECKING:
    from datetime import date

    from sli_desktop.models.records.ids import MeetingId

AskFile = Callable[[Path, str], Path | None]
AskPrinter = Callable[[], QPrinter | None]
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class PaperScreen(Screen):
    """The dialogs for file and printer are handed in, so that tests answer them."""

    name = "paper"
    title = tr("Print")
    help_page = "paper"
    keys = ((tr("Back to where you were"), "Esc"),)

    def __init__(
        self,
        desk: Desk,
        documents: Path,
        guide: Callable[[], Guide],
        *,
        ask_file: AskFile | None = None,
        ask_printer: AskPrinter | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._folder, self._guide = desk, documents, guide
        self.ask_file = ask_file or self._ask_file
        self.ask_printer = ask_printer or self._ask_printer
        self._records: ChallengeRecords | None = None
        self._wanted: Wanted | None = None
        self._came_from: Spot | None = None
        self._narrow = False
        self.view = PaperView(desk.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        view = self.view
        view.print.clicked.connect(self.print_sheet)
        view.pdf.clicked.connect(self.save_as_pdf)
        view.form.clicked.connect(self.save_as_form)
        view.back.clicked.connect(self.go_back)
        for choice in (view.kind, view.day, view.whose, view.meeting, view.page):
            choice.chosen.connect(self._choose)
        for check in (view.questions, view.room):
            check.clicked.connect(self._choose)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.go_back)

    # --- where we are ---------------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        self._read()
        if self._wanted is None:
            self._begin()
        if self._wanted is not None:
            self._wanted = state.from_spot(spot, self._wanted)
        self._came_from = origin_of(spot)

    def _read(self) -> None:
        with self._desk.workspace.read() as view:
            self._records = read_timetable(view)

    def _begin(self) -> None:
        desk = self._desk
        if self._records is not None:
            today = desk.now().date()
            self._wanted = state.begin(self._records, today, desk.zone, desk.peer)

    @override
    def spot(self) -> Spot:
        return state.spot_of(self._wanted) if self._wanted else Spot(self.name)

    @override
    def enter(self) -> None:
        if self._records is None:
            self.open_at(Spot(self.name))
        self.view.banner.hide()
        self._offer()
        self._show()
        (self.view.kind if self._narrow else self.view.print).setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        wanted = self._wanted
        notes_show = wanted is not None and wanted.kind is Kind.NOTES
        on_it = ON_SHEETS | ON_NOTES if notes_show else ON_SHEETS
        if self.isVisible() and any(each.kind in on_it for each in committed.changes):
            self._read()
            self._show()

    @override
    def leave(self) -> None:
        self.view.preview.show_leaves(None)
        self._records = None

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.kind, self.view.preview)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self.view.set_narrow(narrow=narrow)

    def go_back(self) -> None:
        """Go back to where the person came from: the meeting, or Today."""
        if self._wanted is not None:
            self.spot_asked.emit(self._came_from or state.back_from(self._wanted))

    # --- what is wanted -------------------------------------------------------------------------

    def _offer(self) -> None:
        records, local = self._records, self._desk.local
        if records is None or self._wanted is None:
            return
        days = sorted({*days_with_meetings(records, self._desk.zone), self._wanted.day})
        team = [p for p in records.all(Peer) if p.status is not PeerStatus.WITHDRAWN]
        meetings = []
        for each in state.meetings_in_order(records):
            starts = local(each.starts) if each.starts else None
            when = f"{short_weekday(starts)} {times(starts, None)}" if starts else tr("No time yet")
            meetings.append((f"{when}  {each.title}", each.id))
        self.view.fill(
            [(day_words(each), each) for each in days],
            [(tr("Whole team"), None), *((peer.name, peer.id) for peer in team)],
            meetings,
            [(page.title, page.name) for page in self._guide().pages],
        )
        if state.needs_meeting(self._wanted.kind) and self._wanted.meeting is None and meetings:
            self._wanted = self._wanted._replace(meeting=meetings[0][1])

    def _choose(self) -> None:
        view, before = self.view, self._wanted
        if before is None:
            return
        meeting = cast("MeetingId | None", view.meeting.value)
        kind = Kind(str(view.kind.value))
        if state.needs_meeting(kind) and meeting is None and view.meeting.count():
            meeting = cast("MeetingId", view.meeting.itemData(0))
        self._wanted = Wanted(
            kind,
            cast("date", view.day.value),
            state.as_peer(view.whose.value),
            meeting,
            view.questions.isChecked(),
            view.room.isChecked(),
            str(view.page.value or ""),
        )
        self._show()

    def _show(self) -> None:
        wanted, records = self._wanted, self._records
        if wanted is None or records is None:
            return
        self.view.show_wanted(wanted)
        sheet = self._sheet(wanted, records)
        leaves = None if sheet is None else Leaves(sheet, pictures=guide_picture)
        self.view.preview.show_leaves(leaves)
        self.view.show_count(leaves.count if leaves else 0)

    def _sheet(self, wanted: Wanted, records: ChallengeRecords) -> Sheet | None:
        zone = self._desk.zone
        if wanted.kind is Kind.NOTES:
            with self._desk.workspace.read() as view:
                records = with_notes(view, records, wanted.meeting)
        return state.sheet_of(wanted, records, zone, self._numbers(), self._guide)

    def _numbers(self) -> tuple[tuple[str, str], ...]:
        with self._desk.workspace.read() as view:
            known = contact_numbers(view)
        return (
            (tr("Safeguarding"), known.safeguarding),
            (tr("Challenge manager"), known.manager),
        )

    # --- doing ----------------------------------------------------------------------------------

    def print_sheet(self) -> None:
        """Ask for a printer and print the pages that show."""
        leaves = self.view.preview.leaves
        if leaves is None:
            return
        printer = self.ask_printer()
        if printer is None:
            return
        pages = print_on(printer, leaves.sheet, guide_picture)
        self.told.emit(_sent(pages))

    def save_as_pdf(self) -> None:
        """Ask for a name and save the pages that show as a PDF."""
        leaves = self.view.preview.leaves
        if leaves is None:
            return
        file = self._file(leaves.sheet.name, "pdf")
        if file is not None and self._do(lambda: save_pdf(leaves, file)):
            self._saved(file)

    def save_as_form(self) -> None:
        """Ask for a name and save a Word form with the codes of the meetings."""
        wanted, records = self._wanted, self._records
        if wanted is None or records is None:
            return
        zone = self._desk.zone
        meetings = state.meetings_of(wanted, records, zone)
        if not meetings:
            self.view.banner.say(tr("There is no meeting on that day to make a form for."))
            return
        named = self._sheet(wanted, records)
        file = self._file(tr("Note form, {name}").format(name=named.name if named else ""), "docx")
        peer = records.get(Peer, wanted.peer if wanted.kind is Kind.DAY else self._desk.peer.id)
        if file is not None and self._do(
            lambda: save_note_form(file, records, meetings, zone=zone, peer=peer)
        ):
            self._saved(file)

    def _file(self, name: str, ending: str) -> Path | None:
        proposed = _UNSAFE.sub(" ", f"{name}.{ending}")
        file = self.ask_file(self._folder / proposed, ending)
        if file is None or file.suffix.lower() == f".{ending}":
            return file
        file = file.with_name(f"{file.name}.{ending}")
        if file.exists():  # the dialog asked about another name
            self.view.banner.say(
                tr("There is already a file called {name}.").format(name=file.name),
                tr("It is as it was. Choose another name, or choose that file itself."),
            )
            return None
        return file

    def _saved(self, file: Path) -> None:
        self._folder = file.parent
        words = tr("{name} is saved.").format(name=file.name)
        rest = tr("It is not encrypted: keep it only as long as you need it.")
        self.view.banner.say(words, rest, tone="ok")

    def _do(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except SliError as problem:
            self.view.banner.show_problem(problem)
            return False
        return True

    def _ask_file(self, proposed: Path, ending: str) -> Path | None:
        kinds = {"pdf": "PDF (*.pdf)", "docx": tr("Word document (*.docx)")}
        found, _ = QFileDialog.getSaveFileName(
            self, tr("Save as"), str(proposed), kinds.get(ending, "")
        )
        return Path(found) if found else None

    def _ask_printer(self) -> QPrinter | None:
        if not QPrinterInfo.availablePrinterNames():
            self.view.banner.say(
                tr("No printer is set up on this computer."),
                tr("Save the pages as PDF and print them where there is one."),
            )
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        leaves = self.view.preview.leaves
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, leaves.count if leaves else 1)
        chosen = dialog.exec()
        dialog.deleteLater()
        return printer if chosen == QDialog.DialogCode.Accepted else None


def _sent(pages: int) -> str:
    return trn(pages, "{number} page sent to the printer", "{number} pages sent to the printer")
