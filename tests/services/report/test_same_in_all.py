"""Every format says the same words in the same order; slides and tables say them in short."""

from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typing_extensions import override

from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.intake.open_data import read_open_data
from sli_desktop.services.report.blocks import (
    FigureStrip,
    FindingBlock,
    Heading,
    Outline,
    RecommendationBlock,
    Table,
)
from sli_desktop.services.report.docx import docx_bytes
from sli_desktop.services.report.feedback import plural_of
from sli_desktop.services.report.html import html_text
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import pdf_bytes
from sli_desktop.services.report.pptx import pptx_bytes
from sli_desktop.services.report.pptx_pages import pages
from sli_desktop.services.report.xlsx import xlsx_bytes
from tests.services.report.decks import tables_of, words_of_deck
from tests.services.report.docxs import docx_lines
from tests.services.report.pdfs import many_findings
from tests.services.report.reading import html_text_of, pdf_text, read_by_structure, squeezed
from tests.services.report.said import Line, said
from tests.services.report.small import OPTIONS, a_small_challenge


def the_sample() -> ChallengeRecords:
    return ChallengeRecords.of(read_open_data(resource("sample/northmere.jsonl")))


@pytest.fixture(scope="module", params=["sample", "small"])
def shown(request: pytest.FixtureRequest) -> Outline:
    made = the_sample() if request.param == "sample" else a_small_challenge()
    return outline(made, OPTIONS)


def differences(lines: Sequence[Line], text: str) -> list[str]:
    """The lines that a text does not hold in this order; loose ones anywhere before the next."""
    rest, missing, loose = squeezed(text).replace("•", ""), [], list[str]()
    for line in lines:
        words = squeezed(line.text).replace("•", "")
        if line.loose:
            loose += line.text.split()
            continue
        between, found, after = rest.partition(words)
        if not found:
            missing.append(line.text)
            continue
        missing += [word for word in loose if squeezed(word) not in between]
        loose, rest = [], after
    return missing + [word for word in loose if squeezed(word) not in rest]


def test_the_comparison_notices_what_is_lost_and_what_changed_places() -> None:
    lines = [Line("One", 1), Line("10+ meetings", loose=True), Line("Two"), Line("Three")]
    assert differences(lines, "One meetings 10+ Two Three") == []
    assert differences(lines, "One 10+ Two Three") == ["meetings"]
    assert differences(lines, "One 10+ meetings Three Two") == ["Three"]


def test_the_sample_has_something_of_everything() -> None:
    lines = said(outline(the_sample(), OPTIONS))
    assert sum(line.text.startswith("Recommendation ") for line in lines) >= 12
    assert sum(line.level == 4 for line in lines) >= 30
    assert sum(line.loose for line in lines) >= 20
    assert any("held more than" in line.text for line in lines)


def test_the_word_file_says_exactly_the_outline(shown: Outline) -> None:
    read = docx_lines(docx_bytes(shown))
    assert [line for line in read if line.text] == said(shown)
    assert [line for line in read[:-1] if not line.text] == []


def test_the_web_page_says_exactly_the_outline(shown: Outline) -> None:
    read = squeezed(html_text_of(html_text(shown)))
    assert read == squeezed(" ".join(line.text for line in said(shown)))


def test_the_pdf_says_the_outline_in_its_order(shown: Outline, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_bytes(shown)[0])
    assert differences(said(shown), pdf_text(file, first=3)) == []


def test_the_pdf_read_by_its_structure_says_exactly_the_outline(
    shown: Outline, tmp_path: Path
) -> None:
    """As `pdfinfo -struct-text` reads it: word for word, in order, none joined to the next."""
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_bytes(shown)[0])
    read = [word for word in read_by_structure(file).split() if word != "•"]
    assert read == [word for line in said(shown) for word in line.text.split()]


def test_text_on_two_pages_and_words_wider_than_a_line_are_read_whole(tmp_path: Path) -> None:
    address = "https://council.example/" + "minutes/" * 60
    table = Table(
        caption="Long",
        columns=("One", "Two"),
        rows=((" ".join(f"cell{n}" for n in range(900)), address),),
        shares=(0.5, 0.5),
    )
    many = many_findings()
    first = replace(many.sections[0], blocks=(*many.sections[0].blocks, table))
    shown = replace(many, sections=(first, *many.sections[1:]))
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_bytes(shown)[0])
    said_here = [word for line in said(shown) for word in line.text.split()]
    assert [word for word in read_by_structure(file).split() if word != "•"] == said_here
    assert address in said_here


def test_headings_have_the_same_level_in_the_word_file_and_one_less_on_the_page(
    shown: Outline,
) -> None:
    wanted = [(squeezed(line.text), line.level) for line in said(shown) if line.level]
    read = docx_lines(docx_bytes(shown))
    assert [(squeezed(line.text), line.level) for line in read if line.level] == wanted
    page = _Headings()
    page.feed(html_text(shown))
    assert [(text, level - 1) for text, level in page.found[2:]] == wanted


def test_a_swapped_recommendation_is_noticed_in_the_word_file(shown: Outline) -> None:
    first, *others = shown.sections
    swapped = replace(first, blocks=tuple(reversed(first.blocks)), title="Other")
    changed = replace(shown, sections=(swapped, *others))
    read = docx_lines(docx_bytes(changed))
    assert [line for line in read if line.text] != said(shown)


def headlines(shown: Outline) -> tuple[list[str], list[str]]:
    """Themes, labels and findings of a report in order, and its recommendations."""
    found: list[str] = []
    advice: list[str] = []
    for block in shown.blocks():
        match block:
            case Heading() if block.anchor.startswith("theme"):
                found.append(block.text)
            case Heading() if block.mark:
                found.append(block.text)
            case FindingBlock():
                found.append(block.headline)
            case RecommendationBlock():
                advice += [block.label, block.title]
            case _:
                pass
    return found, advice


def test_the_slides_have_every_theme_finding_and_recommendation_in_order(shown: Outline) -> None:
    found, advice = headlines(shown)
    assert len(found) > len(advice) > 3
    words = words_of_deck(pptx_bytes(shown)[0]).casefold()
    for wanted in (found, advice):
        at = 0
        for text in wanted:
            start = words.find(text.casefold(), at)
            assert start >= 0, text
            at = start
    (strip,) = (block for block in shown.blocks() if isinstance(block, FigureStrip))
    shown_large = [page.figures for page in pages(shown) if page.figures]
    assert shown_large == [strip.figures]


def test_the_tables_have_every_finding_and_recommendation_in_order(shown: Outline) -> None:
    found, advice = headlines(shown)
    tables = tables_of(xlsx_bytes(shown))
    evidence = tables["Evidence"][1:]
    read: list[object] = []
    theme: object = None
    kind: object = None
    for row in evidence:
        if row[1] != theme:
            read.append(row[1])
            theme, kind = row[1], None
        if row[2] != kind:
            kind = row[2]
            read.append(plural_of(str(kind)))
        read.append(row[3])
    assert read == found
    assert [row[1] for row in tables["Recommendations"][1:]] == advice[1::2]
    assert [row[1] for row in tables["Action plan"][1:]] == advice[1::2]


class _Headings(HTMLParser):
    """Headings of a page with their levels; the first two are cover and contents."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, int]] = []
        self._level = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self._level = int(tag[1])
            self.found.append(("", self._level))

    @override
    def handle_endtag(self, tag: str) -> None:
        self._level = 0 if tag.startswith("h") else self._level

    @override
    def handle_data(self, data: str) -> None:
        if self._level:
            text, level = self.found[-1]
            self.found[-1] = (squeezed(text + data), level)
