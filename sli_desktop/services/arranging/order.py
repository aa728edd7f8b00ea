"""Moving a row of a list: by keys, by buttons or by dragging, always through this one function."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from fractional_indexing import FIError

from sli_desktop.models.records.challenge import Question, StakeholderGroup, Theme
from sli_desktop.models.records.change import ChangeSet, edit
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import ReportSection
from sli_desktop.services.ordering import last_place, place_between, places

Row = TypeVar("Row", Theme, Question, StakeholderGroup, Recommendation, Finding, ReportSection)


def moved(rows: Sequence[Row], row: Row, to: int, *, prefix: str = "") -> tuple[Row, ...]:
    """The rows whose order key changes when one comes to stand at a place (0 is the top).

    One record changes, unless the keys that are there leave no room between them; then all get new
    ones, each behind `prefix`. Where a row already stands at the place, none changes.
    """
    others: list[Row] = [each for each in rows if each.id != row.id]
    to = min(max(to, 0), len(others))
    wanted = list(others)
    wanted.insert(to, row)
    if [each.id for each in wanted] == [each.id for each in rows]:
        return ()
    if not prefix and all(each.order for each in others):
        before = others[to - 1].order if to else ""
        after = others[to].order if to < len(others) else ""
        try:
            return (with_order(row, place_between(before, after)),)
        except FIError:
            pass  # keys of another program, or two alike: every row gets a new one
    fresh = [prefix + place for place in places(len(wanted))]
    renamed: list[Row] = [with_order(wanted[at], key) for at, key in enumerate(fresh)]
    return tuple(new for new, old in zip(renamed, wanted, strict=True) if new != old)


def move_row(rows: Sequence[Row], row: Row, to: int, *, name: str) -> ChangeSet:
    """The act, called `name`, that lets a row stand at a place."""
    return reorder(rows, moved(rows, row, to), name=name)


def reorder(rows: Sequence[Row], after: Sequence[Row], *, name: str) -> ChangeSet:
    """The act that puts new order keys in the place of old ones."""
    old = {each.id: each for each in rows}
    return edit(name, *((old[each.id], each) for each in after))


def at_the_end(rows: Sequence[Row]) -> str:
    """The order key of one more row."""
    return last_place(each.order for each in rows)


def with_order(row: Row, order: str) -> Row:
    """A row with another order key."""
    return replace(row, order=order)
