"""What is known to point at one person and was read past: told quietly, so that nothing is missed.

Grammar decides who spoke and whom a sentence is about (`mentions.py`) and passes over a post that
nobody is meant by: "the Leader's office", "a chief-executive-led board". Where the timetable gives
the role to one person a reader knows the person all the same, so a person is asked to look.
"""

from collections.abc import Iterable, Iterator, Sequence

from sli_desktop.services.guard.identifiers import shared
from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.phrases import pieces
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


def read_past(
    text: str, known: Known, taken: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Where something stands that leads to one person or desk, and why a person should look.

    `taken` are the places that are told of already.
    """
    told = list(taken)
    for start, end, why in sorted([*_posts(text, known), *_details(text)]):
        if not any(first < end and start < last for first, last in told):
            told.append((start, end))
            yield start, end, why


def _posts(text: str, known: Known) -> Iterator[tuple[int, int, str]]:
    why = tr(
        "One person has this role, so a reader knows who is meant. Does it have to stand here?"
    )
    found = pieces(text)
    for start, end, _ in known.index.roles.find(found):
        yield start, end, why
    for start, end in _titles(text, found, known.index.titles):
        yield start, end, why
    why = tr("The team met few people of this group. Does it tell what they said?")
    for start, end, _ in known.index.groups.find(found):
        yield start, end, why


def _details(text: str) -> Iterator[tuple[int, int, str]]:
    why = tr("This looks like {what}. May it be published?")
    for start, end, what in shared(text):
        yield start, end, why.format(what=what)


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
