"""Calls that once cost somebody their data are not in the program (reliability, section 11)."""

import ast

import pytest

from tests.house.tree import dotted, program_files, room_of

MODULES = {"pickle", "marshal", "shelve", "dill", "sqlite3", "http", "urllib.request", "socket"}
MODULES |= {"ftplib", "smtplib", "telnetlib", "requests", "httpx", "aiohttp", "xmlrpc", "asyncio"}
MODULES |= {"PySide6.QtNetwork", "PySide6.QtSql", "PySide6.QtWebSockets"}
NAMES = {"eval", "exec", "os.system", "os.popen", "yaml.load", "QMessageBox", "QErrorMessage"}
METHODS = {"extractall", "setHtml", "insertHtml", "appendHtml", "setMarkdown"}
# Who may do what others may not, and why.
ALLOWED = {
    ("storage/connection.py", "sqlcipher3"): "the one connection factory",
    ("ui/problems.py", "QMessageBox"): "the one place that tells of trouble; plain text",
}
PLAIN_LABELS = "ui/widgets/parts.py"


def _imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def _from_module(name: str) -> bool:
    return any(name == m or name.startswith(f"{m}.") for m in MODULES | {"sqlcipher3"})


def _call_faults(node: ast.Call) -> list[str]:
    name = dotted(node.func)
    last = name.rpartition(".")[2]
    found = [name] if name in NAMES else []
    found += [f".{last}"] if "." in name and last in METHODS else []
    for word in node.keywords:
        if word.arg == "shell" and not (
            isinstance(word.value, ast.Constant) and word.value.value is False
        ):
            found.append("shell=True")
    return found


def _label_faults(tree: ast.AST) -> list[str]:
    """A label guesses whether its text is HTML unless told; one module makes labels that do not."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    classes = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    made = [f"{c.lineno}: QLabel" for c in calls if dotted(c.func).endswith("QLabel")]
    made += [f"{c.lineno}: QLabel" for c in classes for b in c.bases if "QLabel" in dotted(b)]
    return made


def faults(source: str, room: str) -> list[str]:
    tree = ast.parse(source)
    found: list[str] = []
    for node in ast.walk(tree):
        names = [name for name in _imports(node) if _from_module(name)]
        names += _call_faults(node) if isinstance(node, ast.Call) else []
        line = getattr(node, "lineno", 0)
        found += [f"{line}: {n}" for n in names if (room, n.split(".")[0]) not in ALLOWED]
    if room != PLAIN_LABELS:
        found += _label_faults(tree)
    return [f"{room}:{fault}" for fault in found]


@pytest.mark.parametrize(
    "planted",
    [
        "import pickle",
        "from pickle import loads",
        "import sqlite3",
        "from urllib.request import urlopen",
        "eval(x)",
        "archive.extractall(folder)",
        "document.setHtml(text)",
        "subprocess.run(line, shell=True)",
        "yaml.load(text)",
        "QMessageBox(window)",
        "label = QLabel(text)",
        "class Title(QLabel): pass",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "import sqlcipher3.dbapi2",
    ],
)
def test_a_forbidden_call_is_noticed(planted: str) -> None:
    assert faults(planted, "services/evidence.py")


def test_the_one_connection_factory_may_load_sqlcipher_and_nobody_else() -> None:
    assert faults("from sqlcipher3 import dbapi2", "storage/connection.py") == []
    assert faults("from sqlcipher3 import dbapi2", "storage/backup.py")


def test_the_program_makes_no_forbidden_call() -> None:
    found = [faults(p.read_text(encoding="utf-8"), room_of(p)) for p in program_files()]
    assert [fault for of_file in found for fault in of_file] == []


def test_the_labels_of_the_windows_never_guess_that_a_text_is_html() -> None:
    of_labels = [p for p in program_files() if room_of(p) == PLAIN_LABELS]
    texts = [p.read_text(encoding="utf-8") for p in of_labels]
    assert all("TextFormat.PlainText" in text for text in texts)
