"""Which bundle files were made or taken in here, and what they hold: the sticks to wipe.

Nothing of a bundle's content is kept: its name, when, for whom, and up to which segment of each
laptop it reaches.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from sli_desktop.storage import Transaction, View

_MADE = "made/"
_MOST = 2_000


class MadeLine(msgspec.Struct, frozen=True, kw_only=True):
    """One bundle file that was made here. `place` is the name of the folder it was written to."""

    name: str
    place: str
    at: datetime
    recipients: tuple[str, ...]
    seen: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldIn:
    """A bundle file that holds something; `made_here` says by whom it was made."""

    name: str
    place: str
    at: datetime
    made_here: bool


def log_made(transaction: Transaction, serial: int, line: MadeLine) -> None:
    """Write down that a bundle leaves."""
    transaction.set_meta(f"{_MADE}{serial:08}", msgspec.msgpack.encode(line))
    if serial > _MOST:
        transaction.set_meta(f"{_MADE}{serial - _MOST:08}", None)


def bundles_made(view: View) -> tuple[MadeLine, ...]:
    """The bundle files that were made here, oldest first."""
    return tuple(msgspec.msgpack.decode(kept, type=MadeLine) for kept in view.metas(_MADE).values())


def bundles_with(view: View, segments: Collection[bytes]) -> tuple[HeldIn, ...]:
    """The bundle files, made or taken in here, that hold one of these segments."""
    wanted = [(line.device, line.seq) for line in view.segments() if line.id in segments]
    found = [
        HeldIn(name=made.name, place=made.place, at=made.at, made_here=True)
        for made in bundles_made(view)
        if _reaches(made.seen, wanted)
    ]
    found += [
        HeldIn(name=line.origin, place="", at=line.at, made_here=False)
        for line in view.imports()
        if _reaches(line.entry.get("seen", {}), wanted)
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def _reaches(seen: dict[str, int], wanted: Iterable[tuple[str, int]]) -> bool:
    return any(seen.get(device, 0) >= seq for device, seq in wanted)
