"""How values lie in a STRICT table: identities and times by their own types, nothing by guess.

STRICT tables take only INTEGER, TEXT and BLOB here. SQLAlchemy's own ``DateTime`` would drop the
zone and its ``JSON`` is refused, hence the one decorator of this file.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Conversion:
    """How one Python type is kept: the column type, the way in and the way out."""

    column: type[TypeEngine[Any]]
    put: Callable[[Any], Any]
    get: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _put_words(value: tuple[str, ...]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _get_words(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value))


def _put_moment(value: datetime) -> int:
    return (value - _EPOCH) // _MICROSECOND


def _get_moment(value: int) -> datetime:
    return _EPOCH + timedelta(microseconds=value)


def _put_id(value: UUID) -> bytes:
    return value.bytes


@lru_cache(maxsize=8192)  # thousands of notes name the same peers, meetings and themes
def _get_id(value: bytes) -> UUID:
    return UUID(bytes=value)


CONVERSIONS: Mapping[type, Conversion] = {
    str: Conversion(Text, _same, _same),
    int: Conversion(Integer, _same, _same),
    bool: Conversion(Integer, int, bool),
    UUID: Conversion(LargeBinary, _put_id, _get_id),
    datetime: Conversion(Integer, _put_moment, _get_moment),
    date: Conversion(Text, date.isoformat, date.fromisoformat),
    tuple: Conversion(Text, _put_words, _get_words),
}
"""Plain type → how it is kept. Times are whole microseconds since 1970 in UTC."""


def conversion_of(base: type) -> Conversion:
    """How values of a type are kept; words of a vocabulary are kept as their own text.

    Raises:
        KeyError: a record uses a type that tables do not know.
    """
    if issubclass(base, StrEnum):
        return Conversion(Text, str, base)
    return CONVERSIONS[base]


class Kept(TypeDecorator[Any]):
    """A column that holds one of our types in the form of `conversion_of`."""

    impl = Text
    cache_ok = True

    def __init__(self, base: type) -> None:
        super().__init__()
        self.base = base
        self._conversion = conversion_of(base)

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(self._conversion.column())

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self._conversion.put(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self._conversion.get(value)
