"""The wrap-up, laid out: headlines and people, notes without a theme, follow-ups."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from sli_desktop.models.records.challenge import Theme
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    clear,
    column,
    icon_label,
    page,
    restyle,
    row,
    text,
)
from sli_desktop.ui.widgets.theme_button import WITH_KEY
from sli_desktop.wording import tr

LEAD = tr("Two minutes, while it is fresh. Skip anything you like; it is all saved.")
FEED = tr("These feed tonight’s team meeting.")
DONE = tr("Every note has a theme, and nothing is left to ask.")


class WrapUpView(QWidget):
    """The widgets of the wrap-up; `screen.py` says what they do."""

    def __init__(
        self, look: Look, headlines: Sequence[QWidget], people: QFrame, notes: QWidget
    ) -> None:
        super().__init__()
        self._look = look
        self.headlines_card = card(
            column(
                [
                    text(tr("Your headlines, in a sentence each"), "section", wrap=True),
                    *headlines,
                    text(FEED, "secondary", wrap=True),
                    None,
                ],
                gap=8,
                margins=(16, 12, 16, 12),
            )
        )
        way = QBoxLayout.Direction
        self._beside = QBoxLayout(way.LeftToRight)
        self._beside.setSpacing(16)
        self._beside.addWidget(self.headlines_card, 6)
        self._beside.addWidget(people, 5)
        self.follow_ups = QVBoxLayout()
        self.follow_ups.setSpacing(6)
        self.bare_card = self._make_bare(notes)
        self.carry_card = self._make_carry()
        self.done_card = self._make_done()
        self.later = button(look, tr("Later"), kind="link", name=tr("Later: back to Today"))
        self.concern = button(look, tr("Raise a concern"), icon="shield-check", kind="link")
        foot = row([self.later, self.concern, None], gap=8)
        self._head = self._make_head()
        self.whole = column(
            [
                self._head,
                self._beside,
                self.bare_card,
                self.carry_card,
                self.done_card,
                foot,
                None,
            ],
            gap=12,
            margins=(24, 14, 24, 16),
        )
        self.page = page(self.whole)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.page)

    def _make_head(self) -> QBoxLayout:
        self.title = text("", "title", wrap=True)
        self.lead = text(LEAD, "lead", wrap=True)
        self.next = text("", "strong", wrap=True)
        self.next_facts = text("", "secondary", wrap=True)
        self.go = button(
            self._look,
            tr("Save and go to next"),
            icon="arrow-right",
            kind="primary",
            key="Ctrl+Enter",
        )
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(12)
        head.addLayout(column([self.title, self.lead], gap=2), 3)
        head.addLayout(column([None, self.next, self.next_facts, None], gap=0), 2)
        head.addWidget(self.go)
        return head

    def _make_bare(self, notes: QWidget) -> QFrame:
        self.bare_title = text("", "section", wrap=True)
        self.bare_hint = text("", "secondary")
        self.legend = FlowLayout(gap=10)
        self._bare_head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bare_head.addWidget(self.bare_title, 1)
        self._bare_head.addWidget(self.bare_hint)
        items = column(
            [self._bare_head, box(self.legend), notes],
            gap=6,
            margins=(16, 10, 16, 6),
        )
        return card(items)

    def _make_carry(self) -> QFrame:
        self.carry_hint = text(tr("Ticked ones become questions when you go on"), "secondary")
        self._carry_head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._carry_head.addWidget(text(tr("Follow-ups to carry"), "section", wrap=True), 1)
        self._carry_head.addWidget(self.carry_hint)
        items = column([self._carry_head, self.follow_ups], gap=6, margins=(16, 10, 16, 10))
        return card(items)

    def _make_done(self) -> QFrame:
        title = row(
            [icon_label(self._look, "circle-check", "ok"), text(tr("All done"), "section"), None]
        )
        return card(column([title, text(DONE, "lead", wrap=True)], gap=4, margins=(16, 12, 16, 12)))

    def show_themes(self, themes: Sequence[Theme]) -> None:
        """Say which key is which theme."""
        clear(self.legend)
        for number, theme in enumerate(themes[:WITH_KEY], start=1):
            name = text(theme.name, "secondary")
            name.setToolTip(theme.name)
            self.legend.addWidget(box(row([text(str(number), "key"), name], gap=5)))
        last = min(len(themes), WITH_KEY)
        hint = tr("Press 1 to {last}. Press Enter for the next.").format(last=last)
        self.bare_hint.setText(hint if last > 1 else tr("Press 1. Press Enter for the next."))

    def set_narrow(self, *, narrow: bool) -> None:
        """One below the other, with less air."""
        way = QBoxLayout.Direction
        for layout in (self._beside, self._head, self._bare_head, self._carry_head):
            layout.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight
        for label in (self.next, self.next_facts):
            label.setAlignment(side)
        margin = 12 if narrow else 24
        self.whole.setContentsMargins(margin, 8 if narrow else 14, margin, 12)
        restyle(self.title, "role", "section" if narrow else "title")
