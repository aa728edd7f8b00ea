"""Puts the pieces together: who spoke, whom it is about, what else gives somebody away."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sli_desktop.services.guard import cures
from sli_desktop.services.guard.backstop import read_past
from sli_desktop.services.guard.hits import Cure, Hit, Sort, Strength
from sli_desktop.services.guard.identifiers import identifiers
from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.mentions import told
from sli_desktop.services.guard.names import names
from sli_desktop.services.guard.people import Who
from sli_desktop.services.guard.phrases import pieces
from sli_desktop.services.guard.quotes import borrowed, said_in
from sli_desktop.services.guard.tokens import Plain, plain, sentences
from sli_desktop.wording import mark, said, tr, trn

_SPEAKERS = {
    Who.ONE: mark("Only one person has this role, and the sentence says what they told the team."),
    Who.NAMED: mark("The sentence names a person and says what they told the team."),
    Who.HANDFUL: mark("So few people are meant that others may know who said it."),
    Who.GROUP: mark("The team met so few people of this group that others may know who said it."),
}


def check(text: str, known: Known) -> tuple[Hit, ...]:
    """Everything in a text that could let somebody be recognised, in the order of the text.

    Pure, and linear in the length of the text. What a hit's key is, and how a reason keeps it, is
    told in `hits.py`.
    """
    read = plain(text)
    found = [*_people(read.text, known), *_details(read.text, known)]
    found += _read_past(read.text, known, found)
    found += _quotes(read.text, known)
    if read.places is not None:
        found = [_placed(hit, text, read) for hit in found]
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.end, hit.sort)))


def names_somebody(text: str, known: Known) -> bool:
    """Whether a line being typed holds a name, a personal detail or a word to keep out.

    The short form of `check` for a place where a key must not wait: it explains nothing.
    """
    words = plain(text).text
    index, found = known.index, pieces(words)
    return (
        next(index.kept_out.find(found), None) is not None
        or next(identifiers(words), None) is not None
        or any(words[start].isupper() or not last for start, _, last in index.names.find(found))
        or any(next(names(each, index.peers, ()), None) for each in sentences(words))
    )


def _placed(hit: Hit, text: str, read: Plain) -> Hit:
    """The same hit at its place in the text as it was given."""
    start, end = read.span(hit.start, hit.end)
    moved: list[Cure] = []
    for cure in hit.cures:
        first, last = read.span(cure.start, cure.end)
        moved.append(replace(cure, start=first, end=last))
    return replace(hit, start=start, end=end, words=text[start:end], cures=tuple(moved))


def _people(text: str, known: Known) -> Iterator[Hit]:
    for each in told(text, known):
        sentence, mention = each.sentence, each.mention
        place = sentence[mention.start].start, sentence[mention.end - 1].end
        is_named = mention.who is Who.NAMED
        if each.spoke:
            remedies = cures.for_speaker(each, known)
            yield _hit(
                Sort.SPOKE, Strength.HIT, text, place, said(_SPEAKERS[mention.who]), remedies
            )
        else:
            remedies = cures.for_subject(each, known)
        if is_named:
            why = tr("This is a person's name.")
            yield _hit(Sort.IDENTIFIER, Strength.LEAK, text, place, why, remedies)
        if not each.spoke and mention.who in {Who.ONE, Who.NAMED}:
            why = tr("This is about one person. Is it fair, and does it have to name the role?")
            yield _hit(Sort.ABOUT, Strength.QUIET, text, place, why, remedies)


def _read_past(text: str, known: Known, found: Sequence[Hit]) -> Iterator[Hit]:
    taken = [(hit.start, hit.end) for hit in found]
    for each in read_past(text, known, taken):
        place = each.start, each.end
        remedies = cures.for_detail(text, *place) if each.is_detail else ()
        remedies = remedies or (cures.in_own_words(*place),)
        yield _hit(Sort.PASSING, Strength.QUIET, text, place, each.why, remedies)


def _details(text: str, known: Known) -> Iterator[Hit]:
    for start, end, what in identifiers(text):
        why = tr("This looks like {what}.").format(what=what)
        remedies = cures.for_detail(text, start, end)
        yield _hit(Sort.IDENTIFIER, Strength.LEAK, text, (start, end), why, remedies)
    for start, end, _ in known.index.kept_out.find(pieces(text)):
        why = tr("The team keeps this word out of the report.")
        remedies = cures.for_detail(text, start, end)
        yield _hit(Sort.KEPT_OUT, Strength.LEAK, text, (start, end), why, remedies)


def _quotes(text: str, known: Known) -> Iterator[Hit]:
    quoted = list(said_in(text))
    for start, end, people in borrowed(text, known):
        inside = any(first <= start and end <= last for first, last in quoted)
        if people and people < known.threshold:
            why = trn(
                people,
                "These words were said in a meeting with {number} person.",
                "These words were said in a meeting with {number} people.",
            )
            quoted = [each for each in quoted if not (each[0] <= start and end <= each[1])]
        elif inside:
            continue
        else:
            why = tr("These are the words of somebody the team met, taken from a note.")
        yield _quote(text, start, end, why)
    for start, end in quoted:
        why = tr("These are somebody's own words. Others may know who talks like that.")
        yield _quote(text, start, end, why)


def _quote(text: str, start: int, end: int, why: str) -> Hit:
    remedies = cures.for_quote(text, start, end)
    return _hit(Sort.QUOTE, Strength.HIT, text, (start, end), why, remedies)


def _hit(
    sort: Sort,
    strength: Strength,
    text: str,
    place: tuple[int, int],
    why: str,
    remedies: tuple[Cure, ...],
) -> Hit:
    start, end = place
    return Hit(
        sort=sort,
        strength=strength,
        start=start,
        end=end,
        words=text[start:end],
        why=why,
        cures=remedies,
    )
