"""Eight published outlines come from framework data alone, the same in every format.

`domain.md` §4.1 describes them: corporate, finance, adult social care, planning, fire, progress
review, letter, slides only. The golden files show headings in order, numbering and labels.
"""

from dataclasses import replace
from pathlib import Path

import pytest

import sli_desktop.services.report as room
from sli_desktop.models.records.challenge import Numbering, SectionNumbers
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.blocks import FindingBlock, Heading, Outline
from sli_desktop.services.report.docx import docx_bytes
from sli_desktop.services.report.html import html_text
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import pdf_bytes
from sli_desktop.services.report.pptx import pptx_bytes
from sli_desktop.services.report.xlsx import xlsx_bytes
from tests.services.report.decks import tables_of, words_of_deck
from tests.services.report.described import described
from tests.services.report.docxs import docx_lines
from tests.services.report.eight import (
    EIGHT,
    challenge_of,
    numbered_otherwise,
    template,
    with_progress,
)
from tests.services.report.reading import html_text_of, read_by_structure, squeezed
from tests.services.report.said import Line, said
from tests.services.report.small import OPTIONS

GOLDEN = Path(__file__).with_name("outlines")


def made_of(name: str, folder: Path) -> ChallengeRecords:
    made = challenge_of(template(name, folder))
    return with_progress(made) if name == "progress-review" else made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("eight")


@pytest.fixture(scope="module", params=EIGHT)
def named(request: pytest.FixtureRequest, folder: Path) -> tuple[str, Outline]:
    name = str(request.param)
    return name, outline(made_of(name, folder), OPTIONS)


def headings(shown: Outline) -> list[str]:
    return [line.text for line in said(shown) if line.level]


def test_the_outline_is_as_its_golden_file_shows(named: tuple[str, Outline]) -> None:
    name, shown = named
    assert described(shown) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_word_web_page_and_pdf_say_exactly_this_outline(
    named: tuple[str, Outline], tmp_path: Path
) -> None:
    _, shown = named
    lines = said(shown)
    assert differing(docx_lines(docx_bytes(shown)), lines) == []
    page = squeezed(html_text_of(html_text(shown)))
    assert page == squeezed(" ".join(line.text for line in lines))
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_bytes(shown)[0])
    read = [word for word in read_by_structure(file).split() if word != "•"]
    assert read == [word for line in lines for word in line.text.split()]


def differing(read: list[Line], lines: list[Line]) -> list[tuple[Line | None, Line | None]]:
    shown, lines = ([line for line in each if line.text] for each in (read, lines))
    longest = max(len(shown), len(lines))
    one = [*shown, *[None] * (longest - len(shown))]
    other = [*lines, *[None] * (longest - len(lines))]
    return [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]


def test_slides_and_tables_use_the_same_labels_in_the_same_order(
    named: tuple[str, Outline],
) -> None:
    _, shown = named
    words = words_of_deck(pptx_bytes(shown)[0]).casefold()
    at = 0
    for block in (block for section in shown.slides for block in section.blocks):
        wanted = block.text if isinstance(block, Heading) else ""
        wanted = block.headline if isinstance(block, FindingBlock) else wanted
        assert words.find(wanted.casefold(), at) >= at, wanted
        at = words.find(wanted.casefold(), at)
    sheets = list(tables_of(xlsx_bytes(shown)))
    assert sheets == ["About", *(sheet.name for sheet in shown.sheets)]


def test_a_letter_has_neither_contents_nor_cover(folder: Path, tmp_path: Path) -> None:
    letter = outline(made_of("health-and-wellbeing", folder), OPTIONS)
    as_report = replace(letter, is_letter=False)
    assert "Contents" not in html_text(letter)
    assert "Contents" in html_text(as_report)
    assert b"TOC" not in pdf_bytes(letter)[0]
    assert pdf_bytes(as_report)[1] >= pdf_bytes(letter)[1] + 2
    texts = [line.text for line in docx_lines(docx_bytes(letter))]
    assert texts[1] == "Dear Leader and Chief Executive,"


@pytest.mark.parametrize(
    "fault",
    [
        {"section_numbers": SectionNumbers.NONE},
        {"numbers_paragraphs": False},
        {"numbering": Numbering.CONTINUOUS},
        {"label_area": "Consideration"},
        {"themes_are_sections": True},
        {"label_theme": "Theme"},
    ],
    ids=lambda fault: next(iter(fault)),
)
def test_a_planted_fault_in_the_data_is_seen_in_the_golden_outline(
    fault: dict[str, object], folder: Path
) -> None:
    wrong = numbered_otherwise(made_of("planning", folder), **fault)
    shown = described(outline(wrong, OPTIONS))
    assert shown != (GOLDEN / "planning.txt").read_text(encoding="utf-8")


def test_a_section_that_changed_places_is_seen_in_every_format(
    folder: Path, tmp_path: Path
) -> None:
    shown = outline(made_of("fire-2014", folder), OPTIONS)
    first, second, *others = shown.sections
    wrong = replace(shown, sections=(second, first, *others))
    assert differing(docx_lines(docx_bytes(wrong)), said(shown)) != []
    assert squeezed(html_text_of(html_text(wrong))) != squeezed(
        " ".join(line.text for line in said(shown))
    )
    file = tmp_path / "wrong.pdf"
    file.write_bytes(pdf_bytes(wrong)[0])
    words = [word for line in said(shown) for word in line.text.split()]
    assert [word for word in read_by_structure(file).split() if word != "•"] != words


def test_series_with_a_prefix_and_numbers_by_theme_are_data_too(folder: Path) -> None:
    made = made_of("cpc-2024", folder)
    prefixed = numbered_otherwise(
        made, numbering=Numbering.PREFIX, recommendation_prefix="PCR", label_theme="Theme"
    )
    assert "PCR2\nClose the gap" in headings(outline(prefixed, OPTIONS))
    by_theme = headings(outline(numbered_otherwise(made, numbering=Numbering.BY_THEME), OPTIONS))
    assert "3.2 Across the themes" in by_theme


def test_no_line_of_the_report_asks_for_a_kind_of_challenge() -> None:
    sources = list(Path(room.__file__).parent.rglob("*.py"))
    assert len(sources) > 40
    for source in sources:
        words = source.read_text(encoding="utf-8")
        assert [name for name in EIGHT if f'"{name}"' in words] == [], source.name
