"""Which keys of a revision this version can show.

A newer version may write kinds, keys and values that this one does not know. They stay in the
segments as they came and are handed on, but no view is made of them.
"""

from functools import cache, lru_cache

from sli_desktop.models.records import KINDS
from sli_desktop.models.records.codec import FieldCodec, JsonValue, fields_of
from sli_desktop.models.records.merge import DELETED, Merge


def readable_merge(kind: str, key: str, value: JsonValue) -> Merge | None:
    """How the key merges; None where this version knows no such key, or no such value for it."""
    if key == DELETED:
        return Merge.VALUE if isinstance(value, bool) else None
    name, slash, member = key.partition("/")
    field = _fields(kind).get(name)
    if field is None or field.is_set != bool(slash):
        return None
    if field.is_set:
        is_readable = isinstance(value, bool) and _fits(kind, field, member)
    elif value is None:
        is_readable = field.nullable
    else:
        is_readable = _fits(kind, field, value)
    return field.merge if is_readable else None


@cache
def _fields(kind: str) -> dict[str, FieldCodec]:
    record_type = KINDS.get(kind)
    return {} if record_type is None else {field.name: field for field in fields_of(record_type)}


def _fits(kind: str, field: FieldCodec, value: JsonValue) -> bool:
    if field.base is str or isinstance(value, list):
        return _decodes(field, value)
    return _decodes_again(kind, field.name, value)


@lru_cache(maxsize=100_000, typed=True)
def _decodes_again(kind: str, name: str, value: str | int | bool | None) -> bool:
    return _decodes(_fields(kind)[name], value)


def _decodes(field: FieldCodec, value: JsonValue) -> bool:
    try:
        field.decode(value)
    except (ValueError, TypeError, OverflowError):
        return False
    return True
