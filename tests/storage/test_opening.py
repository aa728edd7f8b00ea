"""Whatever is wrong with a folder, the person is told what, and nothing is changed."""

import json
import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note
from sli_desktop.storage import (
    DamagedFileError,
    FolderTakenError,
    InUseError,
    NewerFileError,
    NotAChallengeError,
    PlainFileError,
    SyncedFolderError,
    WeakPassphraseError,
    Workspace,
    WrongPassphraseError,
)
from sli_desktop.storage.connection import connect
from sli_desktop.storage.key_file import KEY_FILES, pack, read_keys
from tests.builders import PASSPHRASE, Ticking, a_note
from tests.workspaces import TINY, new_workspace

if TYPE_CHECKING:
    from sli_desktop.errors import SliError


def _open(folder: Path, secret: str = PASSPHRASE, *, insist: bool = False) -> Workspace:
    return Workspace.open(
        folder, secret, clock=Ticking(), random=os.urandom, lowest=TINY, insist=insist
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_workspace(tmp_path / "northmere.sli") as made:
        made.commit(make("Add", a_note("Kept.")))
    return tmp_path / "northmere.sli"


def _is_intact(folder: Path) -> bool:
    with _open(folder) as opened, opened.read() as view:
        return [note.body for note in view.all(Note)] == ["Kept."]


def test_the_passphrase_and_the_recovery_key_both_open(tmp_path: Path) -> None:
    made, recovery = Workspace.create(
        tmp_path / "a.sli", PASSPHRASE, clock=Ticking(), random=os.urandom, cost=TINY
    )
    made.close()
    for secret in (PASSPHRASE, recovery, recovery.lower().replace("-", " ")):
        _open(tmp_path / "a.sli", secret).close()


def test_a_wrong_passphrase_is_told_apart_from_damage(folder: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        _open(folder, "three other words")
    assert _is_intact(folder)


def test_a_short_passphrase_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphraseError) as caught:
        Workspace.create(tmp_path / "a.sli", "eleven char", clock=Ticking(), random=os.urandom)
    assert "Three random words" in caught.value.sentences()
    assert list(tmp_path.iterdir()) == []


def test_a_new_passphrase_replaces_the_old_one_and_spares_the_recovery_key(tmp_path: Path) -> None:
    made, recovery = Workspace.create(
        tmp_path / "a.sli", PASSPHRASE, clock=Ticking(), random=os.urandom, cost=TINY
    )
    with pytest.raises(WeakPassphraseError):
        made.change_passphrase("short")
    made.change_passphrase("quite another one", cost=TINY)
    made.close()
    with pytest.raises(WrongPassphraseError):
        _open(tmp_path / "a.sli")
    _open(tmp_path / "a.sli", "quite another one").close()
    _open(tmp_path / "a.sli", recovery).close()


@pytest.mark.parametrize("harm", ["gone", "flipped", "short", "empty"])
@pytest.mark.parametrize("name", KEY_FILES)
def test_either_key_file_opens_and_repairs_the_other(folder: Path, name: str, harm: str) -> None:
    file = folder / name
    whole = file.read_bytes()
    if harm == "gone":
        file.unlink()
    else:
        flipped = bytearray(whole)
        flipped[len(whole) // 2] ^= 1
        file.write_bytes({"flipped": bytes(flipped), "short": whole[:40], "empty": b""}[harm])
    _open(folder).close()
    assert file.read_bytes() == whole


def test_with_both_key_files_broken_the_challenge_counts_as_damaged(folder: Path) -> None:
    for name in KEY_FILES:
        (folder / name).write_bytes(b"rubbish")
    with pytest.raises(DamagedFileError):
        _open(folder)
    for name in KEY_FILES:
        (folder / name).unlink()
    with pytest.raises(DamagedFileError):
        _open(folder)


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("memory_kib", 64 * 1024 * 1024),
        ("memory_kib", 1),
        ("memory_kib", True),
        ("passes", 11),
        ("lanes", 9),
        ("lanes", 0),
        ("salt", "00"),
        ("nonce", "zz"),
        ("wrapped", ""),
        ("kind", "other"),
        ("kdf", "plain"),
    ],
)
def test_a_key_file_that_asks_for_the_absurd_is_refused_unread(
    folder: Path, what: str, value: object
) -> None:
    keys = read_keys(folder, lowest=TINY)
    body = json.loads(pack(keys)[13:-4])
    for slot in body["slots"]:
        slot[what] = value
    _write_key_files(folder, body)
    with pytest.raises(DamagedFileError):
        _open(folder)


@pytest.mark.parametrize(
    ("what", "value"), [("format", 2), ("serial", "1"), ("slots", []), ("slots", 3)]
)
def test_a_key_file_of_another_shape_is_refused(folder: Path, what: str, value: object) -> None:
    body = json.loads(pack(read_keys(folder, lowest=TINY))[13:-4])
    _write_key_files(folder, body | {what: value})
    with pytest.raises(DamagedFileError):
        _open(folder)


def _write_key_files(folder: Path, body: object) -> None:
    plain = json.dumps(body).encode()
    length, crc = len(plain).to_bytes(4, "big"), zlib.crc32(plain).to_bytes(4, "big")
    for name in KEY_FILES:
        (folder / name).write_bytes(b"SLIKEYS1\n" + length + plain + crc)


def test_the_newer_of_two_whole_key_files_wins(folder: Path, tmp_path: Path) -> None:
    old = (folder / KEY_FILES[0]).read_bytes()
    with _open(folder) as opened:
        opened.change_passphrase("quite another one", cost=TINY)
    (folder / KEY_FILES[0]).write_bytes(old)
    with pytest.raises(WrongPassphraseError):
        _open(folder)
    _open(folder, "quite another one").close()


