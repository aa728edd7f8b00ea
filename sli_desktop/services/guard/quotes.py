"""Finds somebody's own words: in quotation marks, or borrowed from a note without them."""

import re
from collections.abc import Iterator

from sli_desktop.services.guard.known import RUN_KEY, Known
from sli_desktop.services.guard.phrases import pieces
from sli_desktop.services.guard.telling import PAST_ONLY, SAYING, forms, words
from sli_desktop.services.guard.tokens import tokens

_QUOTE = re.compile(
    r"“([^“”]{1,2000})”|\"([^\"\n]{1,2000})\"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w)){3,600})’(?!\w)"
    r"|(?<![\w’'])'((?:[^'\n]|(?<=\w)'(?=\w)){3,600})'(?!\w)"
)
_NEAR = 60
_TITLE_BEFORE = words(
    """called titled entitled named branded strategy programme plan report campaign award theme
    slogan policy project section chapter headed paper document page motto brand vision"""
)
_TITLE_AFTER = words(
    """programme strategy plan report policy campaign project award board event events initiative
    scheme framework values charter group survey brand vision model approach toolkit dashboard
    guide page document paper newsletter bulletin conference workshop"""
)
_PAPERS = words("strategy plan report document policy framework survey programme statement")
_PERSONAL = words(
    """i we we're i'm it it's they you he she nobody everybody everyone people feels feel don't
    can't never always us our my is are was were not me just want need"""
)
_SAID = words("phrase words word put quoted quote heard comment culture describe says")

_TOLD = _SAID | forms(SAYING | PAST_ONLY | words("speak sum write call put")).keys()


def said_in(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in quotation marks that somebody said; titles are none."""
    for hit in _QUOTE.finditer(text):
        inside = next(part for part in hit.groups() if part)
        if _is_said(text, hit.start(), hit.end(), inside):
            yield hit.start(), hit.end()


def _is_written_large(inside: str) -> bool:
    """Whether all longer words have capitals, as in the title of a plan."""
    longer = [token for token in tokens(inside) if token.is_word and len(token.text) > 3]
    return len(longer) > 1 and all(token.has_capital for token in longer)


def _is_said(text: str, start: int, end: int, inside: str) -> bool:
    before = [token.low for token in tokens(text[max(0, start - _NEAR) : start])]
    after = [token.low for token in tokens(text[end : end + _NEAR])]
    at = -2 if before[-1:] in ([","], [":"], ["the"], ["a"]) else -1
    is_named = bool(set(before[at:][:1]) & _TITLE_BEFORE) or _is_written_large(inside)
    is_title = is_named or bool(set(after[:2]) & _TITLE_AFTER)
    if is_title and before[-1:] != [":"] and not _is_label(before):
        return False
    around = {*before, *after[:6]}
    if set(before[-4:-1]) & _PAPERS and ":" not in before:
        return False
    is_told = bool(around & _TOLD) or ":" in before[-4:] or _is_label(before)
    mine = {token.low for token in tokens(inside)}
    return is_told or bool(mine & _PERSONAL)


def _is_label(before: list[str]) -> bool:
    """Like "S151: reserves policy" before a quote: whose words they are stands before a colon."""
    return ":" in before and before.index(":") <= 4 and not set(before) & _TITLE_BEFORE - {"policy"}


_MOST = 20
"""Of so many notes that begin alike the words are compared; no text costs more."""

_RUN = 6
"""So many words in a row, the same as in a quote of a note, were taken from it."""


def borrowed(text: str, known: Known) -> Iterator[tuple[int, int, int]]:
    """Where the words of a quoted note stand, and how many people were in its meeting."""
    found = pieces(text)
    at = 0
    while at < len(found):
        best = _longest(found, at, known)
        if best is None:
            at += 1
            continue
        length, people = best
        yield found[at][1], found[at + length - 1][2], people
        at += length


def _longest(found: list[tuple[str, int, int]], at: int, known: Known) -> tuple[int, int] | None:
    """The longest run from here that a quote has too; at least `_RUN` words, or the whole quote."""
    key = tuple(word for word, _, _ in found[at : at + RUN_KEY])
    best: tuple[int, int] | None = None
    for quote, place, people in known.index.quotes.get(key, ())[:_MOST]:
        length = 0
        while (
            at + length < len(found)
            and place + length < len(quote)
            and found[at + length][0] == quote[place + length]
        ):
            length += 1
        is_taken = length >= min(_RUN, len(quote))
        if is_taken and (best is None or length > best[0]):
            best = length, people
    return best
