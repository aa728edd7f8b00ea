"""Which keys of a revision this version can show.

A newer version may write kinds, keys and values that this one does not know. They stay in the
segments as they came and are handed on, but no view is made of them.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from sli_desktop.models.records import KINDS
from sli_desktop.models.records.codec import FieldCodec, JsonValue, fields_of
from sli_desktop.models.records.merge import DELETED, Merge


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a known key merges; `plain` is the type of value that fits without a closer look."""

    merge: Merge
    plain: type
    field: FieldCodec | None = None


def readable_merge(kind: str, key: str, value: JsonValue) -> Merge | None:
    """How the key merges; None where this version knows no such key, or no such value for it."""
    rule = _rule(kind, key)
    if rule is None:
        return None
    if type(value) is rule.plain or (rule.field is not None and _fits(rule.field, value)):
        return rule.merge
    return None


@lru_cache(maxsize=100_000)
def _rule(kind: str, key: str) -> _Rule | None:
    if key == DELETED:
        return _Rule(Merge.VALUE, bool)
    name, slash, member = key.partition("/")
    field = _fields(kind).get(name)
    if field is None or field.is_set != bool(slash):
        return None
    if field.is_set:
        return _Rule(field.merge, bool) if _decodes(field, member) else None
    # Texts, numbers and yes or no fit as they are; everything else has to be decoded.
    plain = field.base if field.base in {str, int, bool} else object
    return _Rule(field.merge, plain, field)


@cache
def _fields(kind: str) -> dict[str, FieldCodec]:
    record_type = KINDS.get(kind)
    return {} if record_type is None else {field.name: field for field in fields_of(record_type)}


def _fits(field: FieldCodec, value: JsonValue) -> bool:
    return field.nullable if value is None else _decodes(field, value)


def _decodes(field: FieldCodec, value: JsonValue) -> bool:
    try:
        field.decode(value)
    except (ValueError, TypeError, OverflowError):
        return False
    return True
