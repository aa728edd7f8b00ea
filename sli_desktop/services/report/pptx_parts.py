"""Paragraphs and feet of slides as elements: the one place where text goes into a presentation.

Text is set as the text of an element and never joined to mark-up, so the library escapes it. What
XML cannot hold has been taken out by `escape.clean` when the outline was made.
"""

from collections.abc import Iterable

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement as Element
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from sli_desktop.services.report.blocks import Run
from sli_desktop.services.report.pptx_layouts import FOOT, NUMBER
from sli_desktop.services.report.pptx_lines import Line
from sli_desktop.services.report.pptx_style import FIGURE_SIZE, INDENT, emu

_EMPTY = f"<a:p {nsdecls('a')}/>"


def _add(parent: Element, tag: str, **values: str) -> Element:
    made: Element = parent.makeelement(qn(f"a:{tag}"), values)
    parent.append(made)
    return made


def paragraph(line: Line, language: str, *, own: bool = False, is_large: bool = False) -> Element:
    """A paragraph of a slide; an `own` one leaves bullet and indent to its placeholder."""
    made: Element = parse_xml(_EMPTY)
    if not own:
        inset = str(emu(INDENT * line.depth))
        if not line.bullet:
            looks = _add(made, "pPr", marL=inset, indent="0")
            _add(looks, "buNone")
        elif line.depth:
            _add(made, "pPr", lvl=str(line.depth))
    for run in line.runs:
        _add_run(made, run, language, is_large=is_large)
    if len(made) == 0:
        _add(made, "endParaRPr", lang=language)
    return made


def _add_run(parent: Element, run: Run, language: str, *, is_large: bool) -> None:
    """A stretch of text as typed; a line end begins a new line."""
    looks = {"lang": language}
    if is_large:
        looks["sz"] = str(FIGURE_SIZE * 100)
    if run.bold or is_large:
        looks["b"] = "1"
    if run.italic:
        looks["i"] = "1"
    for at, text in enumerate(run.text.split("\n")):
        if at:
            _add(_add(parent, "br"), "rPr", lang=language)
        if text:
            made = _add(parent, "r")
            of_run = _add(made, "rPr", **looks)
            if is_large:
                _add(_add(of_run, "solidFill"), "schemeClr", val="accent1")
            _add(made, "t").text = text


def fill(box: BaseShape, paragraphs: Iterable[Element]) -> None:
    """Put paragraphs into a placeholder in place of what is there."""
    body = box.element.find(qn("p:txBody"))
    if body is None:
        raise LookupError("a placeholder for text has a body")
    for old in body.findall(qn("a:p")):
        body.remove(old)
    body.extend(paragraphs)


def put_away(box: BaseShape) -> None:
    """Take a placeholder with nothing in it off the slide."""
    element = box.element
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def foot(slide: Slide, words: str, number: int, language: str) -> None:
    """The foot with council and marking, and the slide's number, in the layout's placeholders."""
    tree = slide.shapes.element
    taken = len(tree)
    for at, (kind, idx, name) in enumerate((("ftr", FOOT, "Foot"), ("sldNum", NUMBER, "Number"))):
        shape: Element = parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{taken + 20 + at}" name="{name}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{kind}" idx="{idx}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        )
        place = shape.find(f".//{qn('a:p')}")
        if place is None:
            raise LookupError("the foot has a paragraph")
        if kind == "ftr":
            _add(place, "pPr", algn="l")
            _add_run(place, Run(words), language, is_large=False)
        else:
            _add(place, "pPr", algn="r")
            field = _add(place, "fld", id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
            _add(field, "rPr", lang=language)
            _add(field, "t").text = str(number)
        tree.append(shape)
