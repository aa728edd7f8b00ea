"""Similar notes, by words they share: offline, and able to say why.

Words count more the fewer notes hold them; words that hold a sentence together do not count. Of
different forms of a word (``decision``, ``decisions``) the common beginning is compared.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sli_desktop.models.records.note import Note
from sli_desktop.storage import View

MOST_SIMILAR = 5
AT_ONCE = timedelta(minutes=3)
"""Two note-takers write one remark down within this time."""
_LEAST_SHARED, _LEAST_PART = 2, 0.22
_MOST_STEMS, _MOST_ASKED, _CANDIDATES = 40, 14, 80
_SHOWN_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STOP_TEXT = """
about above after again against all also and any are aren't because been before being below
between both but can can't could couldn't did didn't does doesn't doing don't down during each
even ever every few for from further get gets got had hadn't has hasn't have haven't having her
here hers him his how however i'm into isn't it's its just let like made make many may might
more most much must never not now off often once one only other our ours out over own people
perhaps quite rather really said same say says see seem seems shall she should since some
something still such than that that's the their theirs them then there these they they're thing
things think this those though through too told two under until upon us use very want was wasn't
way ways we we're well were weren't what when where which while who whom whose why will with
within without won't would wouldn't yet you your yours council councils lot lots bit need needs
feel feels felt know knows go goes going come comes put ask asks asked call calls called wants
wanted back first year years day days week weeks month months three four five six seven eight
nine ten came gave gone left show shows shown start started found next last moment new old good
better best keep keeps kept take takes took taken give gives given find finds written write
writes early late later half part parts number numbers matter today tonight yesterday tomorrow
"""
_STOP = frozenset(_STOP_TEXT.split())
_ENDINGS = (
    "ations", "ation", "ating", "ates", "ated", "ate", "ments", "ment", "ities", "ity", "ings",
    "ing", "ions", "ion", "ies", "ied", "ers", "er", "es", "ed", "ly", "al", "s", "y", "e",
)  # fmt: skip
_LEAST_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A note like another; `words` are those they share, the most telling first."""

    note: Note
    words: tuple[str, ...]
    part: float


def stem(word: str) -> str:
    """The beginning that forms of a word have in common; short words stay whole."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def telling_words(text: str) -> dict[str, str]:
    """The words of a text that say what it is about: beginning → the word as it stands there."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match[0].casefold().replace("’", "'")
        if len(word) > 2 and word not in _STOP and not word.isdecimal():
            plain = word.removesuffix("'s").split("'")[0]
            found.setdefault(_without_accents(stem(plain)), match[0])
    return found


def _without_accents(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def weights(counted: Mapping[str, int], notes: int) -> dict[str, float]:
    """How much each word tells, from the number of notes it stands in, of so many in all."""
    return {word: math.log(1 + max(notes, 1) / max(times, 1)) for word, times in counted.items()}


def rank(note: Note, candidates: Iterable[Note], told: Mapping[str, float]) -> tuple[Similar, ...]:
    """The candidates that share enough with a note, most alike first; `told` are the weights."""
    own = telling_words(note.body)
    whole = sum(told.get(each, 0.0) for each in own)
    left_out = {note.id, *note.joined_with}
    found = []
    for each in candidates:
        shared = own.keys() & telling_words(each.body).keys() & told.keys()
        part = sum(told[word] for word in shared) / whole if whole else 0.0
        if each.id in left_out or len(shared) < min(_LEAST_SHARED, len(own)) or not shared:
            continue
        if part >= _LEAST_PART:
            best = sorted(shared, key=lambda word: (-told[word], word))[:_SHOWN_WORDS]
            found.append(Similar(note=each, words=tuple(own[w] for w in best), part=part))
    found.sort(key=lambda each: (-each.part, each.note.first_key, each.note.id))
    return tuple(found)


def similar_notes(view: View, note: Note, *, limit: int = MOST_SIMILAR) -> tuple[Similar, ...]:
    """Notes of the challenge that share telling words with one."""
    told = _weigh(view, note)
    rarest = sorted(told, key=lambda word: (-told[word], word))[:_MOST_ASKED]
    return rank(note, view.sorting.notes_with_any(rarest, limit=_CANDIDATES), told)[:limit]


def perhaps_one_remark(view: View, note: Note) -> tuple[Similar, ...]:
    """What another note-taker wrote of the same remark, most alike first.

    In the same meeting, by somebody else, within three minutes, with a telling word in common.
    """
    beside = view.sorting.notes_beside(note, within=AT_ONCE)
    beside = tuple(each for each in beside if note.id not in each.joined_with)
    return rank(note, beside, _weigh(view, note)) if beside else ()


def _weigh(view: View, note: Note) -> dict[str, float]:
    words = sorted(telling_words(note.body), key=len, reverse=True)[:_MOST_STEMS]
    return weights(view.sorting.notes_holding(words), view.sorting.notes_ever())
