"""A recovery key, shown once: to print, to save, and a check that it was written down."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QLineEdit, QWidget

from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import ErrorSummary, Field
from sli_desktop.ui.widgets.parts import button, column, icon_label, row, set_tone, text
from sli_desktop.wording import tr

ASKED = (3, 6)
"""Which two groups of the key are typed back, counted from 1."""

WARNING = tr(
    "With it the notes open when the passphrase is forgotten, so keep it apart from the laptop: in "
    "your office, or with somebody you trust. It is shown only now."
)


class Ways(NamedTuple):
    """How the key leaves the screen; tests give their own."""

    print_it: Callable[[QWidget, str], bool]
    ask_file: Callable[[QWidget], Path | None]


def print_words(parent: QWidget, words: str) -> bool:
    """Print plain words on the printer the person chooses; False where they chose none."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    page = QTextDocument()
    page.setPlainText(words)
    page.print_(printer)
    return True


def ask_file(parent: QWidget) -> Path | None:
    """Ask where the key is saved."""
    title = tr("Save the recovery key, not on this laptop")
    name, _ = QFileDialog.getSaveFileName(parent, title, tr("Recovery key.txt"))
    return Path(name) if name else None


USUAL_WAYS = Ways(print_words, ask_file)


class RecoveryKeyCard(QWidget):
    """Emits `written` once two groups were typed back, or the person goes on without."""

    written = Signal()

    def __init__(self, look: Look, council: str, key: str, ways: Ways = USUAL_WAYS) -> None:
        super().__init__()
        self._look, self._council, self.key, self._ways = look, council, key, ways
        self.shown = text(_in_two_lines(key), "section")
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setAccessibleName(tr("Recovery key {key}").format(key=key))
        self.print_button = button(look, tr("Print it"), icon="printer")
        self.save_button = button(look, tr("Save it as a file"), icon="save")
        self.said = text("", "secondary", wrap=True)
        self.summary = ErrorSummary(look)
        self.groups = tuple(self._group(number) for number in ASKED)
        self.go_on = button(look, tr("I have written it down"), kind="primary", icon="check")
        self.skip = button(look, tr("Go on without writing it down"), kind="link")
        self._lay_out()
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.go_on.clicked.connect(self._check)
        self.skip.clicked.connect(self.written)
        self.groups[0].editor.setFocus()

    def _group(self, number: int) -> Field:
        line = QLineEdit()
        line.setMaximumWidth(self._look.theme.px(160))
        line.returnPressed.connect(self._check)
        return Field(tr("Group {number} of the key").format(number=number), line)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        frame.setProperty("chosen", "true")
        icon = icon_label(self._look, "key-round", "accent", 26)
        frame.setLayout(row([icon, self.shown, None], gap=16, margins=(18, 14, 18, 14)))
        fields = row([*self.groups, None], gap=16)
        why = text(
            tr("To be sure, type two of its groups from your paper, not from the screen."),
            wrap=True,
        )
        layout = column(
            [
                text(WARNING, wrap=True),
                frame,
                flow(self.print_button, self.save_button),
                self.said,
                self.summary,
                why,
                fields,
                4,
                flow(self.go_on, self.skip),
            ],
            gap=12,
        )
        self.setLayout(layout)
        self.said.hide()

    def words(self) -> str:
        """What is printed or saved."""
        title = tr("Recovery key for {council}, in SLI Desktop").format(council=self._council)
        return f"{title}\n\n{_in_two_lines(self.key)}\n\n{WARNING}\n"

    def _print(self) -> None:
        if self._ways.print_it(self, self.words()):
            self._say(tr("Sent to the printer."))

    def _save(self) -> None:
        file = self._ways.ask_file(self)
        if file is None:
            return
        try:
            file.write_text(self.words(), encoding="utf-8")
        except OSError:
            words = tr("It could not be saved there. Choose another place, or write it down.")
            self._say(words, tone="danger")
            return
        self._say(tr("Saved as {name}. Keep it apart from the laptop.").format(name=file.name))

    def _say(self, words: str, tone: str = "") -> None:
        self.said.setText(words)
        set_tone(self.said, tone)
        self.said.show()
        announce(self, words)

    def _check(self) -> None:
        groups = self.key.split("-")
        errors = []
        for field, number in zip(self.groups, ASKED, strict=True):
            field.show_error("")
            typed = field.editor.text() if isinstance(field.editor, QLineEdit) else ""
            if plain(typed) != plain(groups[number - 1]):
                words = tr("Group {number} is not as it stands in the key")
                errors.append((field, words.format(number=number)))
        self.summary.show_errors(errors)
        if not errors:
            self.written.emit()


def plain(typed: str) -> str:
    """Letters and digits of a key as they were meant: spaces, hyphens and case do not matter."""
    kept = "".join(letter for letter in typed.upper() if letter.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))


def _in_two_lines(key: str) -> str:
    groups = key.split("-")
    half = len(groups) // 2
    return "\n".join("  ".join(part) for part in (groups[:half], groups[half:]))
