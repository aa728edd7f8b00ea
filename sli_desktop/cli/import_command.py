"""`import`: timetables, notes and open data, planned first and taken in whole."""

import argparse
from pathlib import Path
from zoneinfo import ZoneInfo

from sli_desktop.cli.challenges import WhoSitsHereError, author, begin, open_challenge
from sli_desktop.cli.import_answers import (
    Planned,
    notes_planned,
    open_data_planned,
    timetable_planned,
)
from sli_desktop.cli.output import Answer
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.intake.calendar_file import read_calendar
from sli_desktop.services.intake.grid import Grid, read_grids
from sli_desktop.services.intake.kinds import Incoming, kind_by_ending, kind_of_sheets
from sli_desktop.services.intake.note_files import read_notes
from sli_desktop.services.intake.notes_plan import NotesChoices, headings_of, plan_notes
from sli_desktop.services.intake.open_data import plan_open_data, read_open_data
from sli_desktop.services.intake.problems import (
    NoChallengeYetError,
    NothingInsideError,
    UnfiledNotesError,
)
from sli_desktop.services.intake.timetable import read_timetable
from sli_desktop.services.intake.timetable_plan import plan_timetable
from sli_desktop.services.intake.whole import records_after
from sli_desktop.services.lookup import meeting_named
from sli_desktop.services.references import References, used_references
from sli_desktop.storage import View, Workspace


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = add_command(
        commands,
        "import",
        _import,
        does="take in a timetable (.xlsx .csv .ics), notes (.docx .txt .csv .xlsx) "
        "or open data (.jsonl)",
        example="sli-desktop import northmere.sli timetable.xlsx notes.docx --plan",
    )
    add_challenge(parser)
    parser.add_argument("input", metavar="INPUT", nargs="+", type=Path, help="files to take in")
    parser.add_argument("--plan", action="store_true", help="show what would come, change nothing")
    sheet_kinds = [Incoming.TIMETABLE.value, Incoming.NOTES.value]
    parser.add_argument(
        "--what", choices=sheet_kinds, help="what a .csv or .xlsx holds, where the guess is wrong"
    )
    add_author(parser)
    parser.add_argument(
        "--marks", action="store_true", help='notes: understand + ! " ? @who #theme'
    )
    parser.add_argument(
        "--meeting", metavar="REF", default="", help="notes: the meeting all of them belong to"
    )
    parser.add_argument(
        "--unfiled",
        action="store_true",
        help="notes: take in those that match no meeting and no theme, without one",
    )


def _import(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            planning = _Planning(words, at, view)
        plans = [planning.plan(file) for file in words.input]
        if not words.plan:
            _take_in(workspace, plans, at)
    lines = [line for planned in plans for line in planned.lines]
    if words.plan:
        lines.append("Nothing was changed: this was the plan.")
    return Answer(
        lines=tuple(lines),
        values={"planned_only": words.plan, "files": [planned.values for planned in plans]},
    )


def _take_in(workspace: Workspace, plans: list[Planned], at: Surroundings) -> None:
    """All files in one transaction: whole or not at all, one step of undo a file.

    A whole challenge comes first, because it goes into an empty folder only.
    """
    whole = [planned for planned in plans if planned.what is Incoming.OPEN_DATA]
    for planned in whole:
        begin(workspace, planned.act, at)
    acts = [planned.act for planned in plans if planned not in whole and planned.act.changes]
    if acts:
        workspace.backup_if_changed("import")
        with workspace.transaction() as transaction:
            for act in acts:
                transaction.apply(act)


class _Planning:
    """Plans one file after the other, each on what the ones before it would bring."""

    def __init__(self, words: argparse.Namespace, at: Surroundings, view: View) -> None:
        self._words = words
        self._at = at
        self._records = view.everything()
        self._new_id = at.new_ids
        self._author = author(view, words) if words.author else who_sits_here(view)
        initials = self._author.initials if self._author else ""
        self._new_reference = References(initials or "X", used_references(view))

    def plan(self, file: Path) -> Planned:
        what = kind_by_ending(file)
        grids: tuple[Grid, ...] = ()
        if what is None:
            grids = read_grids(file)
            what = Incoming(self._words.what) if self._words.what else kind_of_sheets(grids)
        match what:
            case Incoming.TIMETABLE:
                planned = self._timetable(file, grids)
            case Incoming.NOTES:
                planned = self._notes(file)
            case Incoming.OPEN_DATA:
                found = read_open_data(file)
                planned = open_data_planned(file, plan_open_data(file, found, self._records))
        self._records = records_after(self._records, planned.act)
        return planned

    def _timetable(self, file: Path, grids: tuple[Grid, ...]) -> Planned:
        challenge = self._challenge(file)
        zone = ZoneInfo(challenge.time_zone)
        timetable = (
            read_timetable(file, grids, first_day=challenge.on_site_from, zone=zone)
            if grids
            else read_calendar(file, zone=zone)
        )
        if not timetable.rows and not timetable.left_out:
            raise NothingInsideError(file, "meetings")
        plan = plan_timetable(
            timetable, self._records, new_reference=self._new_reference, new_id=self._new_id
        )
        return timetable_planned(file, plan, zone)

    def _notes(self, file: Path) -> Planned:
        self._challenge(file)
        if self._author is None:
            raise WhoSitsHereError
        page = read_notes(file)
        if not page.notes:
            raise NothingInsideError(file, "notes")
        meeting = meeting_named(self._records, self._words.meeting) if self._words.meeting else None
        choices = NotesChoices(author=self._author.id, marks=self._words.marks, meeting=meeting)
        plan = plan_notes(page, self._records, choices, at=self._at.clock(), new_id=self._new_id)
        if plan.unfiled and not (self._words.unfiled or self._words.plan):
            headings = headings_of(plan.unfiled)
            raise UnfiledNotesError(file, count=len(plan.unfiled), headings=headings)
        return notes_planned(file, plan)

    def _challenge(self, file: Path) -> Challenge:
        if not self._records.all(Challenge):
            raise NoChallengeYetError(file)
        return self._records.challenge
