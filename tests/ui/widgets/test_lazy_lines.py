"""Long lists finish their rows when they come into sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from sli_desktop.ui.qtmodels.lines import LINE_ROLE, LazyLines, Line


def test_only_rows_in_sight_are_finished_and_each_once() -> None:
    asked: list[int] = []

    def finish(rows: Sequence[Line]) -> list[Line]:
        asked.append(len(rows))
        return [row._replace(second=(("Whole", False),)) for row in rows]

    model = LazyLines(finish)
    model.show_lines([Line(n, f"Row {n}", ()) for n in range(1_000)])
    assert model.index(500).data(Qt.ItemDataRole.DisplayRole) == "Row 500"
    assert asked == []
    assert model.index(500).data(LINE_ROLE).after == "Whole"
    assert model.index(501).data(Qt.ItemDataRole.AccessibleTextRole) == "Row 501. Whole"
    assert model.index(999).data(LINE_ROLE).after == "Whole"
    assert asked == [32, 8]
    assert model.lines[0].after == ""
    model.show_lines(model.lines)
    assert model.index(999).data(LINE_ROLE).after == "Whole"
    assert asked == [32, 8, 8]
