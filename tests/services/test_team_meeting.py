"""The evening: counted right, the divided findings first, one text of headlines, one round."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Question
from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import Finding, FindingState, PeerView, View
from sli_desktop.models.records.ids import PeerViewId, link_id
from sli_desktop.models.records.meeting import Headline, MeetingKind, MeetingState, Sensitivity
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.people import Attendance, Peer, PeerRole, PeerStatus
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.figures import figures
from sli_desktop.services.team_meeting.evening import most_divided, read_evening
from sli_desktop.services.team_meeting.headlines import (
    headlines_id,
    headlines_of,
    lines_of,
    write_headlines,
)
from sli_desktop.services.team_meeting.table import open_table, pairs_of, round_the_table
from sli_desktop.storage import Workspace
from tests.builders import (
    CHALLENGE,
    CHIEF,
    FINANCE,
    MONDAY,
    SAM,
    a_challenge,
    a_finding,
    a_headline,
    a_meeting,
    a_new_id,
    a_note,
    a_peer,
    a_theme,
    an_attendance,
)
from tests.workspaces import new_workspace

EVENING = MONDAY.replace(hour=17).astimezone(ZoneInfo("Europe/London"))
STRENGTH, AREA = frozenset({NoteKind.STRENGTH}), frozenset({NoteKind.AREA})


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "northmere.sli") as opened:
        opened.commit(
            make(
                "Begin", a_challenge(), a_theme("Finance", order="a"), a_theme("Housing", order="b")
            )
        )
        yield opened


def put(workspace: Workspace, *records: Record) -> None:
    workspace.commit(make("Put", *records))


def test_notes_are_counted_by_theme_and_those_of_a_part_count_for_the_whole(
    workspace: Workspace,
) -> None:
    part = a_theme("Reserves", parent=FINANCE, order="b")
    early = MONDAY - timedelta(days=1)
    put(
        workspace,
        part,
        a_note(theme=FINANCE, kinds=STRENGTH),
        a_note(theme=part.id, kinds=AREA, first_key=early),
        a_note(themes=frozenset({FINANCE, part.id}), kinds=STRENGTH | AREA),
        a_note(kinds=STRENGTH),
    )
    with workspace.read() as view:
        money = read_evening(view, now=EVENING).emerging[0]
    tally = money.tally
    assert money.theme.id == FINANCE
    assert (tally.notes, tally.new, tally.strengths, tally.areas) == (3, 2, 2, 2)


def test_what_stays_inside_the_team_is_not_read_for_the_large_screen(workspace: Workspace) -> None:
    put(
        workspace,
        a_note(theme=FINANCE, kinds=AREA, sensitivity=Sensitivity.TEAM_ONLY),
        a_finding("Open"),
        a_finding("Inside", sensitivity=Sensitivity.TEAM_ONLY),
        a_finding("Said", sensitivity=Sensitivity.SAY_IN_PERSON),
    )
    with workspace.read() as view:
        own = read_evening(view, now=EVENING).emerging[0]
        shown = read_evening(view, now=EVENING, open_only=True).emerging[0]
    assert (own.tally.areas, len(own.findings)) == (1, 3)
    assert (shown.tally.areas, [each.headline for each in shown.findings]) == (0, ["Open"])


def test_parked_dropped_and_merged_findings_are_off_the_table(workspace: Workspace) -> None:
    kept = a_finding("Kept")
    gone = (
        a_finding("Parked", state=FindingState.PARKED),
        a_finding("Dropped", state=FindingState.DROPPED),
        a_finding("Merged", merged_into=kept.id),
    )
    put(workspace, kept, *gone)
    with workspace.read() as view:
        shown = read_evening(view, now=EVENING).emerging[0].findings
    assert [each.headline for each in shown] == ["Kept"]


def test_how_far_the_team_is_counts_meetings_with_the_council_only(workspace: Workspace) -> None:
    team = a_meeting("Us", kind=MeetingKind.TEAM_MEETING, state=MeetingState.HELD)
    put(
        workspace,
        a_meeting(state=MeetingState.HELD),
        team,
        an_attendance(CHIEF, count=3),
        an_attendance(team.id, count=5),
        a_note(),
        a_note(author=a_peer("Priya").id),
    )
    with workspace.read() as view:
        so_far = read_evening(view, now=EVENING).so_far
    assert (so_far.meetings, so_far.people, so_far.notes, so_far.writers) == (1, 3, 2, 2)


def a_view(finding: Finding, peer: Peer, view: View) -> PeerView:
    return PeerView(
        id=PeerViewId(link_id(finding.id, peer.id)), finding=finding.id, peer=peer.id, view=view
    )


def test_the_most_divided_come_first_and_dissent_stays_after_the_decision() -> None:
    one, two, three = a_peer("Ann"), a_peer("Bob"), a_peer("Cy")
    agreed = a_finding("Agreed by all")
    decided = a_finding("Decided", state=FindingState.AGREED)
    split, doubtful = a_finding("Split"), a_finding("Doubtful")
    views = [
        a_view(agreed, one, View.AGREES),
        a_view(decided, one, View.DIFFERS),
        a_view(decided, two, View.DIFFERS),
        a_view(doubtful, one, View.UNSURE),
        a_view(doubtful, two, View.AGREES),
        a_view(split, two, View.DIFFERS),
        a_view(split, three, View.UNSURE),
    ]
    found = most_divided(ChallengeRecords.of((agreed, decided, doubtful, split, *views)))
    assert [each.finding.headline for each in found] == ["Split", "Doubtful", "Decided"]
    assert [(view.peer, view.view) for view in found[1].views] == [
        (one.id, View.UNSURE),
        (two.id, View.AGREES),
    ]


# --- headlines ----------------------------------------------------------------------------------


DAY = MONDAY.date()


def headlines(text: str) -> Headline:
    return Headline(id=headlines_id(CHALLENGE, DAY), text=text, day=DAY)


def test_two_laptops_write_the_headlines_of_a_day_into_one_record() -> None:
    other = headlines_id(CHALLENGE, DAY + timedelta(days=1))
    assert headlines_id(CHALLENGE, DAY) == headlines("Good grip").id != other


def test_headlines_without_words_are_none_and_emptied_ones_go_into_the_bin() -> None:
    assert write_headlines(headlines("  \n"), ()).changes == ()
    stored = headlines("Good grip")
    [change] = write_headlines(headlines(""), (stored,)).changes
    assert (change.before, change.after) == (stored, None)
    assert write_headlines(stored, (stored,)).changes == ()


def test_headlines_written_one_by_one_become_one_text_and_no_word_is_lost(
    workspace: Workspace,
) -> None:
    loose = [
        a_headline(text, meeting=None, day=DAY, order=order)
        for text, order in (("Second", "b"), ("First", "a"))
    ]
    put(workspace, *loose, a_headline("Other day", meeting=None, day=DAY + timedelta(days=1)))
    with workspace.read() as view:
        shown = headlines_of(view, CHALLENGE, DAY)
        stored = view.where(Headline, day=DAY)
    assert shown.text == "First\nSecond"
    workspace.commit(write_headlines(headlines("First\nSecond\nThird"), stored))
    with workspace.read() as view:
        assert headlines_of(view, CHALLENGE, DAY).text == "First\nSecond\nThird"
        assert len(view.where(Headline, day=DAY)) == 1


def test_each_line_is_a_headline_whatever_stands_before_it() -> None:
    text = "- Good grip\n\n• Weak plans\nTwo-year plan"
    assert [*lines_of(headlines(text))] == ["Good grip", "Weak plans", "Two-year plan"]


# --- round the table ----------------------------------------------------------------------------

ANN, BOB, CY, DI = (a_peer(name) for name in ("Ann", "Bob", "Cy", "Di"))
MANAGER = a_peer("Max", role=PeerRole.CHALLENGE_MANAGER)


def test_those_who_sat_together_most_speak_together_and_nobody_speaks_twice() -> None:
    meetings = [
        a_meeting("1", peers=frozenset({ANN.id, BOB.id})),
        a_meeting("2", peers=frozenset({ANN.id}), lead=BOB.id),
        a_meeting("3", peers=frozenset({BOB.id, CY.id})),
    ]
    pairs = pairs_of((ANN, BOB, CY, DI, MANAGER), meetings)
    assert [[peer.name for peer in pair] for pair in pairs] == [["Ann", "Bob"], ["Cy"], ["Di"]]


def test_a_manager_who_went_along_speaks_and_a_peer_who_withdrew_does_not() -> None:
    gone = a_peer("Eve", status=PeerStatus.WITHDRAWN)
    meetings = [a_meeting("1", peers=frozenset({ANN.id, MANAGER.id, gone.id}))]
    pairs = pairs_of((ANN, MANAGER, gone), meetings)
    assert [[peer.name for peer in pair] for pair in pairs] == [["Ann", "Max"]]


def test_a_round_is_a_meeting_of_the_team_and_counts_nobody_as_heard() -> None:
    meeting, act = round_the_table(
        "Round the table",
        ((ANN, BOB), (CY,)),
        at=MONDAY,
        scribe=SAM,
        reference="SA1",
        new_id=a_new_id,
    )
    made = ChallengeRecords.of(change.after for change in act.changes if change.after is not None)
    assert meeting.kind is MeetingKind.TEAM_MEETING
    assert meeting.planned_minutes == 10
    assert [each.role_label for each in made.all(Attendance)] == ["Ann and Bob", "Cy"]
    asked = sorted(made.all(Question), key=lambda each: each.order)
    assert [each.text for each in asked] == [
        "Three points from Ann and Bob",
        "Three points from Cy",
    ]
    held = ChallengeRecords.of(
        (*(each.after for each in act.changes if each.after is not None), a_challenge())
    )
    assert figures(held).people == 0


def test_a_round_that_goes_on_is_found_again_and_an_old_one_is_not(workspace: Workspace) -> None:
    _, act = round_the_table(
        "Round", ((ANN,),), at=MONDAY, scribe=SAM, reference="SA1", new_id=a_new_id
    )
    workspace.commit(act)
    with workspace.read() as view:
        lines = view.meeting_lines()
    going = open_table(lines, MONDAY + timedelta(minutes=30))
    assert going is not None
    assert going.title == "Round"
    assert open_table(lines, MONDAY + timedelta(hours=3)) is None
    assert open_table(lines, MONDAY - timedelta(minutes=1)) is None
