"""Tells that words stand under somebody's name: "“We wait” (the leader)", "Leader: no cuts"."""

from collections.abc import Sequence

from sli_desktop.services.guard import council
from sli_desktop.services.guard.people import Mention
from sli_desktop.services.guard.signs import BREAKS, CLOSING, DASHES, QUOTES
from sli_desktop.services.guard.tokens import Token
from sli_desktop.services.guard.verbs import is_headline, is_saying, lows


def is_credited(sentence: Sequence[Token], each: Mention) -> bool:
    """Named behind somebody's words, or before a colon: "“We wait” (head of service)"."""
    at = each.first - 1
    behind = [token.text for token in sentence[each.end : each.end + 9]]
    is_aside = at > 0 and sentence[at].text == "(" and behind[:1] == [")"]
    is_dated = at > 0 and sentence[at].text == "(" and behind[:1] == [","] and ")" in behind
    if is_dated and behind[-1] in BREAKS | {")"}:
        return True
    if is_aside and all(sign in BREAKS for sign in behind[1:2]):
        return True
    is_last = not behind or behind[0] in BREAKS | {","}
    if at > 0 and sentence[at].text == ":" and is_last and _is_state_first(sentence[:at]):
        return True
    if at > 2 and sentence[at].text in {"–", "—"} and is_last and each.first == each.start:
        return True
    while at >= 0 and sentence[at].text in {"(", ",", ".", ":"} | DASHES:
        at -= 1
    if 0 <= at < each.first - 1 and sentence[at].text in CLOSING:
        return not behind or behind[0] in {")", ".", ",", "]"}
    return _is_label(sentence, each, behind)


def _is_state_first(line: Sequence[Token]) -> bool:
    """Like "No longer convinced by the shared service", before a colon."""
    return is_headline(line, 0)


def _opens_a_quote(sentence: Sequence[Token], end: int) -> bool:
    """Like "The clerk, by email: ‘Still waiting’": a colon and a quote follow, and no verb."""
    for at in range(end, min(len(sentence) - 1, end + 12)):
        if sentence[at].text == ":":
            return sentence[at + 1].text in QUOTES
        if sentence[at].low in council.HELPERS or sentence[at].text in BREAKS:
            return False
    return False


def _is_label(sentence: Sequence[Token], each: Mention, behind: list[str]) -> bool:
    """Like "Chief executive: capacity is short", "Leader, in interview: no more cuts"."""
    if any(token.is_word for token in sentence[: each.first]) or len(behind) < 2:
        return lows(sentence, each.first - 2, each.first) == ["source", ":"]
    if behind[0] in {":"} | DASHES:
        return True
    if behind[0] in {"view", "comment", "comments", "views"}:
        return behind[1] in {":"} | DASHES
    told_where = {
        "interview",
        "interviews",
        "conversation",
        "meeting",
        "session",
        "person",
        "email",
    }
    told_where |= {"e-mail", "letter", "writing", "phone", "call", "text", "survey"}
    if behind[:2] in (["(", "“"], ["(", '"']):
        return True
    if _opens_a_quote(sentence, each.end):
        return True
    if behind[0] not in {",", "("} or ":" not in behind:
        return False
    return bool(set(behind[: behind.index(":")]) & told_where)


def is_on_a_slide(sentence: Sequence[Token], each: Mention) -> bool:
    """Like "CFO nervous about reserves", as on a slide."""
    is_first = not any(token.is_word for token in sentence[: each.first])
    return is_first and each.first == each.start and is_headline(sentence, each.end)


def is_afterthought(sentence: Sequence[Token], each: Mention) -> bool:
    """Like "nobody has asked the leader, he said", where the sentence knows no other person."""
    behind = [token.low for token in sentence[-5:] if token.is_word or token.text == ","]
    at = max((at for at, low in enumerate(behind) if low == ","), default=-1)
    said = behind[at + 1 :]
    is_theirs = len(said) in {2, 3} and said[0] in {"he", "she"} and is_saying(said[1])
    return at >= 0 and is_theirs and each.end <= len(sentence) - len(said)
