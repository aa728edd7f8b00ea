"""Finds the line of each key and table in a TOML text, which the standard parser does not tell.

The text must already have been accepted by `tomllib`; this reader only follows its shape.
"""

import re
import tomllib
from collections.abc import Mapping

Place = tuple[str | int, ...]
"""Where a value stands: ``("themes", 1, "questions", 0, "text")``."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""+'
    r"|'''.*?'''+"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}=,.\n]"
    r"|[^\s\[\]{}=,.\"'\#]+",
    re.DOTALL,
)


class Lines:
    """The lines of one text; a place that is not there answers with the line of what holds it."""

    def __init__(self, found: Mapping[Place, int]) -> None:
        self._found = found

    def of(self, place: Place) -> int:
        """Give the line (from 1) of a place, or of the nearest place around it."""
        for length in range(len(place), 0, -1):
            if place[:length] in self._found:
                return self._found[place[:length]]
        return 1


class _Walk:
    """One pass over the tokens of a text, keeping the line of everything with a name or number."""

    def __init__(self, text: str) -> None:
        self.found: dict[Place, int] = {}
        self._tokens: list[tuple[str, int]] = []
        self._at = 0
        line, last = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", last, match.start())
            last = match.start()
            if not match[0].startswith("#"):
                self._tokens.append((match[0], line))
        self._tokens.append(("\n", line))

    def document(self) -> None:
        """Walk over the whole text."""
        base: Place = ()
        counts: dict[Place, int] = {}
        while self._at < len(self._tokens):
            if self._peek() == "\n":
                self._at += 1
            elif self._peek() == "[":
                base = self._header(counts)
            else:
                self._pair(base)

    def _peek(self) -> str:
        return self._tokens[self._at][0]

    def _note(self, place: Place, line: int) -> Place:
        self.found.setdefault(place, line)
        return place

    def _header(self, counts: dict[Place, int]) -> Place:
        line = self._tokens[self._at][1]
        depth = 0
        while self._peek() == "[":
            depth += 1
            self._at += 1
        parts = self._names("]")
        self._at += depth - 1
        place: Place = ()
        for number, part in enumerate(parts, start=1):
            place = self._note((*place, part), line)
            if number == len(parts) and depth > 1:
                counts[place] = counts.get(place, -1) + 1
            if place in counts:
                place = self._note((*place, counts[place]), line)
        return place

    def _names(self, end: str) -> list[str]:
        """Read the parts of a dotted name and step over what ends it."""
        parts = []
        while self._peek() != end:
            if self._peek() != ".":
                parts.append(_plain(self._peek()))
            self._at += 1
        self._at += 1
        return parts

    def _pair(self, base: Place) -> None:
        line = self._tokens[self._at][1]
        place = base
        for part in self._names("="):
            place = self._note((*place, part), line)
        self._value(place)

    def _value(self, place: Place) -> None:
        match self._peek():
            case "[":
                self._array(place)
            case "{":
                self._at += 1
                while self._peek() != "}":
                    if self._peek() in {",", "\n"}:
                        self._at += 1
                    else:
                        self._pair(place)
                self._at += 1
            case _:
                while self._peek() not in {"\n", ",", "]", "}"}:
                    self._at += 1

    def _array(self, place: Place) -> None:
        self._at += 1
        number = 0
        while self._peek() != "]":
            if self._peek() in {",", "\n"}:
                self._at += 1
                continue
            self._value(self._note((*place, number), self._tokens[self._at][1]))
            number += 1
        self._at += 1


def _plain(name: str) -> str:
    if name[0] in "\"'":
        return str(tomllib.loads(f"name = {name}")["name"])
    return name


def find_lines(text: str) -> Lines:
    """Find the lines of a TOML text that `tomllib` accepts."""
    walk = _Walk(text)
    walk.document()
    return Lines(walk.found)
