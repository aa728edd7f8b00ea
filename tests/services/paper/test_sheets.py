"""What stands on paper: the right meetings, roles and codes, and nobody of the council by name."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sli_desktop.models.records import Record
from sli_desktop.models.records.ids import MeetingId
from sli_desktop.models.records.meeting import MeetingState, Sensitivity
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.people import Contact
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.paper.blocks import Items, Paragraph, Room, Sheet, Table, plain
from sli_desktop.services.paper.concern_form import concern_form
from sli_desktop.services.paper.day_sheet import DaySheet, day_sheet, meeting_sheet
from sli_desktop.services.paper.meeting_notes import meeting_notes
from tests.builders import (
    CHIEF,
    FINANCE,
    MONDAY,
    PRIYA,
    SAM,
    a_challenge,
    a_headline,
    a_meeting,
    a_note,
    a_peer,
    a_question,
    a_theme,
    an_attendance,
    an_id,
)

LONDON = ZoneInfo("Europe/London")
CHIEF_MEETING = a_meeting(reference="SA1", place="Room 2", themes=frozenset({FINANCE}), lead=SAM)
STAFF = a_meeting("Staff", reference="PS4", starts=MONDAY + timedelta(hours=2), peers=frozenset())
NEXT_DAY = a_meeting("Chairs", reference="SA9", starts=MONDAY + timedelta(days=1))
CANCELLED = a_meeting("Off", reference="SA3", state=MeetingState.CANCELLED)


def records(*more: Record) -> ChallengeRecords:
    usual = (
        a_challenge(),
        a_peer("Sam"),
        a_peer("Priya"),
        a_theme("Finance"),
        CHIEF_MEETING,
        STAFF,
        NEXT_DAY,
        CANCELLED,
        an_attendance(CHIEF, role_label="CE Chief executive"),
        Contact(id=an_id("contact"), name="Jane Smithson", meeting=CHIEF),  # type: ignore[arg-type]
        a_question("How is the gap closed?"),
        a_question("Asked before?", asked_in=frozenset({MeetingId(an_id("elsewhere"))})),
    )
    return ChallengeRecords.of((*usual, *more))


def said(sheet: Sheet) -> str:
    parts: list[str] = []
    for block in sheet.blocks:
        match block:
            case Paragraph():
                parts.append(plain(block.runs))
            case Items():
                parts += [plain(item.runs) for item in block.items]
            case Table():
                parts += [plain(cell) for row in block.rows for cell in row]
            case Room():
                parts.append("_" * block.lines)
            case _:
                parts.append(getattr(block, "words", ""))
    return "\n".join(parts)


def of_day(peer: str = "", **wanted: bool) -> str:
    who = a_peer(peer) if peer else None
    day = MONDAY.date()
    sheet = day_sheet(records(), DaySheet(day=day, peer=who, **wanted), LONDON)
    return said(sheet)


def test_a_day_sheet_has_time_room_code_roles_team_and_what_to_ask() -> None:
    words = of_day()
    assert "10:00 to 11:00" in words  # an hour later in London in October than in UTC
    for each in ("Chief executive", "Room 2", "SA1", "CE Chief executive", "Sam (leads)"):
        assert each in words
    assert "How is the gap closed?" in words
    assert "Asked before?" not in words


def test_a_day_sheet_names_nobody_of_the_council() -> None:
    assert "Smithson" not in of_day()


def test_a_day_sheet_leaves_out_other_days_and_what_was_cancelled() -> None:
    words = of_day()
    assert "Chairs" not in words
    assert "SA3" not in words


def test_a_peers_sheet_holds_the_meetings_of_that_peer_alone() -> None:
    assert "Staff" in of_day()
    assert "Staff" not in of_day("Priya")
    assert PRIYA in CHIEF_MEETING.peers
    assert "SA1" in of_day("Priya")


def test_questions_and_lines_can_be_left_out() -> None:
    words = of_day(with_questions=False, with_room=False)
    assert "gap closed" not in words
    assert "____" not in words


def test_every_sheet_says_that_it_is_confidential() -> None:
    for sheet in (
        day_sheet(records(), DaySheet(day=MONDAY.date()), LONDON),
        meeting_sheet(records(), STAFF, LONDON),
        meeting_notes(records(), CHIEF_MEETING, LONDON),
        concern_form("Northmere", ()),
    ):
        assert "Confidential" in sheet.below


def test_notes_that_stay_in_the_team_are_marked_each_and_counted_on_top() -> None:
    secret = a_note("Was told to keep quiet.", sensitivity=Sensitivity.TEAM_ONLY)
    person = a_note("Say it to him.", sensitivity=Sensitivity.SAY_IN_PERSON)
    words = said(meeting_notes(records(a_note(), secret, person), CHIEF_MEETING, LONDON))
    assert "2 notes stay inside the team" in words
    assert words.count("Team only") == 1
    assert words.count("Say in person") == 1


def test_notes_come_in_the_order_they_were_typed_with_kinds_and_themes() -> None:
    quote = a_note("We hear last", kinds=frozenset({NoteKind.QUOTE}), theme=FINANCE)
    later = a_note("Later.", first_key=MONDAY + timedelta(minutes=50))
    words = said(meeting_notes(records(later, quote, a_headline()), CHIEF_MEETING, LONDON))
    assert "“We hear last”" in words
    assert "Quote · Finance" in words
    assert words.index("We hear last") < words.index("Later.")
    assert "Money is tight" in words


def test_the_form_for_a_concern_holds_the_numbers_and_nothing_of_a_meeting() -> None:
    words = said(concern_form("Northmere", (("Safeguarding", "01632 960001"), ("Manager", ""))))
    assert "01632 960001" in words
    assert "Manager" not in words
    assert "ring 999" in words
    assert "Number to ring" in said(concern_form("Northmere", ()))
