"""Tells whether a person in a sentence is the one who told the team, by the grammar round them.

Three questions, each a short look: does a word before them make them the source ("according to",
"was raised by"), is something theirs that only they can have given ("the leader's view"), or are
they the subject of a verb of telling?
"""

from collections.abc import Callable, Sequence

from sli_desktop.services.guard import council
from sli_desktop.services.guard import feelings as feel
from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.people import Mention
from sli_desktop.services.guard.tokens import Token
from sli_desktop.services.guard.verbs import is_saying, lows, tells, tells_us

_FAR, _NEAR, _ASIDE = 14, 6, 20
_BREAKS = frozenset({".", ";", ":", "!", "?"})
_CLOSING = frozenset({"”", '"', "’"})
_QUOTES = _CLOSING | {"“", "‘"}
_OWNS = frozenset({"'s", "'"})
_DASHES = frozenset({"–", "—", "-"})
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


def spoke(sentence: Sequence[Token], each: Mention) -> bool:
    """Whether somebody mentioned in a sentence is the one who told it."""
    return (
        _is_source(sentence, each)
        or _is_credited(sentence, each)
        or _has_a_view(sentence, each)
        or _we_met(lows(sentence, each.end, each.end + 4))
        or _some_of_them(sentence, each)
        or (is_subject(sentence, each) and _tells(sentence, each))
    )


def has_told_next(sentence: Sequence[Token]) -> bool:
    """Whether a sentence goes on about the one before it: "She told us that …"."""
    return len(sentence) > 1 and sentence[0].low in {"he", "she"} and tells(sentence, 1)


# --- what stands before ------------------------------------------------------------------------


def _before(sentence: Sequence[Token], each: Mention) -> list[str]:
    """The words before somebody, back to the last sign that ends a thought."""
    found = lows(sentence, each.first - _FAR, each.first)
    for at in range(len(found) - 1, -1, -1):
        if found[at] in _BREAKS:
            found = found[at + 1 :]
            break
    while found and found[-1] in {"both", "even", "also", "namely", "then", "our", "either"}:
        found = found[:-1]
    return found


def _is_source(sentence: Sequence[Token], each: Mention) -> bool:
    before = _before(sentence, each)
    if not before:
        return False
    rule = _LINKS.get(before[-1])
    if rule is not None:
        return rule(before[:-1], lows(sentence, each.end, each.end + 9))
    if before[-1] in {"quote", "quoting", "paraphrase", "echo", "echoing", "credit"}:
        return True
    if before[-1] in feel.HURTS or before[-1] in {"keeps", "kept"}:
        return before[-1] in feel.HURTS or "awake" in lows(sentence, each.end, each.end + 4)
    if before[-1] == "," and set(before[:4]) & (feel.PROMPTED | _INTERVIEWS):
        return True
    return _is_met(before) or _is_inverted(before, sentence, each)


def _by(before: list[str], _behind: list[str]) -> bool:
    # "was raised with us more than once by …": the nearest participle decides.
    for word in reversed(before):
        if word in feel.AGENT:
            return True
        if word in feel.WEAK_AGENT:
            return bool(set(before) & feel.TOLD_TO_US)
        if word.endswith("ed") or word in {"led", "run", "held", "done", "kept", "met", "paid"}:
            break
    is_held = before[-1:] == ["held"] and bool(set(before) & {"view", "opinion", "belief"})
    return is_held or bool(set(before[-3:]) & feel.SOURCES)


def _from(before: list[str], behind: list[str]) -> bool:
    near = [word for word in before[-_NEAR:] if word not in {",", "directly", "us", "mainly"}]
    if "came" in before and "across" in before:
        return True
    if near[-1:] in (["came"], ["come"], ["taken"], ["drawn"]):
        return bool(set(before) & (feel.THIS | feel.SOURCES | {"some", "much"}))
    if set(near[-4:]) & feel.SOURCES:
        return not set(near[-4:]) & feel.OPEN_SOURCES or bool(set(before) & tell.WE)
    return not near and behind[:1] in (["'s"], ["'"]) and bool(set(behind[:4]) & feel.STANDPOINTS)


