"""Finds the people a text speaks of: posts, counted groups, one out of a handful, names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.words import (
    ANYBODY,
    BODIES,
    HEADS,
    NOT_A_PERSON_AFTER,
    NOT_A_PERSON_BEFORE,
    SMALL,
    STOPS,
    TELLING,
    TITLES,
)


class Who(StrEnum):
    """How a mention points at people."""

    ONE = "a role held by one person"
    NAMED = "a named person"
    HANDFUL = "one, or a few, out of a small group"
    GROUP = "a small group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """People mentioned at a place of a text, without the article before them."""

    who: Who
    start: int
    end: int
    role: str = ""


_NO_STOP = rf"(?!(?:{STOPS})\b)"
_WORD = rf"{_NO_STOP}[A-Za-z][\w’'-]*"
_MODS = rf"(?:{_WORD} ){{0,3}}?"
_HEAD = rf"(?:{HEADS}|head(?= of ))"
_FIELD = rf"(?:(?-i:IT|HR|ICT)\b|(?:{_WORD} ){{0,3}}(?:{BODIES})|{_WORD})"
_MORE = r"(?: and [a-z]+(?= (?:is|was|has|said|told|should|felt|described)\b|[,.;:]|$))?"
_TAIL = rf"(?: (?:of|for|in) (?:the |our |its )?{_FIELD}{_MORE}| with an? {_WORD})?"
"""What a post is in charge of: one word, or a body of up to four, or two fields."""

_MANY = (
    rf"(?:heads of {_WORD}|(?:members|staff) (?:of|in) (?:the |our )?{_FIELD}"
    rf"|(?:{_HEAD}|{ANYBODY})e?s|people|women|men)"
)
_NAME_WORD = r"[A-ZÀ-Þ][\w’'-]+"

_FIRM = re.compile(rf"\b(?:{TITLES})\b{_TAIL}", re.IGNORECASE)
_BARE = re.compile(rf"(?P<who>{_MODS}(?:{_HEAD}|{ANYBODY}){_TAIL})(?=[).,]|$)", re.IGNORECASE)
_DEFINITE = re.compile(
    rf"\b(?:the|its|our|council['’]s) (?P<who>{_MODS}(?:{_HEAD}){_TAIL})(?![\w-])",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"\b(?:an?|one|another|our|the) (?P<who>{_MODS}(?:{_HEAD}|{ANYBODY}){_TAIL})(?![\w-])",
    re.IGNORECASE,
)
_FEW = re.compile(
    rf"\b(?:{SMALL}|one)(?: (?:of|out of))?(?: (?:the|its|our|their))?(?: (?:\d|two|three|four))? "
    rf"(?P<who>{_MODS}(?:{_MANY}))(?![\w-])",
    re.IGNORECASE,
)
_NOBODY_BEFORE = re.compile(rf"\b(?:{NOT_A_PERSON_BEFORE})$", re.IGNORECASE)
_NOBODY_AFTER = re.compile(NOT_A_PERSON_AFTER, re.IGNORECASE)
_ONLY = re.compile(
    rf"\bthe (?P<who>(?:only|sole|single|one|[a-z]+est[- ]serving|youngest|oldest|newest"
    rf"|most senior) {_MODS}(?:{_HEAD}|{ANYBODY}){_TAIL})(?![\w-])",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"\b(?P<who>some(?:one|body) (?:in|from) (?:the )?{_FIELD})(?![\w-])", re.IGNORECASE
)
_SMALL_TEAM = re.compile(
    rf"\b(?P<who>(?:two|three|four)-(?:person|strong|member) {_MODS}(?:{BODIES})"
    rf"|(?:team|group|panel|board|unit) of (?:two|three|four))(?![\w-])",
    re.IGNORECASE,
)
_SHORT = 3
_PAIR = re.compile(
    rf"(?-i:(?<![.’'] )\b(?P<first>[A-Z][a-z]+) (?P<last>[A-Z][a-z’'-]+))"
    rf"(?=,? (?:who )?(?:{TELLING})\b)",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    [
        "The",
        "One",
        "A",
        "An",
        "Our",
        "All",
        "Both",
        "Council",
        "Team",
        "Board",
        "Committee",
        "Group",
        "Service",
        "Leader",
        "Officer",
        "Cabinet",
        "Members",
        "Partnership",
        "District",
        "Chief",
        "Head",
        "Director",
        "Chair",
        "Executive",
        "Monitoring",
        "Deputy",
        "Finance",
    ]
)
"""Words with a capital that are no part of a person's name."""
_CREDIT = re.compile(r"[”\"][.,]? ?(?:\(|[–—-] )")
_TITLED = re.compile(
    r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?|Rev)\.? "
    rf"{_NAME_WORD}(?: {_NAME_WORD})?"
)


