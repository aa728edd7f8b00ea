"""A challenge in trouble: its backups are looked into, its texts read, a copy of it made."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note
from sli_desktop.storage import (
    BackupError,
    DamagedFileError,
    FileMovedError,
    FolderTakenError,
    Rescue,
    Workspace,
    WrongPassphraseError,
    new_recovery_key,
)
from tests.builders import PASSPHRASE, Ticking, a_meeting, a_note
from tests.workspaces import TINY, new_workspace, reopened

NEW = "quite another one"


def opened(folder: Path, secret: str = PASSPHRASE) -> Workspace:
    return Workspace.open(folder, secret, clock=Ticking(), random=os.urandom, lowest=TINY)


def bodies(workspace: Workspace) -> list[str]:
    with workspace.read() as view:
        return [note.body for note in view.all(Note)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed challenge with many notes and a backup of them."""
    with new_workspace(tmp_path / "a.sli") as made:
        made.commit(make("Add", a_meeting(), *(a_note(f"Note {n}. " * 60) for n in range(300))))
        made.backup_if_changed("work")
        made.commit(make("Add", a_note("After the backup.")))
    return tmp_path / "a.sli"


def break_a_page(folder: Path, share: float) -> None:
    """Spoil one page in the middle of the notes."""
    file = folder / "challenge.db"
    with file.open("r+b") as raw:
        raw.seek(int(file.stat().st_size * share) // 4096 * 4096 + 100)
        raw.write(b"\xff" * 64)


def test_what_a_backup_holds_is_found_by_opening_it(folder: Path) -> None:
    rescue = Rescue.by_secret(folder, PASSPHRASE, lowest=TINY)
    (backup,) = rescue.backups()
    content = rescue.look(backup.file)
    assert (content.notes, content.meetings) == (300, 1)
    assert content.last_act is not None
    assert [file.name for file in backup.file.parent.iterdir()] == [backup.file.name]


def test_a_damaged_backup_is_told_and_leaves_nothing_beside_it(folder: Path) -> None:
    rescue = Rescue.by_secret(folder, PASSPHRASE, lowest=TINY)
    (backup,) = rescue.backups()
    with backup.file.open("r+b") as raw:
        raw.seek(backup.size - 50)
        raw.write(b"\xff" * 40)
    with pytest.raises(BackupError):
        rescue.look(backup.file)
    assert [file.name for file in backup.file.parent.iterdir()] == [backup.file.name]


def test_going_back_to_a_backup_keeps_what_was_there(folder: Path) -> None:
    rescue = Rescue.by_secret(folder, PASSPHRASE, lowest=TINY)
    kept = rescue.restore(rescue.backups()[0].file, clock=Ticking()).kept
    with opened(folder) as again:
        assert len(bodies(again)) == 300
    assert kept is not None
    assert rescue.look(kept).notes == 301


def test_the_keys_inside_a_backup_serve_where_both_key_files_are_gone(folder: Path) -> None:
    for name in ("keys-1", "keys-2"):
        (folder / name).write_bytes(b"")
    assert Rescue.by_secret(folder, PASSPHRASE, lowest=TINY).backups()
    with pytest.raises(WrongPassphraseError):
        Rescue.by_secret(folder, NEW, lowest=TINY)
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    with pytest.raises(DamagedFileError):
        Rescue.by_secret(folder, PASSPHRASE, lowest=TINY)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_all_texts_but_those_on_the_broken_page_are_read(folder: Path, share: float) -> None:
    rescue = Rescue.by_secret(folder, PASSPHRASE, lowest=TINY)
    whole = rescue.readable()
    assert whole.is_whole
    assert sum(text.kind == "note" for text in whole.texts) == 301
    break_a_page(folder, share)
    with opened(folder) as again:
        assert not again.check().is_whole
    read = rescue.readable()
    assert sum(text.kind == "note" for text in read.texts) > 250


def test_a_copy_as_it_lies_opens_elsewhere(folder: Path, tmp_path: Path) -> None:
    rescue = Rescue.by_secret(folder, PASSPHRASE, lowest=TINY)
    rescue.copy_as_it_lies(tmp_path / "b.sli")
    with opened(tmp_path / "b.sli") as again:
        assert len(bodies(again)) == 301
    with pytest.raises(FolderTakenError):
        rescue.copy_as_it_lies(tmp_path / "b.sli")


# --- on an open challenge -----------------------------------------------------------------------


def delete_it(folder: Path) -> None:
    for file in folder.iterdir():
        if file.is_file():
            file.unlink()


def replace_it(folder: Path) -> None:
    with new_workspace(folder.with_name("other.sli")):
        pass
    (folder.with_name("other.sli") / "challenge.db").replace(folder / "challenge.db")


@pytest.mark.parametrize("trouble", [delete_it, replace_it])
def test_work_goes_on_in_a_copy_where_the_file_is_gone(
    workspace: Workspace, tmp_path: Path, trouble: Callable[[Path], None]
) -> None:
    workspace.commit(make("Add", a_note("Before.")))
    trouble(workspace.folder)
    with pytest.raises(FileMovedError):
        workspace.commit(make("Add", a_note("Refused.")))
    with pytest.raises(FileMovedError):
        workspace.backup_if_changed("work")
    workspace.carry_to(tmp_path / "elsewhere.sli")
    workspace.commit(make("Add", a_note("After.")))
    assert workspace.folder == tmp_path / "elsewhere.sli"
    with reopened(workspace) as again:
        assert bodies(again) == ["Before.", "After."]
        assert again.check().is_whole
    opened(tmp_path / "elsewhere.sli").close()


def test_nothing_empty_is_made_where_the_file_was(workspace: Workspace) -> None:
    workspace._connections._readers.dispose()
    delete_it(workspace.folder)
    with pytest.raises(FileMovedError), workspace.read():
        pass
    assert not (workspace.folder / "challenge.db").exists()


def test_a_copy_does_not_go_where_something_lies(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.folder
    (tmp_path / "taken.sli").mkdir()
    (tmp_path / "taken.sli" / "x").write_text("x")
    with pytest.raises(FolderTakenError):
        workspace.carry_to(tmp_path / "taken.sli")
    workspace.commit(make("Add", a_note()))
    assert workspace.folder == before


def test_attachments_come_along_to_a_copy(workspace: Workspace, tmp_path: Path) -> None:
    sha256 = workspace.put_blob(b"A photograph.")
    workspace.carry_to(tmp_path / "elsewhere.sli")
    assert workspace.get_blob(sha256) == b"A photograph."


# --- keys ---------------------------------------------------------------------------------------


def test_a_new_recovery_key_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    folder = tmp_path / "a.sli"
    made, old = Workspace.create(folder, PASSPHRASE, clock=Ticking(), random=os.urandom, cost=TINY)
    new = new_recovery_key(os.urandom)
    with made:
        made.keyring.change_recovery_key(new, TINY)
        made.keyring.require_secret(new)
        made.keyring.require_secret(PASSPHRASE)
        with pytest.raises(WrongPassphraseError):
            made.keyring.require_secret(old)
    assert (folder / "keys-1").read_bytes() == (folder / "keys-2").read_bytes()
    opened(folder, new.lower().replace("-", " ")).close()
    opened(folder).close()
    with pytest.raises(WrongPassphraseError):
        opened(folder, old)


def test_either_copy_of_new_keys_is_enough(folder: Path) -> None:
    with opened(folder) as made:
        made.change_passphrase(NEW, cost=TINY)
    for name in ("keys-1", "keys-2"):
        (folder / name).write_bytes(b"torn")
        opened(folder, NEW).close()


# --- the one before ended without closing --------------------------------------------------------


def test_a_challenge_that_was_closed_well_says_nothing_of_an_end(folder: Path) -> None:
    with opened(folder) as again:
        assert again.ended_at is None


def test_a_challenge_that_was_left_open_says_when_it_was_written_last(folder: Path) -> None:
    (folder / "lock").write_text(f'{{"host": "{os.uname().nodename}", "pid": 1}}')
    os.utime(folder / "challenge.db", (1_760_000_000, 1_760_000_000))
    with opened(folder) as again:
        assert again.ended_at is not None
        assert again.ended_at.timestamp() == 1_760_000_000
    with opened(folder) as again:
        assert again.ended_at is None
