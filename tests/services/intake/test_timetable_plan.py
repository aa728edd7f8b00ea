"""What a timetable would change is decided before anything is written, and never touches notes."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import ChangeSet, edit
from sli_desktop.models.records.ids import MeetingId
from sli_desktop.models.records.meeting import Meeting, MeetingKind, MeetingState
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Contact
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.intake.clashes import ClashOf, clashes
from sli_desktop.services.intake.timetable_plan import PlannedMeeting, TimetablePlan, plan_timetable
from sli_desktop.services.intake.whole import records_after
from tests.builders import MONDAY, a_challenge, a_group, a_meeting, a_new_id, a_note, a_peer
from tests.services.intake.sheets import FIRST_DAY, a_workbook, timetable_of

TEAM = (a_peer("Priya Shah", initials="PS"), a_peer("Sam Ade", initials="SA"))
START = ChallengeRecords.of([a_challenge(on_site_from=FIRST_DAY), *TEAM])
HEADINGS = ("Ref", "Date", "Time", "Meeting", "Room", "Peers", "Names")
LEADER = ("1", "Monday", "9-10am", "Leader", "Room 1", "PS", "Cllr Edwina Kettlewell")
AUDITOR = ("2", "Monday", "11-12", "External auditor", "Room 2", "SA", None)
FINANCE = ("3", "Tuesday", "9-10am", "Finance managers", "Room 1", "PS / SA", None)


def plan_of(folder: Path, *rows: tuple[object, ...], on: ChallengeRecords = START) -> TimetablePlan:
    file = a_workbook(folder / "t.xlsx", [HEADINGS, *rows])
    numbers = count(1)
    return plan_timetable(
        timetable_of(file), on, new_reference=lambda: f"PS{next(numbers)}", new_id=a_new_id
    )


def after(
    folder: Path, *rows: tuple[object, ...], on: ChallengeRecords = START
) -> ChallengeRecords:
    return records_after(on, plan_of(folder, *rows, on=on).change_set())


def titles(entries: tuple[PlannedMeeting, ...]) -> list[str]:
    return [each.after.title for each in entries]


def test_a_first_timetable_adds_its_meetings_with_references_peers_and_contacts(
    tmp_path: Path,
) -> None:
    records = after(tmp_path, LEADER, AUDITOR)
    leader, auditor = records.all(Meeting)
    assert (leader.reference, leader.row_key, leader.planned_minutes) == ("PS1", "1", 60)
    assert leader.peers == {TEAM[0].id}
    assert auditor.peers == {TEAM[1].id}
    [contact] = records.all(Contact)
    assert (contact.name, contact.meeting) == ("Cllr Edwina Kettlewell", leader.id)


def test_the_same_timetable_again_changes_nothing(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER, AUDITOR)
    plan = plan_of(tmp_path, LEADER, AUDITOR, on=records)
    assert titles(plan.same) == ["Leader", "External auditor"]
    assert plan.change_set() == ChangeSet(name="Import a timetable", changes=())


def test_a_new_version_shows_what_is_added_moved_changed_and_cancelled(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER, AUDITOR, FINANCE)
    moved = ("1", "Monday", "3-4pm", "Leader", "Room 9", "PS", None)
    renamed = ("3", "Tuesday", "9-10am", "Finance team leaders", "Room 1", "PS / SA", None)
    added = ("4", "Monday", "2pm", "Staff network", "Room 1", "SA", None)
    plan = plan_of(tmp_path, moved, renamed, added, on=records)
    assert titles(plan.moved) == ["Leader"]
    assert titles(plan.changed) == ["Finance team leaders"]
    assert titles(plan.added) == ["Staff network"]
    assert titles(plan.cancelled) == ["External auditor"]
    changed = records_after(records, plan.change_set())
    assert {each.title: each.state for each in changed.all(Meeting)} == {
        "Leader": MeetingState.PLANNED,
        "External auditor": MeetingState.CANCELLED,
        "Finance team leaders": MeetingState.PLANNED,
        "Staff network": MeetingState.PLANNED,
    }
    assert {each.id for each in records.all(Meeting)} < {each.id for each in changed.all(Meeting)}


def test_rows_numbered_anew_are_found_by_their_titles(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER, AUDITOR)
    anew = [("2", *LEADER[1:]), ("1", *AUDITOR[1:])]
    plan = plan_of(tmp_path, *anew, on=records)
    assert titles(plan.same) == ["Leader", "External auditor"]


def test_two_meetings_of_one_title_are_told_apart_by_their_times(tmp_path: Path) -> None:
    morning = ("", "Monday", "9-10am", "Directors", "1", None, None)
    evening = ("", "Monday", "5-6pm", "Directors", "1", None, None)
    records = after(tmp_path, morning, evening)
    later = ("", "Monday", "6-7pm", "Directors", "1", None, None)
    plan = plan_of(tmp_path, later, morning, on=records)
    [moved] = plan.moved
    assert moved.before is not None
    assert str(moved.before.starts) == "2026-10-12 16:00:00+00:00"
    assert titles(plan.same) == ["Directors"]


def test_a_meeting_that_was_held_stays_as_it_is(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER, AUDITOR)
    leader = records.all(Meeting)[0]
    held = records_after(records, _held(leader))
    moved = ("1", "Monday", "3-4pm", "Leader", "Room 1", "PS", None)
    plan = plan_of(tmp_path, moved, on=held)
    assert titles(plan.kept) == ["Leader"]
    assert titles(plan.cancelled) == ["External auditor"]
    gone = plan_of(tmp_path, AUDITOR, on=held)
    assert gone.change_set().changes == ()


def test_only_days_the_timetable_covers_can_lose_a_meeting(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER, AUDITOR, FINANCE)
    plan = plan_of(tmp_path, LEADER, on=records)
    assert titles(plan.cancelled) == ["External auditor"]


def test_a_row_that_became_unreadable_never_cancels_its_meeting(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER, AUDITOR)
    plan = plan_of(tmp_path, ("1", "Monday", "soon", *LEADER[3:]), AUDITOR, on=records)
    assert plan.cancelled == ()
    [(left, meeting)] = plan.standing
    assert (left.reason, meeting.title) == ("the time soon cannot be read", "Leader")


def test_an_unplanned_meeting_is_never_cancelled_by_a_timetable(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER)
    [leader] = records.all(Meeting)
    own = Meeting(id=MeetingId(a_new_id()), title="Corridor", starts=leader.starts)
    plan = plan_of(tmp_path, LEADER, on=ChallengeRecords.of([*_all(records), own]))
    assert plan.cancelled == ()


def test_a_cancelled_meeting_that_comes_back_is_planned_again(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER, AUDITOR)
    without = after(tmp_path, LEADER, on=records)
    again = after(tmp_path, LEADER, AUDITOR, on=without)
    assert [each.state for each in again.all(Meeting)] == [MeetingState.PLANNED] * 2


def test_notes_are_never_part_of_the_act(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER, AUDITOR)
    leader = records.all(Meeting)[0]
    noted = ChallengeRecords.of([*_all(records), a_note(meeting=leader.id)])
    plan = plan_of(tmp_path, ("9", "Monday", "9-10am", "Mayor", "Hall", "PS", None), on=noted)
    assert not any(isinstance(each.record, Note) for each in plan.change_set().changes)


def test_empty_cells_leave_what_is_known(tmp_path: Path) -> None:
    records = after(tmp_path, LEADER)
    plan = plan_of(tmp_path, ("1", "Monday", "9am", "Leader", None, None, None), on=records)
    assert titles(plan.same) == ["Leader"]


@pytest.mark.parametrize(
    ("second", "of"),
    [
        (("2", "Monday", "9.30-11", "Auditor", "Room 2", "PS", None), {ClashOf.PEER}),
        (("2", "Monday", "9.30-11", "Auditor", "room 1", "SA", None), {ClashOf.ROOM}),
        (("2", "Monday", "9am", "Auditor", "Room 1", "PS", None), {ClashOf.PEER, ClashOf.ROOM}),
        (("2", "Monday", "10-11", "Auditor", "Room 1", "PS", None), set()),
        (("2", "Tuesday", "9-10", "Auditor", "Room 1", "PS", None), set()),
    ],
)
def test_clashes_of_peers_and_rooms_are_seen(
    tmp_path: Path, second: tuple[object, ...], of: set[ClashOf]
) -> None:
    plan = plan_of(tmp_path, LEADER, second)
    assert {clash.of for clash in plan.clashes} == of


def test_of_a_thousand_meetings_only_neighbours_are_compared() -> None:
    meetings = [
        a_meeting(f"Meeting {n}", starts=MONDAY + timedelta(minutes=n), ends=None, place="Hall")
        for n in range(5_000)
    ]
    assert clashes(meetings) == ()


def test_a_room_called_online_is_no_room_to_clash_over(tmp_path: Path) -> None:
    rows = [(str(n), "Monday", "9am", f"Call {n}", "MS Teams", None, None) for n in range(2)]
    assert plan_of(tmp_path, *rows).clashes == ()


def test_words_that_name_nobody_of_the_team_are_told(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, ("1", "Monday", "9am", "Leader", "1", "PS and QQ", "two traders"))
    assert plan.remarks == (
        "row 2: QQ is not on the team list",
        "row 2: not a name, so not kept: two traders",
    )
    assert plan.added[0].after.peers == {TEAM[0].id}


def test_all_peers_means_the_whole_team(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, ("1", "Monday", "9am", "Leader", "1", "All peers", None))
    assert plan.added[0].after.peers == {peer.id for peer in TEAM}


def test_the_group_is_taken_from_the_title(tmp_path: Path) -> None:
    group = a_group("Service managers")
    records = ChallengeRecords.of([*_all(START), group])
    row = ("1", "Monday", "9am", "Focus group: service managers", "1", None, None)
    [added] = plan_of(tmp_path, row, on=records).added
    assert added.after.groups == {group.id}
    assert added.after.kind is MeetingKind.FOCUS_GROUP


def _all(records: ChallengeRecords) -> list[Record]:
    return [each for found in records.by_kind.values() for each in found.values()]


def _held(meeting: Meeting) -> ChangeSet:
    return edit("", (meeting, replace(meeting, state=MeetingState.HELD)))
