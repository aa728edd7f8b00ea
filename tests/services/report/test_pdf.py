"""The PDF holds every finding and recommendation once and in order, and is sound inside."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from sli_desktop.models.records.ids import ContactId
from sli_desktop.models.records.people import Contact
from sli_desktop.services.report.blocks import (
    FindingBlock,
    Heading,
    Outline,
    RecommendationBlock,
)
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import pdf_bytes, write_pdf
from tests.services.report.pdfs import many_findings, saved
from tests.services.report.reading import pdf_text, squeezed
from tests.services.report.small import (
    MONEY,
    OPTIONS,
    a_finding,
    a_note,
    a_small_challenge,
    a_theme,
    named,
    records,
)


def titles(shown: Outline) -> Iterator[tuple[str, str]]:
    """Heading of the section, and what stands in it, in order."""
    for section in shown.sections:
        for block in section.blocks:
            if isinstance(block, FindingBlock):
                yield section.title, block.headline
            elif isinstance(block, RecommendationBlock):
                yield section.title, f"{block.label} {block.title}"


def test_each_finding_and_recommendation_stands_once_in_its_own_section_and_in_order(
    tmp_path: Path,
) -> None:
    shown = many_findings()
    read = squeezed(pdf_text(saved(shown, tmp_path), first=3))
    starts = [read.index(squeezed(f"{one.number} {one.title}")) for one in shown.sections]
    assert starts == sorted(starts)
    ends = [*starts[1:], len(read)]
    places = dict(
        zip((one.title for one in shown.sections), zip(starts, ends, strict=True), strict=True)
    )
    found: list[int] = []
    for section, words in titles(shown):
        assert read.count(squeezed(words)) == 1, words
        at = read.index(squeezed(words))
        first, last = places[section]
        assert first < at < last
        found.append(at)
    assert len(found) == 70
    assert found == sorted(found)


def test_the_contents_name_the_page_on_which_each_section_and_theme_stands(tmp_path: Path) -> None:
    shown = many_findings()
    file = saved(shown, tmp_path)
    with pikepdf.open(file) as pdf:
        count = len(pdf.pages)
    pages = [page_text(file, number) for number in range(1, count + 1)]
    contents = squeezed(pages[1])
    named_pages = 0
    for section in shown.sections:
        heads = [(f"{section.number} {section.title}")]
        heads += [
            f"{block.number} {block.text}"
            for block in section.blocks
            if isinstance(block, Heading) and block.level == 2
        ]
        for head in heads:
            page = next(
                n for n, text in enumerate(pages, 1) if n > 2 and squeezed(head) in squeezed(text)
            )
            assert f"{squeezed(head)}{page}" in contents
            named_pages += 1
    assert named_pages >= 6


def page_text(file: Path, page: int) -> str:
    done = subprocess.run(
        ["pdftotext", "-raw", "-f", str(page), "-l", str(page), str(file), "-"],
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout


def test_no_headline_is_the_last_line_of_a_page(tmp_path: Path) -> None:
    """Also where its text is of three lines, which no page break may part."""
    findings = [
        a_finding(
            f"Headline {n}",
            order=f"a{n:03d}",
            statement="Words of a line. " * (14 - 7 * (n % 5 == 0)),
        )
        for n in range(120)
    ]
    made = records(a_theme("Money", MONEY), *findings)
    file = saved(outline(made, OPTIONS), tmp_path)
    lasts = [page_text(file, page).split("\n")[-2] for page in range(4, 15)]
    assert sum("line." in line for line in lasts) > 5
    assert [line for line in lasts if line.startswith(("Headline", "Strengths"))] == []


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    for number, shown in enumerate((outline(a_small_challenge(), OPTIONS), many_findings())):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = subprocess.run(
            ["qpdf", "--check", str(saved(shown, folder))],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "No syntax or stream encoding errors" in done.stdout


def test_every_font_is_embedded_and_is_source_sans(tmp_path: Path) -> None:
    with pikepdf.open(saved(outline(a_small_challenge(), OPTIONS), tmp_path)) as pdf:
        fonts = [
            font
            for page in pdf.pages
            for font in page.Resources.get("/Font", pikepdf.Dictionary()).values()
        ]
        assert fonts
        for font in fonts:
            assert "SourceSans3" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_bookmarks_lead_to_sections_and_below_them_to_themes_and_recommendations(
    tmp_path: Path,
) -> None:
    with (
        pikepdf.open(saved(outline(a_small_challenge(), OPTIONS), tmp_path)) as pdf,
        pdf.open_outline() as tree,
    ):
        names = [(one.title, [child.title for child in one.children]) for one in tree.root]
    assert names[0] == ("Contents", [])
    assert names[3] == (
        "3 Recommendations",
        ["Recommendation 1: Agree one plan", "Recommendation 2: Close the gap"],
    )
    assert names[5] == ("5 Feedback", ["5.1 Financial planning", "5.2 Housing"])


def test_the_title_and_the_language_are_in_the_properties(tmp_path: Path) -> None:
    with pikepdf.open(saved(outline(a_small_challenge(), OPTIONS), tmp_path)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        title = "Elmbridge Vale Council: Corporate Peer Challenge, Feedback report"
        assert str(pdf.docinfo["/Title"]) == title
        with pdf.open_metadata() as packet:
            assert packet["dc:title"] == title


def everything_in(file: Path) -> bytes:
    """All bytes of a PDF with its streams unpacked."""
    with pikepdf.open(file) as pdf:
        parts = [file.read_bytes(), repr(dict(pdf.docinfo)).encode()]
        for thing in pdf.objects:
            parts.append(repr(thing).encode())
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_bytes())
    return b"\n".join(parts)


def test_no_contact_no_note_no_path_and_no_user_is_anywhere_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "canaryuser")
    monkeypatch.setenv("LOGNAME", "canaryuser")
    folder = tmp_path / "canaryfolder"
    folder.mkdir()
    contact = Contact(id=ContactId(named("c")), name="canarycontact", job="canaryjob")
    made = records(
        *(one for kind in a_small_challenge().by_kind.values() for one in kind.values()),
        contact,
        a_note("canarynote"),
    )
    shown = outline(made, OPTIONS)
    write_pdf(shown, folder / "report.pdf")
    inside = everything_in(folder / "report.pdf")
    assert b"canary" not in inside
    assert b"Savings" in inside
    planted = replace(shown, subject="canarysubject")
    write_pdf(planted, folder / "report.pdf")
    assert b"canarysubject" in everything_in(folder / "report.pdf")


def test_the_same_outline_gives_the_same_bytes_on_any_day() -> None:
    shown = outline(a_small_challenge(), OPTIONS)
    assert pdf_bytes(shown)[0] == pdf_bytes(shown)[0]
    later = replace(shown, dated=date(2026, 1, 2))
    assert b"20260102" in pdf_bytes(later)[0]
