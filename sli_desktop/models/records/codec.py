"""Records as keys and plain JSON values: the one form of journal, revision and open data.

A plain field is one key (``body``); a set field is one key a member (``themes/<id>``) whose value
is true or false. A key that equals the field's default is left out when a record is made, so a
default is part of the format and never changes (`docs/format/open-data-v1.md`).
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from uuid import UUID

from sli_desktop.models.records import KINDS, Record, kind_name
from sli_desktop.models.records.merge import DELETED, Merge

JsonValue = str | int | bool | list[str] | None
"""What a key may hold: never a float, never an object."""

Keys = dict[str, JsonValue]
"""The keys of a record, or those of them that something touches."""

KeyChanges = dict[str, tuple[JsonValue, JsonValue]]
"""Touched key → (value before, value after)."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class UnreadableValueError(ValueError):
    """A value that does not fit its field: from a damaged file, a hostile one, or a newer version.

    The text names kind, key and expected type, never the value.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCodec:
    """One field of a record: how it merges, and how its value becomes JSON and back.

    `base` is the plain Python type of the value, or of one member where `is_set`.
    """

    name: str
    merge: Merge
    base: type
    is_set: bool
    nullable: bool
    default: JsonValue
    required: bool
    encode: Callable[[typing.Any], JsonValue]
    decode: Callable[[JsonValue], typing.Any]


def _expect(value: JsonValue, wanted: type) -> typing.Any:
    if type(value) is not wanted:
        raise UnreadableValueError(f"{wanted.__name__} expected")
    return value


def _decode_datetime(value: JsonValue) -> datetime:
    moment = datetime.fromisoformat(_expect(value, str))
    if moment.tzinfo is None:
        raise UnreadableValueError("time without a zone")
    return moment.astimezone(UTC)


def _encode_datetime(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _decode_list(value: JsonValue) -> tuple[str, ...]:
    members = _expect(value, list)
    return tuple(_expect(member, str) for member in members)


def _same(value: typing.Any) -> typing.Any:
    return value


_ENCODERS: Mapping[type, Callable[[typing.Any], JsonValue]] = {
    str: _same,
    int: _same,
    bool: _same,
    UUID: str,
    datetime: _encode_datetime,
    date: date.isoformat,
    tuple: list,
}
_DECODERS: Mapping[type, Callable[[JsonValue], typing.Any]] = {
    str: lambda v: _expect(v, str),
    int: lambda v: _expect(v, int),
    bool: lambda v: _expect(v, bool),
    UUID: lambda v: UUID(_expect(v, str)),
    datetime: _decode_datetime,
    date: lambda v: date.fromisoformat(_expect(v, str)),
    tuple: _decode_list,
}
_BLANKS: Mapping[type, typing.Any] = {
    str: "",
    int: 0,
    bool: False,
    UUID: UUID(int=0),
    datetime: EPOCH,
    date: EPOCH.date(),
    tuple: (),
}


def _encoder(base: type) -> Callable[[typing.Any], JsonValue]:
    if issubclass(base, StrEnum):
        return str
    return _ENCODERS[base]


def _decoder(base: type) -> Callable[[JsonValue], typing.Any]:
    if issubclass(base, StrEnum):
        return lambda v: base(_expect(v, str))
    return _DECODERS[base]


def _plain(annotation: typing.Any) -> type:
    plain = getattr(annotation, "__supertype__", annotation)
    return typing.cast("type", typing.get_origin(plain) or plain)


def _field(field: "dataclasses.Field[typing.Any]", annotation: typing.Any) -> FieldCodec:
    value, merge = typing.get_args(annotation)
    is_set = typing.get_origin(value) is frozenset
    is_union = typing.get_origin(value) in (types.UnionType, typing.Union)
    nullable = is_union and type(None) in typing.get_args(value)
    base = _plain(typing.get_args(value)[0] if is_set or is_union else value)
    encode = _encoder(base)
    required = field.default is dataclasses.MISSING
    default = None if required or is_set or field.default is None else encode(field.default)
    return FieldCodec(
        name=field.name,
        merge=merge,
        base=base,
        is_set=is_set,
        nullable=nullable,
        default=default,
        required=required,
        encode=encode,
        decode=_decoder(base),
    )


@cache
def fields_of(record_type: type[Record]) -> tuple[FieldCodec, ...]:
    """The fields of a kind in order, without ``id``."""
    hints = typing.get_type_hints(record_type, include_extras=True)
    fields = dataclasses.fields(typing.cast("typing.Any", record_type))
    return tuple(_field(field, hints[field.name]) for field in fields if field.name != "id")


@cache
def _field_named(kind: str, name: str) -> FieldCodec | None:
    record_type = KINDS.get(kind)
    if record_type is None:
        return None
    return next((field for field in fields_of(record_type) if field.name == name), None)


def merge_of(kind: str, key: str) -> Merge | None:
    """How a key of a kind merges; None for a kind or key that this version does not know."""
    if key == DELETED:
        return Merge.VALUE
    name, slash, _member = key.partition("/")
    field = _field_named(kind, name)
    if field is None or field.is_set != bool(slash):
        return None
    return field.merge


def to_keys(record: Record) -> Keys:
    """All keys of a record that differ from their default, and every required one."""
    keys: Keys = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.is_set:
            for member in value:
                keys[f"{field.name}/{field.encode(member)}"] = True
            continue
        encoded = None if value is None else field.encode(value)
        if field.required or encoded != field.default:
            keys[field.name] = encoded
    return keys


def default_of(kind: str, key: str) -> JsonValue:
    """What a key holds when nobody has written it."""
    field = _field_named(kind, key.partition("/")[0])
    return False if key == DELETED or (field and field.is_set) else field.default if field else None


def changed_keys(before: Record | None, after: Record | None) -> KeyChanges:
    """The keys in which two states of one record differ.

    From nothing to a record: all its keys, their defaults as the value before. From a record to
    nothing: only the key of deleting.
    """
    if after is None:
        return {} if before is None else {DELETED: (False, True)}
    kind = kind_name(type(after))
    new = to_keys(after)
    old: Keys = {} if before is None else to_keys(before)
    changes: KeyChanges = {}
    for key in old.keys() | new.keys():
        was = old[key] if key in old else default_of(kind, key)
        now = new[key] if key in new else default_of(kind, key)
        if was != now or (before is None and key in new):
            changes[key] = (was, now)
    return changes


def from_keys(record_type: type[Record], record_id: UUID, keys: Keys) -> Record:
    """Build a record from its keys; what is missing takes its default, what is unknown is ignored.

    Raises:
        UnreadableValueError: a value does not fit its field.
    """
    values: dict[str, object] = {}
    sets = _members_in(keys)
    for field in fields_of(record_type):
        name = field.name
        try:
            if field.is_set:
                if name in sets:
                    values[name] = frozenset(map(field.decode, sets[name]))
            elif name in keys:
                values[name] = _read(field, keys[name])
            elif field.required:
                values[name] = _blank(field)
        except (ValueError, TypeError) as error:
            kind = kind_name(record_type)
            raise UnreadableValueError(f"{kind}.{name}: {field.base.__name__}") from error
    make = typing.cast("Callable[..., Record]", record_type)
    return make(id=record_id, **values)


def _members_in(keys: Keys) -> dict[str, list[str]]:
    sets: dict[str, list[str]] = {}
    for key, value in keys.items():
        name, slash, member = key.partition("/")
        if slash and value is True:
            sets.setdefault(name, []).append(member)
    return sets


def _read(field: FieldCodec, value: JsonValue) -> object:
    if value is not None:
        return typing.cast("object", field.decode(value))
    if field.nullable:
        return None
    raise UnreadableValueError("nothing where a value is needed")


def _blank(field: FieldCodec) -> object:
    """What stands where a record came without a value that it always has."""
    if field.nullable:
        return None
    return next(iter(field.base)) if issubclass(field.base, StrEnum) else _BLANKS[field.base]
