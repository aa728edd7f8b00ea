"""Help: the guide offline, opened at the page of a screen, searched and printed."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.services.guide.pages import Guide
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.help import state
from sli_desktop.ui.screens.help.reader import HelpReader
from sli_desktop.ui.spot import Spot
from sli_desktop.wording import tr


class HelpScreen(Screen):
    """`guide` gives the pages, with the keys of now."""

    name = "help"
    title = tr("Help")
    keys = (
        (tr("Search Help"), "Ctrl+F"),
        (tr("Next link, previous link of the page"), tr("Right  Left")),
        (tr("Follow the link"), "Enter"),
        (tr("Back"), "Esc"),
    )

    def __init__(self, look: Look, guide: Callable[[], Guide]) -> None:
        super().__init__()
        self._origin = Spot("today")
        self.reader = HelpReader(look, guide)
        self.view = self.reader.view
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.reader.left.connect(lambda: self.spot_asked.emit(self._origin))
        self.view.print.clicked.connect(self.print_page)

    @override
    def open_at(self, spot: Spot) -> None:
        place, origin = state.read_part(spot.part)
        self._origin = origin or self._origin
        self.reader.begin(place)

    @override
    def spot(self) -> Spot:
        return Spot(self.name, None, self.reader.place)

    @override
    def enter(self) -> None:
        self.reader.enter()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.search, self.view.guide)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.reader.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.side.setVisible(not on)

    @override
    def search_here(self) -> bool:
        self.reader.to_search()
        return True

    def print_page(self) -> None:
        """Look at this page as it would be printed."""
        self.spot_asked.emit(Spot("paper", None, f"help:{self.reader.page.name}"))
