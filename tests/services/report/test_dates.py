"""Dates are written as a British report writes them."""

from datetime import date

import pytest

from sli_desktop.services.report.dates import span

FIRST = date(2025, 10, 13)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (FIRST, date(2025, 10, 16), "13 to 16 October 2025"),
        (FIRST, date(2025, 11, 2), "13 October to 2 November 2025"),
        (FIRST, date(2026, 1, 2), "13 October 2025 to 2 January 2026"),
        (FIRST, FIRST, "13 October 2025"),
        (FIRST, None, "13 October 2025"),
        (None, FIRST, "13 October 2025"),
        (None, None, ""),
    ],
)
def test_month_and_year_are_named_once(first: date | None, last: date | None, words: str) -> None:
    assert span(first, last) == words
