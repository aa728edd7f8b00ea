"""Adding, changing, moving, cancelling, deleting a meeting: each act by the name a person gives."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.services.meetings import (
    MeetingHasNotesError,
    cancel_meeting,
    change_meeting,
    delete_meeting,
    planned_meeting,
    put_meeting_back,
    take_out_of_bin,
)
from sli_desktop.services.typed_times import typed_day, typed_number, typed_time
from sli_desktop.storage import Workspace
from tests.builders import (
    FINANCE,
    MONDAY,
    PRIYA,
    SAM,
    a_meeting,
    a_new_id,
    a_note,
    an_attendance,
)
from tests.workspaces import workspace

__all__ = ["workspace"]
CHIEF = a_meeting()


def after(act: ChangeSet) -> Meeting:
    [change] = act.changes
    assert isinstance(change.after, Meeting)
    return change.after


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"title": "Leader"}, "Rename a meeting"),
        ({"place": "Room 9"}, "Change the room of a meeting"),
        ({"starts": MONDAY + timedelta(hours=1)}, "Move a meeting"),
        ({"lead": SAM}, "Change who goes to a meeting"),
        ({"themes": frozenset({FINANCE})}, "Change the themes of a meeting"),
        ({"title": "Leader", "place": "Room 9"}, "Change a meeting"),
    ],
)
def test_a_change_is_named_after_what_changed(fields: dict[str, object], name: str) -> None:
    changed = replace(CHIEF, **fields)  # type: ignore[arg-type]
    assert change_meeting(CHIEF, changed).name == name


def test_equal_meetings_are_no_change() -> None:
    assert change_meeting(CHIEF, replace(CHIEF)).changes == ()


def test_who_leads_or_takes_notes_goes_there_too() -> None:
    alone = a_meeting(peers=frozenset())
    changed = after(change_meeting(alone, replace(alone, lead=SAM, note_takers=frozenset({PRIYA}))))
    assert changed.peers == {SAM, PRIYA}


def test_planned_minutes_follow_the_times() -> None:
    longer = replace(CHIEF, ends=MONDAY + timedelta(minutes=90))
    assert after(change_meeting(CHIEF, longer)).planned_minutes == 90


def test_a_cancelled_meeting_can_be_put_back_as_it_was() -> None:
    gone = after(cancel_meeting(CHIEF))
    assert gone.state is MeetingState.CANCELLED
    assert after(put_meeting_back(gone)) == CHIEF


def test_a_planned_meeting_is_led_by_who_adds_it() -> None:
    made, _act = planned_meeting(
        "New",
        starts=MONDAY,
        ends=MONDAY + timedelta(minutes=45),
        peer=SAM,
        reference="SA9",
        new_id=a_new_id,
    )
    assert (made.lead, made.planned_minutes, made.reference) == (SAM, 45, "SA9")


def test_a_meeting_with_notes_is_never_deleted(workspace: Workspace) -> None:
    workspace.commit(make("Fill", CHIEF, a_note(meeting=CHIEF.id)))
    with workspace.read() as view, pytest.raises(MeetingHasNotesError) as told:
        delete_meeting(view, CHIEF)
    assert told.value.happened == "The meeting Chief executive has 1 note."


def test_a_deleted_meeting_comes_back_with_who_was_to_be_there(workspace: Workspace) -> None:
    there = an_attendance(CHIEF.id)
    workspace.commit(make("Fill", CHIEF, there))
    with workspace.read() as view:
        act = delete_meeting(view, CHIEF)
    workspace.commit(act)
    with workspace.read() as view:
        assert view.get(Meeting, CHIEF.id) is None
        assert view.get(type(there), there.id) is None
        back = take_out_of_bin(view, CHIEF.id)
    workspace.commit(back)
    with workspace.read() as view:
        assert view.get(Meeting, CHIEF.id) == CHIEF
        assert view.get(type(there), there.id) == there


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tomorrow", date(2026, 10, 13)),
        ("14 Oct", date(2026, 10, 14)),
        ("14/10/26", date(2026, 10, 14)),
        ("Thursday 15 October 2026", date(2026, 10, 15)),
        ("Wed", date(2026, 10, 14)),
        ("10/14/26", None),
        ("", None),
        ("soon", None),
    ],
)
def test_a_day_is_understood_as_people_write_it(words: str, day: date | None) -> None:
    assert typed_day(words, today=date(2026, 10, 12)) == day


@pytest.mark.parametrize(
    ("words", "shown"),
    [("9.15", "09:15"), ("2pm", "14:00"), ("14:30", "14:30"), ("1400", "14:00")],
)
def test_a_time_is_understood_as_people_write_it(words: str, shown: str) -> None:
    assert f"{typed_time(words):%H:%M}" == shown


@pytest.mark.parametrize("words", ["", "9-10", "later", "25:00"])
def test_what_is_no_single_time_is_none(words: str) -> None:
    assert typed_time(words) is None


def test_a_number_of_people_is_whole_and_within_reason() -> None:
    found = [typed_number(words, most=999) for words in ("4", " 12 ", "0", "1000", "4.5", "-1", "")]
    assert found == [4, 12, None, None, None, None, None]
