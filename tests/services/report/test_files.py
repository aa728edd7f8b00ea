"""A report is saved whole or not at all, and trouble is told in plain words."""

import errno
import os
from pathlib import Path

import pytest

from sli_desktop.errors import NOTES_ARE_SAFE
from sli_desktop.services.report.errors import ReportDamagedError, ReportNotSavedError
from sli_desktop.services.report.files import write_whole
from sli_desktop.services.report.writers import REPORT_WRITERS
from tests.services.report.reading import a_block, an_outline


def test_a_file_is_written_and_leaves_no_neighbour(tmp_path: Path) -> None:
    write_whole(b"new", tmp_path / "report.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["report.pdf"]
    assert (tmp_path / "report.pdf").read_bytes() == b"new"


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"old and longer")
    write_whole(b"new", file)
    assert file.read_bytes() == b"new"


def test_a_neighbour_left_by_another_program_is_kept(tmp_path: Path) -> None:
    other = tmp_path / ".report.pdf.0.part"
    other.write_bytes(b"not ours")
    write_whole(b"new", tmp_path / "report.pdf")
    assert other.read_bytes() == b"not ours"


def fails_with(number: int, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "no room left for you"),
        (errno.EIO, "did not accept it"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_report_and_says_what_to_do(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"old")
    fails_with(number, "fsync", monkeypatch)
    with pytest.raises(ReportNotSavedError) as told:
        write_whole(b"new", file)
    assert words in told.value.happened
    assert told.value.kept == NOTES_ARE_SAFE
    assert told.value.next_step
    assert str(tmp_path) not in told.value.sentences()
    assert str(file) in told.value.details
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("report.pdf", b"old")]


def test_a_disk_that_gives_back_something_else_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def corrupt(handle: int) -> None:
        os.truncate(handle, 1)

    monkeypatch.setattr(os, "fsync", corrupt)
    with pytest.raises(ReportDamagedError):
        write_whole(b"new", tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_a_folder_as_name_and_a_long_name_are_told_apart(tmp_path: Path) -> None:
    places = {
        tmp_path / "none" / "report.pdf": "not there",
        tmp_path: "folder with that name",
        tmp_path / ("n" * 300): "too long",
    }
    for place, words in places.items():
        with pytest.raises(ReportNotSavedError, match=words):
            write_whole(b"new", place)


def test_a_file_below_a_file_is_told_as_a_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ReportNotSavedError, match="not there"):
        write_whole(b"new", tmp_path / "file" / "report.pdf")


@pytest.mark.parametrize("name", REPORT_WRITERS)
def test_every_format_can_be_saved_and_says_so(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"report.{name}"
    REPORT_WRITERS[name](an_outline(a_block("One", "Two")), file)
    starts = {"pdf": b"%PDF-", "html": b"<!DOCTYPE html>", "docx": b"PK\x03\x04"}
    assert file.read_bytes().startswith(starts.get(name, b"PK\x03\x04"))