def _with(before: list[str], _behind: list[str]) -> bool:
    near = set(before[-_NEAR:])
    if near & feel.SPEAKING:
        return _we_did(before)
    if not near & feel.TALKS or near & feel.ROUTINE:
        return False
    opening = {"in", "during", "from", "a", "one", "after", "at", "following", "an"}
    return bool(set(before) & tell.WE or near & {"interview", "interviews"}) or bool(
        set(before[:2]) & opening
    )


def _to(before: list[str], behind: list[str]) -> bool:
    if not before:
        return behind[:1] == [","]
    last = before[-1]
    if last in feel.SPEAKING:
        return _we_did(before)
    if last in feel.SEEMED_TO | feel.BLOWS:
        return True
    return last in {"according", "attributed"} or "owe" in before[-_NEAR:]


def _we_did(before: list[str]) -> bool:
    """Whether it was the team that spoke to somebody."""
    return bool(set(before) & tell.WE) or before[0] in feel.SPEAKING | _WHEN


_WHEN = frozenset({"when", "in", "on", "after", "from", "by", "through", "while", "before"})


def _for(before: list[str], behind: list[str]) -> bool:
    if before:
        return before[-1] in feel.BLOWS
    return bool(set(behind[:1]) & {",", "the", "it", "this", "there", "what"})


def _of(before: list[str], _behind: list[str]) -> bool:
    near = [word for word in before[-3:] if word not in council.STOPS]
    if near[-1:] == ["part"]:
        return bool(set(before) & feel.MATTERS)
    return near[-1:] != [] and near[-1] in feel.OWN_MATTERS | {
        "eyes",
        "judgement",
        "mind",
        "honesty",
    }


def _as(before: list[str], behind: list[str]) -> bool:
    is_told = bool(behind) and (is_saying(behind[0]) or behind[:2] == ["put", "it"])
    return is_told or before[-1:] == ["speaking"]


def _via(before: list[str], _behind: list[str]) -> bool:
    return bool(set(before[-_NEAR:]) & feel.SOURCES)


_LINKS: dict[str, Callable[[list[str], list[str]], bool]] = {
    "by": _by,
    "from": _from,
    "with": _with,
    "to": _to,
    "for": _for,
    "of": _of,
    "as": _as,
    "via": _via,
    "per": lambda _before, _behind: True,
}


_INTERVIEWS = frozenset({"interview", "interviews", "conversation", "conversations"})


def _is_met(before: list[str]) -> bool:
    # "we met the …", "when we asked the …", "our source was the …".
    last = before[-1]
    if last in {"met", "interviewed", "saw", "heard", "asked", "questioned", "visited"}:
        return bool(set(before[-4:-1]) & tell.WE)
    return last in council.BE and bool(set(before[:-1]) & feel.SOURCE_NOUNS)


def _is_inverted(before: list[str], sentence: Sequence[Token], each: Mention) -> bool:
    # "“We find out last”, said the …", "… too late, added the …".
    if not any(lemma in tell.SAYING | {"add"} for lemma, _ in tell.FORMS.get(before[-1], ())):
        return False
    at = each.first - 2
    return at < 0 or sentence[at].text in _QUOTES | _DASHES | {","} or before[-2:-1] == ["so"]


