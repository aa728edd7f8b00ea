"""Opens Word and Excel files, which are zip archives and may be hostile.

What a reader gets is a fresh archive in memory: only its XML parts, each unpacked piece by piece
against its declared size and a limit for all, no macros, no pictures, nothing twice.
"""

import codecs
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from sli_desktop.services.intake.problems import DamagedInputError, TooLargeError, WrongTypeError
from sli_desktop.services.intake.reading import read_bytes
from sli_desktop.wording import tr

LARGEST_FILE = 30 * 1024 * 1024
MOST_ENTRIES = 3_000
LARGEST_PART = 16 * 1024 * 1024
LARGEST_WHOLE = 32 * 1024 * 1024
MOST_MARKS = 500_000
"""Tags and attributes of all parts; 10,000 rows of six columns have about 400,000."""
MOST_ATTRIBUTES = 1_000
"""Attributes of one tag; what comes from office programs has under a hundred."""
_PIECE = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WANTED = (".xml", ".rels")
_ENCRYPTED = 0x1
_OWN_WORDS = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,60}encoding\s*=\s*["']([^"']{0,40})""")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-", b"windows-125")
_MARKS_OF_ORDER = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    ValueError,
    EOFError,
    UnicodeDecodeError,
    RuntimeError,
    OSError,
)
"""What mutated archives raise in Python's own reader (`reliability.md` section 6)."""


def open_office(file: Path, *, main_part: str, expected: str) -> BytesIO:
    """A clean copy of an office file that holds `main_part`, such as ``word/document.xml``.

    Raises:
        CannotReadError, NothingInsideError: as for `read_bytes`.
        TooLargeError: it is, or unpacks to, more than such a file ever has.
        WrongTypeError: it is something else than `expected` ("a Word document").
        DamagedInputError: it breaks off or contradicts itself.
    """
    content = read_bytes(file, largest=LARGEST_FILE)
    if not content.startswith(b"PK\x03\x04"):
        raise WrongTypeError(file, expected)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_sound(file, entries)
            if main_part not in {entry.filename for entry in entries}:
                raise WrongTypeError(file, expected)
            return _clean_copy(file, archive, entries)
    except _BROKEN as error:
        raise DamagedInputError(file, tr("the archive inside cannot be read")) from error


def _require_sound(file: Path, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise TooLargeError(
            file, tr("more than {most_entries} parts").format(most_entries=f"{MOST_ENTRIES:,}")
        )
    if len({entry.filename for entry in entries}) != len(entries):
        raise DamagedInputError(file, tr("two parts have one name"))
    wanted = [entry for entry in entries if _is_wanted(entry)]
    if any(entry.flag_bits & _ENCRYPTED for entry in wanted):
        raise DamagedInputError(file, tr("it is protected by a password"))
    if any(entry.compress_type not in _METHODS for entry in wanted):
        raise DamagedInputError(file, tr("it is packed in an unusual way"))
    largest = max((entry.file_size for entry in wanted), default=0)
    if largest > LARGEST_PART or sum(entry.file_size for entry in wanted) > LARGEST_WHOLE:
        raise TooLargeError(file, tr("it unpacks to more than 32 MB"))


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(_WANTED)


def _clean_copy(file: Path, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> BytesIO:
    copy = BytesIO()
    marks = 0
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as clean:
        for entry in entries:
            content = _unpacked(file, archive, entry) if _is_wanted(entry) else b""
            if not _is_plain_xml(content):
                raise DamagedInputError(file, tr("a part of it is not what such a file holds"))
            marks += content.count(b"<") + content.count(b"=")
            if marks > MOST_MARKS or _has_endless_tag(content):
                raise TooLargeError(
                    file,
                    tr("it is made of more than {most_marks} pieces").format(
                        most_marks=f"{MOST_MARKS:,}"
                    ),
                )
            clean.writestr(entry.filename, content)
    copy.seek(0)
    return copy


def _is_plain_xml(content: bytes) -> bool:
    """Whether a part is XML in a usual encoding, and declares no words (entities) of its own."""
    start = content.lstrip(b" \r\n\t")
    for mark in _MARKS_OF_ORDER:
        start = start.removeprefix(mark)
    said = _ENCODING.match(start)
    is_usual = said is None or said[1].lower().startswith(_ENCODINGS)
    begins = start.startswith((b"<", b"\0<")) and not start.startswith(b"<\0\0")
    return (not start or begins) and is_usual and not _OWN_WORDS.search(content)


def _has_endless_tag(content: bytes) -> bool:
    """Whether one tag has more attributes than any program writes: they cost time squared."""
    tags = content.split(b"<") if content.count(b"=") > MOST_ATTRIBUTES else []
    return any(tag.partition(b">")[0].count(b"=") > MOST_ATTRIBUTES for tag in tags)


def _unpacked(file: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    parts: list[bytes] = []
    size = 0
    with archive.open(entry) as source:
        while piece := source.read(_PIECE):
            size += len(piece)
            if size > entry.file_size:
                raise DamagedInputError(file, tr("a part is larger than it says"))
            parts.append(piece)
    return b"".join(parts)
