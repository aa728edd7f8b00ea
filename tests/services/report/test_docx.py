"""The Word report has real styles and fields, and tells nothing but its text."""

import getpass
import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from sli_desktop.services.report import style
from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    FigureStrip,
    Heading,
    ListItem,
    Outline,
    Paragraph,
    RecommendationBlock,
    Run,
    Table,
)
from sli_desktop.services.report.docx import docx_bytes, write_docx
from sli_desktop.services.report.errors import ReportNotSavedError
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.writers import REPORT_WRITERS
from tests.services.report.docxs import docx_lines, parts_of
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import a_block, an_outline
from tests.services.report.small import MONEY, OPTIONS, a_finding, a_small_challenge, a_theme
from tests.services.report.small import records as challenge_of

PARAGRAPH_ORDER = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr"]
PARAGRAPH_ORDER += ["pBdr", "tabs", "spacing", "ind", "outlineLvl"]
ONE = (Run("one"),)


@pytest.fixture(scope="module")
def content() -> bytes:
    return docx_bytes(outline(a_small_challenge(), OPTIONS))


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def document_xml(*blocks: Block) -> str:
    return parts_of(docx_bytes(an_outline(*blocks)))["word/document.xml"]


def styles_used(content: bytes) -> list[str]:
    found = [one.style.name for one in opened(content).paragraphs if one.style is not None]
    return [name for name in found if name is not None]


def test_it_is_one_of_the_formats_and_is_saved_whole(tmp_path: Path) -> None:
    assert REPORT_WRITERS["docx"] is write_docx
    shown = an_outline(a_block("Łódź", "£4"))
    written = write_docx(shown, tmp_path / "report.docx")
    assert written.pages is None
    assert (tmp_path / "report.docx").read_bytes() == docx_bytes(shown)
    assert [file.name for file in tmp_path.iterdir()] == ["report.docx"]
    with pytest.raises(ReportNotSavedError):
        write_docx(shown, tmp_path / "gone" / "report.docx")


def test_every_part_of_the_text_has_a_style_of_its_name(content: bytes) -> None:
    used = styles_used(content)
    assert used[:4] == ["Cover Kind", "Title", "Subtitle", "Cover Date"]
    wanted = "Cover Marking,Heading 1,Heading 2,Heading 3,Body Text,Lead,List Bullet,Finding"
    wanted += ",Recommendation,Recommendation Text,Caption,Key Figure"
    assert set(wanted.split(",")) <= set(used)
    names = {one.name for one in opened(content).styles}
    assert {"List Number", "Light Shading"} & names == set()


def test_every_style_that_is_used_is_there(content: bytes) -> None:
    parts = parts_of(content)
    there = set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))
    asked = re.compile(r'<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="(\w+)"')
    named = {name for text in parts.values() for name in asked.findall(text)}
    assert len(named) > 20
    assert named <= there


def test_colours_sizes_and_font_are_those_of_the_style_sheet(content: bytes) -> None:
    text = parts_of(content)["word/styles.xml"]
    colours = {f"#{one}" for one in re.findall(r'w:(?:color|fill)(?: w:val)?="(\w{6})"', text)}
    shared = {one for one in vars(style).values() if isinstance(one, str)}
    assert len(colours) >= 6
    assert colours <= shared
    assert set(re.findall(r'w:(?:ascii|hAnsi|cs)="([^"]+)"', text)) == {"Source Sans 3"}
    table = parts_of(content)["word/fontTable.xml"]
    assert '<w:altName w:val="Source Sans Pro,Segoe UI,Calibri,Arial"/>' in table
    assert '<w:sz w:val="24"/>' in text


def test_the_language_is_british_english_everywhere(content: bytes) -> None:
    named = re.findall(
        r'<w:(?:lang|themeFontLang) w:val="([^"]+)"', "".join(parts_of(content).values())
    )
    assert named == ["en-GB", "en-GB"]


