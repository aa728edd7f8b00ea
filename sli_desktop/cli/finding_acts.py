"""What a team does with findings, in a terminal: list, views, merge, split, order, decide."""

import argparse
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from sli_desktop.cli.challenges import author, open_challenge, references
from sli_desktop.cli.output import Answer, counted, table
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import (
    EvidenceStrength,
    Finding,
    FindingState,
    GoodPractice,
    PeerView,
    View,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.breadth import breadth, refuse_unexplained, set_strength, strength_reasons
from sli_desktop.services.findings import give_view, move_finding, set_state
from sli_desktop.services.good_practice import mark_practice
from sli_desktop.services.lookup import finding_named, note_named, theme_named
from sli_desktop.services.merging import mend, merge_findings
from sli_desktop.services.splitting import Share, split_finding
from sli_desktop.storage import Transaction


class Asked(NamedTuple):
    """One act that is asked for, with everything it is worked out from."""

    words: argparse.Namespace
    at: Surroundings
    transaction: Transaction
    records: ChallengeRecords
    finding: Finding


Work = Callable[[Asked], ChangeSet]


def add_acts(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands."""
    listed = add_command(
        acts,
        "list",
        _list,
        does="list the findings in their order",
        example="sli-desktop finding list northmere.sli --theme GOV",
    )
    add_challenge(listed)
    listed.add_argument("--theme", metavar="THEME", default="", help="code or name")
    _declare_together(acts)
    _declare_decisions(acts)
    made = _declare(acts, "view", _view, does="give a peer's view of a finding", rest="agrees")
    made.add_argument("view", choices=[view.value for view in View], help="what the peer thinks")
    made.add_argument("--words", metavar="TEXT", default="", help="the view in words")
    add_author(made)
    strong = _declare(
        acts, "strength", _strength, does="set how broad the evidence is", rest="strong"
    )
    levels = [each.value for each in EvidenceStrength]
    strong.add_argument("strength", choices=levels, help="how broad the evidence is")
    strong.add_argument("--reason", metavar="TEXT", default="", help="why, if not as suggested")
    add_author(strong)
    practice = _declare(
        acts, "practice", _practice, does="mark good practice in a finding", rest='"Their board"'
    )
    practice.add_argument("what", metavar="TEXT", help="what to pass on; empty takes it back")


def _declare_together(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    merge = _declare(
        acts, "merge", _merge, does="merge findings into one, nothing lost", rest="PS14"
    )
    merge.add_argument("other", metavar="OTHER", nargs="+", help="references of the others")
    mended = add_command(
        acts,
        "mend",
        _mend,
        does="bring over what was left at findings merged on two laptops",
        example="sli-desktop finding mend northmere.sli",
    )
    add_challenge(mended)
    mended.add_argument("--plan", action="store_true", help="show what would come, change nothing")
    split = _declare(
        acts,
        "split",
        _split,
        does="make a new finding of a part of one",
        rest='--headline "Owners are missing" --note 1f2e3d4c',
    )
    split.add_argument("--headline", metavar="TEXT", required=True, help="the new finding")
    split.add_argument("--words", metavar="TEXT", default="", help="part of the statement")
    split.add_argument("--note", metavar="NOTE", action="append", default=[], help="goes over")
    split.add_argument("--both", metavar="NOTE", action="append", default=[], help="kept by both")
    add_author(split)
    move = _declare(acts, "move", _move, does="put a finding at a place of its theme", rest="1")
    move.add_argument("place", metavar="PLACE", type=int, help="1 is the top")


def _declare_decisions(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, state in (
        ("agree", FindingState.AGREED),
        ("park", FindingState.PARKED),
        ("drop", FindingState.DROPPED),
        ("reopen", FindingState.PROPOSED),
    ):
        does = f"say that the team has decided: {state.value}; every view stays"
        _declare(acts, name, partial(_decide, state), does=does)


def _declare(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    work: Work,
    *,
    does: str,
    rest: str = "",
) -> argparse.ArgumentParser:
    example = f"sli-desktop finding {name} northmere.sli PS12 {rest}".strip()
    made = add_command(
        acts, name, lambda words, at: _run(words, at, work), does=does, example=example
    )
    add_challenge(made)
    made.add_argument("finding", metavar="FINDING", help="the reference of the finding")
    made.add_argument("--plan", action="store_true", help="show what would come, change nothing")
    return made


def _run(words: argparse.Namespace, at: Surroundings, work: Work) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        finding = finding_named(records, words.finding)
        act = work(Asked(words, at, transaction, records, finding))
        if act.changes and not words.plan:
            transaction.apply(act)
    return _answer(act, planned=words.plan, reference=finding.reference)


def _answer(act: ChangeSet, *, planned: bool, reference: str = "") -> Answer:
    line = f"{'Would ' if planned else ''}{act.name}: {counted(len(act.changes), 'change')}."
    return Answer(
        lines=(line if act.changes else "It was like that already.",),
        values={"finding": reference, "changed": len(act.changes), "planned": planned},
    )


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        themes = [theme_named(view.everything(), words.theme).id] if words.theme else []
        lines = view.sorting.findings(themes=themes, limit=None)
        weights = view.sorting.finding_weights()
    rows = tuple(
        (each.name, each.reference, each.label, each.state, each.headline) for each in lines
    )
    return Answer(
        lines=(counted(len(lines), "finding") + ".", *table(rows)),
        values={
            "findings": [
                {
                    "id": each.id,
                    "number": each.number,
                    "reference": each.reference,
                    "label": each.label,
                    "state": each.state,
                    "headline": each.headline,
                    "evidence": weights[each.id].evidence,
                    "supports": weights[each.id].supports,
                    "against": weights[each.id].against,
                }
                for each in lines
            ]
        },
    )


def _decide(state: FindingState, asked: Asked) -> ChangeSet:
    return set_state(asked.finding, state)


def _view(asked: Asked) -> ChangeSet:
    return give_view(
        asked.finding,
        peer=author(asked.transaction, asked.words).id,
        view=View(asked.words.view),
        words=asked.words.words,
        existing=asked.records.all(PeerView),
    )


def _strength(asked: Asked) -> ChangeSet:
    strength, finding = EvidenceStrength(asked.words.strength), asked.finding
    suggested = breadth(finding.id, asked.records).suggested
    refuse_unexplained(strength, suggested, asked.words.reason)
    return set_strength(
        finding,
        strength,
        reason=asked.words.reason if strength is not suggested else "",
        outdated=strength_reasons(finding, asked.records),
        by=author(asked.transaction, asked.words).id,
        new_id=asked.at.new_ids,
    )


def _practice(asked: Asked) -> ChangeSet:
    known = (each for each in asked.records.all(GoodPractice) if each.finding == asked.finding.id)
    return mark_practice(
        asked.finding, asked.words.what, existing=next(known, None), new_id=asked.at.new_ids
    )


def _merge(asked: Asked) -> ChangeSet:
    others = [finding_named(asked.records, each) for each in asked.words.other]
    return merge_findings(asked.finding, others, asked.records)


def _mend(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        act = mend(transaction.everything())
        if act.changes and not words.plan:
            transaction.apply(act)
    return _answer(act, planned=words.plan)


def _split(asked: Asked) -> ChangeSet:
    words, records = asked.words, asked.records
    share = Share(
        headline=words.headline,
        words=words.words,
        notes={note_named(records, each).id for each in words.note},
        both={note_named(records, each).id for each in words.both},
    )
    _made, act = split_finding(
        asked.finding,
        share,
        theme=_of_theme(records.all(Finding), asked.finding),
        records=records,
        reference=references(asked.transaction, author(asked.transaction, words))(),
        new_id=asked.at.new_ids,
    )
    return act


def _move(asked: Asked) -> ChangeSet:
    rows = _of_theme(asked.records.all(Finding), asked.finding)
    return move_finding(rows, asked.finding, asked.words.place - 1)


def _of_theme(findings: Iterable[Finding], finding: Finding) -> list[Finding]:
    same = (
        each
        for each in findings
        if each.theme == finding.theme
        and each.merged_into is None
        and each.state is not FindingState.DROPPED
    )
    return sorted(same, key=lambda each: (each.order, each.id))
