"""Whatever a person types stands in the report as it was typed.

Compared without white space and in compatibility form; before that, the documented normalisation
of docs/adr/0042: what nobody can see is gone, and what the font lacks has a visible stand-in.
"""

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sli_desktop.paths import resource
from sli_desktop.services.report.blocks import Heading, Outline
from sli_desktop.services.report.escape import clean, clean_line, in_font
from sli_desktop.services.report.html import html_text
from sli_desktop.services.report.markdown import body, statement
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.writer import pdf_bytes, write_pdf
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import (
    a_block,
    an_outline,
    html_text_of,
    pdf_text,
    squeezed,
)
from tests.services.report.small import MONEY, OPTIONS, a_finding, a_theme, records

COVERAGE = Fonts(resource("fonts")).face("regular").coverage
TYPED = st.one_of(
    st.text(max_size=90),
    st.text(alphabet=string.ascii_letters + " <>&/\"'()\\%{}-.,;:!?£€–’\n", max_size=200),
)


def read_back(shown: Outline, folder: Path) -> str:
    file = folder / "report.pdf"
    file.write_bytes(pdf_bytes(shown)[0])
    return squeezed(pdf_text(file, first=3))


def expected(texts: list[str], *, for_pdf: bool) -> str:
    shown = [in_font(clean(text), COVERAGE) if for_pdf else clean(text) for text in texts]
    parts = (f"Q{number}Q {text} " for number, text in enumerate(shown))
    return squeezed("1 Section " + "".join(parts))


@given(texts=st.lists(TYPED, min_size=1, max_size=25))
def test_text_typed_is_text_read_back_from_the_pdf(texts: list[str], tmp_path: Path) -> None:
    blocks = [a_block(f"Q{number}Q", clean(text)) for number, text in enumerate(texts)]
    assert read_back(an_outline(*blocks), tmp_path) == expected(texts, for_pdf=True)


@given(texts=st.lists(TYPED, min_size=1, max_size=25))
def test_text_typed_is_text_read_back_from_the_html(texts: list[str]) -> None:
    blocks = [a_block(f"Q{number}Q", clean(text)) for number, text in enumerate(texts)]
    page = html_text(an_outline(*blocks))
    assert squeezed(html_text_of(page)) == expected(texts, for_pdf=False)


def test_the_comparison_notices_a_lost_word(tmp_path: Path) -> None:
    blocks = [a_block("Q0Q", "the John said budget"), a_block("Q1Q", "x")]
    read = read_back(an_outline(*blocks), tmp_path)
    assert read != expected(["the <John said> budget", "x"], for_pdf=True)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_comes_out_of_both_formats_as_typed(name: str, tmp_path: Path) -> None:
    typed = HOSTILE[name]
    made = records(a_theme("Money", MONEY), a_finding(typed, statement="The end."))
    shown = outline(made, OPTIONS)
    page = squeezed(html_text_of(html_text(shown)))
    assert squeezed(f"Strengths {clean_line(typed)} The end.") in page
    read = read_back(shown, tmp_path)
    assert squeezed(f"Strengths {in_font(clean_line(typed), COVERAGE)} The end.") in read


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_loses_no_letter_in_a_statement(name: str, tmp_path: Path) -> None:
    typed = HOSTILE[name]
    made = records(a_theme("Money", MONEY), a_finding("Start", statement=typed))
    read = read_back(outline(made, OPTIONS), tmp_path)
    after = read.partition("StrengthsStart")[2]
    wanted = squeezed(in_font(clean(typed), COVERAGE))
    assert letters(after) == letters(wanted)


def letters(text: str) -> str:
    """Without the signs that Markdown may take for emphasis and lists."""
    return "".join(char for char in text if char not in "*_+-•#")


@given(typed=st.text(max_size=400) | st.text(alphabet="ab12. \n-*+_#)>\t", max_size=200))
def test_a_statement_keeps_every_letter_whatever_its_mark_up(typed: str) -> None:
    read = "".join(letters_of(part) for part in statement(typed))
    assert letters(squeezed(read)) == letters(squeezed(clean(typed)))


@given(typed=st.text(max_size=400) | st.text(alphabet="ab12. \n-*+_#)>\t", max_size=200))
def test_a_section_keeps_every_letter_whatever_its_mark_up(typed: str) -> None:
    read = "".join(letters_of(part) for part in body(typed, lambda: "place", level=2))
    assert letters(squeezed(read)) == letters(squeezed(clean(typed)))


def letters_of(part: object) -> str:
    if isinstance(part, Heading):
        return part.text
    items = getattr(part, "items", None)
    if items is None:
        return "".join(run.text for run in part.runs)  # type: ignore[attr-defined]
    return " ".join(f"{item.sign} " + "".join(run.text for run in item.runs) for item in items)


def test_cover_headings_tables_and_contents_hold_hostile_text_too(tmp_path: Path) -> None:
    name = "Q<A & <b>Sons</b> Łódź"
    made = records(
        a_theme(name, MONEY, scope=name), a_finding(name, statement=name), challenge=None
    )
    shown = outline(made, OPTIONS)
    file = tmp_path / "report.pdf"
    write_pdf(shown, file)
    assert squeezed(pdf_text(file)).count(squeezed(name)) == 7
    assert squeezed(html_text_of(html_text(shown))).count(squeezed(name)) == 6


@pytest.mark.long
@settings(max_examples=200)
@given(texts=st.lists(st.text(max_size=60), min_size=20, max_size=40))
def test_thousands_of_texts_come_back_from_the_pdf(texts: list[str], tmp_path: Path) -> None:
    blocks = [a_block(f"Q{number}Q", clean(text)) for number, text in enumerate(texts)]
    assert read_back(an_outline(*blocks), tmp_path) == expected(texts, for_pdf=True)
