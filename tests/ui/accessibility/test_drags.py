"""A8: whatever can be dragged can be done with keys, with the same result in the database."""

import ast
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, code_files, dotted, program_files, room_of

DRAG_WORDS = frozenset(
    {"dropEvent", "dragEnterEvent", "startDrag", "setDragEnabled", "setDragDropMode", "QDrag"}
    | {"startDragDistance"}
)
DRAGS: dict[str, str] = {
    "ui/widgets/arrange_row.py": "test_themes_move_by_keys_and_by_dragging_alike",
    "ui/screens/evidence/note_list.py": "test_dragging_gives_the_same_as_the_keys_and_esc_lets_go",
    "ui/screens/addnotes/screen.py": "test_a_file_that_is_dropped_gives_the_notes_that_keys_give",
}
"""File of `sli_desktop` with a drag in it → the test that shows the key form gives the same."""


def drags_in(source: str) -> set[str]:
    """The words of a source that make something draggable."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Call):
            names.add(dotted(node.func).rpartition(".")[2])
    return names & DRAG_WORDS


def test_a_drag_is_noticed() -> None:
    assert drags_in("class A:\n    def dropEvent(self, e): pass") == {"dropEvent"}
    assert drags_in("view.setDragEnabled(True)\nx = QDrag(view)") == {"setDragEnabled", "QDrag"}
    assert drags_in("def drop(): pass") == set()


def test_every_drag_has_a_test_of_its_key_form() -> None:
    found = {room_of(p) for p in program_files() if drags_in(p.read_text(encoding="utf-8"))}
    assert found == set(DRAGS)
    tests = {test for path in code_files() for test in _tests_of(path)}
    assert {test for test in DRAGS.values() if test not in tests} == set()


def _tests_of(path: Path) -> set[str]:
    if PACKAGE in path.parents or ROOT / "tests" not in path.parents:
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
