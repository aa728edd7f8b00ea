"""A new challenge folder: it appears whole or not at all. And a new passphrase for an old one."""

import shutil
from pathlib import Path

from sli_desktop.models.records.ids import RandomBytes
from sli_desktop.storage.connection import Connections
from sli_desktop.storage.folder import DATABASE
from sli_desktop.storage.key_file import KeySlots, read_keys, write_keys
from sli_desktop.storage.meta import DEVICE, write_meta
from sli_desktop.storage.schema import current_schema
from sli_desktop.storage.vault import PRINTED, TYPED, KdfCost, wrap

_ANY_COST = KdfCost(memory_kib=0, passes=0, lanes=0)


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


def change_slot(
    folder: Path, passphrase: str, data_key: bytes, *, cost: KdfCost, random: RandomBytes
) -> None:
    """Put a new passphrase in place of the old one; every other slot stays."""
    keys = read_keys(folder, lowest=_ANY_COST)
    slot = wrap(TYPED, passphrase, data_key, cost=cost, random=random)
    others = tuple(kept for kept in keys.slots if kept.kind != TYPED)
    write_keys(folder, KeySlots(serial=keys.serial + 1, slots=(slot, *others)))


def make_folder(folder: Path, data_key: bytes, keys: KeySlots, *, device: str) -> None:
    """Make folder, key files and empty database under another name, then give it its own."""
    making = folder.with_name(f"{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True, mode=0o700)
    try:
        write_keys(making, keys)
        connections = Connections(making / DATABASE, data_key)
        try:
            with connections.writing() as writer:
                current_schema().create(writer)
                write_meta(writer, DEVICE, device.encode())
            connections.assert_encrypted()
        finally:
            connections.close()
        if folder.is_dir():
            folder.rmdir()
        making.replace(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
