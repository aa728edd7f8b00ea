from pathlib import Path

import pytest

from sli_desktop.storage import DamagedFileError, MissingRecordError, TooLargeError, Workspace
from sli_desktop.storage.blobs import LARGEST_MB


def _file(workspace: Workspace) -> Path:
    (file,) = (workspace.folder / "blobs").iterdir()
    return file


def test_a_file_comes_back_as_it_was_and_is_kept_once(workspace: Workspace) -> None:
    sha256 = workspace.put_blob(b"a photograph")
    assert workspace.put_blob(b"a photograph") == sha256
    assert workspace.get_blob(sha256) == b"a photograph"
    assert workspace.blobs.has(sha256)
    assert not workspace.blobs.has("0" * 64)


def test_the_name_of_a_file_tells_nothing(workspace: Workspace) -> None:
    sha256 = workspace.put_blob(b"a photograph")
    assert sha256 not in _file(workspace).name
    assert b"photograph" not in _file(workspace).read_bytes()


def test_a_file_that_has_not_arrived_is_missing(workspace: Workspace) -> None:
    with pytest.raises(MissingRecordError):
        workspace.get_blob("0" * 64)


@pytest.mark.parametrize("length", [0, 5, 20, 39])
def test_a_file_that_is_cut_is_damage(workspace: Workspace, length: int) -> None:
    sha256 = workspace.put_blob(b"a photograph")
    _file(workspace).write_bytes(_file(workspace).read_bytes()[:length])
    with pytest.raises(DamagedFileError):
        workspace.get_blob(sha256)


def test_a_file_in_the_place_of_another_is_damage(workspace: Workspace) -> None:
    one = workspace.put_blob(b"one")
    first = _file(workspace)
    content = first.read_bytes()
    first.unlink()
    workspace.put_blob(b"two")
    second = _file(workspace)
    first.write_bytes(second.read_bytes())
    with pytest.raises(DamagedFileError):
        workspace.get_blob(one)
    first.write_bytes(content)
    assert workspace.get_blob(one) == b"one"


def test_a_file_that_is_too_large_is_refused(workspace: Workspace) -> None:
    with pytest.raises(TooLargeError):
        workspace.put_blob(bytes(LARGEST_MB * 1024 * 1024 + 1))
