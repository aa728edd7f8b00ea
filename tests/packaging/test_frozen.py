"""The program without Python: it opens its window, unlocks the sample and writes a report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sli_desktop.services import child
from sli_desktop.services.sync.apart import open_apart
from sli_desktop.services.sync.opening import Known, open_here
from tests.house.tree import ROOT
from tests.services.sync.forging import Forge, for_laptops

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="frozen for Linux only, so far"),
]
PATIENCE = 60


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Freeze the program and make its .deb, as ``./dev package`` does."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Give the frozen program a home of its own and nothing of our Python."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("otter lantern gravel\n", encoding="utf-8")
    home = {"HOME": str(tmp_path), "PATH": os.defpath, "LANG": "C.UTF-8"}
    return {**home, "QT_QPA_PLATFORM": "offscreen"}


def run(built: Path, bare: dict[str, str], *words: str) -> str:
    program = str(built / "sli-desktop" / "sli-desktop")
    secret = str(Path(bare["HOME"]) / "passphrase")
    command = [program, *words, "--passphrase-file", secret]
    done = subprocess.run(
        command, env=bare, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_frozen_program_opens_bundles_in_a_child_of_its_own(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = str(built / "sli-desktop" / "sli-desktop")
    monkeypatch.setattr(child, "child_words", lambda word: [program, word])
    forge, file = Forge(), tmp_path / "one.slibundle"
    file.write_bytes(for_laptops(forge.inner(), forge.priya))
    known = Known(keys=forge.priya, mine=forge.roster)
    assert open_apart(file, known) == open_here(file, known)


def wait_for_library(running: subprocess.Popen[str], part: str) -> None:
    """Wait until a program has loaded a library; it must not end before."""
    loaded = Path(f"/proc/{running.pid}/maps")
    for _ in range(PATIENCE * 10):
        try:
            code = running.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            if part in loaded.read_text(encoding="utf-8"):
                return
        else:
            pytest.fail(f"ended by itself with {code}: {running.communicate()[1]}")
    pytest.fail(f"never loaded {part}")


def test_the_frozen_program_unlocks_the_sample_and_writes_a_report(
    built: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    challenge, report = str(tmp_path / "northmere.sli"), tmp_path / "report.pdf"
    run(built, bare, "sample", challenge)
    run(built, bare, "report", challenge, "--format", "pdf", "--output", str(report))
    text = subprocess.run(
        ["pdftotext", str(report), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Northmere District Council" in text
    assert text.count("\f") > 10
    for name, words in (("docx", ()), ("pptx", ("--speaker-notes",)), ("xlsx", ())):
        file = tmp_path / f"report.{name}"
        run(built, bare, "report", challenge, "--format", name, "--output", str(file), *words)
        assert file.read_bytes().startswith(b"PK")


def test_the_frozen_program_paints_its_window_and_then_loads_its_rooms(
    built: Path, bare: dict[str, str]
) -> None:
    # The database library comes in after the first paint, and only then.
    program = str(built / "sli-desktop" / "sli-desktop")
    with subprocess.Popen([program], env=bare, stderr=subprocess.PIPE, text=True) as running:
        try:
            wait_for_library(running, "/sqlcipher3/")
        finally:
            running.kill()
        assert "Traceback" not in running.communicate()[1]


def test_the_package_names_what_it_needs_and_carries_every_licence(
    built: Path, tmp_path: Path
) -> None:
    package = str(next(built.glob("*.deb")))
    fields = subprocess.run(
        ["dpkg-deb", "--field", package], capture_output=True, text=True, check=True
    ).stdout
    assert "Package: sli-desktop" in fields
    assert "libxcb-cursor0" in fields
    subprocess.run(["dpkg-deb", "--extract", package, str(tmp_path)], check=True)
    link = tmp_path / "usr/bin/sli-desktop"
    assert link.readlink() == Path("/opt/sli-desktop/sli-desktop")
    told = (tmp_path / "usr/share/doc/sli-desktop/copyright").read_text(encoding="utf-8")
    named = ("pyside6-essentials", "GNU LESSER GENERAL", "Lucide", "SIL OPEN FONT")
    assert [name for name in named if name not in told] == []
    inside = tmp_path / "opt/sli-desktop/_internal/sli_desktop/resources"
    assert (inside / "themes/tokens.json").is_file()
