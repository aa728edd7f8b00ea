"""A text somebody wrote, cut into the paragraphs the report shows, and put together anew.

What is no paragraph of its own, such as a line with a link alone, keeps its place among them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sli_desktop.services.report.blocks import Inline
from sli_desktop.services.report.escape import clean
from sli_desktop.services.report.links import Links
from sli_desktop.services.report.markdown import lines_of

_ITEM = re.compile(r"\s*(?:[-+*•]|\d{1,9}[.)])\s+")
_HEADING = re.compile(r"#{1,6}\s+")
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text. `at` is the number of its paragraph; None where it is none.

    `before` is what stands in front of the words: the sign of an item, or of a heading.
    """

    words: str
    at: int | None = None
    before: str = ""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_ITEM.fullmatch(self.before))


def cut(text: str, links: Links | None) -> tuple[Piece, ...]:
    """The pieces of a text; `links` where it is the text of a section."""
    lines = clean(text).split("\n")
    spans = list(_spans("\n".join(lines), links))
    found: list[Piece] = []
    here = 0
    for at, (first, end) in enumerate(spans):
        found += _between(lines[here:first])
        before, words = _parted("\n".join(lines[first:end]), is_section=links is not None)
        found.append(Piece(words, at, before))
        here = end
    found += _between(lines[here:])
    return tuple(found)


def _spans(text: str, links: Links | None) -> Iterator[tuple[int, int]]:
    if links is None:
        yield from lines_of(text, is_section=False)
        return
    start = 0
    whole = [
        link for link in links.found_in(text) if link.is_whole and not links.is_figure(link.words)
    ]
    for begin, end in [(link.start, link.end) for link in whole] + [(len(text), len(text))]:
        piece = text[start:begin]
        drawn = "".join(each for each in links.pieces(piece) if isinstance(each, str))
        skipped = text.count("\n", 0, start)
        for first, behind in lines_of(drawn, is_section=True):
            yield first + skipped, behind + skipped
        start = end


def _between(lines: Sequence[str]) -> Iterator[Piece]:
    words = "\n".join(lines).strip()
    if words:
        yield Piece(words)


def _parted(words: str, *, is_section: bool) -> tuple[str, str]:
    words = words.strip("\n")
    at = 0
    while found := _ITEM.match(words, at):
        at = found.end()
    if is_section and (found := _HEADING.match(words, at)):
        at = found.end()
    return words[:at], words[at:].strip()


def joined(pieces: Sequence[Piece]) -> str:
    """The text of pieces: items below each other, everything else with a blank line between."""
    made = ""
    for at, each in enumerate(pieces):
        if at:
            made += "\n" if each.is_item and pieces[at - 1].is_item else "\n\n"
        made += f"{each.before}{each.words}"
    return made


def marked_up(runs: Inline) -> str:
    """The words of a paragraph in the small Markdown of the program."""
    made = ""
    for run in runs:
        words = run.text
        sign = "*" * (2 * run.bold + run.italic)
        inner = words.strip()
        if not sign or not inner:
            made += words
            continue
        lead = words[: len(words) - len(words.lstrip())]
        made += f"{lead}{sign}{inner}{sign}{words[len(words.rstrip()) :]}"
    return " ".join(made.split())


def carried_over(was: str, came: str, source: str) -> str:
    """What was changed from `was` to `came`, done to `source`, which has links that `was` lacks."""
    source = " ".join(source.split())
    if source == was:
        return came
    old, new, here = (_WORDS.findall(each) for each in (was, came, source))
    place = _places(old, here)
    made: list[str] = []
    at = 0
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        begin = place[a]
        made += here[at:begin]
        made += new[c:d]
        at = max(begin, place[b] if b == a else place[b - 1] + 1)
    return "".join([*made, *here[at:]])


def _places(old: Sequence[str], here: Sequence[str]) -> list[int]:
    """Where each token of the old words stands in the source; the end stands for the end."""
    place = [-1] * (len(old) + 1)
    place[-1] = len(here)
    for one, other, size in SequenceMatcher(None, old, here, autojunk=False).get_matching_blocks():
        for step in range(size):
            place[one + step] = other + step
    for at in range(len(old) - 1, -1, -1):
        if place[at] < 0:
            place[at] = place[at + 1]
    return place


def reworded(pieces: Sequence[Piece], at: int, words: str) -> tuple[Piece, ...]:
    """The pieces with other words in one paragraph."""
    return tuple(replace(each, words=words) if each.at == at else each for each in pieces)
