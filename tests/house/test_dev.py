"""The one door: what the README tells a newcomer to type is there."""

import re
import subprocess
import tomllib
from pathlib import Path

from tests.house.tree import ROOT, code_files

DEV = ROOT / "dev"


def dev(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [str(DEV), *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def told() -> set[str]:
    return set(re.findall(r"^\./dev ([a-z]+) ", dev("help").stdout, re.MULTILINE))


def test_help_lists_every_command_from_any_folder(tmp_path: Path) -> None:
    cases = re.findall(r"^    ([a-z| ]+)\) ;;$", DEV.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for case in cases for name in case.split(" | ")}
    assert len(named) > 8
    assert told() == named | {"help"}
    assert dev("help", cwd=tmp_path).stdout == dev("help").stdout


def test_an_unknown_command_says_so_and_sets_nothing_up() -> None:
    done = dev("nonsense")
    assert done.returncode == 1
    assert "There is no ./dev nonsense." in done.stderr
    assert "Setting up" not in done.stdout


def test_every_command_a_page_names_is_there() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    named = {
        word
        for page in pages
        for word in re.findall(r"\./dev ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert {"demo", "test"} <= named
    assert named - told() == set()


def test_the_scripts_are_plain_shell_and_may_be_run() -> None:
    for script in (DEV, ROOT / ".ci" / "run"):
        assert script.stat().st_mode & 0o111
        assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
        subprocess.run(["sh", "-n", str(script)], check=True)


def test_the_continuous_run_is_the_readme_s_own_test() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-4:] == ["checked=0", "./dev check || checked=$?", "./dev test", 'exit "$checked"']


def test_every_folder_with_our_python_is_type_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    checked = {str(name).split("/")[0] for name in project["tool"]["mypy"]["files"]}
    assert {p.relative_to(ROOT).parts[0] for p in code_files()} - checked == set()
