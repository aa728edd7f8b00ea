"""Journey 7: nine notes into three findings by keys alone, and nine undos back to the start."""

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.finding import FindingLabel
from sli_desktop.models.records.note import NoteState
from sli_desktop.settings import Colours
from sli_desktop.storage import Facet
from tests.builders import FINANCE
from tests.journeys.test_wrapping_up import Counted
from tests.ui.driving import CTRL, Driver
from tests.ui.screens.evening import (
    RESERVES,
    SAVINGS,
    carry,
    every,
    finding,
    go,
    let_go,
    note,
    shown,
    some_notes,
)

MOST_KEYS = 3
Key = Qt.Key


@pytest.mark.parametrize(
    ("colours", "size"),
    [(Colours.LIGHT, 100), (Colours.LIGHT, 200), (Colours.DARK, 100)],
)
def test_nine_notes_are_sorted_with_three_keys_each_and_undone(
    driver: Driver, colours: Colours, size: int
) -> None:
    driver.look.choose(colours=colours, text_size=size)
    notes = some_notes()
    screen = go(driver, RESERVES, *notes)
    start = every(driver)
    view = screen.view.notes
    view.choose_row(shown(screen).index(notes[0].id))
    names: list[str] = []
    for at, each in enumerate(notes):
        chosen = view.chosen()
        assert chosen is not None
        assert (chosen.id, driver.focus) == (each.id, view)
        counted = Counted(driver)
        counted.press(Key.Key_M)
        match at:
            case 0:
                counted.press(Key.Key_N)
                driver.type("Savings lack owners")
                counted.press(Key.Key_Return)
            case 2 | 4 | 7:
                counted.press(Key.Key_2)
            case 5:
                driver.type("reserves")
                counted.press(Key.Key_Return)
            case _:
                counted.press(Key.Key_3)
        assert counted.actions <= MOST_KEYS
        assert note(driver, each.id).state is NoteState.USED
        names.append(driver.page.toast.words.text())
    assert names[:3] == [
        "1 note moved to new finding F3",
        "1 note moved to F3",
        "1 note moved to F2",
    ]
    made = finding(driver, "Savings lack owners")
    assert (made.label, made.theme) == (FindingLabel.AREA, FINANCE)
    for each in reversed(notes):
        driver.key(Key.Key_Z, CTRL)
        chosen = view.chosen()
        assert chosen is not None
        assert (chosen.id, driver.focus) == (each.id, view)
    assert every(driver) == start


def test_nine_notes_are_dragged_into_three_findings_and_undone_by_a_button(driver: Driver) -> None:
    notes = some_notes()
    screen = go(driver, SAVINGS, RESERVES, *notes)
    screen.view.filters.choices[Facet.THEME].chosen.emit(FINANCE)
    start = every(driver)
    for at, each in enumerate(notes):
        row = shown(screen).index(each.id)
        screen.view.notes.choose_row(row)
        carry(screen, row=row, onto=at % 3)
        let_go(screen, onto=at % 3)
        assert note(driver, each.id).state is NoteState.USED
    assert [row.tally.supports for row in screen.view.findings.rows.rows] == [4, 3, 3]
    for _ in notes:
        screen.view.undo.click()
    assert every(driver) == start
