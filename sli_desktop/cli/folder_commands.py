"""`info`, `check`, `backup`, `restore`: the challenge as a whole."""

import argparse
from datetime import datetime
from pathlib import Path

from sli_desktop.cli.attention_answers import attention_lines, attention_values
from sli_desktop.cli.challenges import challenge_folder, open_challenge
from sli_desktop.cli.output import (
    Answer,
    counted,
    day_words,
    moment_words,
    size_words,
    table,
)
from sli_desktop.cli.passphrase import known_passphrase
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.models.records import KINDS
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.archive.files import CannotWriteError, plain_reason
from sli_desktop.services.checks import Unready, unfinished
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.figures import Figures, figures
from sli_desktop.services.intake.problems import CannotReadError
from sli_desktop.services.kind_words import field_words, kind_words
from sli_desktop.storage import CheckResult, restore

BACKUP_SUFFIX = ".slibackup"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    info = add_command(
        commands,
        "info",
        _info,
        does="show what a challenge is and holds, and what was changed by both",
        example="sli-desktop info northmere.sli",
    )
    add_challenge(info)
    check = add_command(
        commands,
        "check",
        _check,
        does="look whether a challenge is whole, and what is unfinished in it",
        example="sli-desktop check northmere.sli",
    )
    add_challenge(check)
    backup = add_command(
        commands,
        "backup",
        _backup,
        does="make one encrypted file of a challenge, verified by opening it",
        example="sli-desktop backup northmere.sli --output /media/stick/northmere.slibackup",
    )
    add_challenge(backup)
    backup.add_argument(
        "--output", metavar="OUT", type=Path, help="the file; without it, beside the challenge"
    )
    back = add_command(
        commands,
        "restore",
        _restore,
        does="put a challenge back to a backup; what it held before is kept",
        example="sli-desktop restore northmere.sli northmere.slibackup",
    )
    add_challenge(back)
    back.add_argument("backup", metavar="BACKUP", type=Path, help="the backup")


