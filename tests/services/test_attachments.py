"""What may stand beside a note, whatever the file says of itself."""

import pytest

from sli_desktop.services.attachments import (
    LARGEST_FILE,
    NotAttachableError,
    Sort,
    attach,
    label_of,
    require_attachable,
    sort_of,
)
from sli_desktop.services.attachments import Taken as Kept
from tests.builders import a_new_id, a_note


@pytest.mark.parametrize(
    ("start", "sort"),
    [
        (b"\x89PNG\r\n\x1a\n", Sort.PNG),
        (b"\xff\xd8\xff\xe1", Sort.JPEG),
        (b"GIF89a", Sort.GIF),
        (b"RIFF....WEBPVP8", Sort.WEBP),
        (b"%PDF-1.7", Sort.PDF),
        (b"PK\x03\x04", Sort.OTHER),
        (b"MZ", Sort.OTHER),
    ],
)
def test_the_first_bytes_say_what_a_file_is(start: bytes, sort: Sort) -> None:
    assert sort_of(start + b"\0" * 20) is sort


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><SVG></SVG>',
        "<svg/>".encode("utf-16"),
        b"\x1f\x8b\x08packed",
        b"",
        b"x" * (LARGEST_FILE + 1),
    ],
)
def test_drawings_with_programs_empty_and_huge_files_are_refused(content: bytes) -> None:
    with pytest.raises(NotAttachableError):
        require_attachable(content)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("/home/sam/flip chart.jpg", "flip chart.jpg"),
        ("C:\\Users\\sam\\a.png", "a.png"),
        ("../../etc/passwd", "passwd"),
        ("a\nb\x00.pdf", "a b.pdf"),
        ("", "File"),
    ],
)
def test_a_name_is_a_label_and_never_a_path(name: str, label: str) -> None:
    assert label_of(name) == label


def test_attaching_is_one_act_with_a_record_a_file() -> None:
    note = a_note()
    files = [(Kept(content=b"abc", media_type="text/x", name="a/b.txt"), "00" * 32)] * 2
    act = attach(note, files, new_id=a_new_id)
    made = [change.after for change in act.changes]
    assert len(made) == 2
    assert {(each.note, each.size, each.name) for each in made} == {(note.id, 3, "b.txt")}  # type: ignore[union-attr]
