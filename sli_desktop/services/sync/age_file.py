"""The outer layer: an age file with X25519 recipients only.

The header is looked at here before the age library sees it, since a small header full of forged
recipients would keep that library busy for minutes (`sync.md` section 5).
"""

import io
import re
from collections.abc import Sequence
from typing import BinaryIO, Protocol

import pyrage
from pyrage import x25519

from sli_desktop.services.sync.errors import (
    DamagedBundleError,
    NotABundleError,
    NotForThisLaptopError,
    TooLargeError,
)

MAX_HEADER = 32 << 10
"""Bytes of the age header."""
MAX_STANZAS = 64
"""Recipients of one file. Age itself adds one that is none, to keep readers tolerant."""

_VERSION = b"age-encryption.org/v1\n"
_STANZA = re.compile(rb"-> ([\x21-\x7e]+)( [\x21-\x7e]+)*\Z")
_BODY = re.compile(rb"[A-Za-z0-9+/]{0,64}\Z")
_END = re.compile(rb"--- [A-Za-z0-9+/]{43}\Z")


class Sink(Protocol):
    """What takes the decrypted bytes as they come."""

    def write(self, data: bytes) -> int:
        """Take some bytes."""

    def flush(self) -> None:
        """Nothing is held back."""


def encrypt(source: BinaryIO, target: Sink, recipients: Sequence[str]) -> None:
    """Encrypt a stream for public keys (``age1...``). What either of them raises comes through."""
    reading, writing = _Reading(source), _Writing(target)
    names = [x25519.Recipient.from_str(name) for name in recipients]
    try:
        pyrage.encrypt_io(reading, writing, names)
    except (pyrage.EncryptError, OSError) as error:
        trouble = reading.trouble or writing.trouble
        if trouble is None:
            raise
        raise trouble from error


class _Reading:
    """A source that remembers what went wrong: the library tells it in words of its own."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.trouble: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size)
        except BaseException as error:
            self.trouble = error
            raise


class _Writing:
    """A target that remembers what went wrong."""

    def __init__(self, target: Sink) -> None:
        self._target = target
        self.trouble: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._target.write(data)
        except BaseException as error:
            self.trouble = error
            raise

    def flush(self) -> None:
        self._target.flush()


def decrypt(source: BinaryIO, sink: Sink, identity: x25519.Identity) -> None:
    """Decrypt a file into a sink. What a sink raises comes through.

    The sink must not trust anything before this returns: the end may be missing.

    Raises:
        NotABundleError: no age file, or one that is not made for keys.
        TooLargeError: more recipients than a bundle may have.
        NotForThisLaptopError: none of the recipients is this laptop.
        DamagedBundleError: cut off or changed.
    """
    start = source.tell()
    check_header(source.read(MAX_HEADER + 1))
    source.seek(start)
    try:
        pyrage.decrypt_io(source, sink, [identity])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise NotForThisLaptopError from error
        raise DamagedBundleError("header") from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise DamagedBundleError("content") from error


def check_header(start: bytes) -> int:
    """Look at the first bytes of a file; the answer is the length of the age header.

    Raises:
        NotABundleError: no age file, or one that is not made for keys.
        TooLargeError: more recipients, or a longer header, than a bundle may have.
    """
    if not start.startswith(_VERSION):
        raise NotABundleError
    lines = io.BytesIO(start)
    lines.readline()
    stanzas = 0
    while lines.tell() <= MAX_HEADER:
        line = lines.readline(MAX_HEADER)
        if not line.endswith(b"\n"):
            break
        if _END.match(line[:-1]):
            return lines.tell()
        stanzas += _counts(line[:-1])
        if stanzas > MAX_STANZAS + 1:
            raise TooLargeError("recipients")
    if len(start) > MAX_HEADER:
        raise TooLargeError("header")
    raise DamagedBundleError("header")


def _counts(line: bytes) -> int:
    """1 for a recipient, or for what age adds to keep readers tolerant; 0 for a line of a body."""
    stanza = _STANZA.match(line)
    if stanza is None:
        if not _BODY.match(line):
            raise NotABundleError("header")
        return 0
    if stanza[1] == b"X25519" or stanza[1].endswith(b"-grease"):
        return 1
    raise NotABundleError("recipients")
