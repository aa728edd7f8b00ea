"""One file that holds the files of a challenge folder, back to back: the form of every backup.

A line of magic, the length of a JSON list of parts (name, size, SHA-256), then the parts. All of
them are encrypted already. The list comes from anywhere, so names and sizes are checked before a
byte is copied.
"""

import hashlib
import json
import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sli_desktop.storage.errors import BackupError
from sli_desktop.storage.whole_files import whole_file
from sli_desktop.wording import tr

BACKUP_MAGIC = b"SLIBACKUP1\n"
"""The first line of every backup."""
_LARGEST_LIST = 64 * 1024 * 1024
_CHUNK = 1024 * 1024
_NAME = re.compile(r"keys|challenge\.db|blobs/[0-9a-f]{64}")
_NOT_A_BACKUP = tr("This is not a backup of a challenge.")
_DAMAGED = tr("This backup is damaged.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file inside: where it begins, how long it is, what it must add up to."""

    name: str
    start: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A backup file that was looked at, not yet read."""

    file: Path
    facts: Mapping[str, str]
    parts: Mapping[str, Part]


def pack_files(target: Path, files: Sequence[tuple[str, Path]], facts: Mapping[str, str]) -> None:
    """Write files into one, whole or not at all, and read it back."""
    parts = [
        {"name": name, "size": file.stat().st_size, "sha256": _sha256_of(file)}
        for name, file in files
    ]
    head = json.dumps({"format": 1, "facts": dict(facts), "parts": parts}).encode()
    with whole_file(target) as out:
        out.write(BACKUP_MAGIC + struct.pack(">I", len(head)) + head)
        for _, file in files:
            with file.open("rb") as source:
                while chunk := source.read(_CHUNK):
                    out.write(chunk)
    verify(look_into(target))


def look_into(file: Path) -> Container:
    """Read the list of a backup and check that the file is as long as it says.

    Raises:
        BackupError: this is no backup, cannot be read, or its list or length is broken.
    """
    with _opened(file) as opened:
        if opened.read(len(BACKUP_MAGIC)) != BACKUP_MAGIC:
            raise BackupError(_NOT_A_BACKUP, file.name)
        try:
            size = struct.unpack(">I", opened.read(4))[0]
            if size > _LARGEST_LIST:
                raise ValueError("list")
            head = json.loads(opened.read(size))
            facts, parts = _facts(head), _parts(head, len(BACKUP_MAGIC) + 4 + size)
        except (ValueError, KeyError, TypeError, struct.error, RecursionError):
            raise BackupError(_DAMAGED, "list") from None
    end = max((part.start + part.size for part in parts.values()), default=-1)
    if end != file.stat().st_size:
        raise BackupError(_DAMAGED, "length")
    return Container(file=file, facts=facts, parts=parts)


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except (OSError, ValueError):  # ValueError: no file can have this name
        raise BackupError(tr("There is no backup that can be read."), file.name) from None


def _facts(head: Mapping[str, Any]) -> dict[str, str]:
    if head["format"] != 1:
        raise ValueError("format")
    return {str(name)[:40]: str(fact)[:200] for name, fact in head["facts"].items()}


def _parts(head: Mapping[str, Any], start: int) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    for read in head["parts"]:
        name, size, sha256 = read["name"], read["size"], read["sha256"]
        if type(name) is not str or not _NAME.fullmatch(name) or name in parts:
            raise ValueError("name")
        if type(size) is not int or size < 0 or type(sha256) is not str:
            raise ValueError("size")
        parts[name] = Part(name=name, start=start, size=size, sha256=sha256)
        start += size
    return parts


def verify(container: Container) -> None:
    """Read all parts and compare what they add up to.

    Raises:
        BackupError: a part is not what it was.
    """
    with container.file.open("rb") as opened:
        for part in container.parts.values():
            _copy(opened, part, None)


def take_out(container: Container, name: str, target: Path) -> None:
    """Copy one part into a file, whole or not at all.

    Raises:
        BackupError: the backup does not hold it, or it is damaged.
    """
    part = container.parts.get(name)
    if part is None:
        raise BackupError(_DAMAGED, name)
    with container.file.open("rb") as opened, whole_file(target) as out:
        _copy(opened, part, out)


def _copy(opened: BinaryIO, part: Part, out: BinaryIO | None) -> None:
    opened.seek(part.start)
    digest, left = hashlib.sha256(), part.size
    while left:
        chunk = opened.read(min(left, _CHUNK))
        if not chunk:
            break
        digest.update(chunk)
        left -= len(chunk)
        if out is not None:
            out.write(chunk)
    if left or digest.hexdigest() != part.sha256:
        raise BackupError(_DAMAGED, part.name)


def _sha256_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
