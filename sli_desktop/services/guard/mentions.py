"""Everybody a text speaks of, and whether they are the one who told it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sli_desktop.services.guard import council
from sli_desktop.services.guard import given_names as given
from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.names import names
from sli_desktop.services.guard.people import Mention, Who, known_post, posts
from sli_desktop.services.guard.phrases import pieces
from sli_desktop.services.guard.quotes import said_in
from sli_desktop.services.guard.sources import has_told_next, spoke
from sli_desktop.services.guard.tokens import Token, sentences

_AND = frozenset({"and", "or", "nor", "&", "/"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody in a sentence; `spoke` says that they told the team something."""

    sentence: Sequence[Token]
    mention: Mention
    spoke: bool
    broader: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something known stands in the text."""

    start: int
    end: int
    who: Who
    broader: str = ""


def told(text: str, known: Known) -> Iterator[Told]:
    """Everybody a text speaks of, sentence by sentence."""
    places = _places(text, known)
    starts = [each.start for each in places]
    quoted = list(said_in(text))
    waiting: list[Told] = []
    for sentence in sentences(text):
        here = slice(bisect_left(starts, sentence[0].start), bisect_left(starts, sentence[-1].end))
        found = _in_sentence(sentence, places[here], known)
        if len(found) == 1 and not found[0].spoke and _has_words_of(found[0], quoted):
            found = [replace(found[0], spoke=True)]
        if len(waiting) == 1 and not waiting[0].mention.is_plural and has_told_next(sentence):
            waiting = [replace(waiting[0], spoke=True)]
        yield from waiting
        waiting = found
    yield from waiting


def _has_words_of(told: Told, quoted: list[tuple[int, int]]) -> bool:
    """Whether somebody's own words stand in a sentence, and its one person may have said them."""
    sentence, mention = told.sentence, told.mention
    first, last = sentence[0].start, sentence[-1].end
    here = [(start, end) for start, end in quoted if first <= start < last]
    at = sentence[mention.start].start
    is_inside = any(start <= at < end for start, end in here)
    is_others = any(token.low in council.MANY for token in sentence)
    return bool(here) and not is_inside and not is_others


def _places(text: str, known: Known) -> list[_Place]:
    found = pieces(text)
    index = known.index
    places = [
        _Place(start, end, Who.NAMED)
        for start, end, is_last in index.names.find(found)
        if text[end : end + 1] != "@"
        and (not is_last or (text[start].isupper() and not _is_place(text, end)))
    ]
    places += [_Place(start, end, Who.ONE, group) for start, end, group in index.roles.find(found)]
    places += [
        _Place(start, end, Who.GROUP, group) for start, end, group in index.groups.find(found)
    ]
    return sorted(places, key=lambda each: each.start)


def _is_place(text: str, end: int) -> bool:
    """Whether a surname is part of the name of a street, a house or a firm: "Orchard Close"."""
    for word in text[end + 1 : end + 40].split(" ")[:3]:
        plain = word.strip(".,;:()")
        if not plain[:1].isupper():
            return False
        if plain.lower() in given.PLACES | given.FIRM_ENDS:
            return True
        if plain != word:
            return False
    return False


def _in_sentence(sentence: Sequence[Token], places: list[_Place], known: Known) -> list[Told]:
    """Everybody in one sentence; where two readings overlap, the surer one counts."""
    by_post = list(posts(sentence, known.threshold))
    starts = [token.start for token in sentence]
    placed = [(place, _at(sentence, starts, place)) for place in places]
    named = [mention for place, mention in placed if mention and place.who is Who.NAMED]
    named += names(sentence, known.index.peers, by_post)
    groups = [m for place, m in placed if m and place.who is Who.GROUP]
    roles = [(m, place.broader) for place, m in placed if m and place.who is Who.ONE]
    by_post = [_as_known(mention, roles) for mention in by_post]
    taken: list[Mention] = []
    words: set[int] = set()
    for mention in (*named, *by_post, *(m for m, _ in roles), *groups):
        here = range(mention.start, mention.end)
        if words.isdisjoint(here):
            words.update(here)
            taken.append(mention)
    taken.sort(key=lambda each: each.start)
    return _with_speakers(sentence, taken, roles)


def _as_known(mention: Mention, roles: list[tuple[Mention, str]]) -> Mention:
    """A post as long as the role of this challenge that it is."""
    ends = [role.end for role, _ in roles if mention.start <= role.start < mention.end]
    return replace(mention, end=max([mention.end, *ends]))


def _at(sentence: Sequence[Token], starts: list[int], place: _Place) -> Mention | None:
    """What is known, as a mention in the words of the sentence."""
    start, end = bisect_right(starts, place.start) - 1, bisect_left(starts, place.end)
    if start < 0 or end <= start:
        return None
    if place.who is Who.NAMED:
        return Mention(who=place.who, first=start, start=start, end=end)
    known = known_post(sentence, start, end, is_group=place.who is Who.GROUP)
    if known is None or place.who is Who.ONE:
        return known
    return replace(known, who=place.who, is_plural=True)


def _with_speakers(
    sentence: Sequence[Token], taken: list[Mention], roles: list[tuple[Mention, str]]
) -> list[Told]:
    found: list[Told] = []
    for group in _joined(sentence, taken):
        # Each is asked for itself and with the words round all of them.
        first, last = group[0], group[-1]
        whole = replace(first, end=last.end)
        did = spoke(sentence, whole) or any(spoke(sentence, each) for each in group)
        found += [
            Told(sentence=sentence, mention=each, spoke=did, broader=_broader(each, roles))
            for each in group
        ]
    return found


def _joined(sentence: Sequence[Token], taken: list[Mention]) -> list[list[Mention]]:
    """People named in one breath: ``the leader, the deputy and the chief executive``."""
    groups: list[list[Mention]] = []
    is_linked = False
    for each in reversed(taken):
        behind = groups[-1] if groups else []
        between = {token.low for token in sentence[each.end : behind[0].first]} if behind else set()
        has_and = bool(between & _AND)
        if behind and between <= _AND | {","} and between and (has_and or is_linked):
            behind.insert(0, each)
            is_linked = True
        else:
            groups.append([each])
            is_linked = False
    return groups[::-1]


def _broader(mention: Mention, roles: list[tuple[Mention, str]]) -> str:
    return next(
        (group for role, group in roles if role.start < mention.end and mention.start < role.end),
        "",
    )
