"""What ``@`` and ``#`` offer while a word is being typed after them. Pure."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.marks import ALL_SPEAKERS, LineContext, ParsedLine, parse_line
from sli_desktop.wording import tr

_OPEN = re.compile(r"(?<!\S)([@#])([\w'’&/-]*)$")
_LONGEST_WORD = 60


class OpenMention(NamedTuple):
    """A sign that is being typed: where it stands, ``@`` or ``#``, and the letters after it."""

    start: int
    sign: str
    word: str


class Mention(NamedTuple):
    """One thing to take: its words, the number of a theme, and what is written into the line."""

    words: str
    token: str
    number: str = ""


def open_mention(
    text: str, place: int, line: ParsedLine, as_text: Collection[int]
) -> OpenMention | None:
    """The sign before the caret that means nothing yet; None where it is understood, or text."""
    begin = max(0, place - _LONGEST_WORD)
    found = _OPEN.search(text[begin:place])
    if found is None:
        return None
    start = begin + found.start()
    is_known = start in as_text or any(mark.start == start for mark in line.marks)
    is_inside = place < len(text) and text[place].isalnum()
    return None if is_known or is_inside else OpenMention(start, found[1], found[2])


def mentions(sign: str, word: str, context: LineContext) -> tuple[Mention, ...]:
    """The themes or people that begin with the letters typed; all of them before the first."""
    found = _themes(word, context.themes) if sign == "#" else _people(word, context)
    return tuple(found)


def _themes(word: str, themes: tuple[Theme, ...]) -> Iterator[Mention]:
    for number, theme in enumerate(themes, 1):
        names = (str(number), theme.code, theme.name, *theme.name.split())
        if _fits(word, names):
            yield Mention(theme.name, f"#{number}", str(number))


def _people(word: str, context: LineContext) -> Iterator[Mention]:
    for person in context.people:
        if _fits(word, (person.role_label, *person.role_label.split())):
            yield Mention(person.role_label, _token(person, context))
    if _fits(word, (ALL_SPEAKERS,)):
        yield Mention(tr("All"), f"@{ALL_SPEAKERS}")


def _token(person: Attendance, context: LineContext) -> str:
    short = f"@{person.role_label.split(' ', maxsplit=1)[0]}"
    line = parse_line(short, context)
    is_enough = line.names_speaker and line.speaker == person.id and not line.body
    return short if is_enough else f"@{person.role_label}"


def _fits(word: str, names: tuple[str, ...]) -> bool:
    wanted = word.casefold()
    return any(name.casefold().startswith(wanted) for name in names if name)
