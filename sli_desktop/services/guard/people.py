"""Finds the people a sentence speaks of: posts, counted groups, one out of a handful."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from sli_desktop.services.guard import council
from sli_desktop.services.guard.articles import count_of, is_office, is_share, opening
from sli_desktop.services.guard.fields import field_end
from sli_desktop.services.guard.spelt import right
from sli_desktop.services.guard.telling import FORMS
from sli_desktop.services.guard.tokens import Token

_PEOPLE = council.POSTS | council.ANYBODY


class Who(Enum):
    """How a mention points at people."""

    ONE = auto()
    """A post that one person holds."""
    NAMED = auto()
    HANDFUL = auto()
    """One, or a few, out of many or few: known only by having spoken."""
    GROUP = auto()
    """A group of which too few people were met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """People mentioned in a sentence: words `start` to `end`, with their article from `first`."""

    who: Who
    first: int
    start: int
    end: int
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A post with the words round it, before it is known who is meant."""

    head: str
    is_title: bool
    first: int
    start: int
    at: int
    end: int
    has_field: bool


def posts(sentence: Sequence[Token], threshold: int) -> Iterator[Mention]:
    """Each post, counted group or member of a group in a sentence, in order."""
    at = 0
    while at < len(sentence):
        head_end, is_title = _head(sentence, at)
        found = _somebody(sentence, at) or _small_team(sentence, at)
        if head_end and found is None:
            post = _post(sentence, at, head_end, is_title)
            found = _mention(sentence, post, threshold) if post else None
        if found is not None:
            yield found
        at = max(found.end if found else head_end, at + 1)


def known_post(
    sentence: Sequence[Token], start: int, end: int, *, is_group: bool = False
) -> Mention | None:
    """A role of this challenge at a place of a sentence, where somebody is meant by it."""
    _, first = opening(sentence, start)
    if is_office(sentence, first, start, end):
        return None
    lows = {token.low for token in sentence[first:start]}
    if lows & council.EVERYBODY and not is_group:
        return None
    is_one = count_of(sentence[first:start]) is None and not lows & council.AN
    return Mention(who=Who.ONE if is_one else Who.HANDFUL, first=first, start=start, end=end)


def _post(sentence: Sequence[Token], at: int, head_end: int, is_title: bool) -> _Found | None:
    """The post whose last word, or whose title, begins here; None for an office."""
    head = right(sentence[head_end - 1].low)
    start, first = opening(sentence, at)
    if is_title and head_end - at == 1:
        is_title = _is_ranked(sentence, start, at)
    end = field_end(sentence, head_end, is_anybody=head in council.ANYBODY)
    if is_office(sentence, first, start, end):
        return None
    return _Found(head, is_title, first, start, at, end, end > head_end)


def _is_ranked(sentence: Sequence[Token], start: int, at: int) -> bool:
    """Whether a short title stays one with its words before it: "new leader", "visible Leader"."""
    before = sentence[start:at]
    is_written_large = sentence[at].has_capital and not any(token.has_capital for token in before)
    return is_written_large or all(token.low in council.RANKS for token in before)


def _head(sentence: Sequence[Token], at: int) -> tuple[int, bool]:
    """Where the words of a post that begin here end (0: none do), and whether it is a title."""
    first = right(sentence[at].low)
    letters = _undotted(sentence, at)
    if letters in council.LETTERS or (letters.lower(),) in council.TITLES:
        return at + 1, True
    for title in council.TITLES_BY_FIRST.get(first, ()):
        here = sentence[at : at + len(title)]
        if tuple(right(token.low) for token in here) == title and _is_title(sentence, at, title):
            return at + len(title), True
    if (first in _PEOPLE or _single(first) in _PEOPLE) and not _is_compound(sentence, at):
        return at + 1, False
    return 0, False


def _undotted(sentence: Sequence[Token], at: int) -> str:
    """Letters for a post without the dots between them: "the C.Ex."; not "St Mary's C.E."."""
    text = sentence[at].text
    if "." not in text:
        return text if text in council.LETTERS else ""
    before = sentence[at - 1].low if at else ""
    is_post = not before or before in council.THE | council.PREPOSITIONS or not before.isalnum()
    return text.replace(".", "") if is_post and before[:1] != "'" and text[0].isupper() else ""


def _is_title(sentence: Sequence[Token], at: int, title: tuple[str, ...]) -> bool:
    behind = sentence[at + len(title)].low if at + len(title) < len(sentence) else ""
    if title[-1] == "151":
        return behind not in {"of", "officers"}
    return title not in council.DOUBTFUL_TITLES or at == 0 or sentence[at - 1].low in council.THE


def _single(word: str) -> str:
    """The singular of a plural, or nothing."""
    if word in council.PLURALS:
        return council.PLURALS[word]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else ""


def _is_compound(sentence: Sequence[Token], at: int) -> bool:
    """Whether the word only opens a longer name: "lead authority", "member development"."""
    if at + 1 >= len(sentence) or not sentence[at + 1].is_word:
        return False
    word = right(sentence[at + 1].low)
    if word in _PEOPLE or _single(word) in _PEOPLE:
        return word not in FORMS
    if word in council.OFFICE_AFTER:
        return True
    return sentence[at].low in council.ADJECTIVES and _is_thing(sentence, at + 1)


_NO_THING = frozenset(
    council.STOPS | council.NUMBERS.keys() | council.PAST | council.ADVERBS | FORMS.keys()
) | {"and", "or"}


def _is_thing(sentence: Sequence[Token], at: int) -> bool:
    """Whether a word is neither a verb nor a small word, so that it names a thing."""
    word = sentence[at].low
    is_small = word in _NO_THING
    is_verb = word.endswith(("ly", "ed", "s")) and word not in council.FIELD_ENDS
    return not (is_small or is_verb or word in council.VERBS)


def _mention(sentence: Sequence[Token], post: _Found, threshold: int) -> Mention | None:
    is_plural = not post.is_title and post.head not in _PEOPLE
    before = sentence[post.first : post.start]
    middle = {token.low for token in sentence[post.start : post.at]}
    count = count_of(before)
    is_under = [t.low for t in sentence[max(0, post.first - 2) : post.first]]
    if count is not None and is_under in (["fewer", "than"], ["less", "than"]):
        count -= 1
    if not is_plural and before and _is_the_only(sentence, post):
        who: Who | None = Who.ONE
    elif before and any(w in council.ONLY or w.endswith("est-serving") for w in middle):
        who = Who.HANDFUL
    elif is_plural:
        count = _count_behind(sentence, post.at + 1) if count is None else count
        is_few = count is not None and count < threshold
        who = Who.HANDFUL if is_few and not is_share(sentence, post.first, post.start) else None
    else:
        who = _holder(sentence, post, {token.low for token in before}, count, bool(middle))
    if who is None:
        return None
    return Mention(who=who, first=post.first, start=post.start, end=post.end, is_plural=is_plural)


def _is_the_only(sentence: Sequence[Token], post: _Found) -> bool:
    """Like "the only ecologist", "the council's one surveyor": a post, though it is called so."""
    lows = [token.low for token in sentence[post.first : post.start]]
    first = sentence[post.start].low
    is_said = post.first > 0 and sentence[post.first - 1].low in council.BE
    is_the = bool(set(lows) & (council.THE | {"'s", "'"})) and "of" not in lows
    is_post = post.is_title or post.head in council.POSTS | council.JOBS
    return not is_said and is_the and is_post and bool({"only", "one", "sole"} & {lows[-1], first})


def _count_behind(sentence: Sequence[Token], at: int) -> int | None:
    """Like "the chief officers of three partners": as many as those they belong to."""
    lows = [token.low for token in sentence[at : at + 2]]
    if len(lows) == 2 and lows[0] in {"of", "from", "at", "in"}:
        return council.NUMBERS.get(lows[1])
    return None


def _holder(
    sentence: Sequence[Token], post: _Found, before: set[str], count: int | None, has_middle: bool
) -> Who | None:
    """Whether a post in the singular has one holder, is one of many, or is nobody's."""
    is_the = bool(before & (council.THE | {"'s", "'"}))
    if before & council.EVERYBODY and not is_the:
        return None
    if count is not None or (before & council.AN and not is_the):
        is_theirs = post.is_title and "a" in before and _is_had(sentence, post.first)
        return Who.ONE if is_theirs else Who.HANDFUL
    if post.head in council.ANYBODY and not post.is_title:
        is_job = post.head in council.JOBS and (has_middle or "'s" in before)
        return (Who.ONE if is_job else Who.HANDFUL) if is_the else None
    if post.is_title:
        return Who.ONE
    if post.head in council.PLAIN_POSTS and not has_middle and not post.has_field:
        return Who.HANDFUL if is_the else None
    if is_the:
        return Who.HANDFUL if _is_of_each(sentence, post.end) else Who.ONE
    is_named = post.head not in {"partner", "lead", "member"} and _opens(sentence, post.first)
    return Who.ONE if is_named else Who.HANDFUL


