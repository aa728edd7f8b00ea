"""Names in a timetable: told apart from other words, and kept for the contacts alone."""

import re
from dataclasses import dataclass

from sli_desktop.services.people import name_words

_JOB_WORDS = re.compile(
    r"\b(?:director|head|manager|leader|officer|chief|executive|councillor|member|chair|lead|"
    r"partner|deputy|mayor|portfolio|auditor|secretary|representative|governor|worker|cabinet|"
    r"interim|assistant|senior|service|services|team|board|group|trust|council|clerk)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŻ][\w'’.-]*|de|van|von|der|la|le|bin|al|ap", re.UNICODE)
_TITLED = re.compile(r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Insp|Supt|Rev)\b\.?\s")
_WITH_JOB = re.compile(
    r"(?P<name>[^(,–—:]+?)\s*(?:\((?P<in>[^)]*)\)|[,–—:]\s*(?P<after>.+)|\s-\s(?P<dash>.+))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One person of the council's timetable, with the job as the timetable gives it."""

    name: str
    job: str = ""


def read_names(text: str) -> tuple[tuple[Name, ...], str]:
    """The people a cell names, and what it says besides ("two traders").

    "Carole Lindow, Interim Director; Tom Lee (Housing)" names two people with their jobs;
    "Carole Lindow, Tom Lee" names two as well.
    """
    names: list[Name] = []
    others: list[str] = []
    for part in re.split(r"[;\n\r]+|\s+(?:and|&)\s+(?=[A-Z])", text):
        piece = " ".join(part.split()).strip(" ,.")
        found = _people(piece) if piece else ()
        names += found
        if piece and not found:
            others.append(piece)
    return tuple(names), "; ".join(others)


def _people(piece: str) -> tuple[Name, ...]:
    several = [each.strip() for each in piece.split(",")]
    if len(several) > 1 and all(_is_name(each) for each in several):
        return tuple(Name(name=each) for each in several)
    if _is_name(piece):
        return (Name(name=piece),)
    found = _WITH_JOB.fullmatch(piece)
    if found is None or not _is_name(found["name"].strip()):
        return ()
    job = found["in"] or found["after"] or found["dash"] or ""
    return (Name(name=found["name"].strip(), job=job.strip()),)


def _is_name(text: str) -> bool:
    """Two to five capitalised words without a word of an office, or one after Cllr, Dr, Mrs."""
    words = text.split()
    if not 1 < len(words) <= 6 or not all(_WORD.fullmatch(word) for word in words):
        return False
    if _TITLED.match(text):
        return True
    return not _JOB_WORDS.search(text) and len(name_words(text)) > 1
