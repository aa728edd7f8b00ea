"""Every page of a challenge as it lies on the disk, decrypted by hand: file and log alike."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
_WAL_HEAD, _FRAME_HEAD = 32, 24


def decrypted_pages(folder: Path, data_key: bytes) -> Iterator[tuple[str, bytes]]:
    """Where a page lies (``file 3``, ``log 3``) and what stands in it, deleted or not."""
    database = (folder / "challenge.db").read_bytes()
    for at in range(0, len(database), PAGE):
        yield f"file {at // PAGE + 1}", _plain(data_key, database[at : at + PAGE], first=at == 0)
    log = folder / "challenge.db-wal"
    written = log.read_bytes() if log.exists() else b""
    for at in range(_WAL_HEAD, len(written) - PAGE, _FRAME_HEAD + PAGE):
        number = int.from_bytes(written[at : at + 4], "big")
        page = written[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]
        yield f"log {number}", _plain(data_key, page, first=number == 1)


def pages_with(folder: Path, data_key: bytes, words: str) -> list[str]:
    """The pages in which words stand."""
    return [name for name, page in decrypted_pages(folder, data_key) if words.encode() in page]


def _plain(data_key: bytes, page: bytes, *, first: bool) -> bytes:
    vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    cipher = Cipher(algorithms.AES(data_key[:32]), modes.CBC(vector)).decryptor()
    return cipher.update(page[SALT if first else 0 : PAGE - RESERVED]) + cipher.finalize()
