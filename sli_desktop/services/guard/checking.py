"""Puts the pieces together: who spoke, whom it is about, what else gives somebody away."""

from collections.abc import Iterator

from sli_desktop.services.guard.hits import Hit, Sort, Strength
from sli_desktop.services.guard.identifiers import identifiers
from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.mentions import Told, told
from sli_desktop.services.guard.people import Who
from sli_desktop.services.guard.phrases import pieces
from sli_desktop.services.guard.quotes import said_in
from sli_desktop.services.guard.tokens import plain
from sli_desktop.wording import mark, said

_SPEAKERS = {
    Who.ONE: mark("Only one person has this role, and the sentence says what they told the team."),
    Who.NAMED: mark("The sentence says what a person told the team, and names them."),
    Who.HANDFUL: mark("So few people have this role that others can tell who said it."),
    Who.GROUP: mark("Only a few people of this group were met, so others can tell who said it."),
}


def check(text: str, known: Known) -> tuple[Hit, ...]:
    """Everything in a text that could let somebody be recognised, in the order of the text."""
    read = plain(text)
    found: list[Hit] = []
    for each in told(read.text, known):
        found += _person(read.text, each)
    for start, end, what in identifiers(read.text):
        found.append(_hit(Sort.IDENTIFIER, Strength.LEAK, read.text, start, end, what))
    for start, end, _ in known.index.kept_out.find(pieces(read.text)):
        found.append(_hit(Sort.KEPT_OUT, Strength.LEAK, read.text, start, end, ""))
    for start, end in said_in(read.text):
        found.append(_hit(Sort.QUOTE, Strength.HIT, read.text, start, end, ""))
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.end, hit.sort)))


def _person(text: str, each: Told) -> Iterator[Hit]:
    sentence, mention = each.sentence, each.mention
    start, end = sentence[mention.start].start, sentence[mention.end - 1].end
    if mention.who is Who.NAMED:
        yield _hit(Sort.IDENTIFIER, Strength.LEAK, text, start, end, "")
    if each.spoke:
        yield _hit(Sort.SPOKE, Strength.HIT, text, start, end, said(_SPEAKERS[mention.who]))
    elif mention.who in {Who.ONE, Who.NAMED}:
        yield _hit(Sort.ABOUT, Strength.QUIET, text, start, end, "")


def _hit(sort: Sort, strength: Strength, text: str, start: int, end: int, why: str) -> Hit:
    return Hit(sort=sort, strength=strength, start=start, end=end, words=text[start:end], why=why)
