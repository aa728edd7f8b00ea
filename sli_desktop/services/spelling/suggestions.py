"""What somebody may have meant by a word that is not known: near words, the common ones first."""

from collections.abc import Callable, Iterable, Iterator

from sli_desktop.services.spelling.words import Words

MOST = 5
FARTHEST = 2.0
FARTHEST_LONG = 3.0
LONG = 9
LOOK_AT_CLOCK_EVERY = 256

_RAREST = 70
_FAR = 99.0
_VOWELS = frozenset("aeiouy")
_ALIKE = frozenset({"ck", "cs", "sz", "fv", "gj", "kq", "mn", "td"})
_FIRST = {"c": "cksq", "k": "kcq", "s": "scz", "f": "fp", "p": "pf", "j": "jg", "g": "gj"}
_FIRST |= dict.fromkeys("aeiou", "aeiou")


def suggest(word: str, words: Words, is_late: Callable[[], bool]) -> tuple[str, ...]:
    """Up to five words near this one, best first.

    `is_late` is asked now and then; once it says yes, what was found so far is given.
    """
    small = word.replace("’", "'").lower()
    if len(small) > 40:
        return ()
    stem = small.removesuffix("'s")
    found: dict[str, float] = {}
    limit = _limit(stem)
    for near in _near(stem, words.tiers, is_late):
        cost = distance(stem, near.lower(), limit)
        if cost <= limit:
            found[near] = cost + words.tiers[near] / _RAREST
            limit = min(limit, cost + 1.0)
    for split in _splits(stem, words):
        found.setdefault(split, 1.5)
    ending = small[len(stem) :]
    good = [each for each in found if found[each] <= limit + 1]
    best = sorted(good, key=lambda each: (found[each], each))[:MOST]
    return tuple(_like(word, near + ending) for near in best)


def _limit(word: str) -> float:
    return FARTHEST_LONG if len(word) >= LONG else FARTHEST


def _near(word: str, known: Iterable[str], is_late: Callable[[], bool]) -> Iterator[str]:
    """Words of about this length with about these letters, first of all the same first letter."""
    limit = int(_limit(word))
    firsts = set(_FIRST.get(word[0], word[0])) | set(word[1:2])
    firsts |= {letter.upper() for letter in firsts}
    letters, size = frozenset(word), len(word)
    looked_at = 0
    for each in known:
        if each[0] not in firsts or abs(len(each) - size) > limit:
            continue
        looked_at += 1
        if not looked_at % LOOK_AT_CLOCK_EVERY and is_late():
            return
        if len(letters.symmetric_difference(each.lower())) <= limit + 1:
            yield each


def _splits(word: str, words: Words) -> Iterator[str]:
    """Two common words written as one, such as "alot"."""
    for at in range(1, len(word)):
        one, other = word[:at], word[at:]
        if (one == "a" or len(one) > 1) and len(other) > 1 and _is_common(one, other, words):
            yield f"{one} {other}"


def _is_common(one: str, other: str, words: Words) -> bool:
    return (one == "a" or words.tiers.get(one, _RAREST) <= 20) and (
        words.tiers.get(other, _RAREST) <= 20
    )


def distance(one: str, other: str, limit: float) -> float:
    """How many slips of the finger lie between two words; small slips count less than one."""
    width = len(other) + 1
    before: list[float] = []
    row = [float(j) for j in range(width)]
    for i, a in enumerate(one, 1):
        older, before = before, row
        row = [float(i)] + [0.0] * len(other)
        for j, b in enumerate(other, 1):
            row[j] = min(
                before[j - 1] + _swap(a, b),
                before[j] + _slip(a, one[i - 2 : i - 1]),
                row[j - 1] + _slip(b, other[j - 2 : j - 1]),
                older[j - 2] + 0.7 if i > 1 and j > 1 and _is_crossed(one, other, i, j) else _FAR,
            )
        if min(row) > limit:
            return _FAR
    return row[-1]


def _is_crossed(one: str, other: str, i: int, j: int) -> bool:
    return one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]


def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    pair = a + b if a < b else b + a
    return 0.7 if pair in _ALIKE or (a in _VOWELS and b in _VOWELS) else 1.0


def _slip(letter: str, one_before: str) -> float:
    """A letter too many or too few; a doubled one is the smaller slip."""
    return 0.6 if letter == one_before else 1.0


def _like(word: str, near: str) -> str:
    """Write a suggestion with the capitals of the word it stands for."""
    if word.isupper() and len(word) > 1:
        return near.upper()
    return near[:1].upper() + near[1:] if word[:1].isupper() else near
