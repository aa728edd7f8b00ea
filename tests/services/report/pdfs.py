"""PDFs for the tests: how one is saved, and an outline long enough for a dozen pages."""

from pathlib import Path

from sli_desktop.services.report.blocks import (
    Outline,
)
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import pdf_bytes
from tests.services.report.small import (
    HOMES,
    MONEY,
    OPTIONS,
    a_finding,
    a_recommendation,
    a_theme,
    records,
)


def saved(shown: Outline, folder: Path) -> Path:
    file = folder / "report.pdf"
    file.write_bytes(pdf_bytes(shown)[0])
    return file


def many_findings() -> Outline:
    """Enough text for a dozen pages."""
    findings = [
        a_finding(
            f"Finding number {n} stands alone",
            MONEY if n < 25 else HOMES,
            order=f"a{n:03d}",
            statement=f"Statement {n} begins. " + "It goes on for a while and says more. " * 8,
        )
        for n in range(50)
    ]
    advice = [
        a_recommendation(
            f"Recommended step {n} of the plan", f"Do step {n} soon. " * 6, order=f"{n:03d}"
        )
        for n in range(20)
    ]
    themes = (a_theme("Money", MONEY, order="a"), a_theme("Homes", HOMES, order="b"))
    return outline(records(*themes, *findings, *advice), OPTIONS)
