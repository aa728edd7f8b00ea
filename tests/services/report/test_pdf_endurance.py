"""Nothing typed can stop a report, and its pages keep their margins."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from sli_desktop.paths import resource
from sli_desktop.services.report import style
from sli_desktop.services.report.blocks import (
    BulletList,
    FindingBlock,
    Heading,
    ListItem,
    Paragraph,
    RecommendationBlock,
    Run,
    Table,
)
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.writer import write_pdf
from tests.services.report.pdfs import many_findings, saved
from tests.services.report.reading import a_block, an_outline, pdf_text, squeezed


def test_very_long_words_paragraphs_cells_and_titles_never_stop_a_report(tmp_path: Path) -> None:
    word, long = "w" * 200_000, "several words in a row " * 20_000
    shown = an_outline(
        FindingBlock(
            headline=word,
            statement=(
                Paragraph(runs=(Run(long),)),
                BulletList(items=(ListItem(sign="•", runs=(Run(word, bold=True),)),)),
            ),
            anchor="a",
        ),
        Table(
            caption=long[:9000],
            columns=("One", "Two"),
            rows=((long, word), ("x", "y")),
            shares=(0.5, 0.5),
        ),
        RecommendationBlock(
            label="R" * 500,
            title=long[:50_000],
            text=(Paragraph(runs=(Run(long),)),),
            details=(("Owner", word),),
            anchor="b",
        ),
        Heading(level=2, text=long[:20_000], anchor="c"),
        subject=word[:3000],
    )
    file = saved(shown, tmp_path)
    read = squeezed(pdf_text(file))
    assert read.count("w") >= 3 * 200_000
    assert read.count("several") >= 3 * 20_000


@pytest.mark.parametrize("number", [0, 1, 7, 40])
def test_a_list_with_deep_levels_and_long_signs_stays_on_the_page(
    number: int, tmp_path: Path
) -> None:
    items = tuple(
        ListItem(sign=f"{10**number}.", runs=(Run("words " * 30),), depth=n) for n in range(12)
    )
    file = saved(an_outline(BulletList(items=items)), tmp_path)
    assert squeezed(pdf_text(file, first=3)).count("words") == 360


def test_an_empty_challenge_gives_a_report_with_a_cover(tmp_path: Path) -> None:
    shown = replace(an_outline(), sections=(), subject="", title="", document="", marking="")
    written = write_pdf(shown, tmp_path / "report.pdf")
    assert written.pages is not None
    assert written.pages >= 1


def test_characters_the_font_lacks_are_named_to_the_caller(tmp_path: Path) -> None:
    shown = an_outline(a_block("Well done 👍", "北 and ordinary words"))
    assert write_pdf(shown, tmp_path / "report.pdf").replaced == ("北", "👍")
    read = pdf_text(tmp_path / "report.pdf")
    assert "Well done [thumbs up sign]" in read
    assert "[U+5317] and ordinary words" in read


def test_no_line_runs_out_of_the_column(tmp_path: Path) -> None:
    file = saved(many_findings(), tmp_path)
    done = subprocess.run(
        ["pdftotext", "-bbox", "-f", "3", str(file), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    edges = [
        float(line.split('xMax="')[1].split('"')[0])
        for line in done.stdout.splitlines()
        if "xMax" in line
    ]
    assert len(edges) > 2000
    assert max(edges) <= style.SIDE + style.MEASURE + 0.5


def test_all_cuts_of_the_font_cover_what_the_text_needs() -> None:
    fonts = Fonts(resource("fonts"))
    needed = {ord(char) for char in "£€–—‘’“”…•½²ŵŷŴŶáéíóúâêîôûäëïöü\u200b"}
    for weight in ("regular", "semibold", "bold"):
        for italic in (False, True):
            assert needed <= fonts.face(weight, italic=italic).coverage
