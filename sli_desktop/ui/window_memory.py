"""How the person left the window: its size, and how wide each pane of a screen is.

A convenience, never the truth: a file that cannot be read or written is passed over.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_LARGEST = 64 * 1024


class WindowMemory:
    """Remembers whole numbers by name, in a small file or only while the program runs."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known = _read(file)

    def numbers(self, name: str) -> tuple[int, ...]:
        """What was remembered under a name; empty where nothing was."""
        return self._known.get(name, ())

    def remember(self, name: str, numbers: Sequence[int]) -> None:
        """Keep numbers under a name."""
        if self._known.get(name) == tuple(numbers):
            return
        self._known[name] = tuple(numbers)
        if self._file is None:
            return
        part = self._file.with_name(f"{self._file.name}.part")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._known, indent=1), encoding="utf-8")
            part.replace(self._file)


def _read(file: Path | None) -> dict[str, tuple[int, ...]]:
    if file is None:
        return {}
    try:
        with file.open(encoding="utf-8") as opened:
            found = json.loads(opened.read(_LARGEST))
        return {str(name): tuple(map(int, numbers)) for name, numbers in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
