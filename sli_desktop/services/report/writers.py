"""The formats a report can be saved in."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from sli_desktop.services.report.blocks import Outline
from sli_desktop.services.report.docx import write_docx
from sli_desktop.services.report.files import Written
from sli_desktop.services.report.html import write_html, write_html_pages
from sli_desktop.services.report.pdf.writer import write_pdf
from sli_desktop.services.report.pptx import write_pptx
from sli_desktop.services.report.xlsx import write_xlsx

ReportWriter = Callable[[Outline, Path], Written]

REPORT_WRITERS: Mapping[str, ReportWriter] = MappingProxyType(
    {
        "pdf": write_pdf,
        "html": write_html,
        "docx": write_docx,
        "pptx": write_pptx,
        "xlsx": write_xlsx,
    }
)
"""Name of a format → what saves it; the names are also the endings of the files."""


def writer_of(name: str, *, for_archive: bool = False, in_pages: bool = False) -> ReportWriter:
    """What saves a format.

    A PDF `for_archive` meets PDF/A-2a; the web page `in_pages` is a zip with a page for each
    section. Other formats stay as they are.
    """
    if in_pages and name == "html":
        return write_html_pages
    if for_archive and name == "pdf":
        return partial(write_pdf, for_archive=True)
    return REPORT_WRITERS[name]
