"""What is done with one recommendation in a terminal: edit, order, agree, sign off, withdraw."""

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from sli_desktop.cli.challenges import author, open_challenge, references
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command, count
from sli_desktop.errors import NOTHING_CHANGED, UsageError
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.drafting import Draft, remarks
from sli_desktop.services.lookup import recommendation_named, theme_named
from sli_desktop.services.recommendation_order import freeze_numbers, move_recommendation
from sli_desktop.services.recommendations import (
    LOCKED,
    delete_recommendation,
    rewrite,
    split_recommendation,
    with_timescale,
)
from sli_desktop.services.report.choose import themes_in_order
from sli_desktop.services.report.numbering import Numbered, in_report_order
from sli_desktop.services.signing_off import (
    agree,
    back_to_draft,
    change_after_sign_off,
    sign_off,
    take_sign_off_back,
    withdraw,
)
from sli_desktop.services.typed_times import typed_day
from sli_desktop.storage import Transaction

_LINES = ("text", "title", "owner", "priority", "measure", "prefix")
_FIELDS = (*_LINES, "timescale", "theme")
_KEYS = {"timescale": ("timescale_words", "timescale_date")}

Make = Callable[[argparse.Namespace, Surroundings, Transaction, Recommendation], ChangeSet]
"""Makes the act of a command."""


class NothingToWriteError(UsageError):
    """The command names a recommendation, and nothing to write in it."""

    code: ClassVar[str] = "SLI-3365"

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to change.",
            kept=NOTHING_CHANGED,
            next_step="Give one of " + ", ".join(f"--{each}" for each in _FIELDS) + " or --keep.",
        )


class AsksOnceError(UsageError):
    """A recommendation in which no second ask was found cannot be split by itself."""

    code: ClassVar[str] = "SLI-3366"

    def __init__(self) -> None:
        super().__init__(
            "No second ask was found in this recommendation.",
            kept=NOTHING_CHANGED,
            next_step="Say where the second one begins with --from and its first words.",
        )


def order_of(records: ChallengeRecords) -> tuple[Numbered, ...]:
    """The recommendations of a challenge in report order."""
    return in_report_order(records.all(Recommendation), themes_in_order(records), records.challenge)


def draft_of(one: Recommendation, records: ChallengeRecords) -> Draft:
    """What the drafting checks look at."""
    return Draft(
        text=one.text,
        owner=one.owner,
        timescale=one.timescale_words or str(one.timescale_date or ""),
        uses_owner=records.challenge.uses_owner,
        uses_timescale=records.challenge.uses_timescale,
    )


