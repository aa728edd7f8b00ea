"""The pictures beside the editor are the pages that are saved."""

import pytest
from pypdfium2 import PdfDocument

from sli_desktop.services.report.blocks import Heading
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import pdf_bytes
from sli_desktop.services.report.preview import part_of, picture, preview
from tests.services.report.small import OPTIONS, a_small_challenge


def text_of_pages(pdf: bytes) -> list[str]:
    document = PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_the_preview_is_the_pdf_that_would_be_saved() -> None:
    made = outline(a_small_challenge(), OPTIONS)
    shown = preview(made)
    content, pages, _ = pdf_bytes(made)
    assert (shown.pages, len(shown.pdf)) == (pages, len(content))


def test_each_section_and_theme_is_found_on_the_page_it_begins_on() -> None:
    made = outline(a_small_challenge(), OPTIONS)
    theme = next(b.text for b in made.blocks() if isinstance(b, Heading) and b.level == 2)
    shown = preview(made, [("theme", theme), ("nowhere", "No such theme")])
    pages = text_of_pages(shown.pdf)
    for section in made.sections:
        assert section.title in pages[shown.page_of(section.key)]
    assert theme in pages[shown.page_of("theme")]
    assert shown.page_of("nowhere") == 0


def test_a_page_is_drawn_as_wide_as_asked_and_no_page_is_blank() -> None:
    shown = preview(outline(a_small_challenge(), OPTIONS))
    for page in range(shown.pages):
        drawn = picture(shown.pdf, page, width=400)
        assert abs(drawn.width - 400) <= 1
        assert abs(drawn.height / drawn.width - 297 / 210) < 0.01
        assert len(drawn.pixels) == drawn.stride * drawn.height
        assert len(set(drawn.pixels)) > 20


def test_a_page_that_is_not_there_is_refused() -> None:
    shown = preview(outline(a_small_challenge(), OPTIONS))
    for page in (-1, shown.pages):
        with pytest.raises(IndexError):
            picture(shown.pdf, page, width=100)


def test_a_part_alone_is_its_section_or_what_stands_under_its_theme() -> None:
    made = outline(a_small_challenge(), OPTIONS)
    [alone] = part_of(made, "feedback").sections
    assert alone == next(each for each in made.sections if each.key == "feedback")
    theme = next(b.text for b in alone.blocks if isinstance(b, Heading) and b.level == 2)
    [part] = part_of(made, "theme:1", theme).sections
    headings = [b.text for b in part.blocks if isinstance(b, Heading) and b.level == 2]
    assert headings == [theme]
    assert len(part.blocks) < len(alone.blocks)
    assert part_of(made, "nowhere", "No such theme") == made
