"""The PDF is tagged: every mark belongs to the structure or is declared decoration."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf

from sli_desktop.services.report.blocks import (
    Table,
)
from sli_desktop.services.report.outline import outline
from tests.services.report.pdfs import many_findings, saved
from tests.services.report.reading import a_block, an_outline, pdf_text
from tests.services.report.small import (
    OPTIONS,
    a_small_challenge,
)


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
