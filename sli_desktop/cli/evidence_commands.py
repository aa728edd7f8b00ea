"""`evidence list`, `move`, `background`, `join`: the evening's sorting from a terminal."""

import argparse
from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.cli.challenges import author, open_challenge, references
from sli_desktop.cli.output import Answer, counted, moment_words
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command, count, day
from sli_desktop.errors import NOTHING_CHANGED, UsageError
from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import Finding, Stance
from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.findings import add_finding
from sli_desktop.services.joining import join_notes, take_apart
from sli_desktop.services.lookup import (
    finding_named,
    group_named,
    meeting_named,
    note_named,
    peer_named,
    short_id,
    theme_named,
)
from sli_desktop.services.marks import themes_by_key
from sli_desktop.services.moving import (
    keep_as_background,
    label_for,
    move_notes,
    move_to_new,
    theme_for,
    to_sort_again,
)
from sli_desktop.services.remarks import Remarks
from sli_desktop.services.sorting import total
from sli_desktop.storage import Facet, Sieve, SortLine, Transaction

_ALL = "all"
_SHOWN = 60


class WhereToError(UsageError):
    """`evidence move` names neither a finding nor a new one, or both."""

    code: ClassVar[str] = "SLI-0021"

    def __init__(self) -> None:
        super().__init__(
            "It is not clear where the notes should go.",
            kept=NOTHING_CHANGED,
            next_step="Give --to with a reference, or --new with a headline.",
        )


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("evidence", help="sort notes into findings")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    _declare_list(acts)
    move = add_command(
        acts,
        "move",
        _move,
        does="move notes to a finding, or to a new one",
        example="sli-desktop evidence move northmere.sli 1f2e3d4c 5a6b7c8d --to PS12",
    )
    add_challenge(move)
    add_author(move)
    _add_notes(move)
    move.add_argument("--to", metavar="FINDING", default="", help="the reference of a finding")
    move.add_argument("--new", metavar="HEADLINE", default="", help="make a finding of them")
    move.add_argument("--theme", metavar="THEME", default="", help="theme of the new finding")
    move.add_argument("--against", action="store_true", help="they speak against the finding")
    background = add_command(
        acts,
        "background",
        _background,
        does="keep notes as background, or put them back to sort",
        example="sli-desktop evidence background northmere.sli 1f2e3d4c",
    )
    add_challenge(background)
    _add_notes(background)
    background.add_argument("--back", action="store_true", help="put them back to sort")
    join = add_command(
        acts,
        "join",
        _join,
        does="say that notes are one remark, or take one apart",
        example="sli-desktop evidence join northmere.sli 1f2e3d4c 5a6b7c8d",
    )
    add_challenge(join)
    _add_notes(join)
    join.add_argument("--apart", action="store_true", help="take the first note out of its remark")


def _add_notes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("note", metavar="NOTE", nargs="+", help="short identities of notes")
    parser.add_argument("--plan", action="store_true", help="show what would come, change nothing")


