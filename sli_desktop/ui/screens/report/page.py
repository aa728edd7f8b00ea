"""The real page beside the editor: drawn on the worker, the last good one stays until then."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.choose import theme_titles, themes_in_order
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.own_texts import theme_key
from sli_desktop.services.report.preview import Picture, Preview, part_of, picture, preview
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.report.kept_records import KeptRecords
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.parts import Painted, button, column, page, text
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr

_log = logging.getLogger(__name__)
REST_MS = 250
"""After an act is saved the page is made when nothing more comes so long."""
LONG = 900
"""Blocks of a report that is laid out whole after every pause: about 120 pages."""
SHARP = 1400
"""Pixels of a picture's width: sharp on a screen of twice the usual dots, and when enlarged."""
_USUAL, _LARGE = 330, 760
_A4 = 297 / 210


class Shown(NamedTuple):
    """A laid-out report, the page that is drawn of it, and the picture."""

    report: Preview
    page: int
    drawn: Picture
    records: ChallengeRecords | None = None
    acts: int = 0


class PageImage(Painted):
    """A page as wide as asked for, with a thin border; read by its accessible name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image = QImage()
        self._width = _USUAL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self._fit()

    def show_picture(self, drawn: Picture) -> None:
        """Show a page."""
        shown = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        self._image = shown.copy()
        self._fit()
        self.update()

    def set_width(self, width: int) -> None:
        """Show it so wide, in px of the design."""
        self._width = width
        self._fit()

    def _fit(self) -> None:
        wide = self._look.theme.px(self._width)
        ratio = self._image.height() / self._image.width() if self._image.width() else _A4
        self.setFixedSize(QSize(wide, round(wide * ratio)))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._image.isNull():
            painter.fillRect(inside, self._look.theme.colour("surface"))
        else:
            ratio = self.devicePixelRatio()
            size = QSize(round(self.width() * ratio), round(self.height() * ratio))
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            painter.drawImage(inside, self._image.scaled(size, keep, smooth))
        painter.setPen(self._look.theme.colour("border"))
        painter.drawRect(inside)
        painter.end()


class PagePane(QWidget):
    """The picture with its page number, steps through the pages, and when it was made."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.number = text(tr("The real page"), "strong")
        self.earlier = button(
            look, "", icon="chevron-left", name=tr("Page before"), key="Ctrl+PgUp"
        )
        self.later = button(look, "", icon="chevron-right", name=tr("Next page"), key="Ctrl+PgDown")
        self.larger = button(look, tr("Larger"), icon="search", name=tr("Larger page"))
        self.larger.setCheckable(True)
        self.image = PageImage(look)
        self.image.setAccessibleName(tr("Picture of the page"))
        self.made = text("", "secondary", wrap=True)
        self.back = button(look, tr("Back to the text"), icon="arrow-left", kind="link")
        self.back.hide()
        self.area = page(column([self.image, self.made, None], gap=8))
        head = flow(self.number, self.earlier, self.later, self.larger)
        self.setLayout(column([self.back, head, self.area], gap=8))
        self.larger.toggled.connect(lambda on: self.image.set_width(_LARGE if on else _USUAL))


