"""Who has been heard on what, from a terminal."""

from pathlib import Path

from sli_desktop.models.records.challenge import Question, QuestionOrigin
from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.models.records.meeting import Meeting, MeetingState
from tests.cli.conftest import Terminal, content_of, records_of


def test_the_heat_map_is_told_with_its_gaps_and_what_each_day_added(
    terminal: Terminal, northmere: Path
) -> None:
    told = terminal.values("coverage", "show", northmere, "--by-day")
    cells = told["cells"]
    assert told["gaps"] == sum(cell["gap"] for cell in cells)
    assert all(cell["missing"] for cell in cells if cell["gap"])
    assert not any(cell["gap"] for cell in cells if cell["target"] is None)
    first, *_later = told["days"]
    assert first["day"] == "2025-10-13"
    assert all(cell["notes"] for cell in first["changed"])
    last = {(c["theme"], c["group"]): c["notes"] for day in told["days"] for c in day["changed"]}
    assert last == {(c["theme"], c["group"]): c["notes"] for c in cells if c["notes"]}
    lines = terminal.done("coverage", "show", northmere, "--count", "meetings", "--by-day").out
    assert "Counted: meetings." in lines
    unheard = sum(cell["gap"] and not cell["notes"] for cell in cells)
    short = told["gaps"] - unheard
    assert f"{unheard} not heard, {short} heard fewer than planned." in lines
    assert "Monday 13 October 2025" in lines


def test_a_question_goes_into_the_soonest_meeting_that_can_close_a_gap(
    terminal: Terminal, northmere: Path
) -> None:
    records = records_of(northmere)
    planned = [one for one in records.all(Meeting) if one.state is MeetingState.PLANNED]
    meeting = next(one for one in planned if one.starts)
    assert meeting.starts is not None
    terminal.clock.now = meeting.starts.replace(hour=0)
    before = content_of(northmere)
    named = ("coverage", "ask", northmere, "GOV", "Chief executive", "Who decides?")
    plan = terminal.values(*named, "--meeting", meeting.reference, "--plan")
    assert (plan["planned"], plan["question"]) == (True, None)
    assert content_of(northmere) == before
    told = terminal.values(*named, "--meeting", meeting.reference)
    [question] = [q for q in records_of(northmere).all(Question) if q.text == "Who decides?"]
    assert told["question"] == str(question.id)
    assert (question.meeting, question.origin) == (meeting.id, QuestionOrigin.LOCAL)


def test_where_no_meeting_is_left_that_is_said_and_nothing_changes(
    terminal: Terminal, northmere: Path
) -> None:
    before = content_of(northmere)
    terminal.clock.now = terminal.clock.now.replace(year=2030)
    told = terminal.run("coverage", "ask", northmere, "GOV", "Young people")
    assert told.code == 1
    assert "No meeting still to come" in told.out
    assert content_of(northmere) == before


def test_a_gap_is_set_aside_with_a_reason_and_wanted_again(
    terminal: Terminal, northmere: Path
) -> None:
    cell: tuple[str | Path, ...] = (northmere, "HOU", "Young people")
    start = terminal.values("coverage", "show", northmere)["gaps"]
    assert terminal.values("coverage", "waive", *cell, "Half-term", "--plan")["planned"]
    assert terminal.values("coverage", "waive", *cell, "Half-term", "--as", "PS")["changed"] == 1
    reasons = [r for r in records_of(northmere).all(Reason) if r.rule is Rule.WAIVED_GAP]
    assert "Half-term" in {reason.words for reason in reasons}
    assert terminal.values("coverage", "show", northmere)["gaps"] == start - 1
    assert terminal.values("coverage", "want", *cell)["changed"] == 1
    assert terminal.values("coverage", "want", *cell)["changed"] == 0
    assert terminal.values("coverage", "show", northmere)["gaps"] == start
    assert terminal.values("coverage", "waive", *cell, "Half-term", "--as", "ME")["changed"] == 1
