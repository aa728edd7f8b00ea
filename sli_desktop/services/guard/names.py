"""Finds names of people in a sentence: with a title, with a first name, beside their post."""

from collections.abc import Collection, Iterator, Sequence

from sli_desktop.services.guard import council
from sli_desktop.services.guard import given_names as given
from sli_desktop.services.guard.people import Mention, Who
from sli_desktop.services.guard.spelt import right
from sli_desktop.services.guard.telling import FORMS, SAYING, words
from sli_desktop.services.guard.tokens import Token, folded

_SHORTENED = frozenset({"cllr", "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "revd", "insp"})

_SEVERAL = frozenset({"cllrs", "councillors", "messrs"})
"""Titles of several people: "Cllrs Okafor and Wise"."""


def names(
    sentence: Sequence[Token], peers: Collection[str], people: Collection[Mention]
) -> Iterator[Mention]:
    """Each name in a sentence that is not a peer's."""
    posts_end = {each.end for each in people} | {each.end + 1 for each in people}
    posts_start = {each.first for each in people}
    at = 0
    while at < len(sentence):
        end = (
            _titled(sentence, at)
            or _pair(sentence, at, posts_end)
            or _of_unknown(sentence, at, posts_start)
            or _alone(sentence, at)
            or _shortened(sentence, at)
            or _inverted(sentence, at)
            or _initials(sentence, at)
        )
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
    is_dotted = at + 1 < len(sentence) and sentence[at + 1].text == "."
    if sentence[at].low in {"i", "a"}:
        return is_dotted
    return at > 0 or (is_dotted and _is_acting(sentence, _name_end(sentence, at)))


def _is_acting(sentence: Sequence[Token], end: int) -> bool:
    """Whether a name that opens a sentence does something, or stands with who it is."""
    behind = sentence[end].low if 0 < end < len(sentence) else ""
    is_verb = behind in council.AUXILIARIES or behind in FORMS
    return is_verb or behind in {"(", ",", "'s", "and"}


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


_OF_NAME = (["name", "of"], ["names", "of"])


_NO_FIRST = council.STOPS | given.TITLES | {"as", "so", "also", "asked", "yet", "still"}


def _of_unknown(sentence: Sequence[Token], at: int, posts_start: Collection[int]) -> int:
    """Where two to four words with capitals end that can only be a person's name, or 0.

    They are told of like one ("according to Oyelaran Adebayo", "Xiu Ying Zhang, the registrar"),
    and no word of them names a place, a body or a thing.
    """
    first = sentence[at]
    before = sentence[at - 1] if at else first
    if not _is_name_word(first) or (at and before.has_capital and before.low not in council.STOPS):
        return 0
    if first.low in _NO_FIRST:
        return 0
    end = _name_end(sentence, at)
    low = [token.low for token in sentence[max(0, at - 2) : at]]
    if end - at == 1:
        return end if low in _OF_NAME and not _is_thing(sentence[at]) else 0
    if end - at < 2 or end - at > 3 or any(_is_no_name(token) for token in sentence[at : end + 1]):
        return 0
    is_source = low in (["according", "to"], ["account", "of"], ["thanks", "to"]) or (
        low[-1:] == ["by"] and low[0] in FORMS
    )
    behind = [token.low for token in sentence[end : end + 2]]
    is_told = bool(behind) and behind[0] in FORMS and is_told_verb(behind)
    is_beside = behind[:1] == [","] and end + 1 in posts_start
    is_double = _is_double(sentence[end - 1])
    return end if is_source or is_told or is_beside or is_double else 0


def is_told_verb(behind: Sequence[str]) -> bool:
    """Whether only a person does what these words say: "told us", "said that", "wondered"."""
    return (
        any(lemma in SAYING and tag in {"past", "s"} for lemma, tag in FORMS.get(behind[0], ()))
        and behind[0] not in _OF_PAPERS
    )


_OF_PAPERS = frozenset(
    {"states", "stated", "says", "said", "sees", "finds", "found", "suggests", "suggested"}
    | {"shows", "describes", "explains", "considers", "considered", "confirmed", "confirms"}
    | {"argues", "argued", "claims", "claimed", "views", "wants", "plans", "believes", "supports"}
)
"""What bodies and papers do as well."""


def _is_no_name(token: Token) -> bool:
    if _is_double(token):
        return False
    is_many = token.low.endswith(("s", "ing", "tion", "ment", "ity")) and len(token.low) > 6
    return token.has_capital and (_is_thing(token) or is_many or token.low in council.FIELD_ENDS)


def _is_double(token: Token) -> bool:
    """Whether a word is a double surname like "Rees-Hughes", and no "Mid-Term" nor "Non-Exec"."""
    parts = token.text.split("-")
    return len(parts) == 2 and all(
        len(part) > 2
        and part[0].isupper()
        and part.isalpha()
        and not part.isupper()
        and right(part.lower()) not in _NO_DOUBLE
        for part in parts
    )


_NO_DOUBLE = (
    council.STOPS
    | council.POSTS
    | council.RANKS
    | council.FIELD_ENDS
    | council.NUMBERS.keys()
    | given.PLACES
    | given.NO_SURNAMES
    | words(
        """mid non pre post multi cross anti inter intra sub self well low high part full long short
        net out under over re semi pan term year wide time based led free first third public private
        medium joined up plan making making"""
    )
)


def _initials(sentence: Sequence[Token], at: int) -> int:
    """Where initials that stand for somebody end: "H.T. to share the draft"; else 0."""
    token = sentence[at]
    parts = token.text.split(".")
    is_dotted = at + 1 < len(sentence) and sentence[at + 1].text == "."
    if len(parts) not in {2, 3} or not is_dotted or token.low in _NO_INITIALS:
        return 0
    if any(len(part) != 1 or not part.isupper() for part in parts):
        return 0
    behind = sentence[at + 2].low if at + 2 < len(sentence) else ""
    return at + 2 if behind in {"to", "will"} or behind in FORMS else 0


_NO_INITIALS = frozenset({"u.k", "u.s", "e.u", "u.n", "n.b", "p.s", "i.t", "h.r", "d.o.b", "q.c"})


def _alone(sentence: Sequence[Token], at: int) -> int:
    """Where a first name alone ends that told something: ``Janet told us``; else 0."""
    token = sentence[at]
    if _is_two(sentence, at):
        return at + 1
    if not token.has_capital or folded(token.text) not in given.FIRST_NAMES - given.WORD_NAMES:
        return 0
    if at and sentence[at - 1].has_capital and sentence[at - 1].is_word and at > 1:
        return 0
    behind = [each.low for each in sentence[at + 1 : at + 3]]
    before = [each.low for each in sentence[max(0, at - 2) : at]]
    is_helped = behind[:1] and behind[0] in council.HELPERS
    tells = bool(is_helped) or (
        bool(behind) and any(tag in {"past", "s"} for _, tag in FORMS.get(behind[0], ()))
    )
    owns = behind[:1] == ["'s"]
    from_whom = bool(before) and before[-1] in {"by", "from", "with", "to"} and len(before) > 1
    is_apart = at > 0 and _is_first(sentence, at) and before[-1] not in council.THE | council.AN
    return at + 1 if tells or owns or from_whom or is_apart else 0


def _shortened(sentence: Sequence[Token], at: int) -> int:
    """Where a first name with one initial ends: "Helen T. told us"; else 0."""
    here = sentence[at : at + 3]
    if len(here) < 2 or not here[0].has_capital or not (here[1].text.isupper()):
        return 0
    is_initial = len(here[1].text) == 1 and (
        here[1].low not in {"i", "a"} or (len(here) > 2 and here[2].text == ".")
    )
    is_given = folded(here[0].text) in given.FIRST_NAMES - given.WORD_NAMES
    return at + 2 if is_initial and is_given else 0


def _inverted(sentence: Sequence[Token], at: int) -> int:
    """Where "Patel, Priya" ends, as a list has it: nothing else stands in its place; else 0."""
    here = sentence[at : at + 3]
    if len(here) < 3 or here[1].text != "," or not _is_name_word(here[0]) or _is_thing(here[0]):
        return 0
    is_listed = (at == 0 or not sentence[at - 1].is_word) and here[0].low not in council.STOPS
    is_whole = at + 3 == len(sentence) or not sentence[at + 3].is_word
    is_given = here[2].has_capital and folded(here[2].text) in given.FIRST_NAMES
    return at + 3 if is_listed and is_whole and is_given else 0


def _is_two(sentence: Sequence[Token], at: int) -> bool:
    """Whether a first name stands beside another: "Dean and Josh at Mill Lane"."""
    return _is_first(sentence, at) and (
        (_is_linked(sentence, at + 1) and _is_first(sentence, at + 2))
        or (_is_linked(sentence, at - 1) and _is_first(sentence, at - 2))
    )


def _is_linked(sentence: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(sentence) and sentence[at].low in {"and", "&"}


def _is_first(sentence: Sequence[Token], at: int) -> bool:
    """Whether a first name stands here that opens no longer name."""
    if not 0 <= at < len(sentence) or not sentence[at].has_capital:
        return False
    is_alone = at + 1 >= len(sentence) or not sentence[at + 1].has_capital
    before_is = at > 0 and sentence[at - 1].has_capital
    return is_alone and not before_is and folded(sentence[at].text) in given.FIRST_NAMES
