"""Finds what a person means by a few words: reference, title, code, the end of an identity."""

import re
from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, StakeholderGroup, Theme
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.marks import find_theme, themes_by_key
from sli_desktop.services.people import find_peer
from sli_desktop.services.report.choose import themes_in_order
from sli_desktop.services.report.numbering import in_report_order
from sli_desktop.wording import tr

R = TypeVar("R", bound=Record)

SHORT_ID_LENGTH = 8
"""Digits of the short identity shown for a note; the end of it is the random part."""

_SHORT_ID = re.compile(r"[0-9a-f]{6,32}")
_SHOWN = 20


class NotFoundError(SliError):
    """Nothing of this challenge is called that, or more than one thing is."""

    code: ClassVar[str] = "SLI-3304"

    def __init__(self, what: str, words: str, *, known: Iterable[str] = ()) -> None:
        super().__init__(
            tr("No {what} of this challenge, or more than one, is called {words}.").format(
                what=what, words=words[:60]
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Use its reference or its full name."),
            details="\n".join(sorted(filter(None, known))[:_SHOWN]),
        )


def short_id(record_id: UUID) -> str:
    """The end of an identity: enough to name one note of a challenge in a terminal."""
    return record_id.hex[-SHORT_ID_LENGTH:]


def plain_words(text: str) -> str:
    """Words for comparing: lower case, single spaces, no punctuation at the ends."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def match_meeting(meetings: Iterable[Meeting], words: str) -> Meeting | None:
    """The one meeting that is meant: by reference, by its title, or by words only one title has."""
    meetings = tuple(meetings)
    wanted = plain_words(words)
    if not wanted:
        return None
    tests: tuple[Callable[[Meeting], bool], ...] = (
        lambda each: plain_words(each.reference) == wanted,
        lambda each: plain_words(each.title) == wanted,
        lambda each: f" {wanted} " in f" {plain_words(each.title)} ",
    )
    return _first_single(meetings, tests)


def meeting_named(records: ChallengeRecords, words: str) -> Meeting:
    """The meeting a person means.

    Raises:
        NotFoundError: none, or several.
    """
    meetings = records.all(Meeting)
    found = match_meeting(meetings, words)
    known = (f"{each.reference} {each.title}".strip() for each in meetings)
    return _found(found, "meeting", words, known)


def theme_named(records: ChallengeRecords, words: str) -> Theme:
    """The theme a person means: by key, code or the beginning of its name."""
    themes = themes_by_key(records.all(Theme))
    wanted = plain_words(words)
    whole = [theme for theme in themes if plain_words(theme.name) == wanted]
    found = whole[0] if len(whole) == 1 else find_theme(words.strip(), themes)
    return _found(found, "theme", words, (f"{each.code} {each.name}" for each in themes))


def group_named(records: ChallengeRecords, words: str) -> StakeholderGroup:
    """The stakeholder group a person means."""
    groups = records.all(StakeholderGroup)
    wanted = plain_words(words)
    tests: tuple[Callable[[StakeholderGroup], bool], ...] = (
        lambda each: plain_words(each.name) == wanted,
        lambda each: bool(wanted) and wanted in plain_words(each.name),
    )
    return _found(_first_single(groups, tests), "group", words, (each.name for each in groups))


def peer_named(records: ChallengeRecords, words: str) -> Peer:
    """The peer of the team a person means: by initials or name."""
    team = records.all(Peer)
    known = (f"{each.initials} {each.name}" for each in team)
    return _found(find_peer(team, words), "peer", words, known)


def finding_named(records: ChallengeRecords, words: str) -> Finding:
    """The finding with this reference."""
    findings = records.all(Finding)
    found = _first_single(findings, (lambda each: _same_reference(each.reference, words),))
    return _found(found, "finding", words, (each.reference for each in findings))


def recommendation_named(records: ChallengeRecords, words: str) -> Recommendation:
    """The recommendation with this reference, or with this number ("R3")."""
    every = records.all(Recommendation)
    found = _first_single(every, (lambda each: _same_reference(each.reference, words),))
    if found is None and records.all(Challenge):
        listed = in_report_order(every, themes_in_order(records), records.challenge)
        named = [each for each in listed if _same_reference(each.short, words)]
        found = named[0].recommendation if len(named) == 1 else None
    return _found(found, "recommendation", words, (each.reference for each in every))


def note_named(records: ChallengeRecords, words: str) -> Note:
    """The note whose identity is, or ends in, these digits."""
    digits = words.strip().replace("-", "").casefold()
    notes = records.all(Note) if _SHORT_ID.fullmatch(digits) else ()
    found = _first_single(notes, (lambda each: each.id.hex.endswith(digits),))
    return _found(found, "note", words, ())


def _same_reference(reference: str, words: str) -> bool:
    return bool(reference) and reference.casefold() == words.strip().casefold()


def _first_single(records: Iterable[R], tests: Iterable[Callable[[R], bool]]) -> R | None:
    records = tuple(records)
    for test in tests:
        found = [record for record in records if test(record)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _found(found: R | None, what: str, words: str, known: Iterable[str]) -> R:
    if found is None:
        raise NotFoundError(what, words, known=known)
    return found