def test_the_contents_are_a_field_with_a_link_for_each_entry_already_there(content: bytes) -> None:
    text = parts_of(content)["word/document.xml"]
    whole = text.partition("<w:sdt>")[2].partition("</w:sdt>")[0]
    assert 'TOC \\o "1-2" \\h \\z' in whole
    kinds = re.findall(r'w:fldCharType="(\w+)"', whole)
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth >= 0
    entries = re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", whole)
    words = ["".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", one)) for one in entries]
    levels = [line for line in docx_lines(content) if line.level in (1, 2)]
    themes = [line.text for line in levels if re.match(r"\d", line.text)]
    assert words == ["Contents", *themes]
    links = re.findall(r'<w:hyperlink w:anchor="(\w+)"', whole)
    every = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/>', text)
    assert sorted(n for n, _ in every) == sorted(re.findall(r'bookmarkEnd w:id="(\d+)"', text))
    assert len(every) == len(set(every)) == len({number for number, _ in every})
    marks = [(number, name) for number, name in every if name.startswith("_Toc")]
    assert links == [name for _, name in marks]
    assert len(links) == len(set(links)) == len(themes)
    assert links == re.findall(r" PAGEREF (\w+) ", whole)


def test_a_report_without_sections_has_no_contents() -> None:
    bare = replace(an_outline(), sections=(), subject="", marking="Draft")
    content = docx_bytes(bare)
    assert [one.text for one in opened(content).paragraphs] == [
        "Peer challenge",
        "Feedback report",
        "Draft",
    ]
    assert "TOC" not in parts_of(content)["word/document.xml"]


def test_the_head_of_a_table_is_marked_and_comes_again_on_each_page(content: bytes) -> None:
    tables = opened(content).tables
    assert len(tables) == 2
    for one in tables:
        rows = one._tbl.findall(qn("w:tr"))
        heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True, *[False] * (len(rows) - 1)]
        look = one._tbl.find(f".//{qn('w:tblLook')}")
        assert look is not None
        assert look.get(qn("w:firstRow")) == "1"
        assert one._tbl.find(f".//{qn('w:tblCaption')}") is not None
        assert one.style is not None
        assert one.style.name == "Report Table"


def test_tables_never_touch_and_text_after_one_is_set_off() -> None:
    one = Table(caption="", columns=("A",), rows=(("1",),), shares=(1.0,))
    text = Paragraph(runs=ONE)
    item = BulletList(items=(ListItem(sign="•", runs=ONE),))
    xml = document_xml(one, one, text, one, item, one)
    assert "</w:tbl><w:tbl>" not in xml
    assert "</w:tbl><w:sectPr" not in xml
    assert xml.count("<w:tblCaption") == 0
    assert xml.count('<w:spacing w:before="350"/>') == 1


def test_pages_are_numbered_by_fields_below_the_marking_and_the_cover_has_none(
    content: bytes,
) -> None:
    (page,) = opened(content).sections
    assert page.different_first_page_header_footer
    assert page.first_page_footer.paragraphs[0].text == ""
    assert page.first_page_header.paragraphs[0].text == ""
    assert page.footer.paragraphs[0].text == "Draft: not for publication\tPage 1 of 1"
    assert page.header.paragraphs[0].text == (
        "Elmbridge Vale Council\tCorporate Peer Challenge: feedback report"
    )
    foot = parts_of(content)["word/footer1.xml"]
    assert re.findall(r"instrText[^>]*>\s(\w+)\s<", foot) == ["PAGE", "NUMPAGES"]
    final = replace(outline(a_small_challenge(), OPTIONS), marking="")
    (page,) = opened(docx_bytes(final)).sections
    assert page.footer.paragraphs[0].text == "\tPage 1 of 1"


def test_the_properties_are_title_and_subject_and_nothing_else(content: bytes) -> None:
    parts = parts_of(content)
    core = parse_xml(parts["docProps/core.xml"].encode())
    assert {one.tag.rpartition("}")[2]: one.text for one in core} == {
        "title": "Elmbridge Vale Council: Corporate Peer Challenge, Feedback report",
        "subject": "Feedback report",
    }
    assert [name for name in parts if name.startswith(("docProps", "customXml"))] == [
        "docProps/core.xml"
    ]


