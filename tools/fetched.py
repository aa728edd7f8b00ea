"""A file that a tool was fetched as: it is here, and it is the one whose checksum we know."""

import hashlib
from pathlib import Path


def trouble(file: Path, sha256: str, *, what: str, how: str) -> str:
    """Why a fetched file cannot be used, nothing when it can; `how` is the command to fetch it."""
    if not file.is_file():
        return f"{what} was not fetched: {how} fetches it"
    if hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
        return f"{file.name} is not the file it should be: delete it, then {how}"
    return ""
