"""The report of the sample challenge, as a person would make it."""

from collections.abc import Iterator

import pytest

from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Contact
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.intake.open_data import read_open_data
from sli_desktop.services.report.choose import shown_findings, shown_recommendations
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.html import html_text
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import pdf_bytes
from tests.services.report.reading import html_text_of, pdf_text, squeezed
from tests.services.report.small import OPTIONS


@pytest.fixture(scope="module")
def sample() -> ChallengeRecords:
    return ChallengeRecords.of(read_open_data(resource("sample/northmere.jsonl")))


@pytest.fixture(scope="module")
def texts(sample: ChallengeRecords, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    shown = outline(sample, OPTIONS)
    file = tmp_path_factory.mktemp("sample") / "report.pdf"
    content, _, replaced = pdf_bytes(shown)
    file.write_bytes(content)
    assert replaced == frozenset()
    return {"pdf": pdf_text(file, first=3), "html": html_text_of(html_text(shown))}


@pytest.mark.parametrize("name", ["pdf", "html"])
def test_every_finding_and_recommendation_to_be_shown_is_there_once(
    name: str, sample: ChallengeRecords, texts: dict[str, str]
) -> None:
    findings = shown_findings(sample, OPTIONS)
    advice = shown_recommendations(sample, OPTIONS)
    assert len(findings) >= 30
    assert len(advice) >= 12
    read = squeezed(texts[name])
    advised, _, rest = read.partition("3Recommendations")[2].partition("4Summaryof")
    found = rest.partition("5Feedback")[2].partition("6Nextsteps")[0]
    for finding in findings:
        assert found.count(squeezed(clean_line(finding.headline))) == 1, finding.reference
        assert squeezed(clean_line(finding.statement)) in found
    places = [advised.index(squeezed(one.title)) for one in advice]
    assert places == sorted(places)
    for one in advice:
        assert advised.count(squeezed(one.title)) == 1, one.reference
        assert squeezed(one.text) in advised


@pytest.mark.parametrize("name", ["pdf", "html"])
def test_nothing_restricted_no_contact_and_no_note_is_there(
    name: str, sample: ChallengeRecords, texts: dict[str, str]
) -> None:
    read = squeezed(texts[name])
    shown = set(shown_findings(sample, OPTIONS))
    hidden = [one for one in sample.all(Finding) if one not in shown]
    assert hidden
    assert sample.all(Contact)
    for one in hidden:
        assert squeezed(one.headline) not in read, one.reference
    for contact in sample.all(Contact):
        assert squeezed(contact.name) not in read
    written = "".join(squeezed(text) for text in written_for_the_report(sample))
    unquoted = [note for note in sample.all(Note) if squeezed(note.body) not in written]
    assert len(unquoted) >= 300
    for note in unquoted:
        assert squeezed(note.body) not in read


def written_for_the_report(sample: ChallengeRecords) -> Iterator[str]:
    """What people wrote to be read; a note may be quoted there."""
    yield from (one.statement for one in sample.all(Finding))
    yield from (one.body for one in sample.all(ReportSection))
