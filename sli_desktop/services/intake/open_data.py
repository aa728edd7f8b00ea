"""Open data in: a whole challenge from a file of JSON lines (`docs/format/open-data-v1.md`).

The file is treated as hostile: every line has a limit, every field is checked against its kind,
and only when the last line has been read does anything become an act.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.codec import Keys, UnreadableValueError, fields_of, from_keys
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.archive.files import plain_reason
from sli_desktop.services.archive.open_data import FORMAT, VERSION
from sli_desktop.services.intake.problems import (
    CannotReadError,
    DamagedInputError,
    NewerInputError,
    NotEmptyError,
    TooLargeError,
    WrongTypeError,
)
from sli_desktop.wording import tr

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of a file; a challenge of 100,000 notes has about 60 million."""
LONGEST_LINE = 4 * 1024 * 1024
"""Bytes of one record; a note may have 2 million characters."""
MOST_RECORDS = 1_000_000
_ITS_NAME = tr("a file of open data from this program")


class _Heading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    records: int


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    id: UUID
    fields: dict[str, str | int | bool | list[str] | None]


_read_heading = msgspec.json.Decoder(_Heading).decode
_read_entry = msgspec.json.Decoder(_Entry).decode


def read_open_data(file: Path) -> tuple[Record, ...]:
    """Read all records of a file, parents before children.

    Raises:
        CannotReadError: the file is not there or may not be read.
        WrongTypeError: it is something else.
        NewerInputError: a later version of the format.
        DamagedInputError: a line is wrong; the message gives its number.
        TooLargeError: larger than any challenge.
    """
    try:
        with file.open("rb") as lines:
            if file.stat().st_size > LARGEST_FILE:
                raise TooLargeError(file, tr("more than 512 MB"))
            return tuple(_records(file, lines))
    except OSError as error:
        raise CannotReadError(file, plain_reason(error)) from error


def plan_open_data(file: Path, found: tuple[Record, ...], records: ChallengeRecords) -> ChangeSet:
    """The act that brings a whole challenge into an empty one.

    Raises:
        NotEmptyError: the challenge already has content.
    """
    if any(records.by_kind.values()):
        raise NotEmptyError(file)
    places = {kind: place for place, kind in enumerate(KINDS.values())}
    return make(tr("Import open data"), *sorted(found, key=lambda record: places[type(record)]))


def _records(file: Path, lines: BinaryIO) -> Iterator[Record]:
    wanted = _heading(file, lines.readline(LONGEST_LINE))
    seen: set[UUID] = set()
    challenges = 0
    for number in range(2, wanted + 2):
        record = _record(file, number, lines.readline(LONGEST_LINE + 1))
        if record.id in seen:
            raise DamagedInputError(
                file, tr("line {number} repeats an earlier one").format(number=number)
            )
        seen.add(record.id)
        if isinstance(record, Challenge):
            challenges += 1
            _require_zone(file, number, record.time_zone)
        yield record
    if lines.read(1):
        raise DamagedInputError(
            file, tr("more follows after line {number}").format(number=wanted + 1)
        )
    if wanted and challenges != 1:
        raise DamagedInputError(file, tr("it does not hold exactly one challenge"))


def _heading(file: Path, line: bytes) -> int:
    try:
        heading = _read_heading(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise WrongTypeError(file, _ITS_NAME) from error
    if heading.format != FORMAT or heading.version < 1:
        raise WrongTypeError(file, _ITS_NAME)
    if heading.version > VERSION:
        raise NewerInputError(file, heading.version, VERSION)
    if not 0 <= heading.records <= MOST_RECORDS:
        raise TooLargeError(file, tr("more than 1,000,000 entries"))
    return heading.records


def _record(file: Path, number: int, line: bytes) -> Record:
    if len(line) > LONGEST_LINE:
        raise TooLargeError(file, tr("line {number} has more than 4 MB").format(number=number))
    if not line:
        raise DamagedInputError(file, tr("it ends before line {number}").format(number=number))
    try:
        entry = _read_entry(line)
        record_type = KINDS[entry.kind]
        return from_keys(record_type, entry.id, _keys(record_type, entry))
    except KeyError as error:
        raise DamagedInputError(
            file, tr("line {number} has a kind that does not exist").format(number=number)
        ) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, UnreadableValueError) as error:
        raise DamagedInputError(
            file, tr("line {number} does not fit the format").format(number=number)
        ) from error


def _require_zone(file: Path, number: int, name: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        where = tr("line {number} names a time zone that does not exist").format(number=number)
        raise DamagedInputError(file, where) from error


def _keys(record_type: type[Record], entry: _Entry) -> Keys:
    keys: Keys = {}
    known = {field.name: field for field in fields_of(record_type)}
    for name, value in entry.fields.items():
        if name not in known:
            raise UnreadableValueError(f"{entry.kind}.{name}: unknown")
        if not known[name].is_set:
            keys[name] = value
        elif isinstance(value, list):
            keys |= {f"{name}/{member}": True for member in value}
        else:
            raise UnreadableValueError(f"{entry.kind}.{name}: a list expected")
    return keys
