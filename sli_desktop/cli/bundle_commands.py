"""`bundle make|inspect|import|undo`: the encrypted hand-over between the laptops of a team."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from sli_desktop.cli.challenges import found_team, open_challenge
from sli_desktop.cli.output import Answer, counted, moment_words, size_words, state_words
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command, count
from sli_desktop.errors import NOTHING_CHANGED, DecisionNeededError, UsageError
from sli_desktop.services.kind_words import kind_words
from sli_desktop.services.lookup import short_id
from sli_desktop.services.sync.bringing import Brought
from sli_desktop.services.sync.bundles import make_bundle, state_of
from sli_desktop.services.sync.carried import Contents
from sli_desktop.services.sync.importing import (
    ImportResult,
    SetAside,
    import_bundle,
    open_for,
    plan_import,
)
from sli_desktop.services.sync.reader import OpenedBundle
from sli_desktop.services.sync.undoing import UndoResult, plan_undo, undo_import
from sli_desktop.storage import Workspace


class OwnWorkTooError(DecisionNeededError):
    """Undoing an import would set work of this laptop aside as well."""

    code: ClassVar[str] = "SLI-3406"

    def __init__(self, result: UndoResult) -> None:
        super().__init__(
            f"Undoing this import sets {len(result.own)} of your own changes aside as well, "
            "because they build on it.",
            kept=NOTHING_CHANGED,
            next_step="Look at the list, then add --with-own to go on.",
            details="\n".join(
                f"{kind_words(kind)} {short_id(record)}" for kind, record in result.own
            ),
        )


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("bundle", help="make, inspect, import and undo bundles")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    make = add_command(
        acts,
        "make",
        _make,
        does="make a signed, encrypted bundle of everything here, for the whole team",
        example="sli-desktop bundle make northmere.sli --output /media/stick",
    )
    add_challenge(make)
    make.add_argument(
        "--contents",
        choices=[each.value for each in Contents],
        default=Contents.NEW.value,
        help="photographs and files: none, those the others lack, or all; all text is always in",
    )
    _add_output(make)
    inspect = add_command(
        acts,
        "inspect",
        _inspect,
        does="look who made a bundle, when, and what of it is new here",
        example="sli-desktop bundle inspect northmere.sli SLI-9C1B2A-6F2A-3.slibundle",
    )
    add_challenge(inspect)
    inspect.add_argument("bundle", metavar="BUNDLE", type=Path, help="the bundle")
    _declare_import(acts)
    undo = add_command(
        acts,
        "undo",
        _undo,
        does="set aside what an import brought; it is kept and offered again",
        example="sli-desktop bundle undo northmere.sli",
    )
    add_challenge(undo)
    undo.add_argument("--number", metavar="N", type=count, help="the import; without it the last")
    undo.add_argument("--plan", action="store_true", help="show what would go, change nothing")
    undo.add_argument(
        "--with-own", action="store_true", help="also where own changes build on the import"
    )


def _declare_import(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    take = add_command(
        acts,
        "import",
        _import,
        does="take in bundles, each whole or not at all",
        example="sli-desktop bundle import northmere.sli SLI-9C1B2A-6F2A-3.slibundle --plan",
    )
    add_challenge(take)
    take.add_argument("bundle", metavar="BUNDLE", nargs="+", type=Path, help="the bundles")
    take.add_argument("--plan", action="store_true", help="show what would come, change nothing")
    take.add_argument(
        "--set-aside",
        choices=[SetAside.TAKE.value, SetAside.LEAVE.value],
        default=SetAside.ASK.value,
        help="what to do with parts that you set aside earlier",
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output",
        metavar="FOLDER",
        type=Path,
        default=Path(),
        help="where the file goes, such as a stick; without it, here",
    )


def _make(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        found_team(workspace, at)
        made = make_bundle(workspace, words.output, contents=Contents(words.contents))
    return Answer(
        lines=(
            f"Made {made.file} ({size_words(made.size)}) and read it back.",
            f"Photographs and files in it: {made.files}.",
            f"It can be opened by: {', '.join(made.recipients)}.",
            state_words(made.state),
        ),
        values={
            "file": str(made.file),
            "size": made.size,
            "serial": made.serial,
            "recipients": list(made.recipients),
            "revisions": made.revisions,
            "files": made.files,
            "state": made.state,
        },
    )


def _inspect(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        opened = open_for(workspace, words.bundle)
    manifest = opened.manifest
    names = _names(opened)
    revisions = sum(len(each.revisions) for each in opened.segments)
    sender = names.get(manifest.sender, manifest.sender)
    made = f"made by {sender} on {moment_words(manifest.made)}"
    return Answer(
        lines=(
            f"{words.bundle.name}: {made}, number {manifest.serial}.",
            f"For: {', '.join(names.get(each, each) for each in manifest.recipients)}.",
            f"New here: {counted(revisions, 'change')}.",
        ),
        values={
            "file": words.bundle.name,
            "sender": manifest.sender,
            "sender_name": sender,
            "made": manifest.made,
            "serial": manifest.serial,
            "recipients": list(manifest.recipients),
            "team_list_version": manifest.roster,
            "segments": len(opened.listed),
            "new_segments": len(opened.segments),
            "new_changes": revisions,
        },
    )


def _names(opened: OpenedBundle) -> Mapping[str, str]:
    return {member.device: member.name for member in opened.signed.roster.members}


def _import(words: argparse.Namespace, at: Surroundings) -> Answer:
    if words.plan and len(words.bundle) > 1:
        raise UsageError(
            "A plan is made for one bundle at a time.",
            kept=NOTHING_CHANGED,
            next_step="Give one bundle, or leave --plan out.",
        )
    with open_challenge(words, at) as workspace:
        results = [_one(workspace, file, words) for file in words.bundle]
        with workspace.read() as view:
            state = state_of(view)
    told = list(zip(words.bundle, results, strict=True))
    lines = [line for file, result in told for line in _lines(file, result)]
    lines.append("Nothing was changed: this was the plan." if words.plan else state_words(state))
    return Answer(
        lines=tuple(lines),
        values={
            "planned_only": words.plan,
            "state": state,
            "bundles": [_values(file, result) for file, result in told],
        },
    )


def _one(workspace: Workspace, file: Path, words: argparse.Namespace) -> ImportResult:
    opened = open_for(workspace, file)
    set_aside = SetAside(words.set_aside)
    if words.plan:
        return plan_import(workspace, opened, set_aside=set_aside)
    return import_bundle(workspace, opened, set_aside=set_aside)


def _lines(file: Path, result: ImportResult) -> list[str]:
    sender = result.names.get(result.sender, result.sender)
    if result.has_nothing_new:
        return [f"{file.name} from {sender}: you already have everything in this file."]
    lines = [f"{file.name} from {sender}:"]
    for line in result.plan.lines:
        name = result.names.get(line.device, line.device)
        lines.append(f"  {name}: {line.count:,} {kind_words(line.kind, line.count)} {line.fate}")
    for device, ahead in result.clocks_ahead.items():
        name = result.names.get(device, device)
        lines.append(f"  The clock of {name} is {ahead.days} days ahead.")
    if result.to_look_at:
        lines.append(
            f"  Changed by both: {counted(result.to_look_at, 'place')}. "
            "`sli-desktop info` shows both versions."
        )
    if result.files.wanted:
        lines.append(f"  {_files_words(result.files)}")
    return [*lines, *_besides(result)]


def _besides(result: ImportResult) -> Iterator[str]:
    if result.erasures:
        yield f"  Erased for good, as signed: {len(result.erasures)}."
    if result.kept_aside:
        parts = counted(result.kept_aside, "part")
        yield f"  {parts} of a laptop that was taken out before kept aside: `team aside`."
    if result.left:
        yield f"  Still set aside: {counted(result.left, 'part')}."


def _files_words(files: Brought) -> str:
    if not files.left:
        return f"{counted(files.arrived, 'file')} beside the notes came too."
    if files.full:
        return f"All text arrived. The disk is full: {counted(files.left, 'file')} did not."
    if not files.damaged:
        return f"{counted(files.left, 'file')} beside the notes to come."
    return (
        f"All text arrived. {files.left} of {counted(files.wanted, 'file')} beside the notes did "
        "not: copy the bundle again when convenient."
    )


def _values(file: Path, result: ImportResult) -> dict[str, object]:
    return {
        "file": file.name,
        "number": result.number,
        "sender": result.sender,
        "sender_name": result.names.get(result.sender, ""),
        "made": result.made,
        "serial": result.serial,
        "nothing_new": result.has_nothing_new,
        "brought": result.plan.as_plain(),
        "changed_by_both": result.to_look_at,
        "left_set_aside": result.left,
        "erasures": len(result.erasures),
        "kept_aside": result.kept_aside,
        "files_wanted": result.files.wanted,
        "files_arrived": result.files.arrived,
    }


def _undo(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        result = plan_undo(workspace, words.number)
        if not words.plan:
            if result.own and not words.with_own:
                raise OwnWorkTooError(result)
            result = undo_import(workspace, words.number)
    what = "would be" if words.plan else "was"
    import_words = f"Import {result.number} of {moment_words(result.at)} {what} set aside"
    lines = [
        f"{import_words}: {counted(result.records, 'place')} changed back.",
        f"Own changes set aside with it: {len(result.own)}.",
    ]
    return Answer(
        lines=tuple(lines),
        values={
            "planned_only": words.plan,
            "number": result.number,
            "at": result.at,
            "records": result.records,
            "own": [{"kind": kind, "id": record} for kind, record in result.own],
        },
    )
