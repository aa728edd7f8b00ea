"""Puts the pieces together: who spoke, whom it is about, what else gives somebody away."""

import re
from collections.abc import Iterator

from sli_desktop.services.guard.hits import Cure, Hit, Remedy, Sort, Strength
from sli_desktop.services.guard.identifiers import identifiers
from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.mentions import Mention, Who, mentions
from sli_desktop.services.guard.words import STATES, TELLING, TOLD_BY, VIEWS
from sli_desktop.wording import mark, said, tr

_ADVERB = r"(?:(?:also|then|all|both|each|too|who|never|still|often|rather|even|\w+ly) ){0,2}"
_SAYS = re.compile(
    rf"^(?: \([^)]*\))?,?(?: (?:who|that|in particular))?,? {_ADVERB}(?:first |just )?"
    rf"(?:(?:has|have|had|does|do|did|would|could|was|is|were|are) {_ADVERB})?"
    rf"(?:not |n’t )?(?:{TELLING})\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"^,? {_ADVERB}(?:was|is|were|are|been|be|being) {_ADVERB}"
    r"(?!clear|frank)(?:\w+ed|told|seen|felt|said|thought|known|spoken) ?(?!that)",
    re.IGNORECASE,
)
_SAID_PASSIVELY = re.compile(r"(?:worried|concerned|frustrated|convinced|tired)", re.IGNORECASE)
_STATE = re.compile(
    rf"^,? {_ADVERB}(?:is|was|are|were|feels?|felt|seemed|sounded|remains?) {_ADVERB}"
    rf"(?:very |quite )?(?:{STATES})\b",
    re.IGNORECASE,
)
_VIEW = re.compile(rf"^['’]s? (?:own )?(?:{VIEWS})\b", re.IGNORECASE)
_ARTICLE = r"(?:(?:the|a|an|one|two|three|four|both|our|its|their|another)(?: of)? )*"
_BY = re.compile(rf"\b(?:{TOLD_BY}) {_ARTICLE}$", re.IGNORECASE)
_ASIDE = re.compile(
    r"^,? (?:who |in |of |from |now |then |a |an |the |we )?[^,.;:]{3,60}?,? (?=\w)"
)
_COMMA_ASIDE = re.compile(r"^, [^,.;:]{3,70},")
_WE_MET = re.compile(
    r"^(?: (?:who|whom|that))? we (?:met|heard|spoke to|interviewed)", re.IGNORECASE
)
_TOLD_US = re.compile(
    r"^[^.;:“]{0,60}?\b(?:tells?|told) (?:us|the team|peers)\b"
    r"|^ who [^.;:“]{0,60}?\b(?:to|with) us\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^: \S")
_AS = re.compile(rf"\bas {_ARTICLE}$", re.IGNORECASE)
_INVERTED = re.compile(
    rf"[”\"’,] (?:said|says|explained|added|told us|noted|commented) {_ARTICLE}$", re.IGNORECASE
)
_CREDIT = re.compile(rf"[”\"][.,]? ?(?:\(|[–—-] ?|, ){_ARTICLE}$", re.IGNORECASE)
_QUOTE = re.compile(r"“([^”]+)”|\"([^\"]+)\"|‘([^’]{12,})’")
_TITLE_BEFORE = re.compile(
    r"(?:called|titled|entitled|named|known as|branded|strategy|programme|plan|report|campaign"
    r"|award|theme|slogan|policy|project|section|chapter|headed)[,:]? (?:the )?$",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    r"^ (?:\w+ )?(?:programme|strategy|plan|report|policy|campaign|project|award|board|events?"
    r"|initiative|scheme|framework|values|charter|group|survey)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"\b(?:{TELLING}|speaks? of|phrase|words|put it|quoted?|heard|comment)\b", re.IGNORECASE
)
_SENTENCE = re.compile(
    r"\b(?:I|we|we’re|I’m|it|it’s|they|you|he|she|nobody|everybody|everyone|people|is|are|was|feels?"
    r"|don’t|can’t|never|always|us|our|my)\b",
    re.IGNORECASE,
)

_SPEAKERS = {
    Who.ONE: mark("Only one person has this role, and the sentence says what they told the team."),
    Who.NAMED: mark("The sentence says what a person told the team, and names them."),
    Who.HANDFUL: mark("So few people have this role that others can tell who said it."),
    Who.GROUP: mark("Only a few people of this group were met, so others can tell who said it."),
}


