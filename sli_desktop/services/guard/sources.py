"""Tells whether a person in a sentence is the one who told the team, by the grammar round them.

Three questions, each a short look: does a word before them make them the source ("according to",
"was raised by"), is something theirs that only they can have given ("the leader's view"), or are
they the subject of a verb of telling?
"""

from collections.abc import Sequence

from sli_desktop.services.guard import council
from sli_desktop.services.guard import feelings as feel
from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.credits import is_afterthought, is_credited, is_on_a_slide
from sli_desktop.services.guard.links import is_source
from sli_desktop.services.guard.people import Mention, Who
from sli_desktop.services.guard.signs import BREAKS, OWNS, QUOTES
from sli_desktop.services.guard.tokens import Token
from sli_desktop.services.guard.verbs import acts, is_saying, lows, tells, tells_us

_FAR, _ASIDE = 14, 20
_WHO = frozenset({"who", "whom", "that", "which"})
_PRONOUNS = frozenset({"he", "she", "they", "both", "all", "each", "neither", "none"})
_ASIDES = (
    _WHO
    | council.PREPOSITIONS
    | {
        "whose",
        "now",
        "we",
        "responsible",
        "based",
        "involved",
        "closest",
        "and",
        "or",
        "nor",
        "&",
        "-",
    }
)
"""Words that open something said of a person before their verb."""

_NO_THING = council.STOPS | tell.VERBS
_FINITE = council.HELPERS | tell.NOW


def spoke(sentence: Sequence[Token], each: Mention) -> bool:
    """Whether somebody mentioned in a sentence is the one who told it."""
    return (
        is_source(sentence, each)
        or is_credited(sentence, each)
        or _has_a_view(sentence, each)
        or _we_met(lows(sentence, each.end, each.end + 4))
        or _some_of_them(sentence, each)
        or (is_subject(sentence, each) and (_tells(sentence, each) or _went(sentence, each)))
        or _by_own_account(sentence, each)
        or _when_asked(sentence, each)
        or is_on_a_slide(sentence, each)
        or is_afterthought(sentence, each)
    )


def _went(sentence: Sequence[Token], each: Mention) -> bool:
    """One out of many of whom it is told what they did: "one trader has given up"."""
    is_told_of = bool(set(lows(sentence, each.first - 1, each.first)) & _SUBORDINATES)
    if each.who is not Who.HANDFUL or is_told_of:
        return False
    is_counted = each.is_plural or bool(
        set(lows(sentence, each.first, each.start)) & council.COUNTED
    )
    places = [each.end]
    if lows(sentence, each.end, each.end + 1) == [","]:
        places.append(_past(sentence, each.end + 1, ","))
    is_one = bool(set(lows(sentence, each.first, each.start)) & council.AN)
    is_met = is_one or is_counted
    is_part = "of" in lows(sentence, each.first, each.start)
    return is_met and any(
        acts(sentence, at, is_counted=is_counted, is_part=is_part) for at in places if at > 0
    )


def _by_own_account(sentence: Sequence[Token], each: Mention) -> bool:
    """Like "works, by her own reckoning, sixty hours", "in his words"."""
    for at in range(each.end, min(len(sentence) - 2, each.end + _FAR)):
        if sentence[at].text in BREAKS:
            return False
        if sentence[at].low in {"by", "in", "on"} and sentence[at + 1].low in _THEIRS:
            behind = lows(sentence, at + 2, at + 4)
            if set(behind[behind[:1] == ["own"] :][:1]) & (feel.MATTERS | {"eyes"}):
                return True
    return False


_THEIRS = frozenset({"her", "his", "their"})


_SUBORDINATES = frozenset({"how", "that", "when", "where", "which", "because", "as", "than"})


