"""The PDF holds every finding and recommendation once and in order, and is sound inside."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from sli_desktop.models.records.ids import ContactId
from sli_desktop.models.records.people import Contact
from sli_desktop.paths import resource
from sli_desktop.services.report import style
from sli_desktop.services.report.blocks import (
    BulletList,
    FindingBlock,
    Heading,
    ListItem,
    Outline,
    Paragraph,
    RecommendationBlock,
    Run,
    Table,
)
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.writer import pdf_bytes, write_pdf
from tests.services.report.reading import a_block, an_outline, pdf_text, squeezed
from tests.services.report.small import (
    HOMES,
    MONEY,
    OPTIONS,
    a_finding,
    a_note,
    a_recommendation,
    a_small_challenge,
    a_theme,
    named,
    records,
)


def saved(shown: Outline, folder: Path) -> Path:
    file = folder / "report.pdf"
    file.write_bytes(pdf_bytes(shown)[0])
    return file


def many_findings() -> Outline:
    """Enough text for a dozen pages."""
    findings = [
        a_finding(
            f"Finding number {n} stands alone",
            MONEY if n < 25 else HOMES,
            order=f"a{n:03d}",
            statement=f"Statement {n} begins. " + "It goes on for a while and says more. " * 8,
        )
        for n in range(50)
    ]
    advice = [
        a_recommendation(
            f"Recommended step {n} of the plan", f"Do step {n} soon. " * 6, order=f"{n:03d}"
        )
        for n in range(20)
    ]
    themes = (a_theme("Money", MONEY, order="a"), a_theme("Homes", HOMES, order="b"))
    return outline(records(*themes, *findings, *advice), OPTIONS)


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


# --- structure ------------------------------------------------------------------------------------


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every structure element below a node, in reading order."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else []:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def tags(file: Path) -> list[str]:
    with pikepdf.open(file) as pdf:
        return [str(one.S)[1:] for one in elements(pdf.Root.StructTreeRoot)]


def test_everything_drawn_is_content_of_one_element_or_declared_decoration(tmp_path: Path) -> None:
    shown = replace(many_findings(), marking="Draft")
    with pikepdf.open(saved(shown, tmp_path)) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        by_page = {int(parents[n]): parents[n + 1] for n in range(0, len(parents), 2)}
        for page in pdf.pages:
            depth = 0
            seen: list[int] = []
            for one in pikepdf.parse_content_stream(page):
                operands, name = list(one.operands), str(one.operator)
                if name == "BDC":
                    depth += 1
                    if str(operands[0]) != "/Artifact":
                        seen.append(int(operands[1].MCID))
                elif name == "EMC":
                    depth -= 1
                elif name in {"Tj", "TJ", "f", "f*", "S", "B", "n"}:
                    assert depth == 1 or name == "n", (page.index, name)
                assert depth in (0, 1)
            assert seen == list(range(len(by_page[int(page.obj.StructParents)])))


def test_the_levels_of_headings_never_step_down_by_two(tmp_path: Path) -> None:
    levels = [
        int(tag[1])
        for tag in tags(saved(outline(a_small_challenge(), OPTIONS), tmp_path))
        if tag[0] == "H"
    ]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert set(levels) == {1, 2, 3, 4}


def test_lists_tables_and_contents_are_tagged_as_such(tmp_path: Path) -> None:
    found = tags(saved(outline(a_small_challenge(), OPTIONS), tmp_path))
    assert {
        "TOC",
        "TOCI",
        "Link",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "P",
    } <= set(found)


def test_the_head_of_a_long_table_is_repeated_as_decoration_only(tmp_path: Path) -> None:
    table = Table(
        caption="Long",
        columns=("Number", "Words"),
        rows=tuple((str(n), f"row {n}") for n in range(120)),
        shares=(0.2, 0.8),
    )
    file = saved(an_outline(table), tmp_path)
    found = tags(file)
    assert found.count("TH") == 2
    assert found.count("TR") == 121
    assert pdf_text(file).count("Words") > 2


def test_links_of_the_contents_say_where_they_lead(tmp_path: Path) -> None:
    with pikepdf.open(saved(outline(a_small_challenge(), OPTIONS), tmp_path)) as pdf:
        links = list(pdf.pages[1].Annots)
        assert len(links) >= 8
        assert str(links[0].Contents) == "1 Introduction, page 3"
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        by_number = {int(parents[n]): parents[n + 1] for n in range(0, len(parents), 2)}
        assert all(str(by_number[int(link.StructParent)].S) == "/Link" for link in links)


def test_words_of_two_lines_stay_two_words(tmp_path: Path) -> None:
    words = [f"word{n}" for n in range(400)]
    file = saved(an_outline(a_block("Many of them", " ".join(words))), tmp_path)
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, text=True, check=True
    )
    read = done.stdout.replace('"', " ").split()
    assert [word for word in read if word.startswith("word")] == words


# --- what must never stop a report ----------------------------------------------------------------


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
