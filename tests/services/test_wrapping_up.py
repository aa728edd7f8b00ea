"""The two minutes after a meeting: what each act does, what is suggested, what comes next."""

from datetime import timedelta

import pytest

from sli_desktop.models.records.challenge import Question, QuestionOrigin
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import MeetingId
from sli_desktop.models.records.meeting import (
    Meeting,
    MeetingKind,
    MeetingState,
    Sensitivity,
    UnableToSpeak,
)
from sli_desktop.models.records.note import FollowUp, Note, NoteKind
from sli_desktop.services.wrapping_up import (
    ANYONE,
    ORDERS,
    Target,
    carry,
    carry_no_longer,
    coming,
    finish,
    follow_ups,
    headlines_in_place,
    keep_in_team,
    next_of,
    open_meeting,
    open_notes,
    question_id_of,
    say_how_freely,
    say_how_many,
    suggested_target,
    without_theme,
    write_headline,
)
from sli_desktop.storage import MeetingLine
from tests.builders import FINANCE, MONDAY, a_headline, a_meeting, a_note

ASKED = a_note(
    "Ask the CFO for the depot figure",
    kinds=frozenset({NoteKind.FOLLOW_UP}),
    follow_up=FollowUp.OPEN,
    theme=FINANCE,
)


def line(title: str, hours: int = 1, **fields: object) -> MeetingLine:
    meeting = a_meeting(title)
    known: dict[str, object] = {
        "id": meeting.id,
        "title": title,
        "reference": "",
        "kind": MeetingKind.INTERVIEW,
        "starts": MONDAY + timedelta(hours=hours),
        "ends": MONDAY + timedelta(hours=hours + 1),
        "place": "",
        "lead": None,
        "people_count": None,
        "state": MeetingState.PLANNED,
        "wrap_up_done": False,
    }
    return MeetingLine(**(known | fields))  # type: ignore[arg-type]


def after(act: ChangeSet | None, kind: type) -> list[object]:
    assert act is not None
    return [each.after for each in act.changes if isinstance(each.after, kind)]


def test_headlines_keep_their_places() -> None:
    second = a_headline("Second", order=ORDERS[1])
    strange = a_headline("Strange", order="Zz")
    assert headlines_in_place([strange, second]) == (strange, second, None)
    assert headlines_in_place([]) == (None, None, None)


def test_a_headline_is_made_changed_and_deleted_by_its_words() -> None:
    new = a_headline("  Money is tight  ")
    made = write_headline(None, new)
    assert made is not None
    assert made.changes[0].before is None
    assert after(made, type(new))[0].text == "Money is tight"  # type: ignore[attr-defined]
    assert write_headline(None, a_headline(" ")) is None
    changed = write_headline(new, a_headline("Other", id=new.id))
    assert changed is not None
    assert changed.name == "Change a headline"
    gone = write_headline(new, a_headline("", id=new.id))
    assert gone is not None
    assert gone.changes[0].after is None


def test_answers_are_one_change_of_the_meeting_each() -> None:
    meeting = a_meeting()
    assert after(say_how_many(meeting, 4), Meeting)[0].people_count == 4  # type: ignore[attr-defined]
    freely = after(say_how_freely(meeting, UnableToSpeak.PERHAPS), Meeting)[0]
    assert freely.unable_to_speak is UnableToSpeak.PERHAPS  # type: ignore[attr-defined]


def test_a_meeting_kept_in_the_team_keeps_its_open_notes_there() -> None:
    meeting, plain = a_meeting(), a_note("Plain")
    in_person = a_note("In person", sensitivity=Sensitivity.SAY_IN_PERSON)
    act = keep_in_team(meeting, [plain, in_person])
    assert [each.record_id for each in act.changes] == [meeting.id, plain.id]
    closed = [each.after for each in act.changes]
    assert {each.sensitivity for each in closed} == {Sensitivity.TEAM_ONLY}  # type: ignore[union-attr]


def test_opening_a_meeting_opens_no_note_before_that_is_asked_for() -> None:
    note = a_note("Told in trust", sensitivity=Sensitivity.TEAM_ONLY)
    meeting = a_meeting(sensitivity=Sensitivity.TEAM_ONLY)
    assert [each.kind for each in open_meeting(meeting).changes] == ["meeting"]
    act = open_notes([note, a_note("Open already")])
    assert act.name == "Mark 1 note open"
    assert [each.record_id for each in act.changes] == [note.id]


