"""How the person left the window: its size, the widths of its panes, where reports were saved.

A convenience, never the truth: a file that cannot be read or written is passed over.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_LARGEST = 64 * 1024
_LONGEST = 4_096
Known = dict[str, tuple[int, ...] | str]


class WindowMemory:
    """Remembers numbers and words by name, in a small file or only while the program runs."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known = _read(file)

    def numbers(self, name: str) -> tuple[int, ...]:
        """What was remembered under a name; empty where nothing was."""
        known = self._known.get(name, ())
        return known if isinstance(known, tuple) else ()

    def words(self, name: str) -> str:
        """The words that were remembered under a name; empty where none were."""
        known = self._known.get(name, "")
        return known if isinstance(known, str) else ""

    def remember(self, name: str, numbers: Sequence[int]) -> None:
        """Keep numbers under a name."""
        self._keep(name, tuple(numbers))

    def remember_words(self, name: str, words: str) -> None:
        """Keep words under a name: a folder, never a word of a note."""
        if len(words) <= _LONGEST:
            self._keep(name, words)

    def _keep(self, name: str, value: tuple[int, ...] | str) -> None:
        if self._known.get(name) == value:
            return
        self._known[name] = value
        if self._file is None:
            return
        part = self._file.with_name(f"{self._file.name}.part")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._known, indent=1), encoding="utf-8")
            part.replace(self._file)


def _read(file: Path | None) -> Known:
    if file is None:
        return {}
    try:
        with file.open(encoding="utf-8") as opened:
            found = json.loads(opened.read(_LARGEST))
        return {
            str(name): each[:_LONGEST] if isinstance(each, str) else tuple(map(int, each))
            for name, each in found.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
