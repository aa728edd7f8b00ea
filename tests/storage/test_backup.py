import errno
import json
import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note
from sli_desktop.storage import (
    BackupError,
    BackupInfo,
    BadPlaceError,
    DamagedFileError,
    FolderTakenError,
    InUseError,
    Workspace,
    WrongPassphraseError,
    restore,
)
from sli_desktop.storage.backup import DAYS, RECENT, WEEKS, outdated
from sli_desktop.storage.container import look_into, pack_files, verify
from tests.builders import MONDAY, PASSPHRASE, Ticking, a_note
from tests.workspaces import TINY, new_workspace


def _open(folder: Path, secret: str = PASSPHRASE) -> Workspace:
    return Workspace.open(folder, secret, clock=Ticking(), random=os.urandom, lowest=TINY)


def _restore(folder: Path, backup: Path, secret: str = PASSPHRASE) -> Path | None:
    return restore(folder, backup, secret, clock=Ticking(), lowest=TINY).kept


def _bodies(folder: Path, secret: str = PASSPHRASE) -> list[str]:
    with _open(folder, secret) as opened, opened.read() as view:
        return sorted(note.body for note in view.all(Note))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_workspace(tmp_path / "northmere.sli") as made:
        made.commit(make("Add", a_note("Kept.")))
    return tmp_path / "northmere.sli"


@pytest.fixture
def backup(folder: Path, tmp_path: Path) -> Path:
    with _open(folder) as opened:
        return opened.backup_to(tmp_path / "copy.slibackup")


def test_a_backup_is_made_only_when_something_changed(workspace: Workspace) -> None:
    first = workspace.backup_if_changed("open")
    assert first is not None
    assert workspace.backup_if_changed("work") is None
    workspace.commit(make("Add", a_note()))
    second = workspace.backup_if_changed("work")
    assert [info.file for info in workspace.backups()] == [second, first]
    assert [info.reason for info in workspace.backups()] == ["work", "open"]


def test_a_small_fact_that_changed_is_worth_a_backup_too(workspace: Workspace) -> None:
    workspace.backup_if_changed("open")
    with workspace.transaction() as transaction:
        transaction.set_meta("roster", b"new")
    assert workspace.backup_if_changed("work") is not None


def test_a_backup_brings_a_lost_challenge_back_whole(folder: Path, tmp_path: Path) -> None:
    with _open(folder) as opened:
        sha256 = opened.put_blob(b"a photograph")
        file = opened.backup_to(tmp_path / "copy.slibackup")
    assert _restore(tmp_path / "again.sli", file) is None
    with _open(tmp_path / "again.sli") as again, again.read() as view:
        assert [note.body for note in view.all(Note)] == ["Kept."]
        assert again.get_blob(sha256) == b"a photograph"
        assert view.meta("restored") is not None
        assert again.check().is_whole


def test_restoring_goes_back_and_keeps_what_was_there(folder: Path, backup: Path) -> None:
    with _open(folder) as opened:
        opened.commit(make("Add", a_note("Later.")))
    kept = _restore(folder, backup)
    assert _bodies(folder) == ["Kept."]
    assert kept is not None
    _restore(folder, kept)
    assert _bodies(folder) == ["Kept.", "Later."]


def test_a_damaged_challenge_is_restored_and_kept_as_it_lies(folder: Path, backup: Path) -> None:
    rubbish = os.urandom(8192)
    (folder / "challenge.db").write_bytes(rubbish)
    kept = _restore(folder, backup)
    assert kept is not None
    assert (kept / "challenge.db").read_bytes() == rubbish
    assert _bodies(folder) == ["Kept."]


def test_lost_keys_come_back_with_the_backup(folder: Path, backup: Path) -> None:
    for name in ("keys-1", "keys-2", "challenge.db"):
        (folder / name).unlink()
    _restore(folder, backup)
    assert _bodies(folder) == ["Kept."]