def add_acts(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands that do something with one recommendation."""
    _declare_edit(acts)
    for name, make, does, asks_why in (
        ("agree", _agree, "say that the team agrees on a recommendation", False),
        ("sign-off", _sign_off, "sign a recommendation off: its words are locked", False),
        ("reopen", _reopen, "make it a draft again; after sign-off agreed, with a reason", True),
        ("withdraw", _withdraw, "take a recommendation out of the report", True),
        ("delete", _delete, "put a recommendation into the bin", False),
    ):
        example = f"sli-desktop recommendation {name} northmere.sli R3"
        parser = _declare(acts, name, make, does, example)
        if asks_why:
            parser.add_argument("--reason", metavar="WORDS", default="", help="after sign-off: why")
    move = _declare(
        acts,
        "move",
        _move,
        "put a recommendation at another place of the list",
        "sli-desktop recommendation move northmere.sli R3 1",
    )
    move.add_argument("place", metavar="PLACE", type=count, help="1 is the top")
    split = _declare(
        acts,
        "split",
        _split,
        "make two of a recommendation that asks twice",
        "sli-desktop recommendation split northmere.sli R3",
    )
    split.add_argument("--from", dest="begin", metavar="WORDS", default="", help="second begins so")
    freeze = add_command(
        acts,
        "freeze",
        _freeze,
        does="give what is agreed its number for good",
        example="sli-desktop recommendation freeze northmere.sli",
    )
    add_challenge(freeze)
    _add_plan(freeze)


def _declare(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    make: Make,
    does: str,
    example: str,
) -> argparse.ArgumentParser:
    def run(words: argparse.Namespace, at: Surroundings) -> Answer:
        return _act_on(words, at, make)

    parser = add_command(acts, name, run, does=does, example=example)
    add_challenge(parser)
    add_author(parser)
    parser.add_argument("recommendation", metavar="REC", help="its reference or its number")
    _add_plan(parser)
    return parser


def _add_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plan", action="store_true", help="show what would come, change nothing")


def _declare_edit(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    edit = _declare(
        acts,
        "edit",
        _edit,
        "write a recommendation anew, or settle what was changed by both",
        'sli-desktop recommendation edit northmere.sli R3 --timescale "31 March 2027"',
    )
    edit.add_argument("--text", metavar="TEXT", help="what the council should do")
    edit.add_argument("--title", metavar="TEXT", help="a short title")
    edit.add_argument("--owner", metavar="WORDS", help="who should lead on it")
    edit.add_argument("--timescale", metavar="WORDS", help="by when: a date or words")
    edit.add_argument("--priority", metavar="WORDS", help="such as high, medium or low")
    edit.add_argument("--measure", metavar="TEXT", help="how somebody will know that it helped")
    edit.add_argument("--prefix", metavar="LETTERS", help="before its number, such as PCR")
    edit.add_argument("--theme", metavar="THEME", help="code or name; - for across the themes")
    edit.add_argument("--reason", metavar="WORDS", default="", help="after sign-off: why")
    edit.add_argument("--settle", action="store_true", help="what is given here is the decision")
    edit.add_argument(
        "--keep", choices=_FIELDS, action="append", default=[], help="what is shown is the decision"
    )


def _act_on(words: argparse.Namespace, at: Surroundings, make: Make) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        before = recommendation_named(transaction.everything(), words.recommendation)
        act = make(words, at, transaction, before)
        changed = bool(act.changes)
        if changed and not words.plan:
            changed = bool(transaction.apply(act).changes)
    done = f"{act.name}." if changed else "It was like that already."
    return Answer(
        lines=(f"Would be done: {done}" if words.plan and changed else done,),
        values={
            "recommendation": before.reference,
            "changed": changed and not words.plan,
            "planned": words.plan,
        },
    )


def _edit(
    words: argparse.Namespace, at: Surroundings, view: Transaction, before: Recommendation
) -> ChangeSet:
    given = {name for name in _FIELDS if getattr(words, name) is not None}
    if not given and not words.keep:
        raise NothingToWriteError
    if before.state in LOCKED and given == {"text"} and not words.keep:
        by = author(view, words).id
        return change_after_sign_off(
            before, words.text, by=by, reason=words.reason, new_id=at.new_ids
        )
    after = replace(
        before,
        **{name: getattr(words, name) for name in _LINES if name in given},
    )
    if "timescale" in given:
        today = at.clock().date()
        after = with_timescale(
            after, words.timescale, read_day=lambda typed: typed_day(typed, today=today)
        )
    if "theme" in given:
        named = words.theme != "-"
        theme = theme_named(view.everything(), words.theme).id if named else None
        after = replace(after, theme=theme)
    decided = {*words.keep, *(given if words.settle else ())}
    settles = frozenset(key for name in decided for key in _KEYS.get(name, (name,)))
    return rewrite(before, after, settles=settles)


def _agree(
    _words: argparse.Namespace, _at: Surroundings, _view: Transaction, one: Recommendation
) -> ChangeSet:
    return agree(one)


def _sign_off(
    words: argparse.Namespace, at: Surroundings, view: Transaction, one: Recommendation
) -> ChangeSet:
    return sign_off(one, by=author(view, words), at=at.clock(), new_id=at.new_ids)


def _reopen(
    words: argparse.Namespace, at: Surroundings, view: Transaction, one: Recommendation
) -> ChangeSet:
    if one.state is not RecommendationState.SIGNED_OFF:
        return back_to_draft(one)
    by = author(view, words).id
    return take_sign_off_back(one, by=by, reason=words.reason, new_id=at.new_ids)


def _withdraw(
    words: argparse.Namespace, at: Surroundings, view: Transaction, one: Recommendation
) -> ChangeSet:
    by = author(view, words).id if one.state in LOCKED else None
    return withdraw(one, by=by, reason=words.reason, new_id=at.new_ids)


def _delete(
    _words: argparse.Namespace, _at: Surroundings, _view: Transaction, one: Recommendation
) -> ChangeSet:
    return delete_recommendation(one)


def _move(
    words: argparse.Namespace, _at: Surroundings, view: Transaction, one: Recommendation
) -> ChangeSet:
    return move_recommendation(order_of(view.everything()), one, words.place - 1)


def _split(
    words: argparse.Namespace, at: Surroundings, view: Transaction, one: Recommendation
) -> ChangeSet:
    records = view.everything()
    found = re.search(re.escape(words.begin), one.text, re.IGNORECASE) if words.begin else None
    place = found.start() if found else None
    if not words.begin:
        told = remarks(draft_of(one, records))
        place = next((each.split_at for each in told if each.split_at is not None), None)
    if not place:
        raise AsksOnceError
    _made, act = split_recommendation(
        one,
        place,
        existing=records.all(Recommendation),
        reference=references(view, author(view, words))(),
        new_id=at.new_ids,
    )
    return act


def _freeze(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        records = transaction.everything()
        act = freeze_numbers(
            records.all(Recommendation), themes_in_order(records), records.challenge
        )
        if act.changes and not words.plan:
            transaction.apply(act)
    number = counted(len(act.changes), "number")
    line = f"Would freeze {number}." if words.plan else f"Froze {number}."
    return Answer(
        lines=(line if act.changes else "There is nothing to freeze.",),
        values={"frozen": len(act.changes), "planned": words.plan},
    )
