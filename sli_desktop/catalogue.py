"""Reads what translators write: one ``.po`` file a language in `resources/i18n` (`docs/adr/0070`).

English needs none of it. An entry that is missing, or whose placeholders are not those of the
English words, counts as not translated: a slip of a translator is never a broken window.
"""

import ast
import string
from collections.abc import Callable, Iterator
from gettext import c2py
from pathlib import Path
from typing import NamedTuple

from sli_desktop.paths import resource
from sli_desktop.settings import Language
from sli_desktop.wording import Tongue

FILES = {Language.WELSH: "i18n/cy.po"}
BEFORE, AFTER = "⟦", "⟧"


class Entry(NamedTuple):
    """One entry: the English words, those for many where there are such, and what they become."""

    words: str
    many: str = ""
    becomes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_fuzzy: bool = False


def read_entries(text: str) -> Iterator[Entry]:
    """The entries of a ``.po`` file, its head (the entry of the empty words) first."""
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#~")]
        notes = tuple(line for line in lines if line.startswith("#"))
        fields: list[tuple[str, str]] = []
        for line in (each for each in lines if not each.startswith("#")):
            name, _, quoted = line.partition(" ")
            if line.startswith('"'):
                name, before = fields.pop()
                fields.append((name, before + _unquoted(line)))
            else:
                fields.append((name, _unquoted(quoted)))
        found = dict(fields)
        if "msgid" in found:
            becomes = tuple(words for name, words in fields if name.startswith("msgstr"))
            fuzzy = any("fuzzy" in note for note in notes if note.startswith("#,"))
            yield Entry(found["msgid"], found.get("msgid_plural", ""), becomes, notes, fuzzy)


def _unquoted(quoted: str) -> str:
    # The escapes of a .po file are a part of those of Python.
    return str(ast.literal_eval(quoted.strip()))


def placeholders(words: str) -> frozenset[str]:
    """The names in braces; words with broken braces have the one name that nothing has."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(words) if name)
    except ValueError:
        return frozenset({"{"})


def fits(entry: Entry) -> bool:
    """Whether an entry is translated, and each form takes only values the English words take."""
    known = placeholders(entry.words) | placeholders(entry.many)
    if entry.is_fuzzy or not entry.becomes or not all(entry.becomes):
        return False
    if entry.many:
        return all(placeholders(form) <= known for form in entry.becomes)
    return placeholders(entry.becomes[0]) == known


def plural_rule(head: str) -> Callable[[int], int]:
    """Which form a number takes, by ``Plural-Forms`` of the head; two where it says none."""
    for line in head.splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "plural-forms" and "plural=" in value:
            return c2py(value.partition("plural=")[2].rstrip("; "))
    return lambda number: int(number != 1)


def tongue_of(text: str) -> Tongue:
    """The language of a ``.po`` file; what it does not translate stays English."""
    entries = list(read_entries(text))
    head = next((entry.becomes[0] for entry in entries if not entry.words), "")
    rule = plural_rule(head)
    singles = {e.words: e.becomes[0] for e in entries if e.words and not e.many and fits(e)}
    plurals = {(e.words, e.many): e.becomes for e in entries if e.many and fits(e)}

    def counted(number: int, one: str, many: str) -> str:
        forms = plurals.get((one, many))
        if forms is None:
            return one if number == 1 else many
        return forms[min(rule(number), len(forms) - 1)]

    return Tongue(lambda words: singles.get(words, words), counted)


def bracketed() -> Tongue:
    """A made-up language that shows which words are marked: ``⟦Today⟧``."""

    def brackets(words: str) -> str:
        return words if words.startswith(BEFORE) else f"{BEFORE}{words}{AFTER}"

    return Tongue(brackets, lambda number, one, many: brackets(one if number == 1 else many))


def tongue_for(language: Language) -> Tongue | None:
    """The tongue of a language; none for English, or where its file is missing or damaged."""
    if language is Language.BRACKETED:
        return bracketed()
    file = FILES.get(language)
    return None if file is None else _read(file)


def _read(file: str) -> Tongue | None:
    try:
        return tongue_of(Path(resource(file)).read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError):
        return None
