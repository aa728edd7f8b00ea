"""Records as keys: the form of journal, revision and open data."""

import dataclasses
import json
import typing
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records import KINDS, Record, kind_name
from sli_desktop.models.records.codec import (
    FieldCodec,
    UnreadableValueError,
    changed_keys,
    default_of,
    fields_of,
    from_keys,
    merge_of,
    to_keys,
)
from sli_desktop.models.records.ids import MeetingId, NoteId, PeerId, ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.merge import DELETED, Merge
from sli_desktop.models.records.note import Note, NoteKind, Source

GOLDEN = Path(__file__).parents[2] / "golden" / "codec-defaults.json"
NOW = datetime(2025, 10, 14, 9, 41, 3, 120000, tzinfo=UTC)

_VALUES: dict[type, st.SearchStrategy[typing.Any]] = {
    str: st.text(max_size=40),
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    UUID: st.uuids(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    date: st.dates(),
    tuple: st.lists(st.text(max_size=9), max_size=3).map(tuple),
}


def _value(field: FieldCodec) -> st.SearchStrategy[typing.Any]:
    base = field.base
    one = st.sampled_from(list(base)) if issubclass(base, StrEnum) else _VALUES[base]
    if field.is_set:
        return st.frozensets(one, max_size=3)
    return st.none() | one if field.nullable else one


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    record_type = draw(st.sampled_from(list(KINDS.values())))
    values = {field.name: draw(_value(field)) for field in fields_of(record_type)}
    make = typing.cast("typing.Callable[..., Record]", record_type)
    return make(id=draw(st.uuids()), **values)


def a_note(**values: typing.Any) -> Note:
    return Note(id=NoteId(uuid4()), author=PeerId(uuid4()), first_key=NOW, body="Hello", **values)


@given(any_record())
def test_a_record_comes_back_from_its_keys_as_it_was(record: Record) -> None:
    keys = json.loads(json.dumps(to_keys(record)))
    assert from_keys(type(record), record.id, keys) == record


@given(any_record(), any_record())
def test_the_changed_keys_carry_one_state_into_the_other(one: Record, other: Record) -> None:
    if type(one) is not type(other):
        return
    other = dataclasses.replace(typing.cast("typing.Any", other), id=one.id)
    keys = to_keys(one)
    for key, (was, now) in changed_keys(one, other).items():
        assert keys.get(key, default_of(kind_name(type(one)), key)) == was
        keys[key] = now
    assert from_keys(type(one), one.id, keys) == other


def test_a_record_that_is_made_names_every_key_it_sets() -> None:
    note = a_note(kinds=frozenset({NoteKind.QUOTE}))
    changes = changed_keys(None, note)
    assert changes["body"] == (None, "Hello")
    assert changes["kinds/quote"] == (False, True)
    assert set(changes) == set(to_keys(note))


def test_putting_a_record_in_the_bin_touches_only_the_key_of_deleting() -> None:
    assert changed_keys(a_note(), None) == {DELETED: (False, True)}


def test_an_empty_text_that_must_be_given_is_a_key_of_its_own() -> None:
    note = dataclasses.replace(a_note(), body="")
    assert changed_keys(None, note)["body"] == (None, "")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("body", 7),
        ("body", None),
        ("first_key", "yesterday"),
        ("first_key", "2025-10-14T09:41:03"),
        ("meeting", "not an id"),
        ("source", "guessed"),
        ("author", ["x"]),
        ("kinds/praise", True),
    ],
)
def test_a_value_that_does_not_fit_its_field_is_named_without_its_words(
    key: str, value: typing.Any
) -> None:
    note = a_note(meeting=MeetingId(uuid4()), source=Source.SAW)
    with pytest.raises(UnreadableValueError) as trouble:
        from_keys(Note, note.id, {**to_keys(note), key: value})
    assert f"note.{key.partition('/')[0]}" in str(trouble.value)
    assert str(value) not in str(trouble.value) or value is None


def test_true_is_not_a_number() -> None:
    with pytest.raises(UnreadableValueError):
        from_keys(Meeting, uuid4(), {"title": "Leader", "people_count": True})


def test_keys_of_a_newer_version_are_left_alone() -> None:
    note = a_note()
    keys = {**to_keys(note), "mood": "glad", "moods/glad": True}
    assert from_keys(Note, note.id, keys) == note
    assert merge_of("note", "mood") is None
    assert merge_of("hologram", "body") is None


def test_a_key_merges_as_its_field_declares() -> None:
    theme = ThemeId(uuid4())
    assert merge_of("note", "body") is Merge.TEXT
    assert merge_of("note", f"themes/{theme}") is Merge.SET
    assert merge_of("note", "themes") is None
    assert merge_of("note", "body/x") is None
    assert merge_of("note", "author") is Merge.FIXED
    assert merge_of("challenge", "subject") is Merge.MANAGER
    assert merge_of("finding", DELETED) is Merge.VALUE


def test_fields_merge_types_and_defaults_are_those_of_the_released_format() -> None:
    now = {
        kind: {
            field.name: [
                field.merge.value,
                "set of " * field.is_set + field.base.__name__,
                "needed" if field.required else field.default,
            ]
            for field in fields_of(record_type)
        }
        for kind, record_type in KINDS.items()
    }
    assert now == json.loads(GOLDEN.read_text(encoding="utf-8"))
