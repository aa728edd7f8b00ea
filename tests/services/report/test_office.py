"""LibreOffice opens Word file, slides and tables as they are and turns them into pages.

`./dev test --long` installs it. Pages can be looked at: SLI_OFFICE_OUT=FOLDER keeps them.
"""

import os
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.intake.open_data import read_open_data
from sli_desktop.services.report.blocks import FindingBlock, Heading, Outline, RecommendationBlock
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.packing import zipped
from sli_desktop.services.report.pptx_pages import pages
from sli_desktop.services.report.writers import REPORT_WRITERS
from sli_desktop.services.word_back.looking import look
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import pdf_text, squeezed
from tests.services.report.small import MONEY, OPTIONS, a_finding, a_theme, records

pytestmark = pytest.mark.long
FORMATS = ("docx", "pptx", "xlsx")
PATIENCE = 180
FONTS = (
    '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    "<dir>{ours}</dir><cachedir>{cache}</cachedir></fontconfig>"
)


class Office:
    """LibreOffice with a home of its own, and the report's typeface at hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        fonts = folder / "fonts.conf"
        ours, cache = escape(str(resource("fonts"))), escape(str(folder / "cache"))
        fonts.write_text(FONTS.format(ours=ours, cache=cache), encoding="utf-8")
        self._at = {**os.environ, "HOME": str(folder), "FONTCONFIG_FILE": str(fonts)}

    def as_pdf(self, content: bytes, name: str) -> Path | None:
        """The file turned into PDF, or None where LibreOffice will not have it."""
        return self.saved_as("pdf", content, name, self.folder)

    def saved_as(self, kind: str, content: bytes, name: str, folder: Path) -> Path | None:
        """The file saved as another kind; None where LibreOffice will not have it."""
        file = self.folder / name
        file.write_bytes(content)
        home = f"-env:UserInstallation={(self.folder / 'office').as_uri()}"
        words = ["soffice", home, "--headless", "--norestore", "--convert-to", kind]
        done = subprocess.run(
            [*words, "--outdir", str(folder), str(file)],
            capture_output=True,
            env=self._at,
            timeout=PATIENCE,
            check=False,
        )
        made = folder / f"{file.name.rpartition('.')[0]}.{kind}"
        return made if done.returncode == 0 and made.is_file() else None


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    assert shutil.which("soffice"), "LibreOffice is not here; ./dev test --long installs it"
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def sample() -> ChallengeRecords:
    return ChallengeRecords.of(read_open_data(resource("sample/northmere.jsonl")))


def pages_of(name: str, shown: Outline, office: Office) -> str:
    """The words of all pages of a format, put through LibreOffice."""
    file = office.folder / f"made.{name}"
    REPORT_WRITERS[name](shown, file)
    made = office.as_pdf(file.read_bytes(), f"read.{name}")
    assert made is not None, name
    if keep := os.environ.get("SLI_OFFICE_OUT"):
        Path(keep).mkdir(parents=True, exist_ok=True)
        there = len(list(Path(keep).iterdir()))
        shutil.copy(made, Path(keep) / f"{there:02}-{name}.pdf")
    whole = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(made), "-"], capture_output=True, check=True
    )
    return squeezed(whole.stdout.decode("utf-8"))


def headlines(shown: Outline) -> tuple[list[str], list[str]]:
    """Headings with findings, and titles of recommendations."""
    heads = [section.title for section in shown.sections]
    heads += [block.text for block in shown.blocks() if isinstance(block, Heading)]
    heads += [block.headline for block in shown.blocks() if isinstance(block, FindingBlock)]
    advice = [block.title for block in shown.blocks() if isinstance(block, RecommendationBlock)]
    return heads, advice


def test_the_word_file_has_every_heading_and_recommendation(
    sample: ChallengeRecords, office: Office
) -> None:
    shown = outline(sample, OPTIONS)
    read = pages_of("docx", shown, office)
    heads, advice = headlines(shown)
    assert [each for each in (*heads, *advice) if squeezed(each) not in read] == []


def test_the_slides_have_every_title_finding_and_recommendation(
    sample: ChallengeRecords, office: Office
) -> None:
    shown = outline(sample, OPTIONS)
    read = pages_of("pptx", shown, office)
    heads = [block.headline for block in shown.blocks() if isinstance(block, FindingBlock)]
    heads += [page.title for page in pages(shown)]
    wanted = (*heads, *headlines(shown)[1])
    assert [each for each in wanted if squeezed(each) not in read] == []


def test_the_tables_have_every_finding_and_recommendation(
    sample: ChallengeRecords, office: Office
) -> None:
    shown = outline(sample, OPTIONS)
    read = letters(pages_of("xlsx", shown, office))
    findings = [block.headline for block in shown.blocks() if isinstance(block, FindingBlock)]
    wanted = [word for each in (*findings, *headlines(shown)[1]) for word in each.split()]
    assert [word for word in wanted if letters(squeezed(word)) not in read] == []


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_with_hostile_text_opens_as_well(name: str, office: Office) -> None:
    found = [a_finding(text, order=f"{at:03}") for at, text in enumerate(HOSTILE.values())]
    shown = outline(records(a_theme("Money", MONEY), *found), OPTIONS)
    assert "Strengths".casefold() in pages_of(name, shown, office).casefold()


@pytest.mark.parametrize("framework", ["adult-social-care", "planning", "fire-2014"])
def test_slides_of_other_frameworks_open(
    framework: str, sample: ChallengeRecords, office: Office
) -> None:
    every = [each for found in sample.by_kind.values() for each in found.values()]
    made = [
        replace(each, framework=framework, label_strength="Strength", label_area="Consideration")
        if isinstance(each, Challenge)
        else each
        for each in every
    ]
    read = pages_of("pptx", outline(ChallengeRecords.of(made), OPTIONS), office)
    assert squeezed("Governance and culture: considerations") in read


@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_is_noticed(
    name: str, sample: ChallengeRecords, office: Office, tmp_path: Path
) -> None:
    """What shows that the tests above would see a file that needs repair."""
    file = tmp_path / f"good.{name}"
    REPORT_WRITERS[name](outline(sample, OPTIONS), file)
    content = file.read_bytes()
    assert office.as_pdf(content, f"whole.{name}") is not None
    with ZipFile(BytesIO(content)) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    main = next(
        one for one in parts if one.endswith(("document.xml", "presentation.xml", "workbook.xml"))
    )
    parts[main] = parts[main][: len(parts[main]) // 2]
    broken = office.as_pdf(zipped(parts).getvalue(), f"broken.{name}")
    assert broken is None or len(pdf_text(broken)) < 100


def test_a_word_file_that_libreoffice_saved_again_still_comes_back_paragraph_by_paragraph(
    office: Office, sample: ChallengeRecords, tmp_path: Path
) -> None:
    content = REPORT_WRITERS["docx"](outline(sample, OPTIONS), office.folder / "left.docx")
    assert content is not None
    left = (office.folder / "left.docx").read_bytes()
    back = office.saved_as("docx", left, "left.docx", tmp_path)
    assert back is not None
    assert look(back, sample) == ()
    with ZipFile(back) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    words = b"Northmere is a well-led"
    assert words in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        words, b"Northmere is a badly led", 1
    )
    back.write_bytes(zipped(parts).getvalue())
    assert len(look(back, sample)) == 1
