"""Other ways to write a role of the timetable: turned round, in the plural, by its initials."""

from collections.abc import Iterable, Iterator

from sli_desktop.services.guard.phrases import pieces
from sli_desktop.services.guard.telling import words

_LINKS = words("of for")
_SMALL = words("of for and the in to")
_VERBS = words("head lead chair")
"""Not turned round: "people head for the door" names nobody."""

_SHORTEST = 3


def several(role: str) -> Iterator[str]:
    """Like "Directors of Place" for "Director of Place", where more are named in one breath."""
    first, link, field = _parted(role)
    if field:
        yield " ".join([*first[:-1], f"{first[-1]}s", link, *field])


def turned(role: str) -> Iterator[str]:
    """Like "Place Director" for "Director of Place"."""
    first, _, field = _parted(role)
    field = field[1:] if field[:1] == ["the"] else field
    if field and first[-1].casefold() not in _VERBS:
        yield " ".join([*field, *first])


def _parted(role: str) -> tuple[list[str], str, list[str]]:
    """A role before and behind the first "of" or "for" in it; nothing without one."""
    parts = role.split()
    at = next((at for at, part in enumerate(parts) if part.casefold() in _LINKS), 0)
    return (parts[:at], parts[at], parts[at + 1 :]) if at else (parts, "", [])


def initials(roles: Iterable[str]) -> frozenset[str]:
    """Like "cfo" for "Chief Finance Officer", "hopp" and "hpp" for "Head of Policy and …"."""
    found: set[str] = set()
    for role in roles:
        parts = [word for word, _, _ in pieces(role)]
        for left_out in (_SMALL, _SMALL - _LINKS, words("")):
            short = "".join(part[0] for part in parts if part not in left_out)
            if len(short) >= _SHORTEST and short.isalpha():
                found.add(short)
    return frozenset(found)


def is_short(word: str) -> bool:
    """Whether a word is written like initials: "HoPP", "CFO"; not "Cfo" nor "cfo"."""
    return len(word) >= _SHORTEST and word.isalpha() and sum(map(str.isupper, word)) > 1
