"""The official validator finds nothing wrong in our PDFs, and finds what is planted.

One start of Java looks at all files of a standard: the module's fixture asks once.
"""

from collections.abc import Callable, Mapping

import pikepdf
import pytest

from sli_desktop.models.records.challenge import Challenge, ReportForm
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.intake.open_data import read_open_data
from sli_desktop.services.report.blocks import Outline
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import write_pdf
from tests.services.report.hostile import HOSTILE
from tests.services.report.pdfs import many_findings
from tests.services.report.small import (
    OPTIONS,
    a_challenge,
    a_finding,
    a_section,
    a_small_challenge,
    a_theme,
    named,
    records,
)
from tests.services.report.validator import BOTH, UA, must_be_here, verdicts_on
from tools.verapdf import Verdict

OURS: Mapping[str, Callable[[], Outline]] = {
    "sample": lambda: outline(
        ChallengeRecords.of(read_open_data(resource("sample/northmere.jsonl"))), OPTIONS
    ),
    "small": lambda: outline(a_small_challenge(), OPTIONS),
    "many pages": many_findings,
    "letter": lambda: outline(_as_letter(), OPTIONS),
    "hostile": lambda: outline(_hostile_challenge(), OPTIONS),
}


def _hostile_challenge() -> ChallengeRecords:
    themes = [a_theme(text, ThemeId(named(name)), scope=text) for name, text in HOSTILE.items()]
    findings = [a_finding(theme.name, theme.id, statement=theme.scope) for theme in themes]
    return records(
        *themes, *findings, a_section("executive_summary", "\n\n".join(HOSTILE.values()))
    )


def _as_letter() -> ChallengeRecords:
    """A letter without section numbers, its paragraphs numbered."""
    every = [each for found in a_small_challenge().by_kind.values() for each in found.values()]
    own = a_challenge(report_form=ReportForm.LETTER, numbers_paragraphs=True)
    return records(*(each for each in every if not isinstance(each, Challenge)), challenge=own)


def _language_removed(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _parent_tree_broken(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for at in range(1, 6, 2):
        numbers[at] = pikepdf.Array([])


def _footer_untagged(pdf: pikepdf.Pdf) -> None:
    """The running head and foot of a page of text are no artifact any more."""
    page = pdf.pages[2]
    kept = []
    is_inside = False
    for one in pikepdf.parse_content_stream(page):
        name = str(one.operator)
        begins = name == "BDC" and one.operands[1].get("/Type") == "/Pagination"
        ends = is_inside and name == "EMC"
        is_inside = (is_inside or begins) and not ends
        if not begins and not ends:
            kept.append(one)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _claim_removed(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(packet.replace(b"pdfuaid:part", b"pdfuaid:none"))


PLANTED: Mapping[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "language removed": (_language_removed, "7.2-"),
    "footer untagged": (_footer_untagged, "7.1-3"),
    "parent tree broken": (_parent_tree_broken, "7.1-3"),
    "claim removed": (_claim_removed, "5-"),
}
"""What is done to the sample's report, and the rule that must find it."""

IN_ARCHIVE = ("sample", "hostile")


def _no_meaning_of_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _unexplained_word(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"pdfaExtension", b"pdfaExtensiom")
    pdf.Root.Metadata = pdf.make_stream(packet)


PLANTED_IN_ARCHIVE: Mapping[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "no meaning of colours": (_no_meaning_of_colours, "6.2.4.3-"),
    "unexplained word": (_unexplained_word, "6.6.2.3.3-"),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Verdict]:
    """What the validator says about each file, by name."""
    must_be_here()
    folder = tmp_path_factory.mktemp("ua")
    for name, made in OURS.items():
        shown = made()
        write_pdf(shown, folder / f"{name}.pdf")
        if name in IN_ARCHIVE:
            write_pdf(shown, folder / f"{name} archive.pdf", for_archive=True)
    for sound, planted in (("sample", PLANTED), ("sample archive", PLANTED_IN_ARCHIVE)):
        for name, (plant, _) in planted.items():
            with pikepdf.open(folder / f"{sound}.pdf") as pdf:
                plant(pdf)
                pdf.save(folder / f"{name}.pdf")
    return verdicts_on(folder)


def test_every_report_meets_pdf_ua(verdicts: Mapping[str, Verdict]) -> None:
    assert {name: (verdicts[name].met, verdicts[name].failed) for name in OURS} == dict.fromkeys(
        OURS, (UA, ())
    )
    assert verdicts["sample"].checks > 30_000


def test_every_report_for_the_archive_meets_pdf_a_as_well(
    verdicts: Mapping[str, Verdict],
) -> None:
    for name in IN_ARCHIVE:
        found = verdicts[f"{name} archive"]
        assert (found.met, found.failed) == (BOTH, ()), name


def test_the_validator_finds_each_planted_fault(verdicts: Mapping[str, Verdict]) -> None:
    for name, (_, rule) in {**PLANTED, **PLANTED_IN_ARCHIVE}.items():
        found = verdicts[name].failed
        assert any(each.startswith(rule) for each in found), (name, found)
