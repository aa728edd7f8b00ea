"""Every place of a challenge folder where words may be left, looked into by hand."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import zstandard

from sli_desktop.storage import Workspace
from sli_desktop.storage.connection import connect
from sli_desktop.storage.container import look_into, take_out
from sli_desktop.storage.folder import DATABASE
from tests.storage.pages import pages_with


def traces(workspace: Workspace, words: str) -> list[str]:
    """Where words stand: pages of database and log, segments, files, automatic backups."""
    found = _in_database(workspace.folder, workspace.data_key, words)
    found += [f"file {name}" for name, content in _files(workspace) if words.encode() in content]
    for backup in workspace.backups():
        copy = Path(tempfile.mkdtemp())
        try:
            take_out(look_into(backup.file), DATABASE, copy / DATABASE)
            where = _in_database(copy, workspace.data_key, words)
            found += [f"backup {backup.reason}: {each}" for each in where]
        finally:
            shutil.rmtree(copy)
    return found


def _in_database(folder: Path, data_key: bytes, words: str) -> list[str]:
    found = pages_with(folder, data_key, words)
    with closing(connect(folder / DATABASE, data_key, reads_only=True)) as opened:
        rows = opened.execute(
            "SELECT device, seq, head_zst, head_raw, body_zst, body_raw FROM segments"
        ).fetchall()
        facts = opened.execute("SELECT key, value FROM meta").fetchall()
    for device, seq, head_zst, head_raw, body_zst, body_raw in rows:
        for packed, size in ((head_zst, head_raw), (body_zst, body_raw)):
            raw = zstandard.ZstdDecompressor().decompress(packed, max_output_size=size or 1)
            if words.encode() in raw:
                found.append(f"segment {device} {seq}")
    return found + [f"fact {key}" for key, value in facts if words.encode() in value]


def _files(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    for file in sorted(workspace.folder.glob("blobs/*")):
        kept = file.read_bytes()
        yield (
            file.name[:8],
            workspace.blobs._cipher.decrypt(kept[:12], kept[12:], file.name.encode()),
        )
