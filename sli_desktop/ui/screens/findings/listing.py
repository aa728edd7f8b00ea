"""The list of findings: theme by theme under a heading, then what was dropped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.finding import Finding, FindingLabel, FindingNote, FindingState
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.breadth import strength_words
from sli_desktop.services.merging import adrift
from sli_desktop.services.whole_findings import around
from sli_desktop.storage import FindingLine, FindingWeight, View
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.screens.findings.state import (
    LABEL_ICONS,
    SENSITIVITY_WORDS,
    STATE_WORDS,
    label_words,
)
from sli_desktop.wording import tr, trn

MOST_FOUND = 20
MOST_TOUCHED = 200
DROPPED = "dropped"
"""The key of the heading over what was dropped; that of a theme is the theme."""


class Book(NamedTuple):
    """All findings in their order, what was dropped, and how many are adrift after merges apart.

    `shown` are the rows with what is known by column; what carries a finding is read when its row
    comes into sight (`weighed`).
    """

    lines: tuple[FindingLine, ...] = ()
    dropped: tuple[FindingLine, ...] = ()
    shown: tuple[Line, ...] = ()
    themes: Mapping[UUID, str] = MappingProxyType({})
    lost: int = 0


def line_of(
    each: FindingLine, weight: FindingWeight | None, theme: str, challenge: Challenge
) -> Line:
    """A finding in the list under the heading of its theme, which a screen reader says as well."""
    words = label_words(challenge, each.label).split()[0]
    return Line(
        key=each.id,
        first=f"{each.name}  {each.headline}",
        second=((" · ".join(_facts(each, weight)), False),),
        state=words,
        icon=LABEL_ICONS[each.label][0],
        tone=LABEL_ICONS[each.label][1],
        aside=theme,
    )


def _facts(each: FindingLine, weight: FindingWeight | None) -> Iterator[str]:
    if weight is not None:
        yield tr("Evidence: {strength}").format(strength=strength_words(weight.evidence))
        if weight.places == 1:
            yield tr("one source")
        else:
            yield trn(weight.supports, "{number} note", "{number} notes")
        if weight.against:
            yield trn(weight.against, "{number} against", "{number} against")
    yield STATE_WORDS[each.state]
    if each.sensitivity is not Sensitivity.OPEN:
        yield SENSITIVITY_WORDS[each.sensitivity]


def summary(lines: Iterable[FindingLine], challenge: Challenge) -> str:
    """How many findings of each kind there are, and how many the team has agreed."""
    lines = tuple(lines)
    strengths = sum(each.label is FindingLabel.STRENGTH for each in lines)
    agreed = sum(each.state is FindingState.AGREED for each in lines)
    words = tr("{all}. {strength}: {strengths}. {area}: {areas}. Agreed by the team: {agreed}.")
    return words.format(
        all=trn(len(lines), "{number} finding", "{number} findings"),
        strengths=strengths,
        strength=challenge.label_strength,
        areas=len(lines) - strengths,
        area=challenge.label_area,
        agreed=agreed,
    )


def touched_by(committed: Committed) -> frozenset[UUID] | None:
    """The findings whose line an act changes; None where it may be any of them."""
    found: set[UUID] = set()
    for change in committed.changes:
        if isinstance(change.record, Finding):
            found.add(change.record.id)
        elif isinstance(change.record, FindingNote):
            found.add(change.record.finding)
        elif isinstance(change.record, Note | Theme | Challenge):
            return None
    return frozenset(found) if len(found) <= MOST_TOUCHED else None


def read_book(view: View, *, with_dropped: bool = False) -> Book:
    """Read the whole list by column; whole records only where findings were merged apart."""
    lines = view.sorting.findings(limit=None)
    dropped = view.sorting.dropped_findings()
    themes: dict[UUID, str] = {each.id: each.name for each in view.all(Theme)}
    rows: list[Line] = []
    for theme, together in groupby(lines, key=lambda each: each.theme):
        some = tuple(together)
        rows.append(_heading(theme, themes.get(theme, "") or tr("No theme"), some))
        rows.extend(_begun(each, themes) for each in some)
    if dropped and with_dropped:
        rows.append(_dropped_heading(dropped))
        rows.extend(_begun(each, themes) for each in dropped)
    return Book(lines, dropped, tuple(rows), themes, _lost(view))


def _begun(each: FindingLine, themes: Mapping[UUID, str]) -> Line:
    first = f"{each.name}  {each.headline}"
    return Line(key=each.id, first=first, second=(), aside=themes.get(each.theme, ""))


def weighed(view: View, book: Book, rows: Sequence[Line], challenge: Challenge) -> list[Line]:
    """Rows of a book with what carries their findings."""
    wanted = {row.key for row in rows if not row.is_heading}
    lines = {each.id: each for each in (*book.lines, *book.dropped) if each.id in wanted}
    weights = view.sorting.finding_weights(lines) if lines else {}

    def whole(row: Line) -> Line:
        line = lines.get(row.key) if isinstance(row.key, UUID) else None
        return row if line is None else line_of(line, weights.get(line.id), row.aside, challenge)

    return [whole(row) for row in rows]


def _lost(view: View) -> int:
    """How many things still hang on findings that were merged away on two laptops."""
    told = view.sorting.merged_findings()
    if not told:
        return 0
    every = view.all(Finding)
    gone = [each for each in every if each.merged_into is not None]
    return sum(each.finding in told for each in adrift(_around_gone(view, gone, every)))


def _heading(theme: UUID, name: str, some: Sequence[FindingLine]) -> Line:
    agreed = sum(each.state is FindingState.AGREED for each in some)
    words = trn(len(some), "{number} finding", "{number} findings")
    if agreed:
        words += " · " + trn(agreed, "{number} agreed", "{number} agreed")
    return Line(key=theme, first=name, second=((words, False),), is_heading=True)


def _dropped_heading(some: Sequence[FindingLine]) -> Line:
    words = trn(len(some), "{number} finding", "{number} findings")
    words += " · " + tr("not in report or slides")
    return Line(key=DROPPED, first=tr("Dropped"), second=((words, False),), is_heading=True)


def _around_gone(view: View, gone: Iterable[Finding], every: Iterable[Finding]) -> ChallengeRecords:
    """What hangs on findings that were merged away, and all findings, to know where they live."""
    hung = around(view, [each.id for each in gone])
    whole = (each for kind in hung.by_kind.values() for each in kind.values())
    return ChallengeRecords.of([*whole, *every])


def read_found(view: View, words: str, *, besides: UUID, challenge: Challenge) -> list[Line]:
    """The findings that part of their words or their number name."""
    found = view.sorting.findings(words=words, limit=MOST_FOUND)
    themes: dict[UUID, str] = {each.id: each.name for each in view.all(Theme)}
    return [
        _found_line(each, themes.get(each.theme, ""), challenge)
        for each in found
        if each.id != besides
    ]


def _found_line(each: FindingLine, theme: str, challenge: Challenge) -> Line:
    """A finding beside others of other themes: its theme is seen."""
    line = line_of(each, None, "", challenge)
    words = " · ".join(filter(None, (*_facts(each, None), theme)))
    return line._replace(second=((words, False),))
