"""The limit of the Word report: python-docx as its manual shows it, with its own styles."""

from collections.abc import Iterator
from pathlib import Path

import docx

from sli_desktop.services.report.blocks import (
    FindingBlock,
    Heading,
    Inline,
    Outline,
    Paragraph,
    Run,
)


def write_by_python_docx(outline: Outline, file: Path) -> None:
    """Write the same paragraphs by python-docx alone: no contents, head, foot or language.

    Each style is looked up once, since looking it up for every paragraph takes most of the time.
    """
    document = docx.Document()
    lines = list(_lines(outline))
    styles = {name: document.styles[name] for name in {name for name, _ in lines}}
    for name, inline in lines:
        made = document.add_paragraph()
        made.style = styles[name]
        for run in inline:
            made.add_run(run.text)
    document.save(str(file))


def paragraphs_of(file: Path) -> list[str]:
    """The text of each paragraph, contents left out."""
    return [one.text for one in docx.Document(str(file)).paragraphs]


def _lines(outline: Outline) -> Iterator[tuple[str, Inline]]:
    """Style and words of each paragraph."""
    yield "Body Text", (Run(outline.title),)
    yield "Title", (Run(outline.subject),)
    yield "Subtitle", (Run(outline.document),)
    yield "Body Text", (Run(outline.dates),)
    yield "Body Text", (Run(outline.marking),)
    for section in outline.sections:
        yield "Heading 1", (Run(f"{section.number} {section.title}"),)
        for block in section.blocks:
            if isinstance(block, Heading):
                yield "Heading 2", (Run(f"{block.number} {block.text}".strip()),)
            elif isinstance(block, FindingBlock):
                yield "Heading 3", (Run(block.headline),)
                yield from _statement(block)


def _statement(block: FindingBlock) -> Iterator[tuple[str, Inline]]:
    for part in block.statement:
        if isinstance(part, Paragraph):
            yield "Body Text", part.runs
