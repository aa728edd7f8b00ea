"""How far the council has come with each recommendation: its voice and the peers' view apart."""

from collections.abc import Iterator, Sequence

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.ids import RecommendationId
from sli_desktop.models.records.recommendation import (
    Action,
    ProgressEntry,
    Rag,
    Recommendation,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    Heading,
    ListItem,
    Paragraph,
    Run,
)
from sli_desktop.services.report.charts.heard import rag_chart
from sli_desktop.services.report.choose import shown_recommendations
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.markdown import statement
from sli_desktop.services.report.numbering import Numbered, numbered
from sli_desktop.services.report.options import ReportOptions

RATED = (Rag.GREEN, Rag.AMBER, Rag.RED)
"""In the order in which councils tell them."""


def reviewed(records: ChallengeRecords) -> frozenset[RecommendationId]:
    """The recommendations whose progress is looked at; the others are new."""
    return frozenset(one.recommendation for one in records.all(ProgressEntry))


def reviewed_blocks(
    records: ChallengeRecords, themes: Sequence[Theme], options: ReportOptions, anchors: Anchors
) -> Iterator[Block]:
    """The recommendations that are looked at, for the part on how that was done."""
    shown = _reviewed(records, themes, options)
    if shown:
        yield Heading(level=2, text="The recommendations reviewed", anchor=anchors.next("part"))
        items = tuple(ListItem(sign="•", runs=(Run(_name(one)),)) for one in shown)
        yield BulletList(items=items)


def progress_blocks(
    records: ChallengeRecords, themes: Sequence[Theme], options: ReportOptions, anchors: Anchors
) -> Iterator[Block]:
    """The shares of red, amber and green, then recommendation by recommendation."""
    counts, one, many = rated(records)
    shares = shares_sentence(counts, one, many)
    chart = rag_chart(counts, many, anchors)
    if chart is not None:
        yield Paragraph(runs=(Run(shares),))
        yield chart
    entries = {one.recommendation: one for one in records.all(ProgressEntry)}
    for each in _reviewed(records, themes, options):
        yield Heading(level=2, text=_name(each), anchor=anchors.next("progress"))
        yield from _voices(entries[each.recommendation.id], anchors)


def rated(records: ChallengeRecords) -> tuple[dict[Rag, int], str, str]:
    """How many are green, amber and red, and what they are: actions, else recommendations."""
    actions = [one.rag for one in records.all(Action)]
    of_entries = [one.council_rag for one in records.all(ProgressEntry)]
    is_plan = any(rag in RATED for rag in actions)
    given = actions if is_plan else of_entries
    counts = {rag: given.count(rag) for rag in RATED}
    words = ("action", "actions") if is_plan else ("recommendation", "recommendations")
    return counts, *words


def shares_sentence(counts: dict[Rag, int], one: str, many: str) -> str:
    """The shares in words; "" where nothing was rated."""
    total = sum(counts.values())
    if not total:
        return ""
    told = [f"{counts[rag]} {rag.value} ({_share(counts[rag], total)})" for rag in RATED]
    of = f"the {one}" if total == 1 else f"{total} {many}"
    return f"Of {of} the council has rated, it calls {told[0]}, {told[1]} and {told[2]}."


def _share(part: int, total: int) -> str:
    return f"{(200 * part + total) // (2 * total)}%"


def _reviewed(
    records: ChallengeRecords, themes: Sequence[Theme], options: ReportOptions
) -> list[Numbered]:
    made = numbered(
        shown_recommendations(records, options),
        every=records.all(Recommendation),
        themes=themes,
        challenge=records.challenge,
    )
    looked_at = reviewed(records)
    return [one for one in made if one.recommendation.id in looked_at]


def _name(one: Numbered) -> str:
    made = one.recommendation
    words = clean_line(made.title) or clean_line(made.text)
    return ": ".join(part for part in (one.label, words) if part)


def _voices(entry: ProgressEntry, anchors: Anchors) -> Iterator[Block]:
    rating = ""
    if entry.council_rag in RATED:
        rating = f"The council rates its progress {entry.council_rag.value}."
    voices = (
        ("The council’s update", entry.council_update, rating),
        ("The peers’ view", entry.peers_view, ""),
        ("Further support", entry.further_support, ""),
    )
    for title, words, before in voices:
        said = statement(words)
        if said or before:
            yield Heading(level=3, text=title, anchor=anchors.next("part"))
        if before:
            yield Paragraph(runs=(Run(before),))
        yield from said