def test_a_damaged_database_is_told_apart_and_names_the_backup(folder: Path) -> None:
    with _open(folder) as opened:
        made = opened.backup_if_changed("open")
    assert made is not None
    (folder / "challenge.db").write_bytes(os.urandom(65536))
    with pytest.raises(DamagedFileError) as caught:
        _open(folder)
    assert "A backup from" in caught.value.sentences()


@pytest.mark.parametrize("content", [b"", b"SLI", b"rubbish" * 5000])
def test_a_database_that_is_none_is_damage(folder: Path, content: bytes) -> None:
    (folder / "challenge.db").write_bytes(content)
    with pytest.raises(DamagedFileError):
        _open(folder)


def test_a_missing_database_is_damage(folder: Path) -> None:
    (folder / "challenge.db").unlink()
    with pytest.raises(DamagedFileError) as caught:
        _open(folder)
    assert "No backup is here." in caught.value.sentences()


def test_a_newer_file_is_refused_by_the_name_of_its_version(folder: Path) -> None:
    with _open(folder) as opened:
        key = opened.data_key
    _sql(
        folder,
        key,
        "PRAGMA user_version=2",
        "UPDATE meta SET value = x'312E34' WHERE key = 'written_by'",
    )
    with pytest.raises(NewerFileError) as caught:
        _open(folder)
    assert "(1.4)" in caught.value.sentences()
    _sql(folder, key, "DELETE FROM meta WHERE key = 'written_by'")
    with pytest.raises(NewerFileError) as caught:
        _open(folder)
    assert "(format 2)" in caught.value.sentences()


def test_refusing_a_newer_file_writes_no_byte_of_it(folder: Path) -> None:
    with _open(folder) as opened:
        key = opened.data_key
    _sql(folder, key, "PRAGMA user_version=2")
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    with pytest.raises(NewerFileError):
        _open(folder)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_an_encrypted_database_of_something_else_is_not_ours(folder: Path) -> None:
    with _open(folder) as opened:
        key = opened.data_key
    _sql(folder, key, "PRAGMA application_id=1")
    with pytest.raises(NotAChallengeError):
        _open(folder)


def _sql(folder: Path, key: bytes, *statements: str) -> None:
    opened = connect(folder / "challenge.db", key)
    for statement in statements:
        opened.execute(statement)
    opened.close()


def test_a_plain_database_is_refused(folder: Path) -> None:
    (folder / "challenge.db").unlink()
    plain = dbapi2.connect(str(folder / "challenge.db"))
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    with pytest.raises(PlainFileError):
        _open(folder)


def test_an_ordinary_folder_or_file_is_no_challenge(tmp_path: Path) -> None:
    (tmp_path / "file.sli").write_text("x")
    (tmp_path / "folder.sli").mkdir()
    for name in ("file.sli", "folder.sli", "nothing.sli"):
        with pytest.raises(NotAChallengeError):
            _open(tmp_path / name)


def test_nothing_is_made_where_something_lies(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file.sli").write_text("x")
    for taken in (folder, tmp_path / "file.sli"):
        with pytest.raises(FolderTakenError):
            new_workspace(taken)
    (tmp_path / "empty.sli").mkdir()
    new_workspace(tmp_path / "empty.sli").close()
    assert _is_intact(folder)


def test_a_second_window_is_told_where_the_challenge_is_open(folder: Path) -> None:
    with _open(folder), pytest.raises(InUseError) as caught:
        _open(folder)
    assert f"process {os.getpid()}" in caught.value.sentences()
    assert _is_intact(folder)


def test_the_lock_of_a_killed_process_is_free_at_once(folder: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from sli_desktop.storage.lock import FolderLock;"
        "FolderLock.take(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], check=False)
    assert (folder / "lock").read_bytes() != b""
    assert _is_intact(folder)


def test_a_lock_left_by_another_laptop_is_named_and_taken_over_on_request(folder: Path) -> None:
    (folder / "lock").write_text(json.dumps({"host": "priyas-laptop", "pid": 12}))
    with pytest.raises(InUseError) as caught:
        _open(folder)
    assert "priyas-laptop" in caught.value.sentences()
    _open(folder, insist=True).close()
    assert (folder / "lock").read_bytes() == b""


@pytest.mark.parametrize("content", [b"\x00\xff", b"[1]", b'{"host": 3}', b"[" * 2000])
def test_rubbish_in_the_lock_file_does_not_keep_anyone_out(folder: Path, content: bytes) -> None:
    (folder / "lock").write_bytes(content)
    assert _is_intact(folder)


@pytest.mark.parametrize(
    "place",
    ["OneDrive - Northmere Council", "Dropbox", "Google Drive", "iCloudDrive", "Box", "SharePoint"],
)
def test_a_cloud_folder_is_refused_unless_insisted(tmp_path: Path, place: str) -> None:
    target = tmp_path / place / "a.sli"
    with pytest.raises(SyncedFolderError):
        new_workspace(target)
    made, _ = Workspace.create(
        target, PASSPHRASE, clock=Ticking(), random=os.urandom, cost=TINY, insist=True
    )
    made.close()
    with pytest.raises(SyncedFolderError):
        _open(target)
    _open(target, insist=True).close()


def test_the_five_troubles_have_five_texts(folder: Path) -> None:
    troubles: list[SliError] = [
        WrongPassphraseError(),
        DamagedFileError(),
        NewerFileError("1.4", "1.2"),
        InUseError("on the laptop x"),
    ]
    assert len({trouble.happened for trouble in troubles}) == len(troubles)
    assert len({trouble.code for trouble in troubles}) == len(troubles)
