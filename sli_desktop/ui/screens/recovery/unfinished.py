"""The unfinished line on Recovery: a note at once, or in the bin, for whoever will not go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.recovery.state import Line
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.parts import button, column, icon_label, text
from sli_desktop.wording import tr


class UnfinishedLine(QWidget):
    """`settled` says whether the line is to be a note, or one in the bin."""

    settled = Signal(bool)

    def __init__(self, look: Look, line: Line) -> None:
        super().__init__()
        self.add = button(look, tr("Add it as a note"), icon="plus")
        self.put_in_bin = button(look, tr("Put it in the bin"), icon="trash-2")
        for each, keep in ((self.add, True), (self.put_in_bin, False)):
            each.setAutoDefault(True)
            each.clicked.connect(lambda _=False, kept=keep: self.settled.emit(kept))
        words = column(
            [
                text(line.words, wrap=True),
                text(line.more, "secondary", wrap=True),
                flow(self.add, self.put_in_bin),
            ],
            gap=4,
        )
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        icon = icon_label(look, line.icon, line.tone, 20)
        whole.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)
        self.setLayout(whole)
