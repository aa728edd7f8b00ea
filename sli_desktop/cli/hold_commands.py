"""`hold set|lift|list`: while a hold stands, nothing is deleted for good."""

import argparse

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, moment_words, table
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.models.records.report import HoldGround, HoldState, LegalHold
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.holds import holds_set, lift_hold, set_hold
from sli_desktop.services.lookup import NotFoundError, short_id


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("hold", help="forbid and allow deleting for good")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    put = add_command(
        acts,
        "set",
        _set,
        does="forbid erasing and purging while a request or complaint is open",
        example='sli-desktop hold set northmere.sli --ground FOI --words "FOI 2026-118"',
    )
    add_challenge(put)
    put.add_argument(
        "--ground",
        choices=[each.value for each in HoldGround],
        required=True,
        help="why",
    )
    put.add_argument("--words", metavar="TEXT", default="", help="what it is about")
    lift = add_command(
        acts,
        "lift",
        _lift,
        does="lift a hold; it stays on record",
        example="sli-desktop hold lift northmere.sli",
    )
    add_challenge(lift)
    lift.add_argument("--hold", metavar="ID", default="", help="which, where several stand")
    every = add_command(
        acts,
        "list",
        _list,
        does="list the holds, those that were lifted too",
        example="sli-desktop hold list northmere.sli",
    )
    add_challenge(every)


def _set(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            person = who_sits_here(view)
        act = set_hold(
            HoldGround(words.ground),
            words.words,
            by=person.name if person else "",
            at=at.clock(),
            new_id=at.new_ids,
        )
        workspace.commit(act)
    return Answer(
        lines=("A hold is set: nothing is deleted for good until it is lifted.",),
        values={"ground": words.ground},
    )


def _lift(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            standing = holds_set(view.all(LegalHold))
        wanted = words.hold.casefold()
        named = [each for each in standing if each.id.hex.endswith(wanted)]
        if len(named) != 1:
            known = (f"{short_id(each.id)} {each.ground.value}" for each in standing)
            raise NotFoundError("hold", words.hold or "so", known=known)
        workspace.commit(lift_hold(named[0]))
    return Answer(lines=("The hold is lifted.",), values={"hold": named[0].id})


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        holds = sorted(view.all(LegalHold), key=lambda each: each.set_at)
    rows = [
        (
            short_id(each.id),
            each.ground.value,
            "stands" if each.state is HoldState.SET else "lifted",
            each.set_by,
            moment_words(each.set_at),
            each.words,
        )
        for each in holds
    ]
    return Answer(
        lines=table(rows) or ("No hold was ever set.",),
        values={
            "holds": [
                {
                    "id": each.id,
                    "ground": each.ground.value,
                    "state": each.state.value,
                    "set_by": each.set_by,
                    "set_at": each.set_at,
                    "words": each.words,
                }
                for each in holds
            ]
        },
    )
