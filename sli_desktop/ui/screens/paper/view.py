"""Print, laid out: what to print on the left, its pages on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.paper.state import KIND_WORDS, Kind, Wanted, has_form, needs_meeting
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.forms import Choice, Field
from sli_desktop.ui.widgets.leaf_view import LeafView
from sli_desktop.ui.widgets.parts import box, button, card, column, page, text
from sli_desktop.wording import tr, trn

NOT_SAFE = tr(
    "Paper and files outside the program are not encrypted. Keep them with you, and shred paper "
    "once it is written up."
)


WIDTH = 300
QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's own word for "no limit"."""


class PaperView(QWidget):
    """The widgets of Print."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.banner = Banner(look)
        kinds = [(KIND_WORDS[kind], kind) for kind in Kind]
        self.kind = Choice(look, kinds)
        self.day = Choice(look, ())
        self.whose = Choice(look, ())
        self.meeting = Choice(look, ())
        self.page = Choice(look, ())
        self.fields = {
            "kind": Field(tr("What to print"), self.kind),
            "day": Field(tr("Day"), self.day),
            "whose": Field(tr("Whose day"), self.whose),
            "meeting": Field(tr("Meeting"), self.meeting),
            "page": Field(tr("Page"), self.page),
        }
        for choice in (self.kind, self.day, self.whose, self.meeting, self.page):
            choice.setSizeAdjustPolicy(
                choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(12)
        self.questions = Check(look, tr("What to ask in each meeting"))
        self.room = Check(look, tr("Lines for notes"))
        self.print = button(look, tr("Print"), icon="printer", kind="primary")
        self.pdf = button(look, tr("Save as PDF"), icon="file-down")
        self.form = button(look, tr("Save as a Word form"), icon="file-text")
        self.back = button(look, tr("Back"), icon="arrow-left", kind="link", key="Esc")
        self.pages = text("", "secondary")
        self.preview = LeafView(look)
        self.preview.setMinimumHeight(look.theme.px(280))
        self._narrow = False
        self._lay_out()
        look.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        choices = column(
            [
                *self.fields.values(),
                self.questions,
                self.room,
                4,
                self.print,
                self.pdf,
                self.form,
                text(NOT_SAFE, "secondary", wrap=True),
                None,
            ],
            gap=10,
            margins=16,
        )
        self.choices = card(choices)
        self.shown = box(column([self.pages, self.preview], gap=4))
        self.body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.body.setSpacing(16)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.shown, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        lead = text(tr("Look at the pages, then print them or save them."), "lead", wrap=True)
        title = column([text(tr("Print"), "title"), lead], gap=2)
        head = QHBoxLayout()
        head.addLayout(title, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(head)
        whole.addWidget(self.banner)
        whole.addLayout(self.body, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))

    def _fit(self) -> None:
        wide = self._look.theme.px(WIDTH)
        self.choices.setMinimumWidth(0 if self._narrow else wide)
        self.choices.setMaximumWidth(QWIDGETSIZE_MAX if self._narrow else wide)

    def fill(
        self,
        days: Sequence[tuple[str, object]],
        peers: Sequence[tuple[str, object]],
        meetings: Sequence[tuple[str, object]],
        pages: Sequence[tuple[str, object]],
    ) -> None:
        """Offer days, people, meetings and pages of Help."""
        offered = (self.day, days), (self.whose, peers), (self.meeting, meetings)
        for choice, options in (*offered, (self.page, pages)):
            choice.clear()
            for words, value in options:
                choice.addItem(words, value)

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what is chosen, and only what can be chosen with it."""
        self.kind.show_value(wanted.kind)
        self.day.show_value(wanted.day)
        self.whose.show_value(wanted.peer)
        self.meeting.show_value(wanted.meeting)
        self.page.show_value(wanted.page.partition("#")[0])
        self.fields["page"].setVisible(wanted.kind is Kind.HELP)
        self.questions.setChecked(wanted.with_questions)
        self.room.setChecked(wanted.with_room)
        is_day = wanted.kind is Kind.DAY
        for widget in (self.fields["day"], self.fields["whose"], self.questions, self.room):
            widget.setVisible(is_day)
        self.fields["meeting"].setVisible(needs_meeting(wanted.kind))
        self.form.setVisible(has_form(wanted.kind))

    def show_count(self, pages: int) -> None:
        """Say how many pages there are."""
        self.pages.setText(trn(pages, "{number} page", "{number} pages") if pages else "")

    def set_narrow(self, *, narrow: bool) -> None:
        """Choices above the pages where there is no room beside each other."""
        self._narrow = narrow
        ways = QBoxLayout.Direction
        self.body.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._fit()
