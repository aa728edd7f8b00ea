"""Charts: one description, drawn in every format, said in words, no small group in any of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from pptx import Presentation

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.models.records.ids import AttendanceId, GroupId, MeetingId
from sli_desktop.models.records.meeting import Meeting, Sensitivity
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.recommendation import Rag
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import Chart, ChartKind, ChartRow, Outline, Table
from sli_desktop.services.report.charts.heard import rag_chart
from sli_desktop.services.report.charts.picture import drawn
from sli_desktop.services.report.charts.svg import svg
from sli_desktop.services.report.docx import docx_bytes
from sli_desktop.services.report.html import html_text
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import pdf_bytes
from sli_desktop.services.report.pptx import pptx_bytes
from sli_desktop.services.report.style import HEATS
from sli_desktop.services.report.xlsx import xlsx_bytes
from tests.services.report.docxs import docx_lines
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import an_outline
from tests.services.report.small import (
    HOMES,
    MONEY,
    OPTIONS,
    a_finding,
    a_meeting,
    a_note,
    a_section,
    a_theme,
    named,
    records,
)

SMALL = "Harbour pilots"
COUNTS = {"Frontline staff": 11, "Partners": 6, "Managers": 4, SMALL: 2}


def heard(counts: dict[str, int]) -> ChallengeRecords:
    """Each group in a meeting of its own, with a note on money; homes were spoken of by staff."""
    met = [one for at, name in enumerate(counts) for one in _met(at, name, counts[name])]
    return records(
        a_section("approach", order="a0"),
        a_section("feedback", order="a1"),
        a_theme("Money", MONEY, order="a0"),
        a_theme("Homes", HOMES, order="a1"),
        a_finding("The plan is understood"),
        *met,
    )


def _met(at: int, name: str, people: int) -> Iterator[Record]:
    group, meeting = GroupId(named(f"group {name}")), MeetingId(named(f"Meeting {at}"))
    yield StakeholderGroup(id=group, name=name, order=f"a{at:02}")
    yield a_meeting(f"Meeting {at}", people_count=people)
    line = AttendanceId(named(f"line {at}"))
    yield Attendance(id=line, meeting=meeting, group=group, count=people)
    yield a_note(
        f"note {at}", meeting=meeting, themes=frozenset({MONEY, HOMES} if at == 0 else {MONEY})
    )


@pytest.fixture(scope="module")
def shown() -> Outline:
    return outline(heard(COUNTS), OPTIONS)


def charts(shown: Outline) -> list[Chart]:
    return [block for block in shown.blocks() if isinstance(block, Chart)]


def test_meetings_by_group_and_the_heat_map_stand_under_the_approach(shown: Outline) -> None:
    bars, grid = charts(shown)
    assert [(row.label, row.cells) for row in bars.rows] == [
        ("Frontline staff", (1,)),
        ("Partners", (1,)),
        ("Managers", (1,)),
    ]
    assert [row.cells for row in grid.rows] == [(11, 11), (6, None), (4, None)]
    assert grid.table.rows[1] == ("B: Homes", "Frontline staff 11")


def test_no_group_under_the_threshold_stands_in_any_format(shown: Outline, tmp_path: Path) -> None:
    deck, _ = pptx_bytes(shown)
    for content in (docx_bytes(shown), deck, xlsx_bytes(shown)):
        with ZipFile(BytesIO(content)) as package:
            parts = b"".join(map(package.read, package.namelist()))
        assert b"Frontline staff" in parts
        assert SMALL.encode() not in parts
    assert "Frontline staff" in html_text(shown)
    assert SMALL not in html_text(shown)
    assert SMALL not in repr(shown)
    # The search finds a group that is large enough: it would have found this one.
    assert SMALL in repr(outline(heard(COUNTS | {SMALL: 3}), OPTIONS))


@pytest.mark.parametrize("sensitivity", [Sensitivity.TEAM_ONLY, Sensitivity.SAY_IN_PERSON])
def test_what_stays_inside_the_team_counts_in_no_format(sensitivity: Sensitivity) -> None:
    """A group met only in such a meeting does not show; such a note counts for no theme."""
    every = [each for found in heard(COUNTS).by_kind.values() for each in found.values()]
    inside, alone = named("Meeting 1"), named("note note 0")
    kept = [
        replace(each, sensitivity=sensitivity)
        if isinstance(each, Meeting | Note) and each.id in (inside, alone)
        else each
        for each in every
    ]
    shown = outline(ChallengeRecords.of(kept), replace(OPTIONS, speaker_notes=True))
    bars, grid = charts(shown)
    assert [row.label for row in bars.rows] == ["Frontline staff", "Managers"]
    assert [row.cells for row in grid.rows] == [(None, None), (4, None)]
    assert "Partners" not in repr(shown)
    assert "Partners" in repr(outline(heard(COUNTS), OPTIONS))


def test_a_challenge_that_met_one_group_or_none_has_no_chart() -> None:
    assert charts(outline(heard({"Frontline staff": 11, SMALL: 2}), OPTIONS)) == []
    assert charts(outline(heard({}), OPTIONS)) == []


def test_the_pdf_holds_vectors_in_a_figure_with_its_alternative_text(shown: Outline) -> None:
    content, _, _ = pdf_bytes(shown)
    pdf = pikepdf.open(BytesIO(content))
    figures = [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
    ]
    assert sorted(str(each.Alt) for each in figures) == sorted(one.alt for one in charts(shown))
    assert all(float(each.A.BBox[2]) - float(each.A.BBox[0]) > 400 for each in figures)
    assert not any(page.get_images() for page in pdf.pages)


def test_the_web_page_holds_svg_with_title_and_description(shown: Outline) -> None:
    page = html_text(shown)
    assert page.count('<svg class="chart"') == page.count('role="img"') == 2
    for chart in charts(shown):
        assert f'<title id="{chart.anchor}-title">{chart.title}</title>' in page
        assert f'<desc id="{chart.anchor}-about">{chart.alt}</desc>' in page
        assert f'aria-labelledby="{chart.anchor}-title {chart.anchor}-about"' in page
    assert len(set(re.findall(r' id="([^"]+)"', page))) == len(re.findall(r' id="([^"]+)"', page))


def test_a_slide_holds_native_shapes_in_a_group_with_its_alternative_text(shown: Outline) -> None:
    deck = Presentation(BytesIO(pptx_bytes(shown)[0]))
    groups = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.shape_type is not None and shape.shape_type.name == "GROUP"
    ]
    told = [group.element.nvGrpSpPr.cNvPr.get("descr") for group in groups]
    assert told == [chart.alt for chart in charts(shown)]
    words = [shape.text_frame.text for shape in groups[1].shapes if shape.has_text_frame]
    assert {"Partners", "11", "<3", "A", "B"} <= set(words)


def test_the_word_file_has_the_table_that_says_the_same(shown: Outline) -> None:
    lines = [line.text for line in docx_lines(docx_bytes(shown))]
    for chart in charts(shown):
        assert lines.count(chart.table.caption) == 1


def test_a_long_chart_goes_on_over_several_slides() -> None:
    many = {f"Group {at}": 5 + at for at in range(20)}
    made = outline(heard(many), OPTIONS)
    deck = Presentation(BytesIO(pptx_bytes(made)[0]))
    titles = [
        slide.shapes.title.text_frame.text
        for slide in deck.slides
        if slide.shapes.title is not None
    ]
    assert sum(title.startswith("Meetings by group") for title in titles) == 3


def test_shades_rise_with_the_numbers_and_stay_inside_the_picture() -> None:
    (_, grid) = charts(outline(heard(COUNTS), OPTIONS))
    picture = drawn(grid, width=400, row=20, size=10)
    fills = {box.fill for box in picture.boxes}
    assert HEATS[-1] in fills
    for box in picture.boxes:
        assert box.x >= 0
        assert box.x + box.width <= 400 + 1e-6
        assert box.y + box.height <= picture.height + 1e-6


def test_the_council_s_ratings_make_a_bar_of_their_shares() -> None:
    chart = rag_chart({Rag.GREEN: 34, Rag.AMBER: 6, Rag.RED: 0}, "actions", Anchors())
    assert chart is not None
    assert chart.alt == "Bar in parts, progress of 40 actions: green 34, amber 6, red 0."
    picture = drawn(chart, width=400, row=20, size=10)
    assert [round(box.width) for box in picture.boxes] == [340, 60]
    assert {"34", "6", "Green", "Amber"} <= {word.text for word in picture.words}
    assert rag_chart(dict.fromkeys(Rag, 0), "actions", Anchors()) is None


@pytest.mark.parametrize("kind", ChartKind)
def test_hostile_names_are_words_in_every_drawing(kind: ChartKind) -> None:
    names = list(HOSTILE.values())[:20]
    chart = Chart(
        kind=kind,
        title=names[0],
        alt=names[2],
        anchor="chart-1",
        columns=tuple(names[:3]),
        rows=tuple(ChartRow(label=name, cells=(1, None, 3)) for name in names),
        table=Table(caption=names[1], columns=("A",), rows=((names[3],),), shares=(1.0,)),
    )
    drawing = svg(chart)
    for tag in ("<script", "<img", "<font", "<style", "<onDraw"):
        assert tag not in drawing
    made = replace(an_outline(chart), slides=an_outline(chart).sections)
    assert pdf_bytes(made)[1] >= 3
    assert pptx_bytes(made)[1] >= 2
    assert len(docx_bytes(made)) > 1000
