"""The one boundary that a person's words cross on their way into a report.

`clean` takes out what no reader can see and what can change how other text is read. After it the
words are only ever data: the PDF writer draws characters and parses no mark-up, the HTML writer
escapes all of them. What `clean` changes is the documented normalisation (docs/adr/0042): control
characters, lone surrogates, noncharacters, direction overrides and invisible joiners vanish, tabs
and all line ends become ordinary ones, composed forms are preferred (NFC).
"""

import re
import unicodedata
from collections.abc import Collection

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|[\ufffe\uffff]|["
    + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_JOINERS = re.compile("[\u200c\u200d\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SPACES = re.compile("[^\\S\xa0\u202f]+")
_SYMBOLS = frozenset({"Sc", "Sk", "Sm", "So"})
_BLANK = frozenset({"Cc", "Zs"})
"""Line ends, and spaces of a width the font lacks, are drawn as ordinary spaces."""


def clean(text: str) -> str:
    """Any text a person can type, fit for a report; lines and spaces stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def clean_line(text: str) -> str:
    """The same as one line: every run of white space becomes one space."""
    return _SPACES.sub(" ", clean(text)).strip()


def in_font(text: str, coverage: Collection[int]) -> str:
    """The text with visible stand-ins for characters that the report's font does not have.

    A symbol is named ("[grinning face]"), a letter of another script is given by its code
    ("[U+4E2D U+6587]"), joiners of emoji vanish. `coverage` holds the code points of the font.
    """
    if all(ord(char) in coverage for char in set(text)):
        return text
    parts: list[str] = []
    codes: list[str] = []
    for char in _JOINERS.sub("", text):
        shown = char if ord(char) in coverage else _stand_in(char)
        if shown:
            _flush(codes, parts)
            parts.append(shown)
        else:
            codes.append(f"U+{ord(char):04X}")
    _flush(codes, parts)
    return "".join(parts)


def missing_in_font(text: str, coverage: Collection[int]) -> frozenset[str]:
    """The characters that `in_font` replaces, joiners left out."""
    return frozenset(
        char
        for char in set(_JOINERS.sub("", text))
        if ord(char) not in coverage and unicodedata.category(char) not in _BLANK
    )


def _stand_in(char: str) -> str:
    category = unicodedata.category(char)
    if category in _BLANK:
        return " "
    name = unicodedata.name(char, "")
    return f"[{name.lower()}]" if name and category in _SYMBOLS else ""


def _flush(codes: list[str], parts: list[str]) -> None:
    if codes:
        parts.append(f"[{' '.join(codes)}]")
        codes.clear()