def _declare_list(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listed = add_command(
        acts,
        "list",
        _list,
        does="list notes with how many there are of each sort",
        example="sli-desktop evidence list northmere.sli --theme GOV",
    )
    add_challenge(listed)
    states = [*(state.value for state in NoteState), _ALL]
    listed.add_argument("--state", choices=states, default="to sort", help="to sort, used ...")
    listed.add_argument("--kind", choices=[kind.value for kind in NoteKind], help="one kind only")
    listed.add_argument("--theme", metavar="THEME", default="", help="code or name")
    listed.add_argument("--group", metavar="GROUP", default="", help="stakeholder group")
    listed.add_argument("--peer", metavar="WHO", default="", help="initials or name")
    listed.add_argument("--day", metavar="DATE", type=day, help="day of the note")
    listed.add_argument("--meeting", metavar="REF", default="", help="reference or title")
    listed.add_argument("--limit", metavar="N", type=count, default=20, help="notes to show (20)")


# --- looking ------------------------------------------------------------------------------------


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
        sieve = _sieve(words, records)
        lines, counts = view.sorting.page(sieve, limit=words.limit), view.sorting.counts(sieve)
    zone = ZoneInfo(records.challenge.time_zone)
    number = total(counts, sieve)
    rest = f", {len(lines)} shown" if len(lines) < number else ""
    states = ", ".join(f"{counts[Facet.STATE].get(state, 0)} {state}" for state in NoteState)
    return Answer(
        lines=(
            f"{counted(number, 'note')}{rest}. With these filters: {states}.",
            *(line for each in lines for line in _shown(each, zone)),
        ),
        values={
            "total": number,
            "counts": {
                facet.value: {str(value): n for value, n in each.items()}
                for facet, each in counts.items()
            },
            "notes": [_values(line) for line in lines],
        },
    )


def _sieve(words: argparse.Namespace, records: ChallengeRecords) -> Sieve:
    return Sieve(
        state=None if words.state == _ALL else NoteState(words.state),
        kind=NoteKind(words.kind) if words.kind else None,
        theme=theme_named(records, words.theme).id if words.theme else None,
        group=group_named(records, words.group).id if words.group else None,
        peer=peer_named(records, words.peer).id if words.peer else None,
        day=words.day,
        meeting=meeting_named(records, words.meeting).id if words.meeting else None,
    )


def _shown(line: SortLine, zone: ZoneInfo) -> tuple[str, str]:
    kinds = ", ".join(sorted(line.kinds)) or "note"
    joined = ", joined" if line.is_joined else ""
    first = f"{short_id(line.id)}  {moment_words(line.first_key, zone)}  {kinds}{joined}"
    return first, f"    {' '.join(line.start.split())}"


def _values(line: SortLine) -> dict[str, object]:
    return {
        "id": line.id,
        "short_id": short_id(line.id),
        "at": line.first_key,
        "state": line.state,
        "kinds": sorted(line.kinds),
        "themes": line.themes,
        "meeting": line.meeting,
        "joined": line.is_joined,
        "start": line.start,
    }


# --- acts ---------------------------------------------------------------------------------------


def _move(words: argparse.Namespace, at: Surroundings) -> Answer:
    if bool(words.to) is bool(words.new):
        raise WhereToError
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        notes, _ = _chosen(words, records, transaction)
        links = transaction.sorting.links_of([note.id for note in notes])
        if words.new:
            finding, act = _new(words, at, transaction, records, notes)
        else:
            finding = finding_named(records, words.to)
            stance = Stance.AGAINST if words.against else Stance.SUPPORTS
            act = move_notes(finding, notes, stance=stance, existing=links)
        _apply(words, transaction, act)
    return _answer(words, act, notes, f"moved to {finding.reference}", finding=finding.reference)


def _new(
    words: argparse.Namespace,
    at: Surroundings,
    transaction: Transaction,
    records: ChallengeRecords,
    notes: Sequence[Note],
) -> tuple[Finding, ChangeSet]:
    shown = theme_named(records, words.theme).id if words.theme else None
    order = [theme.id for theme in themes_by_key(records.all(Theme))]
    finding, made = add_finding(
        words.new,
        theme=theme_for(notes, shown, order),
        label=label_for(notes),
        existing=records.all(Finding),
        reference=references(transaction, author(transaction, words))(),
        new_id=at.new_ids,
    )
    return finding, move_to_new(finding, made, notes)


def _background(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        notes, _ = _chosen(words, transaction.everything(), transaction)
        if words.back:
            act = to_sort_again(note for note in notes if note.state is NoteState.BACKGROUND)
        else:
            links = transaction.sorting.links_of([note.id for note in notes])
            act = keep_as_background(notes, links)
        _apply(words, transaction, act)
    done = "put back to sort" if words.back else "kept as background"
    return _answer(words, act, notes, done)


def _join(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        notes, remarks = _chosen(words, records, transaction)
        if words.apart:
            first = note_named(records, words.note[0])
            others = sorted(remarks.of(first.id) - {first.id})
            act = take_apart(first, transaction.sorting.notes(others))
        else:
            links = transaction.sorting.links_of([note.id for note in notes])
            act = join_notes(notes, links)
        _apply(words, transaction, act)
    return _answer(words, act, notes, "taken apart" if words.apart else "joined as one remark")


def _chosen(
    words: argparse.Namespace, records: ChallengeRecords, transaction: Transaction
) -> tuple[tuple[Note, ...], Remarks]:
    """The notes that are named, with those that are one remark with them."""
    remarks = Remarks.of_notes(records.all(Note))
    named = [note_named(records, each).id for each in words.note]
    ids = dict.fromkeys(other for note in named for other in (note, *sorted(remarks.of(note))))
    return transaction.sorting.notes(list[UUID](ids)), remarks


def _apply(words: argparse.Namespace, transaction: Transaction, act: ChangeSet) -> None:
    if act.changes and not words.plan:
        transaction.apply(act)


def _answer(
    words: argparse.Namespace, act: ChangeSet, notes: Sequence[Note], done: str, **more: object
) -> Answer:
    number = len(notes)
    if not act.changes:
        line = "It was like that already."
    elif words.plan:
        line = f"{counted(number, 'note')} would be {done}. Nothing was changed."
    else:
        line = f"{counted(number, 'note')} {done}."
    changed = number if act.changes else 0
    return Answer(
        lines=(line, *(f"  {short_id(note.id)}  {note.body[:_SHOWN]}" for note in notes)),
        values={
            "notes": [note.id for note in notes],
            "changed": changed,
            "planned": words.plan,
            **more,
        },
    )
