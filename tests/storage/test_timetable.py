"""The timetable by column: counts and lists are right without reading a note."""

from datetime import timedelta

from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.models.records.meeting import MeetingState
from sli_desktop.models.records.note import FollowUp, NoteState
from sli_desktop.storage import NoteTotals, Workspace
from tests.builders import (
    FINANCE,
    HOUSING,
    MONDAY,
    OFFICERS,
    PRIYA,
    SAM,
    a_document,
    a_meeting,
    a_note,
)

LATE = a_meeting("Late", starts=MONDAY + timedelta(hours=3), state=MeetingState.HELD, lead=SAM)
EARLY = a_meeting("Early", peers=frozenset({PRIYA}), groups=frozenset({OFFICERS}))
OPEN = a_meeting("Open", starts=None, peers=frozenset(), note_takers=frozenset({SAM}))
BUDGET = a_document()


def fill(workspace: Workspace) -> None:
    binned = a_note(meeting=EARLY.id)
    workspace.commit(
        make(
            "Fill",
            LATE,
            EARLY,
            OPEN,
            BUDGET,
            binned,
            a_note(meeting=EARLY.id, theme=FINANCE, follow_up=FollowUp.OPEN),
            a_note(meeting=LATE.id, theme=HOUSING, state=NoteState.USED),
            a_note(meeting=None, document=BUDGET.id),
        )
    )
    workspace.commit(put_in_bin("Delete", binned))


def test_meetings_come_by_time_and_those_without_one_last(workspace: Workspace) -> None:
    fill(workspace)
    with workspace.read() as view:
        lines = view.meeting_lines()
    assert [line.title for line in lines] == ["Early", "Late", "Open"]
    assert lines[1].state is MeetingState.HELD
    assert (lines[1].starts, lines[1].lead) == (LATE.starts, SAM)


def test_what_lies_in_the_bin_is_asked_for_apart(workspace: Workspace) -> None:
    fill(workspace)
    workspace.commit(put_in_bin("Delete", OPEN))
    with workspace.read() as view:
        assert [line.title for line in view.meeting_lines(in_bin=True)] == ["Open"]
        assert len(view.meeting_lines()) == 2


def test_a_peers_meetings_are_those_led_visited_or_written_down(workspace: Workspace) -> None:
    fill(workspace)
    with workspace.read() as view:
        assert view.meetings_with(SAM) == {LATE.id, OPEN.id}
        assert view.meetings_with(PRIYA) == {EARLY.id, LATE.id}


def test_notes_are_counted_a_meeting_a_document_and_in_all(workspace: Workspace) -> None:
    fill(workspace)
    with workspace.read() as view:
        assert view.note_counts("meeting") == {EARLY.id: 1, LATE.id: 1}
        assert view.note_counts("document") == {BUDGET.id: 1}
        assert view.note_totals() == NoteTotals(notes=3, to_sort=2)


def test_what_groups_were_asked_leaves_the_meeting_itself_out(workspace: Workspace) -> None:
    fill(workspace)
    with workspace.read() as view:
        assert view.themes_heard({OFFICERS}, besides=LATE.id) == {FINANCE}
        assert view.themes_heard({OFFICERS}, besides=EARLY.id) == frozenset()


def test_open_follow_ups_about_the_themes_asked_for_come_first(workspace: Workspace) -> None:
    fill(workspace)
    newer = a_note("Newer", follow_up=FollowUp.OPEN, first_key=MONDAY + timedelta(hours=9))
    workspace.commit(make("Add", newer))
    with workspace.read() as view:
        first, second = view.open_follow_ups({FINANCE})
        assert first.body.startswith("Savings")
        assert (first.is_about, second.is_about) == (True, False)
        assert [each.body for each in view.open_follow_ups(limit=1)] == ["Newer"]
