"""Says a sentence without the one who said it, where its grammar allows it."""

from collections.abc import Sequence

from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.people import Mention
from sli_desktop.services.guard.tokens import Token
from sli_desktop.services.guard.verbs import tells

_OPENINGS = frozenset({"according", "in", "as", "for", "to", "from"})
_SIGNS = frozenset({":", "–", "—", "-"})
_AT_MOST = 6
"""So many words may stand between somebody and what they told: "told the team twice that"."""


def without_speaker(sentence: Sequence[Token], each: Mention) -> tuple[int, int, str] | None:
    """What to put in place of which characters, or None where a person has to write anew."""
    return (
        _without_opening(sentence, each)
        or _without_clause(sentence, each)
        or _without_link(sentence, each)
    )


def _without_opening(sentence: Sequence[Token], each: Mention) -> tuple[int, int, str] | None:
    """Like "According to the head of housing, voids take …" becomes "Voids take …"."""
    if sentence[0].low not in _OPENINGS or each.first > 8:
        return _without_label(sentence, each)
    for at in range(each.end, min(len(sentence) - 1, each.end + 4)):
        if sentence[at].text == ",":
            return _from(sentence, at + 1)
    return None


def _without_label(sentence: Sequence[Token], each: Mention) -> tuple[int, int, str] | None:
    """Like "Chief executive: capacity is short" becomes "Capacity is short"."""
    is_first = not any(token.is_word for token in sentence[: each.first])
    is_label = each.end < len(sentence) - 1 and sentence[each.end].text in _SIGNS
    return _from(sentence, each.end + 1) if is_first and is_label else None


def _without_clause(sentence: Sequence[Token], each: Mention) -> tuple[int, int, str] | None:
    """Like "The planning manager told us that appeals …" becomes "Appeals …"."""
    is_first = not any(token.is_word for token in sentence[: each.first])
    if not is_first or not tells(sentence, each.end):
        return None
    for at in range(each.end + 1, min(len(sentence) - 1, each.end + _AT_MOST)):
        low = sentence[at].low
        if low == "that":
            return _from(sentence, at + 1)
        if low in tell.CLAUSES - {"us"} or low in {",", ";", ":"}:
            return None
    return None


def _from(sentence: Sequence[Token], at: int) -> tuple[int, int, str]:
    """Everything before a word goes, and the word begins the sentence."""
    first = next((token for token in sentence if token.is_word or token.text in '“"‘'), sentence[0])
    word = sentence[at]
    return first.start, word.end, word.text[:1].upper() + word.text[1:]


def _without_link(sentence: Sequence[Token], each: Mention) -> tuple[int, int, str] | None:
    """Like "We were told by the monitoring officer that …" becomes "We were told that …"."""
    at = each.first - 1
    if at < 1 or sentence[at].low not in {"by", "from"}:
        return None
    if sentence[at].low == "from" and sentence[at - 1].low in {"came", "comes", "differs"}:
        return None
    return sentence[at - 1].end, sentence[each.end - 1].end, ""