def check(text: str, known: Known) -> tuple[Hit, ...]:
    """Everything in a text that could let somebody be recognised, in the order of the text."""
    broader = {role.casefold(): group for role, group in known.roles}
    found = [*_people(text, known, broader), *_numbers(text), *_kept_out(text, known)]
    found += list(_quotes(text))
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.end, hit.sort)))


def _people(text: str, known: Known, broader: dict[str, str]) -> Iterator[Hit]:
    everybody = mentions(text, known)
    spoken: dict[int, bool] = {}
    for at in range(len(everybody) - 1, -1, -1):
        together = at + 1 in spoken and spoken[at + 1] and _joined(text, *everybody[at : at + 2])
        spoken[at] = together or _spoke(text, everybody[at])
    for at, each in enumerate(everybody):
        words = text[each.start : each.end]
        if each.who is Who.NAMED:
            why = tr("This is a person's name.")
            yield _hit(Sort.IDENTIFIER, Strength.LEAK, each.start, each.end, words, why)
        if spoken[at]:
            why = said(_SPEAKERS[each.who])
            group = broader.get(words.casefold(), "")
            yield _hit(Sort.SPOKE, Strength.HIT, each.start, each.end, words, why, group)
        elif each.who in {Who.ONE, Who.NAMED}:
            why = tr("This is about one person. Is it fair, and would others know who is meant?")
            yield _hit(Sort.ABOUT, Strength.QUIET, each.start, each.end, words, why)


def _hit(
    sort: Sort, strength: Strength, start: int, end: int, words: str, why: str, broader: str = ""
) -> Hit:
    cures = [
        Cure(remedy=Remedy.PARAPHRASE, label=tr("Say it in your own words"), start=start, end=end)
    ]
    if broader:
        label = tr("Say “{group}”").format(group=broader)
        cures.insert(
            0, Cure(remedy=Remedy.BROADER, label=label, start=start, end=end, text=broader)
        )
    if sort in {Sort.IDENTIFIER, Sort.KEPT_OUT}:
        cures.append(
            Cure(remedy=Remedy.DROP, label=tr("Leave it out"), start=start, end=end, text="")
        )
    return Hit(
        sort=sort,
        strength=strength,
        start=start,
        end=end,
        words=words,
        why=why,
        cures=tuple(cures),
    )


def _joined(text: str, one: Mention, other: Mention) -> bool:
    """Whether two people are named in one breath: ``the leader and the chief executive``."""
    return bool(
        re.fullmatch(r"(?:,| and| or|, and)(?: the| an?| its| our)? ", text[one.end : other.start])
    )


def _spoke(text: str, each: Mention) -> bool:
    before, after = text[: each.start], text[each.end :]
    aside = _COMMA_ASIDE.match(after) or _WE_MET.match(after)
    if aside is not None:
        after = after[aside.end() :]
    if each.start == 0 and _LABEL.match(after):
        return True
    if _BY.search(before) or _INVERTED.search(before) or _CREDIT.search(before):
        return True
    if _AS.search(before):
        return bool(_SAYS.match(after))
    if _VIEW.match(after) or _STATE.match(after):
        return True
    if _PASSIVE.match(after) and not _SAID_PASSIVELY.search(after[:40]):
        return False
    return bool(_SAYS.match(after) or _TOLD_US.match(after))


def _numbers(text: str) -> Iterator[Hit]:
    for start, end, what in identifiers(text):
        why = tr("This looks like a personal detail: {what}.").format(what=what)
        yield _hit(Sort.IDENTIFIER, Strength.LEAK, start, end, text[start:end], why)


def _kept_out(text: str, known: Known) -> Iterator[Hit]:
    for word in known.kept_out:
        for hit in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
            why = tr("The team keeps this word out of the report.")
            yield _hit(Sort.KEPT_OUT, Strength.LEAK, *hit.span(), hit[0], why)


def _quotes(text: str) -> Iterator[Hit]:
    for hit in _QUOTE.finditer(text):
        inside = next(part for part in hit.groups() if part)
        if _is_said(text, hit.start(), hit.end(), inside):
            why = tr("These are somebody's own words. Others may know who talks like that.")
            yield _hit(Sort.QUOTE, Strength.HIT, *hit.span(), hit[0], why)


def _is_said(text: str, start: int, end: int, inside: str) -> bool:
    before, after = text[:start], text[end:]
    if _TITLE_BEFORE.search(before) or _TITLE_AFTER.match(after):
        return False
    around = f"{before[-60:]} {after[:40]}"
    return bool(_SPOKEN.search(around)) or bool(_SENTENCE.search(inside))
