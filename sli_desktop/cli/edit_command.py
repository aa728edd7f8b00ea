"""`finding edit`: write a finding anew, and settle what was changed by both."""

import argparse
from dataclasses import replace
from typing import ClassVar

from sli_desktop.cli.challenges import author, open_challenge
from sli_desktop.cli.output import Answer
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command
from sli_desktop.errors import NOTHING_CHANGED, UsageError
from sli_desktop.models.records.change import Change
from sli_desktop.models.records.finding import EvidenceStrength, Finding, FindingState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.breadth import (
    breadth,
    needs_reason,
    refuse_unexplained,
    set_strength,
    strength_reasons,
)
from sli_desktop.services.findings import rewrite
from sli_desktop.services.lookup import finding_named
from sli_desktop.storage import Transaction

FIELDS = ("headline", "statement", "state", "evidence")


class NothingToEditError(UsageError):
    """The command names a finding, and nothing to do with it."""

    code: ClassVar[str] = "SLI-0004"

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to change.",
            kept=NOTHING_CHANGED,
            next_step="Give --headline, --statement, --state, --evidence or --keep.",
        )


def add_to_findings(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    edit = add_command(
        acts,
        "edit",
        _edit,
        does="write a finding anew, or settle what was changed by both",
        example="sli-desktop finding edit northmere.sli PS12 --state agreed",
    )
    add_challenge(edit)
    edit.add_argument("finding", metavar="FINDING", help="the reference of the finding")
    edit.add_argument("--headline", metavar="TEXT", help="the finding in one line")
    edit.add_argument("--statement", metavar="TEXT", help="the finding in full")
    states = [state.value for state in FindingState]
    edit.add_argument("--state", choices=states, help="how far the team has agreed")
    strengths = [strength.value for strength in EvidenceStrength]
    edit.add_argument("--evidence", choices=strengths, help="how broad the evidence is")
    edit.add_argument("--reason", metavar="TEXT", default="", help="why, if not as suggested")
    add_author(edit)
    edit.add_argument(
        "--settle",
        action="store_true",
        help="what is given here is the decision, where it was changed by both",
    )
    edit.add_argument(
        "--keep",
        choices=FIELDS,
        action="append",
        default=[],
        help="what is shown now is the decision, where it was changed by both",
    )


def _edit(words: argparse.Namespace, at: Surroundings) -> Answer:
    given = {name for name in FIELDS if getattr(words, name) is not None}
    if not given and not words.keep:
        raise NothingToEditError
    settled = frozenset(words.keep) | (given if words.settle else set())
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        before = finding_named(records, words.finding)
        act = rewrite(before, _rewritten(before, words), settles=settled)
        if act.changes and _evidence(before, words) is not before.evidence:
            reasons = _reasons(before, words, records, transaction, at)
            act = replace(act, changes=act.changes + reasons)
        committed = transaction.apply(act)
    changed = bool(committed.changes)
    line = f"Changed finding {before.reference}." if changed else "It was like that already."
    return Answer(
        lines=(line,),
        values={"reference": before.reference, "changed": changed, "settled": sorted(settled)},
    )


def _rewritten(before: Finding, words: argparse.Namespace) -> Finding:
    return replace(
        before,
        headline=before.headline if words.headline is None else words.headline,
        statement=before.statement if words.statement is None else words.statement,
        state=before.state if words.state is None else FindingState(words.state),
        evidence=_evidence(before, words),
    )


def _evidence(before: Finding, words: argparse.Namespace) -> EvidenceStrength:
    return before.evidence if words.evidence is None else EvidenceStrength(words.evidence)


def _reasons(
    before: Finding,
    words: argparse.Namespace,
    records: ChallengeRecords,
    transaction: Transaction,
    at: Surroundings,
) -> tuple[Change, ...]:
    """The reason for another strength than suggested comes, those for the one before go."""
    strength, suggested = _evidence(before, words), breadth(before.id, records).suggested
    refuse_unexplained(strength, suggested, words.reason)
    is_asked = needs_reason(strength, suggested)
    act = set_strength(
        before,
        strength,
        reason=words.reason if is_asked else "",
        outdated=strength_reasons(before, records),
        by=author(transaction, words).id if is_asked else None,
        new_id=at.new_ids,
    )
    return tuple(change for change in act.changes if change.record_id != before.id)
