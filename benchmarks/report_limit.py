"""The limit of the report: ReportLab's own Paragraph, TableOfContents and multiBuild."""

from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus.tableofcontents import TableOfContents

from sli_desktop.paths import resource
from sli_desktop.services.report import style
from sli_desktop.services.report.blocks import FindingBlock, Heading, Inline, Outline
from sli_desktop.services.report.blocks import Paragraph as Text


def _font(name: str) -> str:
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{name}.ttf"))))
    return name


def _style(name: str, like: style.TextStyle) -> ParagraphStyle:
    weights = {"regular": "Regular", "semibold": "SemiBold", "bold": "Bold"}
    return ParagraphStyle(
        name,
        fontName=_font(f"SourceSans3-{weights[like.weight]}"),
        fontSize=like.size,
        leading=like.leading,
        spaceBefore=like.before,
        spaceAfter=like.after,
        leftIndent=like.left,
        textColor=HexColor(like.colour),
    )


class _Template(BaseDocTemplate):  # type: ignore[misc]
    def afterFlowable(self, flowable: Any) -> None:
        level = getattr(flowable, "toc_level", None)
        if level is not None:
            self.canv.bookmarkPage(flowable.toc_key)
            self.canv.addOutlineEntry(flowable.toc_text, flowable.toc_key, level, closed=level > 0)
            entry = (level, escape(flowable.toc_text), self.page, flowable.toc_key)
            self.notify("TOCEntry", entry)


def write_by_multibuild(outline: Outline, file: Path) -> None:
    """Write the same words with the same look by ReportLab alone, in as many passes as it needs."""

    def running(canvas: Any, pages: Any) -> None:
        canvas.setFont(_font("SourceSans3-Regular"), style.RUNNING.size)
        right = style.SIDE + style.MEASURE
        canvas.drawString(style.SIDE, style.PAGE_HEIGHT - 43, outline.subject)
        canvas.drawRightString(right, style.PAGE_HEIGHT - 43, outline.title)
        canvas.drawString(style.SIDE, 37, outline.marking)
        canvas.drawRightString(right, 37, f"Page {pages.page}")

    template = _Template(
        str(file),
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        title=outline.full_title,
        initialFontName=_font("SourceSans3-Regular"),
        pageCompression=1,
    )
    edges = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    frame = Frame(style.SIDE, style.BOTTOM, style.MEASURE, style.DEPTH, **edges)
    template.addPageTemplates([PageTemplate(frames=[frame], onPage=running)])
    template.multiBuild(_story(outline))


def _story(outline: Outline) -> list[Any]:
    contents = TableOfContents(dotsMinLevel=-1)
    contents.levelStyles = [_style(f"contents {n}", style.CONTENTS[n]) for n in (1, 2)]
    heads = {n: _style(f"heading {n}", style.HEADINGS[n]) for n in (1, 2)}
    finding, body = _style("finding", style.FINDING), _style("body", style.BODY)
    story: list[Any] = [
        Spacer(1, 100),
        *(Paragraph(escape(text), heads[1]) for text in (outline.title, outline.subject)),
        *(Paragraph(escape(text), body) for text in (outline.document, outline.dates)),
        PageBreak(),
        Paragraph("Contents", heads[1]),
        contents,
        PageBreak(),
    ]
    for section in outline.sections:
        title = f"{section.number} {section.title}"
        story.append(CondPageBreak(style.DEPTH * 0.45))
        story.append(_headed(title, section.anchor, 0, heads[1]))
        for block in section.blocks:
            if isinstance(block, Heading):
                story.append(CondPageBreak(110))
                story.append(_headed(block.text, block.anchor, 1, heads[2]))
            elif isinstance(block, FindingBlock):
                story.append(Paragraph(escape(block.headline), finding))
                story += [
                    Paragraph(_marked_up(part.runs), body)
                    for part in block.statement
                    if isinstance(part, Text)
                ]
    return story


def _marked_up(runs: Inline) -> str:
    return "".join(escape(run.text) for run in runs)


def _headed(title: str, anchor: str, level: int, look: ParagraphStyle) -> Any:
    made = Paragraph(escape(title), look)
    made.toc_level, made.toc_key, made.toc_text = level, anchor, title
    return made
