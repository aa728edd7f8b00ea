"""Rules of the house that no linter holds: each rule is first shown a planted fault."""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.house.tree import (
    PACKAGE,
    ROOT,
    code_files,
    docstrings,
    dotted,
    own_files,
    own_texts,
    program_files,
    room_of,
)

MOST_LINES = 400
COLOUR = re.compile(
    r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b(?!\s*\w)|\b(?:rgb|hsl|hsv)a?\("
)
THEMES = {"ui/theme.py", "services/report/style.py"}
COLOUR_MAKERS = {"QColor", "Color", "HexColor", "toColor", "CMYKColor", "colors.Color"}
BARE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[)|#\s*noqa(?!:\s*[A-Z]+\d)|#\s*mypy:\s*ignore")


def long_files(files: list[Path]) -> list[str]:
    counts = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in files}
    return [f"{p.name}: {n} lines" for p, n in counts.items() if n > MOST_LINES]


def colour_literals(source: str) -> list[int]:
    tree = ast.parse(source)
    told = docstrings(tree)
    lines: list[int] = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in told
        and COLOUR.search(node.value)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func) in COLOUR_MAKERS:
            lines += [node.lineno for a in node.args if isinstance(a, ast.Constant)]
        if isinstance(node, ast.Attribute) and dotted(node.value) == "Qt.GlobalColor":
            lines += [node.lineno] if node.attr != "transparent" else []
    return sorted(set(lines))


def inner_imports(source: str) -> list[str]:
    """Name the function of each import that does not stand at the top of its file."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found: list[str] = []
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, functions):
            inner = [n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)]
            found += [function.name] * len(inner)
    return found


def bare_ignores(source: str) -> list[int]:
    return [n for n, line in enumerate(source.splitlines(), 1) if BARE_IGNORE.search(line)]


CHECKS: dict[str, Callable[[str], Sequence[object]]] = {
    "colour": colour_literals,
    "import": inner_imports,
    "ignore": bare_ignores,
}


def faults(files: list[Path], rule: str) -> Iterator[str]:
    for path in files:
        for place in CHECKS[rule](path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(ROOT).as_posix()}:{place}"


def test_no_file_has_more_than_400_lines(tmp_path: Path) -> None:
    planted = tmp_path / "long.py"
    planted.write_text("x = 1\n" * 401, encoding="utf-8")
    assert long_files([planted]) == ["long.py: 401 lines"]
    assert long_files([*code_files(), ROOT / "dev"]) == []


@pytest.mark.parametrize(
    "planted",
    [
        'STYLE = "color: #0E5A6B; border: none"',
        'x = "#fff"',
        'x = QColor("teal")',
        "x = QColor(1, 2, 3)",
        'x = HexColor("teal")',
        'x = "background: rgba(0, 0, 0, 40)"',
        "x = Qt.GlobalColor.red",
    ],
)
def test_a_colour_literal_is_noticed(planted: str) -> None:
    assert colour_literals(planted) == [1]


def test_a_mark_or_a_number_is_no_colour() -> None:
    assert colour_literals('"""See #fff."""\nx = "#theme"\ny = "note #12"\nz = QColor(c)') == []


def test_no_colour_is_written_outside_the_two_theme_modules() -> None:
    files = [p for p in program_files() if room_of(p) not in THEMES]
    assert list(faults(files, "colour")) == []


def test_imports_stand_at_the_top_but_for_the_doors_of_app() -> None:
    assert inner_imports("def f():\n    import os\n    from a import b") == ["f", "f"]
    others = [p for p in program_files() if room_of(p) != "app.py"]
    assert list(faults(others, "import")) == []
    app = (PACKAGE / "app.py").read_text(encoding="utf-8")
    assert set(inner_imports(app)) <= {
        "_run_command",
        "_run_window",
        "_speak",
        "_be_the_reader",
        "_be_the_writer",
        "_load_assembly",
    }


def test_no_checker_is_silenced_without_saying_which_rule() -> None:
    mark = "type: " + "ignore"
    assert bare_ignores(f"x = 1  # {mark}\ny = 2  # {mark}[assignment]\n# no" + "qa") == [1, 3]
    assert list(faults(code_files(), "ignore")) == []


# The pieces are joined here so that this file passes its own rule.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com"]
HOSTS += ["deb.debian" + ".org", "snapshot.debian" + ".org", "maven" + ".org", "crates" + ".io"]
MACHINE = re.compile(r"(?:^|[^.\w~])/" + r"(?:tmp|work|root|farm|opt/wheels)\b")


def foreign_places(text: str) -> list[str]:
    found = [host for host in HOSTS if host in text]
    for line in text.splitlines():
        found += [m.group().strip() for m in MACHINE.finditer(line)]
    return found


def test_no_registry_address_and_no_machine_path_is_in_the_repository() -> None:
    assert foreign_places("index = https://" + HOSTS[0]) == [HOSTS[0]]
    assert foreign_places('p = "/' + 'tmp/x"') == ['"/' + "tmp"]
    assert foreign_places("services/work is fine, docs/root too; a/tmp") == []
    found = {p.relative_to(ROOT).as_posix(): foreign_places(t) for p, t in own_texts()}
    assert {name: places for name, places in found.items() if places} == {}


def test_each_file_is_readable_text_or_a_known_picture_font_or_document() -> None:
    known = {".png", ".ttf", ".xlsx", ".docx", ".slibundle", ".pdf", ".bin", ".age", ".zst", ".icc"}
    text = {path for path, _ in own_texts()}
    strange = [p.relative_to(ROOT).as_posix() for p in own_files() if p not in text]
    assert [name for name in strange if Path(name).suffix not in known] == []