def traces(content: bytes, folder: Path) -> list[str]:
    """What tells of a person, a computer, a program, a time or earlier edits."""
    with ZipFile(BytesIO(content)) as package:
        found = [info.filename for info in package.infolist() if info.date_time[0] != 1980]
    text = "".join(parts_of(content).values()).lower()
    words = ["rsid", "python", "macintosh", "w:ins ", "w:del ", "w:author", "w:date", "docid"]
    words += [getpass.getuser().lower() + "/", socket.gethostname().lower(), str(folder).lower()]
    return found + [word for word in words if word in text]


def test_nothing_tells_who_made_it_where_when_or_how(content: bytes, tmp_path: Path) -> None:
    assert traces(docx_bytes(an_outline(a_block(str(tmp_path), "x"))), tmp_path) != []
    plain = BytesIO()
    docx.Document().save(plain)
    with ZipFile(plain) as package:
        assert "rsid" in package.read("word/settings.xml").decode()
    file = tmp_path / "report.docx"
    write_docx(outline(a_small_challenge(), OPTIONS), file)
    assert file.read_bytes() == content
    assert traces(content, tmp_path) == []


def test_the_looks_of_a_paragraph_stand_in_the_order_that_word_asks_for(content: bytes) -> None:
    items = (ListItem(sign="•", runs=ONE), ListItem(sign="", runs=ONE, depth=9))
    advice = RecommendationBlock(
        label="R1",
        title="",
        text=(BulletList(items=items), Heading(level=3, text="Inner", anchor="inner")),
        details=(("Owner", "Leader"),),
        anchor="r1",
    )
    xml = document_xml(advice, Heading(level=3, text="S", anchor="s", mark="strength"))
    checked = 0
    for text in (xml, *parts_of(content).values()):
        for looks in parse_xml(text.encode()).iter(qn("w:pPr")):
            names = [one.tag.rpartition("}")[2] for one in looks]
            assert names == sorted(names, key=PARAGRAPH_ORDER.index)
            checked += 1
    assert checked > 100


def test_a_detail_of_a_recommendation_stays_on_the_page_of_its_words() -> None:
    text = (Paragraph(runs=ONE), Paragraph(runs=ONE))
    details = (("Owner", "Leader"), ("Timescale", "May"))
    advice = RecommendationBlock(label="R1", title="Do", text=text, details=details, anchor="r")
    made = opened(docx_bytes(an_outline(advice))).paragraphs[-4:]
    assert [one.paragraph_format.keep_with_next for one in made] == [None, True, True, None]


def test_bullets_are_drawn_by_word_and_numbers_stay_as_typed() -> None:
    items = (
        ListItem(sign="•", runs=(Run("bullet"),)),
        ListItem(sign="7)", runs=(Run("inner", bold=True, italic=True),), depth=1),
        ListItem(sign="", runs=(Run("more"),), depth=1),
        ListItem(sign="•", runs=(Run("deepest"),), depth=11),
    )
    content = docx_bytes(an_outline(BulletList(items=items)))
    read = [(one.style.name, one.text) for one in opened(content).paragraphs[-4:] if one.style]
    assert read == [
        ("List Bullet", "bullet"),
        ("List 2", "7)\tinner"),
        ("List Continue 2", "more"),
        ("List Bullet 5", "deepest"),
    ]
    strong = opened(content).paragraphs[-3].runs[-1]
    assert strong.bold
    assert strong.italic


def test_the_bar_of_a_recommendation_stays_in_line_and_wide_signs_have_room() -> None:
    items = (
        ListItem(sign="•", runs=ONE),
        ListItem(sign="•", runs=ONE, depth=1),
        ListItem(sign="•", runs=ONE, depth=2),
        ListItem(sign="1234.", runs=ONE),
    )
    lines = BulletList(items=items)
    advice = RecommendationBlock(label="R1", title="", text=(lines,), details=(), anchor="r")
    xml = document_xml(advice)
    assert re.findall(r'w:space="(\d+)"', xml) == ["9", "27", "9"]
    places = [tuple(map(int, one)) for one in re.findall(r'left="(\d+)" w:hanging="(\d+)"', xml)]
    assert [left - hanging for left, hanging in places] == [320, 680, 1040, 320]
    assert [hanging for _, hanging in places] == [360, 360, 360, 740]
    assert re.findall(r'w:hanging="(\d+)"', document_xml(lines)) == ["740"]


