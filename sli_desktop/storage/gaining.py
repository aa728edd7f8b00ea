"""Columns that a challenge made by an older version has not: it gains them when it is opened.

A new field has a default that older records can live with (docs/adr/0011), so nothing else changes.
"""

from dataclasses import MISSING, fields
from enum import Enum
from typing import Any, cast

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn

from sli_desktop.storage.mapping import Shape
from sli_desktop.storage.schema import Schema
from sli_desktop.storage.session import Session

_DIALECT = sqlite.dialect()
_THERE = (
    "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
)


def missing_columns(session: Session, schema: Schema) -> tuple[str, ...]:
    """The statements that add what is missing; none where the file is of this version."""
    there: dict[str, set[str]] = {}
    for table, column in session.run(_THERE):
        there.setdefault(table, set()).add(column)
    return tuple(
        _add(shape, name)
        for shape in schema.shapes.values()
        for name in shape.plain
        if shape.table.name in there and name not in there[shape.table.name]
    )


def _add(shape: Shape, name: str) -> str:
    column = shape.table.c[name]
    words = str(CreateColumn(column).compile(dialect=_DIALECT)).strip()
    kinds = {each.name: each.default for each in fields(cast("Any", shape.record))}
    default = kinds[name]
    if default is MISSING:
        raise LookupError("a new field without a default")
    if default is not None:
        value = shape.plain[name].put(default)
        words += f" DEFAULT {_literal(value)}"
    return f"ALTER TABLE {shape.name} ADD COLUMN {words}"


def _literal(value: object) -> str:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, int | float):
        return str(value + 0)
    raise TypeError("a default that is no literal")
