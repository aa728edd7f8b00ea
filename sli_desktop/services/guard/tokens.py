"""Cuts a text into sentences of words, with the places they came from; linear in its length."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sli_desktop.services.guard.telling import words

LONGEST_SENTENCE = 240
"""In words. A longer one is read in pieces, so that no sentence costs more than its length."""

_WORD = re.compile(
    r"['’]s(?!\w)|(?i:\b(?:ch|dep|dir|asst|sec|sect|s)\.)(?= \w)|(?i:\b(?:exec|mgr)\.)(?= [a-z])"
    r"|\w+(?:['’](?!s(?!\w))\w+|[-&.]\w+)*(?:['’](?!\w))?|[\n\r]+|[^\w\s]",
    re.UNICODE,
)
_ENDS = frozenset(".!?")
_SHORTENED = words(
    "mr mrs ms dr cllr cllrs st rev revd prof insp sgt supt dep sect s no hon ald ext tel e.g i.e"
    " approx vs dept"
)
_CLOSING = frozenset("”\"'’)]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign: as it stands, in small letters, and where."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, and no sign."""
        return self.text[0].isalnum()

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str) -> list[Token]:
    """The words and signs of a text, in order."""
    found: list[Token] = []
    for hit in _WORD.finditer(text):
        word, start, end = hit[0], hit.start(), hit.end()
        if len(word) > 1 and word[-1] in "'’" and word[0] not in "'’":
            found.append(_token(word[:-1], start, end - 1))
            found.append(_token(word[-1], end - 1, end))
        elif len(word) > 1 and word[-1] == ".":  # "Dir. of Place": the stop ends nothing
            found.append(_token(word[:-1], start, end - 1))
        else:
            found.append(_token(word, start, end))
    return found


def _token(word: str, start: int, end: int) -> Token:
    return Token(word, word.lower().replace("’", "'"), start, end)


def sentences(text: str) -> Iterator[list[Token]]:
    """The sentences of a text, none of them longer than `LONGEST_SENTENCE`."""
    now: list[Token] = []
    found = tokens(text)
    for at, token in enumerate(found):
        if token.text[0] in "\n\r":
            if now:
                yield now
            now = []
            continue
        now.append(token)
        if len(now) >= LONGEST_SENTENCE or _is_end(found, at):
            yield now
            now = []
    if now:
        yield now


def _is_end(found: list[Token], at: int) -> bool:
    token = found[at]
    if token.text in _CLOSING and at and found[at - 1].text in _ENDS:
        return at + 1 < len(found) and found[at + 1].has_capital
    if token.text not in _ENDS:
        return False
    before = found[at - 1] if at else None
    if token.text == "." and before is not None and before.end == token.start:
        is_initial = before.has_capital and all(len(part) == 1 for part in before.text.split("."))
        if before.low in _SHORTENED or is_initial:
            return False
    following = found[at + 1] if at + 1 < len(found) else None
    return following is None or (following.start > token.end)


_UNSEEN = frozenset({"Cf", "Mn", "Cc", "Cs", "Me"})
_READ_AS = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_READ_AS |= dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2212, 0xFE63, 0xFF0D], "-")
_READ_AS |= dict.fromkeys([0x2028, 0x2029], "\n")
"""Spaces and hyphens that word processors put in: a reader sees no difference."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is read, without signs that no reader sees, and where its letters came from."""

    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of a place in the plain one."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """A text without the signs that no reader sees, with plain spaces and hyphens."""
    if text.isascii():
        return Plain(text)
    read = text.translate(_READ_AS)
    unseen = {char for char in set(read) - set("\n\r\t") if unicodedata.category(char) in _UNSEEN}
    if read == text and not unseen:
        return Plain(text)
    kept = [(char, at) for at, char in enumerate(read) if char not in unseen]
    return Plain("".join(char for char, _ in kept), tuple(at for _, at in kept))


def folded(word: str) -> str:
    """A word as it is compared: small letters without accents."""
    low = word.casefold()
    if low.isascii():
        return low
    parts = unicodedata.normalize("NFKD", low)
    return "".join(char for char in parts if not unicodedata.combining(char))
