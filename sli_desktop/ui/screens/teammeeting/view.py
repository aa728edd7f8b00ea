"""The team meeting, laid out: what is emerging, what is missing and where we differ, tonight."""

from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.teammeeting.emerging_list import EmergingList
from sli_desktop.ui.widgets.forms import TextField
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    column,
    icon_label,
    in_reading_order,
    page,
    restyle,
    row,
    tab_order,
    text,
)
from sli_desktop.wording import tr

_HEADLINES = 5
FEED = tr("A headline a line. These become the start of the feedback presentation.")
EMPTY = tr(
    "Nothing to talk about yet. Bring everybody’s notes together with bundles, or go round the "
    "table: one of you writes down three points from each pair in ten minutes."
)


class TeamMeetingView(QWidget):
    """The widgets of the team meeting; `screen.py` says what they do."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._head = self._make_head()
        self.emerging = EmergingList(look, tr("What is emerging"))
        self.empty = self._make_empty()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        left = column(
            [text(tr("What is emerging"), "section"), self.emerging, self.empty, None], gap=8
        )
        left.setContentsMargins(0, 0, 0, 0)
        for each, share in ((left, 10), (self._make_middle(), 10), (self._make_right(), 9)):
            whole = box(each)
            whole.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            whole.setMinimumWidth(look.theme.px(200))
            self._columns.addWidget(whole, share)
        self.whole = column([self._head, self._columns, None], gap=14, margins=(24, 16, 24, 16))
        self.page = page(self.whole)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.page)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.headlines.setFixedHeight(self._look.theme.px(24 * _HEADLINES + 16))

    def _make_head(self) -> QBoxLayout:
        look = self._look
        self.title = text("", "title", wrap=True)
        self.lead = text("", "lead", wrap=True)
        self.large = button(look, tr("Large screen view"), icon="presentation")
        self.table = button(look, tr("Round the table"), icon="users")
        self.bundles = button(look, tr("Import bundles"), icon="package", kind="primary")
        for each in (self.large, self.table, self.bundles):
            each.setAutoDefault(True)
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(10)
        head.addLayout(column([self.title, self.lead], gap=2), 1)
        head.addLayout(row([self.large, self.table, self.bundles], gap=10))
        return head

    def _make_empty(self) -> QWidget:
        self.empty_words = text(EMPTY, "lead", wrap=True)
        return card(column([self.empty_words], margins=16))

    def _make_middle(self) -> QVBoxLayout:
        self.missing = QVBoxLayout()
        self.missing.setSpacing(8)
        self.missing_title = text(tr("What is missing"), "section")
        self.missing_card = card(_in_card(self.missing))
        self.set_aside = text("", "secondary", wrap=True)
        self.more_missing = self._link(tr("Who we have heard"))
        self.deciding_title = text(tr("To decide"), "section")
        self.deciding = QVBoxLayout()
        self.differ_title = text(tr("Where we differ"), "section")
        self.differing = QVBoxLayout()
        self.differing.setSpacing(8)
        self.no_difference = text("", "lead", wrap=True)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.deciding_title)
        whole.addLayout(self.deciding)
        missing = (self.missing_title, self.missing_card, self.set_aside, self.more_missing)
        for each in (*missing, self.differ_title):
            whole.addWidget(each)
        whole.addLayout(self.differing)
        whole.addWidget(self.no_difference)
        whole.addStretch(1)
        return whole

    def _make_right(self) -> QVBoxLayout:
        look = self._look
        self.headlines = TextField()
        self.headlines.setAccessibleName(tr("Tonight’s headlines"))
        self.follow_title = text(tr("Follow up tomorrow"), "section")
        self.follow_ups = QVBoxLayout()
        self.follow_ups.setSpacing(6)
        self.no_follow_ups = text(tr("Nothing is left to ask."), "lead", wrap=True)
        self.follow_card = card(_in_card(self.follow_ups))
        self.more_follow_ups = self._link("")
        self.keep = button(look, tr("Keep what we presented"), icon="archive")
        self.keep.setAutoDefault(True)
        self.kept = text("", "secondary", wrap=True)
        self.since = self._link(tr("What changed since"))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        kept = column(
            [self.kept, row([self.keep, self.since, None])], gap=8, margins=(14, 12, 14, 12)
        )
        parts = (
            text(tr("Tonight’s headlines"), "section"),
            self.headlines,
            text(FEED, "secondary", wrap=True),
            self.follow_title,
            self.follow_card,
            self.no_follow_ups,
            self.more_follow_ups,
            text(tr("The feedback"), "section"),
            card(kept),
        )
        for each in parts:
            right.addWidget(each)
        right.addStretch(1)
        return right

    def _link(self, words: str) -> QPushButton:
        made = button(self._look, words, kind="link", icon="arrow-right")
        made.setAutoDefault(True)
        return made

    def order_tab(self) -> None:
        """Let Tab go as the page is read."""
        tab_order(in_reading_order(self.whole))

    def missing_row(self, words: str, facts: str, verb: str) -> tuple[QWidget, QPushButton]:
        """One line of what is missing: a dashed mark, who on what, and a button."""
        middle = column(
            [text(words, "strong", wrap=True), text(facts, "secondary", wrap=True)], gap=0
        )
        ask = button(self._look, verb, name=f"{verb}: {words}")
        ask.setAutoDefault(True)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(10)
        line.addWidget(icon_label(self._look, "circle-dashed", "warn"))
        line.addLayout(middle, 1)
        line.addWidget(ask)
        return box(line), ask

    def set_narrow(self, *, narrow: bool) -> None:
        """One below the other, with less air."""
        way = QBoxLayout.Direction
        for layout in (self._head, self._columns):
            layout.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        margin = 12 if narrow else 24
        self.whole.setContentsMargins(margin, 8 if narrow else 16, margin, 12)
        restyle(self.title, "role", "section" if narrow else "title")


def _in_card(inside: QVBoxLayout) -> QVBoxLayout:
    inside.setContentsMargins(14, 12, 14, 12)
    return inside
