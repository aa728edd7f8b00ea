"""Which characters of a report its typeface lacks, and where they stand: asked before it is made.

The PDF shows a name or a code in their place (docs/adr/0042); a person may rather write a word.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.exposure import public_texts
from sli_desktop.services.report.escape import clean, missing_in_font
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.fonts import coverage
from sli_desktop.services.report.safe import outline_texts

T = TypeVar("T")

_EVERYTHING = ReportOptions(dated=date(2000, 1, 1), include_proposed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Characters of one text that the typeface lacks.

    `record` is where they can be mended; None for what the report puts together itself, such as
    names of the team: `label` is the section then.
    """

    record: UUID | None
    label: str
    chars: tuple[str, ...]


def lacking(records: ChallengeRecords) -> tuple[Lacking, ...]:
    """Every text with a character that the PDF cannot draw, each text once."""
    known = coverage()
    found = _gathered(((one.record, one.label), one.text) for one in public_texts(records))
    made = [
        Lacking(record=record, label=label, chars=chars)
        for (record, label), chars in _missing(found, known)
    ]
    told = {char for each in made for char in each.chars}
    sections = _gathered(outline_texts(outline(records, _EVERYTHING)))
    made += [
        Lacking(record=None, label=title, chars=rest)
        for title, chars in _missing(sections, known)
        if (rest := tuple(char for char in chars if char not in told))
    ]
    return tuple(made)


def char_words(char: str) -> str:
    """A character with its name, for a screen whose own typeface may lack it too."""
    name = unicodedata.name(char, "").lower() or f"U+{ord(char):04X}"
    return f"{char} ({name})"


def place_words(each: Lacking) -> str:
    """Where something is lacking, in one line: ``PS4: 👍 (thumbs up sign)``."""
    return f"{each.label}: {', '.join(map(char_words, each.chars))}"


def _gathered(texts: Iterable[tuple[T, str]]) -> dict[T, set[str]]:
    found: dict[T, set[str]] = {}
    for place, text in texts:
        if not text.isascii():
            found.setdefault(place, set()).update(clean(text))
    return found


def _missing(
    found: dict[T, set[str]], known: Collection[int]
) -> Iterator[tuple[T, tuple[str, ...]]]:
    for place, chars in found.items():
        missing = missing_in_font("".join(chars), known)
        if missing:
            yield place, tuple(sorted(missing))
