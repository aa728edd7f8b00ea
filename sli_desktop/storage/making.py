"""A new challenge folder: it appears whole or not at all. And new keys for an old one."""

import shutil
from collections.abc import Callable
from pathlib import Path

from sli_desktop.models.records.ids import RandomBytes
from sli_desktop.storage.connection import Connections
from sli_desktop.storage.folder import BLOBS, DATABASE
from sli_desktop.storage.key_file import KeySlots, read_keys, write_keys
from sli_desktop.storage.meta import DEVICE, write_meta
from sli_desktop.storage.schema import current_schema
from sli_desktop.storage.vault import PRINTED, SLOT_KINDS, TYPED, KdfCost, KeySlot, wrap

ANY_COST = KdfCost(memory_kib=0, passes=0, lanes=0)
"""For the keys of a challenge that is open: its file was looked at when it was opened."""


def new_slots(
    passphrase: str, recovery: str, data_key: bytes, *, cost: KdfCost, random: RandomBytes
) -> KeySlots:
    """The two slots of a new challenge."""
    return KeySlots(
        serial=1,
        slots=(
            wrap(TYPED, passphrase, data_key, cost=cost, random=random),
            wrap(PRINTED, recovery, data_key, cost=cost, random=random),
        ),
    )


def change_slot(folder: Path, slot: KeySlot) -> KeySlots:
    """Put a new passphrase or recovery key in place of the old one; every other slot stays."""
    keys = read_keys(folder, lowest=ANY_COST)
    slots = [slot, *(kept for kept in keys.slots if kept.kind != slot.kind)]
    slots.sort(key=lambda kept: SLOT_KINDS.index(kept.kind))
    changed = KeySlots(serial=keys.serial + 1, slots=tuple(slots))
    write_keys(folder, changed)
    return changed


def make_folder(folder: Path, data_key: bytes, keys: KeySlots, *, device: str) -> None:
    """Make folder, key files and empty database under another name, then give it its own."""

    def fill(making: Path) -> None:
        write_keys(making, keys)
        connections = Connections(making / DATABASE, data_key)
        try:
            with connections.writing() as writer:
                current_schema().create(writer)
                write_meta(writer, DEVICE, device.encode())
            connections.assert_encrypted()
        finally:
            connections.close()

    _whole_folder(folder, fill)


def copy_folder(source: Path, connections: Connections, folder: Path, keys: KeySlots) -> None:
    """Make a whole copy of an open challenge elsewhere: database, keys, what lies beside the notes.

    The database is read through the connection that is open, so it is there even where its file
    is not any more.
    """

    def fill(making: Path) -> None:
        write_keys(making, keys)
        connections.copy_to(making / DATABASE)
        if (source / BLOBS).is_dir():
            shutil.copytree(source / BLOBS, making / BLOBS)

    _whole_folder(folder, fill)


def _whole_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    making = folder.with_name(f"{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True, mode=0o700)
    try:
        fill(making)
        if folder.is_dir():
            folder.rmdir()
        making.replace(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
