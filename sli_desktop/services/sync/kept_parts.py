"""Where parts that only a newer version knows are kept, to be handed on as they came."""

import hashlib
from collections.abc import Iterable

import msgspec

from sli_desktop.services.sync.unknown_parts import MAX_KEPT, UnknownPart
from sli_desktop.storage import Transaction, View

_KEPT = "part/"


def unknown_here(view: View) -> tuple[UnknownPart, ...]:
    """The unknown parts that are kept here, in a fixed order."""
    return tuple(
        msgspec.msgpack.decode(kept, type=UnknownPart) for kept in view.metas(_KEPT).values()
    )


def keep_unknown(transaction: Transaction, parts: Iterable[UnknownPart]) -> int:
    """Keep parts that are not here yet, as far as there is room; how many were."""
    here = unknown_here(transaction)
    known = {each.digest for each in here}
    size = sum(len(each.data) for each in here)
    kept = 0
    for each in parts:
        if each.digest in known or hashlib.sha256(each.data).digest() != each.digest:
            continue
        size += len(each.data)
        if size > MAX_KEPT:
            break
        transaction.set_meta(_KEPT + each.part.sha256, msgspec.msgpack.encode(each))
        kept += 1
    return kept