def test_a_backup_from_before_a_new_passphrase_opens_with_either(
    folder: Path, backup: Path
) -> None:
    with _open(folder) as opened:
        opened.change_passphrase("quite another one", cost=TINY)
    for secret in ("quite another one", PASSPHRASE):
        _restore(folder, backup, secret)
        assert _bodies(folder, "quite another one") == ["Kept."]


def test_a_wrong_passphrase_restores_nothing(folder: Path, backup: Path, tmp_path: Path) -> None:
    for target in (folder, tmp_path / "again.sli"):
        with pytest.raises(WrongPassphraseError):
            _restore(target, backup, "three other words")
    assert _bodies(folder) == ["Kept."]
    assert not (tmp_path / "again.sli").exists()


def test_a_backup_of_another_challenge_is_refused(backup: Path, tmp_path: Path) -> None:
    with new_workspace(tmp_path / "other.sli") as other:
        other.commit(make("Add", a_note("Other.")))
    with pytest.raises(BackupError) as caught:
        _restore(tmp_path / "other.sli", backup)
    assert "another challenge" in caught.value.happened
    assert _bodies(tmp_path / "other.sli") == ["Other."]


def test_an_open_challenge_is_not_restored(folder: Path, backup: Path) -> None:
    with _open(folder), pytest.raises(InUseError):
        _restore(folder, backup)


def test_any_flip_or_cut_of_a_backup_is_refused(folder: Path, backup: Path) -> None:
    whole = backup.read_bytes()
    step = len(whole) // 60
    for at in range(0, len(whole), step):
        flipped = bytearray(whole)
        flipped[at] ^= 0x10
        for content in (bytes(flipped), whole[:at]):
            backup.write_bytes(content)
            with pytest.raises((BackupError, WrongPassphraseError)):
                _restore(folder, backup)
    assert _bodies(folder) == ["Kept."]


@pytest.mark.parametrize(
    "head",
    [
        [],
        {"format": 2, "facts": {}, "parts": []},
        {"format": 1, "facts": {}, "parts": [{"name": "../x", "size": 0, "sha256": ""}]},
        {"format": 1, "facts": {}, "parts": [{"name": "blobs/..", "size": 0, "sha256": ""}]},
        {"format": 1, "facts": {}, "parts": [{"name": "keys", "size": -1, "sha256": ""}]},
        {"format": 1, "facts": {}, "parts": [{"name": "keys", "size": 0, "sha256": ""}] * 2},
        {"format": 1, "facts": {}, "parts": [{"name": "keys", "size": 9**20, "sha256": ""}]},
        {"format": 1, "facts": {}, "parts": []},
    ],
)
def test_a_hostile_list_of_parts_writes_nothing(tmp_path: Path, head: object) -> None:
    body = json.dumps(head).encode()
    file = tmp_path / "hostile.slibackup"
    file.write_bytes(b"SLIBACKUP1\n" + struct.pack(">I", len(body)) + body)
    with pytest.raises(BackupError):
        _restore(tmp_path / "again.sli", file)
    assert [path.name for path in tmp_path.iterdir()] == ["hostile.slibackup"]


def test_a_list_that_claims_gigabytes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "hostile.slibackup"
    file.write_bytes(b"SLIBACKUP1\n" + b"\xff\xff\xff\xff")
    with pytest.raises(BackupError):
        look_into(file)


@pytest.mark.parametrize("lacking", ["keys", "challenge.db"])
def test_a_backup_that_lacks_a_part_is_refused(folder: Path, tmp_path: Path, lacking: str) -> None:
    parts = [("keys", folder / "keys-1"), ("challenge.db", folder / "challenge.db")]
    file = tmp_path / "partial.slibackup"
    pack_files(file, [part for part in parts if part[0] != lacking], {})
    with pytest.raises(BackupError):
        _restore(folder, file)
    assert _bodies(folder) == ["Kept."]


