"""A chart on a slide: native shapes in a group that carries the alternative text."""

from collections.abc import Iterator
from dataclasses import replace

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from sli_desktop.services.report.blocks import Chart
from sli_desktop.services.report.charts.picture import Box, Picture, Word, drawn
from sli_desktop.services.report.pptx_style import BODY_HEIGHT, BODY_TOP, INNER, SIDE, emu

_SIZE, _ROW = 24, 40
_ALIGNED = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_MOST = BODY_HEIGHT // _ROW - 1


def on_slides(chart: Chart) -> Iterator[Chart]:
    """The chart in pieces that a slide holds with letters large enough for the room."""
    for start in range(0, len(chart.rows), _MOST):
        yield replace(chart, rows=chart.rows[start : start + _MOST])


def draw_chart(slide: Slide, chart: Chart, language: str) -> None:
    """Put the chart below the title of its slide."""
    picture = drawn(chart, width=INNER, row=_ROW, size=_SIZE, titled=False)
    group = slide.shapes.add_group_shape()
    group.name = chart.title
    group.element.find(f".//{qn('p:cNvPr')}").set("descr", chart.alt)
    for box in picture.boxes:
        _draw_box(group, box)
    for word in picture.words:
        _draw_word(group, word, picture, language)


def _draw_box(group: GroupShape, box: Box) -> None:
    shape = group.shapes.add_shape(
        MSO_SHAPE.RECTANGLE,
        Emu(emu(SIDE + box.x)),
        Emu(emu(BODY_TOP + box.y)),
        Emu(emu(box.width)),
        Emu(emu(box.height)),
    )
    shape.name = "Part of the chart"
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(box.fill)
    if box.edge:
        shape.line.color.rgb = _rgb(box.edge)
    else:
        shape.line.fill.background()
    shape.shadow.inherit = False


def _draw_word(group: GroupShape, word: Word, picture: Picture, language: str) -> None:
    wide = picture.width * 0.5
    left = {"start": word.x, "middle": word.x - wide / 2, "end": word.x - wide}[word.anchor]
    high = picture.size * 1.5
    shape = group.shapes.add_textbox(
        Emu(emu(SIDE + left)),
        Emu(emu(BODY_TOP + word.y - picture.size * 0.34 - high / 2)),
        Emu(emu(wide)),
        Emu(emu(high)),
    )
    shape.name = "Words of the chart"
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    line = frame.paragraphs[0]
    line.alignment = _ALIGNED[word.anchor]
    run = line.add_run()
    run.text = word.text
    run.font.size = Pt(picture.size)
    run.font.color.rgb = _rgb(word.colour)
    looks = run.font._element  # noqa: SLF001  its own setter takes few languages
    looks.set("lang", language)


def _rgb(colour: str) -> RGBColor:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]  # python-pptx is not typed
