"""What Help shows: contents, what a search found, the list of keys. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from sli_desktop.services.guide.pages import Guide, Hit
from sli_desktop.services.paper.blocks import Block, Heading, Run, Table, words
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.spot import FROM, Spot, spot_from
from sli_desktop.wording import tr, trn

KEYS_PAGE = "keys"
_BETWEEN = f" {FROM}"


class KeyGroup(NamedTuple):
    """The keys of one screen, or those of all: what they do, and the key."""

    title: str
    keys: tuple[tuple[str, str], ...]


def part_of(place: str, origin: Spot | None) -> str:
    """The part of a spot that opens Help at a place and knows where the person came from."""
    return f"{place}{_BETWEEN}{origin}" if origin is not None else place


def read_part(part: str) -> tuple[str, Spot | None]:
    """The place, and where the person came from."""
    place, _, origin = part.partition(_BETWEEN)
    return place, spot_from(origin) if origin else None


def contents(guide: Guide) -> tuple[Line, ...]:
    """One row a page: its title, and the headings it has."""
    return tuple(
        Line(
            page.name,
            page.title,
            ((" · ".join(each.words for each in page.headings) or " ", False),),
        )
        for page in guide.pages
    )


def found(hits: Sequence[Hit]) -> tuple[Line, ...]:
    """One row a place that was found."""
    return tuple(Line(_place(hit), hit.title, hit.snippet) for hit in hits)


def _place(hit: Hit) -> str:
    return f"{hit.page}#{hit.anchor}" if hit.anchor else hit.page


def told(number: int, asked: str) -> str:
    """What a search came to."""
    if not number:
        return tr("Nothing found for “{words}”. Try fewer letters.").format(words=asked)
    return trn(number, "{number} place", "{number} places")


def with_keys(guide: Guide, groups: Iterable[KeyGroup]) -> Guide:
    """The guide whose page of keys goes on with those of this version."""
    blocks = key_blocks(groups)
    return Guide(
        pages=tuple(
            replace(page, blocks=(*page.blocks, *blocks)) if page.name == KEYS_PAGE else page
            for page in guide.pages
        )
    )


def key_blocks(groups: Iterable[KeyGroup]) -> tuple[Block, ...]:
    """The list of keys as it is in this version of the program."""
    blocks: list[Block] = []
    for group in groups:
        if not group.keys:
            continue
        rows = tuple(((Run(key, code=True),), words(does)) for does, key in group.keys)
        blocks.append(Heading(level=2, words=group.title))
        head = (words(tr("Key")), words(tr("Does")))
        blocks.append(Table(head=head, rows=rows, shares=(34, 66)))
    return tuple(blocks)
