"""Marks: the few signs a peer types with a line, instead of reaching for a button.

At the start of a line ``+ `` is a strength, ``! `` an area for consideration, ``? `` a follow-up
and a quotation mark a quote; they combine. Anywhere, ``@`` names who spoke and ``#`` a theme by
its number, code or first letters. A mark becomes a chip and leaves the text; what matches nothing
stays in the text as typed. A plain hyphen is never a mark (`ui.md` section 3).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.ids import AttendanceId, ThemeId
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.people import Attendance

T = TypeVar("T")

ALL_SPEAKERS = "all"
"""``@all``: nobody in particular said it."""

_KINDS = {"+": NoteKind.STRENGTH, "!": NoteKind.AREA, "?": NoteKind.FOLLOW_UP}
_CLOSERS = {'"': '"”', "“": '”"', "”": '"”'}
_START = re.compile(r"\s*(?:([+!?])[ \t]+|([\"“”]))")
_WORD = re.compile(r"(?<!\S)([@#])(\w[\w'’&/-]*)")


class MarkSort(StrEnum):
    """What a mark stands for."""

    KIND = "kind"
    SPEAKER = "speaker"
    THEME = "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark of a line: where it stands in the typed text, and what it was understood as."""

    sort: MarkSort
    start: int
    end: int
    kind: NoteKind | None = None
    theme: ThemeId | None = None
    speaker: AttendanceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineContext:
    """What marks can refer to: the themes in the order of their keys, and who is in the room."""

    themes: tuple[Theme, ...] = ()
    people: tuple[Attendance, ...] = ()
    marks_on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedLine:
    """A typed line, read: its words, and what its marks say about them.

    `speaker` is only meant where `names_speaker`; None then means all. `marks` stand in the order
    of the text.
    """

    body: str
    kinds: frozenset[NoteKind] = frozenset()
    themes: frozenset[ThemeId] = frozenset()
    speaker: AttendanceId | None = None
    names_speaker: bool = False
    marks: tuple[Mark, ...] = ()


def parse_line(
    text: str, context: LineContext, *, as_text: Collection[int] = frozenset()
) -> ParsedLine:
    """Read the marks of one line.

    `as_text` holds the positions of marks that the person turned back into text with Backspace.
    """
    if not context.marks_on:
        return ParsedLine(body=text.strip())
    at_start, begin, quoted = _start_marks(text, as_text)
    within = tuple(_word_marks(text, begin, context, as_text))
    body = _without(text, begin, within)
    if quoted is not None:
        body = _unquoted(text[quoted], body)
    speakers = [mark for mark in within if mark.sort is MarkSort.SPEAKER]
    return ParsedLine(
        body=body,
        kinds=frozenset(mark.kind for mark in at_start if mark.kind is not None),
        themes=frozenset(mark.theme for mark in within if mark.theme is not None),
        speaker=speakers[-1].speaker if speakers else None,
        names_speaker=bool(speakers),
        marks=(*at_start, *within),
    )


def _start_marks(text: str, as_text: Collection[int]) -> tuple[tuple[Mark, ...], int, int | None]:
    """The marks at the start, where the words begin, and where an opening quotation mark stood."""
    marks: list[Mark] = []
    begin = 0
    while found := _START.match(text, begin):
        place = found.start(1) if found[1] else found.start(2)
        if place in as_text:
            break
        kind = _KINDS.get(found[1] or "", NoteKind.QUOTE)
        marks.append(Mark(sort=MarkSort.KIND, start=place, end=place + 1, kind=kind))
        begin = found.end()
        if kind is NoteKind.QUOTE:
            return tuple(marks), begin, place
    return tuple(marks), begin, None


def _word_marks(
    text: str, begin: int, context: LineContext, as_text: Collection[int]
) -> Iterator[Mark]:
    for found in _WORD.finditer(text, begin):
        if found.start() in as_text:
            continue
        word, end = found[2].rstrip("'’&/-"), found.end()
        end -= len(found[2]) - len(word)
        if found[1] == "#":
            mark = _theme_mark(word, found.start(), end, context.themes)
        else:
            mark = _whole_role(text, found.start(), context.people)
            mark = mark or _speaker_mark(word, found.start(), end, context.people)
        if mark is not None:
            yield mark


def _theme_mark(word: str, start: int, end: int, themes: tuple[Theme, ...]) -> Mark | None:
    theme = find_theme(word, themes)
    if theme is None:
        return None
    return Mark(sort=MarkSort.THEME, start=start, end=end, theme=theme.id)


def _whole_role(text: str, start: int, people: tuple[Attendance, ...]) -> Mark | None:
    """A role of several words, written out: ``@Chief executive``."""
    named = sorted(people, key=lambda each: -len(each.role_label))
    for person in named:
        end = start + 1 + len(person.role_label)
        is_whole = not text[end : end + 1].isalnum()
        same = text[start + 1 : end].casefold() == person.role_label.casefold()
        if " " in person.role_label and same and is_whole:
            return Mark(sort=MarkSort.SPEAKER, start=start, end=end, speaker=person.id)
    return None


def _speaker_mark(word: str, start: int, end: int, people: tuple[Attendance, ...]) -> Mark | None:
    if word.casefold() == ALL_SPEAKERS:
        return Mark(sort=MarkSort.SPEAKER, start=start, end=end)
    person = _only([each for each in people if _starts(each.role_label, word)])
    exact = [each for each in people if word.casefold() in each.role_label.casefold().split()[:1]]
    person = _only(exact) or person
    if person is None:
        return None
    return Mark(sort=MarkSort.SPEAKER, start=start, end=end, speaker=person.id)


def themes_by_key(themes: Collection[Theme]) -> tuple[Theme, ...]:
    """Themes in the order of their keys (Ctrl+1, #1): whole themes first, then their parts."""
    return tuple(sorted(themes, key=lambda each: (each.parent is not None, each.order, each.id)))


def find_theme(word: str, themes: tuple[Theme, ...]) -> Theme | None:
    """Find a theme by its key (1 for the first), its code, or letters only one name begins with."""
    if word.isdecimal():
        place = int(word) - 1 if len(word) < 4 else -1
        return themes[place] if 0 <= place < len(themes) else None
    wanted = word.casefold()
    coded = [theme for theme in themes if theme.code.casefold() == wanted]
    named = [theme for theme in themes if _starts(theme.name, word)]
    worded = [theme for theme in themes if any(_starts(part, word) for part in theme.name.split())]
    return _only(coded) or _only(named) or (_only(worded) if not named else None)


def _starts(words: str, begin: str) -> bool:
    return words.casefold().startswith(begin.casefold())


def _only(found: list[T]) -> T | None:
    return found[0] if len(found) == 1 else None


def _without(text: str, begin: int, marks: tuple[Mark, ...]) -> str:
    parts: list[str] = []
    for mark in marks:
        parts.append(text[begin : mark.start].rstrip(" \t"))
        begin = mark.end
    parts.append(text[begin:])
    return "".join(parts).strip()


def _unquoted(opener: str, body: str) -> str:
    """Leave out the closing mark at the end; a quote that closes earlier keeps both its marks."""
    closers = _CLOSERS[opener]
    inside = body[:-1] if body[-1:] in tuple(closers) else body
    if any(closer in inside for closer in closers):
        return opener + body
    return inside.rstrip()