def _info(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
        attention = [attention_values(records, each) for each in view.attention()]
        to_look_at = attention_lines(view, records)
        acts = view.acts(limit=1)
        person = who_sits_here(view)
        in_bin = sum(len(view.in_bin(kind)) for kind in KINDS.values())
    counts = {name: len(records.all(kind)) for name, kind in KINDS.items()}
    counted_up = figures(records)
    values = {
        **_challenge_values(records),
        "peer": person.initials if person else None,
        "counts": counts,
        "in_bin": in_bin,
        "figures": _figure_values(counted_up),
        "attention": attention,
        "last_act": {"name": acts[0].name, "at": acts[0].at} if acts else None,
    }
    lines = [
        *_challenge_lines(records),
        *table(
            [(f"  {count:>7,}", kind_words(name, count)) for name, count in counts.items() if count]
        ),
        f"  {in_bin:>7,}  in the bin",
        _figure_line(counted_up),
        *to_look_at,
    ]
    return Answer(lines=tuple(lines), values=values)


def _challenge_values(records: ChallengeRecords) -> dict[str, object]:
    if not records.all(Challenge):
        return {"council": None}
    challenge = records.challenge
    return {
        "council": challenge.subject,
        "title": challenge.title,
        "framework": challenge.framework,
        "framework_version": challenge.framework_version,
        "on_site_from": challenge.on_site_from,
        "on_site_to": challenge.on_site_to,
        "stage": challenge.stage,
    }


def _challenge_lines(records: ChallengeRecords) -> tuple[str, ...]:
    if not records.all(Challenge):
        return ("An empty challenge.",)
    challenge = records.challenge
    known = [day_words(day) for day in (challenge.on_site_from, challenge.on_site_to) if day]
    days = " to ".join(dict.fromkeys(known)) or "on days not set yet"
    return (
        f"{challenge.subject}: {challenge.label_challenge}",
        f"On site: {days}. Template: {challenge.framework}. Stage: {challenge.stage}.",
    )


def _figure_values(counted_up: Figures) -> dict[str, int]:
    return {
        "meetings": counted_up.meetings,
        "people": counted_up.people,
        "peer_hours": counted_up.peer_hours,
        "documents": counted_up.documents,
        "notes": counted_up.notes,
    }


def _figure_line(counted_up: Figures) -> str:
    return (
        f"Held so far: {counted(counted_up.meetings, 'meeting')} with "
        f"{counted(counted_up.people, 'person', 'people')}, "
        f"{counted(counted_up.peer_hours, 'hour')} of the team, "
        f"{counted(counted_up.documents, 'document')} read."
    )


def _check(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        result = workspace.check()
        with workspace.read() as view:
            records = view.everything()
            found = unfinished(records)
            attention = [attention_values(records, each) for each in view.attention()]
            to_look_at = attention_lines(view, records)
    lines = [
        "The challenge is whole." if result.is_whole else "The challenge is damaged:",
        *(f"  {each}" for each in result.damage),
        *(
            f"  {kind_words(each.kind)}, {field_words(each.field)}: "
            f"{counted(each.count, 'place')} naming what is not here"
            for each in result.dangling
        ),
        *to_look_at,
        *_unfinished_lines(found),
    ]
    values = {
        **_check_values(result),
        "attention": attention,
        "unfinished": [
            {"what": each.what, "id": each.record, "label": each.label} for each in found
        ],
    }
    return Answer(lines=tuple(lines), values=values, exit_code=0 if result.is_whole else 1)


def _check_values(result: CheckResult) -> dict[str, object]:
    return {
        "whole": result.is_whole,
        "damage": list(result.damage),
        "dangling": [
            {"kind": each.kind, "field": each.field, "count": each.count}
            for each in result.dangling
        ],
        "counts": dict(result.counts),
        "in_bin": dict(result.in_bin),
    }


def _unfinished_lines(found: tuple[Unready, ...]) -> list[str]:
    if not found:
        return ["Nothing is unfinished."]
    groups: dict[str, list[str]] = {each.what.value: [] for each in found}
    for each in found:
        groups[each.what.value].append(each.label)
    return [
        "Unfinished:",
        *(
            f"  {what}: {len(labels)} ({', '.join(dict.fromkeys(labels))})"
            for what, labels in groups.items()
        ),
    ]


def _backup(words: argparse.Namespace, at: Surroundings) -> Answer:
    folder = challenge_folder(words.file)
    beside = folder.with_name(f"{folder.stem}-{at.clock():%Y%m%d-%H%M%S}{BACKUP_SUFFIX}")
    target: Path = words.output or beside
    with open_challenge(words, at) as workspace:
        try:
            made = workspace.backup_to(target)
        except OSError as error:
            raise CannotWriteError(target, plain_reason(error)) from error
    size = made.stat().st_size
    return Answer(
        lines=(f"Backed up to {made} ({size_words(size)}), and opened once to be sure.",),
        values={"file": str(made), "size": size},
    )


def _restore(words: argparse.Namespace, at: Surroundings) -> Answer:
    folder = challenge_folder(words.file)
    if not words.backup.is_file():
        raise CannotReadError(words.backup, "it is not there")
    restored = restore(
        folder,
        words.backup,
        known_passphrase(words, at),
        clock=at.clock,
        insist=words.insist,
        lowest=at.lowest,
    )
    made = moment_words(datetime.fromisoformat(restored.made))
    kept = f"What it held before is kept as {restored.kept}." if restored.kept else ""
    return Answer(
        lines=tuple(
            filter(
                None,
                (
                    f"Restored {folder} as of {made}.",
                    kept,
                ),
            )
        ),
        values={
            "folder": str(folder),
            "made": restored.made,
            "kept": str(restored.kept) if restored.kept else None,
        },
    )
