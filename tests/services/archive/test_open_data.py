"""Open data out and in again is the same challenge; anything else is refused whole."""

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.codec import FieldCodec, fields_of
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.archive import open_data_lines, write_open_data
from sli_desktop.services.archive.files import CannotWriteError
from sli_desktop.services.intake.open_data import plan_open_data, read_open_data
from sli_desktop.services.intake.problems import (
    CannotReadError,
    DamagedInputError,
    IntakeError,
    NewerInputError,
    NotEmptyError,
    TooLargeError,
    WrongTypeError,
)
from sli_desktop.services.intake.whole import records_after
from sli_desktop.storage import Workspace
from tests.builders import a_challenge, a_finding, a_meeting, a_note, a_theme
from tests.workspaces import workspace

__all__ = ["workspace"]

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "northmere.jsonl"
EMPTY = ChallengeRecords.of(())
UUIDS = st.uuids()
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 2**31),
    bool: st.booleans(),
    UUID: UUIDS,
    datetime: st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 hypothesis adds the zone
    date: st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    tuple: st.lists(TEXT, max_size=3).map(tuple),
}


def values_of(field: FieldCodec) -> st.SearchStrategy[Any]:
    if issubclass(field.base, StrEnum):
        value: st.SearchStrategy[Any] = st.sampled_from(list(field.base))
    else:
        value = VALUES[field.base]
    if field.is_set:
        return st.frozensets(value, max_size=3)
    return st.none() | value if field.nullable else value


def records_of_kind(record_type: type[Record]) -> st.SearchStrategy[Record]:
    fields = {field.name: values_of(field) for field in fields_of(record_type)}
    make: Callable[..., Record] = record_type
    return st.builds(make, id=UUIDS, **fields)


ANY = st.one_of([records_of_kind(each) for name, each in KINDS.items() if name != "challenge"])
CHALLENGES = st.tuples(
    records_of_kind(KINDS["challenge"]), st.lists(ANY, max_size=12, unique_by=lambda each: each.id)
)


@given(challenge=CHALLENGES)
def test_any_challenge_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, challenge: tuple[Record, list[Record]]
) -> None:
    made, others = challenge
    assert isinstance(made, Challenge)
    first = dataclasses.replace(made, time_zone="Europe/London")  # the one text with a closed list
    records = ChallengeRecords.of([first, *(each for each in others if each.id != first.id)])
    file = tmp_path_factory.getbasetemp() / "any.jsonl"
    write_open_data(records, file)
    found = read_open_data(file)
    back = records_after(EMPTY, plan_open_data(file, found, EMPTY))
    assert _sorted(back) == _sorted(records)
    assert list(open_data_lines(back)) == file.read_text("utf-8").split("\n")[:-1]


def _sorted(records: ChallengeRecords) -> dict[str, list[Record]]:
    return {
        name: sorted(records.all(kind), key=lambda each: each.id) for name, kind in KINDS.items()
    }


