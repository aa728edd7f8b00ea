"""Open data out: every record of a challenge as one line of JSON (`docs/format/open-data-v1.md`).

The file is not encrypted and holds everything, names of the timetable as well: it is the way out
of this program, not a hand-over between peers.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from sli_desktop.models.records import KINDS, Record, kind_name
from sli_desktop.models.records.codec import JsonValue, fields_of, to_keys
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.archive.files import written_whole

FORMAT = "sli-open-data"
VERSION = 1


def open_data_lines(records: ChallengeRecords) -> Iterator[str]:
    """The lines of the file, each without its line end: the heading, then parents before children.

    Within a kind the records stand in the order of their identities, so the same challenge always
    gives the same bytes.
    """
    count = sum(len(records.all(kind)) for kind in KINDS.values())
    yield _json({"format": FORMAT, "version": VERSION, "records": count})
    for kind in KINDS.values():
        for record in sorted(records.all(kind), key=lambda each: each.id):
            yield _json(_entry(record))


def write_open_data(records: ChallengeRecords, file: Path) -> int:
    """Write the whole challenge to a file; it is there complete or not at all.

    Returns:
        The number of records written.

    Raises:
        CannotWriteError: the folder is full, missing or may not be written to.
    """
    count = -1
    with written_whole(file) as out:
        for line in open_data_lines(records):
            out.write(line.encode("utf-8") + b"\n")
            count += 1
    return count


def _entry(record: Record) -> dict[str, object]:
    fields: dict[str, JsonValue] = {}
    keys = to_keys(record)
    for field in fields_of(type(record)):
        if field.is_set:
            members = [key.partition("/")[2] for key in keys if key.startswith(f"{field.name}/")]
            if members:
                fields[field.name] = sorted(members)
        elif field.name in keys:
            fields[field.name] = keys[field.name]
    return {"kind": kind_name(type(record)), "id": str(record.id), "fields": fields}


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
