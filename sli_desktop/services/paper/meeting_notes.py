"""The notes of one meeting on paper, each with its time, who spoke, its kinds and themes."""

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from sli_desktop.calendar_words import day_words
from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.meeting import Headline, Meeting, Sensitivity
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.paper.blocks import (
    Block,
    Heading,
    Inline,
    Item,
    Items,
    Look,
    Paragraph,
    Run,
    Sheet,
    strong,
    words,
)
from sli_desktop.services.paper.day_sheet import facts_line
from sli_desktop.services.paper.facts import (
    confidential,
    sensitivity_words,
    times_words,
)
from sli_desktop.services.report.escape import clean
from sli_desktop.wording import tr, trn


def meeting_notes(records: ChallengeRecords, meeting: Meeting, zone: tzinfo) -> Sheet:
    """All notes of a meeting in the order they were typed; what stays in the team says so."""
    notes = sorted(
        (note for note in records.all(Note) if note.meeting == meeting.id),
        key=lambda note: (note.first_key, note.id),
    )
    return Sheet(
        name=tr("Notes of {meeting}").format(meeting=meeting.reference or meeting.title),
        above=f"{records.challenge.subject} · {meeting.title} · {meeting.reference}".strip(" ·"),
        below=confidential(),
        blocks=tuple(_blocks(records, meeting, notes, zone)),
    )


def _blocks(
    records: ChallengeRecords, meeting: Meeting, notes: list[Note], zone: tzinfo
) -> Iterator[Block]:
    yield Heading(level=1, words=meeting.title)
    when = times_words(meeting, zone)
    if meeting.starts:
        when = f"{day_words(meeting.starts.astimezone(zone).date())}, {when}"
    number = trn(len(notes), "{number} note", "{number} notes")
    yield Paragraph(runs=words(f"{when} · {number}"), look=Look.LEAD)
    yield facts_line(records, meeting)
    closed = sum(note.sensitivity is not Sensitivity.OPEN for note in notes)
    if closed:
        yield Paragraph(runs=(strong(_closed(closed)),))
    headlines = [each for each in records.all(Headline) if each.meeting == meeting.id]
    if headlines:
        headlines.sort(key=lambda each: each.order)
        yield Heading(level=2, words=tr("Headlines"))
        yield Items(items=tuple(Item(runs=words(each.text)) for each in headlines))
    if notes:
        yield Heading(level=2, words=tr("Notes"))
        yield from _entries(records, notes, zone)
    else:
        yield Paragraph(runs=words(tr("No notes yet.")))


def _closed(number: int) -> str:
    return trn(
        number,
        "{number} note stays inside the team. It is marked: do not leave this page behind.",
        "{number} notes stay inside the team. They are marked: do not leave this page behind.",
    )


def _entries(records: ChallengeRecords, notes: list[Note], zone: tzinfo) -> Iterator[Paragraph]:
    people = {each.id: each.role_label for each in records.all(Attendance)}
    themes = {each.id: each.name for each in records.all(Theme)}
    for note in notes:
        who = people.get(note.speaker, "") if note.speaker else tr("All")
        when = f"{note.first_key.astimezone(zone):%H:%M}"
        said = _said(records.challenge, note, themes)
        head = Run(f"{when}  ", bold=True, small=True), Run(f"{clean(who)}\n", small=True)
        yield Paragraph(runs=(*head, *said), whole=True)


def _said(challenge: Challenge, note: Note, themes: Mapping[ThemeId, str]) -> Inline:
    is_quote = NoteKind.QUOTE in note.kinds
    body = clean(note.body)
    said = Run(f"“{body}”", italic=True) if is_quote and not body.startswith("“") else Run(body)
    marks = [kind_words(challenge, kind) for kind in NoteKind if kind in note.kinds]
    marks += sorted(themes[theme] for theme in note.themes if theme in themes)
    closed = sensitivity_words(note.sensitivity)
    runs = [said]
    if closed or marks:
        runs.append(Run("\n"))
    if closed:
        runs.append(Run(closed + (" · " if marks else ""), bold=True, small=True))
    if marks:
        runs.append(Run(clean(" · ".join(marks)), small=True))
    return tuple(runs)


def kind_words(challenge: Challenge, kind: NoteKind) -> str:
    """What a kind of note is called in this challenge."""
    match kind:
        case NoteKind.STRENGTH:
            return challenge.label_strength
        case NoteKind.AREA:
            return challenge.label_area
        case NoteKind.QUOTE:
            return tr("Quote")
        case NoteKind.FOLLOW_UP:
            return tr("Follow-up")
