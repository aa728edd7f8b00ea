"""Export: the report is made off the GUI thread and stands in its folder whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.exposure import public_texts
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.safe import safe_outline
from sli_desktop.services.report_apart import Made, Making, Order, ReportCancelledError, Step, Wish
from sli_desktop.services.report_checks import verdict
from sli_desktop.services.versions.whole import freeze_whole
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.export import state
from sli_desktop.ui.screens.export.view import CHOSEN, ExportView
from sli_desktop.ui.words import listed
from sli_desktop.wording import tr, trn

T = TypeVar("T")
AskFolder = Callable[[Path], Path | None]
Make = Callable[[Making, Order, Callable[[Step], None]], Made]
"""How the files of an order are made: in a process of their own."""


_NUMBERS = {int(Qt.Key.Key_0) + number: number for number in range(1, 6)}
"""Keys of the format cards, at work while one of them has the focus."""


class NoLongerWantedError(Exception):
    """The person has gone elsewhere: nobody waits for the answer."""


class _Looking:
    """One look through the report; whoever needs the worker need not wait for one that is left."""

    def __init__(self) -> None:
        self.is_wanted = True

    def through(self, each: Iterable[T]) -> Iterator[T]:
        """Records or texts one by one, as long as the answer is wanted."""
        for one in each:
            if not self.is_wanted:
                raise NoLongerWantedError
            yield one


class ExportScreen(Screen):
    """Formats, checks, name and folder. Dialogs are handed in, so that tests answer them."""

    _stepped = Signal(object)

    name = "export"
    title = tr("Export")
    keys = (
        (tr("Export"), "Enter"),
        (tr("Stop the export"), "Esc"),
        (tr("A format, or not"), "1 to 5"),
    )

    def __init__(
        self,
        desk: Desk,
        documents: Path,
        ask_folder: AskFolder | None = None,
        make: Make = Making.make,
    ) -> None:
        super().__init__()
        self._desk = desk
        self.make_files = make
        self._making: Making | None = None
        self._memory_name = f"report folder of {desk.challenge.id}"
        self.folder = _remembered(desk.memory.words(self._memory_name)) or documents
        self._looking = _Looking()
        self._ask = ask_folder or self._ask_for_folder
        self.view = ExportView(desk.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        view = self.view
        for name, card in view.formats.items():
            card.toggled.connect(self._show_button)
            card.setChecked(name in CHOSEN)
        view.change.clicked.connect(self._change_folder)
        view.export.clicked.connect(self.export)
        view.show_it.clicked.connect(self._open_folder)
        view.cancel.clicked.connect(self.cancel)
        self._stepped.connect(self._show_step)
        view.show_asked.connect(self.spot_asked)
        view.tabs.spot_asked.connect(self.spot_asked)
        today = desk.now().date()
        view.name.setText(state.file_name(desk.challenge.subject, today))
        view.folder.setText(str(self.folder))

    @override
    def enter(self) -> None:
        self._check()
        next(iter(self.view.formats.values())).setFocus()

    def _check(self) -> None:
        """Look through everything on the worker: a long challenge takes its time."""
        if not self.view.checks.count():
            self.view.verdict.setText(tr("Looking through the report …"))
        self._looking = looking = _Looking()

        def look() -> tuple[state.Shown, ...]:
            with self._desk.workspace.read() as view:
                records = ChallengeRecords.of(looking.through(view.one_by_one()))
            return state.shown_checks(records, looking.through(public_texts(records)))

        self._desk.jobs.start(
            tr("Look through the report"),
            look,
            done=self._show_checks,
            failed=self._not_checked,
            behind=True,
        )

    @override
    def leave(self) -> None:
        self._looking.is_wanted = False

    def _not_checked(self, error: Exception) -> None:
        if not isinstance(error, NoLongerWantedError):
            self._failed(error)

    def _show_checks(self, found: tuple[state.Shown, ...]) -> None:
        if isValid(self):
            self.view.show_checks(found, *verdict([check for check, _ in found]))

    def _read(self) -> ChallengeRecords:
        with self._desk.workspace.read() as view:
            return view.everything()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (next(iter(self.view.formats.values())), self.view.name)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(name for name, card in self.view.formats.items() if card.isChecked())

    def _show_button(self) -> None:
        chosen = len(self._chosen())
        self.view.for_archive.setVisible(self.view.formats["pdf"].isChecked())
        self.view.in_pages.setVisible(self.view.formats["html"].isChecked())
        self.view.export.setText(
            tr("Export {files}").format(files=trn(chosen, "{number} file", "{number} files"))
            if chosen
            else tr("Export")
        )
        self.view.export.setAccessibleName(self.view.export.text())

    def export(self) -> None:
        """Make the chosen files."""
        view, chosen = self.view, self._chosen()
        name = state.safe_name(view.name.text())
        if not chosen or not name:
            missing = tr("a format") if not chosen else tr("a file name")
            view.banner.say(tr("Choose {missing} first.").format(missing=missing), tone="warn")
            return
        if not view.export.isEnabled():
            return
        options = ReportOptions(
            dated=self._desk.now().date(),
            include_proposed=view.proposed.isChecked(),
            speaker_notes=view.spoken.isChecked(),
        )
        endings = {"html": "zip"} if view.in_pages.isChecked() else {}
        wishes = tuple(
            Wish(each, self.folder / f"{name}.{endings.get(each, each)}") for each in chosen
        )
        view.banner.hide()
        view.export.setEnabled(False)
        view.progress.setText(tr("Putting the report together …"))
        view.cancel.show()
        for_archive, in_pages = view.for_archive.isChecked(), view.in_pages.isChecked()
        self._making = making = Making()

        def work() -> Made:
            records = self._read()
            safe_outline(records, options)
            frozen = freeze_whole(records)
            order = Order(frozen, options, wishes, for_archive, in_pages)
            return self.make_files(making, order, self._stepped.emit)

        self._desk.jobs.start(tr("Export the report"), work, done=self._done, failed=self._failed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        cards = list(self.view.formats.values())
        number = _NUMBERS.get(event.key(), 0)
        if number and any(card.hasFocus() for card in cards):
            cards[number - 1].click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.export()
        elif event.key() == Qt.Key.Key_Escape and self.is_making:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def cancel(self) -> None:
        """Stop the export that is under way."""
        if self._making is not None:
            self._making.cancel()
            self.view.progress.setText(tr("Stopping …"))

    @property
    def is_making(self) -> bool:
        """Whether files are being made."""
        return self._making is not None

    def _show_step(self, step: Step) -> None:
        words = tr("Making {name}, {number} of {count} …")
        self.view.progress.setText(
            words.format(name=step.name.upper(), number=step.number, count=step.total)
        )

    def _done(self, made: Made) -> None:
        self._end()
        self._desk.memory.remember_words(self._memory_name, str(self.folder))
        written = made.files
        self.view.show_it.show()
        kinds = listed([file.suffix[1:].upper() for file, _ in written])
        pages = next((each.pages for _, each in written if each.pages), None)
        slides = next((each.slides for _, each in written if each.slides), None)
        length = " ".join(
            (
                trn(pages, "{number} page.", "{number} pages.") if pages else "",
                trn(slides, "{number} slide.", "{number} slides.") if slides else "",
            )
        ).strip()
        replaced = "".join(sorted({char for _, each in written for char in each.replaced}))
        lacking = (
            tr("Characters the font does not have: {replaced}.").format(replaced=replaced)
            if replaced
            else ""
        )
        self.view.banner.say(
            tr("The report is saved as {kinds}.").format(kinds=kinds),
            f"{length} {lacking}".strip(),
            tone="ok",
        )

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, ReportCancelledError):
            self.view.banner.say(error.happened, error.kept, tone="warn")
        else:
            self.view.banner.show_problem(as_problem(error))

    def _end(self) -> None:
        self._making = None
        self.view.cancel.hide()
        self.view.export.setEnabled(True)
        self.view.progress.setText("")
        self.view.export.setFocus()

    def _change_folder(self) -> None:
        folder = self._ask(self.folder)
        if folder is not None:
            self.folder = folder
            self.view.folder.setText(str(folder))

    def _ask_for_folder(self, start: Path) -> Path | None:
        found = QFileDialog.getExistingDirectory(self, tr("Folder for the report"), str(start))
        return Path(found) if found else None

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def _remembered(folder: str) -> Path | None:
    """The folder of the last export, where it is still there."""
    return Path(folder) if folder and Path(folder).is_dir() else None
