"""Raise a concern: whom to ring, a form on paper, and striking out what was just typed."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from sli_desktop.models.records.note import Note
from sli_desktop.services.contact_numbers import ContactNumbers
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import button, card, column, page, row, set_tone, text
from sli_desktop.wording import tr

FIRST = tr(
    "Somebody may be at risk, or told you of wrongdoing? Listen, promise nothing, write none of it "
    "here. Ring now; they know what happens next."
)
NO_NUMBER = tr("No number yet. It is entered in Challenge set-up.")
WHAT_GOES = tr(
    "It goes from the line box, the notes, undo and the backups of this laptop. "
    "Nothing can bring it back. A copy you saved elsewhere is not touched."
)
SEALED = tr(
    "This note went into a bundle or came after an import, so it is sealed and cannot be struck "
    "out. Delete it here, so that it is in no report, and tell the challenge manager."
)
NOTHING_LEFT = tr("Nothing of yours is left to strike out in this meeting.")


class Target(NamedTuple):
    """What would be struck out: the line being typed (no note), or a note with its time."""

    words: str
    note: Note | None = None
    is_sealed: bool = False


class ConcernPane(QFrame):
    """Stands in the place of the notes. It keeps nothing."""

    strike_asked = Signal()
    form_asked = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self.back = button(look, tr("Back to the notes"), icon="arrow-left", key=tr("Esc"))
        self.back.setAccessibleName(tr("Back to the notes from the concern"))
        self.back.clicked.connect(self.left)
        self.safeguarding, self.manager = self._number(), self._number()
        self.form = button(look, tr("Print a form for the person’s own words"), icon="printer")
        self.form.clicked.connect(self.form_asked)
        self.strike = button(look, "", icon="eraser")
        self.strike.clicked.connect(self.strike_asked)
        self.what = text("", "secondary", wrap=True)
        self.told = text("", "strong", wrap=True)
        head = row([text(tr("Raise a concern"), "section"), None, self.back])
        body = column(
            [
                text(FIRST, wrap=True),
                row(
                    [
                        self._card(tr("Safeguarding"), self.safeguarding),
                        self._card(tr("Challenge manager"), self.manager),
                    ]
                ),
                self.form,
                self.told,
                self.strike,
                self.what,
                None,
            ],
            gap=8,
            margins=2,
        )
        for each in (self.form, self.strike):
            body.setAlignment(each, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column([head, page(body)], margins=(14, 10, 14, 10)))

    def _number(self) -> QLabel:
        label = text("", "heading", wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _card(self, title: str, number: QLabel) -> QFrame:
        return card(column([text(title, "small_strong"), number], gap=2, margins=(12, 8, 12, 8)))

    def show_numbers(self, numbers: ContactNumbers) -> None:
        """Say whom to ring."""
        self.safeguarding.setText(numbers.safeguarding or NO_NUMBER)
        self.manager.setText(numbers.manager or NO_NUMBER)

    def show_target(self, target: Target | None) -> None:
        """Say what would be struck out, and what that means."""
        self.strike.setVisible(target is not None)
        if target is None:
            self.what.setText(NOTHING_LEFT)
            return
        verb = tr("Delete {what}") if target.is_sealed else tr("Strike out {what}")
        self.strike.setText(verb.format(what=target.words))
        self.strike.setAccessibleName(self.strike.text())
        self._look.dress(self.strike, "trash-2" if target.is_sealed else "eraser")
        self.what.setText(SEALED if target.is_sealed else WHAT_GOES)

    def tell(self, words: str, *, tone: str = "ok") -> None:
        """Say what has been done."""
        set_tone(self.told, tone)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        if words:
            announce(self, words)

    def tab_widgets(self) -> list[QWidget]:
        """What Tab goes through, in the order of reading."""
        return [self.back, self.form, self.strike]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
