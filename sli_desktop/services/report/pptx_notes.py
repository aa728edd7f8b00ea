"""Speaker notes of a slide, only where somebody asked for them.

python-pptx makes such a page from a file of its own that is not there in the packaged program, and
gives its text no language.
"""

from collections.abc import Iterable

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.slide import NotesMasterPart, NotesSlidePart
from pptx.slide import Slide

from sli_desktop.services.report.blocks import Run
from sli_desktop.services.report.pptx_lines import Line
from sli_desktop.services.report.pptx_parts import paragraph

_PAGE = (
    f"<p:notes {nsdecls('p', 'a', 'r')}><p:cSld><p:spTree><p:nvGrpSpPr>"
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr>'
    '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/></p:txBody></p:sp>"
    "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def add_notes(slide: Slide, number: int, words: Iterable[str], language: str) -> None:
    """Give a slide a page of notes, a paragraph each."""
    page = parse_xml(_PAGE)
    body = page.find(f".//{qn('p:txBody')}")
    if body is None:
        raise LookupError("the page of notes has a place for them")
    body.extend(paragraph(Line(runs=(Run(text),)), language, own=True) for text in words)
    package = slide.part.package
    master = package.presentation_part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER)
    if not isinstance(master, NotesMasterPart):
        raise LookupError("the presentation has a master for notes")
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    made = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, page)
    made.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    made.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(made, RELATIONSHIP_TYPE.NOTES_SLIDE)
