"""Says which meeting, document and themes the headings of a page of notes mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.ids import DocumentId, ThemeId
from sli_desktop.models.records.meeting import Document, Meeting
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.lookup import match_meeting, plain_words

_LABEL = re.compile(
    r"^(?:meeting|session|interview(?: with)?|theme|document|notes(?: of| from)?)\s*:?\s+",
    re.IGNORECASE,
)
_CODE = re.compile(r"\W*(?P<code>[A-Za-z]{1,8}\d{1,9})\b")
"""The permanent code of a meeting at the beginning of a heading, as our Word forms have it."""
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Where notes under some headings belong; `unknown` are headings that mean nothing here."""

    meeting: Meeting | None = None
    document: DocumentId | None = None
    themes: frozenset[ThemeId] = frozenset()
    unknown: tuple[str, ...] = ()

    @property
    def is_somewhere(self) -> bool:
        """Whether a meeting, a document or a theme was found."""
        return self.meeting is not None or self.document is not None or bool(self.themes)


def file_under(
    headings: Iterable[str], records: ChallengeRecords, *, given: Meeting | None
) -> Filing:
    """Understand headings, the highest first; `given` is the meeting a person named for the file.

    A theme wins over a meeting of the same name once the meeting is known.
    """
    meeting, document = given, None
    themes: set[ThemeId] = set()
    unknown: list[str] = []
    for heading in headings:
        words = _NUMBERED.sub("", heading.strip())
        found = _meaning(words, records, wants_meeting=meeting is None and document is None)
        match found:
            case Meeting():
                meeting = found
            case Document():
                document = found.id
            case Theme():
                themes.add(found.id)
            case None:
                unknown.append(heading)
    return Filing(
        meeting=meeting, document=document, themes=frozenset(themes), unknown=tuple(unknown)
    )


def _meaning(
    words: str, records: ChallengeRecords, *, wants_meeting: bool
) -> Meeting | Document | Theme | None:
    coded = _coded_meeting(words, records) if wants_meeting else None
    if coded is not None:
        return coded
    for text in dict.fromkeys((words, _LABEL.sub("", words))):
        theme, meeting = _theme(text, records), _exact_meeting(text, records)
        if wants_meeting and meeting is not None:
            return meeting
        if theme is not None:
            return theme
    if not wants_meeting:
        return None
    plain = _LABEL.sub("", words)
    return (
        _document(plain, records)
        or match_meeting(records.all(Meeting), plain)
        or _within(plain, records)
    )


def _theme(words: str, records: ChallengeRecords) -> Theme | None:
    wanted = plain_words(words)
    found = [
        theme
        for theme in records.all(Theme)
        if wanted and wanted in (plain_words(theme.name), plain_words(theme.code))
    ]
    return found[0] if len(found) == 1 else None


def _coded_meeting(words: str, records: ChallengeRecords) -> Meeting | None:
    code = _CODE.match(words)
    wanted = code["code"].casefold() if code else ""
    found = [m for m in records.all(Meeting) if wanted and m.reference.casefold() == wanted]
    return found[0] if len(found) == 1 else None


def _exact_meeting(words: str, records: ChallengeRecords) -> Meeting | None:
    wanted = plain_words(words)
    found = [
        meeting
        for meeting in records.all(Meeting)
        if wanted and wanted in (plain_words(meeting.title), plain_words(meeting.reference))
    ]
    return found[0] if len(found) == 1 else None


def _document(words: str, records: ChallengeRecords) -> Document | None:
    wanted = plain_words(words)
    found = [
        document for document in records.all(Document) if plain_words(document.title) == wanted
    ]
    return found[0] if len(found) == 1 and wanted else None


def _within(words: str, records: ChallengeRecords) -> Meeting | None:
    """The one meeting whose whole title, or reference, stands in a heading; the longest wins."""
    heading = f" {plain_words(words)} "
    found = [
        (len(label), meeting)
        for meeting in records.all(Meeting)
        for label in (plain_words(meeting.title), plain_words(meeting.reference))
        if label and f" {label} " in heading
    ]
    longest = max((length for length, _ in found), default=0)
    best = [meeting for length, meeting in found if length == longest]
    return best[0] if len(best) == 1 else None
