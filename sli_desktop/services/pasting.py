"""Long and foreign text on its way into notes: cleaned, wrapped and split, never cut.

Pure. What changes in a text is only this: line endings become one sign, control signs go, half a
character becomes the sign for it, and over-long paragraphs get line breaks. Every word stays.
"""

import re
from collections.abc import Iterable, Iterator

from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.note import Note
from sli_desktop.wording import trn

LARGEST_NOTE = 500_000
"""Characters of one note: at most 2 MB (`reliability.md` 11), half of what a bundle carries."""

LONGEST_PARAGRAPH = 20_000
"""Longer paragraphs are wrapped: one of 1 MB costs 0.2 s a key (`reliability.md` 11)."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HALVES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Text that can be kept: one kind of line ending, no control signs, no half characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _HALVES.sub("\ufffd", _CONTROLS.sub("", _BREAKS.sub("\n", whole)))


def wrapped(text: str) -> str:
    """Text whose paragraphs are short enough to type in; broken between words where there are."""
    if len(text) <= LONGEST_PARAGRAPH:
        return text
    return "\n".join(
        part for line in text.split("\n") for part in _portions(line, LONGEST_PARAGRAPH, " ")
    )


def parts_of(text: str, most: int = LARGEST_NOTE) -> tuple[str, ...]:
    """Text in parts that each fit a note, broken between lines, else words, else anywhere."""
    if len(text) <= most:
        return (text,)
    return tuple(part for part in _portions(text, most, "\n") if part.strip())


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that hold something, each fit for a note of its own."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return tuple(part for line in lines if line for part in parts_of(line))


def _portions(text: str, most: int, between: str) -> Iterator[str]:
    at = 0
    while len(text) - at > most:
        end = text.rfind(between, at + 1, at + most + 1)
        if end < 0:
            end = text.rfind(" ", at + 1, at + most + 1)
        yield text[at : end if end > 0 else at + most]
        at = end + 1 if end > 0 else at + most
    yield text[at:]


def keep_lines(notes: Iterable[Note]) -> ChangeSet:
    """Put several notes into the challenge as one act: a pasted page, or a very long text."""
    notes = tuple(notes)
    return make(trn(len(notes), "Add a note", "Add {number} notes"), *notes)
