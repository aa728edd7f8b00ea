"""`finding add`, `finding link`, `finding edit`, `recommendation add`, `recommendation link`."""

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
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.findings import add_finding
from sli_desktop.services.lookup import finding_named, recommendation_named, theme_named
from sli_desktop.services.recommendations import add_recommendation, link_findings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    findings = commands.add_parser("finding", help="add and edit findings, link notes to them")
    _declare_findings(findings.add_subparsers(title="acts", metavar="ACT", required=True))
    every = commands.add_parser("recommendation", help="add recommendations, link findings to them")
    _declare_recommendations(every.add_subparsers(title="acts", metavar="ACT", required=True))


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


def _declare_recommendations(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    add = add_command(
        acts,
        "add",
        _add_recommendation,
        does="add a recommendation, with the findings it rests on",
        example="sli-desktop recommendation add northmere.sli --finding PS12 "
        '"Bring scrutiny in before decisions are drafted"',
    )
    add_challenge(add)
    add_author(add)
    add.add_argument("text", metavar="TEXT", help="what the council should do")
    add.add_argument("--title", metavar="TEXT", default="", help="a short title")
    add.add_argument("--theme", metavar="THEME", default="", help="code or name")
    add.add_argument("--finding", metavar="REF", action="append", default=[], help="rests on it")
    add.add_argument("--timescale", metavar="WORDS", default="", help="by when, in words")
    add.add_argument("--owner", metavar="WORDS", default="", help="who should lead on it")
    link = add_command(
        acts,
        "link",
        _link_findings,
        does="let a recommendation rest on findings",
        example="sli-desktop recommendation link northmere.sli PS20 PS12 PS14",
    )
    add_challenge(link)
    link.add_argument("recommendation", metavar="REC", help="the reference of the recommendation")
    link.add_argument("finding", metavar="FINDING", nargs="+", help="references of findings")


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


def _add_recommendation(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        recommendation, act = add_recommendation(
            words.text,
            title=words.title,
            theme=theme_named(records, words.theme).id if words.theme else None,
            findings=[finding_named(records, each) for each in words.finding],
            timescale=words.timescale,
            owner=words.owner,
            existing=records.all(Recommendation),
            reference=references(transaction, author(transaction, words))(),
            new_id=at.new_ids,
        )
        transaction.apply(act)
    rests_on = counted(len(recommendation.findings), "finding")
    return Answer(
        lines=(f"Added recommendation {recommendation.reference} on {rests_on}.",),
        values={
            "id": recommendation.id,
            "reference": recommendation.reference,
            "findings": recommendation.findings,
        },
    )


def _link_findings(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        before = recommendation_named(records, words.recommendation)
        act = link_findings(before, [finding_named(records, each) for each in words.finding])
        if act.changes:
            transaction.apply(act)
    linked = len(set(words.finding)) if act.changes else 0
    line = f"Linked {counted(linked, 'finding')} to {before.reference}."
    return Answer(
        lines=(line if linked else "It was linked already.",),
        values={"recommendation": before.reference, "linked": linked},
    )
