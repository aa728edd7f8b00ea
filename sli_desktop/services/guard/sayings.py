"""What a verb, with what follows it, tells: "took us through", "raised concerns", "thinks that"."""

from sli_desktop.services.guard import council
from sli_desktop.services.guard import feelings as feel
from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.telling import is_saying

_ENDS = council.PREPOSITIONS | tell.VERBS | {"and"}


def is_feeling(words: list[str]) -> bool:
    """What follows "has": "concerns", "little faith in", "a different view"."""
    if words[0] in {"heard", "seen", "had"}:
        return words[1:2] in (["nothing"], ["little"], ["none"])
    for at, word in enumerate(words[:4]):
        if word in feel.FEELINGS and not (
            word == "confidence" and words[at + 1 : at + 2] == ["of"]
        ):
            return True
        if word == "words" and "for" in words[:6]:
            return True
        if word in _ENDS or not word.isalpha():
            return False
    return False


def is_telling(words: list[str]) -> bool:
    """Whether a verb and the words behind it say that its subject told or thought something."""
    low, rest = words[0], words[1:]
    if low == "spoke" and (not rest or rest[0] in {".", ","}):
        return True
    if gives_us(words) or has_another(words) or _leaves(words):
        return True
    if low in feel.SEEMS and set(rest[:3]) & feel.STATES:
        return True
    if low in tell.COMES_TO and "to" in rest[:6]:
        behind = rest[rest.index("to") + 1 :]
        return bool(behind) and (is_saying(behind[0]) or behind[0] in tell.ANSWERS)
    return any(_form_tells(lemma, tag, low, rest) for lemma, tag in tell.FORMS.get(low, ()))


def has_told(words: list[str]) -> bool:
    """Like "has taken issue with", "has given up", "have spoken of"."""
    return any(
        tag == "part" and _form_tells(lemma, "past", words[0], words[1:])
        for lemma, tag in tell.FORMS.get(words[0], ())
    )


def has_another(words: list[str]) -> bool:
    """Like "had a different story", "has mixed feelings", "have the opposite experience"."""
    if words[0] not in _HAVING or len(words) < 3:
        return False
    behind = words[1:] if words[1] in {"different", "mixed"} else words[2:]
    is_other = behind[0] in {"different", "other", "opposite", "mixed", "similar", "contrary"}
    return is_other and bool(set(behind[1:3]) & feel.MATTERS)


def _leaves(words: list[str]) -> bool:
    """Like "left us in no doubt", "left the impression that"."""
    is_left = words[0] in {"left", "leaves", "gave", "gives"}
    return is_left and bool({"impression", "doubt"} & set(words[1:5]))


_HAVING = frozenset({"has", "had", "have", "gave", "told", "tells", "took", "takes", "holds"})


def gives_us(words: list[str]) -> bool:
    """Whether a verb has "us" or "the team" behind it: "took us through", "raised it with us"."""
    low, rest = words[0], words[1:6]
    is_past = low.endswith("ed") or any(tag != "ing" for _, tag in tell.FORMS.get(low, ()))
    if not (is_past or low in tell.OFFERED) or low in tell.NO_WORDS:
        return False
    for at, word in enumerate(rest):
        if not word.isalpha():
            return False
        if word in tell.US and _is_object(rest, at):
            return True
    return False


def _is_habit(lemma: str, tag: str, rest: list[str]) -> bool:
    """Whether a verb says what somebody does, or told others, and not what the team heard."""
    if set(rest[: 3 if lemma == "call" else 1]) & tell.HABITS.get(lemma, frozenset()):
        return True
    if lemma in _WATCHED and tag == "s" and set(rest) & _OFTEN:
        return True
    if lemma in tell.EXPLAINING and tag == "s":
        return not set(rest) & (tell.CLAUSES | {"as", ":", "“"})
    if lemma in tell.ADDRESSING and set(rest[:2]) & tell.AUDIENCE:
        return True
    links = [at for at, word in enumerate(rest[:4]) if word in {"to", "with", "at"}]
    return any(set(rest[at + 1 : at + 3]) & tell.AUDIENCE for at in links) and "that" not in rest


_WATCHED = tell.words("see find consider judge remember question challenge hear ask")
_OFTEN = tell.words("monthly weekly daily quarterly annually each every regularly routinely")


def _is_object(rest: list[str], at: int) -> bool:
    """Whether "us" or "the team" is told; "for team leaders" is somebody else."""
    before = rest[at - 1] if at else ""
    if rest[at] == "team":
        return before in {"the", "peer"} and not set(rest[at + 1 : at + 2]) & council.TEAM_POSTS
    return not at or before in tell.BEFORE_US


def _form_tells(lemma: str, tag: str, low: str, rest: list[str]) -> bool:
    forms = tell.FORMS[low]
    is_other = lemma in tell.NOT_WITH_TO and rest[:1] == ["to"]
    if tag in {"ing", "part"} and not any(each == "past" for _, each in forms):
        return False
    if is_other or _is_habit(lemma, tag, rest):
        return False
    if lemma in tell.SAYING:
        return True
    return _tells_with(lemma, tag, rest)


def _tells_with(lemma: str, tag: str, rest: list[str]) -> bool:
    """Whether a verb tells something with what stands behind it: "raised concerns"."""
    if lemma in tell.WITH_A_MATTER and set(rest[:5]) & feel.MATTERS:
        return True
    if tag == "past" and lemma in tell.COUNTING and set(rest[:1]) & council.NUMBERS.keys():
        return True
    if lemma in tell.WITH_THAT and set(rest[:1]) & tell.CLAUSES:
        return True
    if lemma in tell.PHRASAL:
        return bool(set(rest[:3]) & tell.PHRASAL[lemma])
    return lemma in tell.PAST_ONLY - tell.WITH_A_MATTER and tag == "past"
