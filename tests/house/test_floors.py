"""Imports go down the floors only; each contract is shown to break on a planted import."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house.tree import ROOT

CONFIG = ROOT / "pyproject.toml"
# One wrong import a contract (and one allowed one), in a package of the same names.
PLANTED = {
    "errors": "import sli_desktop.settings",
    "models.records.note": "import sli_desktop.models.tables",
    "ui.theme": "import sli_desktop.ui.main_window",
    "ui.screens.today.screen": "import sli_desktop.ui.screens.welcome.screen",
    "ui.screens.welcome.screen": "import sli_desktop.services.setup",
    "ui.screens.welcome.view": "import sli_desktop.ui.screens.base",
    "cli.main": "import PySide6.QtCore",
    "services.capture": "import sqlalchemy\nimport sqlcipher3",
    "services.search": "import sli_desktop.models.tables",
    "services.setup": "import sli_desktop.app",
    "services.checks": "import sli_desktop.services.people",
    "services.people": "import sli_desktop.storage.workspace",
    "storage.vault.one": "import sli_desktop.storage.segments",
    "storage.segments": "import sli_desktop.storage.vault.two",
}


def of(contract: dict[str, object], key: str) -> list[str]:
    value = contract.get(key, [])
    return [str(item) for item in value] if isinstance(value, list) else []


def contracts() -> list[dict[str, object]]:
    return list(
        tomllib.loads(CONFIG.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    )


def named_modules() -> set[str]:
    """Collect each of our modules that a contract or a planted import names."""
    layers = {
        f"{container}.{part}".removeprefix("sli_desktop").lstrip(".")
        for contract in contracts()
        for container in of(contract, "containers")
        for layer in of(contract, "layers")
        for part in layer.split(" | ")
    }
    text = CONFIG.read_text(encoding="utf-8") + "\n".join(PLANTED.values())
    dotted = set(re.findall(r"sli_desktop((?:\.\w+)+)", text))
    return {name.lstrip(".") for name in dotted} | layers | set(PLANTED)


def plant(root: Path) -> None:
    """Build a package of the same rooms in which each contract is broken once."""
    for name in named_modules():
        folder = root / "sli_desktop"
        for part in ["", *name.split(".")]:
            folder = folder / part
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
    for name, line in PLANTED.items():
        path = root / "sli_desktop" / Path(*name.split(".")) / "__init__.py"
        path.write_text(f"{line}\n", encoding="utf-8")


JUDGE = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(sys.argv[1], no_cache=True, no_logo=True))
"""


def lint(folder: Path) -> str:
    """Let import-linter judge the package below a folder by our contracts."""
    command = [sys.executable, "-c", JUDGE, str(CONFIG)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_each_contract_breaks_on_a_planted_import(tmp_path: Path) -> None:
    plant(tmp_path)
    verdict = lint(tmp_path)
    kept = [str(c["name"]) for c in contracts() if f"{c['name']} BROKEN" not in verdict]
    assert kept == [], verdict


def test_the_program_keeps_every_contract() -> None:
    verdict = lint(ROOT)
    broken = [str(c["name"]) for c in contracts() if f"{c['name']} KEPT" not in verdict]
    assert broken == [], verdict
