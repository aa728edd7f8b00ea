"""A Word form for somebody with another laptop: a heading a meeting with its permanent code.

What is typed under a heading comes back by Add notes and goes to the meeting of that code. The
lines of the form itself stand in locked content controls whose tag holds a checksum of their
words: the reader leaves them out only while they are as they were made.
"""

import zlib
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.xmlchemy import BaseOxmlElement

from sli_desktop.calendar_words import day_words
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.archive.files import written_whole
from sli_desktop.services.paper.facts import (
    confidential,
    facts_of,
    questions_of,
    times_words,
)
from sli_desktop.services.report.docx_package import empty_package
from sli_desktop.services.report.docx_parts import field, make, paragraph, run, tab
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.packing import without_times
from sli_desktop.wording import tr

TAG = "sli-form"
"""The beginning of the tag of every line that belongs to the form."""
LANGUAGE = "en-GB"
_ROOM = 3
"""Empty paragraphs under each meeting, so that it is plain where to type."""


def save_note_form(
    file: Path,
    records: ChallengeRecords,
    meetings: Sequence[Meeting],
    *,
    zone: tzinfo,
    peer: Peer | None = None,
) -> None:
    """Save the form; `peer` is whose notes it will hold.

    Raises:
        CannotWriteError: the folder is full, missing or may not be written to.
    """
    content = note_form(records, meetings, zone=zone, peer=peer)
    with written_whole(file) as out:
        out.write(content)


def note_form(
    records: ChallengeRecords,
    meetings: Sequence[Meeting],
    *,
    zone: tzinfo,
    peer: Peer | None = None,
) -> bytes:
    """The Word file itself; the same meetings always give the same bytes."""
    document = docx.Document(empty_package(LANGUAGE))
    document.core_properties.title = tr("Note form")
    body = document.element.body
    end = body[-1]
    for widths in end.findall(f"{{{end.nsmap['w']}}}titlePg"):
        end.remove(widths)  # the report's cover has a head of its own; a form has none
    _running(document.sections[0], records.challenge.subject)
    body.extend(_introduction(records, peer))
    for meeting in meetings:
        body.extend(_meeting(records, meeting, zone))
    body.append(end)
    saved = BytesIO()
    document.save(saved)
    return without_times(saved)


def _running(page: docx.section.Section, subject: str) -> None:
    head, foot = page.header.part.element[0], page.footer.part.element[0]
    head.extend((run(clean_line(subject)), tab(), run(tr("Note form"))))
    number = (run(tr("Page ")), *field("PAGE", "1"))
    foot.extend((run(confidential()), tab(), *number))


def _introduction(records: ChallengeRecords, peer: Peer | None) -> Iterator[BaseOxmlElement]:
    whose = tr("Notes of {peer}").format(peer=peer.name) if peer else tr("Notes for the team")
    yield _ours("Title", whose, f"{TAG}-of:{peer.initials if peer else ''}:")
    challenge = records.challenge
    for words in (
        tr("Type under the heading of each meeting, one note a paragraph. Leave the headings."),
        tr("Write roles, never names. Keep this file where only you can open it."),
        tr(
            "Marks at the start of a paragraph: + {strength}, ! {area}, “ exact words, "
            "? follow-up. Anywhere: @ who spoke, # theme."
        ).format(strength=challenge.label_strength.lower(), area=challenge.label_area.lower()),
        tr("When you are done, give the file to whoever has the program: Add notes reads it."),
    ):
        yield _ours("Lead", words)


def _meeting(
    records: ChallengeRecords, meeting: Meeting, zone: tzinfo
) -> Iterator[BaseOxmlElement]:
    title = clean_line(meeting.title)
    yield paragraph("Heading2", (run(f"{meeting.reference}  {title}".strip()),))
    when = times_words(meeting, zone)
    if meeting.starts:
        when = f"{day_words(meeting.starts.astimezone(zone).date())}, {when}"
    facts = [f"{name}: {words}" for name, words in facts_of(records, meeting)]
    yield _ours("RecommendationDetail", "   ".join((when, *facts)))
    for question in questions_of(records, meeting):
        yield _ours("RecommendationDetail", f"☐ {question}")
    for _ in range(_ROOM):
        yield paragraph("BodyText", ())


def _ours(style: str, words: str, tag: str = f"{TAG}:") -> BaseOxmlElement:
    """A line of the form, locked, with the checksum of its words."""
    words = clean_line(words)
    looks = make("sdtPr", make("tag", val=f"{tag}{checksum(words)}"))
    looks.append(make("lock", val="sdtContentLocked"))
    return make("sdt", looks, make("sdtContent", paragraph(style, (run(words),))))


def checksum(words: str) -> str:
    """A short sum of the words of a line: different where somebody typed into it."""
    return f"{zlib.crc32(' '.join(words.split()).encode()):08x}"