def test_the_sample_comes_back_the_same_through_a_real_challenge(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.commit(plan_open_data(SAMPLE, read_open_data(SAMPLE), EMPTY))
    with workspace.read() as view:
        count = write_open_data(view.everything(), tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == SAMPLE.read_bytes()
    assert count == len(SAMPLE.read_bytes().splitlines()) - 1


def test_a_field_left_out_by_the_writer_would_be_noticed() -> None:
    """The planted fault: a record that lost one value is another record."""
    note = a_note("words")
    assert dataclasses.replace(note, page="12") != note


SMALL = ChallengeRecords.of([a_challenge(), a_theme(), a_meeting(), a_note(), a_finding()])


def lines() -> list[str]:
    return list(open_data_lines(SMALL))


def written(folder: Path, changed: list[str]) -> Path:
    file = folder / "data.jsonl"
    file.write_text("".join(f"{line}\n" for line in changed), encoding="utf-8")
    return file


def with_entry(number: int, **changes: object) -> list[str]:
    changed = lines()
    entry = json.loads(changed[number])
    changed[number] = json.dumps(entry | changes)
    return changed


def with_field(number: int, name: str, value: object) -> list[str]:
    fields = json.loads(lines()[number])["fields"]
    return with_entry(number, fields=fields | {name: value})


NOTE = 4
"""The place of the note among the lines, so line 5 of the file."""

BROKEN: dict[str, tuple[Callable[[], list[str]], str]] = {
    "a line cut short": (lambda: [*lines()[:4], lines()[4][:-9], *lines()[5:]], "line 5"),
    "a line missing": (lambda: lines()[:-1], "ends before line 6"),
    "a line too many": (lambda: [*lines(), lines()[-1]], "more follows"),
    "a line twice": (lambda: [*lines()[:-1], lines()[-2]], "repeats"),
    "no challenge": (lambda: [lines()[0].replace("5", "4", 1), *lines()[2:]], "one challenge"),
    "an unknown kind": (lambda: with_entry(NOTE, kind="nonsense"), "a kind that does not"),
    "an unknown field": (lambda: with_field(NOTE, "nonsense", 1), "line 5"),
    "an unknown key": (lambda: with_entry(NOTE, more=1), "line 5"),
    "an id that is none": (lambda: with_entry(NOTE, id="1234"), "line 5"),
    "a number for text": (lambda: with_field(NOTE, "body", 3), "line 5"),
    "nothing for text": (lambda: with_field(NOTE, "body", None), "line 5"),
    "text for a set": (lambda: with_field(NOTE, "themes", "x"), "line 5"),
    "a set of nonsense": (lambda: with_field(NOTE, "themes", ["x"]), "line 5"),
    "a list for text": (lambda: with_field(NOTE, "page", ["x"]), "line 5"),
    "an object for text": (lambda: with_field(NOTE, "page", {"a": 1}), "line 5"),
    "a fraction": (lambda: with_field(NOTE, "page", 1.5), "line 5"),
    "a word that is no kind of note": (lambda: with_field(NOTE, "source", "guessed"), "line 5"),
    "a time without a zone": (
        lambda: with_field(NOTE, "first_key", "2026-10-12T09:00:00"),
        "line 5",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_wrong_line_is_named_and_the_file_refused_whole(tmp_path: Path, case: str) -> None:
    make, where = BROKEN[case]
    with pytest.raises(DamagedInputError, match=where):
        read_open_data(written(tmp_path, make()))


def test_the_lines_themselves_are_sound(tmp_path: Path) -> None:
    assert len(read_open_data(written(tmp_path, lines()))) == 5


@pytest.mark.parametrize(
    ("heading", "error"),
    [
        ('{"format":"something-else","records":0,"version":1}', WrongTypeError),
        ('{"format":"sli-open-data","records":0,"version":0}', WrongTypeError),
        ('{"format":"sli-open-data","records":0,"version":2}', NewerInputError),
        ('{"format":"sli-open-data","records":-1,"version":1}', TooLargeError),
        ('{"format":"sli-open-data","records":99999999,"version":1}', TooLargeError),
        ('{"format":"sli-open-data","version":1}', WrongTypeError),
        ("[1,2,3]", WrongTypeError),
        ("", WrongTypeError),
    ],
)
def test_a_heading_that_is_not_ours_is_refused(
    tmp_path: Path, heading: str, error: type[IntakeError]
) -> None:
    with pytest.raises(error):
        read_open_data(written(tmp_path, [heading]))


def test_a_line_longer_than_any_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="4 MB"):
        read_open_data(written(tmp_path, with_field(NOTE, "body", "x" * 4_200_000)))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotReadError, match="not there"):
        read_open_data(tmp_path / "none.jsonl")


def test_open_data_goes_into_an_empty_challenge_only(tmp_path: Path) -> None:
    file = written(tmp_path, lines())
    with pytest.raises(NotEmptyError):
        plan_open_data(file, read_open_data(file), ChallengeRecords.of([a_challenge()]))


def test_parents_come_before_children_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    heading, *entries = lines()
    file = written(tmp_path, [heading, *reversed(entries)])
    act = plan_open_data(file, read_open_data(file), EMPTY)
    kinds = [change.kind for change in act.changes]
    assert kinds == ["challenge", "theme", "meeting", "note", "finding"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    records = ChallengeRecords.of([a_challenge()])
    with pytest.raises(CannotWriteError, match="the folder is not there"):
        write_open_data(records, tmp_path / "none" / "out.jsonl")
    (tmp_path / "taken").mkdir()
    with pytest.raises(CannotWriteError, match="folder of that name"):
        write_open_data(records, tmp_path / "taken")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


def test_an_older_file_stays_when_writing_breaks_off(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_text("older", encoding="utf-8")
    half_a_character = a_note("\ud800")
    with pytest.raises(UnicodeEncodeError):
        write_open_data(ChallengeRecords.of([a_challenge(), half_a_character]), file)
    assert file.read_text(encoding="utf-8") == "older"
    assert [each.name for each in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("zone", ["Mars/Base", "../../etc/hostname", "", "Europe/London\0"])
def test_a_challenge_in_a_time_zone_that_does_not_exist_is_refused(
    tmp_path: Path, zone: str
) -> None:
    write_open_data(ChallengeRecords.of([a_challenge(time_zone=zone)]), tmp_path / "z.jsonl")
    with pytest.raises(DamagedInputError, match="time zone"):
        read_open_data(tmp_path / "z.jsonl")