def _is_had(sentence: Sequence[Token], first: int) -> bool:
    """Like "the council has a visible chief executive": there is only the one."""
    return first > 0 and sentence[first - 1].low in {"has", "had", "with"}


def _is_of_each(sentence: Sequence[Token], end: int) -> bool:
    """Like "the chair of each committee": one of several."""
    behind = [token.low for token in sentence[end : end + 2]]
    return behind[:1] in (["of"], ["for"]) and bool(set(behind[1:]) & council.EVERYBODY)


def _opens(sentence: Sequence[Token], first: int) -> bool:
    """Whether a post without an article opens a line, as on a slide, or follows another."""
    if not any(token.is_word for token in sentence[:first]):
        return True
    return sentence[first - 1].low in {"and", "&", ":"}


def _somebody(sentence: Sequence[Token], at: int) -> Mention | None:
    """Like "somebody in finance", "another in planning", "three at the depot"."""
    low = sentence[at].low
    if low in _PAIRS and at > 0 and sentence[at - 1].low in council.THE:
        behind = sentence[at + 1].low if at + 1 < len(sentence) else "of"
        is_whole = behind not in {"of", "on"} and behind not in _PEOPLE
        found = Mention(who=Who.HANDFUL, first=at - 1, start=at, end=at + 1, is_plural=True)
        return found if is_whole else None
    if low not in _SOMEBODY or at + 2 >= len(sentence):
        return None
    if sentence[at + 1].low not in {"in", "from", "at", "on"}:
        return None
    behind = sentence[at + 2].low
    is_told_of = at > 0 and sentence[at - 1].low not in council.THE
    if low in council.NUMBERS and (is_told_of or behind in council.NUMBERS or behind.isdecimal()):
        return None
    end = field_end(sentence, at + 1, is_anybody=True, is_place=True)
    first = at - (at > 0 and sentence[at - 1].low in council.THE)
    return Mention(who=Who.HANDFUL, first=first, start=at, end=max(end, at + 3))


_PAIRS = frozenset({"pair", "trio", "duo", "quartet", "couple"})
_SOMEBODY = frozenset({"somebody", "someone", "another", "one", "two", "three", "four"})


def _small_team(sentence: Sequence[Token], at: int) -> Mention | None:
    """Like "the three-person legal team", "a team of three", "the small HR team"."""
    if sentence[at].low not in council.GROUP_HEADS:
        return None
    behind = [token.low for token in sentence[at + 1 : at + 3]]
    start, first = opening(sentence, at)
    middle = [token.low for token in sentence[first:at]]
    is_counted = len(behind) == 2 and behind[0] == "of" and behind[1] in council.FEW
    is_small = any(
        word in council.SMALL_WORDS or (word.partition("-")[0] in council.FEW and "-" in word)
        for word in middle
    )
    if not (is_counted or is_small):
        return None
    end = at + 3 if is_counted else at + 1
    before = [token.low for token in sentence[max(0, first - 2) : first]]
    if before in (["members", "of"], ["all", "of"]):
        first -= 2
    return Mention(who=Who.HANDFUL, first=first, start=start, end=end)
