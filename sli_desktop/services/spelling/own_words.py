"""The challenge's own words: those a peer added, and the names the challenge holds anyway."""

import re
from collections.abc import Iterator
from uuid import uuid5

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, Question, StakeholderGroup, Theme
from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.ids import WordId
from sli_desktop.models.records.meeting import Document, Meeting
from sli_desktop.models.records.people import Attendance, Contact, Peer
from sli_desktop.models.records.report import DictionaryWord, ProtectedWord
from sli_desktop.storage import View
from sli_desktop.wording import tr

NAMING = frozenset(
    {
        "attendance",
        "challenge",
        "contact",
        "dictionary_word",
        "document",
        "group",
        "meeting",
        "peer",
        "protected_word",
        "question",
        "theme",
    }
)
"""Kinds of record whose acts may change what is known here."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def own_words(view: View) -> frozenset[str]:
    """Every word this challenge knows beside those of the program, in small letters."""
    return frozenset(
        word.replace("’", "'").casefold()
        for text in _texts(view)
        for word in _WORD.findall(text)
        if len(word) > 1
    )


_HOLDING: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (DictionaryWord, ("word",)),
    (Challenge, ("subject", "label_challenge")),
    (Meeting, ("title", "place")),
    (Peer, ("name", "organisation")),
    (Contact, ("name",)),
    (StakeholderGroup, ("name",)),
    (Theme, ("name",)),
    (Question, ("text",)),
    (Document, ("title",)),
    (Attendance, ("role_label",)),
    (ProtectedWord, ("word",)),
)
"""Which kinds of record hold names and words of this challenge, and in which fields."""


def _texts(view: View) -> Iterator[str]:
    for kind, fields in _HOLDING:
        yield from view.texts(kind, *fields)


def may_be_added(view: View, word: str) -> bool:
    """Whether a word may travel with the challenge: not one that is to be kept out."""
    kept_out = (
        part.casefold() for each in view.all(ProtectedWord) for part in _WORD.findall(each.word)
    )
    return word.casefold() not in kept_out


def add_own_word(view: View, word: str) -> ChangeSet:
    """Let a word be right in this challenge, on every laptop that gets its bundles.

    Its identity follows from the word: two laptops that add the same word add one record.
    """
    challenge = view.all(Challenge)[0]
    identity = WordId(uuid5(challenge.id, f"word:{word.casefold()}"))
    added = DictionaryWord(id=identity, word=word)
    return make(tr("Add a word to the challenge's words"), added)
