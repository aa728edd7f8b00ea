"""Today and Interviews stay quick with ten times the sample: 460 meetings, 4,000 notes."""

from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.meeting import Meeting
from tests.builders import FINANCE, MONDAY, a_meeting, a_note
from tests.ui.challenges import CHAIRS
from tests.ui.driving import ALT, Driver

LONGEST_BLOCK = 0.25
"""Seconds that the window may stand still (`performance.md`: ten times the sample)."""


def block(driver: Driver) -> float:
    """How long one act stops the window, with all that follows it: the quickest of five."""
    found = []
    for number in range(5):
        with driver.workspace.read() as view:
            meeting = view.need(Meeting, CHAIRS.id)
        after = replace(meeting, place=f"Hall {number}")
        begin = perf_counter()
        driver.workspace.commit(edit("Change the room", (meeting, after)))
        driver.app.processEvents()
        found.append(perf_counter() - begin)
    return min(found)


@pytest.mark.long
def test_an_act_never_stops_the_window_for_long(driver: Driver) -> None:
    meetings = [
        a_meeting(f"Meeting {n}", starts=MONDAY + timedelta(days=n % 4, minutes=n))
        for n in range(460)
    ]
    notes = [a_note(meeting=each.id, theme=FINANCE) for each in meetings for _ in range(9)]
    driver.workspace.commit(make("Fill", *meetings, *notes))
    for number in (1, 2):
        driver.key(Qt.Key(Qt.Key.Key_0 + number), ALT)
        assert block(driver) < LONGEST_BLOCK
