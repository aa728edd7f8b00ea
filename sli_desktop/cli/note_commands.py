"""`note add` and `note link`: evidence from a terminal."""

import argparse
from collections.abc import Iterator

from sli_desktop.cli.challenges import author, open_challenge
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command
from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import FindingNote, Stance
from sli_desktop.models.records.ids import PeerId, ThemeId
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.capture import Place, add_note, note_of
from sli_desktop.services.evidence import attach_note
from sli_desktop.services.lookup import (
    finding_named,
    meeting_named,
    note_named,
    short_id,
    theme_named,
)
from sli_desktop.services.marks import LineContext, parse_line, themes_by_key

STANDARD_INPUT = "-"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("note", help="add notes, link them to findings")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    add = add_command(
        acts,
        "add",
        _add,
        does="add a note, or one for each line of the standard input",
        example="sli-desktop note add northmere.sli --meeting PS4 '! \"We hear last #3 @SM2'",
    )
    add_challenge(add)
    add_author(add)
    add.add_argument("text", metavar="TEXT", help="the words; - reads lines from standard input")
    add.add_argument("--meeting", metavar="REF", default="", help="reference or title")
    add.add_argument("--theme", metavar="THEME", action="append", default=[], help="code or name")
    add.add_argument("--no-marks", action="store_true", help='take + ! " ? @ # as plain text')
    link = add_command(
        acts,
        "link",
        _link,
        does="let a note speak for a finding",
        example="sli-desktop note link northmere.sli 1f2e3d4c PS12",
    )
    add_challenge(link)
    link.add_argument("note", metavar="NOTE", help="the short identity that add and search show")
    link.add_argument("finding", metavar="FINDING", help="the reference of the finding")
    link.add_argument("--against", action="store_true", help="the note speaks against the finding")


def _add(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            records = view.everything()
            writer = author(view, words).id
        notes = tuple(_notes(words, at, records, writer))
        for note in notes:
            workspace.commit(add_note(note))
    lines = tuple(f"Added note {short_id(note.id)}." for note in notes)
    return Answer(
        lines=lines or ("No note was added.",),
        values={"notes": [_note_values(note) for note in notes]},
    )


def _notes(
    words: argparse.Namespace, at: Surroundings, records: ChallengeRecords, writer: PeerId
) -> Iterator[Note]:
    meeting = meeting_named(records, words.meeting) if words.meeting else None
    present = [each for each in records.all(Attendance) if meeting and each.meeting == meeting.id]
    context = LineContext(
        themes=themes_by_key(records.all(Theme)),
        people=tuple(present),
        marks_on=not words.no_marks,
    )
    themes = frozenset[ThemeId](theme_named(records, each).id for each in words.theme)
    typed = at.lines_in if words.text == STANDARD_INPUT else (words.text,)
    new_id = at.new_ids
    for line in typed:
        if line.strip() or words.text != STANDARD_INPUT:
            yield note_of(
                parse_line(line, context),
                place=Place(meeting=meeting),
                author=writer,
                first_key=at.clock(),
                themes=themes,
                new_id=new_id,
            )


def _note_values(note: Note) -> dict[str, object]:
    return {
        "id": note.id,
        "short_id": short_id(note.id),
        "body": note.body,
        "kinds": sorted(note.kinds),
        "themes": note.themes,
        "meeting": note.meeting,
        "speaker": note.speaker,
    }


def _link(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            records = view.everything()
        act = link_act(records, words.finding, words.note, against=words.against)
        if act.changes:
            workspace.commit(act)
    return linked_answer(act, finding=words.finding, notes=1)


def link_act(records: ChallengeRecords, finding: str, note: str, *, against: bool) -> ChangeSet:
    """The act that lets one note speak for, or against, a finding."""
    return attach_note(
        finding_named(records, finding),
        note_named(records, note),
        stance=Stance.AGAINST if against else Stance.SUPPORTS,
        existing=records.all(FindingNote),
    )


def linked_answer(act: ChangeSet, *, finding: str, notes: int) -> Answer:
    """What is said after linking; without changes it was linked already."""
    if not act.changes:
        return Answer(lines=("It was linked already.",), values={"finding": finding, "linked": 0})
    return Answer(
        lines=(f"Linked {counted(notes, 'note')} to {finding}.",),
        values={"finding": finding, "linked": notes},
    )
