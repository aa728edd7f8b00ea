"""A line typed after another one stands after it, whatever the laptop's clock does."""

from datetime import datetime, timedelta

from sli_desktop.models.records.change import make
from sli_desktop.services.line_times import LineTimes
from sli_desktop.storage import Workspace
from tests.builders import MONDAY, PRIYA, SAM, a_meeting, a_note
from tests.workspaces import workspace

__all__ = ["workspace"]

MEETING = a_meeting()


def test_a_clock_set_back_puts_the_next_lines_right_behind_the_last(workspace: Workspace) -> None:
    note = a_note(meeting=MEETING.id, author=SAM, first_key=MONDAY)
    workspace.commit(make("Add", MEETING, note))
    now: list[datetime] = [MONDAY + timedelta(minutes=1)]
    times = LineTimes(workspace, lambda: now[0])
    times.begin(MEETING.id, SAM)
    assert times.first_key() == now[0]
    now[0] = MONDAY - timedelta(days=1000)
    given = [times.first_key() for _ in range(3)]
    assert given == sorted(set(given))
    assert MONDAY < given[0] <= given[-1] < MONDAY + timedelta(minutes=2)
    times.begin(MEETING.id, SAM)
    assert MONDAY < times.first_key() < MONDAY + timedelta(seconds=1)
    times.begin(MEETING.id, PRIYA)
    assert times.first_key() == now[0]


def test_a_disk_in_trouble_does_not_stop_the_typing(workspace: Workspace) -> None:
    workspace._connections._readers.dispose()
    (workspace.folder / "challenge.db").unlink()
    times = LineTimes(workspace, lambda: MONDAY)
    times.begin(MEETING.id, SAM)
    assert times.first_key() == MONDAY
