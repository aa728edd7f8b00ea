"""Kinds, fields and values as a person reads them."""

from uuid import UUID

import pytest

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.services.kind_words import (
    KIND_WORDS,
    field_words,
    kind_words,
    reason_words,
    value_words,
)
from sli_desktop.storage import AttentionReason

HOUSING = Theme(id=ThemeId(UUID(int=7)), name="Housing")


def find(record: UUID) -> Record | None:
    return HOUSING if record == HOUSING.id else None


def test_every_kind_has_words_of_its_own_and_no_underscore() -> None:
    assert set(KIND_WORDS) == set(KINDS)
    every = [words for pair in KIND_WORDS.values() for words in pair]
    assert not [words for words in every if "_" in words]


def test_a_kind_of_a_newer_version_is_an_entry() -> None:
    assert kind_words("finding_note", 2) == "links of notes to findings"
    assert (kind_words("hologram"), kind_words("hologram", 3)) == ("entry", "entries")


@pytest.mark.parametrize("reason", AttentionReason)
def test_every_reason_to_look_has_words(reason: AttentionReason) -> None:
    assert "_" not in reason_words(reason)


def test_fields_are_said_without_signs_of_a_program() -> None:
    assert field_words("report_order") == "report order"
    assert field_words("_del") == "deleted or kept"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (str(HOUSING.id), "Housing"),
        (str(UUID(int=8)), "Something that is not here"),
        ([str(HOUSING.id)], "Housing"),
        ("2025-10-13", "Monday 13 October 2025"),
        ("2025-10-13T09:00:00", "Monday 13 October 2025, 09:00"),
        ("2025-99-13", "2025-99-13"),
        (True, "Yes"),
        (False, "No"),
        (None, "Nothing"),
        ("", "Nothing"),
        (3, "3"),
        ("Scrutiny comes late.", "Scrutiny comes late."),
    ],
)
def test_a_value_is_shown_as_what_it_means(value: JsonValue, words: str) -> None:
    assert value_words(value, find) == words
