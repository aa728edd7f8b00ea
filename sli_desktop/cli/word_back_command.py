"""`report take-back`: a Word file that came back, its differences listed and taken."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.errors import NOTHING_CHANGED, SliError, UsageError
from sli_desktop.models.records.report import Snapshot
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.word_back.looking import EVERYTHING, kept_here, look
from sli_desktop.services.word_back.plan import Item, Turn
from sli_desktop.services.word_back.taking import Hand, take

ALL = "all"
_NOT_WITH_ALL = frozenset({Turn.GONE, Turn.BOTH})
"""What only a person who names it takes: words would go."""


class NothingChosenError(SliError):
    """A number that is named is not one that can be taken."""

    code: ClassVar[str] = "SLI-3432"

    def __init__(self, numbers: str) -> None:
        super().__init__(
            f"These numbers cannot be taken: {numbers}.",
            kept=NOTHING_CHANGED,
            next_step="Look at the list without --take, and name numbers from it.",
        )


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    back = add_command(
        commands,
        "report take-back",
        _take_back,
        does="list what was changed in a Word file of the report that came back, and take it",
        example="sli-desktop report take-back northmere.sli northmere-checked.docx --take 1,4",
    )
    add_challenge(back)
    back.add_argument("word", metavar="DOCX", type=Path, help="the Word file that came back")
    back.add_argument(
        "--take",
        metavar="NUMBERS",
        default="",
        help='which to take, such as 1,4,7, or "all" but what is gone or was changed by both',
    )
    back.add_argument(
        "--reason", default="", help="why, where a signed-off recommendation is changed"
    )
    back.add_argument("--plan", action="store_true", help="show what would be taken, take nothing")


def _take_back(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            records, person = view.everything(), who_sits_here(view)
        kept = kept_here(workspace, records.all(Snapshot))
        items = look(words.word, records, kept)
        chosen = _chosen(items, words.take)
        hand = Hand(by=person.id if person else None, new_id=at.new_ids, reason=words.reason)
        act = take(chosen, records, EVERYTHING, hand)
        if act.changes and not words.plan:
            workspace.commit(act)
    done = "Would take" if words.plan else "Took"
    last = f"{done} {counted(len(chosen), 'change')}." if words.take else "Nothing was taken."
    return Answer(
        lines=(*(line for item in items for line in _lines(item)), last),
        values={
            "items": [_values(item) for item in items],
            "taken": [item.number for item in chosen],
            "planned_only": words.plan or not words.take,
        },
    )


def _chosen(items: tuple[Item, ...], wanted: str) -> tuple[Item, ...]:
    if not wanted:
        return ()
    if wanted.casefold() == ALL:
        return tuple(i for i in items if i.may_be_taken and i.turn not in _NOT_WITH_ALL)
    parts = [each.strip() for each in wanted.split(",") if each.strip()]
    if not all(each.isdecimal() and len(each) < 7 for each in parts):
        raise UsageError(
            f"--take wants numbers such as 1,4,7, or all: {wanted!r}.",
            kept=NOTHING_CHANGED,
            next_step="Look at the list without --take, and name numbers from it.",
        )
    numbers = {int(each) for each in parts}
    found = tuple(item for item in items if item.number in numbers and item.may_be_taken)
    if missing := numbers - {item.number for item in found}:
        raise NothingChosenError(", ".join(map(str, sorted(missing))))
    return found


def _lines(item: Item) -> Iterator[str]:
    who = f" ({', '.join(item.who)})" if item.who else ""
    yield f"{item.number}. {item.turn.value}: {item.where}{who}"
    if item.before:
        yield f"   - {item.before}"
    if item.turn is Turn.COMMENT and item.remark is not None:
        yield f"   {item.remark.who}: {item.remark.words}"
    elif item.after:
        yield f"   + {item.after}"
    if item.why_not:
        yield f"   {item.why_not}"


def _values(item: Item) -> dict[str, object]:
    return {
        "number": item.number,
        "turn": item.turn.value,
        "where": item.where,
        "before": item.before,
        "after": item.after,
        "was": item.was,
        "who": list(item.who),
        "may_be_taken": item.may_be_taken,
        "why_not": item.why_not,
    }
