"""No name, role or number of anybody the team met reaches a public file made from the sample.

Public are the formats of the report: `REPORT_WRITERS` is the one list of them, and a format added
to it is covered here with every file it leaves, however many and of whatever kind. The open data,
the bundle and what is printed for the team (day sheet, meeting notes, forms) are for the team and
hold names by design.
"""

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.finding import Finding, FindingState, Reason
from sli_desktop.models.records.ids import ContactId, WordId
from sli_desktop.models.records.meeting import Document, Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance, Contact
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.exposure import exposed
from sli_desktop.services.guard import Known, Strength, check, keep_hits
from sli_desktop.services.intake.open_data import read_open_data
from sli_desktop.services.people import name_words
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.safe import NameInReportError, safe_outline
from sli_desktop.services.report.writers import REPORT_WRITERS
from tests.builders import a_finding, a_new_id, an_attendance
from tests.services.report.small import OPTIONS

NAME, WORD, ROLE = "Philippa Thornbury-Nash", "Zephyrine", "Warden of the northern dunes"
NUMBERS = ("07700 900982", "943 476 5919", "HB/2031/9999", "p.thornbury@mail.example")
PLANTED = (NAME, "Thornbury", WORD, ROLE, *NUMBERS)
TOLD = f"{NAME}, {ROLE}, on {', '.join(NUMBERS)} spoke of {WORD}."
DRAFT = replace(OPTIONS, include_proposed=True)


def _words_of_pdf(file: Path) -> str:
    told = [
        subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")
        for command in (
            ["pdftotext", "-enc", "UTF-8", str(file), "-"],
            ["pdfinfo", "-enc", "UTF-8", str(file)],
            ["pdfinfo", "-meta", str(file)],
            ["pdfinfo", "-struct-text", str(file)],
        )
    ]
    return "\n".join(told)


def _words_of(file: Path) -> str:
    """The words of a file of any format: all of them, with properties and hidden parts."""
    content = file.read_bytes()
    if content.startswith(b"%PDF"):
        return _words_of_pdf(file)
    if not is_zipfile(file):
        return content.decode("utf-8", "replace")
    with ZipFile(file) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        return "\n".join([*package.namelist(), *parts])


@pytest.fixture(scope="module")
def planted() -> ChallengeRecords:
    """The sample with a person in everything that is for the team alone."""
    made = [_with_person(record) for record in read_open_data(resource("sample/northmere.jsonl"))]
    meeting = next(each for each in made if isinstance(each, Meeting))
    made += [
        Contact(id=ContactId(a_new_id()), name=NAME, meeting=meeting.id, job=ROLE),
        an_attendance(meeting.id, role_label=f"ZQ1 {ROLE}", group=None),
        ProtectedWord(id=WordId(a_new_id()), word=WORD),
    ]
    return ChallengeRecords.of(made)


def _with_person(record: Record) -> Record:
    match record:
        case Note():
            return replace(record, body=f"{record.body} {TOLD}")
        case Meeting():
            return replace(record, title=f"{record.title}: {NAME}", place=f"{NAME}'s room")
        case Attendance():
            return replace(record, role_label=f"{record.role_label}, {NAME}")
        case Document():
            return replace(record, title=f"{record.title} by {NAME}", owner=NAME)
        case _:
            return record


def files(records: ChallengeRecords, options: ReportOptions, folder: Path) -> dict[str, str]:
    """The words of every public file made from these records."""
    made = safe_outline(records, options)
    words: dict[str, str] = {}
    for name, write in REPORT_WRITERS.items():
        here = folder / name
        here.mkdir()
        write(made, here / f"report.{name}")
        left = sorted(file for file in here.rglob("*") if file.is_file())
        assert left, name
        words[name] = " ".join(" ".join([each.name, _words_of(each)]) for each in left)
        words[name] = " ".join(words[name].split())
    return words


def names_in(text: str, records: ChallengeRecords) -> list[str]:
    """What of the planted and of the sample's own names, numbers and words stands in a text."""
    surnames = {name_words(each.name)[-1] for each in records.all(Contact)}
    whole = {" ".join(name_words(each.name)) for each in records.all(Contact)}
    kept_out = {each.word for each in records.all(ProtectedWord)}
    sought = {*PLANTED, *surnames, *whole, *kept_out}
    return sorted(each for each in sought if re.search(rf"\b{re.escape(each)}\b", text))


def agreed_with(
    records: ChallengeRecords, statement: str, headline: str = "A finding"
) -> tuple[ChallengeRecords, Finding]:
    finding = a_finding(
        headline,
        statement=statement,
        theme=records.all(Theme)[0].id,
        state=FindingState.AGREED,
        reference="XX1",
    )
    every = [each for found in records.by_kind.values() for each in found.values()]
    return ChallengeRecords.of([*every, finding]), finding


def test_the_search_finds_a_planted_person_that_was_let_through(
    planted: ChallengeRecords, tmp_path: Path
) -> None:
    through, finding = agreed_with(planted, TOLD, TOLD)
    hits = [hit for hit in check(TOLD, Known.of(planted)) if hit.strength is Strength.LEAK]
    act = keep_hits(hits, finding.id, because="For this test.", by=None, new_id=a_new_id)
    reasons = [each.after for each in act.changes if isinstance(each.after, Reason)]
    every = [each for found in through.by_kind.values() for each in found.values()]
    for name, words in files(ChallengeRecords.of([*every, *reasons]), OPTIONS, tmp_path).items():
        assert set(PLANTED) <= set(names_in(words, planted)), name


def test_no_planted_name_role_or_number_reaches_any_public_file(
    planted: ChallengeRecords, tmp_path: Path
) -> None:
    for name, words in files(planted, DRAFT, tmp_path).items():
        assert names_in(words, planted) == [], name


@pytest.mark.parametrize("words", [NAME, WORD, "Thornbury", *NUMBERS])
def test_a_report_with_a_name_a_number_or_a_word_to_keep_out_is_not_made(
    words: str, planted: ChallengeRecords
) -> None:
    with_it, _ = agreed_with(planted, f"The work rests on what {words} shows.")
    with pytest.raises(NameInReportError) as told:
        safe_outline(with_it, OPTIONS)
    assert f"XX1: {words}" in told.value.details


def test_a_role_that_spoke_is_told_and_does_not_stop_the_report(planted: ChallengeRecords) -> None:
    with_it, finding = agreed_with(planted, f"The {ROLE.lower()} told us that sand moves.")
    safe_outline(with_it, OPTIONS)
    mine = [each.hit for each in exposed(with_it) if each.place.record == finding.id]
    assert [(hit.strength, hit.words) for hit in mine] == [(Strength.HIT, ROLE.lower())]