def test_notes_without_a_theme_come_in_their_order() -> None:
    late = a_note("Late", theme=None, themes=frozenset(), first_key=MONDAY + timedelta(minutes=9))
    early = a_note("Early", theme=None, themes=frozenset(), first_key=MONDAY)
    assert without_theme([late, ASKED, early]) == (early, late)


def test_what_was_answered_is_no_follow_up_any_more() -> None:
    answered = a_note("Done", kinds=ASKED.kinds, follow_up=FollowUp.ANSWERED)
    assert follow_ups([answered, ASKED, a_note("Plain")]) == (ASKED,)


@pytest.mark.parametrize(
    ("title", "is_named"),
    [
        ("CFO", True),
        ("CFO and section 151 officer", True),
        ("Depot visit", True),
        ("Officers' group", False),
        ("Opposition group leaders", False),
    ],
)
def test_a_follow_up_goes_to_the_meeting_that_its_words_name(title: str, is_named: bool) -> None:
    upcoming = [line("Cabinet members"), line(title)]
    wanted = Target(MeetingId(upcoming[1].id)) if is_named else ANYONE
    assert suggested_target(ASKED, upcoming) == wanted


def test_carrying_makes_a_question_and_carrying_no_longer_takes_it_back() -> None:
    there = Target(MeetingId(a_meeting("CFO").id))
    act = carry(ASKED, there, None)
    question = after(act, Question)[0]
    assert isinstance(question, Question)
    assert (question.id, question.text, question.meeting, question.theme) == (
        question_id_of(ASKED),
        ASKED.body,
        there.meeting,
        None,
    )
    assert question.origin is QuestionOrigin.FOLLOW_UP
    carried = after(act, Note)[0]
    assert isinstance(carried, Note)
    assert carried.follow_up is FollowUp.CARRIED
    back = carry_no_longer(carried, question)
    assert after(back, Note) == [ASKED]
    assert [each.record_id for each in back.changes if each.after is None] == [question.id]


def test_for_anyone_the_question_stands_under_the_theme() -> None:
    question = after(carry(ASKED, ANYONE, None), Question)[0]
    assert isinstance(question, Question)
    assert (question.meeting, question.theme) == (None, FINANCE)


def test_another_meeting_moves_the_question_and_forgets_no_tick() -> None:
    one, other = a_meeting("One"), a_meeting("Other")
    question = Question(
        id=question_id_of(ASKED),
        text=ASKED.body,
        meeting=one.id,
        origin=QuestionOrigin.FOLLOW_UP,
        asked_in=frozenset({one.id}),
    )
    carried = Note(**{**_fields(ASKED), "follow_up": FollowUp.CARRIED})  # type: ignore[arg-type]
    act = carry(carried, Target(other.id), question)
    assert [each.kind for each in act.changes] == ["question"]
    assert after(act, Question)[0].asked_in == {one.id}  # type: ignore[attr-defined]
    assert carry(carried, Target(one.id), question).changes == ()


def _fields(note: Note) -> dict[str, object]:
    return {name: getattr(note, name) for name in Note.__dataclass_fields__}


def test_finishing_carries_in_one_act() -> None:
    meeting = a_meeting()
    act = finish(meeting, [(ASKED, ANYONE)])
    assert [each.kind for each in act.changes] == ["meeting", "question", "note"]
    held = after(act, Meeting)[0]
    assert isinstance(held, Meeting)
    assert (held.state, held.wrap_up_done) == (MeetingState.HELD, True)
    assert finish(held, []).changes == ()


def test_what_comes_next_is_the_persons_own_before_the_teams() -> None:
    this = a_meeting()
    over = line("Over", hours=0)
    held = line("Held", state=MeetingState.HELD)
    team, mine = line("Team", hours=2), line("Mine", hours=3)
    found = coming([over, held, team, mine], this, MONDAY + timedelta(hours=1, minutes=1))
    assert found == (team, mine)
    day = {team.id, mine.id}
    assert next_of(found, {mine.id}, day) == mine
    assert next_of(found, set(), day) == team
    assert next_of(found, {mine.id}, {team.id}) is None
    assert next_of((), set(), set()) is None