class Previewing(QObject):
    """Makes the page anew when something that stands in the report has changed.

    `behind` gives the section whose page is wanted. `made` follows each page that shows.
    """

    made = Signal()

    def __init__(self, desk: Desk, pane: PagePane, wanted: Callable[[], str]) -> None:
        super().__init__(pane)
        self._desk, self._pane, self._wanted = desk, pane, wanted
        self._records = KeptRecords(desk, self)
        self.shown: Shown | None = None
        self._section = ""
        self._time = ""
        self._is_busy = self._is_stale = False
        self._resting = QTimer(self)
        self._resting.setObjectName("page of a section")
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self.make)
        pane.earlier.clicked.connect(lambda: self.step(-1))
        pane.later.clicked.connect(lambda: self.step(1))

    @property
    def is_under_way(self) -> bool:
        """Whether a page is being made, or will be in a moment."""
        return self._is_busy or self._is_stale or self._resting.isActive()

    def want(self) -> None:
        """Something changed: make the page when nothing more comes for a moment."""
        self._resting.start()

    def stop(self) -> None:
        """The screen is left: nothing is made behind it."""
        self._resting.stop()
        self._is_stale = False
        self._records.forget()

    def make(self) -> None:
        """Make the page of the section that is written."""
        self._resting.stop()
        if self._is_busy:
            self._is_stale = True
            return
        section = self._wanted()
        options = ReportOptions(dated=self._desk.now().date())
        stays = self.shown.page if self.shown is not None and section == self._section else None
        before = self.shown.report.begins.get(section) if self.shown is not None else None
        known, acts, kept = self._records.now(), self._records.acts, self._records

        def work() -> Shown:
            records = known or kept.read()
            report = laid_out(records, options, section)
            begins = report.page_of(section)
            at = begins if stays is None or before != begins else min(stays, report.pages - 1)
            return Shown(report, at, picture(report.pdf, at, width=SHARP), records, acts)

        self._start(work, section)

    def step(self, step: int) -> None:
        """Turn to the next page, or the one before."""
        shown = self.shown
        if shown is None or self._is_busy:
            return
        at = min(max(shown.page + step, 0), shown.report.pages - 1)
        if at != shown.page:
            report = shown.report
            self._start(
                lambda: Shown(report, at, picture(report.pdf, at, width=SHARP)), self._section
            )

    def _start(self, work: Callable[[], Shown], section: str) -> None:
        self._is_busy = True
        self._desk.jobs.start(
            tr("Make the page"),
            work,
            done=lambda shown: self._show(shown, section),
            failed=self._failed,
            behind=True,
        )

    def _show(self, shown: Shown, section: str) -> None:
        self._is_busy = False
        if not isValid(self._pane):
            return
        if shown.records is not None and self._records.now() is None:
            self._records.keep(shown.records, shown.acts)
        self.shown, self._section = shown._replace(records=None), section
        self._time = clock_time(self._desk.now())
        place = _place(shown, section)
        pane = self._pane
        pane.number.setText(place)
        pane.image.show_picture(shown.drawn)
        name = tr("Picture of the page: {page}. Its words are those you write and what follows.")
        pane.image.setAccessibleName(name.format(page=place))
        made = tr("This is the real page, made at {time}.").format(time=self._time)
        pane.made.setText(made)
        self.made.emit()
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if not isValid(self._pane):
            return
        if not self._time:
            words = tr("The page cannot be shown now. Your text is saved.")
        else:
            words = tr("The page cannot be made anew now; this one is from {time}.").format(
                time=self._time
            )
        self._pane.made.setText(words)
        _log.warning("no page: %s", type(error).__name__)
        self._go_on()

    def _go_on(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.want()


def _place(shown: Shown, section: str) -> str:
    if shown.report.is_part:
        number = shown.page - shown.report.page_of(section) + 1
        return tr("Page {number} of this section").format(number=max(number, 1))
    return tr("Page {number} of {all}").format(number=shown.page + 1, all=shown.report.pages)


def laid_out(records: ChallengeRecords, options: ReportOptions, section: str = "") -> Preview:
    """The report as it would be saved now, with the page each section and theme begins on.

    Of a very long report only the part that is written (`section`), so that its page is soon there.
    """
    themes = themes_in_order(records)
    titles = theme_titles(themes, records.challenge)
    named = [(theme_key(each), titles[each.id]) for each in themes]
    whole = outline(records, options)
    if not section or sum(1 for _ in whole.blocks()) <= LONG:
        return preview(whole, named)
    part = part_of(whole, section, dict(named).get(section, ""))
    return replace(preview(part, named), is_part=True)
