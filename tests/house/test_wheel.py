"""What is installed is what was written: the wheel holds the program and its resources."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT, own_files

FIND = """
import sys
from sli_desktop import paths
for name in sys.argv[1:]:
    print(paths.resource(name))
"""


def run(*words: str, **settings: str) -> str:
    """Run a Python of ours outside the checkout's import path."""
    command = [sys.executable, *words]
    env = {**os.environ, **settings}
    done = subprocess.run(
        command, cwd=ROOT.parent, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel without a network and install it into a folder of its own."""
    place = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT))
    wheel = next(place.glob("*.whl"))
    target = place / "installed"
    pip = ["-m", "pip", "-q", "--disable-pip-version-check", "install", "--no-deps", "--no-index"]
    run(*pip, "--target", str(target), str(wheel))
    return target


def test_the_wheel_holds_every_file_of_the_program(installed: Path) -> None:
    written = {p.relative_to(PACKAGE) for p in own_files(PACKAGE)}
    found = {p.relative_to(installed / "sli_desktop") for p in own_files(installed / "sli_desktop")}
    assert written - found == set()


def test_the_wheel_finds_every_resource_of_its_own(installed: Path) -> None:
    resources = ROOT / "resources"
    names = [p.relative_to(resources).as_posix() for p in own_files(resources)]
    found = run("-c", FIND, *names, PYTHONPATH=str(installed)).splitlines()
    assert len(found) == len(names) > 50
    own = installed.resolve() / "sli_desktop" / "resources"
    assert [Path(p).read_bytes() for p in found] == [(resources / n).read_bytes() for n in names]
    assert all(Path(p).is_relative_to(own) for p in found)


def test_the_wheel_carries_the_guide_with_its_pictures(installed: Path) -> None:
    names = ["user-guide/first-day.md", "glossary.md", "images/welcome.png"]
    found = run("-c", FIND, *names, PYTHONPATH=str(installed)).splitlines()
    assert [Path(p).read_bytes() for p in found] == [
        (ROOT / "docs" / n).read_bytes() for n in names
    ]
    assert all(Path(p).is_relative_to(installed.resolve()) for p in found)


def test_the_wheel_carries_the_licence(installed: Path) -> None:
    licences = list(installed.glob("sli_desktop-*.dist-info/licenses/LICENSE"))
    assert [p.read_bytes() for p in licences] == [(ROOT / "LICENSE").read_bytes()]
