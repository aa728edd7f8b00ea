"""Writes the outline as a Word file: real styles, a contents field, nothing about who made it."""

from io import BytesIO
from pathlib import Path

import docx
from docx.section import Section

from sli_desktop.services.report.blocks import Outline
from sli_desktop.services.report.docx_body import Body, cover
from sli_desktop.services.report.docx_contents import Places, contents
from sli_desktop.services.report.docx_package import empty_package
from sli_desktop.services.report.docx_parts import field, run, tab
from sli_desktop.services.report.files import Written, write_whole
from sli_desktop.services.report.packing import LONGEST, without_times


def write_docx(outline: Outline, file: Path) -> Written:
    """Save the report as a Word file.

    Raises:
        ReportNotSavedError: the folder is full, missing or may not be written to.
    """
    write_whole(docx_bytes(outline), file)
    return Written()


def docx_bytes(outline: Outline) -> bytes:
    """The Word file itself; the same outline always gives the same bytes."""
    document = docx.Document(empty_package(outline.language))
    about = document.core_properties
    about.title = outline.full_title[:LONGEST]
    about.subject = outline.document[:LONGEST]
    (page,) = document.sections
    _write_running(outline, page)
    places = Places(outline)
    body = document.element.body
    end = body[-1]
    maker = Body(places, is_letter=outline.is_letter)
    made = tuple(maker.sections(outline.sections))
    if made:
        made[0].extend(maker.marks.total())
    body.extend((*cover(outline), *contents(None if outline.is_letter else places), *made))
    body.append(end)
    saved = BytesIO()
    document.save(saved)
    return without_times(saved)


def _write_running(outline: Outline, page: Section) -> None:
    """What stands above and below each page but the cover."""
    name = f"{outline.title}: {outline.document.lower()}"
    head = page.header.part.element[0]
    head.extend((run(outline.subject), tab(), run(name)))
    foot = page.footer.part.element[0]
    marking = (run(outline.marking, style="Marking"),) if outline.marking else ()
    number = (run("Page "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1"))
    foot.extend((*marking, tab(), *number))
