"""A purged challenge leaves a certificate, and not a word anywhere."""

from pathlib import Path

import pytest

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import make
from sli_desktop.models.records.report import HoldGround
from sli_desktop.services.holds import LegalHoldError, set_hold
from sli_desktop.services.purging import (
    MARK,
    OtherNameError,
    finish_all,
    is_purging,
    plan_purge,
    purge,
)
from sli_desktop.storage import (
    KEY_FILES,
    DamagedFileError,
    NotAChallengeError,
    Workspace,
)
from tests.builders import MONDAY, PASSPHRASE, a_challenge, a_new_id, a_note
from tests.storage.traces import traces
from tests.workspaces import TINY, new_workspace

CANARY = "qzvxkanary"


def filled(folder: Path) -> Workspace:
    workspace = new_workspace(folder)
    workspace.commit(make("New", a_challenge(), a_note(f"{CANARY} said", id=a_new_id())))
    workspace.put_blob(CANARY.encode())
    workspace.backup_if_changed("work")
    return workspace


def subject(workspace: Workspace) -> str:
    with workspace.read() as view:
        return view.all(Challenge)[0].subject


def test_nothing_is_left_but_the_certificate(tmp_path: Path) -> None:
    place = tmp_path / "papers"
    place.mkdir()
    workspace = filled(tmp_path / "home" / "n.sli")
    assert len(traces(workspace, CANARY)) > 2
    plan = plan_purge(workspace)
    assert (plan.notes, plan.files > 4) == (1, True)
    keys = [(workspace.folder / name).read_bytes() for name in KEY_FILES]
    certificate = purge(workspace, place, subject=subject(workspace).upper(), by="Sam")
    assert not workspace.folder.exists()
    assert list((tmp_path / "home").iterdir()) == []
    text = certificate.read_text(encoding="utf-8")
    assert plan.subject in text
    assert "Sam" in text
    assert CANARY not in text
    assert all(key not in text.encode() for key in keys)


def test_a_slip_purges_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "n.sli") as workspace:
        with pytest.raises(OtherNameError):
            purge(workspace, tmp_path, subject="Another council", by="Sam")
        assert len(traces(workspace, CANARY)) > 2


def test_a_hold_forbids_it(tmp_path: Path) -> None:
    with filled(tmp_path / "n.sli") as workspace:
        workspace.commit(set_hold(HoldGround.COMPLAINT, "", by="Sam", at=MONDAY, new_id=a_new_id))
        with pytest.raises(LegalHoldError):
            purge(workspace, tmp_path, subject=subject(workspace), by="Sam")


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_purge_that_was_cut_off_is_gone_on_with_and_nobody_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    workspace = filled(tmp_path / "n.sli")
    steps = iter(range(100))
    unlink = Path.unlink

    def cut_off(self: Path, missing_ok: bool = False) -> None:
        if self.is_relative_to(tmp_path / "n.sli") and next(steps) == after:
            raise KeyboardInterrupt
        unlink(self, missing_ok=missing_ok)

    name = subject(workspace)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", cut_off)
        with pytest.raises(KeyboardInterrupt):
            purge(workspace, tmp_path, subject=name, by="Sam")
    assert is_purging(workspace.folder)
    if after > 1:
        with pytest.raises((NotAChallengeError, DamagedFileError)):
            Workspace.open(
                workspace.folder, PASSPHRASE, clock=lambda: MONDAY, random=bytes, lowest=TINY
            )
    assert finish_all([workspace.folder, tmp_path]) == 1
    assert not workspace.folder.exists()
    assert not (tmp_path / MARK).exists()
