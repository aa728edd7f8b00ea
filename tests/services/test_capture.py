"""What a peer does in and around a meeting, as acts."""

from datetime import timedelta

import pytest

from sli_desktop.models.records.challenge import Question, QuestionOrigin
from sli_desktop.models.records.meeting import (
    Headline,
    Meeting,
    MeetingKind,
    MeetingState,
    Sensitivity,
    UnableToSpeak,
)
from sli_desktop.models.records.note import FollowUp, Note, NoteKind, Source
from sli_desktop.services.capture import (
    EmptyNoteError,
    Place,
    WrapUp,
    add_attendance,
    add_note,
    bin_notes,
    carry_follow_up,
    edit_note,
    mark_asked,
    note_of,
    source_of,
    toggle_kind,
    toggle_theme,
    unplanned_meeting,
    wrap_up,
)
from sli_desktop.services.marks import ParsedLine
from tests.builders import (
    FINANCE,
    HOUSING,
    MONDAY,
    SAM,
    a_document,
    a_meeting,
    a_new_id,
    a_note,
    a_question,
    an_attendance,
)


def written(line: ParsedLine, place: Place, **more: object) -> Note:
    return note_of(line, place=place, author=SAM, first_key=MONDAY, new_id=a_new_id, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (MeetingKind.INTERVIEW, Source.HEARD),
        (MeetingKind.FOCUS_GROUP, Source.HEARD),
        (MeetingKind.VISIT, Source.SAW),
        (MeetingKind.OBSERVATION, Source.SAW),
        (MeetingKind.DOCUMENT_READING, Source.READ),
        (MeetingKind.AUDIT, Source.READ),
    ],
)
def test_the_kind_of_meeting_says_how_its_notes_came_to_the_team(
    kind: MeetingKind, source: Source
) -> None:
    assert source_of(kind) is source
    assert written(ParsedLine(body="x"), Place(meeting=a_meeting(kind=kind))).source is source


def test_a_line_becomes_a_note_with_speaker_themes_and_time_of_the_first_key() -> None:
    meeting, speaker = a_meeting(), an_attendance()
    line = ParsedLine(body="late", kinds=frozenset({NoteKind.AREA}), themes=frozenset({FINANCE}))
    note = written(line, Place(meeting=meeting), speaker=speaker.id, themes=frozenset({HOUSING}))
    assert (note.body, note.meeting, note.first_key) == ("late", meeting.id, MONDAY)
    assert note.speaker == speaker.id
    assert note.themes == {FINANCE, HOUSING}
    [change] = add_note(note).changes
    assert (change.before, change.after) == (None, note)


def test_a_speaker_named_in_the_line_wins_over_the_last_one() -> None:
    last, named = an_attendance(), an_attendance()
    line = ParsedLine(body="late", speaker=named.id, names_speaker=True)
    assert written(line, Place(), speaker=last.id).speaker == named.id
    everybody = ParsedLine(body="late", names_speaker=True)
    assert written(everybody, Place(), speaker=last.id).speaker is None


def test_a_follow_up_is_open_and_a_note_of_a_document_was_read() -> None:
    line = ParsedLine(body="ask", kinds=frozenset({NoteKind.FOLLOW_UP}))
    note = written(line, Place(document=a_document().id, page="12"))
    assert (note.follow_up, note.source, note.page) == (FollowUp.OPEN, Source.READ, "12")


def test_notes_of_a_team_only_meeting_stay_inside_the_team() -> None:
    place = Place(meeting=a_meeting(sensitivity=Sensitivity.TEAM_ONLY))
    assert written(ParsedLine(body="x"), place).sensitivity is Sensitivity.TEAM_ONLY


def test_a_line_without_words_is_no_note() -> None:
    with pytest.raises(EmptyNoteError):
        written(ParsedLine(body=""), Place())
    note = a_note("words")
    with pytest.raises(EmptyNoteError):
        edit_note(note, a_note("  ", id=note.id))


