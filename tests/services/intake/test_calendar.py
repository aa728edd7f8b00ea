"""Calendar files come in as meetings, whichever program wrote them."""

from pathlib import Path

import pytest

from sli_desktop.services.intake.calendar_file import read_calendar
from sli_desktop.services.intake.problems import (
    DamagedInputError,
    IntakeError,
    NothingInsideError,
    TooLargeError,
    WrongTypeError,
)
from sli_desktop.services.intake.timetable_rows import Timetable
from tests.services.intake.sheets import LONDON, shown

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\n"
TAIL = "END:VCALENDAR\r\n"


def an_event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]) + "\r\n"


def calendar_of(folder: Path, *events: str) -> Timetable:
    file = folder / "t.ics"
    file.write_text(HEAD + "".join(events) + TAIL, encoding="utf-8", newline="")
    return read_calendar(file, zone=LONDON)


def test_an_event_becomes_a_meeting_with_room_and_names(tmp_path: Path) -> None:
    event = an_event(
        "UID:abc@example",
        "SUMMARY:Focus group: service managers",
        "DTSTART;TZID=Europe/London:20261012T091500",
        "DTEND;TZID=Europe/London:20261012T100000",
        "LOCATION:Committee Room 2",
        "ATTENDEE;CN=Carole Lindow:mailto:c.lindow@example.org",
        "ATTENDEE;CN=room2@example.org:mailto:room2@example.org",
    )
    timetable = calendar_of(tmp_path, event)
    assert shown(timetable) == ["Mon 12 09:15-10:00 Focus group: service managers"]
    [row] = timetable.rows
    assert (row.key, row.place, row.kind) == ("abc@example", "Committee Room 2", "focus group")
    assert [each.name for each in row.names] == ["Carole Lindow"]


def test_times_in_utc_without_a_zone_and_with_a_duration_are_understood(tmp_path: Path) -> None:
    timetable = calendar_of(
        tmp_path,
        an_event("SUMMARY:A", "DTSTART:20261012T081500Z", "DTEND:20261012T090000Z"),
        an_event("SUMMARY:B", "DTSTART:20261012T101500", "DURATION:PT45M"),
        an_event("SUMMARY:C", "DTSTART:20261012T113000"),
    )
    assert shown(timetable) == [
        "Mon 12 09:15-10:00 A",
        "Mon 12 10:15-11:00 B",
        "Mon 12 11:30-? C",
    ]


def test_a_cancelled_event_is_cancelled(tmp_path: Path) -> None:
    event = an_event("SUMMARY:A", "STATUS:CANCELLED", "DTSTART:20261012T081500Z")
    assert [row.is_cancelled for row in calendar_of(tmp_path, event).rows] == [True]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("SUMMARY:A", "DTSTART;VALUE=DATE:20261012"), "it has no time of day"),
        (("SUMMARY:A",), "it has no time of day"),
        (("DTSTART:20261012T081500Z",), "it does not say who the team meets"),
        (("SUMMARY:A", "DTSTART:20261012T081500Z", "RRULE:FREQ=DAILY"), "it repeats"),
        (("SUMMARY:A", "DTSTART:20261012T081500Z", "DTEND:20261012T071500Z"), "it ends before"),
        (("SUMMARY:A", "DTSTART:20261012T081500Z", "DTEND:20261019T081500Z"), "it ends before"),
    ],
)
def test_an_event_that_is_no_meeting_is_kept_with_its_reason(
    tmp_path: Path, lines: tuple[str, ...], reason: str
) -> None:
    timetable = calendar_of(tmp_path, an_event(*lines))
    assert timetable.rows == ()
    assert [each.reason.startswith(reason) for each in timetable.left_out] == [True]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NothingInsideError),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", WrongTypeError),
        (b"\x00\x01\x02 nothing", WrongTypeError),
        ((HEAD + an_event("SUMMARY:A")).encode()[:-20], DamagedInputError),
        (HEAD.encode() + b"x" * 6_000_000, TooLargeError),
        ((HEAD + an_event("SUMMARY:A") * 1001 + TAIL).encode(), TooLargeError),
    ],
)
def test_a_file_that_is_no_sound_calendar_is_refused(
    tmp_path: Path, content: bytes, error: type[IntakeError]
) -> None:
    (tmp_path / "t.ics").write_bytes(content)
    with pytest.raises(error):
        read_calendar(tmp_path / "t.ics", zone=LONDON)
