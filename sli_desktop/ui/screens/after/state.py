"""Recommendations with their actions as rows, and what is said of them: pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sli_desktop.models.records.challenge import Milestone
from sli_desktop.models.records.recommendation import (
    Action,
    ActionState,
    ActionUpdate,
    ProgressEntry,
    Rag,
    Recommendation,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.afterwards.acting import due_of, history, in_order, rag_shares
from sli_desktop.services.afterwards.coming_in import Plan
from sli_desktop.services.afterwards.deadlines import in_order as dates_in_order
from sli_desktop.services.afterwards.deadlines import is_late, standing
from sli_desktop.services.afterwards.progress import entry_of
from sli_desktop.services.report.choose import themes_in_order
from sli_desktop.services.report.dates import long_date
from sli_desktop.services.report.numbering import in_report_order
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.wording import tr, trn

RAG_WORDS: Mapping[Rag, str] = MappingProxyType(
    {
        Rag.NOT_SET: tr("Not rated"),
        Rag.GREEN: tr("Green"),
        Rag.AMBER: tr("Amber"),
        Rag.RED: tr("Red"),
    }
)
STATE_WORDS: Mapping[ActionState, str] = MappingProxyType(
    {
        ActionState.NOT_STARTED: tr("Not started"),
        ActionState.IN_PROGRESS: tr("In progress"),
        ActionState.ALMOST_COMPLETE: tr("Almost complete"),
        ActionState.COMPLETE: tr("Complete"),
        ActionState.CONTINUOUS: tr("Continuous"),
        ActionState.SUPERSEDED: tr("Superseded"),
    }
)
_RAG_LOOKS = {
    Rag.NOT_SET: ("circle", "text_2"),
    Rag.GREEN: ("circle-check", "ok"),
    Rag.AMBER: ("triangle-alert", "warn"),
    Rag.RED: ("octagon-x", "danger"),
}
_MOST_DATES, _MOST_ROWS = 4, 6


class Entry(NamedTuple):
    """A row: a recommendation, or one action of it; `name` is what people call it."""

    name: str
    recommendation: Recommendation
    action: Action | None = None


class Book(NamedTuple):
    """Everything the page shows."""

    entries: tuple[Entry, ...]
    records: ChallengeRecords

    def entry(self, key: object) -> Entry | None:
        """The row of a key."""
        return next((each for each in self.entries if _key(each) == key), None)

    def progress(self, recommendation: Recommendation) -> ProgressEntry | None:
        """What was said of a recommendation until now."""
        return entry_of(recommendation.id, self.records.all(ProgressEntry))


def read_book(records: ChallengeRecords) -> Book:
    """Every recommendation in report order, its actions below it."""
    every = records.all(Recommendation)
    found: list[Entry] = []
    for one in in_report_order(every, themes_in_order(records), records.challenge):
        made = one.recommendation
        name = one.short or made.reference
        found.append(Entry(name, made))
        mine = (each for each in records.all(Action) if each.recommendation == made.id)
        found += (Entry(f"{name}{each.letter}", made, each) for each in in_order(mine))
    return Book(tuple(found), records)


def _key(entry: Entry) -> object:
    return entry.action.id if entry.action is not None else entry.recommendation.id


def line_of(entry: Entry, book: Book) -> Line:
    """A row of the list: the rating as a word with its sign, never a colour alone."""
    if entry.action is None:
        made = entry.recommendation
        progress = book.progress(made)
        rag = progress.council_rag if progress is not None else Rag.NOT_SET
        count = sum(e.action is not None and e.recommendation.id == made.id for e in book.entries)
        actions = trn(count, "{number} action", "{number} actions")
        return _line(made.id, f"{entry.name}  {made.title or made.text}", actions, rag)
    action = entry.action
    facts = " · ".join(filter(None, (action.lead, due_of(action).shown, STATE_WORDS[action.state])))
    words = " ".join(action.text.split()) or tr("No words yet")
    return _line(action.id, f"    {entry.name}  {words}", f"    {facts}", action.rag)


def _line(key: object, first: str, second: str, rag: Rag) -> Line:
    icon, tone = _RAG_LOOKS[rag]
    shown = "" if rag is Rag.NOT_SET else RAG_WORDS[rag]
    return Line(key, first, ((second, False),), shown, icon if shown else "", tone)


def shares_words(actions: Iterable[Action]) -> str:
    """How many actions there are, and how the council rates them."""
    shares = rag_shares(actions)
    total = sum(shares.values())
    if not total:
        return tr("No actions yet. Import the council's plan, or write the first one down.")
    told = ", ".join(f"{RAG_WORDS[rag].lower()} {shares[rag]}" for rag in shares if shares[rag])
    return tr("{actions}: {told}.").format(
        actions=trn(total, "{number} action", "{number} actions"), told=told
    )


def dates_words(milestones: Iterable[Milestone], today: date) -> tuple[str, bool]:
    """The next dates to keep, a line each with what they rest on; whether one is late."""
    found = dates_in_order(each for each in milestones if each.done is None)
    lines = [tr("Dates to keep")] if found else []
    for each in found[:_MOST_DATES]:
        due = f"{long_date(each.due)}, " if each.due is not None else ""
        basis = f" ({each.basis.partition(';')[0]})" if each.basis else ""
        lines.append(f"{each.what}: {due}{standing(each, today)}{basis}")
    return "\n".join(lines), any(is_late(each, today) for each in found)


def history_words(action: Action, updates: Iterable[ActionUpdate]) -> str:
    """What was said of an action, the newest line first."""
    found = history(action, updates)
    return "\n".join(f"{long_date(each.at)}: {each.text}" for each in reversed(found))


def plan_words(plan: Plan) -> str:
    """What an action plan would change, and which rows stay out."""
    added = trn(plan.added, "{number} action comes in", "{number} actions come in")
    changed = trn(plan.changed, "{number} changes", "{number} change")
    lines = [f"{added}, {changed}."]
    lines += [
        tr("Row {number} stays out: {why}.").format(number=each.number, why=each.left_out)
        for each in plan.left_out[:_MOST_ROWS]
    ]
    if len(plan.left_out) > _MOST_ROWS:
        more = len(plan.left_out) - _MOST_ROWS
        lines.append(trn(more, "{number} more row stays out.", "{number} more rows stay out."))
    return "\n".join(lines)
