"""One record of each kind, made from the fields the records declare."""

import types
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sli_desktop.models.records import KINDS, Record
from tests.builders import MONDAY, a_new_id


def one_of_each() -> dict[str, Record]:
    """Kind → a record of it, with as few fields set as it allows."""
    return {kind: _one(record_type) for kind, record_type in KINDS.items()}


def _one(record_type: type[Record]) -> Record:
    hints = get_type_hints(record_type)
    needed = {
        each.name: _value(hints[each.name])
        for each in fields(record_type)  # type: ignore[arg-type]
        if each.default is MISSING and each.default_factory is MISSING
    }
    return record_type(**needed)


def _value(hint: Any) -> Any:
    base = getattr(hint, "__supertype__", hint)
    if get_origin(base) in {Union, types.UnionType}:
        return None if type(None) in get_args(base) else _value(get_args(base)[0])
    if isinstance(base, type) and issubclass(base, Enum):
        return next(iter(base))
    plain: dict[Any, Any] = {
        UUID: a_new_id(),
        str: "word",
        int: 1,
        bool: False,
        datetime: MONDAY,
        date: MONDAY.date(),
        time: MONDAY.time(),
    }
    return plain.get(base, frozenset())
