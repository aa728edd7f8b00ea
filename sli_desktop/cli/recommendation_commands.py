"""`recommendation add`, `list`, `link`, `unlink`; the acts on one are in `recommendation_acts`."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from sli_desktop.cli.challenges import author, open_challenge, references
from sli_desktop.cli.output import Answer, counted, table
from sli_desktop.cli.recommendation_acts import add_acts, draft_of, order_of
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.drafting import remarks
from sli_desktop.services.lookup import finding_named, recommendation_named, theme_named
from sli_desktop.services.recommendations import (
    add_recommendation,
    link_findings,
    unlink_findings,
)
from sli_desktop.services.report.numbering import withdrawn


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("recommendation", help="write, link, order, agree recommendations")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    _declare_add(acts)
    listed = add_command(
        acts,
        "list",
        _list,
        does="list the recommendations in report order",
        example="sli-desktop recommendation list northmere.sli --checks",
    )
    add_challenge(listed)
    listed.add_argument("--checks", action="store_true", help="with what to look at in the words")
    for name, run, does in (
        ("link", _link, "let a recommendation rest on findings"),
        ("unlink", _unlink, "let a recommendation no longer rest on findings"),
    ):
        link = add_command(
            acts,
            name,
            run,
            does=does,
            example=f"sli-desktop recommendation {name} northmere.sli PS20 PS12 PS14",
        )
        add_challenge(link)
        link.add_argument("recommendation", metavar="REC", help="its reference or its number")
        link.add_argument("finding", metavar="FINDING", nargs="+", help="references of findings")
        _add_plan(link)
    add_acts(acts)


def _declare_add(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    add = add_command(
        acts,
        "add",
        _add,
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
    _add_plan(add)


def _add_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plan", action="store_true", help="show what would come, change nothing")


def _add(words: argparse.Namespace, at: Surroundings) -> Answer:
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
        if not words.plan:
            transaction.apply(act)
    rests_on = counted(len(recommendation.findings), "finding")
    begins = "Would add" if words.plan else "Added"
    return Answer(
        lines=(f"{begins} recommendation {recommendation.reference} on {rests_on}.",),
        values={
            "id": recommendation.id,
            "reference": recommendation.reference,
            "findings": recommendation.findings,
            "planned": words.plan,
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """One line of the list."""

    number: str
    recommendation: Recommendation
    findings: Sequence[str]
    remarks: Sequence[str]


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
    listed = _listed(records, checks=words.checks)
    lines: list[str] = []
    for each, line in zip(listed, table([_row(each) for each in listed]), strict=True):
        lines.append(line)
        lines += [f"    {remark}" for remark in each.remarks]
    return Answer(
        lines=tuple(lines) or ("No recommendations yet.",),
        values={"recommendations": [_values(each) for each in listed]},
    )


def _listed(records: ChallengeRecords, *, checks: bool) -> list[_Listed]:
    kept = [(each.short, each.recommendation) for each in order_of(records)]
    gone = [("", each) for each in withdrawn(records.all(Recommendation))]
    known = {each.id: each.reference for each in records.all(Finding)}
    return [
        _Listed(
            number=number,
            recommendation=each,
            findings=sorted(known[one] for one in each.findings if one in known),
            remarks=[one.told for one in remarks(draft_of(each, records))] if checks else [],
        )
        for number, each in [*kept, *gone]
    ]


def _row(each: _Listed) -> tuple[str, ...]:
    one = each.recommendation
    findings = counted(len(each.findings), "finding")
    first = " ".join((one.title or one.text).split())
    return (each.number, one.reference, one.state.value, findings, first)


def _values(each: _Listed) -> dict[str, object]:
    one = each.recommendation
    return {
        "id": one.id,
        "number": each.number,
        "reference": one.reference,
        "state": one.state.value,
        "is_frozen": one.number is not None,
        "title": one.title,
        "text": one.text,
        "findings": list(each.findings),
        "owner": one.owner,
        "timescale": one.timescale_date or one.timescale_words,
        "priority": one.priority,
        "measure": one.measure,
        "checks": list(each.remarks),
    }


def _link(words: argparse.Namespace, at: Surroundings) -> Answer:
    return _links(words, at, is_on=True)


def _unlink(words: argparse.Namespace, at: Surroundings) -> Answer:
    return _links(words, at, is_on=False)


def _links(words: argparse.Namespace, at: Surroundings, *, is_on: bool) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        before = recommendation_named(records, words.recommendation)
        findings = [finding_named(records, each) for each in words.finding]
        act = (link_findings if is_on else unlink_findings)(before, findings)
        if act.changes and not words.plan:
            transaction.apply(act)
    changed = len({each.id for each in findings} - before.findings)
    if not is_on:
        changed = len({each.id for each in findings} & before.findings)
    done = ("Would link" if words.plan else "Linked") if is_on else "Unlinked"
    if words.plan and not is_on:
        done = "Would unlink"
    way = "to" if is_on else "from"
    line = f"{done} {counted(changed, 'finding')} {way} {before.reference}."
    nothing = "It was linked already." if is_on else "It was not linked."
    return Answer(
        lines=(line if changed else nothing,),
        values={
            "recommendation": before.reference,
            "linked" if is_on else "unlinked": changed,
            "planned": words.plan,
        },
    )
