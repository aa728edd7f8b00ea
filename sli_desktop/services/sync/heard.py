"""What each laptop of the team has last said of itself in a bundle: what it holds, and when.

This is the receipt of what was handed to it, and the base of who has what.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from sli_desktop.services.sync.manifest import ERASURE, SHORT_NAME, Manifest
from sli_desktop.storage import Transaction, View

_HEARD = "heard/"


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """From the newest bundle of one laptop.

    `seen` is the number of the last segment it holds of each laptop; `holds` are the short names of
    its files; `erasures` those it has carried out; `at` is when the bundle was taken in here.
    """

    serial: int
    made: datetime
    at: datetime
    roster: int
    seen: dict[str, int]
    holds: tuple[str, ...] = ()
    erasures: tuple[UUID, ...] = ()
    recipients: tuple[str, ...] = ()


def hear(transaction: Transaction, manifest: Manifest, *, at: datetime) -> bool:
    """Keep what a bundle says of its maker; False where a newer one has told more already."""
    before = heard_of(transaction, manifest.sender)
    if before is not None and before.serial >= manifest.serial:
        return False
    told = Heard(
        serial=manifest.serial,
        made=manifest.made,
        at=at,
        roster=manifest.roster,
        seen=manifest.seen,
        holds=manifest.holds,
        erasures=tuple(_erasures(manifest)),
        recipients=manifest.recipients,
    )
    transaction.set_meta(_HEARD + manifest.sender, msgspec.msgpack.encode(told))
    return True


def heard_of(view: View, device: str) -> Heard | None:
    """What a laptop has last said of itself, or None."""
    kept = view.meta(_HEARD + device)
    return None if kept is None else msgspec.msgpack.decode(kept, type=Heard)


def all_heard(view: View) -> dict[str, Heard]:
    """What every laptop has last said of itself."""
    return {
        name.removeprefix(_HEARD): msgspec.msgpack.decode(kept, type=Heard)
        for name, kept in view.metas(_HEARD).items()
    }


def short_name(sha256: str) -> str:
    """A file as the list of contents names it: enough to tell it from all others."""
    return sha256[:SHORT_NAME]


def _erasures(manifest: Manifest) -> list[UUID]:
    found: list[UUID] = []
    for part in manifest.parts:
        if part.kind == ERASURE:
            try:
                found.append(UUID(part.id))
            except ValueError:
                continue
    return found
