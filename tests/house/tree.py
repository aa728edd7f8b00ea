"""The files of this checkout, as the house tests read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sli_desktop"
CODE_ROOTS = ("sli_desktop", "tests", "tools", "benchmarks", "packaging")
_NOT_OURS = {
    ".benchmarks",
    ".coverage",
    ".dev",
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "build",
    "demo-output",
    "dist",
}


def own_files(root: Path = ROOT) -> Iterator[Path]:
    """Yield each file that belongs to the repository; git is not needed for it."""
    for entry in sorted(root.iterdir()):
        if entry.name in _NOT_OURS or entry.name.endswith(".egg-info"):
            continue
        if entry.is_dir():
            yield from own_files(entry)
        elif entry.is_file():
            yield entry


def own_texts() -> Iterator[tuple[Path, str]]:
    """Yield each file of ours that is text, with its text."""
    for path in own_files():
        data = path.read_bytes()
        if b"\0" not in data[:4096]:
            yield path, data.decode("utf-8")


def code_files() -> list[Path]:
    """List our Python files, program, tests and tools alike."""
    folders = [ROOT / name for name in CODE_ROOTS]
    return [p for f in folders if f.is_dir() for p in own_files(f) if p.suffix == ".py"]


def program_files() -> list[Path]:
    """List the Python files of the program itself."""
    return [p for p in own_files(PACKAGE) if p.suffix == ".py"]


def room_of(path: Path) -> str:
    """Name a file by its place below the package, such as ``ui/theme.py``."""
    return path.relative_to(PACKAGE).as_posix()


def docstrings(tree: ast.AST) -> set[int]:
    """Collect the ids of the constants that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found: set[int] = set()
    for node in ast.walk(tree):
        body = node.body if isinstance(node, holders) else []
        for item in body:
            if isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant):
                found.add(id(item.value))
    return found


def dotted(node: ast.expr) -> str:
    """Write a called name as it reads: ``QLabel``, ``archive.extractall``; else nothing."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else f".{node.attr}"
    return ""
