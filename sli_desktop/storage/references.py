"""Which field of which kind points to what, read from the identity types of the records."""

import dataclasses
import typing
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from uuid import UUID

from sli_desktop.models.records import KINDS


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """A field of a kind that names a record of another kind; `is_set` where it names several."""

    kind: str
    field: str
    target: str
    is_set: bool


@cache
def all_references() -> tuple[Reference, ...]:
    """Every field that names a record of one certain kind, in the order of the kinds."""
    targets = _kinds_by_identity()
    return tuple(
        Reference(kind=kind, field=name, target=targets[identity], is_set=is_set)
        for kind, record in KINDS.items()
        for name, hint in typing.get_type_hints(record).items()
        if name != "id"
        for identity, is_set in _identities(hint)
        if identity in targets
    )


def _kinds_by_identity() -> Mapping[object, str]:
    found: dict[object, str] = {}
    for kind, record in KINDS.items():
        found.setdefault(typing.get_type_hints(record)["id"], kind)
    return MappingProxyType(found)


def _identities(hint: object) -> list[tuple[object, bool]]:
    is_set = typing.get_origin(hint) is frozenset
    candidates = typing.get_args(hint) or (hint,)
    return [(part, is_set) for part in candidates if getattr(part, "__supertype__", None) is UUID]