def test_kind_and_theme_are_switched_on_and_off_again() -> None:
    note = a_note()
    [on] = toggle_kind(note, NoteKind.FOLLOW_UP).changes
    assert isinstance(on.after, Note)
    assert on.after.kinds == {NoteKind.FOLLOW_UP}
    assert on.after.follow_up is FollowUp.OPEN
    [off] = toggle_kind(on.after, NoteKind.FOLLOW_UP).changes
    assert off.after == note
    [themed] = toggle_theme(note, FINANCE).changes
    assert isinstance(themed.after, Note)
    assert themed.after.themes == {FINANCE}
    assert toggle_theme(themed.after, FINANCE).changes[0].after == note


def test_an_edit_that_changes_nothing_is_no_change() -> None:
    note = a_note()
    assert edit_note(note, note).changes == ()


def test_deleting_names_how_many_notes_go() -> None:
    assert bin_notes([a_note()]).name == "Delete 1 note"
    act = bin_notes([a_note(), a_note(), a_note()])
    assert act.name == "Delete 3 notes"
    assert [change.after for change in act.changes] == [None] * 3


def test_attendance_holds_roles_and_a_person_key_only_for_one_person() -> None:
    one, _ = add_attendance(
        a_meeting().id, role_label="Leader", person_key="leader", new_id=a_new_id
    )
    several, act = add_attendance(
        a_meeting().id, role_label="Managers", count=4, person_key="x", new_id=a_new_id
    )
    assert (one.person_key, several.person_key) == ("leader", "")
    assert act.changes[0].after == several


def test_an_unplanned_meeting_starts_now_with_the_peer_in_it() -> None:
    meeting, _ = unplanned_meeting(
        "Corridor",
        kind=MeetingKind.CALL,
        at=MONDAY,
        minutes=20,
        peer=SAM,
        reference="SA9",
        new_id=a_new_id,
    )
    assert (meeting.starts, meeting.ends) == (MONDAY, MONDAY + timedelta(minutes=20))
    assert (meeting.lead, set(meeting.peers), meeting.row_key) == (SAM, {SAM}, "")


def test_a_wrap_up_closes_the_meeting_with_at_most_three_headlines() -> None:
    meeting = a_meeting()
    said = WrapUp(
        headlines=("one", " ", "two", "three", "four"),
        people_count=6,
        unable_to_speak=UnableToSpeak.PERHAPS,
    )
    changed, *made = wrap_up(meeting, said, new_id=a_new_id).changes
    assert isinstance(changed.after, Meeting)
    assert changed.after.state is MeetingState.HELD
    assert (changed.after.people_count, changed.after.wrap_up_done) == (6, True)
    headlines = [change.after for change in made if isinstance(change.after, Headline)]
    assert [each.text for each in headlines] == ["one", "two", "three"]
    assert [each.order for each in headlines] == sorted(each.order for each in headlines)


def test_a_follow_up_is_carried_into_another_meeting_as_a_question() -> None:
    note, meeting = a_note("Ask about reserves", follow_up=FollowUp.OPEN), a_meeting()
    carried, asked = carry_follow_up(note, meeting=meeting.id, new_id=a_new_id).changes
    assert isinstance(carried.after, Note)
    assert carried.after.follow_up is FollowUp.CARRIED
    assert isinstance(asked.after, Question)
    assert (asked.after.text, asked.after.origin) == (
        "Ask about reserves",
        QuestionOrigin.FOLLOW_UP,
    )


def test_a_question_is_ticked_as_asked_and_back() -> None:
    question, meeting = a_question(), a_meeting()
    [ticked] = mark_asked(question, meeting.id).changes
    assert isinstance(ticked.after, Question)
    assert ticked.after.asked_in == {meeting.id}
    assert mark_asked(ticked.after, meeting.id).changes[0].after == question
