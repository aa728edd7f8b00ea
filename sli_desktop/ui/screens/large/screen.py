"""The large screen: one theme a page at one and a half times the size, nothing anybody said.

It fills the window, so that neither rail nor search show on the wall.
"""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.services.coverage import read_heat_map
from sli_desktop.services.team_meeting.evening import read_evening
from sli_desktop.services.team_meeting.headlines import lines_of
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.large.state import Slide, slides_of
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import box, button, clear, page, text
from sli_desktop.wording import tr

_ON = ("Right", "Down", "PgDown")
_BACK = ("Left", "Up", "PgUp", "Backspace")


class LargeScreen(Screen):
    """What is emerging, for everybody in the room."""

    name = "large"
    title = tr("Large screen")
    help_page = "team-meeting"
    fills_window = True
    keys = (
        (tr("Next page, previous page"), "Space  Left"),
        (tr("Leave the large screen"), "Esc"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.slides: tuple[Slide, ...] = ()
        self.at = 0
        self.heading = text("", "large_title", wrap=True)
        self.counts = text("", "large_secondary", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(16)
        self._lines.setContentsMargins(0, 16, 0, 0)
        body = QVBoxLayout()
        body.setContentsMargins(48, 32, 48, 16)
        body.setSpacing(8)
        body.addWidget(self.heading)
        body.addWidget(self.counts)
        body.addLayout(self._lines)
        body.addStretch(1)
        self._page = page(body)
        self.place = text("", "secondary")
        self.on = button(look, tr("Next page"), icon="arrow-right", kind="primary", key="Space")
        self.back = button(look, tr("Previous page"), icon="arrow-left", key="Left")
        self.away = button(look, tr("Leave the large screen"), icon="x", key="Esc")
        self.on.clicked.connect(lambda: self.step(1))
        self.back.clicked.connect(lambda: self.step(-1))
        self.away.clicked.connect(self.go_back)
        foot = FlowLayout(gap=8)
        for each in (self.on, self.back, self.away, self.place):
            foot.addWidget(each)
        below = box(foot)
        below.setContentsMargins(24, 8, 24, 16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addWidget(below)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.go_back)
        for keys, by in ((_ON, 1), (_BACK, -1)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(partial(self.step, by))

    @override
    def open_at(self, spot: Spot) -> None:
        self.at = 0

    @override
    def enter(self) -> None:
        self._read()
        self.on.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._read()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.on,)

    def step(self, by: int) -> None:
        """Go on or back, round and round."""
        self.at = (self.at + by) % len(self.slides)
        self._show()
        announce(self, self.heading.text())

    def go_back(self) -> None:
        """Go back to the team's own page."""
        self.spot_asked.emit(Spot("teammeeting"))

    def _read(self) -> None:
        with self._desk.workspace.read() as view:
            evening = read_evening(view, now=self._desk.now(), open_only=True)
            heat = read_heat_map(view)
        headlines = tuple(lines_of(evening.headlines))
        self.slides = slides_of(self._desk.challenge, evening.emerging, heat, headlines)
        self.at = min(self.at, len(self.slides) - 1)
        self._show()

    def _show(self) -> None:
        slide = self.slides[self.at]
        self.heading.setText(slide.title)
        self.counts.setText(slide.counts)
        self.counts.setVisible(bool(slide.counts))
        clear(self._lines)
        for words in slide.lines:
            self._lines.addWidget(text(f"•  {words}", "large", wrap=True))
        self._page.verticalScrollBar().setValue(0)
        place = tr("Page {at} of {all}")
        self.place.setText(place.format(at=self.at + 1, all=len(self.slides)))