def has_told_next(sentence: Sequence[Token]) -> bool:
    """Whether a sentence goes on about the one before it: "She told us", "In his view"."""
    if len(sentence) < 3:
        return False
    if sentence[0].low in {"he", "she"}:
        return tells(sentence, 1)
    at = 1 if sentence[0].low in {"in", "from"} else 0
    is_theirs = sentence[at].low in {"her", "his"}
    return is_theirs and bool(set(lows(sentence, at + 1, at + 3)) & feel.OWN_MATTERS)


# --- what is theirs ----------------------------------------------------------------------------


def _has_a_view(sentence: Sequence[Token], each: Mention) -> bool:
    """Like "the leader's own account", "in the chair's words"."""
    behind = lows(sentence, each.end, each.end + 6)
    if not behind or behind[0] not in OWNS:
        return False
    for at, word in enumerate(behind[1:4], 1):
        if word in _OF_OFFICE:
            return False
        if word in feel.OWN_MATTERS | {"eyes", "topic", "theme"}:
            return True
        if word in feel.WEAK_MATTERS and _is_drawn_on(lows(sentence, 0, each.first)):
            return True
        if word in feel.WEAK_MATTERS:
            after = behind[at + 1 : at + 3]
            is_what = after[1:] in (["that"], ["to"]) and after[0] in council.BE
            return after[:1] in (["of"], [":"]) or is_what
        if word in council.STOPS or not word.isalpha():
            return False
    return False


_OF_OFFICE = frozenset({"formal", "statutory", "annual", "published", "written", "public"})
"""What is theirs by office, and was told to everybody: "the officer's formal warning"."""


def _is_drawn_on(before: list[str]) -> bool:
    """Whether what is theirs was a source: "in the leader's experience"."""
    if before[-2:] in (["thanks", "to"], ["best", "of"]):
        return True
    return before[-1:] in (["in"], ["from"], ["by"])


def _we_met(behind: list[str]) -> bool:
    """Like "the manager we met", "a trader to whom we spoke"."""
    behind = behind[behind[:1] == [","] :]
    if behind[:1] and behind[0] in _WHO:
        behind = behind[1:]
    if behind[:2] == ["to", "whom"]:
        return True
    met = {"met", "heard", "spoke", "interviewed", "saw", "visited", "asked", "talked"}
    return len(behind) > 1 and behind[0] in {"we", "i", "peers"} and behind[1] in met


# --- what follows ------------------------------------------------------------------------------


def is_subject(sentence: Sequence[Token], each: Mention) -> bool:
    """Whether somebody can be the subject of what follows, and is not told of by another."""
    if each.first == 0:
        return True
    before = sentence[each.first - 1].low
    if before in council.PREPOSITIONS - {"like", "except"}:
        return False
    earlier = set(lows(sentence, each.first - _FAR, each.first))
    if earlier & tell.GOVERNING:
        return False
    if before == "that":
        before = sentence[each.first - 2].low if each.first > 1 else ""
        is_ours = bool(earlier & {"we", "i"})
        return is_ours or not (before in tell.FORMS or before in tell.US | {"so", "sure"})
    return not (is_saying(before) or before in tell.CONDITIONS)


def _when_asked(sentence: Sequence[Token], each: Mention) -> bool:
    """Like "the manager, when pressed, …", "the manager, asked about the roof: …"."""
    behind = lows(sentence, each.end, each.end + 4)
    if behind[1:2] and behind[1] in {"when", "if", "once"}:
        behind = behind[:1] + behind[2:]
    return behind[:1] in ([","], ["("]) and bool(set(behind[1:2]) & feel.PROMPTED)


def _some_of_them(sentence: Sequence[Token], each: Mention) -> bool:
    """Like "Of the three statutory officers, two do not trust the figures"."""
    if lows(sentence, each.first - 1, each.first) != ["of"]:
        return False
    behind = lows(sentence, each.end, each.end + 3)
    counted = council.NUMBERS.keys() | council.EVERYBODY | {"none"}
    at = each.end + (3 if set(behind[1:2]) & {"only", "just"} else 2)
    is_counted = bool(set(lows(sentence, at - 1, at)) & counted)
    did = tells(sentence, at) or acts(sentence, at, is_counted=True)
    return behind[:1] == [","] and is_counted and did


