"""What Report shows: sections as rows, what can be put in, where links lead. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.meeting import Document, Meeting, Sensitivity
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.models.records.report import ReportSection, SectionState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.figures import Figures
from sli_desktop.services.report.links import Links, figure_words
from sli_desktop.services.report.sections import Place
from sli_desktop.services.sentences import WORD
from sli_desktop.storage import View
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.wording import tr, trn

LISTED = (Challenge, Theme, ReportSection)
"""The kinds that the list of sections is made from."""
MOST_FOUND = 30
STATE_WORDS: Mapping[SectionState, str] = MappingProxyType(
    {
        SectionState.NOT_STARTED: tr("Not started"),
        SectionState.IN_PROGRESS: tr("In progress"),
        SectionState.DONE: tr("Done"),
    }
)
_STATE_ICONS = {
    SectionState.NOT_STARTED: ("circle", "text_2"),
    SectionState.IN_PROGRESS: ("circle-dashed", "warn"),
    SectionState.DONE: ("circle-check", "ok"),
}
_ADDED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "introduction": ("", tr("A note that this is a picture of a few days follows by itself.")),
        "recommendations": (
            tr("from the list"),
            tr("The recommendations follow by themselves, as they read when the report is made."),
        ),
        "approach": (
            tr("from the timetable"),
            tr("The peer team, the scope, the process and the figures follow by themselves."),
        ),
        "feedback": (
            tr("findings by theme"),
            tr("The themes with their findings follow by themselves; each theme has its own row."),
        ),
        "focus": (
            tr("own questions"),
            tr("What the council asked for follows by itself, with its findings."),
        ),
        "progress": (
            tr("progress"),
            tr("The progress on each recommendation follows by itself, both voices apart."),
        ),
        "next_steps": (
            tr("dates to keep"),
            tr("The dates to keep follow by themselves."),
        ),
    }
)
_OF_THEME = tr("Its strengths and areas for consideration follow by themselves.")
_QUOTE_MARKS = "\"“”'‘’ "
_SPLIT = re.compile(r"\s+")


def section_line(place: Place) -> Line:
    """A section in the list: its title, how long it is, how far it has been written."""
    icon, tone = _STATE_ICONS[place.section.state]
    added = "" if place.theme is not None else _ADDED.get(place.section.key, ("", ""))[0]
    words = word_count(place.section.body)
    second = trn(words, "{number} word", "{number} words") if words else added
    indent = "    " if place.theme is not None else ""
    return Line(
        key=place.name,
        first=f"{indent}{place.title}",
        second=((f"{indent}{second}", False),),
        state=STATE_WORDS[place.section.state],
        icon=icon,
        tone=tone,
        aside=tr("theme") if place.theme is not None else "",
    )


def added_words(place: Place) -> str:
    """What the report puts below the text of a section by itself, for whoever writes it."""
    if place.theme is not None:
        return _OF_THEME
    return _ADDED.get(place.section.key, ("", ""))[1]


def word_count(text: str) -> int:
    """The words of a text."""
    return sum(1 for _ in WORD.finditer(text))


def summary(places: Iterable[Place]) -> str:
    """How many sections there are, and how many are done."""
    states = [each.section.state for each in places if each.theme is None]
    done = sum(each is SectionState.DONE for each in states)
    words = tr("{sections}, {done} done.")
    return words.format(
        sections=trn(len(states), "{number} section", "{number} sections"), done=done
    )


# --- what can be put in -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's exact words, and how many people were in the room."""

    note: UUID
    words: str
    where: str
    people: int


def read_quotes(view: View) -> tuple[Quote, ...]:
    """The quotes of the challenge that may leave the team, in the order they were said."""
    notes = [
        note
        for note in view.where(Note, kinds=NoteKind.QUOTE)
        if note.sensitivity is Sensitivity.OPEN
    ]
    meetings = {each.id: each for each in view.all(Meeting)}
    present: dict[UUID, int] = {}
    for each in view.all(Attendance):
        present[each.meeting] = present.get(each.meeting, 0) + each.count
    found = []
    for note in sorted(notes, key=lambda each: each.first_key):
        meeting = meetings.get(note.meeting) if note.meeting is not None else None
        if meeting is not None and meeting.sensitivity is Sensitivity.OPEN:
            people = meeting.people_count or present.get(meeting.id, 0)
            found.append(Quote(note.id, note.body.strip(_QUOTE_MARKS), meeting.title, people))
    return tuple(found)


