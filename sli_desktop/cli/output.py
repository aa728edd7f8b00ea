"""What a command answers, as lines for a person or as one JSON object for a program."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TextIO
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.errors import SliError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The outcome of a command: the lines a person reads, and the same as values for `--json`.

    Each command documents its object in `docs/user-guide/commands.md`.
    """

    lines: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict)
    exit_code: int = 0


def show(answer: Answer, out: TextIO, *, as_json: bool) -> None:
    """Print an answer."""
    if as_json:
        print(_json(answer.values), file=out)
        return
    for line in answer.lines:
        print(_printable(line), file=out)


def show_trouble(error: SliError, out: TextIO, err: TextIO, *, as_json: bool) -> None:
    """Print what happened, what was kept and what to do next.

    As JSON: one object ``{"error": {...}}`` where the answer would stand.
    """
    if as_json:
        told = {
            "code": error.code,
            "happened": error.happened,
            "kept": error.kept,
            "next_step": error.next_step,
            "details": error.details,
        }
        print(_json({"error": told}), file=out)
        return
    print(_printable(error.sentences()), file=err)
    for line in error.details.splitlines():
        print(f"  {_printable(line)}", file=err)
    print(f"  ({error.code})", file=err)


def table(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Rows as lines with aligned columns; the last column may be of any length."""
    if not rows:
        return ()
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return tuple(
        "  ".join(
            [*(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)), row[-1]]
        )
        for row in rows
    )


def counted(count: int, one: str, many: str = "") -> str:
    """``1 note``, ``46 notes``, ``1,204 notes``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day_words(value: date) -> str:
    """``Monday 13 October 2025``."""
    return f"{value:%A} {value.day} {value:%B %Y}"


def moment_words(value: datetime, zone: ZoneInfo | None = None) -> str:
    """``Monday 13 October 2025, 09:00`` in the time of a zone, or of this computer."""
    local = value.astimezone(zone)
    return f"{day_words(local)}, {local:%H:%M}"


def size_words(octets: int) -> str:
    """``169 kB``, ``1.7 MB``."""
    return (
        f"{max(1, round(octets / 1024)):,} kB" if octets < 1 << 20 else f"{octets / 2**20:.1f} MB"
    )


def state_words(state: str) -> str:
    """How two people find out whether their laptops hold the same."""
    return f"State: {state}. Laptops that show the same state hold the same."


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: object) -> object:
    match value:
        case UUID():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case frozenset() | set():
            return sorted(map(str, value))
        case _:
            raise TypeError(f"no JSON form for {type(value).__name__}")


def _printable(line: str) -> str:
    """Leave out control characters: text from elsewhere must not steer the terminal."""
    return "".join(letter if _is_shown(letter) else "\N{REPLACEMENT CHARACTER}" for letter in line)


def _is_shown(letter: str) -> bool:
    return letter.isprintable() or letter == "\t" or unicodedata.category(letter) == "Zs"
