"""The lock holds what the program asks for, by hash, and nothing it does not use."""

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.house.tree import ROOT, code_files, program_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^\s;\\]+)", re.MULTILINE)
# Used without an import of ours: time zones of Windows.
NEVER_IMPORTED = {"tzdata"}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=\[;!~ ]", name)[0]).lower()


def asked_for() -> set[str]:
    return {plain(name) for name in PROJECT["project"]["dependencies"]}


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(PIN.findall(text))


def imported(files: list[Path]) -> set[str]:
    """Collect the packages that some file imports."""
    tops: set[str] = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                tops |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                tops.add(node.module.split(".")[0])
    owners = packages_distributions()
    return {plain(owner) for top in tops for owner in owners.get(top, [])}


def test_the_lock_holds_every_package_that_is_asked_for() -> None:
    dev = {plain(name) for name in PROJECT["dependency-groups"]["dev"]}
    assert asked_for() - set(locked("runtime")) == set()
    assert (asked_for() | dev) - set(locked("dev")) == set()


def test_both_locks_agree() -> None:
    dev = locked("dev")
    assert {n: v for n, v in locked("runtime").items() if dev.get(n) != v} == {}


def test_every_locked_package_has_a_hash() -> None:
    for name in ("runtime", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        entries = re.split(r"\n(?=[a-z0-9])", text)
        assert [e.splitlines()[0] for e in entries if "--hash=sha256:" not in e] == []


def test_the_window_toolkit_stays_below_the_version_that_loses_references() -> None:
    version = locked("runtime")["pyside6-essentials"]
    assert tuple(int(part) for part in version.split(".")[:2]) < (6, 12)


def test_the_program_imports_every_package_it_asks_for_and_no_other() -> None:
    found = imported(program_files())
    assert asked_for() - found - NEVER_IMPORTED == set()
    assert found - asked_for() - {"shiboken6", "sli-desktop"} == set()


def test_tests_and_tools_import_only_what_is_locked() -> None:
    assert imported(code_files()) - set(locked("dev")) - {"sli-desktop"} == set()


def test_every_package_has_its_line_in_the_decision_on_dependencies() -> None:
    text = (ROOT / "docs" / "adr" / "0001-choose-few-dependencies.md").read_text(encoding="utf-8")
    named = {plain(name) for name in re.findall(r"^\| ([\w.-]+) \d", text, re.MULTILINE)}
    assert named == asked_for()
