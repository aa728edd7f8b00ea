"""Export, laid out: formats on top, what to look at on the left, name and folder on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sli_desktop.services.report_checks import Check
from sli_desktop.ui.look import Look
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.check import Check as CheckBox
from sli_desktop.ui.widgets.choice_card import ChoiceCard
from sli_desktop.ui.widgets.parts import (
    button,
    card,
    clear,
    column,
    icon_label,
    in_reading_order,
    page,
    row,
    set_tone,
    tab_order,
    text,
)
from sli_desktop.ui.widgets.report_tabs import ReportTabs
from sli_desktop.wording import tr

FORMATS = (
    (
        "pdf",
        tr("PDF report"),
        tr("Fixed layout, with contents and bookmarks. For sending."),
        "file-text",
    ),
    (
        "html",
        tr("Web page"),
        tr("One accessible file for every screen and screen reader."),
        "globe",
    ),
    (
        "docx",
        tr("Word document"),
        tr("Styles and headings, for whoever edits and publishes it."),
        "file-text",
    ),
    (
        "pptx",
        tr("Feedback slides"),
        tr("PowerPoint in large type, for the last afternoon."),
        "presentation",
    ),
    (
        "xlsx",
        tr("Spreadsheet"),
        tr("Evidence, coverage and an action plan to fill in."),
        "table",
    ),
)
CHOSEN = frozenset({"pdf", "html", "docx"})
"""The formats of the report itself: chosen from the start."""
_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "danger": "octagon-x"}
NOT_ENCRYPTED = tr(
    "A file outside the program is not encrypted. Send it only by an approved route."
)


class ExportView(QWidget):
    """The widgets of Export. `show_asked` gives the spot where a check can be mended."""

    show_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.banner = Banner(look)
        self.formats = {
            name: ChoiceCard(look, title, words, icon) for name, title, words, icon in FORMATS
        }
        self.cards = QHBoxLayout()
        self.cards.setSpacing(12)
        for each in self.formats.values():
            self.cards.addWidget(each, 1)
        self.verdict = text("", wrap=True)
        self.checks = QVBoxLayout()
        self.checks.setSpacing(10)
        before = column(
            [text(tr("Before you export"), "section"), self.verdict, self.checks, None],
            gap=12,
            margins=16,
        )
        self.body = QHBoxLayout()
        self.body.setSpacing(16)
        self.body.addWidget(card(before), 1)
        self.body.addWidget(card(self._make_saving()), 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(14)
        lead = text(
            tr("Make the report as a file, from what the team has agreed."), "lead", wrap=True
        )
        self.tabs = ReportTabs(look, "export")
        whole.addLayout(column([self.tabs, lead], gap=2))
        whole.addWidget(self.banner)
        whole.addLayout(self.cards)
        whole.addLayout(self.body, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))

    def _make_saving(self) -> QVBoxLayout:
        look = self._look
        self.cancel = button(look, tr("Stop the export"), icon="x")
        self.cancel.hide()
        self.name = QLineEdit()
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        name, folder = text(tr("File name"), "strong"), text(tr("Folder"), "strong")
        name.setBuddy(self.name)
        folder.setBuddy(self.folder)
        self.name.setAccessibleName(tr("File name"))
        self.folder.setAccessibleName(tr("Folder"))
        self.change = button(look, tr("Change"), name=tr("Change the folder"))
        self.proposed = CheckBox(look, tr("Include what the team has not agreed yet"))
        self.for_archive = CheckBox(look, tr("For the archive: PDF/A"))
        self.for_archive.setToolTip(
            tr("The PDF meets PDF/A-2a as well, for those who keep reports for many years.")
        )
        self.in_pages = CheckBox(look, tr("Split the web page: one page for each section"))
        self.in_pages.setToolTip(
            tr("All pages come in one zip file, with contents and links, as councils publish them.")
        )
        self.spoken = CheckBox(look, tr("Speaker notes with counts on the slides"))
        self.export = button(look, tr("Export"), icon="file-down", kind="primary")
        self.show_it = button(look, tr("Open the folder"), icon="folder-open")
        self.show_it.hide()
        self.progress = text("", "secondary", wrap=True)
        items = QVBoxLayout()
        items.setContentsMargins(16, 16, 16, 16)
        items.setSpacing(8)
        items.addWidget(text(tr("How to save it"), "section"))
        items.addWidget(name)
        items.addWidget(self.name)
        items.addSpacing(4)
        items.addWidget(folder)
        items.addLayout(row([self.folder, self.change]))
        items.addSpacing(4)
        for each in (self.proposed, self.for_archive, self.in_pages, self.spoken):
            items.addWidget(each)
        items.addSpacing(4)
        items.addWidget(self.progress)
        items.addWidget(text(NOT_ENCRYPTED, "secondary", wrap=True))
        items.addLayout(row([self.export, self.cancel, self.show_it, None]))
        items.addStretch(1)
        return items

    def show_checks(
        self, found: Sequence[tuple[Check, Spot | None]], words: str, tone: str
    ) -> None:
        """The list of checks with one verdict over all of them."""
        self.verdict.setText(words)
        set_tone(self.verdict, tone)
        clear(self.checks)
        for each, spot in found:
            icon = icon_label(self._look, _ICONS[each.level], each.level, 20)
            words_ = column([text(each.words, "strong", wrap=True)], gap=1)
            if each.detail:
                words_.addWidget(text(each.detail, "secondary", wrap=True))
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(words_, 1)
            if spot is not None:
                line.addWidget(self._show_me(each, spot), 0, Qt.AlignmentFlag.AlignTop)
            self.checks.addLayout(line)
        last_format = list(self.formats.values())[-1]
        tab_order([last_format, *in_reading_order(self.body)])

    def _show_me(self, check: Check, spot: Spot) -> QPushButton:
        name = tr("Show me: {what}").format(what=check.words)
        made = button(self._look, tr("Show me"), kind="link", name=name)
        made.clicked.connect(lambda: self.show_asked.emit(spot))
        return made

    def set_narrow(self, *, narrow: bool) -> None:
        """Things below each other where there is no room beside each other."""
        direction = QHBoxLayout.Direction
        way = direction.TopToBottom if narrow else direction.LeftToRight
        self.body.setDirection(way)
        self.cards.setDirection(way)
