"""The key slots on disk, twice: ``keys-1`` and ``keys-2``. Either opens and repairs the other.

A file is a line of magic, a length, JSON and a CRC-32. Its bytes come from anywhere: everything is
checked before Argon2id is asked to spend memory on it.
"""

import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sli_desktop.storage.errors import DamagedFileError
from sli_desktop.storage.vault import (
    DATA_KEY_BYTES,
    HIGHEST_COST,
    SLOT_KINDS,
    KdfCost,
    KeySlot,
    is_within,
)
from sli_desktop.storage.whole_files import write_whole

KEY_FILES = ("keys-1", "keys-2")

_MAGIC = b"SLIKEYS1\n"
_LARGEST = 16 * 1024
_TAG_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlots:
    """All slots of a challenge; `serial` rises with each change, so the newer copy is known."""

    serial: int
    slots: tuple[KeySlot, ...]


def pack(keys: KeySlots) -> bytes:
    """The bytes of a key file."""
    slots = [
        {
            "kind": slot.kind,
            "kdf": "argon2id",
            "memory_kib": slot.cost.memory_kib,
            "passes": slot.cost.passes,
            "lanes": slot.cost.lanes,
            "salt": slot.salt.hex(),
            "nonce": slot.nonce.hex(),
            "wrapped": slot.wrapped.hex(),
        }
        for slot in keys.slots
    ]
    body = json.dumps({"format": 1, "serial": keys.serial, "slots": slots}).encode()
    return _MAGIC + struct.pack(">I", len(body)) + body + struct.pack(">I", zlib.crc32(body))


def unpack(content: bytes, *, lowest: KdfCost) -> KeySlots | None:
    """The slots of a key file, or None where it is damaged or asks for an absurd cost."""
    start = len(_MAGIC) + 4
    if not content.startswith(_MAGIC) or not start < len(content) <= _LARGEST:
        return None
    body, crc = content[start:-4], content[-4:]
    if struct.unpack(">I", content[len(_MAGIC) : start])[0] != len(body):
        return None
    if struct.pack(">I", zlib.crc32(body)) != crc:
        return None
    try:
        read = json.loads(body)
        slots = tuple(_slot(slot, lowest) for slot in read["slots"])
        serial = read["serial"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if read["format"] != 1 or type(serial) is not int or not slots:
        return None
    return KeySlots(serial=serial, slots=slots)


def _slot(read: Mapping[str, Any], lowest: KdfCost) -> KeySlot:
    cost = KdfCost(memory_kib=read["memory_kib"], passes=read["passes"], lanes=read["lanes"])
    figures = (cost.memory_kib, cost.passes, cost.lanes)
    if any(type(figure) is not int for figure in figures):
        raise TypeError("cost")
    if not is_within(cost, lowest, HIGHEST_COST):
        raise ValueError("cost")
    salt, nonce, wrapped = (bytes.fromhex(read[name]) for name in ("salt", "nonce", "wrapped"))
    if (len(salt), len(nonce), len(wrapped)) != (16, 12, DATA_KEY_BYTES + _TAG_BYTES):
        raise ValueError("length")
    if read["kind"] not in SLOT_KINDS or read["kdf"] != "argon2id":
        raise ValueError("kind")
    return KeySlot(kind=read["kind"], cost=cost, salt=salt, nonce=nonce, wrapped=wrapped)


def write_keys(folder: Path, keys: KeySlots) -> None:
    """Write both copies, one after the other, so that one is always whole."""
    for name in KEY_FILES:
        write_whole(folder / name, pack(keys))


def read_keys(folder: Path, *, lowest: KdfCost) -> KeySlots:
    """Read the newest whole copy.

    Raises:
        DamagedFileError: neither copy can be read.
    """
    found = [keys for _, keys in _copies(folder, lowest) if keys is not None]
    if not found:
        raise DamagedFileError(details="both key files")
    return max(found, key=lambda keys: keys.serial)


def repair_keys(folder: Path, keys: KeySlots, *, lowest: KdfCost) -> None:
    """Write again whichever copy is gone, damaged or older."""
    for name, copy in _copies(folder, lowest):
        if copy != keys:
            write_whole(folder / name, pack(keys))


def _copies(folder: Path, lowest: KdfCost) -> list[tuple[str, KeySlots | None]]:
    return [(name, unpack(_content(folder / name), lowest=lowest)) for name in KEY_FILES]


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_LARGEST + 1)
    except OSError:
        return b""
