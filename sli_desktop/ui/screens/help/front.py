"""Help before a challenge is open: whoever cannot get in needs it most."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from sli_desktop.services.guide.pages import Guide
from sli_desktop.ui.opening import Before, FrontPage
from sli_desktop.ui.screens.help.reader import HelpReader
from sli_desktop.wording import tr

ROOMY = 900
"""Width, in px of the design, from which contents and page stand beside each other."""


class HelpPage(FrontPage):
    """The guide in Welcome's place; Esc and Back lead to Welcome."""

    title: ClassVar[str] = tr("Help")

    def __init__(self, before: Before, guide: Callable[[], Guide], place: str = "") -> None:
        super().__init__()
        self._look = before.look
        self.reader = HelpReader(before.look, guide)
        self.reader.begin(place)
        self.reader.left.connect(self.left)
        self.reader.view.print.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.reader.view)
        search = QShortcut(QKeySequence("Ctrl+F"), self)
        search.activated.connect(self.reader.to_search)

    @override
    def enter(self) -> None:
        self.reader.enter()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.reader.set_narrow(narrow=self.width() < self._look.theme.px(ROOMY))
        super().resizeEvent(event)
