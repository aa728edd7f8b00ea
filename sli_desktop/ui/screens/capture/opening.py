"""The words to say at the start, where the notes will stand: one key puts them away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sli_desktop.errors import SliError
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.services.opening import opening_words, put_away
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.widgets.parts import button, card, column, page, row, text
from sli_desktop.wording import tr


class Opening(QWidget):
    """Shown while a live meeting has no notes yet; not again for that meeting once put away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: Meeting | None = None
        self.words = text("", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        hide = tr("Hide these words")
        self.hide_button = button(desk.look, hide, icon="eye-off", key="Ctrl+Shift+W")
        head = row([text(tr("Say at the start"), "heading"), None, self.hide_button])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page(column([card(column([head, self.words], margins=16)), None])))
        self.hide_button.clicked.connect(self.put_away)
        self.hide()

    def look_up(self, meeting: Meeting | None) -> None:
        """Take up a meeting, or None where nothing is to be said."""
        self._meeting = meeting
        words = ""
        if meeting is not None:
            with self._desk.workspace.read() as view:
                words = opening_words(view, self._desk.challenge, meeting.id)
        self.words.setText(words)

    @property
    def is_due(self) -> bool:
        """Whether there are words to say that were not put away."""
        return bool(self.words.text())

    def put_away(self) -> None:
        """Show the words no more in this meeting."""
        if self._meeting is None or not self.is_due:
            return
        self.words.setText("")
        self.hide()
        try:
            put_away(self._desk.workspace, self._meeting.id)
        except SliError as problem:
            self._desk.acts.troubled.emit(problem)
