"""An act that is committed while a screen shows: how long the screen takes to follow it.

Each screen is gone to and two acts are committed there as if they came from elsewhere: a meeting
gets another room, a note other words. The longest block of both is the figure.
"""

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.heartbeat import Heartbeat, Steps
from benchmarks.measure import Figure
from sli_desktop.models.records import Record
from sli_desktop.models.records.change import edit
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.ui.spot import Spot
from tests.ui.driving import Driver

SCREENS = ("today", "interviews", "capture", "wrapup", "evidence", "bin", "setup", "share")
_OF_MEETING = frozenset({"capture", "wrapup"})


def act_figures(driver: Driver, meeting: Meeting, size: str, aim: float) -> Iterator[Figure]:
    """One figure a screen."""
    heart = Heartbeat()
    with driver.workspace.read() as view:
        note = view.note_lines(limit=1)[0].id
    for name in SCREENS:
        spot = Spot(name, meeting.id if name in _OF_MEETING else None)
        heart.play(_going(driver, spot))
        with driver.workspace.read() as view:
            befores: tuple[Record, ...] = (view.need(Meeting, meeting.id), view.need(Note, note))
        block = max(heart.play(_committing(driver, before)) for before in befores)
        yield Figure(
            name=f"an act while {name} shows, {size}",
            product=block.seconds,
            limit=aim,
            goal=1.0,
            remark=f"{block.processor * 1000:.0f} ms of it at work",
        )


def _going(driver: Driver, spot: Spot) -> Steps:
    driver.page.go_to(spot)
    yield lambda: not driver.program.jobs.is_busy


def _committing(driver: Driver, before: Record) -> Steps:
    match before:
        case Meeting():
            act = edit("Change the room", (before, replace(before, place=f"{before.place} 2")))
        case Note():
            act = edit("Edit note", (before, replace(before, body=f"{before.body} Again.")))
        case _:
            raise AssertionError(before)
    driver.workspace.commit(act)
    yield lambda: not driver.program.jobs.is_busy
