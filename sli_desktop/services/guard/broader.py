"""Finds a broader group to name instead of a person, and makes the verb behind it agree."""

from collections.abc import Sequence

from sli_desktop.services.guard import council
from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.mentions import Told
from sli_desktop.services.guard.people import Who
from sli_desktop.services.guard.spelt import right
from sli_desktop.services.guard.telling import words
from sli_desktop.services.guard.tokens import Token

ANYBODY = "people the team met"
"""The group that is always large enough."""

_GROUPS = (
    ("officers", words("team management corporate office department")),
    (
        "partners",
        words(
            """police constable commander superintendent sergeant gp nurse doctor coroner provider
            providers trader traders developer developers landlord landlords governor governors
            trustee trust hospital school schools headteacher teacher teachers nhs partner
            shopkeeper contractor retailer farmer entrepreneur charity auditor commissioner parish
            town market company business"""
        ),
    ),
    (
        "residents",
        words(
            """resident residents residents' tenant tenants tenants' carer carers parent parents
            mother father family families household couple leaseholder homeowner pensioner patient
            teenager youngster child learner student pupil refugee customer woman man women men
            lodger person"""
        ),
    ),
    (
        "staff",
        words(
            """apprentice trainee trainees worker workers employee steward graduate assistant
            volunteer union convenor cleaner driver operative recruit technician colleague crew"""
        ),
    ),
    (
        "councillors",
        words(
            """leader councillor cllr cllrs councillors mayor member members whip backbencher
            backbenchers opposition cabinet scrutiny holder leaders chair chairs vice-chair
            chairman"""
        ),
    ),
)
_ACRONYMS = words("dcs dass ceo cex cx cfo s151 s.151 151 dpo siro sro cio coo dph")
_SINGULAR = {
    "councillors": "a councillor",
    "residents": "a resident",
    "partners": "a partner",
    "staff": "a member of staff",
}
_AGREE = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}


def group_for(told: Told, known: Known) -> str:
    """The broader group of a person: their own of this challenge, else one of a council's four."""
    small = {each.casefold() for each in known.small_groups}
    own = told.broader
    if _is_many(own) and own.casefold() not in small:
        return own if own[1:2].isupper() else own[:1].lower() + own[1:]
    usual = _usual(told)
    return ANYBODY if usual in small else usual


def _is_many(group: str) -> bool:
    """Whether the name of a group can stand for several people in a sentence."""
    low = group.casefold()
    is_plural = any(word.endswith(("s", "s'", "staff", "people")) for word in low.split())
    return is_plural and " and " not in low


def one_of_group(told: Told) -> str:
    """One of the broader group, without saying which: "a councillor"."""
    return _SINGULAR.get(_usual(told), "somebody")


def _usual(told: Told) -> str:
    mention = told.mention
    said = [right(token.low) for token in told.sentence[mention.start : mention.end]]
    for group, members in _GROUPS:
        if not members.isdisjoint(said):
            return group
    posts = {*said, *(word[:-1] for word in said)}
    is_officer = not (council.POSTS | _ACRONYMS).isdisjoint(posts)
    is_person = mention.who is not Who.NAMED and is_officer
    return "officers" if is_person else ANYBODY


def agreed(sentence: Sequence[Token], at: int, *, is_plural: bool) -> tuple[int, str]:
    """Up to which word a verb has to change for a plural, and what stands there then.

    Gives `at` and nothing where nothing changes.
    """
    if is_plural:
        return at, ""
    place = at
    while place < len(sentence) and sentence[place].low in council.ADVERBS and place - at < 3:
        place += 1
    if place >= len(sentence):
        return at, ""
    low = sentence[place].low
    base = _AGREE.get(low) or next(
        (lemma for lemma, tag in tell.FORMS.get(low, ()) if tag == "s"), ""
    )
    if not base:
        return at, ""
    between = [token.text for token in sentence[at:place]]
    return place + 1, " ".join([*between, base])
