"""Recovery: after a crash, or where a challenge does not open. Calm, true, two actions to go on."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.services.aftermath import Found, readable_words
from sli_desktop.services.drafts import Draft
from sli_desktop.storage import ReadTexts, Rescue, Workspace
from sli_desktop.ui.opening import Before, FrontPage
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.recovery.backups import BackupList
from sli_desktop.ui.screens.recovery.state import Line, damaged_lead, lines, sudden_end
from sli_desktop.ui.screens.recovery.unfinished import UnfinishedLine
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.front import FrontFrame
from sli_desktop.ui.widgets.parts import Item, box, button, card, column, icon_label, row, text
from sli_desktop.ui.widgets.report_preview import ReportPreview
from sli_desktop.wording import tr, trn

if TYPE_CHECKING:
    from sli_desktop.models.records.ids import MeetingId


class Means(NamedTuple):
    """How Recovery does what it offers; made by the assembly.

    `look` counts and checks the open challenge; `settle` makes its unfinished line a note, or one
    in the bin; `restore` puts a backup in its place; `ask_folder` and `ask_new_file` ask for a
    place; `report` makes a problem report.
    """

    now: Callable[[], datetime]
    look: Callable[[Workspace], Found]
    settle: Callable[[Workspace, Draft, bool], None]
    restore: Callable[[Rescue, Path], Workspace]
    ask_folder: Callable[[QWidget, str], Path | None]
    ask_new_file: Callable[[QWidget, str], Path | None]
    report: Callable[[Sequence[str]], str]


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def ask_new_file(parent: QWidget, title: str) -> Path | None:
    """Ask for a new text file."""
    name, _ = QFileDialog.getSaveFileName(parent, title, tr("Texts of the challenge.txt"))
    return Path(name) if name else None


class RecoveryPage(FrontPage):
    """The parts that both kinds of trouble share: backups, a copy, every readable text."""

    title: ClassVar[str] = tr("Recovery")

    def __init__(self, before: Before, means: Means, council: str, heading: str) -> None:
        super().__init__()
        self._before, self._means, self._council = before, means, council
        self.rescue: Rescue | None = None
        self.frame = FrontFrame(before.look, heading, icon="life-buoy")
        self.backup_list: BackupList | None = None
        self.backups_at = -1
        look = before.look
        self.open_backup = button(look, tr("Open a backup"), icon="history")
        self.save_copy = button(look, tr("Save a copy elsewhere"), icon="copy")
        self.save_texts = button(look, tr("Save every text that can be read"), icon="file-text")
        self.texts_hint = text(
            tr("The file of texts is not encrypted: keep it where only you can read it."),
            "secondary",
            wrap=True,
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.frame.back.clicked.connect(self.left)
        self.open_backup.clicked.connect(self.show_backups)
        self.report = button(look, tr("Save a problem report"), kind="link", icon="file-text")
        self.report_hint = text(
            tr(
                "The problem report stays on this laptop. It holds no notes, names or passphrases. "
                "You choose whether to send it."
            ),
            "secondary",
            wrap=True,
        )
        self.report_preview: ReportPreview | None = None
        self.facts: tuple[str, ...] = ()
        self.report.clicked.connect(self._show_report)
        self.save_copy.clicked.connect(self._save_copy)
        self.save_texts.clicked.connect(self._save_texts)

    @override
    def leave(self) -> None:
        if self.backup_list is not None:
            self.backup_list.stop()

    def let_go(self) -> None:
        """Close the challenge, where it is open, so that its folder can be changed."""

    def show_backups(self) -> None:
        """List the backups below what stands there."""
        if self.rescue is None or self.backup_list is not None:
            return
        listed = BackupList(self._before.look, self._before.jobs, self.rescue, self._means.now())
        self.backup_list = listed
        listed.chosen.connect(self._go_back)
        title = text(tr("Backups"), "section")
        for place, widget in enumerate((title, listed)):
            at = self.backups_at + place if self.backups_at >= 0 else -1
            self.frame.body.insertWidget(at, widget)
        listed.look()
        if listed.buttons:
            listed.buttons[0].setFocus()

    def _show_report(self) -> None:
        if self.report_preview is None:
            words = self._means.report(self.facts)
            made = ReportPreview(self._before.look, words, self._means.ask_new_file)
            self.report_preview = made
            self.frame.body.addWidget(made)
            made.save.setFocus()

    def _go_back(self, backup: Path) -> None:
        rescue = self.rescue
        if rescue is None:
            return
        self.leave()
        self.let_go()
        self._run(lambda: self._means.restore(rescue, backup), self._restored)

    def _restored(self, workspace: Workspace) -> None:
        self.opened.emit(workspace, None)

    def _save_copy(self) -> None:
        rescue = self.rescue
        folder = self._means.ask_folder(self, tr("Save a copy: choose a folder for it"))
        if rescue is None or folder is None:
            return
        target = folder / f"{rescue.folder.stem} {tr('copy')}.sli"
        said = tr("A copy was saved as {name}.").format(name=target.name)
        self._run(lambda: rescue.copy_as_it_lies(target), lambda _none: self._say(said))

    def _save_texts(self) -> None:
        rescue = self.rescue
        file = self._means.ask_new_file(self, tr("Save every text that can be read"))
        if rescue is None or file is None:
            return
        council = self._council

        def work() -> ReadTexts:
            read = rescue.readable()
            file.write_text(readable_words(council, read), encoding="utf-8")
            return read

        self._run(work, self._saved_texts)

    def _saved_texts(self, read: ReadTexts) -> None:
        number = sum(each.kind == "note" for each in read.texts)
        notes = trn(number, "{number} note was read.", "{number} notes were read.")
        rest = "" if read.is_whole else tr("Parts of the file could not be read.")
        self._say(tr("The texts were saved: {notes}").format(notes=notes), rest)

    def _say(self, words: str, rest: str = "") -> None:
        self.frame.banner.say(words, rest, tone="ok")

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.setEnabled(False)

        def ended(result: object) -> None:
            self.setEnabled(True)
            done(result)

        def failed(error: Exception) -> None:
            self.setEnabled(True)
            problem = as_problem(OSError() if isinstance(error, OSError) else error)
            self.frame.banner.show_problem(problem)

        self._before.jobs.start(self.title, work, done=ended, failed=failed)

    def found_card(self, found: list[Line], heading: str) -> QWidget:
        """What was found, each with its icon."""
        items: list[Item] = [text(heading, "heading")]
        for line in found:
            if line.is_open:
                items.append(self.unfinished(line))
                continue
            words: list[Item] = [text(line.words, wrap=True)]
            if line.more:
                words.append(text(line.more, "secondary", wrap=True))
            one = row(
                [icon_label(self._before.look, line.icon, line.tone, 20), column(words, gap=2)],
                gap=10,
            )
            one.setStretch(1, 1)  # type: ignore[attr-defined]
            items.append(one)
        return card(column(items, gap=10, margins=(16, 14, 16, 16)))

    def unfinished(self, line: Line) -> UnfinishedLine:
        """The line that was being typed, and what can be done with it."""
        return UnfinishedLine(self._before.look, line)


class AftermathPage(RecoveryPage):
    """After a crash: the challenge is open, the unfinished line waits in its box."""

    def __init__(self, before: Before, means: Means, opened: Workspace, council: str) -> None:
        super().__init__(before, means, council, tr("Your notes are safe"))
        self._workspace: Workspace | None = opened
        self._wants_on = False
        self._meeting: MeetingId | None = None
        self.found: Found | None = None
        self.line: UnfinishedLine | None = None
        self.rescue = Rescue(opened.folder, opened.data_key)
        self.carry_on = button(
            before.look, tr("Carry on"), kind="primary", icon="arrow-right", key=tr("Enter")
        )
        self.carry_on.setAutoDefault(True)
        self.carry_on.clicked.connect(self._carry_on)
        self.frame.back.hide()
        ended_at = opened.ended_at
        if ended_at is not None:
            now = means.now()
            self.frame.say_title(
                tr("Your notes are safe"), sudden_end(ended_at.astimezone(now.tzinfo), now)
            )
        self._show(tr("Looking at everything …"), [])

    def _show(self, heading: str, found: list[Line]) -> None:
        ways = flow(self.carry_on, self.open_backup, self.save_copy, self.report)
        self.frame.show_body(self.found_card(found, heading), ways, self.report_hint)
        if self.backup_list is not None:  # it went with the body that stood there
            self.backup_list.stop()
            self.backup_list = None
            self.show_backups()

    @override
    def enter(self) -> None:
        self.carry_on.setFocus()
        opened = self._workspace
        if opened is not None:
            self._before.jobs.start(
                self.title,
                lambda: self._means.look(opened),
                done=self._looked,
                failed=lambda error: self.frame.banner.show_problem(as_problem(error)),
            )

    def _looked(self, found: Found) -> None:
        self.found = found
        self.facts = (f"notes={found.notes}", f"damage={', '.join(found.check.damage) or '-'}")
        now = self._means.now()
        began = found.draft.first_key.astimezone(now.tzinfo) if found.draft else None
        if not found.check.is_whole:
            self.frame.say_title(tr("Some notes could not be read"), self.frame.lead.text())
        had_focus = self.carry_on.hasFocus()
        self._show(tr("What we found"), lines(found, began))
        if found.draft is not None:
            self.carry_on.setText(tr("Carry on with the meeting"))
            self.carry_on.setAccessibleName(tr("Carry on with the meeting"))
        if had_focus:
            self.carry_on.setFocus()
        if self._wants_on:
            self._carry_on()

    @override
    def unfinished(self, line: Line) -> UnfinishedLine:
        self.line = super().unfinished(line)
        self.line.settled.connect(self._settle)
        return self.line

    def _settle(self, keep: bool) -> None:
        opened, found = self._workspace, self.found
        if opened is None or found is None or found.draft is None:
            return
        draft = found.draft

        def work() -> Found:
            self._means.settle(opened, draft, keep)
            return self._means.look(opened)

        def done(again: Found) -> None:
            self._meeting = draft.meeting
            self._looked(again)
            self.carry_on.setFocus()
            self._say(tr("The line is a note now.") if keep else tr("The line is in the bin."))

        self._run(work, done)

    def _carry_on(self) -> None:
        if self.found is None:
            self._wants_on = True
            return
        opened, self._workspace = self._workspace, None
        if opened is not None:
            spot = Spot("capture", self._meeting) if self._meeting is not None else None
            self.opened.emit(opened, spot)

    @override
    def let_go(self) -> None:
        if self._workspace is not None:
            self._workspace.close()

    @override
    def leave(self) -> None:
        super().leave()
        self.let_go()


class DamagedPage(RecoveryPage):
    """A challenge that does not open: its backups, a copy of it, every text that can be read."""

    def __init__(
        self, before: Before, means: Means, rescue: Rescue | None, council: str, problem: SliError
    ) -> None:
        super().__init__(before, means, council, tr("This challenge is damaged"))
        self.rescue = rescue
        backups = len(rescue.backups()) if rescue is not None else 0
        self.frame.say_title(tr("This challenge is damaged"), damaged_lead(problem, backups))
        kept = Line(
            "shield-check", "ok", tr("The damaged file stays as it is, whatever you choose.")
        )
        self.facts = (f"{problem.code} {problem.details}", f"backups={backups}")
        self.frame.show_body(self.found_card([kept], tr("What is safe")))
        if rescue is not None:
            self.backups_at = 1
            other = text(tr("Other ways"), "section")
            more = box(
                column(
                    [other, flow(self.save_copy, self.save_texts, self.report), self.texts_hint],
                    gap=10,
                )
            )
            self.frame.body.addWidget(more)

    @override
    def enter(self) -> None:
        self.show_backups()
        if self.backup_list is None or not self.backup_list.buttons:
            self.frame.back.setFocus()
