"""What people wrote for a section or under a theme, as blocks, with its live links drawn in."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import Block, FindingBlock
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.links import Links
from sli_desktop.services.report.markdown import body, statement
from sli_desktop.services.report.origin import Origin, origins

_THEME = "theme:"


def theme_key(theme: Theme) -> str:
    """The key of the section that holds what is written under a theme."""
    return f"{_THEME}{theme.id.hex}"


def is_of_theme(section: ReportSection) -> bool:
    """Whether a section is what is written under a theme, and so no section of its own."""
    return section.key.startswith(_THEME)


def written_by_theme(records: ChallengeRecords) -> Mapping[ThemeId, tuple[ReportSection, ...]]:
    """What was written under each theme; two laptops may have begun it, then both stand there."""
    themes = {theme_key(each): each.id for each in records.all(Theme)}
    found: dict[ThemeId, list[ReportSection]] = {}
    for each in sorted(records.all(ReportSection), key=lambda one: one.id):
        if each.key in themes and clean(each.body).strip():
            found.setdefault(themes[each.key], []).append(each)
    return MappingProxyType({theme: tuple(texts) for theme, texts in found.items()})


def theme_blocks(
    sections: Sequence[ReportSection], links: Links, anchors: Anchors, *, level: int
) -> Iterator[Block]:
    """What was written under one theme."""
    for each in sections:
        yield from text_blocks(each.body, links, anchors, level=level, of=each.id)


def text_blocks(
    text: str, links: Links, anchors: Anchors, *, level: int, of: UUID | None = None
) -> Iterator[Block]:
    """A text that somebody wrote: paragraphs, lists, headings from `level` on, drawn-in findings.

    A finding that is drawn in reads here as it reads in its own place. `of` is the section that
    holds the text, where it is the text of one alone.
    """
    numbered = origins("section", of, "body") if of is not None else None
    for piece in links.pieces(clean(text)):
        if isinstance(piece, str):
            yield from body(piece, lambda: anchors.next("part"), level=level, origins=numbered)
        else:
            yield FindingBlock(
                headline=clean_line(piece.headline),
                statement=statement(piece.statement, origins("finding", piece.id, "statement")),
                anchor=anchors.next("finding"),
                origin=Origin("finding", piece.id, "headline"),
            )
