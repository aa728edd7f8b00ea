"""`actions`: what the council does about each recommendation."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.errors import NOTHING_CHANGED, UsageError
from sli_desktop.models.records.recommendation import (
    Action,
    ActionState,
    ActionUpdate,
    Rag,
    Recommendation,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.afterwards.acting import (
    Moment,
    add_action,
    add_update,
    change_action,
    change_due,
    due_of,
    history,
    in_order,
    read_due,
)
from sli_desktop.services.afterwards.coming_in import look_at_plan
from sli_desktop.services.lookup import recommendation_named
from sli_desktop.services.report.choose import themes_in_order
from sli_desktop.services.report.numbering import Numbered, in_report_order
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.xlsx import write_xlsx
from sli_desktop.services.typed_times import typed_day

_PLAN = "Action plan"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("actions", help="what the council does about each recommendation")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    shown = add_command(
        acts,
        "list",
        _list,
        does="list the actions of the council with their dates and history",
        example="sli-desktop actions list northmere.sli",
    )
    add = add_command(
        acts,
        "add",
        _add,
        does="add an action to a recommendation",
        example='sli-desktop actions add northmere.sli R3 "Appoint a lead" --due "1 May 2026"',
    )
    change = add_command(
        acts,
        "set",
        _set,
        does="change an action: words, lead, due, rating, state; or add an update",
        example="sli-desktop actions set northmere.sli R3a --rag amber --due 2026-06-01",
    )
    come = add_command(
        acts,
        "import",
        _import,
        does="take in the action plan (.xlsx or .csv) that the council sent",
        example="sli-desktop actions import northmere.sli plan.xlsx --plan",
    )
    export = add_command(
        acts,
        "export",
        _export,
        does="write the action plan as a spreadsheet for the council to fill in",
        example="sli-desktop actions export northmere.sli --output plan.xlsx",
    )
    for each in (shown, add, change, come, export):
        add_challenge(each)
    add.add_argument("recommendation", metavar="REC", help="its reference or its number")
    add.add_argument("words", metavar="WORDS", help="the action")
    change.add_argument("action", metavar="ACTION", help="its number and letter, such as R3a")
    change.add_argument("--words", default=None, help="the action in other words")
    change.add_argument("--rag", choices=[each.value for each in Rag], help="the council's rating")
    states = [each.value for each in ActionState]
    change.add_argument("--state", choices=states, help="how far it has come")
    change.add_argument("--update", default="", help="a dated line for its history")
    change.add_argument("--because", default="", help="why the date changes")
    for each in (add, change):
        each.add_argument("--lead", default=None, help="who leads on it, as a role")
        each.add_argument("--due", default=None, help="by when: a day, or words")
    come.add_argument("table", metavar="TABLE", type=Path, help="the action plan")
    come.add_argument("--plan", action="store_true", help="show what would change, change nothing")
    export.add_argument("--output", metavar="OUT", type=Path, required=True, help="the file")


# --- actions ------------------------------------------------------------------------------------


def listed(records: ChallengeRecords) -> tuple[Numbered, ...]:
    """Every recommendation as the report numbers them."""
    every = records.all(Recommendation)
    return in_report_order(every, themes_in_order(records), records.challenge)


def _plan(records: ChallengeRecords) -> Iterator[tuple[str, Numbered, Action]]:
    """Every action with what it is called: "R3a"."""
    for one in listed(records):
        mine = (a for a in records.all(Action) if a.recommendation == one.recommendation.id)
        for each in in_order(mine):
            yield f"{one.short}{each.letter}", one, each


def _named(records: ChallengeRecords, wanted: str) -> tuple[str, Action]:
    found = [(name, action) for name, _, action in _plan(records)]
    for name, action in found:
        if name.casefold() == wanted.strip().casefold():
            return name, action
    known = ", ".join(name for name, _ in found[:8]) or "none yet"
    raise UsageError(
        f"There is no action {wanted}.",
        kept=NOTHING_CHANGED,
        next_step=f"Actions are called by number and letter: {known}.",
    )


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
    found = tuple(_plan(records))
    updates = records.all(ActionUpdate)
    return Answer(
        lines=tuple(line for name, _, each in found for line in _lines(name, each, updates))
        or ("No actions yet.",),
        values={"actions": [_values(name, each, updates) for name, _, each in found]},
    )


def _lines(name: str, each: Action, updates: tuple[ActionUpdate, ...]) -> Iterator[str]:
    yield f"{name}. {each.text}"
    facts = (each.lead, due_of(each).shown, each.rag.value, each.state.value)
    yield f"   {' · '.join(filter(None, facts))}"
    yield from (f"   {one.at.isoformat()}: {one.text}" for one in history(each, updates))


def _values(name: str, each: Action, updates: tuple[ActionUpdate, ...]) -> dict[str, object]:
    return {
        "action": name,
        "id": each.id,
        "text": each.text,
        "lead": each.lead,
        "due": due_of(each).shown,
        "rag": each.rag.value,
        "state": each.state.value,
        "history": [{"at": one.at, "text": one.text} for one in history(each, updates)],
    }


def _moment(at: Surroundings) -> Moment:
    return Moment(at=at.clock().date(), new_id=at.new_ids)


def _add(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            records = view.everything()
        made = recommendation_named(records, words.recommendation)
        today = at.clock().date()
        action, act = add_action(
            made.id,
            words.words,
            existing=records.all(Action),
            new_id=at.new_ids,
            lead=words.lead or "",
            due=read_due(words.due or "", lambda said: typed_day(said, today=today)),
        )
        workspace.commit(act)
        with workspace.read() as view:
            name = next(n for n, _, each in _plan(view.everything()) if each.id == action.id)
    return Answer(lines=(f"Added {name}.",), values=_values(name, action, ()))


def _set(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            name, action = _named(view.everything(), words.action)
        workspace.commit(
            change_action(
                action,
                text=words.words,
                lead=words.lead,
                rag=Rag(words.rag) if words.rag else None,
                state=ActionState(words.state) if words.state else None,
            )
        )
        with workspace.read() as view:
            action = view.get(Action, action.id) or action
        if words.due is not None:
            today = at.clock().date()
            due = read_due(words.due, lambda said: typed_day(said, today=today))
            workspace.commit(change_due(action, due, _moment(at), because=words.because))
        if words.update:
            workspace.commit(add_update(action, words.update, _moment(at)))
        with workspace.read() as view:
            action, updates = view.get(Action, action.id) or action, view.all(ActionUpdate)
    return Answer(lines=tuple(_lines(name, action, updates)), values=_values(name, action, updates))


def _import(words: argparse.Namespace, at: Surroundings) -> Answer:
    today = at.clock().date()
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            records = view.everything()
        plan = look_at_plan(
            words.table, records, _moment(at), lambda said: typed_day(said, today=today)
        )
        if plan.act.changes and not words.plan:
            workspace.commit(plan.act)
    begin = "Would add" if words.plan else "Added"
    return Answer(
        lines=(
            f"{begin} {counted(plan.added, 'action')}, {plan.changed} changed.",
            *(f"  Row {each.number} stays out: {each.left_out}." for each in plan.left_out),
        ),
        values={
            "added": plan.added,
            "changed": plan.changed,
            "left_out": [{"row": each.number, "why": each.left_out} for each in plan.left_out],
            "planned_only": words.plan,
        },
    )


def _export(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
    made = outline(records, ReportOptions(dated=at.clock().date(), include_proposed=True))
    sheets = tuple(each for each in made.sheets if each.name == _PLAN)
    write_xlsx(replace(made, sheets=sheets), words.output)
    rows = len(sheets[0].rows)
    return Answer(
        lines=(f"Wrote {counted(rows, 'row')} to {words.output}.",),
        values={"file": str(words.output), "rows": rows},
    )
