"""The head of the screens of Report: its title, and one segment for each of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.parts import column, text
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr

TABS = (
    ("report", tr("Write")),
    ("comments", tr("Comments")),
    ("export", tr("Export")),
    ("after", tr("After the visit")),
)
"""The screens of Report with what their segment says, in the order of the work.
"""


class ReportTabs(QWidget):
    """`spot_asked` gives the screen a person wants; the segment of `here` stays chosen.

    `beside` stands at the end of the line: a version, a button.
    """

    spot_asked = Signal(object)

    def __init__(self, look: Look, here: str, *beside: QWidget) -> None:
        super().__init__()
        self._here = here
        self.segments = Segments(look, tr("Report"), TABS)
        self.segments.show_value(here)
        self.segments.chosen.connect(self._ask)
        line = flow(text(tr("Report"), "title"), self.segments, *beside)
        self.setLayout(column([line], gap=0))

    def _ask(self, name: str) -> None:
        self.segments.show_value(self._here)
        if name != self._here:
            self.spot_asked.emit(Spot(name))
