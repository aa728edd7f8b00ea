"""Finds somebody's own words: in quotation marks, or borrowed from a note without them."""

import re
from collections.abc import Iterator

from sli_desktop.services.guard.telling import FORMS, words
from sli_desktop.services.guard.tokens import tokens

_QUOTE = re.compile(r"“([^“”]{1,2000})”|\"([^\"\n]{1,2000})\"|(?<!\w)‘([^‘’]{12,600})’(?!\w)")
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
_PERSONAL = words(
    """i we we're i'm it it's they you he she nobody everybody everyone people feels feel don't
    can't never always us our my is are was were not me just want need"""
)
_SAID = words("phrase words word put quoted quote heard comment culture describe says")


def said_in(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in quotation marks that somebody said; titles are none."""
    for hit in _QUOTE.finditer(text):
        inside = next(part for part in hit.groups() if part)
        if _is_said(text, hit.start(), hit.end(), inside):
            yield hit.start(), hit.end()


def _is_said(text: str, start: int, end: int, inside: str) -> bool:
    before = [token.low for token in tokens(text[max(0, start - _NEAR) : start])]
    after = [token.low for token in tokens(text[end : end + _NEAR])]
    if before[-1:] in ([","], [":"], ["the"], ["a"]):
        before_word = before[-2:-1]
    else:
        before_word = before[-1:]
    is_title = bool(set(before_word) & _TITLE_BEFORE) or bool(set(after[:2]) & _TITLE_AFTER)
    if is_title and before[-1:] != [":"]:
        return False
    around = {*before, *after[:6]}
    is_told = bool(around & (_SAID | FORMS.keys()))
    mine = {token.low for token in tokens(inside)}
    return is_told or bool(mine & _PERSONAL)
