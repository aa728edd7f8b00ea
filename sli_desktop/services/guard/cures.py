"""What to do about a hit: a broader group, leaving out who said it, or words of one's own."""

from collections.abc import Iterator, Sequence

from sli_desktop.services.guard.broader import agreed, group_for, one_of_group
from sli_desktop.services.guard.hits import Cure, Remedy
from sli_desktop.services.guard.known import Known
from sli_desktop.services.guard.mentions import Told
from sli_desktop.services.guard.omission import without_speaker
from sli_desktop.services.guard.people import Who
from sli_desktop.services.guard.sources import is_subject
from sli_desktop.services.guard.tokens import Token
from sli_desktop.wording import tr

_OWN = "’"


def for_speaker(told: Told, known: Known) -> tuple[Cure, ...]:
    """Cures for somebody who spoke."""
    return (*_broader(told, known), *_omission(told), *_own_words(told))


def for_subject(told: Told, known: Known) -> tuple[Cure, ...]:
    """Cures for somebody a sentence is about."""
    if told.mention.who is Who.NAMED:
        return (*_somebody(told), *_own_words(told))
    return (*_broader(told, known), *_own_words(told))


def for_detail(text: str, start: int, end: int) -> tuple[Cure, ...]:
    """Cures for a number, an address or a word to keep out."""
    return (_drop(text, start, end), in_own_words(start, end))


def for_quote(text: str, start: int, end: int) -> tuple[Cure, ...]:
    """Cures for somebody's own words: left out where they stand alone."""
    before, behind = text[:start].rstrip(" "), text[end:].lstrip(" .")
    is_alone = before[-1:] in {"", "\n", ".", "!", "?"} and (
        not behind or behind[0] == "\n" or behind[0].isupper()
    )
    own = in_own_words(start, end)
    return (own, _drop(text, start, end)) if is_alone else (own,)


def in_own_words(start: int, end: int) -> Cure:
    """The cure only a person can make: the place is marked for them."""
    return Cure(
        remedy=Remedy.PARAPHRASE, label=tr("Say it in your own words"), start=start, end=end
    )


def _drop(text: str, start: int, end: int) -> Cure:
    """Leave something out, with the brackets round it and a space beside it."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    if text[start - 1 : start] == " ":
        start -= 1
    elif text[end : end + 1] == " ":
        end += 1
    return Cure(remedy=Remedy.DROP, label=tr("Leave it out"), start=start, end=end, text="")


def _broader(told: Told, known: Known) -> Iterator[Cure]:
    sentence, mention = told.sentence, told.mention
    group = group_for(told, known)
    keeps_verb = mention.is_plural or not is_subject(sentence, mention)
    end, verb = agreed(sentence, mention.end, is_plural=keeps_verb)
    words = f"{group} {verb}" if verb else group
    owned = sentence[mention.end].low if mention.end < len(sentence) else ""
    if owned in {"'s", "'"}:
        end, words = mention.end + 1, f"{group}{_OWN}"
    yield _replaced(sentence, mention.first, end, words, told=group)


def _somebody(told: Told) -> Iterator[Cure]:
    words = one_of_group(told)
    yield _replaced(told.sentence, told.mention.first, told.mention.end, words, told=words)


def _replaced(sentence: Sequence[Token], first: int, end: int, words: str, *, told: str) -> Cure:
    if not any(token.is_word for token in sentence[:first]) or sentence[first - 1].text == "“":
        words = words[:1].upper() + words[1:]
    return Cure(
        remedy=Remedy.BROADER,
        label=tr("Say “{group}”").format(group=told),
        start=sentence[first].start,
        end=sentence[end - 1].end,
        text=words,
    )


def _omission(told: Told) -> Iterator[Cure]:
    found = without_speaker(told.sentence, told.mention)
    if found is not None:
        start, end, words = found
        yield Cure(
            remedy=Remedy.DROP,
            label=tr("Leave out who said it"),
            start=start,
            end=end,
            text=words,
        )


def _own_words(told: Told) -> Iterator[Cure]:
    yield in_own_words(told.sentence[0].start, told.sentence[-1].end)
