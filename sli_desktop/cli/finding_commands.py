"""`finding add`, `finding link`, `finding edit`, and what else is done with findings."""

import argparse

from sli_desktop.cli.challenges import author, open_challenge, references
from sli_desktop.cli.edit_command import add_to_findings
from sli_desktop.cli.finding_acts import add_acts
from sli_desktop.cli.note_commands import link_act, linked_answer
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import Finding, FindingLabel
from sli_desktop.services.findings import add_finding
from sli_desktop.services.lookup import theme_named


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    findings = commands.add_parser("finding", help="add and edit findings, link notes to them")
    _declare_findings(findings.add_subparsers(title="acts", metavar="ACT", required=True))


def _declare_findings(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    add = add_command(
        acts,
        "add",
        _add_finding,
        does="add a finding, with the notes that carry it",
        example="sli-desktop finding add northmere.sli --theme GOV --label area "
        '--note 1f2e3d4c "Scrutiny comes too late to change decisions"',
    )
    add_challenge(add)
    add_author(add)
    add.add_argument("headline", metavar="HEADLINE", help="the finding in one line")
    add.add_argument("--theme", metavar="THEME", required=True, help="code or name")
    labels = [label.value for label in FindingLabel]
    add.add_argument("--label", choices=labels, required=True, help="strength or area")
    add.add_argument("--statement", metavar="TEXT", default="", help="the finding in full")
    add.add_argument("--note", metavar="NOTE", action="append", default=[], help="a note for it")
    link = add_command(
        acts,
        "link",
        _link_notes,
        does="let notes speak for a finding",
        example="sli-desktop finding link northmere.sli PS12 1f2e3d4c 5a6b7c8d",
    )
    add_challenge(link)
    link.add_argument("finding", metavar="FINDING", help="the reference of the finding")
    link.add_argument("note", metavar="NOTE", nargs="+", help="short identities of notes")
    link.add_argument("--against", action="store_true", help="the notes speak against the finding")
    add_to_findings(acts)
    add_acts(acts)


def _add_finding(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        finding, act = add_finding(
            words.headline,
            theme=theme_named(records, words.theme).id,
            label=FindingLabel(words.label),
            statement=words.statement,
            existing=records.all(Finding),
            reference=references(transaction, author(transaction, words))(),
            new_id=at.new_ids,
        )
        transaction.apply(act)
        for note in words.note:
            link = link_act(transaction.everything(), finding.reference, note, against=False)
            transaction.apply(link)
    return Answer(
        lines=(f"Added finding {finding.reference} with {counted(len(words.note), 'note')}.",),
        values={"id": finding.id, "reference": finding.reference, "notes": len(words.note)},
    )


def _link_notes(words: argparse.Namespace, at: Surroundings) -> Answer:
    linked = 0
    act = ChangeSet(name="", changes=())
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        for note in words.note:
            records = transaction.everything()
            one = link_act(records, words.finding, note, against=words.against)
            if one.changes:
                transaction.apply(one)
                linked, act = linked + 1, one
    return linked_answer(act, finding=words.finding, notes=linked)
