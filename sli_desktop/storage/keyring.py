"""The keys of an open challenge: a new passphrase, a new recovery key, and who may ask for them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sli_desktop.models.records.ids import RandomBytes
from sli_desktop.storage.folder import open_slots
from sli_desktop.storage.key_file import read_keys
from sli_desktop.storage.making import ANY_COST, change_slot
from sli_desktop.storage.vault import PRINTED, TYPED, KdfCost, require_strong, wrap

InPlace = Callable[[], AbstractContextManager[None]]


class Keyring:
    """Remembers the key slots, so that a copy of the challenge can be made without its folder.

    `in_place` guards each change: the folder is still there, trouble comes out as ours.
    """

    def __init__(
        self, folder: Path, data_key: bytes, *, random: RandomBytes, in_place: InPlace
    ) -> None:
        self._data_key, self._random, self._in_place = data_key, random, in_place
        self.folder = folder
        self.slots = read_keys(folder, lowest=ANY_COST)

    def change_passphrase(self, passphrase: str, cost: KdfCost) -> None:
        """Let a new passphrase take the place of the old one.

        Raises:
            WeakPassphraseError: fewer than 12 characters.
        """
        require_strong(passphrase)
        self._change(TYPED, passphrase, cost)

    def change_recovery_key(self, recovery: str, cost: KdfCost) -> None:
        """Let a new recovery key take the place of the old one."""
        self._change(PRINTED, recovery, cost)

    def require_secret(self, secret: str) -> None:
        """Make sure that whoever asks knows the passphrase or the recovery key.

        Raises:
            WrongPassphraseError: neither.
        """
        open_slots(self.slots, secret)

    def _change(self, kind: str, secret: str, cost: KdfCost) -> None:
        slot = wrap(kind, secret, self._data_key, cost=cost, random=self._random)
        with self._in_place():
            self.slots = change_slot(self.folder, slot)