def _is_credited(sentence: Sequence[Token], each: Mention) -> bool:
    """Named behind somebody's words, or before a colon: "“We wait” (head of service)"."""
    at = each.first - 1
    behind = [token.text for token in sentence[each.end : each.end + 9]]
    is_aside = at > 0 and sentence[at].text == "(" and behind[:1] == [")"]
    if is_aside and all(sign in _BREAKS for sign in behind[1:2]):
        return True
    is_last = not behind or behind[0] in _BREAKS | {","}
    if at > 2 and sentence[at].text in {"–", "—"} and is_last and each.first == each.start:
        return True
    while at >= 0 and sentence[at].text in {"(", ",", "."} | _DASHES:
        at -= 1
    if 0 <= at < each.first - 1 and sentence[at].text in _CLOSING:
        return not behind or behind[0] in {")", ".", ",", "]"}
    return _is_label(sentence, each, behind)


def _is_label(sentence: Sequence[Token], each: Mention, behind: list[str]) -> bool:
    """Like "Chief executive: capacity is short", "Leader, in interview: no more cuts"."""
    if any(token.is_word for token in sentence[: each.first]) or len(behind) < 2:
        return lows(sentence, each.first - 2, each.first) == ["source", ":"]
    if behind[0] in {":"} | _DASHES:
        return True
    if behind[0] in {"view", "comment", "comments", "views"}:
        return behind[1] in {":"} | _DASHES
    told_where = {"interview", "interviews", "conversation", "meeting", "session", "person"}
    if behind[:2] in (["(", "“"], ["(", '"']):
        return True
    if behind[0] not in {",", "("} or ":" not in behind:
        return False
    return bool(set(behind[: behind.index(":")]) & told_where)


# --- what is theirs ----------------------------------------------------------------------------


def _has_a_view(sentence: Sequence[Token], each: Mention) -> bool:
    """Like "the leader's own account", "in the chair's words"."""
    behind = lows(sentence, each.end, each.end + 6)
    if not behind or behind[0] not in _OWNS:
        return False
    for at, word in enumerate(behind[1:4], 1):
        if word in feel.OWN_MATTERS | {"eyes"}:
            return True
        if word in feel.WEAK_MATTERS:
            after = behind[at + 1 : at + 3]
            return after[:1] == ["of"] or (after[1:] == ["that"] and after[0] in council.BE)
        if word in council.STOPS or not word.isalpha():
            return False
    return False


def _we_met(behind: list[str]) -> bool:
    """Like "the manager we met", "a trader to whom we spoke"."""
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


def _some_of_them(sentence: Sequence[Token], each: Mention) -> bool:
    """Like "Of the three statutory officers, two do not trust the figures"."""
    if lows(sentence, each.first - 1, each.first) != ["of"]:
        return False
    behind = lows(sentence, each.end, each.end + 3)
    counted = council.NUMBERS.keys() | council.EVERYBODY | {"none"}
    at = each.end + (3 if set(behind[1:2]) & {"only", "just"} else 2)
    is_counted = bool(set(lows(sentence, at - 1, at)) & counted)
    return behind[:1] == [","] and is_counted and tells(sentence, at)


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
    if word.isalpha() and word not in council.STOPS | tell.FORMS.keys():
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
        if token.text in _BREAKS | _QUOTES or token.low in {"that", "but", "because"}:
            break
        is_past = any(tag == "past" for _, tag in tell.FORMS.get(token.low, ()))
        if is_past or token.low in council.BE | council.HAVE:
            found.append(place)
    return found


def _told_us_later(sentence: Sequence[Token], at: int) -> bool:
    """Like "The leader is said to be open, and told us so": the same subject goes on."""
    for place in range(at + 1, min(len(sentence), at + _ASIDE)):
        low = sentence[place].low
        if low in _BREAKS | _QUOTES | {"that", "because"}:
            return False
        if low in {"and", "but"} and tells_us(sentence, place + 1):
            return True
    return False


def _he_told(sentence: Sequence[Token], at: int) -> bool:
    """Like "… had not been asked, he told us, …": the pronoun points back."""
    for place in range(at + 1, min(len(sentence) - 2, at + 30)):
        is_next = sentence[place - 1].text in {",", "and"}
        if is_next and sentence[place].low in _PRONOUNS:
            return tells(sentence, place + 1)
    return False