def test_a_finding_is_a_heading_below_the_last_one_and_a_mark_is_a_bar_beside_it() -> None:
    area = Heading(level=4, text="Areas", anchor="a", mark="area")
    lines = docx_lines(docx_bytes(an_outline(area, a_block("Found", "text"))))
    assert [line.level for line in lines] == [1, 4, 5, 0]
    assert style.MARKS["area"].removeprefix("#") in document_xml(area)


def test_what_has_no_words_leaves_no_empty_paragraph() -> None:
    advice = RecommendationBlock(
        label="", title="", text=(Paragraph(runs=()),), details=(), anchor="r"
    )
    empty = (a_block("", " "), advice, FigureStrip(figures=()), Paragraph(runs=(Run(" "),)))
    assert len(docx_lines(docx_bytes(an_outline(*empty)))) == 1


def test_a_title_longer_than_a_property_may_be_is_cut_there_only() -> None:
    content = docx_bytes(an_outline(subject="Long name " * 60))
    assert len(opened(content).core_properties.title) == 255
    assert opened(content).paragraphs[1].text == "Long name " * 60


def paragraphs_of(texts: list[str]) -> Iterator[str]:
    content = docx_bytes(an_outline(*(Paragraph(runs=(Run(text),)) for text in texts)))
    yield from (line.text for line in docx_lines(content)[1:])


TYPED = st.text(max_size=90).map(clean)


@given(texts=st.lists(TYPED, min_size=1, max_size=25))
def test_text_typed_is_text_read_back(texts: list[str]) -> None:
    assert list(paragraphs_of(texts)) == [text for text in texts if text.strip()]


@pytest.mark.long
@settings(max_examples=250)
@given(texts=st.lists(TYPED, min_size=20, max_size=40))
def test_thousands_of_texts_come_back(texts: list[str]) -> None:
    assert list(paragraphs_of(texts)) == [text for text in texts if text.strip()]


@given(typed=st.text(max_size=80).map(clean_line).filter(bool))
def test_cover_headings_tables_contents_and_running_lines_hold_any_text(typed: str) -> None:
    shown: Outline = an_outline(
        Heading(level=2, text=typed, anchor="theme-1", number="1.1"),
        Table(caption=typed, columns=(typed,), rows=((typed,),), shares=(1.0,)),
        FigureStrip(figures=((typed, typed),)),
        subject=typed,
    )
    content = docx_bytes(replace(shown, marking=typed, dates=typed))
    document = opened(content)
    texts = [one.text for one in document.paragraphs]
    wanted = ["Peer challenge", typed, "Feedback report", typed, typed, "1 Section"]
    assert texts == [*wanted, f"1.1 {typed}", typed, f"{typed} {typed}"]
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == [typed] * 2
    assert document.sections[0].header.paragraphs[0].text.startswith(f"{typed}\t")
    assert document.sections[0].footer.paragraphs[0].text.startswith(f"{typed}\t")
    caption = parse_xml(parts_of(content)["word/document.xml"].encode()).find(
        f".//{qn('w:tblCaption')}"
    )
    assert caption is not None
    assert caption.get(qn("w:val")) == typed


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_comes_out_as_typed_and_makes_no_element(name: str) -> None:
    typed = HOSTILE[name]
    made = challenge_of(a_theme("Money", MONEY), a_finding(typed, statement="The end."))
    read = [line.text for line in docx_lines(docx_bytes(outline(made, OPTIONS)))]
    assert read[read.index("Strengths") + 1] == clean_line(typed)
    tags = [re.findall(r"<(/?[\w:]+)", document_xml(a_block("A", text))) for text in ("x", "y z")]
    assert re.findall(r"<(/?[\w:]+)", document_xml(a_block("A", clean_line(typed)))) == tags[0]
    assert tags[0] == tags[1]
