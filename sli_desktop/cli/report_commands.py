"""`report` and `export`: what leaves a challenge for people and for other programs."""

import argparse
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.errors import NOTHING_CHANGED, SliError, UsageError
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.report import Snapshot
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.archive import write_open_data
from sli_desktop.services.report.files import Written
from sli_desktop.services.report.glyphs import lacking, place_words
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.safe import safe_outline
from sli_desktop.services.report.writers import REPORT_WRITERS, writer_of
from sli_desktop.services.versions.keeping import find_version, records_of, versions

OPEN_DATA = "jsonl"


class EmptyChallengeError(SliError):
    """There is nothing to report on yet."""

    code: ClassVar[str] = "SLI-3405"

    def __init__(self) -> None:
        super().__init__(
            "This challenge is still empty.",
            kept=NOTHING_CHANGED,
            next_step="Import open data into it first.",
        )


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    report = add_command(
        commands,
        "report",
        _report,
        does="write the formatted report",
        example="sli-desktop report northmere.sli --format pdf --output northmere.pdf",
    )
    add_challenge(report)
    report.add_argument(
        "--format",
        choices=list(REPORT_WRITERS),
        required=True,
        help="pdf, html, docx, pptx (slides) or xlsx (tables)",
    )
    report.add_argument("--output", metavar="OUT", type=Path, required=True, help="the file")
    report.add_argument(
        "--version",
        metavar="VERSION",
        help='from a version that was kept, such as 0.3 or "final", instead of what stands now',
    )
    report.add_argument(
        "--include-proposed",
        action="store_true",
        help="for a draft inside the team: findings not agreed yet as well",
    )
    report.add_argument(
        "--pdfa", action="store_true", help="a PDF for the archive: PDF/A-2a as well as PDF/UA-1"
    )
    report.add_argument(
        "--split", action="store_true", help="for html: a page for each section, in one zip"
    )
    report.add_argument(
        "--speaker-notes",
        action="store_true",
        help="for pptx: on how much each finding rests, as notes of the slides; counts only",
    )
    export = add_command(
        commands,
        "export",
        _export,
        does="write the whole challenge as open data, not encrypted",
        example="sli-desktop export northmere.sli --format jsonl --output northmere.jsonl",
    )
    add_challenge(export)
    export.add_argument("--format", choices=[OPEN_DATA], required=True, help="jsonl")
    export.add_argument("--output", metavar="OUT", type=Path, required=True, help="the file")


def _records(words: argparse.Namespace, at: Surroundings) -> ChallengeRecords:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        return view.everything()


def _both(words: argparse.Namespace, at: Surroundings) -> tuple[ChallengeRecords, ChallengeRecords]:
    """What stands now, and what the report is made from: the same, or a kept version."""
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            present = view.everything()
        if words.version is None:
            return present, present
        version = find_version(words.version, versions(present.all(Snapshot)))
        return present, records_of(version, workspace)


def _report(words: argparse.Namespace, at: Surroundings) -> Answer:
    _refuse_strangers(words)
    present, records = _both(words, at)
    if not records.all(Challenge):
        raise EmptyChallengeError
    zone = ZoneInfo(records.challenge.time_zone)
    options = ReportOptions(
        dated=at.clock().astimezone(zone).date(),
        include_proposed=words.include_proposed,
        speaker_notes=words.speaker_notes,
    )
    write = writer_of(words.format, for_archive=words.pdfa, in_pages=words.split)
    written = write(safe_outline(records, options, known_by=present), words.output)
    lines = [f"Report written to {words.output}{_length(written)}."]
    stood_in = lacking(records) if written.replaced else ()
    if stood_in:
        lines.append("The PDF cannot show these characters; a name or a code stands for each:")
        lines += [f"  {place_words(each)}" for each in stood_in]
    return Answer(
        lines=tuple(lines),
        values={
            "file": str(words.output),
            "format": words.format,
            "version": words.version,
            "pages": written.pages,
            "slides": written.slides,
            "replaced": list(written.replaced),
            "lacking": [
                {"id": each.record, "label": each.label, "characters": list(each.chars)}
                for each in stood_in
            ],
            "standards": _standards(words),
        },
    )


def _refuse_strangers(words: argparse.Namespace) -> None:
    """Say so where a choice is for another format."""
    for name, chosen, file, what in (
        ("--pdfa", words.pdfa, "pdf", "a PDF"),
        ("--split", words.split, "html", "the web page"),
        ("--speaker-notes", words.speaker_notes, "pptx", "slides"),
    ):
        if chosen and words.format != file:
            raise UsageError(
                f"{name} is for {what}, not for {words.format}.",
                kept=NOTHING_CHANGED,
                next_step=f"Use --format {file}, or leave out {name}.",
            )
    if words.split and words.output.suffix.lower() != ".zip":
        raise UsageError(
            "The pages of --split come in one zip.",
            kept=NOTHING_CHANGED,
            next_step=f"Name the file {words.output.stem}.zip.",
        )


def _standards(words: argparse.Namespace) -> list[str]:
    if words.format != "pdf":
        return []
    return ["PDF/UA-1", *(["PDF/A-2a"] if words.pdfa else [])]


def _length(written: Written) -> str:
    if written.slides is not None:
        return f", {counted(written.slides, 'slide')}"
    return f", {counted(written.pages, 'page')}" if written.pages is not None else ""


def _export(words: argparse.Namespace, at: Surroundings) -> Answer:
    count = write_open_data(_records(words, at), words.output)
    return Answer(
        lines=(
            f"Wrote {counted(count, 'entry', 'entries')} to {words.output}.",
            "The file is not encrypted and holds the names of the timetable as well.",
        ),
        values={"file": str(words.output), "format": words.format, "records": count},
    )
