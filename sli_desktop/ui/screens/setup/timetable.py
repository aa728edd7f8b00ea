"""The timetable: how it stands, and the way to importing it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from sli_desktop.models.records.meeting import MeetingState
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.parts import button, text
from sli_desktop.ui.words import days
from sli_desktop.wording import tr, trn


def timetable_words(set_up: SetUp) -> str:
    """How many meetings there are and where they came from."""
    every = [each for each in set_up.meetings if each.state is not MeetingState.CANCELLED]
    if not every:
        return tr("No meetings yet")
    words = [trn(len(every), "{number} meeting", "{number} meetings")]
    imported = sum(bool(each.row_key) for each in every)
    if imported == len(every):
        words.append(tr("imported"))
    elif imported:
        words.append(tr("{count} of them imported").format(count=imported))
    return ", ".join(words)


class TimetablePage(Page):
    """The state of the timetable."""

    name = "timetable"
    task = TaskName.TIMETABLE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Timetable"))
        self.state = text("", "strong", wrap=True)
        self.more = text("", "secondary", wrap=True)
        self.hint = text(
            tr(
                "Import a timetable from Excel, CSV or a calendar file. You see every row before "
                "anything changes. A newer version can be imported over it: notes stay where "
                "they are."
            ),
            wrap=True,
        )
        self.go = button(desk.look, tr("Import a timetable"), icon="calendar-plus", kind="primary")
        self.see = button(desk.look, tr("See all meetings"), icon="messages-square")
        self.go.clicked.connect(lambda: self.spot_asked.emit(Spot("timetable")))
        self.see.clicked.connect(lambda: self.spot_asked.emit(Spot("interviews")))
        self.add(self.state, self.more, self.hint)
        for each in (self.go, self.see):
            self.body.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def first(self) -> QPushButton:
        return self.go

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        self.reading.hide()  # a timetable may be imported by anybody
        self.state.setText(timetable_words(set_up))
        local = [self.desk.local(each.starts).date() for each in set_up.meetings if each.starts]
        gone = sum(each.state is MeetingState.CANCELLED for each in set_up.meetings)
        parts = [days(min(local), max(local))] if local else []
        if gone:
            parts.append(trn(gone, "{number} cancelled", "{number} cancelled"))
        self.more.setText(" · ".join(parts))
        self.more.setVisible(bool(parts))
        self.see.setVisible(bool(set_up.meetings))
        return True
