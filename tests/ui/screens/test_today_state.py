"""What Today says about a day: states, parts, gaps, in the council's time. Pure."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.services.sync.merged import LastMerged
from sli_desktop.storage import MeetingLine, NoteTotals, OpenFollowUp
from sli_desktop.ui.screens.today import state
from sli_desktop.ui.screens.today.reading import Progress
from sli_desktop.ui.screens.today.side import documents_words, team_words
from sli_desktop.ui.standing import standing_of
from tests.builders import (
    FINANCE,
    MONDAY,
    PRIYA,
    SAM,
    a_challenge,
    a_meeting,
    a_theme,
    an_id,
)
from tests.ui.challenges import CHAIRS, MORNING

LONDON = ZoneInfo("Europe/London")
NOW = MORNING.astimezone(LONDON)
FIRST_DAY = date(2026, 10, 12)
NAMES = {SAM: "Sam", PRIYA: "Priya"}


def a_line(meeting: Meeting) -> MeetingLine:
    return MeetingLine(
        id=meeting.id,
        title=meeting.title,
        reference=meeting.reference,
        kind=meeting.kind,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        lead=meeting.lead,
        people_count=meeting.people_count,
        state=meeting.state,
        wrap_up_done=meeting.wrap_up_done,
    )


def a_row(meeting: Meeting, notes: int = 0, *, is_next: bool = False) -> state.MeetingRow:
    return state.row_of(meeting, notes, NAMES, SAM, NOW, is_next=is_next)


def test_the_days_on_site_are_the_days_to_choose_from() -> None:
    days = state.days_of(a_challenge(), [MONDAY], LONDON)
    assert days == tuple(FIRST_DAY + timedelta(days=n) for n in range(4))
    assert state.day_to_show(days, FIRST_DAY) == FIRST_DAY
    assert state.day_to_show(days, FIRST_DAY - timedelta(days=30)) == FIRST_DAY
    assert state.day_to_show(days, FIRST_DAY + timedelta(days=30)) == days[-1]


def test_a_row_says_time_part_and_state_in_the_councils_time() -> None:
    row = a_row(replace(CHAIRS, expected_count=4), is_next=True)
    assert (row.times, row.part, row.standing.state) == ("10:30 to 11:30", "You lead", "Now")
    assert row.facts == "Room 2 · with Priya · 4 people expected"
    assert row.standing.button == "Start notes"


def test_who_takes_notes_leads_both_or_is_elsewhere_is_told() -> None:
    takes = a_row(a_meeting(note_takers=frozenset({SAM})))
    both = a_row(a_meeting(lead=SAM, note_takers=frozenset({SAM}), peers=frozenset({SAM})))
    apart = a_row(a_meeting(peers=frozenset({PRIYA})))
    assert (takes.part, takes.facts) == ("You take notes", "with Priya")
    assert (both.part, both.facts) == ("You lead and take notes", "you alone")
    assert (apart.part, apart.facts) == ("", "Priya")


def test_a_meeting_soon_says_in_how_many_minutes() -> None:
    early = (MONDAY + timedelta(minutes=20)).astimezone(LONDON)
    standing = standing_of(CHAIRS, 0, early, is_next=True)
    assert standing.state == "Starts in 10 min"


def test_each_state_of_a_meeting_has_its_word_and_its_next_step() -> None:
    held = a_meeting("Held", state=MeetingState.HELD)
    over = a_meeting("Over", ends=MONDAY + timedelta(minutes=1))
    later = a_meeting("Later", starts=MONDAY + timedelta(hours=8), ends=None)
    done = replace(held, wrap_up_done=True)
    gone = a_meeting("Gone", state=MeetingState.CANCELLED)
    found = {
        "held": a_row(held, 3),
        "held empty": a_row(held),
        "over": a_row(over, 2),
        "over empty": a_row(over),
        "under way": a_row(CHAIRS, 2),
        "later": a_row(later),
        "done": a_row(done, 1),
        "gone": a_row(gone),
    }
    assert {name: (row.standing.state, row.standing.button) for name, row in found.items()} == {
        "held": ("Wrap-up not written", "Wrap up"),
        "held empty": ("No notes yet", "Write up"),
        "over": ("Wrap-up not written", "Wrap up"),
        "over empty": ("No notes yet", "Write up"),
        "under way": ("2 notes so far", "Go on"),
        "later": ("Not started", "Prepare"),
        "done": ("Done · 1 note", "Open"),
        "gone": ("Cancelled", "Put back"),
    }


def test_the_meeting_under_way_is_next_and_else_the_first_without_notes() -> None:
    lines = [a_line(a_meeting("First", ends=MONDAY)), a_line(CHAIRS)]
    assert state.next_meeting(lines, {}, NOW) is lines[1]
    evening = NOW + timedelta(hours=10)
    assert state.next_meeting(lines, {lines[0].id: 1}, evening) is lines[1]
    assert state.next_meeting(lines, {line.id: 1 for line in lines}, evening) is None


def test_a_very_full_day_shows_the_meetings_around_the_next_one() -> None:
    many = [a_line(a_meeting(f"Meeting {n}")) for n in range(100)]
    assert state.shown_of(many, many[50])[0] is many[50 - state.BEFORE_NEXT]
    assert len(state.shown_of(many, many[99])) == state.MOST_ROWS
    assert state.shown_of(many, many[99])[-1] is many[99]
    assert state.shown_of(many[:10], many[3]) == many[:10]


def test_a_day_is_the_councils_day_over_the_change_of_clocks() -> None:
    midnight = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)  # 00:30 on the 25th in London
    late = datetime(2026, 10, 25, 23, 30, tzinfo=UTC)  # 23:30: the clocks went back that night
    lines = [a_line(a_meeting("Night", starts=midnight)), a_line(a_meeting("Late", starts=late))]
    found = state.lines_of(lines, date(2026, 10, 25), LONDON)
    assert [line.title for line in found] == ["Night", "Late"]
    assert state.lines_of(lines, date(2026, 10, 24), LONDON) == ()
    row = state.row_of(
        a_meeting("Late", starts=late, ends=late + timedelta(minutes=15)),
        0,
        NAMES,
        SAM,
        late.astimezone(LONDON),
        is_next=False,
    )
    assert row.times == "23:30 to 23:45"


def test_gaps_are_themes_nobody_of_the_groups_was_asked_about() -> None:
    themes = [a_theme("Finance", order="a"), a_theme("Housing", order="b")]
    about = OpenFollowUp(note=an_id("n1"), body="About finance", is_about=True)
    other = OpenFollowUp(note=an_id("n2"), body="Other", is_about=False)
    found = state.ahead("Coming", themes, {FINANCE}, [about, other])
    assert found.gaps == ((2, "Housing"),)
    assert found.follow_ups == ("About finance", "Other")
    assert state.ahead("Coming", themes, None, []).gaps == ()


def test_the_day_in_words_counts_what_is_done_and_when_the_next_one_is() -> None:
    held = a_line(a_meeting("Held", state=MeetingState.HELD))
    gone = a_line(a_meeting("Gone", state=MeetingState.CANCELLED))
    early = (MONDAY + timedelta(minutes=20)).astimezone(LONDON)
    coming = a_line(CHAIRS)
    words = state.day_words([held, gone, coming], early, coming, mine=True)
    assert words == "Your day: 2 meetings, 1 done. Next one in 10 minutes."
    assert state.day_words([held], NOW, None, mine=False) == "The team’s day: 1 meeting, 1 done."


def test_how_far_the_team_is_says_when_it_was_last_merged() -> None:
    some = Progress(11, 46, 38, NoteTotals(notes=96, to_sort=9), 0, 0, ())

    def words(progress: Progress) -> str:
        return team_words(progress, lambda moment: moment.astimezone(LONDON), NOW)

    assert words(some) == "Team: 11 of 46"
    waiting = LastMerged(name="Priya", at=None)
    assert words(some._replace(merged=(waiting,))) == "Team: 11 of 46, nothing merged yet"
    priya = LastMerged(name="Priya", at=MORNING - timedelta(minutes=2))
    assert words(some._replace(merged=(waiting, priya))) == "Team: 11 of 46, last merged 10:40"
    before = LastMerged(name="Priya", at=MORNING - timedelta(days=1))
    assert words(some._replace(merged=(before,))).endswith("last merged yesterday 10:42")


def test_missing_documents_are_told_before_those_still_awaited() -> None:
    some = Progress(0, 0, 0, NoteTotals(notes=0, to_sort=0), 0, 2, ())
    assert documents_words(some) == "2 documents awaited"
    assert documents_words(some._replace(missing=1)) == "1 document missing"
    assert documents_words(some._replace(awaited=0)) == ""


def test_a_meeting_added_by_hand_starts_at_the_next_quarter_or_at_nine() -> None:
    assert f"{state.free_time(FIRST_DAY, NOW):%H:%M}" == "10:45"
    assert f"{state.free_time(FIRST_DAY + timedelta(days=1), NOW):%d %H:%M}" == "13 09:00"


def test_a_team_of_more_than_three_that_goes_together_is_the_whole_team() -> None:
    names = {**NAMES, PeerId(an_id("Ann")): "Ann", PeerId(an_id("Bob")): "Bob"}
    row = state.row_of(a_meeting(peers=frozenset(names)), 0, names, SAM, NOW, is_next=False)
    assert row.facts == "whole team"
