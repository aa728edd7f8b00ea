"""The charts of a challenge: who was met, who was heard on what, how far the council has come.

A group under the threshold shows in none of them, and a cell of fewer people than that is masked
(`model.md` invariant 2).
"""

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase
from uuid import UUID

from sli_desktop.models.records.challenge import StakeholderGroup, Theme
from sli_desktop.models.records.ids import GroupId
from sli_desktop.models.records.recommendation import Rag
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import (
    Block,
    Chart,
    ChartKind,
    ChartRow,
    Heading,
    Table,
)
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.heard import Hearing, Weight

_FEW = 2
"""So many groups make a picture; of one, a sentence says as much."""
_MOST_ROWS = 30
_LONGEST_ALT = 600


def heard_blocks(charts: Sequence[Chart], anchors: Anchors) -> tuple[Block, ...]:
    """Who was heard, under a heading; nothing where too few were."""
    if not charts:
        return ()
    heading = Heading(level=2, text="Who the team heard", anchor=anchors.next("part"))
    return (heading, *charts)


def heard_charts(
    records: ChallengeRecords, themes: Sequence[Theme], hearing: Hearing, anchors: Anchors
) -> Iterator[Chart]:
    """Meetings by group, and the heat map of the people heard on each theme."""
    least = max(1, records.challenge.small_group_threshold)
    groups = sorted(
        records.all(StakeholderGroup), key=lambda one: (one.order, one.name, str(one.id))
    )
    if not groups:
        return
    people = hearing.met(groups)
    shown = [one for one in groups if people[one.id] >= least][:_MOST_ROWS]
    if len(shown) < _FEW:
        return
    yield _meetings(shown, hearing.meetings_with(shown), least, anchors)
    grid = _grid(shown, themes, hearing.of_themes(themes), least, anchors)
    if any(cell is not None for row in grid.rows for cell in row.cells):
        yield grid


def _meetings(
    groups: Sequence[StakeholderGroup],
    meetings: Mapping[GroupId, int],
    least: int,
    anchors: Anchors,
) -> Chart:
    rows = tuple(ChartRow(label=clean_line(one.name), cells=(meetings[one.id],)) for one in groups)
    table = Table(
        caption=f"Meetings by group. Groups of fewer than {least} people are left out.",
        columns=("Group", "Meetings"),
        rows=tuple((row.label, f"{row.cells[0]:,}") for row in rows),
        shares=(0.75, 0.25),
    )
    told = "; ".join(f"{row.label} {row.cells[0]}" for row in rows)
    return Chart(
        kind=ChartKind.BARS,
        title="Meetings by group",
        alt=_short(f"Bar chart of meetings by group: {told}."),
        anchor=anchors.next("chart"),
        rows=rows,
        table=table,
        least=least,
    )


def _grid(
    groups: Sequence[StakeholderGroup],
    themes: Sequence[Theme],
    weights: Mapping[UUID, Weight],
    least: int,
    anchors: Anchors,
) -> Chart:
    tops = [one for one in themes if one.id in weights][: len(ascii_uppercase)]
    letters = tuple(ascii_uppercase[: len(tops)])

    def cell(theme: Theme, group: StakeholderGroup) -> int | None:
        people = weights[theme.id].by_group.get(group.id, 0)
        return people if people >= least else None

    rows = tuple(
        ChartRow(label=clean_line(group.name), cells=tuple(cell(one, group) for one in tops))
        for group in groups
    )
    said = tuple(
        (
            f"{letter}: {clean_line(theme.name)}",
            "; ".join(
                f"{clean_line(group.name)} {number}"
                for group in groups
                if (number := cell(theme, group)) is not None
            )
            or f"no group of {least} people or more",
        )
        for letter, theme in zip(letters, tops, strict=True)
    )
    return Chart(
        kind=ChartKind.GRID,
        title="People heard on each theme, by group",
        alt=_short(
            "Heat map of the people heard, groups by themes: "
            + ". ".join(f"{theme}: {told}" for theme, told in said)
            + "."
        ),
        anchor=anchors.next("chart"),
        columns=letters,
        rows=rows,
        table=Table(
            caption="People heard on each theme, by group. Fewer than"
            f" {least} people are not shown.",
            columns=("Theme", "People heard"),
            rows=said,
            shares=(0.35, 0.65),
        ),
        least=least,
    )


def rag_chart(counts: Mapping[Rag, int], what: str, anchors: Anchors) -> Chart | None:
    """The shares of red, amber and green; None where nothing was rated."""
    total = sum(counts.values())
    if not total:
        return None
    rows = tuple(
        ChartRow(label=rag.value.capitalize(), cells=(number,)) for rag, number in counts.items()
    )
    told = ", ".join(f"{row.label.lower()} {row.cells[0]}" for row in rows)
    return Chart(
        kind=ChartKind.SHARES,
        title=f"Progress of {what}, as the council rates it",
        alt=f"Bar in parts, progress of {total} {what}: {told}.",
        anchor=anchors.next("chart"),
        rows=rows,
        table=Table(
            caption=f"Progress of {what}, as the council rates it",
            columns=("Rating", what.capitalize()),
            rows=tuple((row.label, f"{row.cells[0]:,}") for row in rows),
            shares=(0.6, 0.4),
        ),
    )


def _short(words: str) -> str:
    """What a screen reader says of a picture; the table below has everything."""
    if len(words) <= _LONGEST_ALT:
        return words
    return f"{words[:_LONGEST_ALT].rsplit(' ', 1)[0]} … All numbers are in the table below."
