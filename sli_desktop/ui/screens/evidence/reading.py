"""Reads what the screen shows: pages of notes, counts, findings with what carries them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.note import Note
from sli_desktop.services.similar import Similar, perhaps_one_remark, similar_notes
from sli_desktop.services.sorting import Tally, tallies
from sli_desktop.storage import Facet, FindingLine, Sieve, SortLine, View
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.evidence.finding_rows import FindingRow
from sli_desktop.ui.screens.evidence.room import LABEL_ICONS, Room
from sli_desktop.ui.widgets.chips import Chip


class Chosen(NamedTuple):
    """The note that is looked at, the findings it carries and the notes of its remark."""

    note: Note
    findings: tuple[FindingLine, ...]
    joined: tuple[Note, ...]


class NearNotes(NamedTuple):
    """Notes like one: perhaps the same remark, or about the same thing, with what they carry."""

    note: UUID
    perhaps: tuple[Similar, ...]
    similar: tuple[Similar, ...]
    carries: dict[UUID, FindingLine]


def read_counts(desk: Desk, sieve: Sieve) -> dict[Facet, dict[object, int]]:
    """How many notes each choice of each filter would leave."""
    with desk.workspace.read() as view:
        return view.sorting.counts(sieve)


def read_page(desk: Desk, sieve: Sieve, after: SortLine | None = None) -> tuple[SortLine, ...]:
    """The next notes that are shown."""
    with desk.workspace.read() as view:
        return view.sorting.page(sieve, after=after)


def read_findings(
    view: View, room: Room, sieve: Sieve, themes: Collection[UUID]
) -> tuple[FindingRow, ...]:
    """The findings of some themes, or of all where none is named, with what carries them."""
    return count_findings(view, room, sieve, view.sorting.findings(themes=themes))


def count_findings(
    view: View, room: Room, sieve: Sieve, lines: Sequence[FindingLine]
) -> tuple[FindingRow, ...]:
    """Findings with what carries them now."""
    carried = view.sorting.carried([line.id for line in lines], sieve)
    found = tallies(carried, room.remarks)
    tells_here = sieve != Sieve()
    return tuple(
        _row(line, found.get(line.id, Tally()), room, tells_here=tells_here) for line in lines
    )


def _row(line: FindingLine, tally: Tally, room: Room, *, tells_here: bool) -> FindingRow:
    chip = Chip(room.label_words(line.label), *LABEL_ICONS[line.label])
    return FindingRow(line, tally, chip, room.tally_words(tally, tells_here=tells_here))


def read_chosen(view: View, note: UUID, room: Room) -> Chosen | None:
    """A note whole, with what it carries; None where it is in the bin by now."""
    found = view.get(Note, note)
    if found is None:
        return None
    links = view.sorting.links_of([note])
    findings = view.sorting.findings(only=[link.finding for link in links]) if links else ()
    others = sorted(room.remarks.of(note) - {note})
    return Chosen(found, findings, view.sorting.notes(others))


def read_near(desk: Desk, note: Note) -> NearNotes:
    """What is like a note; runs on the worker."""
    with desk.workspace.read() as view:
        perhaps = perhaps_one_remark(view, note)
        left_out = {each.note.id for each in perhaps}
        similar = tuple(e for e in similar_notes(view, note) if e.note.id not in left_out)
        links = view.sorting.links_of([each.note.id for each in similar])
        wanted = [link.finding for link in links]
        lines = {line.id: line for line in view.sorting.findings(only=wanted)} if wanted else {}
    carries: dict[UUID, FindingLine] = {
        link.note: lines[link.finding] for link in links if link.finding in lines
    }
    return NearNotes(note.id, perhaps, similar, carries)


def with_remarks(notes: Sequence[UUID], room: Room) -> tuple[UUID, ...]:
    """Some notes with all that are one remark with them, each once, in order."""
    return tuple(dict.fromkeys(each for note in notes for each in (note, *room.remarks.of(note))))
