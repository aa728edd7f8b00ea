"""`find-person` and `purge`: answering for a challenge, and letting it go."""

import argparse
import json
from pathlib import Path
from typing import ClassVar

from sli_desktop.cli.challenges import challenge_folder, open_challenge
from sli_desktop.cli.output import Answer, counted, size_words
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.errors import NOTHING_CHANGED, DecisionNeededError
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.finding_person import PersonPlace, as_text, find_person
from sli_desktop.services.purging import (
    PurgePlan,
    finish_purge,
    is_purging,
    plan_purge,
    purge,
)
from sli_desktop.services.sync.writer import write_whole

_SHOWN = 40


class PurgeForGoodError(DecisionNeededError):
    """Purging cannot be taken back, so the council's name is asked for."""

    code: ClassVar[str] = "SLI-3505"

    def __init__(self, plan: PurgePlan) -> None:
        super().__init__(
            f"This removes the whole challenge from this laptop, for good: {_counted(plan)}.",
            kept=NOTHING_CHANGED,
            next_step="Export what must stay, then give the council's name with --council.",
        )


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    find = add_command(
        commands,
        "find-person",
        _find,
        does="find everything about one person, for a subject access request",
        example='sli-desktop find-person northmere.sli "Jo Bloggs" --also "Head of Planning"',
    )
    add_challenge(find)
    find.add_argument("name", metavar="NAME", help="the person's name")
    find.add_argument(
        "--also", metavar="WORDS", action="append", default=[], help="what else they are called"
    )
    find.add_argument(
        "--output", metavar="FILE", type=Path, help="save the answer: .txt or .json; confidential"
    )
    out = add_command(
        commands,
        "purge",
        _purge,
        does="remove a whole challenge from this laptop for good, with a certificate",
        example='sli-desktop purge northmere.sli --council "Northmere District Council"',
    )
    add_challenge(out)
    out.add_argument("--council", metavar="NAME", default="", help="the council, to be sure")
    out.add_argument("--plan", action="store_true", help="show what would go, remove nothing")
    out.add_argument(
        "--output", metavar="FOLDER", type=Path, default=Path(), help="where the certificate goes"
    )


def _find(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        found = find_person(workspace, words.name, words.also)
    values = [_values(each) for each in found]
    if words.output is not None:
        as_json = words.output.suffix.casefold() == ".json"
        text = (
            json.dumps(values, ensure_ascii=False, indent=1)
            if as_json
            else as_text(words.name, found)
        )
        write_whole(words.output, text.encode())
    whole = sum(each.is_whole for each in found)
    lines = [f"{counted(whole, 'place')} with the whole name, {len(found) - whole} with a part."]
    lines += [f"  {each.kind_words} {each.label}: {each.words}" for each in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"  and {len(found) - _SHOWN} more: save them with --output.")
    if words.output is not None:
        lines.append(f"Saved {words.output}. It is confidential: send it by a safe way only.")
    return Answer(lines=tuple(lines), values={"places": values})


def _values(place: PersonPlace) -> dict[str, object]:
    return {
        "kind": place.kind,
        "id": None if place.record is None else str(place.record),
        "label": place.label,
        "field": place.field,
        "where": place.where,
        "words": place.words,
        "whole_name": place.is_whole,
    }


def _purge(words: argparse.Namespace, at: Surroundings) -> Answer:
    folder = challenge_folder(words.file)
    if is_purging(folder):
        finish_purge(folder)
        return Answer(
            lines=("The purge that was cut off is finished.",), values={"certificate": None}
        )
    with open_challenge(words, at) as workspace:
        plan = plan_purge(workspace)
        if words.plan:
            return Answer(lines=(f"Would go: {_counted(plan)}.",), values=_plan_values(plan))
        if not words.council:
            raise PurgeForGoodError(plan)
        with workspace.read() as view:
            person = who_sits_here(view)
        certificate = purge(
            workspace, words.output, subject=words.council, by=person.name if person else ""
        )
    return Answer(
        lines=(
            f"Removed: {_counted(plan)}.",
            f"The certificate is {certificate}.",
            f"Bundle files others may still have: {len(plan.bundles)}; it names them.",
        ),
        values={**_plan_values(plan), "certificate": str(certificate)},
    )


def _counted(plan: PurgePlan) -> str:
    return (
        f"{counted(plan.meetings, 'meeting')}, {counted(plan.notes, 'note')}, "
        f"{counted(plan.files, 'file')}, {size_words(plan.octets)}"
    )


def _plan_values(plan: PurgePlan) -> dict[str, object]:
    return {
        "subject": plan.subject,
        "meetings": plan.meetings,
        "notes": plan.notes,
        "files": plan.files,
        "octets": plan.octets,
        "bundles": list(plan.bundles),
        "certificate": None,
    }
