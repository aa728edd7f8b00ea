"""Finds names of people in a sentence: with a title, with a first name, beside their post."""

from collections.abc import Collection, Iterator, Sequence

from sli_desktop.services.guard import council
from sli_desktop.services.guard import given_names as given
from sli_desktop.services.guard.people import Mention, Who
from sli_desktop.services.guard.telling import FORMS
from sli_desktop.services.guard.tokens import Token, folded

_SHORTENED = frozenset({"cllr", "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "revd", "insp"})

_SEVERAL = frozenset({"cllrs", "councillors", "messrs"})
"""Titles of several people: "Cllrs Okafor and Wise"."""


def names(
    sentence: Sequence[Token], peers: Collection[str], people: Collection[Mention]
) -> Iterator[Mention]:
    """Each name in a sentence that is not a peer's."""
    posts_end = {each.end for each in people} | {each.end + 1 for each in people}
    at = 0
    while at < len(sentence):
        end = _titled(sentence, at) or _pair(sentence, at, posts_end) or _alone(sentence, at)
        if not end:
            at += 1
            continue
        if folded(sentence[end - 1].text) not in peers:
            yield Mention(who=Who.NAMED, first=at, start=at, end=end)
        at = end


def _titled(sentence: Sequence[Token], at: int) -> int:
    """Where ``Cllr Quill`` or ``Mrs J. O'Hara`` ends, or 0."""
    token = sentence[at]
    low = token.low
    if low not in given.TITLES or not (token.has_capital or low in _SHORTENED):
        return 0
    here = at + 1
    if here < len(sentence) and sentence[here].text == ".":
        here += 1
    end = _name_end(sentence, here)
    if any(_is_job(token) for token in sentence[here:end]):
        return 0
    if low in _SEVERAL and end + 1 < len(sentence) and sentence[end].low == "and":
        return _name_end(sentence, end + 1) or end
    return end


def _name_end(sentence: Sequence[Token], at: int) -> int:
    """Where a name of up to four words that begins here ends, or 0."""
    end, here, taken = 0, at, 0
    while here < len(sentence) and taken < 4:
        token = sentence[here]
        if token.text == "." and here > at and len(sentence[here - 1].text) == 1:
            here += 1
            continue
        if _is_name_word(token):
            end = here + 1
        elif not (token.low in given.PARTICLES and here + 1 < len(sentence)):
            break
        here, taken = here + 1, taken + 1
    return 0 if end and len(sentence[end - 1].text) == 1 else end


def _is_name_word(token: Token) -> bool:
    return (
        token.has_capital
        and token.text.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha()
        and token.low not in given.NO_SURNAMES
        and not (token.text.isupper() and len(token.text) > 1 and token.low in council.FIELD_ENDS)
    )


def _is_job(token: Token) -> bool:
    return token.low in council.POSTS or token.low in council.BODIES


def _pair(sentence: Sequence[Token], at: int, posts_end: set[int]) -> int:
    """Where ``Janet Mossop`` or ``J Barlow`` ends, or 0."""
    token = sentence[at]
    if not _is_name_word(token) or _is_job(token):
        return 0
    end = _name_end(sentence, at)
    if tuple(each.low for each in sentence[at:end]) in given.FIRMS:
        return 0
    if end - at < 2 or any(_is_thing(each) for each in sentence[at : end + 1]):
        return 0
    is_given = folded(token.text) in given.FIRST_NAMES or token.low in given.WORD_NAMES
    if is_given or (len(token.text) == 1 and _is_initial(sentence, at)):
        return end
    is_beside = at in posts_end and end - at == 2
    return end if is_beside or (end - at == 2 and _tells(sentence, at, end)) else 0


def _is_initial(sentence: Sequence[Token], at: int) -> bool:
    """Whether one capital letter is the initial of a name and not "I" or a list's "A"."""
    if sentence[at].low in {"i", "a"}:
        return at + 1 < len(sentence) and sentence[at + 1].text == "."
    return at > 0


def _is_thing(token: Token) -> bool:
    return token.has_capital and (token.low in given.PLACES or _is_job(token))


def _tells(sentence: Sequence[Token], at: int, end: int) -> bool:
    """Whether two words with capitals are followed by a verb of telling: people, not things."""
    if at == 0 and sentence[at].low in council.STOPS:
        return False
    behind = [token.low for token in sentence[end : end + 2]]
    told = {"told", "said", "says", "tells", "explained", "described", "felt", "thinks"}
    return bool(behind) and (
        behind[0] in told or (behind[0] in {"who", ","} and behind[-1] in told)
    )


def _alone(sentence: Sequence[Token], at: int) -> int:
    """Where a first name alone ends that told something: ``Janet told us``; else 0."""
    token = sentence[at]
    if not token.has_capital or folded(token.text) not in given.FIRST_NAMES - given.WORD_NAMES:
        return 0
    if at and sentence[at - 1].has_capital and sentence[at - 1].is_word and at > 1:
        return 0
    behind = [each.low for each in sentence[at + 1 : at + 3]]
    before = [each.low for each in sentence[max(0, at - 2) : at]]
    tells = bool(behind) and any(tag in {"past", "s"} for _, tag in FORMS.get(behind[0], ()))
    owns = behind[:1] == ["'s"]
    from_whom = bool(before) and before[-1] in {"by", "from", "with", "to"} and len(before) > 1
    return at + 1 if tells or owns or from_whom else 0
