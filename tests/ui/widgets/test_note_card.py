"""What stands on the card of a note: all of it, or the beginning of a very long one."""

import pytest

from sli_desktop.ui.widgets.note_delegate import MOST_LINES, MOST_SHOWN, shown
from tests.builders import a_note


@pytest.mark.parametrize(
    "body", ["Short", "x" * MOST_SHOWN, "\n".join("line" for _ in range(MOST_LINES))]
)
def test_a_note_of_usual_length_is_shown_whole(body: str) -> None:
    assert shown(a_note(body)) == body


@pytest.mark.parametrize(
    "body",
    [
        "Savings are agreed. " * 25_000,
        "x" * 500_000,
        "\n".join(f"line {number}" for number in range(60_000)),
    ],
)
def test_of_a_very_long_note_the_beginning_is_shown_and_how_much_more(body: str) -> None:
    words = shown(a_note(body))
    beginning, _, more = words.partition(" …\n")
    assert len(words) < MOST_SHOWN + 100
    assert words.count("\n") <= MOST_LINES
    assert body.startswith(beginning)
    assert f"({len(body) - len(beginning)} more characters: Enter shows all)" == more
