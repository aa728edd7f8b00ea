"""What a file is that came on a stick or by mail, judged by its first bytes; nothing is trusted."""

from enum import StrEnum
from pathlib import Path

from sli_desktop.services.sync.bundles import MEMBER_SUFFIX
from sli_desktop.services.sync.errors import BundleError
from sli_desktop.services.sync.team import JOIN_SUFFIX, read_request_file
from sli_desktop.storage import BACKUP_MAGIC, KEY_FILES

_AGE = b"age-encryption.org/v1\n"


class Came(StrEnum):
    """What a peer may be handed."""

    MEMBERSHIP = "membership file"
    BUNDLE = "bundle"
    REQUEST = "join request"
    BACKUP = "backup"
    CHALLENGE = "challenge folder"
    UNKNOWN = "unknown"


def what_is(file: Path) -> Came:
    """Look at a file or folder from outside."""
    if any((file / name).is_file() for name in KEY_FILES):
        return Came.CHALLENGE
    start = _start(file)
    if start.startswith(BACKUP_MAGIC):
        return Came.BACKUP
    if start.startswith(_AGE):
        is_member = file.suffix.casefold() == MEMBER_SUFFIX
        return Came.MEMBERSHIP if is_member else Came.BUNDLE
    if file.suffix.casefold() == JOIN_SUFFIX and _is_request(file):
        return Came.REQUEST
    return Came.UNKNOWN


def _start(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(64)
    except OSError:
        return b""


def _is_request(file: Path) -> bool:
    try:
        read_request_file(file)
    except BundleError:
        return False
    return True