def test_a_backup_with_rubbish_for_keys_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "rubbish").write_bytes(b"rubbish")
    file = tmp_path / "partial.slibackup"
    parts = [("keys", tmp_path / "rubbish"), ("challenge.db", folder / "challenge.db")]
    pack_files(file, parts, {})
    verify(look_into(file))
    with pytest.raises(BackupError):
        _restore(folder, file)


def test_no_backup_is_claimed_of_a_challenge_that_lost_its_keys(workspace: Workspace) -> None:
    for name in ("keys-1", "keys-2"):
        (workspace.folder / name).unlink()
    with pytest.raises(DamagedFileError):
        workspace.backup_if_changed("work")
    assert workspace.backups() == ()
    assert list((workspace.folder / "backups").iterdir()) == []


def test_what_is_no_backup_is_not_listed(workspace: Workspace) -> None:
    made = workspace.backup_if_changed("open")
    (workspace.folder / "backups" / "other.slibackup").write_bytes(b"rubbish")
    assert [info.file for info in workspace.backups()] == [made]


@pytest.mark.parametrize("place", ["nowhere/copy.slibackup", "folder", "file/copy", "n" * 300])
def test_a_place_that_takes_no_files_is_told(
    workspace: Workspace, tmp_path: Path, place: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    before = {*tmp_path.rglob("*")}
    with pytest.raises(BadPlaceError) as caught:
        workspace.backup_to(tmp_path / place)
    assert "Your notes are safe." in caught.value.sentences()
    assert {*tmp_path.rglob("*")} == before


@pytest.mark.parametrize("name", ["nowhere", "folder", "n" * 300, "a\0b"])
def test_what_cannot_be_read_is_no_backup(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BackupError):
        _restore(folder, tmp_path / name)
    assert _bodies(folder) == ["Kept."]


@pytest.mark.parametrize("place", ["file", "file/under", "n" * 300])
def test_a_place_that_takes_no_challenge_is_told(backup: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"Another person's.")
    with pytest.raises(BadPlaceError):
        _restore(tmp_path / place, backup)
    with pytest.raises((BadPlaceError, FolderTakenError)):
        new_workspace(tmp_path / place)
    assert (tmp_path / "file").read_bytes() == b"Another person's."


def test_a_disk_that_fails_while_restoring_changes_nothing(
    folder: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    with monkeypatch.context() as faulty:
        faulty.setattr(os, "fsync", full)
        with pytest.raises(BadPlaceError):
            _restore(folder, backup)
    assert _bodies(folder) == ["Kept."]


def test_old_automatic_backups_go(workspace: Workspace) -> None:
    for _ in range(RECENT + 8):
        workspace.commit(make("Add", a_note()))
        workspace.backup_if_changed("work")
    assert len(workspace.backups()) == RECENT


_AGES = st.lists(st.integers(0, 60 * 24 * 90), max_size=80)


@given(ages=_AGES)
def test_rotation_keeps_the_recent_the_daily_and_the_weekly(ages: list[int]) -> None:
    infos = sorted(
        (
            BackupInfo(
                file=Path(str(number)), made=MONDAY - timedelta(minutes=age), reason="", size=0
            )
            for number, age in enumerate(ages)
        ),
        key=lambda info: info.made,
        reverse=True,
    )
    gone = outdated(infos)
    kept = [info for info in infos if info not in gone]
    assert kept[:RECENT] == infos[:RECENT]
    assert len(kept) <= RECENT + DAYS + WEEKS
    days = sorted({info.made.date() for info in infos}, reverse=True)
    assert {info.made.date() for info in kept} >= set(days[:DAYS])
    assert outdated(kept) == ()


def test_the_mark_of_a_backup_tells_nothing_of_the_challenge(backup: Path) -> None:
    facts = look_into(backup).facts
    assert set(facts) == {"made", "reason", "mark"}
    assert datetime.fromisoformat(facts["made"]).tzinfo is UTC
    assert b"Kept" not in backup.read_bytes()
