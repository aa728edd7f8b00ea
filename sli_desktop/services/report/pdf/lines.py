"""Breaks text into lines: greedy, left aligned, in one pass over the words.

Two rules come from how a PDF is read back. A line never ends in a hyphen that a person typed,
since readers take it for a hyphenation and drop it; and nothing is hyphenated here. Only a word
wider than the column is cut.
"""

from collections.abc import Iterator, Sequence

from sli_desktop.services.report.pdf.fonts import Face, Pieces

Line = Pieces
"""One line: pieces of text that follow one another."""


class Cut(tuple[tuple[Face, str], ...]):
    """A line that ends inside a word: nothing stands between it and the next when it is read."""

    __slots__ = ()


_SHORT = 0.15
"""A last line of one word narrower than this share of the column looks lost."""
_ENOUGH_WORDS = 3

_HYPHENS = ("-", "\u2010", "\u2011")


def broken(pieces: Pieces, size: float, width: float) -> tuple[Line, ...]:
    """The lines of some text at a font size, none wider than `width` points; () without words.

    A last line of one short word gets company from the line above. Time grows in proportion to the
    text, however long its words and paragraphs are.
    """
    room = width * 1000 / size
    lines: list[list[Pieces]] = []
    cuts: set[int] = set()
    used = room
    for word in _words(pieces):
        wide = _wide(word)
        gap = word[0][0].width(" ")
        if used + gap + wide <= room:
            used += gap + wide
            lines[-1].append(word)
        elif wide <= room:
            used = wide
            lines.append([word])
        else:
            cut = list(_cut(word, room))
            used = _wide(cut[-1])
            cuts.update(range(len(lines), len(lines) + len(cut) - 1))
            lines += [[part] for part in cut]
    _keep_company(lines, room)
    return tuple(
        Cut(_joined(line)) if at in cuts else _joined(line) for at, line in enumerate(lines)
    )


def _keep_company(lines: list[list[Pieces]], room: float) -> None:
    if len(lines) < 2 or len(lines[-1]) > 1 or len(lines[-2]) < _ENOUGH_WORDS:
        return
    alone, company = _wide(lines[-1][0]), _wide(lines[-2][-1])
    if alone < _SHORT * room and company < room / 2:
        lines[-1].insert(0, lines[-2].pop())


def _wide(word: Pieces) -> float:
    return sum([face.width(text) for face, text in word])


def _joined(words: Sequence[Pieces]) -> Line:
    """Words with spaces between them, neighbours of one face as one piece."""
    line = list(words[0])
    for word in words[1:]:
        for number, (face, text) in enumerate(word):
            spaced = text if number else f" {text}"
            if line[-1][0] is face:
                line[-1] = (face, line[-1][1] + spaced)
            else:
                line.append((face, spaced))
    return tuple(line)


def fitted(text: str, face: Face, size: float, width: float) -> str:
    """As much of a line as fits, with an ellipsis where something is left out."""
    room = width * 1000 / size
    reached, full = 0.0, 0
    for place, char in enumerate(text):
        reached += face.width(char)
        if reached > room:
            break
        if reached + face.width("…") <= room:
            full = place + 1
    else:
        return text
    return f"{text[:full].rstrip()}…"


def shortened(lines: Sequence[Line], most: int) -> Sequence[Line]:
    """At most so many lines, with an ellipsis where something is left out."""
    if len(lines) <= most:
        return lines
    *kept, (face, words) = lines[most - 1]
    return [*lines[: most - 1], (*kept, (face, f"{words[:-1].rstrip()}…"))]


def _words(pieces: Pieces) -> Iterator[Pieces]:
    """Words in order; each may change its face inside. A hyphen at its end takes the next along."""
    word: list[tuple[Face, str]] = []
    is_glued = False
    for face, text in pieces:
        for number, part in enumerate(text.split(" ")):
            if number and word and not is_glued:
                is_glued = word[-1][1].endswith(_HYPHENS)
                if not is_glued:
                    yield tuple(word)
                    word = []
            if part:
                word.append((face, f" {part}" if is_glued else part))
                is_glued = False
    if word:
        yield tuple(word)


def _cut(word: Pieces, room: float) -> Iterator[Line]:
    """A word too wide for a line, cut into lines of characters; the last one may be short."""
    line: list[tuple[Face, str]] = []
    used = 0.0
    for face, text in word:
        start = 0
        for at, char in enumerate(text):
            wide = face.width(char)
            if used + wide > room and (line or at > start):
                line.append((face, text[start:at]))
                yield tuple(line)
                line, used, start = [], 0.0, at
            used += wide
        line.append((face, text[start:]))
    yield tuple(line)
