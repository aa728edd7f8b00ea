"""Resources are found in the installed package, the checkout and the frozen folder."""

import sys
from pathlib import Path

import pytest

from sli_desktop import paths
from tests.house.tree import ROOT


def test_a_checkout_finds_its_resources() -> None:
    assert paths.resource("themes/tokens.json") == ROOT / "resources" / "themes" / "tokens.json"


def test_a_frozen_program_looks_into_its_own_folder_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "sli_desktop" / "resources" / "themes"
    own.mkdir(parents=True)
    (own / "tokens.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("themes/tokens.json") == own / "tokens.json"


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"themes/none\.json"):
        paths.resource("themes/none.json")


def test_the_folders_of_a_person_are_named_and_not_created(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folders = paths.person_folders()
    assert len({folders.data, folders.settings, folders.logs, folders.cache}) == 4
    assert list(tmp_path.iterdir()) == []


def test_the_folders_of_a_trial_run_stay_below_its_root(tmp_path: Path) -> None:
    folders = paths.folders_under(tmp_path)
    places = [folders.data, folders.settings, folders.logs, folders.cache]
    assert all(place.parent == tmp_path for place in places)
