from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.dialects import sqlite

from sli_desktop.models.records import KINDS
from sli_desktop.models.records.codec import fields_of
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.tables.derive import IN_BIN, INDEXED, table_name
from sli_desktop.models.tables.types import Kept, conversion_of

_VALUES: list[Any] = [
    "words – é",
    "",
    3,
    -1,
    True,
    False,
    UUID(int=5),
    datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(2026, 10, 12, 9, 0, 0, 1, tzinfo=UTC),
    date(2026, 10, 12),
    ("low", "high – é"),
    (),
    NoteKind.FOLLOW_UP,
]


@pytest.mark.parametrize("value", _VALUES)
def test_a_value_comes_back_with_its_own_type(value: Any) -> None:
    kept = Kept(type(value))
    dialect = sqlite.dialect()
    put = kept.process_bind_param(value, dialect)
    assert type(put) in {str, int, bytes}
    back = kept.process_result_value(put, dialect)
    assert back == value
    assert type(back) is type(value)


def test_nothing_stays_nothing() -> None:
    dialect = sqlite.dialect()
    assert Kept(date).process_bind_param(None, dialect) is None
    assert Kept(date).process_result_value(None, dialect) is None


def test_a_type_that_tables_do_not_know_is_refused() -> None:
    with pytest.raises(KeyError):
        conversion_of(float)


def test_every_indexed_field_is_a_field_of_its_kind() -> None:
    for kind, indexes in INDEXED.items():
        names = {
            each for index in indexes for each in ([index] if isinstance(index, str) else index)
        }
        fields = {field.name for field in fields_of(KINDS[kind])}
        assert names <= fields | {"id", IN_BIN}


def test_no_two_kinds_share_a_table() -> None:
    names = [table_name(kind) for kind in KINDS]
    assert len(set(names)) == len(names)