def _tells(sentence: Sequence[Token], each: Mention) -> bool:
    """Whether a verb of telling follows, straight or behind what is said of them."""
    return (
        any(tells(sentence, at) for at in _verb_places(sentence, each.end))
        or _told_us_later(sentence, each.end)
        or _he_told(sentence, each.end)
    )


def _verb_places(sentence: Sequence[Token], end: int) -> list[int]:
    """Where the verb of somebody may stand: straight behind them, or behind an aside."""
    places = [end]
    here = end
    if lows(sentence, here, here + 1) == ["("]:
        here = _past(sentence, here, ")")
        places.append(here)
    if lows(sentence, here, here + 1) == [","]:
        places += [here + 1, _past(sentence, here + 1, ",")]
        here += 1
    word = "".join(lows(sentence, here, here + 1))
    if word in _WHO:
        places.append(here + 1)
    if word in _ASIDES or word.endswith("ing"):
        later = _later_verbs(sentence, here + 1)
        if word in {"and", "or", "nor", "&"}:
            places += [*later[:1], here + 2, here + 3]
        else:
            places += later
    if word.isalpha() and word not in _NO_THING:
        # What stands with a person and is no known field: "in temporary accommodation".
        places += [end + 1, end + 2]
    return [place for place in places if 0 < place < len(sentence)]


def _past(sentence: Sequence[Token], at: int, sign: str) -> int:
    for place in range(at, min(len(sentence), at + _ASIDE)):
        if sentence[place].text == sign:
            return place + 1
    return -1


def _later_verbs(sentence: Sequence[Token], at: int) -> list[int]:
    """Where finite verbs stand in the rest of this clause."""
    found: list[int] = []
    for place in range(at, min(len(sentence), at + _FAR)):
        token = sentence[place]
        if token.text in BREAKS | QUOTES or token.low in {"that", "but", "because"}:
            break
        is_past = any(tag == "past" for _, tag in tell.FORMS.get(token.low, ()))
        if is_past or token.low in _FINITE or _is_now(sentence, place):
            found.append(place)
    return found


def _is_now(sentence: Sequence[Token], at: int) -> bool:
    """Whether a verb stands here that may be a noun: "fears the winter", "hopes that"."""
    forms = tell.FORMS.get(sentence[at].low, ())
    if not any(lemma in tell.SAYING and tag == "s" for lemma, tag in forms):
        return False
    behind = lows(sentence, at + 1, at + 2)
    return bool(set(behind) & (council.THE | council.AN | {"that", "whether", "it", "he", "she"}))


def _told_us_later(sentence: Sequence[Token], at: int) -> bool:
    """Like "The leader is said to be open, and told us so": the same subject goes on."""
    for place in range(at + 1, min(len(sentence), at + _ASIDE)):
        low = sentence[place].low
        if low in BREAKS | QUOTES | {"that", "because"}:
            return False
        if low not in {"and", "but"} or place + 1 >= len(sentence):
            continue
        word = sentence[place + 1].low
        is_past = any(tag == "past" for _, tag in tell.FORMS.get(word, ()))
        is_verb = (is_saying(word) and is_past) or word in tell.NOW
        if tells_us(sentence, place + 1) or (is_verb and tells(sentence, place + 1)):
            return True
    return False


def _he_told(sentence: Sequence[Token], at: int) -> bool:
    """Like "… had not been asked, he told us, …": the pronoun points back."""
    for place in range(at + 1, min(len(sentence) - 2, at + 30)):
        before, low = sentence[place - 1].low, sentence[place].low
        if before in {",", "and"} and low in _PRONOUNS:
            return tells(sentence, place + 1)
        if low in {"he", "she"} and tells(sentence, place + 1):
            return True
    return False
