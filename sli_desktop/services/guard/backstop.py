"""What is known to point at one person and was read past: told quietly, so that nothing is missed.

Grammar decides who spoke and whom a sentence is about (`mentions.py`) and passes over a post that
nobody is meant by: "the Leader's office", "a chief-executive-led board". Where the timetable gives
the role to one person a reader knows the person all the same, so a person is asked to look.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sli_desktop.services.guard.identifiers import shared
from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.phrases import pieces
from sli_desktop.services.guard.short_forms import is_short
from sli_desktop.services.guard.spelt import right
from sli_desktop.services.guard.telling import words
from sli_desktop.wording import tr

_OPENS = words(
    "the our its their his her this that as s and or by of to for from with when if but new"
)
_NO_POST = words(
    """to will would can could shall should must may might not then who they we each every any
    team community market civic business world sector national youth faith street ward"""
)
"""Before a small letter: the word is a verb ("to chair"), or stands for many ("team leader")."""


class Passed(NamedTuple):
    """A place of the text, and why a person should look; a detail can be left out as it is."""

    start: int
    end: int
    why: str
    is_detail: bool


def read_past(text: str, known: Known, taken: Iterable[tuple[int, int]]) -> Iterator[Passed]:
    """Where something stands that leads to one person or desk.

    `taken` are the places that are told of already.
    """
    told = list(taken)
    for each in sorted([*_posts(text, known), *_details(text)]):
        if not any(first < each.end and each.start < last for first, last in told):
            told.append((each.start, each.end))
            yield each


def _posts(text: str, known: Known) -> Iterator[Passed]:
    why = tr(
        "One person has this role, so a reader knows who is meant. Does it have to stand here?"
    )
    found = pieces(text)
    for phrases in (known.index.roles, known.index.plurals):
        for start, end, _ in phrases.find(
            [(right(word), first, last) for word, first, last in found]
        ):
            yield Passed(start, end, why, is_detail=False)
    for start, end in _titles(text, found, known.index.titles):
        yield Passed(start, end, why, is_detail=False)
    for word, start, end in found:
        if word in known.index.initials and is_short(text[start:end]):
            yield Passed(start, end, why, is_detail=False)
    why = tr("The team met few people of this group. Does it tell what they said?")
    for start, end, _ in known.index.groups.find(found):
        yield Passed(start, end, why, is_detail=False)


def _details(text: str) -> Iterator[Passed]:
    why = tr("This looks like {what}. May it be published?")
    for start, end, what in shared(text):
        yield Passed(start, end, why.format(what=what), is_detail=True)


def _titles(
    text: str, found: Sequence[tuple[str, int, int]], titles: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Roles of one word that stand for their holder, and are no part of a longer title."""
    for at, (word, start, end) in enumerate(found):
        if word not in titles:
            continue
        before, first, last = found[at - 1] if at else ("", 0, 0)
        is_beside = at > 0 and text[last:start] in {" ", "-"}
        is_longer = is_beside and before not in _OPENS and text[first].isupper()
        is_post = text[start].isupper() or not (is_beside and before in _NO_POST)
        if is_post and not is_longer:
            yield start, end
