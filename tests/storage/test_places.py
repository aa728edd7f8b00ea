from pathlib import Path

import pytest

from sli_desktop.storage.places import synced_by


@pytest.mark.parametrize("marker", [".dropbox", ".tmp.driveupload", ".stfolder"])
def test_marker_files_of_cloud_programs_are_known(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).mkdir()
    assert synced_by(tmp_path / "deep" / "a.sli") is not None


def test_a_server_path_is_a_network_share() -> None:
    assert synced_by(Path("//server/share/a.sli")) == "a network share"
    assert synced_by(Path(r"\\server\share\a.sli")) == "a network share"


@pytest.mark.skipif("sys.platform == 'win32'")
def test_mounted_shares_are_known_by_their_kind(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "root / ext4 rw 0 0\n"
        f"server:/x {tmp_path}/our\\040share nfs4 rw 0 0\n"
        f"disk {tmp_path}/our\\040share/inner ext4 rw 0 0\n"
        "broken\n"
    )
    assert synced_by(tmp_path / "our share" / "a.sli", mounts=mounts) == "a network share"
    assert synced_by(tmp_path / "our share" / "inner" / "a.sli", mounts=mounts) is None
    assert synced_by(tmp_path / "other" / "a.sli", mounts=mounts) is None


def test_an_ordinary_folder_is_no_cloud_folder(tmp_path: Path) -> None:
    assert synced_by(tmp_path / "Boxwood" / "a.sli", mounts=tmp_path / "none") is None
