"""The council's action plan: many actions a recommendation, each with its dates and their history.

An earlier date is never overwritten silently: councils amend completion dates with approval
(`domain.md` section 4.5), so each change leaves a dated line that says from when to when, and why.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_lowercase
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import ActionId, ActionUpdateId, RecommendationId
from sli_desktop.models.records.recommendation import Action, ActionState, ActionUpdate, Rag
from sli_desktop.services.ordering import last_place
from sli_desktop.services.report.dates import long_date
from sli_desktop.services.report.escape import clean_line
from sli_desktop.wording import tr

NewId = Callable[[], UUID]
ReadDay = Callable[[str], date | None]
"""Reads a day somebody typed; None where the words name none."""


class Due(NamedTuple):
    """By when: a day, or words such as "as and when required"."""

    day: date | None = None
    words: str = ""

    @property
    def shown(self) -> str:
        """How it reads."""
        return long_date(self.day) if self.day is not None else self.words


def read_due(words: str, read_day: ReadDay) -> Due:
    """What somebody typed as the due date: a day where it names one, else the words."""
    line = clean_line(words)
    day = read_day(line) if line else None
    return Due(day) if day is not None else Due(words=line)


def due_of(action: Action) -> Due:
    """By when an action is due."""
    return Due(action.due_date, action.due_words)


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions of a recommendation as the council lists them."""
    return tuple(sorted(actions, key=lambda each: (each.order, each.letter, str(each.id))))


def next_letter(actions: Iterable[Action]) -> str:
    """The letter of one more action: a to z, then aa, ab."""
    taken = {each.letter for each in actions}
    letters = (*ascii_lowercase, *(a + b for a in ascii_lowercase for b in ascii_lowercase))
    return next((each for each in letters if each not in taken), "")


def add_action(
    recommendation: RecommendationId,
    text: str,
    *,
    existing: Iterable[Action],
    new_id: NewId,
    lead: str = "",
    due: Due | None = None,
) -> tuple[Action, ChangeSet]:
    """Write down an action of the council, last of its recommendation."""
    mine = [each for each in existing if each.recommendation == recommendation]
    due = due or Due()
    action = Action(
        id=ActionId(new_id()),
        recommendation=recommendation,
        text=text,
        letter=next_letter(mine),
        lead=lead,
        due_date=due.day,
        due_words=due.words,
        order=last_place(each.order for each in mine),
    )
    return action, make(tr("Add an action"), action)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something is said of an action, and where new identities come from."""

    at: date
    new_id: NewId


def change_due(action: Action, due: Due, moment: Moment, *, because: str = "") -> ChangeSet:
    """Give an action another date; the one before stays in its history, with why it changed."""
    before = due_of(action)
    if due == before:
        return ChangeSet(name=tr("Change a due date"), changes=())
    after = replace(action, due_date=due.day, due_words=due.words)
    changes = [Change(before=action, after=after)]
    if before.shown:
        told = tr("Due changed from {before} to {after}.").format(
            before=before.shown, after=due.shown or tr("no date")
        )
        words = f"{told} {because.strip()}".strip()
        changes.append(Change(before=None, after=_update(action, words, moment)))
    return ChangeSet(name=tr("Change a due date"), changes=tuple(changes))


def change_action(
    action: Action,
    *,
    text: str | None = None,
    lead: str | None = None,
    rag: Rag | None = None,
    state: ActionState | None = None,
) -> ChangeSet:
    """Change what is given of an action; a date is changed by `change_due`."""
    after = replace(
        action,
        text=action.text if text is None else text,
        lead=action.lead if lead is None else lead,
        rag=action.rag if rag is None else rag,
        state=action.state if state is None else state,
    )
    return edit(tr("Change an action"), (action, after))


def add_update(action: Action, words: str, moment: Moment) -> ChangeSet:
    """Write a dated line into the history of an action."""
    return make(tr("Add an update"), _update(action, words, moment))


def _update(action: Action, words: str, moment: Moment) -> ActionUpdate:
    return ActionUpdate(
        id=ActionUpdateId(moment.new_id()), action=action.id, at=moment.at, text=words
    )


def history(action: Action, updates: Iterable[ActionUpdate]) -> tuple[ActionUpdate, ...]:
    """What was said of an action, oldest first."""
    mine = (each for each in updates if each.action == action.id)
    return tuple(sorted(mine, key=lambda each: (each.at, str(each.id))))


def remove_action(action: Action, updates: Iterable[ActionUpdate]) -> ChangeSet:
    """Put an action in the bin, its history with it."""
    return put_in_bin(tr("Delete an action"), *history(action, updates), action)


def rag_shares(actions: Iterable[Action]) -> dict[Rag, int]:
    """How many actions are green, amber, red and not rated."""
    found = [each.rag for each in actions]
    return {rag: found.count(rag) for rag in (Rag.GREEN, Rag.AMBER, Rag.RED, Rag.NOT_SET)}
