"""Export: the report is made off the GUI thread and stands in its folder whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.exposure import public_texts
from sli_desktop.services.report.files import Written
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.safe import safe_outline
from sli_desktop.services.report.writers import writer_of
from sli_desktop.services.report_checks import verdict
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.export import state
from sli_desktop.ui.screens.export.view import CHOSEN, ExportView
from sli_desktop.ui.words import listed
from sli_desktop.wording import tr, trn

T = TypeVar("T")
AskFolder = Callable[[Path], Path | None]


class Order(NamedTuple):
    """What to make: of which records, the choices, the formats, where to."""

    read: Callable[[], ChallengeRecords]
    options: ReportOptions
    files: tuple[tuple[str, Path], ...]
    for_archive: bool = False
    in_pages: bool = False


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

    name = "export"
    title = tr("Export")
    keys = ((tr("Export"), "Enter"),)

    def __init__(self, desk: Desk, documents: Path, ask_folder: AskFolder | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._folder = documents
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
        view.name.returnPressed.connect(self.export)
        view.show_it.clicked.connect(self._open_folder)
        view.show_asked.connect(self.spot_asked)
        view.tabs.spot_asked.connect(self.spot_asked)
        today = desk.now().date()
        view.name.setText(state.file_name(desk.challenge.subject, today))
        view.folder.setText(str(documents))

    @override
    def enter(self) -> None:
        self._check()
        self.view.export.setFocus()

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
        files = tuple((each, self._folder / f"{name}.{endings.get(each, each)}") for each in chosen)
        view.banner.hide()
        view.export.setEnabled(False)
        view.progress.setText(
            tr("Making {files} …").format(files=trn(len(files), "{number} file", "{number} files"))
        )
        order = Order(
            self._read, options, files, view.for_archive.isChecked(), view.in_pages.isChecked()
        )
        self._desk.jobs.start(
            tr("Export the report"), lambda: write(order), done=self._done, failed=self._failed
        )

    def _done(self, written: tuple[tuple[Path, Written], ...]) -> None:
        self._end()
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
        self.view.banner.show_problem(as_problem(error))

    def _end(self) -> None:
        self.view.export.setEnabled(True)
        self.view.progress.setText("")
        self.view.export.setFocus()

    def _change_folder(self) -> None:
        folder = self._ask(self._folder)
        if folder is not None:
            self._folder = folder
            self.view.folder.setText(str(folder))

    def _ask_for_folder(self, start: Path) -> Path | None:
        found = QFileDialog.getExistingDirectory(self, tr("Folder for the report"), str(start))
        return Path(found) if found else None

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def write(order: Order) -> tuple[tuple[Path, Written], ...]:
    """Make the files of an order; runs on the worker.

    Raises:
        SliError: a file could not be saved; those before it are there whole.
    """
    made = safe_outline(order.read(), order.options)
    choices = {"for_archive": order.for_archive, "in_pages": order.in_pages}
    return tuple((file, writer_of(name, **choices)(made, file)) for name, file in order.files)
