"""What the heat map says: pure."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from sli_desktop.models.records.challenge import StakeholderGroup, TargetOf
from sli_desktop.services.coverage import Cell, Count, HeatMap
from sli_desktop.storage import MeetingLine
from sli_desktop.ui.words import clock_time, short_day
from sli_desktop.wording import tr, trn

STEPS: dict[Count, tuple[int, int, int]] = {
    Count.PEOPLE: (2, 4, 8),
    Count.MEETINGS: (2, 3, 5),
    Count.NOTES: (2, 4, 7),
}
"""From which number on a cell takes the second, third and fourth shade."""
FROM_EACH = {
    Count.PEOPLE: tr("People from each group"),
    Count.MEETINGS: tr("Meetings with each group"),
    Count.NOTES: tr("Notes from each group"),
}
COUNT_WORDS = {Count.PEOPLE: tr("People"), Count.MEETINGS: tr("Meetings"), Count.NOTES: tr("Notes")}


def shade(number: int, count: Count) -> int:
    """Which shade of the ramp a number has: 0 for nothing, then 1 to 4."""
    return 0 if number == 0 else 1 + sum(number >= step for step in STEPS[count])


def number_words(number: int, count: Count) -> str:
    """A number with what it counts: "3 people"."""
    if count is Count.PEOPLE:
        return trn(number, "{number} person", "{number} people")
    if count is Count.MEETINGS:
        return trn(number, "{number} meeting", "{number} meetings")
    return trn(number, "{number} note", "{number} notes")


def target_of(group: StakeholderGroup) -> str:
    """What is aimed at: "target 5 people"; empty where nothing is."""
    if not group.target:
        return ""
    of = Count.PEOPLE if group.target_of is TargetOf.PEOPLE else Count.MEETINGS
    return tr("target {number}").format(number=number_words(group.target, of))


def gap_mark(cell: Cell) -> str:
    """What a cell is short of, or why it need not be: "gap", "set aside"."""
    if cell.is_gap:
        return tr("gap")
    return tr("set aside") if cell.waived is not None else ""


def amount(cell: Cell, count: Count, before: int | None) -> str:
    """The number of a cell: "5", with a target that is missed "2 of 5", since yesterday "5 +2".

    `before` is the number of yesterday where that is compared.
    """
    number = cell.number(count)
    if before is not None and number > before:
        return f"{number} +{number - before}"
    of = Count.PEOPLE if cell.group.target_of is TargetOf.PEOPLE else Count.MEETINGS
    if cell.is_gap and count is of:
        return tr("{number} of {target}").format(number=number, target=cell.group.target)
    return str(number)


def shown(cell: Cell, count: Count, before: int | None) -> str:
    """What stands in a cell of the map; where nothing was heard its mark alone, or nothing."""
    return amount(cell, count, before) if cell.number(count) else gap_mark(cell)


def below(cell: Cell, count: Count, _before: int | None) -> str:
    """The word below the number of a cell of the map."""
    return gap_mark(cell) if cell.number(count) else ""


def figure(cell: Cell, count: Count, before: int | None) -> str:
    """A cell of the table, where nothing is told by shade or frame: "2 of 5, gap"."""
    return ", ".join(part for part in (amount(cell, count, before), gap_mark(cell)) if part)


def spoken(cell: Cell, count: Count, before: int | None) -> str:
    """A cell for a screen reader: number, gap, theme, group, target, what is new."""
    number = cell.number(count)
    more = number - before if before is not None else 0
    parts = [
        figure(cell, count, before),
        f"{cell.theme.name}, {cell.group.name}",
        number_words(number, count),
        target_of(cell.group),
        tr("{number} more since yesterday").format(number=more) if more > 0 else "",
    ]
    return ", ".join(part for part in parts if part)


def steps(count: Count) -> tuple[str, ...]:
    """What each shade stands for, the lightest first: "1", "2 to 3", "4 to 7", "8 or more"."""
    starts = (1, *STEPS[count])
    words = [
        str(first)
        if first == last - 1
        else tr("{first} to {last}").format(first=first, last=last - 1)
        for first, last in pairwise(starts)
    ]
    return (*words, tr("{number} or more").format(number=starts[-1]))


def lead(shown_map: HeatMap, days: int) -> str:
    """How many gaps are left and how much time: "9 gaps left, 2 days to go."."""
    if not (shown_map.themes and shown_map.groups):
        return tr("Who has told you about what. Name themes and groups in Challenge set-up.")
    if shown_map.is_empty:
        return tr("Who has told you about what. This fills as you take notes.")
    gaps = len(shown_map.gaps)
    if not shown_map.has_targets:
        return tr("Who has told you about what. Set targets to see gaps.")
    left = trn(gaps, "{number} gap left", "{number} gaps left") if gaps else tr("No gap is left")
    to_go = trn(days, "{number} day to go", "{number} days to go") if days > 0 else ""
    told = ", ".join(part for part in (left, to_go) if part)
    return tr("Who has told you about what. {told}.").format(told=told)


def chance_words(line: MeetingLine, starts: datetime | None) -> str:
    """A meeting still to come: "Wed 15, 11:30 · Community focus group"."""
    if starts is None:
        return line.title
    return f"{short_day(starts)}, {clock_time(starts)} · {line.title}"


def largest(gaps: Sequence[Cell], themes: int, most: int = 4) -> tuple[str, ...]:
    """The groups with the most gaps: "Residents: 5 of 6 themes"."""
    by_group: dict[str, int] = {}
    for cell in gaps:
        by_group[cell.group.name] = by_group.get(cell.group.name, 0) + 1
    ranked = sorted(by_group.items(), key=lambda each: -each[1])
    return tuple(
        trn(
            themes,
            "{group}: {gaps} of {number} theme",
            "{group}: {gaps} of {number} themes",
            group=name,
            gaps=gaps,
        )
        for name, gaps in ranked[:most]
    )


def as_text(shown_map: HeatMap, count: Count) -> str:
    """The map as rows and columns of text, to be put into a document."""
    head = ["", *(group.name for group in shown_map.groups)]
    rows = [
        [theme.name, *(str(cell.number(count)) for cell in shown_map.row(theme))]
        for theme in shown_map.themes
    ]
    return "\n".join("\t".join(row) for row in (head, *rows))
