"""The program ends at each of its steps with files, one after the other: nothing is half done.

An audit hook counts what Python does with files in the challenge's neighbourhood (open, rename,
remove, make a folder) and ends the forked child at the n-th, n = 0, 1, 2 ... until it gets through.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note
from sli_desktop.storage import (
    NotAChallengeError,
    Workspace,
    WrongPassphraseError,
    new_recovery_key,
    restore,
)
from tests.builders import PASSPHRASE, Ticking, a_note
from tests.workspaces import TINY, new_workspace

if sys.platform == "win32":
    pytest.skip("needs fork", allow_module_level=True)

NEW = "quite another one"
_STEPS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"})

Act = Callable[[Path], object]
Look = Callable[[Path], None]
Steps = Callable[[Path, Act, Look], int]


def _open(folder: Path, secret: str = PASSPHRASE) -> Workspace:
    return Workspace.open(folder, secret, clock=Ticking(), random=os.urandom, lowest=TINY)


def _dies_at(near: Path, step: int, act: Act) -> bool:
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        return os.WIFSIGNALED(status)
    left = step

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event in _STEPS and args and str(near) in str(args[0]):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    ended = 1
    try:
        act(near)
        ended = 0
    finally:
        os._exit(ended)


@pytest.fixture
def every_step(tmp_path: Path, is_long: bool) -> Steps:
    """Dies at each step (each fourth, in the short run); the answer counts the steps."""

    def run(pattern: Path, act: Act, look: Look) -> int:
        for step in range(0, 500, 1 if is_long else 4):
            near = tmp_path / f"near-{step}"
            shutil.copytree(pattern, near)
            died = _dies_at(near, step, act)
            look(near)
            if not died:
                return step
            shutil.rmtree(near)
        raise AssertionError("never got through")

    return run


def _bodies(folder: Path, *secrets: str) -> set[str]:
    """What a challenge holds; it must open with one of the secrets."""
    try:
        opened = _open(folder, secrets[0])
    except WrongPassphraseError:
        opened = _open(folder, secrets[1])
    with opened, opened.read() as view:
        assert opened.check().is_whole
        return {note.body for note in view.all(Note)}


@pytest.fixture
def pattern(tmp_path: Path) -> Path:
    """A folder with a challenge of two notes and a backup of the first."""
    near = tmp_path / "pattern"
    near.mkdir()
    with new_workspace(near / "a.sli") as made:
        made.commit(make("Add", a_note("First.")))
        sha256 = made.put_blob(b"A photograph.")
        assert made.get_blob(sha256) == b"A photograph."
        made.backup_to(near / "a.slibackup")
        made.commit(make("Add", a_note("Second.")))
    return near


def test_restoring_leaves_the_old_or_the_new_state_and_can_be_repeated(
    pattern: Path, every_step: Steps
) -> None:
    def act(near: Path) -> object:
        return restore(
            near / "a.sli", near / "a.slibackup", PASSPHRASE, clock=Ticking(), lowest=TINY
        )

    def look(near: Path) -> None:
        assert _bodies(near / "a.sli", PASSPHRASE) in ({"First."}, {"First.", "Second."})
        act(near)
        assert _bodies(near / "a.sli", PASSPHRASE) == {"First."}

    assert every_step(pattern, act, look) > 8


def test_a_new_passphrase_counts_or_the_old_one_does(pattern: Path, every_step: Steps) -> None:
    def act(near: Path) -> None:
        with _open(near / "a.sli") as opened:
            opened.change_passphrase(NEW, cost=TINY)

    def look(near: Path) -> None:
        assert _bodies(near / "a.sli", PASSPHRASE, NEW) == {"First.", "Second."}

    assert every_step(pattern, act, look) > 8


def test_a_new_recovery_key_never_keeps_the_passphrase_out(
    pattern: Path, every_step: Steps
) -> None:
    key = new_recovery_key(os.urandom)

    def act(near: Path) -> None:
        with _open(near / "a.sli") as opened:
            opened.keyring.change_recovery_key(key, TINY)

    def look(near: Path) -> None:
        assert _bodies(near / "a.sli", PASSPHRASE) == {"First.", "Second."}

    assert every_step(pattern, act, look) > 8


def test_a_copy_elsewhere_is_there_whole_or_not_at_all(pattern: Path, every_step: Steps) -> None:
    def act(near: Path) -> None:
        with _open(near / "a.sli") as opened:
            opened.carry_to(near / "b.sli")

    def look(near: Path) -> None:
        assert _bodies(near / "a.sli", PASSPHRASE) == {"First.", "Second."}
        if (near / "b.sli").exists():
            assert _bodies(near / "b.sli", PASSPHRASE) == {"First.", "Second."}

    assert every_step(pattern, act, look) > 4


def test_a_challenge_is_made_whole_or_not_at_all(pattern: Path, every_step: Steps) -> None:
    def act(near: Path) -> None:
        new_workspace(near / "b.sli").close()

    def look(near: Path) -> None:
        try:
            assert _bodies(near / "b.sli", PASSPHRASE) == set()
        except NotAChallengeError:
            act(near)
            assert _bodies(near / "b.sli", PASSPHRASE) == set()

    assert every_step(pattern, act, look) > 4


def test_a_backup_is_there_whole_or_not_at_all(pattern: Path, every_step: Steps) -> None:
    def act(near: Path) -> None:
        with _open(near / "a.sli") as opened:
            opened.backup_to(near / "b.slibackup")

    def look(near: Path) -> None:
        assert _bodies(near / "a.sli", PASSPHRASE) == {"First.", "Second."}
        if (near / "b.slibackup").exists():
            restore(near / "c.sli", near / "b.slibackup", PASSPHRASE, clock=Ticking(), lowest=TINY)
            assert _bodies(near / "c.sli", PASSPHRASE) == {"First.", "Second."}

    assert every_step(pattern, act, look) > 8


def test_a_file_beside_the_notes_is_kept_whole_or_not_at_all(
    pattern: Path, every_step: Steps
) -> None:
    def act(near: Path) -> None:
        with _open(near / "a.sli") as opened:
            opened.put_blob(b"Another photograph.")

    def look(near: Path) -> None:
        with _open(near / "a.sli") as opened:
            sha256 = opened.put_blob(b"Another photograph.")
            assert opened.get_blob(sha256) == b"Another photograph."

    assert every_step(pattern, act, look) > 4
