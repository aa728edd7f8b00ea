"""What the heat map says: pure."""

from collections.abc import Sequence
from datetime import datetime

from sli_desktop.models.records.challenge import TargetOf
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


def target_words(cell: Cell) -> str:
    """What is aimed at: "target 5 people"; empty where nothing is."""
    if not cell.group.target:
        return ""
    of = Count.PEOPLE if cell.group.target_of is TargetOf.PEOPLE else Count.MEETINGS
    return tr("target {number}").format(number=number_words(cell.group.target, of))


def shown(cell: Cell, count: Count, before: int | None) -> str:
    """What stands in a cell; an empty cell without a target shows nothing.

    `before` is the number of yesterday where that is compared: "5 +2".
    """
    number = cell.number(count)
    if cell.is_gap and not number:
        return tr("gap")
    more = number - before if before is not None else 0
    words = str(number) if number else ""
    if more > 0:
        return f"{words} +{more}"
    of = Count.PEOPLE if cell.group.target_of is TargetOf.PEOPLE else Count.MEETINGS
    if cell.is_gap and count is of:
        return tr("{number} of {target}").format(number=number, target=cell.group.target)
    return words


def spoken(cell: Cell, count: Count, before: int | None) -> str:
    """A cell for a screen reader: theme, group, number, target, gap, what is new."""
    number = cell.number(count)
    more = number - before if before is not None else 0
    parts = [
        shown(cell, count, before),
        f"{cell.theme.name}, {cell.group.name}",
        number_words(number, count),
        target_words(cell),
        tr("gap") if cell.is_gap else "",
        tr("set aside") if cell.waived is not None else "",
        tr("{number} more since yesterday").format(number=more) if more > 0 else "",
    ]
    return ", ".join(part for part in parts if part)


def lead(shown_map: HeatMap, days: int) -> str:
    """How many gaps are left and how much time: "9 gaps left, 2 days to go."."""
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


def largest(gaps: Sequence[Cell], most: int = 4) -> tuple[str, ...]:
    """The groups with the most gaps: "Residents: 5 of 6 themes"."""
    by_group: dict[str, int] = {}
    for cell in gaps:
        by_group[cell.group.name] = by_group.get(cell.group.name, 0) + 1
    ranked = sorted(by_group.items(), key=lambda each: -each[1])
    words = tr("{group}: {themes}")
    return tuple(
        words.format(group=name, themes=trn(number, "{number} theme", "{number} themes"))
        for name, number in ranked[:most]
    )


def as_text(shown_map: HeatMap, count: Count) -> str:
    """The map as rows and columns of text, to be put into a document."""
    head = ["", *(group.name for group in shown_map.groups)]
    rows = [
        [theme.name, *(str(cell.number(count)) for cell in shown_map.row(theme))]
        for theme in shown_map.themes
    ]
    return "\n".join("\t".join(row) for row in (head, *rows))
