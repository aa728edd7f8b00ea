"""Reads what a search shows; runs on the worker."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Question, StakeholderGroup, Theme
from sli_desktop.models.records.meeting import Document, Headline, Meeting
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Peer
from sli_desktop.services.marks import themes_by_key
from sli_desktop.storage import SearchHit, View
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.screens.search.state import (
    KIND_WORDS,
    Asked,
    Facet,
    Key,
    Option,
    facts,
    first_kind,
)
from sli_desktop.ui.widgets.chips import KIND_ICONS, kind_words
from sli_desktop.ui.words import clock_time, day, short_day
from sli_desktop.wording import tr

MOST_DAYS = 31


class Page(NamedTuple):
    """Some hits in order, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int


def read_page(desk: Desk, asked: Asked, offset: int) -> Page:
    """The hits from one place on, each as a row."""
    with desk.workspace.read() as view:
        result = view.search(asked.query(offset=offset))
        seen: dict[UUID, str] = {}
        lines = tuple(_line(view, desk, hit, seen) for hit in result.hits)
    return Page(lines, result.total)


def count_option(desk: Desk, asked: Asked, option: Option) -> int:
    """How many places would be left with an option chosen."""
    with desk.workspace.read() as view:
        return view.search(asked.narrowed(option).query(limit=0)).total


def read_options(view: View, desk: Desk) -> tuple[Option, ...]:
    """Everything a search of this challenge can be narrowed to."""
    return (
        *_kinds(kind_labels(desk)),
        *(
            Option(Facet.THEME, each.id, each.name)
            for each in themes_by_key(view.all(Theme))
            if each.parent is None
        ),
        *(
            Option(Facet.GROUP, each.id, each.name)
            for each in sorted(view.all(StakeholderGroup), key=lambda one: one.order)
        ),
        *(Option(Facet.PEER, each.id, each.name) for each in view.all(Peer)),
        *(Option(Facet.DAY, each, day(each, year=False)) for each in _days(view, desk)),
    )


def kind_labels(desk: Desk) -> Mapping[NoteKind, str]:
    """What this challenge calls the kinds of a note."""
    return {kind: kind_words(desk.challenge, kind) for kind in NoteKind}


def _kinds(labels: Mapping[NoteKind, str]) -> Iterator[Option]:
    for kind, words in KIND_WORDS.items():
        yield Option(Facet.KIND, kind, words)
        if kind == "note":
            for note_kind, label in labels.items():
                yield Option(Facet.KIND, note_kind, label)


def _days(view: View, desk: Desk) -> Iterable[date]:
    starts = (desk.local(line.starts).date() for line in view.meeting_lines() if line.starts)
    return sorted(set(starts))[-MOST_DAYS:]


def _line(view: View, desk: Desk, hit: SearchHit, seen: dict[UUID, str]) -> Line:
    parts = tuple((part.text.replace("\n", " "), part.matched) for part in hit.snippet)
    state, icon, tone = KIND_WORDS.get(hit.kind, ""), "", "text_2"
    key, where = Key(hit.kind, hit.id), hit.title
    match hit.kind:
        case "note":
            note = view.need(Note, hit.id)
            key = key._replace(meeting=note.meeting, document=note.document)
            at = desk.local(note.first_key)
            place = _title(view, note.meeting or note.document, seen)
            when = f"{short_day(at)} {clock_time(at)}"
            where = facts((place or tr("First impressions"), when))
            kind = first_kind(note.kinds)
            if kind is not None:
                state, (icon, tone) = kind_labels(desk)[kind], KIND_ICONS[kind]
        case "headline":
            key = key._replace(meeting=view.need(Headline, hit.id).meeting)
            where = _title(view, key.meeting, seen)
        case "question":
            question = view.need(Question, hit.id)
            key = key._replace(meeting=question.meeting)
            where = _title(view, question.meeting, seen) or tr("Question to explore")
        case _:
            pass
    return Line(key, where or state, parts, state, icon, tone)


def _title(view: View, place: UUID | None, seen: dict[UUID, str]) -> str:
    if place is None:
        return ""
    if place not in seen:
        found = view.get(Meeting, place) or view.get(Document, place)
        seen[place] = found.title if found else ""
    return seen[place]
