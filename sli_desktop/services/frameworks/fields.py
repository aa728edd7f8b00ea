"""Takes typed values out of a parsed table, and says in plain words what does not fit."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from sli_desktop.services.frameworks.lines import Place

_Choice = TypeVar("_Choice", bound=StrEnum)
_Item = TypeVar("_Item")

LONGEST_TEXT = 4000
"""Characters a single text of a template may have; the longest shipped one has under 1,000."""
MOST_ITEMS = 500
"""Entries a single list may have; the longest known framework has 73 characteristics."""

Report = Callable[[Place, str], None]
"""Takes the place and the words of a fault."""


class Table:
    """One table of a template; each value is asked for by name, and what is left over is a fault.

    A value that does not fit is reported and replaced by an empty one, so that one reading finds
    every fault of a file.
    """

    def __init__(self, values: Mapping[str, object], *, place: Place, report: Report) -> None:
        self.place = place
        self._values = values
        self._asked: set[str] = set()
        self._report = report

    def _take(self, key: str, *, needed: bool) -> object | None:
        self._asked.add(key)
        if key not in self._values:
            if needed:
                self._report(self.place, f"“{key}” is missing{self._here()}")
            return None
        return self._values[key]

    def _here(self) -> str:
        names = [part for part in self.place if isinstance(part, str)]
        return f" in {'.'.join(names)}" if names else ""

    def _wrong(self, key: str, words: str, at: Place = ()) -> None:
        self._report((*self.place, key, *at), f"“{key}” {words}")

    def text(self, key: str) -> str:
        """Give a text that must be there and say something."""
        value = self._take(key, needed=True)
        return "" if value is None else self._checked(key, value, may_be_empty=False)

    def text_or_empty(self, key: str) -> str:
        """Give a text that may be left out."""
        value = self._take(key, needed=False)
        return "" if value is None else self._checked(key, value, may_be_empty=True)

    def _checked(self, key: str, value: object, *, may_be_empty: bool, at: Place = ()) -> str:
        """Report what is wrong with a text; `at` is its place within the value called `key`."""
        if not isinstance(value, str):
            self._wrong(key, "must be a text in quotation marks", at)
            return ""
        if not value.strip() and not may_be_empty:
            self._wrong(key, "is empty", at)
        elif value != value.strip():
            self._wrong(key, "begins or ends with a space or an empty line", at)
        if len(value) > LONGEST_TEXT:
            self._wrong(key, f"is longer than {LONGEST_TEXT:,} characters", at)
        if any(not letter.isprintable() and letter != "\n" for letter in value):
            self._wrong(key, "holds a character that cannot be shown", at)
        return value

    def whole(self, key: str, *, least: int, most: int) -> int:
        """Give a whole number that must be there."""
        value = self._take(key, needed=True)
        return least if value is None else self._in_range(key, value, least=least, most=most)

    def whole_or_none(self, key: str, *, least: int, most: int) -> int | None:
        """Give a whole number that may be left out."""
        value = self._take(key, needed=False)
        return None if value is None else self._in_range(key, value, least=least, most=most)

    def _in_range(self, key: str, value: object, *, least: int, most: int) -> int:
        # In Python true is a whole number, in a template it is not.
        fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        if not fits or not isinstance(value, int):
            self._wrong(key, f"must be a whole number from {least} to {most}")
            return least
        return value

    def flag(self, key: str) -> bool:
        """Give true or false; it must be there."""
        value = self._take(key, needed=True)
        if value is not None and not isinstance(value, bool):
            self._wrong(key, "must be true or false")
        return value is True

    def choice(self, key: str, options: tuple[_Choice, ...]) -> _Choice:
        """Give one of a few words; it must be there."""
        value = self._take(key, needed=True)
        for option in options:
            if value == option.value:
                return option
        if value is not None:
            self._wrong(key, f"must be one of: {', '.join(option.value for option in options)}")
        return options[0]

    def texts(self, key: str, *, needed: bool) -> tuple[str, ...]:
        """Give a list of texts."""
        return tuple(
            self._checked(key, value, may_be_empty=False, at=(number,))
            for number, value in self._items(key, needed=needed)
        )

    def table(self, key: str) -> "Table":
        """Give a table that must be there."""
        value = self._take(key, needed=True)
        if value is not None and not isinstance(value, dict):
            self._wrong(key, "must be a table")
        inside = value if isinstance(value, dict) else {}
        report = self._report if isinstance(value, dict) else _ignore
        return Table(inside, place=(*self.place, key), report=report)

    def each(
        self, key: str, read: Callable[["Table"], _Item], *, needed: bool
    ) -> tuple[_Item, ...]:
        """Read a list of tables, each with `read`."""
        found = []
        for number, value in self._items(key, needed=needed):
            place = (*self.place, key, number)
            if isinstance(value, dict):
                inside = Table(value, place=place, report=self._report)
                found.append(read(inside))
                inside.nothing_else()
            else:
                self._report(place, f"“{key}” must hold tables only")
        return tuple(found)

    def _items(self, key: str, *, needed: bool) -> Iterator[tuple[int, object]]:
        value = self._take(key, needed=needed)
        if value is None:
            return
        if not isinstance(value, list):
            self._wrong(key, "must be a list")
            return
        if len(value) > MOST_ITEMS:
            self._wrong(key, f"has more than {MOST_ITEMS} entries")
            return
        yield from enumerate(value)

    def nothing_else(self) -> None:
        """Report each value nobody asked for: a slip of the pen must not pass in silence."""
        for key in self._values:
            if key not in self._asked:
                name = key if len(key) <= 40 else f"{key[:40]}…"
                self._report((*self.place, key), f"“{name}” is not known here{self._here()}")


def _ignore(_place: Place, _words: str) -> None:
    """Stay silent: the table itself has been reported as missing."""
