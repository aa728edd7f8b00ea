"""Photographs, frozen snapshots and the like: encrypted files whose names tell nothing."""

import hashlib
import hmac
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sli_desktop.models.records.ids import RandomBytes
from sli_desktop.storage.errors import DamagedFileError, MissingRecordError, TooLargeError
from sli_desktop.storage.whole_files import flush_folder, write_whole

LARGEST_MB = 256
_NONCE_BYTES = 12
_TAG_BYTES = 16


class Blobs:
    """The folder ``blobs`` of a challenge. A blob is known by the SHA-256 of its content."""

    def __init__(self, folder: Path, data_key: bytes, random: RandomBytes) -> None:
        self._folder = folder
        self._random = random
        self._names = _derive(data_key, b"sli-blob-names-1")
        self._cipher = AESGCM(_derive(data_key, b"sli-blob-content-1"))

    def put(self, content: bytes) -> str:
        """Keep some bytes and say how to ask for them; the same bytes are kept once.

        Raises:
            TooLargeError: more than 256 MB.
        """
        if len(content) > LARGEST_MB * 1024 * 1024:
            raise TooLargeError(LARGEST_MB)
        sha256 = hashlib.sha256(content).hexdigest()
        self.put_checked(sha256, content)
        self.flush()
        return sha256

    def put_checked(self, sha256: str, content: bytes) -> None:
        """Keep bytes whose SHA-256 the caller has just found to be this one.

        Its name lasts through a power cut after `flush`, once for many.
        """
        file = self._file(sha256)
        if not file.exists():
            self._folder.mkdir(exist_ok=True)
            nonce = self._random(_NONCE_BYTES)
            sealed = self._cipher.encrypt(nonce, content, file.name.encode())
            write_whole(file, nonce, sealed, flushes_folder=False)

    def flush(self) -> None:
        """Make the names of what was kept last through a power cut."""
        if self._folder.is_dir():
            flush_folder(self._folder)

    def get(self, sha256: str) -> bytes:
        """The bytes of a blob: the seal covers its name, which comes from its SHA-256.

        Raises:
            MissingRecordError: it has not arrived on this laptop.
            DamagedFileError: the file does not hold what it should.
        """
        file = self._file(sha256)
        try:
            kept = file.read_bytes()
        except FileNotFoundError:
            raise MissingRecordError("attachment") from None
        try:
            content = self._cipher.decrypt(
                kept[:_NONCE_BYTES], kept[_NONCE_BYTES:], file.name.encode()
            )
        except (InvalidTag, ValueError):
            raise DamagedFileError(details="attachment") from None
        return content

    def has(self, sha256: str) -> bool:
        """Whether a blob is on this laptop."""
        return self._file(sha256).exists()

    def size(self, sha256: str) -> int | None:
        """How many bytes a blob has; None where it has not arrived on this laptop."""
        try:
            return max(0, self._file(sha256).stat().st_size - _NONCE_BYTES - _TAG_BYTES)
        except OSError:
            return None

    def sweep(self) -> None:
        """Remove what a writing that was cut off has left."""
        for left in self._folder.glob("*.part"):
            left.unlink(missing_ok=True)

    def drop(self, sha256: str) -> None:
        """Remove a blob for good; one that is not here is no trouble."""
        self._file(sha256).unlink(missing_ok=True)

    def _file(self, sha256: str) -> Path:
        return self._folder / hmac.new(self._names, sha256.encode(), hashlib.sha256).hexdigest()


def _derive(data_key: bytes, label: bytes) -> bytes:
    return hmac.new(data_key, label, hashlib.sha256).digest()
