"""The public test vectors of the age format, by the people who specified it.

    tools/age_vectors.py fetch    get them as a Go module, once; ./dev test --long does this
    tools/age_vectors.py check    whether they are here, and why not

Go's own settings say from where; the version and the sum of the module stand here, in the form that
Go itself writes down and checks.
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MODULE = "c2sp.org/CCTV/age"
VERSION = "v0.0.0-20251208015420-e9274a7bdbfd"
SUM = "ZLsPO6WdZ5zatV4UfVpr7oAwLGRZ+sebTUruuM4Ra3M="
FILE = Path(__file__).resolve().parent.parent / ".dev" / "age" / "vectors.zip"
_VECTORS = f"{MODULE}@{VERSION}/testdata/"


class VectorsError(Exception):
    """The vectors cannot be had."""


@dataclass(frozen=True, slots=True)
class Vector:
    """One file, what must become of it, and what it is opened with.

    `payload` is the SHA-256 of everything that may come out, empty where nothing may.
    """

    name: str
    expect: str
    payload: str
    identities: tuple[str, ...]
    data: bytes


def missing() -> str:
    """Why the vectors cannot be used; nothing when they can."""
    if not FILE.is_file():
        return "the test vectors of age were not fetched: ./dev test --long fetches them"
    if _sum() != SUM:
        return f"{FILE.name} is not the file it should be: delete it, then ./dev test --long"
    return ""


def _sum() -> str:
    """The sum that Go writes into go.sum: over the sums of all files, by their names."""
    with zipfile.ZipFile(FILE) as module:
        lines = [
            f"{hashlib.sha256(module.read(name)).hexdigest()}  {name}\n"
            for name in sorted(module.namelist())
        ]
    return base64.b64encode(hashlib.sha256("".join(lines).encode()).digest()).decode()


def fetch() -> None:
    """Get the vectors, unless they are here.

    Raises:
        VectorsError: Go is missing or did not find them, or they are others.
    """
    if not missing():
        return
    go = shutil.which("go")
    if go is None:
        raise VectorsError("there is no Go here")
    FILE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [go, "mod", "download", "-json", f"{MODULE}@{VERSION}"],
            check=False,
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, "GOFLAGS": "-mod=mod -modcacherw", "GOMODCACHE": folder},
        )
        if done.returncode == 0:
            shutil.copy(json.loads(done.stdout)["Zip"], FILE)
    if missing():
        raise VectorsError(missing() + "\n" + done.stderr[-2000:])


def vectors() -> Iterator[Vector]:
    """All vectors, by their names."""
    with zipfile.ZipFile(FILE) as module:
        for name in sorted(module.namelist()):
            if name.startswith(_VECTORS):
                yield _vector(name.removeprefix(_VECTORS), module.read(name))


def _vector(name: str, text: bytes) -> Vector:
    head, _, data = text.partition(b"\n\n")
    says = [line.partition(": ")[::2] for line in head.decode().split("\n")]
    facts = dict(says)
    return Vector(
        name=name,
        expect=facts["expect"],
        payload=facts.get("payload", ""),
        identities=tuple(value for key, value in says if key == "identity"),
        data=zlib.decompress(data) if facts.get("compressed") == "zlib" else data,
    )


def main(words: Sequence[str]) -> int:
    """Do what was asked; 0 when all is well."""
    try:
        match words:
            case ["fetch"]:
                fetch()
            case ["check"]:
                print(missing())
                return int(bool(missing()))
            case _:
                print(__doc__)
                return 2
    except VectorsError as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
