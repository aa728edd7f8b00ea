"""The last look at a report before it is written: no name of anybody the team met goes out."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.finding import Reason
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.exposure import Exposed, exposed, leaks
from sli_desktop.services.guard import Known, Strength, check, kept_keys
from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    Chart,
    FigureStrip,
    FindingBlock,
    Heading,
    Outline,
    Paragraph,
    RecommendationBlock,
    Run,
    Section,
    Table,
)
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.wording import tr, trn

_SHOWN = 8


class NameInReportError(SliError):
    """A name, a number or a word to keep out stands in the report, and nobody gave a reason."""

    code: ClassVar[str] = "SLI-3391"
    exit_code: ClassVar[int] = 3

    def __init__(self, places: tuple[str, ...]) -> None:
        super().__init__(
            trn(
                len(places),
                "The report is not written: {number} name or personal detail stands in it.",
                "The report is not written: {number} names or personal details stand in it.",
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Take it out, or keep it with a reason, then make the report again."),
            details="\n".join(places[:_SHOWN]),
        )


def safe_outline(
    records: ChallengeRecords, options: ReportOptions, *, known_by: ChallengeRecords | None = None
) -> Outline:
    """Put the report together and look at every word of it.

    A version that was kept holds nobody's name; `known_by` are the records of the challenge itself,
    which say who must not be recognised and what was kept with a reason.

    Raises:
        LookupError: the records hold no challenge.
        NameInReportError: a name, a number or a word to keep out stands in it without a reason.
    """
    made = outline(records, options)
    present = records if known_by is None else known_by
    known = Known.of(present)
    kept = kept_keys(present.all(Reason))
    found = [
        tr("{section}: {words}").format(section=title, words=hit.words)
        for title, text in dict.fromkeys((*outline_texts(made), *_in_short(made)))
        for hit in check(text, known)
        if hit.strength is Strength.LEAK and hit.key not in kept
    ]
    if found:
        raise NameInReportError(tuple(dict.fromkeys([*_places(records, known), *found])))
    return made


def _places(records: ChallengeRecords, known: Known) -> Iterator[str]:
    """The same by record, where a person can go to mend it."""
    for each in leaks(exposed(records, known)):
        yield place_words(each)


def place_words(found: Exposed) -> str:
    """Where a hit stands, in one line: ``PS4: Cllr Quill``."""
    return tr("{label}: {words}").format(label=found.place.label, words=found.hit.words)


def outline_texts(made: Outline) -> Iterator[tuple[str, str]]:
    """Every text of a report with the title of its section."""
    for words in (made.subject, made.title, made.document, made.marking):
        yield tr("Cover"), words
    yield from _section_texts(made.sections)


def _section_texts(sections: Iterable[Section]) -> Iterator[tuple[str, str]]:
    for section in sections:
        yield section.title, section.title
        for block in section.blocks:
            for words in _block_texts(block):
                yield section.title, words


def _in_short(made: Outline) -> Iterator[tuple[str, str]]:
    """Every text of the slides and the tables with where it stands."""
    yield from _section_texts(made.slides)
    for sheet in made.sheets:
        yield sheet.name, sheet.name
        for cell in (*(each.title for each in sheet.columns), *chain.from_iterable(sheet.rows)):
            if isinstance(cell, str):
                yield sheet.name, cell


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield _joined(block.runs)
        case BulletList():
            yield from (_joined(item.runs) for item in block.items)
        case Table() | FigureStrip() | Chart():
            yield from _data_texts(block)
        case FindingBlock():
            yield block.headline
            yield from (words for each in block.statement for words in _block_texts(each))
        case RecommendationBlock():
            yield from (block.label, block.title)
            yield from (words for each in block.text for words in _block_texts(each))
            yield from (words for detail in block.details for words in detail)


def _data_texts(block: Table | FigureStrip | Chart) -> Iterator[str]:
    match block:
        case Table():
            yield block.caption
            yield from block.columns
            yield from (cell for row in block.rows for cell in row)
        case FigureStrip():
            yield from (words for figure in block.figures for words in figure)
        case Chart():
            yield from (block.title, block.alt, *block.columns)
            yield from (row.label for row in block.rows)
            yield from _data_texts(block.table)


def _joined(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
