"""A problem report before it is saved: the person reads all of it first."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.parts import button, column, text
from sli_desktop.wording import tr


class ReportPreview(QWidget):
    """Shows the report; `ask_file` asks where it goes."""

    def __init__(
        self, look: Look, words: str, ask_file: Callable[[QWidget, str], Path | None]
    ) -> None:
        super().__init__()
        self._ask_file = ask_file
        self.shown = QPlainTextEdit(words)
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(tr("Problem report"))
        self.shown.setMinimumHeight(look.theme.px(160))
        self.save = button(look, tr("Save this report"), icon="save")
        self.said = text(
            tr(
                "The problem report stays on this laptop. It holds no notes, names or passphrases. "
                "You choose whether to send it."
            ),
            "secondary",
            wrap=True,
        )
        self.setLayout(column([self.shown, flow(self.save), self.said], gap=8))
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        file = self._ask_file(self, tr("Save the problem report"))
        if file is None:
            return
        try:
            file.write_text(self.shown.toPlainText(), encoding="utf-8")
        except OSError:
            self.said.setText(tr("It could not be saved there. Choose another place."))
            return
        self.said.setText(tr("Saved as {name}.").format(name=file.name))
