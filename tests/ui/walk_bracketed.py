"""Walks every stop in the made-up language and lists words that nobody could translate.

Run by `test_words_marked.py` with `-p tests.ui.bracketed`; not collected by itself.
"""

import re
from collections.abc import Iterator
from enum import Enum

from PySide6.QtWidgets import QWidget

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.codec import fields_of
from sli_desktop.paths import resource
from sli_desktop.services.frameworks.loading import load_frameworks
from sli_desktop.services.report.feedback import plural_of
from sli_desktop.storage import Workspace
from sli_desktop.ui.screens.share.screen import ShareScreen
from tests.ui.accessibility.stops import Stop
from tests.ui.accessibility.test_screens import At, every_screen
from tests.ui.accessibility.test_screens import at as at
from tests.ui.accessibility.words import strings

INNER = re.compile(r"⟦[^⟦⟧]*⟧")
NOT_WORDS = re.compile(
    r"\b(?:(?:[0-9A-Z]{4}[\s-]*){8}"
    r"|Ctrl|Alt|Shift|Enter|Esc|Space|Del|Tab|Backspace|Up|Down|Left|Right|Home|End|PgUp|PgDown"
    r"|F\d+|SLI|Desktop|SLI-\d+|SHA|[0-9a-f]{4,64}|\d+\w*|[A-Z]\d*)\b"
)
WORD = re.compile(r"[^\W\d_]{2,}")
AS_THEY_ARE = ("English", "Cymraeg", "Northmere", "Council", "Peer challenge")
"""Each language is named in itself; the others are written by the person who makes a challenge."""
IN_FILES = {
    "timetable, looked at": (
        "timetable-v7.xlsx",
        "Monday 12 October",
        "quarter past",
        "Group",
        "Room",
    ),
    "addnotes, looked at": ("Elsewhere", "Proud of it", "Reports come late"),
}
"""Words of the file that a stop looks at."""


def test_a_word_that_is_not_marked_is_noticed() -> None:
    assert unmarked("⟦Go to ⟦Today⟧ now⟧", ()) == ""
    assert unmarked("⟦Notes⟧ of Northmere", ("Northmere",)) == "of"
    assert unmarked("Dayto day", ("Day",)) == "Dayto day"
    assert unmarked("Ctrl+N · 12:30 · 4003  J11M  C956  304B\nQKYQ  MP0W  SJ1E  WR0W", ()) == ""


@every_screen
def test_every_word_of_a_screen_is_marked(at: At, stop: Stop) -> None:
    driver = at(stop)
    opened = driver.program.opened
    known = [
        *AS_THEY_ARE,
        *IN_FILES.get(stop.name, ()),
        *(each.name for each in load_frameworks(resource("frameworks"))),
    ]
    if isinstance(opened, Workspace):
        known += written(opened)
        if isinstance(driver.screen, ShareScreen):
            known.append(
                driver.screen.view.team.words.text()
            )  # six words, the same in all languages
    found = [*left(driver.shell, sorted(known, key=len, reverse=True))]
    assert not found, "\n".join(dict.fromkeys(found))


def written(workspace: Workspace) -> Iterator[str]:
    """Everything that the team wrote or its framework named."""
    with workspace.read() as view:
        records = [record for kind in KINDS.values() for record in view.all(kind)]
    for record in records:
        yield from _texts(record)


def _texts(record: Record) -> Iterator[str]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, str) and not isinstance(value, Enum) and len(value.strip()) > 1:
            yield value.strip()
            yield plural_of(value.strip())


def left(root: QWidget, known: list[str]) -> Iterator[str]:
    """The strings of a window that hold words nobody marked."""
    for words, where in strings(root):
        rest = unmarked(words, known)
        if rest:
            yield f"{where}: {words!r}: {rest}"


def unmarked(words: str, known: list[str] | tuple[str, ...]) -> str:
    """The words of a string that stand outside all brackets and were written by nobody."""
    while INNER.search(words):
        words = INNER.sub(" ", words)
    for text in known:
        if text in words:
            words = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", " ", words)
    return " ".join(WORD.findall(NOT_WORDS.sub(" ", words)))
