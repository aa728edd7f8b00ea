"""What a laptop knows of its team: its keys, the team list, how far it has handed over.

All of it lies among the small facts of the encrypted database.
"""

from dataclasses import dataclass, field
from uuid import UUID

from sli_desktop.services.sync.erasures import Erased, erased_by, erasures_here
from sli_desktop.services.sync.errors import NoTeamError
from sli_desktop.services.sync.laptop_keys import LaptopKeys, read_keys, write_keys
from sli_desktop.services.sync.roster import SignedRoster, read_roster
from sli_desktop.storage import Transaction, View

DEVICE = "device"
"""The fact that names this laptop; storage stamps records with it."""

_KEYS = "laptop-keys"
_ROOT = "root-key"
_ROSTER = "roster"
_SERIAL = "bundle-serial"
_SENT = "sent-up-to"


@dataclass(frozen=True, slots=True)
class Team:
    """Keys of this laptop, the team list that counts here, and what was erased."""

    keys: LaptopKeys
    signed: SignedRoster
    erased: Erased = field(default_factory=Erased)

    @property
    def challenge(self) -> UUID:
        """The challenge every signature covers."""
        return self.signed.roster.challenge


def team_of(view: View) -> Team:
    """The team of this challenge folder.

    Raises:
        NoTeamError: the laptop waits for its membership file.
    """
    envelope = view.meta(_ROSTER)
    if envelope is None:
        raise NoTeamError
    return Team(keys_of(view), read_roster(envelope), erased_by(erasures_here(view)))


def keys_of(view: View) -> LaptopKeys:
    """The keys of this laptop.

    Raises:
        NoTeamError: it has none yet.
    """
    kept = view.meta(_KEYS)
    if kept is None:
        raise NoTeamError
    return read_keys(kept)


def has_keys(view: View) -> bool:
    """Whether this laptop has keys for this challenge."""
    return view.meta(_KEYS) is not None


def is_in_team(view: View) -> bool:
    """Whether this laptop has a team list."""
    return view.meta(_ROSTER) is not None


def keep_keys(transaction: Transaction, keys: LaptopKeys) -> None:
    """Keep new keys; from now on this laptop is called after them."""
    transaction.set_meta(_KEYS, write_keys(keys))
    transaction.set_meta(DEVICE, keys.device.encode())


def keep_roster(transaction: Transaction, signed: SignedRoster) -> None:
    """Keep the team list that counts from now on."""
    transaction.set_meta(_ROSTER, signed.envelope)


def root_key_of(view: View) -> bytes | None:
    """The key that signs team lists; only the manager's laptop has it."""
    return view.meta(_ROOT)


def keep_root_key(transaction: Transaction, root_key: bytes) -> None:
    """Keep the key that signs team lists."""
    transaction.set_meta(_ROOT, root_key)


def next_serial(transaction: Transaction) -> int:
    """The number of the next bundle of this laptop."""
    serial = _number(transaction, _SERIAL) + 1
    transaction.set_meta(_SERIAL, serial.to_bytes(8, "big"))
    return serial


def sent_up_to(view: View) -> int:
    """The number of our last segment that has left in a bundle."""
    return _number(view, _SENT)


def mark_sent(transaction: Transaction, seq: int) -> None:
    """Our segments up to this number have left."""
    transaction.set_meta(_SENT, max(seq, sent_up_to(transaction)).to_bytes(8, "big"))


def _number(view: View, name: str) -> int:
    return int.from_bytes(view.meta(name) or b"", "big")
