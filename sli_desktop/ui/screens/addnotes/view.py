"""Add notes, laid out: where they come from, then what they would become."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.forms import Choice, Field, TextField
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    column,
    icon_label,
    page,
    row,
    text,
)
from sli_desktop.wording import tr

LEAD = tr(
    "From a Word page, a text, a table, or words you paste. You see what becomes of each line "
    "first; nothing changes before you add them."
)


class AddNotesView(QWidget):
    """The widgets of Add notes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.banner = Banner(look)
        self.back = button(look, tr("Back"), icon="arrow-left", kind="link", key="Esc")
        self._make_source()
        self._make_preview()
        head = QHBoxLayout()
        title = column([text(tr("Add notes"), "title"), text(LEAD, "lead", wrap=True)], gap=2)
        head.addLayout(title, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout()
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.banner)
        whole.addWidget(self.source)
        whole.addWidget(self.preview, 1)
        whole.addStretch(0)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))
        self.show_preview(on=False)

    def show_preview(self, *, on: bool) -> None:
        """Show what the notes would become, or where they come from."""
        self.source.setVisible(not on)
        self.preview.setVisible(on)

    # --- where from -----------------------------------------------------------------------------

    def _make_source(self) -> None:
        look = self._look
        self.choose = button(look, tr("Choose a file"), icon="folder-open", kind="primary")
        self.paste = TextField()
        self.paste.setMinimumHeight(look.theme.px(140))
        pasted = Field(
            tr("Or paste the notes here"),
            self.paste,
            hint=tr("One note a line. A line that ends in a colon, such as “PS4:”, is a heading."),
        )
        self.read = button(look, tr("Look at what is pasted"), icon="eye")
        self.reading = text("", "secondary", wrap=True)
        self.cancel = button(look, tr("Cancel"), name=tr("Cancel reading"))
        drop = text(tr("or drop it here: Word, text, CSV or Excel"), "secondary", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.choose)
        line.addWidget(drop, 1)
        self.drop = card(
            column(
                [
                    line,
                    8,
                    pasted,
                    row([self.read, None]),
                    row([self.reading, self.cancel, None]),
                ],
                gap=8,
                margins=16,
            )
        )
        self.source = box(column([self.drop, None]))

    def show_reading(self, words: str) -> None:
        """Say what is being read, with a way to stop; nothing where nothing is."""
        self.reading.setText(words)
        self.reading.setVisible(bool(words))
        self.cancel.setVisible(bool(words))

    # --- what becomes of it ---------------------------------------------------------------------

    def _make_preview(self) -> None:
        look = self._look
        self.from_what = text("", "strong", wrap=True)
        self.other = button(look, tr("Choose something else"), icon="undo-2")
        self.author = Choice(look, ())
        self.marks = Check(look, tr('Read the marks + ! " ? @ # in these lines'))
        self.parts = LineList(look, tr("Parts of the page"))
        self.lines = LineList(look, tr("Lines of this part"))
        self.meeting = Choice(look, ())
        for choice in (self.author, self.meeting):
            choice.setSizeAdjustPolicy(
                choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(12)
        self.meeting_field = Field(tr("This part belongs to"), self.meeting)
        self.skip = button(look, tr("Leave this part out"), icon="x")
        self.whole = text("", "", wrap=True)
        self.whole.setMinimumHeight(look.theme.px(44))
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hint = text(tr("Enter or a click leaves a line out, or takes it in."), "secondary")
        self.hint.setWordWrap(True)
        self.sum_icon = icon_label(look, "triangle-alert", "warn")
        self.sum = text("", "strong", wrap=True)
        self.add = button(look, tr("Add notes"), icon="check", kind="primary")
        for each in (self.parts, self.lines):
            each.setMinimumHeight(look.theme.px(180))
        self._lay_out_preview()

    def _lay_out_preview(self) -> None:
        choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        choices.setSpacing(16)
        choices.addWidget(Field(tr("Whose notes these are"), self.author), 1)
        choices.addWidget(self.marks, 2, Qt.AlignmentFlag.AlignBottom)
        self.choices = choices
        left = box(column([text(tr("Parts"), "heading"), self.parts], gap=6))
        belongs = QHBoxLayout()
        belongs.addWidget(self.meeting_field, 1)
        belongs.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignBottom)
        right = box(column([belongs, self.lines, self.whole, self.hint], gap=6))
        self.body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.body.setSpacing(16)
        self.body.addWidget(left, 2)
        self.body.addWidget(right, 3)
        self.preview = QWidget()
        items = QVBoxLayout(self.preview)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.from_what, 1)
        head.addWidget(self.other)
        items.addLayout(head)
        items.addLayout(choices)
        items.addLayout(self.body, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.sum_icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.sum, 1)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        items.addLayout(foot)

    def set_narrow(self, *, narrow: bool) -> None:
        """One thing below the other where there is no room beside each other."""
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if narrow else ways.LeftToRight
        self.body.setDirection(way)
        self.choices.setDirection(way)
