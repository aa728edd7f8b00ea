"""Make the program without Python: a folder by PyInstaller, and a .deb of it.

Run by ``./dev package``; the results lie in ``dist``. Works without a network.
"""

import argparse
import importlib.metadata
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "sli-desktop"
# What Qt takes from the system (docs/adr/0004); all else is in the folder.
DEPENDS = (
    "libc6 (>= 2.34)",
    "libgl1",
    "libegl1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: SLI Desktop developers <developers@sli-desktop.invalid>
Installed-Size: {size}
Depends: {depends}
Section: editors
Priority: optional
Description: notebook of a peer challenge
 Meetings and notes of a council's peer challenge become findings,
 recommendations and a report. Everything stays in an encrypted folder;
 the program contacts no network.
"""


def version() -> str:
    """Read the version from the program, as the wheel does."""
    text = (ROOT / "sli_desktop" / "__init__.py").read_text(encoding="utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def freeze(out: Path) -> Path:
    """Let PyInstaller make the folder with the program and all it needs."""
    work = out / "work"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(out), "--workpath", str(work)]
    subprocess.run([*command, str(ROOT / "packaging" / f"{NAME}.spec")], cwd=ROOT, check=True)
    shutil.rmtree(work)
    folder = out / NAME
    (folder / "LICENCES.txt").write_text(licences(), encoding="utf-8")
    return folder


def locked_names() -> list[str]:
    """List the packages of the runtime lock that are installed here."""
    lines = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8").splitlines()
    named = [line.split("==")[0] for line in lines if "==" in line and not line.startswith(" ")]
    installed = {d.name.lower().replace("_", "-") for d in importlib.metadata.distributions()}
    return [name for name in named if name in installed]


def licences() -> str:
    """Gather our licence and those of everything the folder carries."""
    parts = ["SLI Desktop\n\n" + (ROOT / "LICENSE").read_text(encoding="utf-8")]
    carried = sorted((ROOT / "resources").glob("*/LICENSE*"))
    parts += [f"{p.parent.name}\n\n{p.read_text(encoding='utf-8')}" for p in carried]
    # PySide6 carries no text of its licence; Python's lies beside its library, where it does.
    shared = sorted((ROOT / "packaging" / "licences").glob("*.txt"))
    shared += [p for p in [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"] if p.is_file()]
    parts += [f"{p.stem}\n\n{p.read_text(encoding='utf-8')}" for p in shared]
    for name in locked_names():
        found = importlib.metadata.distribution(name)
        told = found.metadata.json
        words = told.get("license_expression") or told.get("license") or ""
        parts.append(f"{name} {found.version}\n\n{words}\n{licence_texts(found)}")
    return ("\n\n" + "=" * 80 + "\n\n").join(parts)


def licence_texts(found: importlib.metadata.Distribution) -> str:
    """Read the licence files a package carries in its metadata."""
    marks = ("licen", "copying", "notice", "authors")
    files = [f for f in found.files or [] if ".dist-info" in str(f)]
    texts = [f for f in files if any(mark in f.name.lower() for mark in marks)]
    paths = [Path(str(f.locate())) for f in texts]
    return "\n".join(p.read_text(encoding="utf-8", errors="replace") for p in paths if p.is_file())


def stage(folder: Path, tree: Path) -> None:
    """Lay the files out as they will lie on the machine."""
    shutil.copytree(folder, tree / "opt" / NAME, symlinks=True)
    places = {
        "usr/share/applications": f"{NAME}.desktop",
        "usr/share/icons/hicolor/scalable/apps": f"{NAME}.svg",
    }
    for place, name in places.items():
        (tree / place).mkdir(parents=True)
        shutil.copyfile(ROOT / "packaging" / name, tree / place / name)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
    told = tree / "usr/share/doc" / NAME
    told.mkdir(parents=True)
    shutil.copyfile(folder / "LICENCES.txt", told / "copyright")


def architecture() -> str:
    """Ask dpkg what this machine is called."""
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def make_deb(folder: Path, out: Path) -> Path:
    """Make the .deb of a frozen folder; needs dpkg-deb and nothing else."""
    tree = out / "deb"
    stage(folder, tree)
    size = sum(p.lstat().st_size for p in tree.rglob("*") if not p.is_dir()) // 1024
    control = CONTROL.format(
        name=NAME,
        version=version(),
        architecture=architecture(),
        size=size,
        depends=", ".join(DEPENDS),
    )
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    file = out / f"{NAME}_{version()}_{architecture()}.deb"
    command = ["dpkg-deb", "-Zzstd", "--root-owner-group", "--build", str(tree), str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return file


def main() -> int:
    """Make what was asked for and say where it lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to put the results")
    parser.add_argument("--folder-only", action="store_true", help="leave out the .deb")
    given = parser.parse_args()
    out = given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    print("freezing, about a minute", flush=True)
    folder = freeze(out)
    print(f"folder   {folder}", flush=True)
    if given.folder_only:
        return 0
    if shutil.which("dpkg-deb") is None:
        print("no .deb: this system has no dpkg-deb")
        return 0
    file = make_deb(folder, out)
    print(f"package  {file}, {file.stat().st_size // 1_000_000} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
