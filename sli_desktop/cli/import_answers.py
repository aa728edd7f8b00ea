"""What an import would do, or did, in lines for a person and values for a program."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sli_desktop.cli.output import counted, moment_words
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.note import Note
from sli_desktop.services.intake.clashes import Clash
from sli_desktop.services.intake.kinds import Incoming
from sli_desktop.services.intake.notes_plan import NotesPlan, headings_of
from sli_desktop.services.intake.timetable_plan import PlannedMeeting, TimetablePlan
from sli_desktop.services.intake.timetable_rows import LeftOut

_FATES = ("added", "moved", "changed", "cancelled", "same", "kept")
_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One file of an import: what it holds, the act, and how it is told."""

    what: Incoming
    act: ChangeSet
    lines: tuple[str, ...]
    values: Mapping[str, object]


def open_data_planned(file: Path, act: ChangeSet) -> Planned:
    """A whole challenge from open data."""
    count = len(act.changes)
    return Planned(
        what=Incoming.OPEN_DATA,
        act=act,
        lines=(f"{file.name}: a whole challenge with {counted(count, 'entry', 'entries')}.",),
        values={"file": file.name, "what": Incoming.OPEN_DATA, "records": count},
    )


def timetable_planned(file: Path, plan: TimetablePlan, zone: ZoneInfo) -> Planned:
    """A timetable: the guess about its columns, then what is added, moved, cancelled."""
    fates: dict[str, tuple[PlannedMeeting, ...]] = {name: getattr(plan, name) for name in _FATES}
    counts = ", ".join(
        f"{len(entries)} {_COUNTED[name]}" for name, entries in fates.items() if entries
    )
    lines = [f"{file.name}: {counted(len(plan.timetable.rows), 'meeting')}: {counts}."]
    lines += _guess_lines(plan)
    for name in ("added", "moved", "changed", "cancelled", "kept"):
        lines += _meeting_lines(_FATE_WORDS[name], fates[name], zone)
    lines += _left_out_lines(plan.left_out)
    lines += _some("Clash", [_clash(clash, zone) for clash in plan.clashes])
    if plan.contacts:
        lines.append(f"  {counted(len(plan.contacts), 'name')} kept apart as contacts.")
    lines += _some("Look at", plan.remarks)
    return Planned(
        what=Incoming.TIMETABLE,
        act=plan.change_set(),
        lines=tuple(lines),
        values=_timetable_values(file, plan, fates),
    )


_COUNTED = {name: name for name in _FATES} | {"kept": "held already"}

_FATE_WORDS = {
    "added": "Added",
    "moved": "Moved",
    "changed": "Changed",
    "cancelled": "Cancelled",
    "kept": "Held already, left as it is",
}


def _guess_lines(plan: TimetablePlan) -> Iterator[str]:
    for sheet, guesses in plan.timetable.guesses:
        where = f"sheet {sheet}: " if sheet else ""
        shown = ", ".join(
            f"{each.letter} = {each.meaning}" + (f" ({each.heading})" if each.heading else "")
            for each in guesses
        )
        yield f"  Columns, {where}{shown}."


def _meeting_lines(what: str, entries: Iterable[PlannedMeeting], zone: ZoneInfo) -> Iterator[str]:
    for each in entries:
        before = each.before.starts if each.before else None
        when = _when(each.after.starts, zone)
        was = f" (was {_when(before, zone)})" if before not in (None, each.after.starts) else ""
        place = f", {each.after.place}" if each.after.place else ""
        yield f"  {what}: {when}, {each.after.title}{place}{was}"


def _when(moment: datetime | None, zone: ZoneInfo) -> str:
    return "no time" if moment is None else moment_words(moment, zone)


def _clash(clash: Clash, zone: ZoneInfo) -> str:
    when = _when(clash.second.starts, zone)
    return f"one {clash.of} in two meetings, {when}: {clash.first.title} / {clash.second.title}"


def _left_out_lines(entries: Iterable[LeftOut]) -> Iterator[str]:
    for each in entries:
        sheet = f"{each.sheet}, " if each.sheet else ""
        yield f"  Not taken in: {sheet}row {each.number}: {each.reason}. {each.text[:100]}"


def _some(what: str, entries: Iterable[str]) -> Iterator[str]:
    """The first lines of a list, and how many more there are; `--json` has them all."""
    every = list(entries)
    for entry in every[:_SHOWN]:
        yield f"  {what}: {entry}"
    if len(every) > _SHOWN:
        yield f"  {what}: {len(every) - _SHOWN} more; --json lists all."


def _timetable_values(
    file: Path, plan: TimetablePlan, fates: Mapping[str, tuple[PlannedMeeting, ...]]
) -> dict[str, object]:
    return {
        "file": file.name,
        "what": Incoming.TIMETABLE,
        "columns": [
            {"sheet": sheet, "column": g.letter, "meaning": g.meaning, "heading": g.heading}
            for sheet, guesses in plan.timetable.guesses
            for g in guesses
        ],
        **{name: [_meeting_values(each) for each in entries] for name, entries in fates.items()},
        "left_out": _left_out_values(plan.left_out),
        "clashes": [
            {"of": clash.of, "first": clash.first.title, "second": clash.second.title}
            for clash in plan.clashes
        ],
        "contacts": len(plan.contacts),
        "remarks": list(plan.remarks),
    }


def _meeting_values(planned: PlannedMeeting) -> dict[str, object]:
    after = planned.after
    return {
        "id": after.id,
        "reference": after.reference,
        "title": after.title,
        "starts": after.starts,
        "ends": after.ends,
        "place": after.place,
        "was": planned.before.starts if planned.before else None,
        "remark": planned.remark,
    }


def _left_out_values(entries: Iterable[LeftOut]) -> list[dict[str, object]]:
    return [
        {"sheet": each.sheet, "row": each.number, "reason": each.reason, "text": each.text}
        for each in entries
    ]


def notes_planned(file: Path, plan: NotesPlan) -> Planned:
    """A page of notes: how many, where they belong, what was left out."""
    already = f", {len(plan.already)} there already" if plan.already else ""
    lines = [f"{file.name}: {counted(len(plan.notes), 'new note')}{already}."]
    lines += [f"  {text}." for text in _counts(plan.notes)]
    lines += [f"  Without a meeting or theme: {text}" for text in headings_of(plan.unfiled)]
    lines += _left_out_lines(plan.left_out)
    lines += _some("Look at", plan.remarks)
    return Planned(
        what=Incoming.NOTES,
        act=plan.change_set(),
        lines=tuple(lines),
        values={
            "file": file.name,
            "what": Incoming.NOTES,
            "notes": [_note_values(note) for note in plan.notes],
            "already": len(plan.already),
            "unfiled": len(plan.unfiled),
            "left_out": _left_out_values(plan.left_out),
            "remarks": list(plan.remarks),
        },
    )


def _counts(notes: Iterable[Note]) -> Iterator[str]:
    notes = tuple(notes)
    meetings = {note.meeting for note in notes if note.meeting is not None}
    if meetings:
        yield f"In {counted(len(meetings), 'meeting')}"
    kinds = sorted(kind.value for note in notes for kind in note.kinds)
    for kind in dict.fromkeys(kinds):
        yield f"Marked {kind}: {kinds.count(kind)}"


def _note_values(note: Note) -> dict[str, object]:
    return {
        "id": note.id,
        "body": note.body,
        "meeting": note.meeting,
        "kinds": sorted(note.kinds),
        "themes": note.themes,
    }
