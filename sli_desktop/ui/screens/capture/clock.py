"""The clock of a meeting: minutes of the planned time, and words when it nears its end."""

from PySide6.QtCore import QObject, QTimer

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.capture import state
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.widgets.parts import restyle, set_tone

CLOCK_MS = 15_000


class MeetingClock(QObject):
    """No sound and no red; ten and five minutes before the end are said once."""

    def __init__(self, desk: Desk, view: CaptureView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self._meeting: Meeting | None = None
        self._left: int | None = None
        self._narrow = False
        self._timer = QTimer(self)
        self._timer.setObjectName("meeting clock")
        self._timer.setInterval(CLOCK_MS)
        self._timer.timeout.connect(self.show)

    def start(self, meeting: Meeting | None) -> None:
        """Run for a meeting; without one nothing shows."""
        if meeting is None or self._meeting is None or meeting.id != self._meeting.id:
            self._left = None
        self._meeting = meeting
        self.show()
        self._timer.start()

    def stop(self) -> None:
        """Rest while the screen is not seen."""
        self._timer.stop()

    def set_narrow(self, *, narrow: bool) -> None:
        """Say what is left only near the end where there is little room."""
        self._narrow = narrow
        self.show()

    def show(self) -> None:
        """Show what the time is now."""
        found = state.timer(self._meeting, self._desk.now()) if self._meeting else None
        view = self._view
        view.clock.setVisible(found is not None)
        if found is None:
            return
        view.elapsed.setText(found.elapsed)
        view.planned.setText(found.planned)
        view.left.setText(found.left)
        is_near = found.minutes_left is not None and found.minutes_left <= state.WARN_AT[0]
        set_tone(view.left, "accent" if is_near else "")
        restyle(view.left, "role", "strong" if is_near else "secondary")
        view.left.setVisible(bool(found.left) and (is_near or not self._narrow))
        if state.warning(self._left, found.minutes_left):
            announce(view.clock, found.left)
        self._left = found.minutes_left
