"""What people wrote for a section or under a theme, as blocks, with its live links drawn in."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import Block, FindingBlock
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.links import Links
from sli_desktop.services.report.markdown import body, statement

_THEME = "theme:"


def theme_key(theme: Theme) -> str:
    """The key of the section that holds what is written under a theme."""
    return f"{_THEME}{theme.id.hex}"


def is_of_theme(section: ReportSection) -> bool:
    """Whether a section is what is written under a theme, and so no section of its own."""
    return section.key.startswith(_THEME)


def written_by_theme(records: ChallengeRecords) -> Mapping[ThemeId, str]:
    """What was written under each theme; two laptops may have begun it, then both stand there."""
    themes = {theme_key(each): each.id for each in records.all(Theme)}
    found: dict[ThemeId, list[str]] = {}
    for each in sorted(records.all(ReportSection), key=lambda one: one.id):
        if each.key in themes and clean(each.body).strip():
            found.setdefault(themes[each.key], []).append(each.body)
    return MappingProxyType({theme: "\n\n".join(texts) for theme, texts in found.items()})


def text_blocks(text: str, links: Links, anchors: Anchors, *, level: int) -> Iterator[Block]:
    """A text that somebody wrote: paragraphs, lists, headings from `level` on, drawn-in findings.

    A finding that is drawn in reads here as it reads in its own place.
    """
    for piece in links.pieces(clean(text)):
        if isinstance(piece, str):
            yield from body(piece, lambda: anchors.next("part"), level=level)
        else:
            yield FindingBlock(
                headline=clean_line(piece.headline),
                statement=statement(piece.statement),
                anchor=anchors.next("finding"),
            )
