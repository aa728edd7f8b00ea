"""An action plan that a council sends back, in the columns councils use: looked at, then taken in.

Columns: Ref, Recommendation, Action (Response and action), Lead, Due (Deadline, Due by), RAG,
Status (Completed), Update (`domain.md` section 4.5). The same plan twice changes nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.ids import RecommendationId
from sli_desktop.models.records.recommendation import (
    Action,
    ActionState,
    ActionUpdate,
    Rag,
    Recommendation,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.afterwards.acting import (
    Due,
    Moment,
    ReadDay,
    add_action,
    add_update,
    change_action,
    change_due,
    due_of,
    history,
    read_due,
)
from sli_desktop.services.intake.columns import Headings, find_headings
from sli_desktop.services.intake.grid import Grid, Value, read_grids
from sli_desktop.services.report.choose import themes_in_order
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.markdown import statement, words_of
from sli_desktop.services.report.numbering import in_report_order
from sli_desktop.wording import tr, trn

MOST = 5_000
_LONGEST = 10_000
_REF = re.compile(r"\s*([A-Za-z]{0,8})\s*(\d{1,4})\s*[.)]?\s*([a-z]{0,2})\s*")
_DATED = re.compile(r"(.{4,40}?):\s+(.+)")


class Column(StrEnum):
    """What a column of an action plan holds."""

    REF = "ref"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    LEAD = "lead"
    DUE = "due"
    RAG = "RAG"
    STATUS = "status"
    UPDATE = "update"


PHRASES: Mapping[Column, Sequence[str]] = MappingProxyType(
    {
        Column.REF: ("ref", "no", "number", "reference", "rec"),
        Column.RECOMMENDATION: ("recommendation", "peer recommendation", "details"),
        Column.ACTION: (
            "action",
            "actions",
            "response and action",
            "response",
            "proposed action",
            "council action",
        ),
        Column.LEAD: ("lead", "lead officer", "owner", "responsible", "responsible officer"),
        Column.DUE: ("due", "due by", "deadline", "by when", "target date", "timescale", "when"),
        Column.RAG: ("rag", "rag status", "rag rating", "rating"),
        Column.STATUS: ("status", "completed", "state", "progress status"),
        Column.UPDATE: ("update", "progress", "progress update", "comments", "latest update"),
    }
)
_STATES = {
    "not started": ActionState.NOT_STARTED,
    "in progress": ActionState.IN_PROGRESS,
    "ongoing": ActionState.CONTINUOUS,
    "on going": ActionState.CONTINUOUS,
    "continuous": ActionState.CONTINUOUS,
    "almost complete": ActionState.ALMOST_COMPLETE,
    "almost completed": ActionState.ALMOST_COMPLETE,
    "complete": ActionState.COMPLETE,
    "completed": ActionState.COMPLETE,
    "done": ActionState.COMPLETE,
    "yes": ActionState.COMPLETE,
    "no": ActionState.NOT_STARTED,
    "superseded": ActionState.SUPERSEDED,
}
_RAGS = {
    "r": Rag.RED,
    "red": Rag.RED,
    "a": Rag.AMBER,
    "amber": Rag.AMBER,
    "yellow": Rag.AMBER,
    "g": Rag.GREEN,
    "green": Rag.GREEN,
}


class NoActionsError(SliError):
    """No sheet of a file has a column of actions."""

    code: ClassVar[str] = "SLI-3470"

    def __init__(self) -> None:
        super().__init__(
            tr("This file has no column that looks like actions."),
            kept=NOTHING_CHANGED,
            next_step=tr("Name the columns in the first row, such as Ref, Action, Lead, Due, RAG."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the plan; `left_out` says why it is not taken in."""

    number: int
    action: str
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an action plan would change; `act` is one act with all of it."""

    rows: tuple[Row, ...]
    added: int
    changed: int
    act: ChangeSet

    @property
    def left_out(self) -> tuple[Row, ...]:
        """The rows that stay out."""
        return tuple(each for each in self.rows if each.left_out)


def look_at_plan(file: Path, records: ChallengeRecords, moment: Moment, read_day: ReadDay) -> Plan:
    """Read an action plan and say what it would change.

    Raises:
        IntakeError: the file cannot be read, is too large, or damaged.
        NoActionsError: no column holds actions.
    """
    found = [(grid, find_headings(grid, PHRASES)) for grid in read_grids(file)]
    sheets = [
        (grid, each)
        for grid, each in found
        if each is not None and each.column(Column.ACTION) is not None
    ]
    if not sheets:
        raise NoActionsError
    taker = _Taker(records, moment, read_day)
    for grid, headings in sheets:
        taker.take(grid, headings)
    return taker.plan()


class _Taker:
    """Goes through the rows with what is known until then, so that letters are given once."""

    def __init__(self, records: ChallengeRecords, moment: Moment, read_day: ReadDay) -> None:
        self._moment, self._read_day = moment, read_day
        self._actions = list(records.all(Action))
        self._updates = list(records.all(ActionUpdate))
        every = in_report_order(
            records.all(Recommendation), themes_in_order(records), records.challenge
        )
        self._by_ref: dict[str, RecommendationId] = {}
        self._by_words: dict[str, RecommendationId] = {}
        for one in every:
            made = one.recommendation
            for ref in (one.short, str(one.number), made.reference):
                self._by_ref.setdefault(ref.casefold(), made.id)
            for words in (made.title, words_of(statement(made.text))):
                self._by_words.setdefault(_plain(words), made.id)
        self._rows: list[Row] = []
        self._changes: list[Change] = []
        self._added = self._changed = 0
        self._last: RecommendationId | None = None

    def take(self, grid: Grid, headings: Headings[Column]) -> None:
        for at in range(headings.end, min(len(grid.rows), MOST)):
            cells = {each.meaning: grid.value(at, each.column) for each in headings.columns}
            if any(_text(value) for value in cells.values()):
                action = _text(cells.get(Column.ACTION))
                why = self._take_row(cells, action)
                self._rows.append(Row(number=at + 1, action=action, left_out=why))

    def plan(self) -> Plan:
        number = self._added + self._changed
        name = trn(number, "Import {number} action", "Import {number} actions")
        act = ChangeSet(name=name, changes=tuple(_whole(self._changes)))
        return Plan(rows=tuple(self._rows), added=self._added, changed=self._changed, act=act)

    def _take_row(self, cells: Mapping[Column, Value], action: str) -> str:
        recommendation, letter = self._recommendation(cells)
        if recommendation is None:
            return tr("no recommendation has that reference or those words")
        self._last = recommendation
        if not action:
            return tr("it holds no action")
        there = self._find(recommendation, letter, action)
        if there is None:
            there, made = add_action(
                recommendation, action, existing=self._actions, new_id=self._moment.new_id
            )
            if letter and all(a.letter != letter for a in self._of(recommendation)):
                there = replace(there, letter=letter)
                made = ChangeSet(name="", changes=(Change(before=None, after=there),))
            self._do(made)
            self._added += 1
            self._fill(there, cells, is_new=True)
        elif self._fill(there, cells, is_new=False):
            self._changed += 1
        return ""

    def _recommendation(self, cells: Mapping[Column, Value]) -> tuple[RecommendationId | None, str]:
        ref = _text(cells.get(Column.REF))
        found = _REF.fullmatch(ref)
        if found is not None:
            for name in (f"{found[1]}{found[2]}", found[2]):
                if (mine := self._by_ref.get(name.casefold())) is not None:
                    return mine, found[3]
        words = _plain(_text(cells.get(Column.RECOMMENDATION)))
        if words and words in self._by_words:
            return self._by_words[words], ""
        is_bare = not ref and not words
        return (self._last if is_bare else None), ""

    def _of(self, recommendation: RecommendationId) -> Iterator[Action]:
        return (each for each in self._actions if each.recommendation == recommendation)

    def _find(self, recommendation: RecommendationId, letter: str, action: str) -> Action | None:
        mine = list(self._of(recommendation))
        by_words = next((each for each in mine if _plain(each.text) == _plain(action)), None)
        by_letter = next((each for each in mine if letter and each.letter == letter), None)
        return by_words or by_letter

    def _fill(self, action: Action, cells: Mapping[Column, Value], *, is_new: bool) -> bool:
        """Bring an action to what its row says; what the row leaves empty stays."""
        before = action
        lead = clean_line(_text(cells.get(Column.LEAD))) or None
        text = _text(cells.get(Column.ACTION))
        self._do(
            change_action(
                action,
                text=text if _plain(text) != _plain(action.text) else None,
                lead=lead,
                rag=_RAGS.get(_plain(_text(cells.get(Column.RAG)))),
                state=_STATES.get(_plain(_text(cells.get(Column.STATUS)))),
            )
        )
        action = next(each for each in self._actions if each.id == action.id)
        due = self._due(cells.get(Column.DUE))
        if due.shown and due.shown != due_of(action).shown:
            self._do(change_due(action, due, self._moment))
        told = self._tell(action, _text(cells.get(Column.UPDATE)))
        after = next(each for each in self._actions if each.id == action.id)
        return not is_new and (after != before or told)

    def _due(self, value: Value) -> Due:
        if isinstance(value, date):
            day = self._read_day(f"{value:%Y-%m-%d}")
            return Due(day) if day is not None else Due(words=_text(value))
        return read_due(_text(value), self._read_day)

    def _tell(self, action: Action, words: str) -> bool:
        """Take the lines of an update that are not in the history yet."""
        known = {_plain(each.text) for each in history(action, self._updates)}
        told = False
        for line in filter(None, (each.strip() for each in words.splitlines())):
            found = _DATED.fullmatch(line)
            day = self._read_day(found[1]) if found is not None else None
            said = found[2] if found is not None and day is not None else line
            if _plain(said) not in known:
                known.add(_plain(said))
                self._do(add_update(action, said, replace(self._moment, at=day or self._moment.at)))
                told = True
        return told

    def _do(self, act: ChangeSet) -> None:
        for change in act.changes:
            self._changes.append(change)
            after = change.after
            if isinstance(after, Action):
                self._actions = [each for each in self._actions if each.id != after.id] + [after]
            elif isinstance(after, ActionUpdate):
                self._updates.append(after)


def _whole(changes: Sequence[Change]) -> Iterator[Change]:
    """One change a record: from what was there to what is there in the end."""
    first: dict[object, Change] = {}
    for change in changes:
        there = first.get(change.record_id)
        before = change.before if there is None else there.before
        first[change.record_id] = Change(before=before, after=change.after)
    return (each for each in first.values() if each.before != each.after)


def _text(value: Value) -> str:
    return "" if value is None else clean(str(value)).strip()[:_LONGEST]


def _plain(words: str) -> str:
    return re.sub(r"[^\w]+", " ", words.casefold()).strip()
