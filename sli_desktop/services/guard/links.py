"""Tells from the words before somebody that they are the one who told it: "according to", "by"."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from sli_desktop.services.guard import council, minds
from sli_desktop.services.guard import feelings as feel
from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.people import Mention
from sli_desktop.services.guard.signs import BREAKS, DASHES, QUOTES
from sli_desktop.services.guard.tokens import Token
from sli_desktop.services.guard.verbs import is_saying, lows

_FAR, _NEAR = 14, 6
_FINITE = council.HELPERS | council.PAST
_TOUCHED = feel.SEEMED_TO | feel.TOUCHING
_OVERCOME = feel.MOVED_STATES | tell.words("cold wondering feeling")
_OPENED = feel.MOVED_STATES | tell.words("speaking thinking looking")


def _before(sentence: Sequence[Token], each: Mention) -> list[str]:
    """The words before somebody, back to the last sign that ends a thought."""
    found = lows(sentence, each.first - _FAR, each.first)
    for at in range(len(found) - 1, -1, -1):
        if found[at] in BREAKS:
            found = found[at + 1 :]
            break
    while found and found[-1] in {
        "both",
        "even",
        "also",
        "namely",
        "then",
        "our",
        "either",
        "only",
    }:
        found = found[:-1]
    return found


def is_source(sentence: Sequence[Token], each: Mention) -> bool:
    """Whether the words before somebody make them the one who told it."""
    before = _before(sentence, each)
    if not before:
        return False
    rule = _LINKS.get(before[-1])
    if rule is not None:
        return rule(before[:-1], lows(sentence, each.end, each.end + 9))
    if _is_pointed_at(before, lows(sentence, each.end, each.end + 9)):
        return True
    if before[-1] in {"quote", "quoting", "paraphrase", "echo", "echoing", "credit"}:
        return True
    if before[-1] in feel.HURTS or before[-1] in {"keeps", "kept"}:
        return before[-1] in feel.HURTS or "awake" in lows(sentence, each.end, each.end + 4)
    if before[-1] == "," and _is_opened_by_feeling(before):
        return True
    return _is_met(before) or _is_inverted(before, sentence, each)


def _is_pointed_at(before: list[str], behind: list[str]) -> bool:
    """Like "if you ask", "nobody tells", "it took", "least convinced is", "to hear … tell it"."""
    last = before[-1]
    if before[-2:] in (["you", "ask"], ["from", "where"], ["it", "took"], ["to", "hear"]):
        return True
    if last == "if":
        return behind[:2] in (["is", "right"], ["is", "correct"], ["is", "to"])
    if last == "ask":
        return len(before) == 1 and {"and", "what"} <= set(behind)
    if last in _TOOK and _is_overcome(behind):
        return True
    if last in _GAVE and set(behind[:3]) & _GIVEN:
        return True
    if before[-2:-1] in (["as"], ["so"], ["nor"], ["neither"]) and last in _DOES:
        return True
    if last in council.BE:
        return _is_state_before(before[:-1])
    return (last in minds.UNHEARD or last in _TELLS) and _is_by_nobody(before)


_DOES = frozenset({"do", "does", "did", "has", "have", "had", "is", "was"})
_TOOK = tell.words("took caught left leaves takes catches filled fills made makes drove drives")
_GAVE = tell.words("gives gave give cost costs causes caused cause")
_GIVEN = (
    feel.FEELINGS | minds.MOODS | tell.words("sleepless sleep pause grief headaches pain heart")
) - {"list"}
_TELLS = tell.words("tells asks consults informs involves invites thanks warns believes")


def _is_overcome(behind: list[str]) -> bool:
    """Like "by surprise", "off guard", "cold", "wondering", "bitter"."""
    if behind[:2] in (["by", "surprise"], ["off", "guard"], ["to", "despair"], ["to", "tears"]):
        return True
    if behind[:1] == ["with"]:
        return bool(set(behind[1:2]) & (minds.MOODS | feel.FEELINGS))
    return bool(set(behind[:1]) & _OVERCOME)


def _is_state_before(before: list[str]) -> bool:
    """Like "least convinced of all", "among the critics": what somebody was is said first."""
    states = feel.SAID_BEFORE
    degrees = {"more", "most", "less", "least", "equally", "also", "especially", "particularly"}
    if set(before[:1]) & (states - {"open"}) or (
        set(before[:1]) & degrees and set(before) & states
    ):
        return True
    plurals = {f"{each}s" for each in minds.PREDICATES}
    return bool(set(before) & (minds.PREDICATES | plurals)) or (
        before[:1] == ["among"] and bool(set(before) & states)
    )


def _is_opened_by_feeling(before: list[str]) -> bool:
    """Like "Asked why, …", "Frustrated by delay, …", "Speaking as a parent, …"."""
    if set(before[:4]) & (feel.PROMPTED | _INTERVIEWS):
        return True
    is_open = before[0] in feel.BARE_STATES and before[1:2] and before[1] in {"of", "about", "that"}
    return is_open or before[0] in _OPENED


def _is_by_nobody(before: list[str]) -> bool:
    """Like "nobody has told", "no one had asked"."""
    has_no_one = any(pair == ("no", "one") for pair in pairwise(before))
    return has_no_one or bool(set(before) & {"nobody", "no-one"})


def _by(before: list[str], _behind: list[str]) -> bool:
    # "was raised with us more than once by …": the nearest participle decides.
    for word in reversed(before):
        if word in feel.AGENT:
            return True
        if word in _GREETED and not set(before) & (tell.WE | tell.US):
            return True
        if word in feel.WEAK_AGENT:
            return bool(set(before) & feel.TOLD_TO_US)
        if word.endswith("ed") or word in {"led", "run", "held", "done", "kept", "met", "paid"}:
            break
    if _is_agent(before[-1:]):
        return True
    is_held = before[-1:] == ["held"] and bool(set(before) & {"view", "opinion", "belief"})
    return is_held or bool(set(before[-3:]) & feel.SOURCES)


_GREETED = tell.words("welcomed questioned challenged commended rejected disputed cautioned")
"""Before "by" and one who has told it, unless the team is what was welcomed."""


def _is_agent(last: list[str]) -> bool:
    """Whether the word before "by" is the participle of a verb of saying or feeling."""
    return any(
        lemma in tell.SAYING and tag == "part" and word not in feel.NO_AGENT
        for word in last
        for lemma, tag in tell.FORMS.get(word, ())
    )


def _from(before: list[str], behind: list[str]) -> bool:
    near = [word for word in before[-_NEAR:] if word not in {",", "directly", "us", "mainly"}]
    if near[-1:] == ["this"] or _is_fragment_of_feeling(before):
        return True
    if "came" in before and "across" in before:
        return True
    if near[-1:] in (["came"], ["come"], ["taken"], ["drawn"]):
        return bool(set(before) & feel.CAME)
    if set(near[-4:]) & feel.FELT_SOURCES:
        return not set(near[-4:]) & feel.OPEN_SOURCES or bool(set(before) & tell.WE)
    if not near and behind[:1] == [":"]:
        return True
    if near and not _is_given_down(before):
        return True
    return not near and behind[:1] in (["'s"], ["'"]) and bool(set(behind[:4]) & feel.STANDPOINTS)


_GIVEN_DOWN = feel.OPEN_SOURCES | tell.words(
    """support leadership direction steer help guidance commitment sponsorship oversight cover input
    challenge approval approvals permission authority mandate buy-in drive energy delegation
    delegated devolved reporting removed moved transferred separate independent away far
    different apart led leading strong clear firm visible decision decisions instruction
    instructions response responses attention sign-off signature time contribution presence
    backing appeal budget money funding powers power encouragement orders welcome answer letters
    messages e-mails emails bulletins updates briefings learn learns know hear hears get gets
    receive receives take takes buy buys"""
)
"""What comes from a post and is nothing told: "support from the leader"."""


def _is_given_down(before: list[str]) -> bool:
    """Whether "from" somebody follows what they gave as their office does, or a verb of motion."""
    near = before[-_NEAR:]
    is_far = bool(set(near[-3:]) & _GIVEN_DOWN)
    return is_far or any(word.endswith(("ed", "ing")) for word in near[-2:])


def _is_fragment_of_feeling(before: list[str]) -> bool:
    """Like "little love for the new logo from", without a verb."""
    has_verb = bool(set(before) & _FINITE)
    has_verb = has_verb or any(word.endswith("ed") for word in before)
    return not has_verb and bool(set(before[:4]) & (feel.OWN_MATTERS | {"love", "warmth"}))


def _with(before: list[str], _behind: list[str]) -> bool:
    near = set(before[-_NEAR:])
    if near & feel.SPEAKING:
        return _we_did(before)
    if not near & feel.TALKS or near & feel.ROUTINE:
        return False
    opening = {"over", "in", "during", "from", "a", "one", "after", "at", "following", "an"}
    return bool(set(before) & tell.WE or near & {"interview", "interviews"}) or bool(
        set(before[:2]) & opening
    )


def _to(before: list[str], behind: list[str]) -> bool:
    is_put = before[-1:] in (["put"], ["listens"], ["talks"], ["listened"])
    is_supposed = before[-1:] in (["left"], ["up"])
    if is_supposed and ("were" in before or len(before) == 1):
        return True
    if set(before[:2]) & {"everyone", "everybody"} and "from" in before:
        return True
    if is_put and (len(before) == 1 or _is_by_nobody(before)):
        return True
    if not before:
        return bool(set(behind[:1]) & (_CLAUSE | {","}))
    last = before[-1]
    if last in feel.SPEAKING:
        return _we_did(before)
    if last in _TOUCHED:
        return True
    is_felt = before[-2:-1] in (["a"], ["an"], ["no"]) and bool(set(before[-6:]) & council.BE)
    if is_felt and not last.endswith(("r", "nt", "y")):
        return True
    return last in {"according", "attributed"} or "owe" in before[-_NEAR:]


_CLAUSE = frozenset({"the", "it", "this", "that", "there", "what", "these", "a", "an", "every"})


def _we_did(before: list[str]) -> bool:
    """Whether it was the team that spoke to somebody."""
    return bool(set(before) & tell.WE) or before[0] in feel.SPEAKING | _WHEN


_WHEN = frozenset({"when", "in", "on", "after", "from", "by", "through", "while", "before"})


def _for(before: list[str], behind: list[str]) -> bool:
    if before:
        is_true = before[-1] in {"true", "blue"} and bool(
            set(before) & {"ring", "rings", "rang", "came"}
        )
        is_felt = bool({"feels", "felt"} & set(before[-1:]))
        return before[-1] in feel.TOUCHING or is_true or is_felt
    return bool(set(behind[:1]) & (_CLAUSE | {","}))


def _of(before: list[str], _behind: list[str]) -> bool:
    near = [word for word in before[-3:] if word not in council.STOPS]
    if before[-2:] in (["by", "way"], ["the", "desk"], ["the", "lips"], ["the", "mouth"]):
        return True
    if near[-1:] == ["part"] or before[-1:] in (["that"], ["those"]):
        return bool(set(before) & feel.MATTERS)
    return near[-1:] != [] and near[-1] in feel.OWN_MATTERS | {
        "eyes",
        "judgement",
        "mind",
        "honesty",
    }


def _like(before: list[str], behind: list[str]) -> bool:
    return not before and "," in behind


def _including(_before: list[str], _behind: list[str]) -> bool:
    return any(is_saying(word) for word in (*_before, *_behind))


def _as(before: list[str], behind: list[str]) -> bool:
    if before[-2:] == ["as", "far"]:
        return True
    puts_it = behind[:2] in (["put", "it"], ["has", "it"], ["sees", "it"], ["had", "it"])
    is_told = bool(behind) and (is_saying(behind[0]) or puts_it)
    return is_told or before[-1:] == ["speaking"]


_WEIGHED = tell.words("weighs weighed preys preyed grates grated dawned lost wears jars")


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
    "like": _like,
    "unlike": _like,
    "including": _including,
    "especially": _including,
    "notably": _including,
    "particularly": _including,
    "least": _including,
    "on": lambda before, _behind: bool(set(before[-1:]) & _WEIGHED),
    "via": _via,
    "through": _via,
    "so": lambda _before, behind: behind[:2] in (["has", "it"], ["had", "it"]),
    "per": lambda _before, _behind: True,
}


_INTERVIEWS = frozenset({"interview", "interviews", "conversation", "conversations"})


def _is_met(before: list[str]) -> bool:
    # "we met the …", "when we asked the …", "our source was the …".
    last = before[-1]
    if last in {"met", "interviewed", "saw", "heard", "asked", "questioned", "visited"}:
        return bool(set(before[-4:-1]) & tell.WE)
    return last in council.BE and bool(set(before[:-1]) & feel.SOURCE_NOUNS)


_QUOTED = tell.SAYING | tell.PAST_ONLY


def _is_inverted(before: list[str], sentence: Sequence[Token], each: Mention) -> bool:
    # "“We find out last”, said the …", "… too late, added the …".
    forms = tell.FORMS.get(before[-1], ())
    if not any(lemma in _QUOTED and tag in {"past", "s"} for lemma, tag in forms):
        return False
    at = each.first - 2
    return at < 0 or sentence[at].text in QUOTES | DASHES | {","} or before[-2:-1] == ["so"]