def quote_lines(quotes: Iterable[Quote], words: str, *, threshold: int) -> list[Line]:
    """The quotes that hold every word that was typed, those of small groups marked."""
    wanted = [each for each in _SPLIT.split(words.casefold()) if each]
    lines: list[Line] = []
    for each in quotes:
        if all(word in f"{each.words} {each.where}".casefold() for word in wanted):
            is_small = each.people < threshold
            people = trn(each.people, "{number} person there", "{number} people there")
            lines.append(
                Line(
                    key=each.note,
                    first=f"“{each.words}”",
                    second=((f"{each.where} · {people}", False),),
                    state=tr("small group") if is_small else "",
                    icon="triangle-alert" if is_small else "",
                    tone="warn",
                )
            )
    return lines[:MOST_FOUND]


def finding_lines(view: View, words: str) -> list[Line]:
    """The findings that part of their words or their number name."""
    themes: dict[UUID, str] = {each.id: each.name for each in view.all(Theme)}
    return [
        Line(
            key=each.id,
            first=f"{each.name}  {each.headline}",
            second=((themes.get(each.theme, ""), False),),
            state="" if each.state is FindingState.AGREED else tr("not agreed"),
        )
        for each in view.sorting.findings(words=words, limit=MOST_FOUND)
        if each.sensitivity is Sensitivity.OPEN
    ]


def as_quoted(words: str) -> str:
    """A quote as it stands in the text of a section."""
    return f"*“{words.strip(_QUOTE_MARKS)}”*"


def figure_lines(counted: Figures) -> list[Line]:
    """Every figure a section can draw in, as it reads now."""
    return [
        Line(key=name, first=words, second=((f"[{name}]", False),))
        for name, words in figure_words(counted).items()
    ]


def put_in_whole(text: str, at: int, reference: str) -> str:
    """A link that stands for the whole finding, with the blank lines it needs at a place."""
    before, after = text[:at], text[at:]
    above = "" if not before.strip() or before.endswith("\n\n") else "\n\n"
    if before.endswith("\n") and above:
        above = "\n"
    below = "" if not after or after.startswith("\n\n") else "\n\n"
    return f"{above}[{reference}]{below}"


def put_in_sentence(text: str, at: int, words: str) -> str:
    """Words that are put into a sentence, with a blank before them where one is needed."""
    before = text[at - 1 : at]
    return f" {words}" if before and not before.isspace() and before not in "(“*" else words


# --- where links lead ---------------------------------------------------------------------------


def links_here(view: View) -> Links:
    """What the references of a section can lead to: every finding, shown or not."""
    findings = {each.reference: each for each in view.all(Finding) if each.reference}
    initials = frozenset(each.initials for each in view.all(Peer) if each.initials)
    return Links(MappingProxyType(findings), initials, figure_words(Figures()))


def leaning_on(text: str, links: Links) -> Iterator[tuple[str, Finding | None]]:
    """The findings that a text leads to, each once, in order; None where one is gone."""
    references = dict.fromkeys(link.words for link in links.found_in(text))
    for words in references:
        if links.is_reference(words):
            yield words, links.findings.get(words)


def leaning_line(reference: str, finding: Finding | None) -> Line:
    """A finding a section leans on, and why the report does not show it where it does not."""
    if finding is None:
        missing = tr("It is in the bin, or on another laptop. Nothing is printed for it.")
        return Line(key=reference, first=reference, second=((missing, False),), tone="warn")
    why = _not_shown(finding)
    return Line(
        key=reference,
        first=f"{reference}  {finding.headline}",
        second=((why or tr("In the report"), False),),
        state=tr("not shown") if why else "",
        icon="triangle-alert" if why else "",
        tone="warn",
    )


def _not_shown(finding: Finding) -> str:
    if finding.merged_into is not None:
        return tr("It was merged into another finding.")
    if finding.sensitivity is not Sensitivity.OPEN:
        return tr("It stays inside the team.")
    if finding.state is not FindingState.AGREED:
        return tr("The team has not agreed it.")
    return ""


def counted_from(view: View) -> ChallengeRecords:
    """What the figures are counted from, without a note."""
    return ChallengeRecords.of(chain(view.all(Meeting), view.all(Attendance), view.all(Document)))