def mentions(text: str, known: Known) -> tuple[Mention, ...]:
    """Everybody a text speaks of, in order; where two overlap, the surer one counts."""
    found: list[Mention] = []
    for finder in (_named, _known_roles, _few, _alone, _posts, _one_of, _groups, _credited):
        for mention in (_without_possessive(text, each) for each in finder(text, known)):
            if not any(m.start < mention.end and mention.start < m.end for m in found):
                found.append(mention)
    return tuple(sorted(found, key=lambda each: each.start))


def _without_possessive(text: str, mention: Mention) -> Mention:
    words = text[mention.start : mention.end]
    cut = re.search(r"(?:['’]s?|s['’])$", words)
    return replace(mention, end=mention.start + cut.start()) if cut else mention


def _named(text: str, known: Known) -> Iterator[Mention]:
    peers = {word for name in known.peers for word in name.split()[-1:]}
    for hit in _TITLED.finditer(text):
        if hit[0].split()[-1] not in peers:
            yield Mention(who=Who.NAMED, start=hit.start(), end=hit.end())
    yield from _contacts(text, known, peers)
    for hit in _PAIR.finditer(text):
        if hit["first"] not in _NO_NAMES and hit["last"] not in {*peers, *_NO_NAMES}:
            yield Mention(who=Who.NAMED, start=hit.start(), end=hit.end())


def _contacts(text: str, known: Known, peers: set[str]) -> Iterator[Mention]:
    for name in known.names:
        for hit in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield Mention(who=Who.NAMED, start=hit.start(), end=hit.end())
        surname = name.split()[-1]
        if len(surname) > _SHORT and surname not in peers:
            for hit in re.finditer(rf"\b{re.escape(surname)}\b", text):
                yield Mention(who=Who.NAMED, start=hit.start(), end=hit.end())


def _known_roles(text: str, known: Known) -> Iterator[Mention]:
    for role, _group in known.roles:
        for hit in re.finditer(rf"\b{re.escape(role)}\b", text, re.IGNORECASE):
            if " " in role and _is_person(text, hit.start(), hit.end()):
                yield Mention(who=Who.ONE, start=hit.start(), end=hit.end(), role=role)


def _posts(text: str, _known: Known) -> Iterator[Mention]:
    for hit in _DEFINITE.finditer(text):
        yield from _one(text, hit.start("who"), hit.end("who"))
    for hit in _FIRM.finditer(text):
        yield from _one(text, hit.start(), hit.end())


def _one(text: str, start: int, end: int) -> Iterator[Mention]:
    indefinite = re.search(r"\b(?:an?|one|another|every|each|any) (?:\w+ )?$", text[:start])
    if _is_person(text, start, end) and not indefinite:
        yield Mention(who=Who.ONE, start=start, end=end, role=text[start:end])


def _is_person(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    return not (_NOBODY_BEFORE.search(before) or _NOBODY_AFTER.match(after))


def _few(text: str, _known: Known) -> Iterator[Mention]:
    for hit in _FEW.finditer(text):
        yield Mention(who=Who.HANDFUL, start=hit.start("who"), end=hit.end("who"))


def _alone(text: str, _known: Known) -> Iterator[Mention]:
    for hit in (*_ONLY.finditer(text), *_SOMEBODY.finditer(text), *_SMALL_TEAM.finditer(text)):
        yield Mention(who=Who.HANDFUL, start=hit.start("who"), end=hit.end("who"))


def _one_of(text: str, _known: Known) -> Iterator[Mention]:
    for hit in _ONE_OF.finditer(text):
        if _is_person(text, hit.start(), hit.end("who")):
            yield Mention(who=Who.HANDFUL, start=hit.start("who"), end=hit.end("who"))


def _credited(text: str, _known: Known) -> Iterator[Mention]:
    """A post named after a quote, without an article: ``“We find out last” (head of service)``."""
    for quote in _CREDIT.finditer(text):
        hit = _BARE.match(text, quote.end())
        if hit is not None:
            yield Mention(who=Who.HANDFUL, start=hit.start("who"), end=hit.end("who"))


def _groups(text: str, known: Known) -> Iterator[Mention]:
    for name in known.small_groups:
        for hit in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield Mention(who=Who.GROUP, start=hit.start(), end=hit.end())
