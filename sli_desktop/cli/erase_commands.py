"""`erase now|list|history`: for good, on every laptop of the team, with a signed certificate."""

import argparse
from typing import TYPE_CHECKING, ClassVar

from sli_desktop.cli.challenges import found_team, open_challenge
from sli_desktop.cli.output import Answer, counted, moment_words, table
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.errors import NOTHING_CHANGED, DecisionNeededError
from sli_desktop.models.records import KINDS, Record
from sli_desktop.services.kind_words import kind_words
from sli_desktop.services.lookup import NotFoundError, short_id
from sli_desktop.services.sync.erasing import (
    ErasurePlan,
    ErasureState,
    erase,
    erasure_states,
    plan_erasure,
    scrub_history,
)
from sli_desktop.services.sync.erasures import ErasureReason
from sli_desktop.storage import View

if TYPE_CHECKING:
    from uuid import UUID

_SHORTEST = 6


class EraseForGoodError(DecisionNeededError):
    """Erasing cannot be taken back, so it is asked for once more."""

    code: ClassVar[str] = "SLI-3502"

    def __init__(self, plan: ErasurePlan) -> None:
        super().__init__(
            f"This erases {counted(len(plan.records), 'entry', 'entries')} on every laptop, for "
            "good.",
            kept=NOTHING_CHANGED,
            next_step="Look at the list, then add --yes to go on.",
            details="\n".join(_plan_lines(plan)),
        )


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("erase", help="erase for good, on every laptop of the team")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    now = add_command(
        acts,
        "now",
        _now,
        does="erase entries for good, here at once and elsewhere with the next bundle",
        example="sli-desktop erase now northmere.sli 4f21c09a --reason asked --plan",
    )
    add_challenge(now)
    now.add_argument("what", metavar="WHAT", nargs="+", help="references, or ends of identities")
    _add_reason(now)
    now.add_argument("--plan", action="store_true", help="show what would go, erase nothing")
    now.add_argument("--yes", action="store_true", help="go on; nothing takes this back")
    history = add_command(
        acts,
        "history",
        _history,
        does="erase every earlier version of one entry, and keep what it shows now",
        example="sli-desktop erase history northmere.sli PS4 --reason asked --yes",
    )
    add_challenge(history)
    history.add_argument("what", metavar="WHAT", help="its reference, or the end of its identity")
    _add_reason(history)
    history.add_argument("--yes", action="store_true", help="go on; nothing takes this back")
    every = add_command(
        acts,
        "list",
        _list,
        does="list what was erased, and which laptops have confirmed it",
        example="sli-desktop erase list northmere.sli",
    )
    add_challenge(every)


def _add_reason(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reason",
        choices=[each.value for each in ErasureReason],
        required=True,
        help="why: it stands in the certificate",
    )


def _now(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        found_team(workspace, at)
        with workspace.read() as view:
            named = [_named(view, each).id for each in words.what]
            plan = plan_erasure(view, named)
        signed = None
        if not words.plan:
            if not words.yes:
                raise EraseForGoodError(plan)
            signed = erase(workspace, named, ErasureReason(words.reason))
    done = "Would go:" if signed is None else "Erased here; make a bundle, so that the others do:"
    return Answer(
        lines=(done, *_plan_lines(plan)),
        values={
            "planned_only": signed is None,
            "certificate": None if signed is None else signed.erasure.id,
            "records": [{"kind": kind, "id": record} for kind, record in plan.records],
            "files": len(plan.blobs),
            "repeated_in": [{"kind": each.kind, "id": each.record} for each in plan.quoted],
            "bundles": [each.name for each in plan.held_in],
        },
    )


def _plan_lines(plan: ErasurePlan) -> list[str]:
    lines = [f"  {kind_words(kind)} {short_id(record)}" for kind, record in plan.records]
    if plan.quoted:
        lines.append("Still repeats its words, and needs a person:")
        lines += [f"  {kind_words(each.kind)} {short_id(each.record)}" for each in plan.quoted]
    if plan.held_in:
        lines.append("Bundle files that hold it, to be wiped from sticks and mail:")
        lines += [f"  {each.name}, {moment_words(each.at)}" for each in plan.held_in]
    return lines


def _history(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        found_team(workspace, at)
        with workspace.read() as view:
            record = _named(view, words.what)
            plan = plan_erasure(view, [record.id])
        if not words.yes:
            raise EraseForGoodError(plan)
        signed = scrub_history(workspace, record, ErasureReason(words.reason))
    number = len(signed.erasure.revisions)
    return Answer(
        lines=(f"Erased {counted(number, 'earlier version')}; what it shows now stays.",),
        values={"certificate": signed.erasure.id, "versions": number},
    )


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        found_team(workspace, at)
        with workspace.read() as view:
            states = erasure_states(view)
    return Answer(
        lines=table([_row(each) for each in states]) or ("Nothing was erased.",),
        values={
            "erasures": [
                {
                    "certificate": each.erasure.id,
                    "made": each.made,
                    "reason": each.erasure.reason,
                    "records": len(each.erasure.records),
                    "versions": len(each.erasure.revisions),
                    "confirmed": list(each.confirmed),
                    "waiting": list(each.waiting),
                }
                for each in states
            ]
        },
    )


def _row(state: ErasureState) -> tuple[str, ...]:
    erasure = state.erasure
    number = len(erasure.records) or len(erasure.revisions)
    waiting = f"waiting for {', '.join(state.waiting)}" if state.waiting else "all confirmed"
    what = counted(number, "entry", "entries") if erasure.records else counted(number, "version")
    return (moment_words(state.made), erasure.reason.replace("_", " "), what, waiting)


def _named(view: View, words: str) -> Record:
    """The one record, in the bin or not, with this reference or this end of its identity.

    Raises:
        NotFoundError: none, or several.
    """
    wanted = words.strip().replace("-", "").casefold()
    found: dict[UUID, Record] = {}
    for record_type in KINDS.values():
        for record in (*view.all(record_type), *view.in_bin(record_type)):
            is_reference = str(getattr(record, "reference", "")).casefold() == wanted
            is_end = len(wanted) >= _SHORTEST and record.id.hex.endswith(wanted)
            if is_reference or is_end:
                found[record.id] = record
    if len(found) != 1:
        raise NotFoundError("entry", words)
    return next(iter(found.values()))
