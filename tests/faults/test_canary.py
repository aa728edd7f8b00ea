"""No word of a note stands in any file of a challenge that can be read without the key."""

import os
from collections.abc import Iterator
from pathlib import Path

from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note
from sli_desktop.storage import Workspace
from tests.builders import PASSPHRASE, Ticking, a_note
from tests.workspaces import TINY, new_workspace

CANARY = "Tanglewick quarrel"


def _files_with(folder: Path, words: str) -> Iterator[Path]:
    forms = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    for file in folder.rglob("*"):
        if file.is_file() and any(form in file.read_bytes() for form in forms):
            yield file


def test_no_file_of_a_challenge_can_be_read_without_the_key(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "a.sli") as workspace:
        for number in range(50):
            workspace.commit(make("Add", a_note(f"{CANARY} {number}")))
        workspace.put_blob(CANARY.encode() * 100)
        workspace.backup_if_changed("work")
        workspace.backup_to(tmp_path / "copy.slibackup")
        assert (tmp_path / "a.sli" / "challenge.db-wal").stat().st_size > 0
        for words in (CANARY, "Tanglewick", PASSPHRASE, workspace.data_key.hex()):
            assert list(_files_with(tmp_path, words)) == []
    assert list(_files_with(tmp_path, CANARY)) == []
    with (
        Workspace.open(
            tmp_path / "a.sli", PASSPHRASE, clock=Ticking(), random=os.urandom, lowest=TINY
        ) as again,
        again.read() as view,
    ):
        assert sum(CANARY in note.body for note in view.all(Note)) == 50


def test_the_search_for_the_canary_would_find_it(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text(f"note: {CANARY}", encoding="utf-16-le")
    assert list(_files_with(tmp_path, CANARY)) == [tmp_path / "plain.txt"]
