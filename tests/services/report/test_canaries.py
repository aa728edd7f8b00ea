"""Nothing of `model.md` invariant 1 stands in any format or its metadata.

Canaries are planted wherever a writer could find one: the user, the computer, the home folder, the
path of the file, every record's identity, notes, references, who changed what. The search first
finds each of them in every format, where it was let through on purpose.
"""

import socket
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pikepdf
import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.ids import (
    AttachmentId,
    AuditEventId,
    ContactId,
    LegalHoldId,
    MeetingId,
    SnapshotId,
)
from sli_desktop.models.records.note import Attachment
from sli_desktop.models.records.people import Contact
from sli_desktop.models.records.report import (
    AuditEvent,
    HoldGround,
    LegalHold,
    Snapshot,
    SnapshotKind,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.writers import REPORT_WRITERS, writer_of
from tests.services.report.reading import pdf_text, squeezed
from tests.services.report.small import (
    DRAFT,
    a_document,
    a_finding,
    a_meeting,
    a_note,
    a_small_challenge,
    named,
    some_people,
)
from tests.services.report.test_charts import COUNTS, heard

USER, HOST, HOME, FOLDER = "zq-user-canary", "zq-host-canary", "zq-home-canary", "zq-path-canary"
NOTE, NAME, PLACE, OWNER = "Zqnotecanary", "Zqnamecanary", "Zqplacecanary", "Zqownercanary"
AUDIT, HOLD, LABEL, HASH = "Zqauditcanary", "Zqholdcanary", "zqlabelcanary.jpg", "f00dcafe" * 8
REFERENCE = "ZQ770077"
WORDS = (
    USER, HOST, HOME, FOLDER, NOTE, NAME, PLACE, OWNER, AUDIT, HOLD, LABEL, HASH, REFERENCE,
)  # fmt: skip


def planted() -> ChallengeRecords:
    """A challenge with something of everything that stays inside the team."""
    made = [each for each in _everything() if not isinstance(each, Challenge)]
    challenge = next(each for each in _everything() if isinstance(each, Challenge))
    own = replace(challenge, data_holder=OWNER, privacy_notice=OWNER, lawful_basis=OWNER)
    return ChallengeRecords.of([own, *made])


def _everything() -> Iterator[Record]:
    small = a_small_challenge()
    for found in (*small.by_kind.values(), *heard(COUNTS).by_kind.values()):
        yield from found.values()
    yield a_note(f"{NOTE} said so")
    yield replace(a_meeting("Private"), title=NAME, place=PLACE, row_key=PLACE, reference=REFERENCE)
    yield replace(some_people("Private", 1), role_label=NAME)
    yield replace(a_document(NAME), owner=OWNER, reference=REFERENCE)
    yield replace(a_finding("Numbered"), reference=REFERENCE)
    yield Contact(
        id=ContactId(named("contact")), name=NAME, meeting=MeetingId(named("Private")), job=NAME
    )
    yield AuditEvent(id=AuditEventId(named("audit")), at=a_note("x").first_key, what=AUDIT, by=USER)
    yield LegalHold(
        id=LegalHoldId(named("hold")),
        ground=HoldGround.FOI,
        set_at=a_note("x").first_key,
        set_by=USER,
        words=HOLD,
    )
    yield Attachment(
        id=AttachmentId(named("picture")),
        note=a_note("x").id,
        sha256=HASH,
        media_type="image/jpeg",
        size=7,
        name=LABEL,
        caption=NAME,
    )
    yield Snapshot(
        id=SnapshotId(named("snapshot")),
        kind=SnapshotKind.FEEDBACK,
        taken_at=a_note("x").first_key,
        sha256=HASH,
        size=7,
    )


def identities(records: ChallengeRecords) -> set[str]:
    """Every identity of a record as text, with hyphens and without."""
    ids = [each for found in records.by_kind.values() for each in found]
    return {form for one in ids for form in (str(one), one.hex)}


def texts_of(content: bytes) -> str:
    """Everything in a file that can be read: names of parts, parts, streams and properties."""
    if content.startswith(b"%PDF"):
        return "\n".join(_of_pdf(content))
    if not is_zipfile(BytesIO(content)):
        return content.decode("utf-8", "replace")
    with ZipFile(BytesIO(content)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        about = [f"{info.comment!r} {info.extra!r}" for info in package.infolist()]
        return "\n".join([*package.namelist(), *about, *parts, repr(package.comment)])


def _of_pdf(content: bytes) -> Iterator[str]:
    yield content.decode("latin-1")
    with pikepdf.open(BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                yield each.read_bytes().decode("latin-1")
            yield from _strings(each)


def _strings(thing: object) -> Iterator[str]:
    """The texts of one object of a PDF, as a reader has them; what it names has its own turn."""
    inside: list[object] = []
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield from thing.keys()
        inside = list(thing.values())
    elif isinstance(thing, pikepdf.Array):
        inside = list(thing)
    for value in inside:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _strings(value)


def found_in(text: str, sought: set[str]) -> set[str]:
    plain = squeezed(text).casefold()
    return {each for each in sought if squeezed(each).casefold() in plain}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer whose user, name, home and folder are canaries."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, USER)
    for name in ("HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, HOST)
    monkeypatch.setattr(socket, "gethostname", lambda: HOST)
    monkeypatch.setenv("HOME", str(tmp_path / HOME))
    folder = tmp_path / FOLDER
    folder.mkdir()
    return folder


FORMATS = (*REPORT_WRITERS, "pdf for the archive", "html in pages")


def written(name: str, made: ChallengeRecords, folder: Path) -> str:
    ending, _, choice = name.partition(" ")
    file = folder / f"report.{ending}"
    write = writer_of(ending, for_archive="archive" in choice, in_pages="pages" in choice)
    write(outline(made, DRAFT), file)
    drawn = pdf_text(file) if ending == "pdf" else ""
    return texts_of(file.read_bytes()) + drawn


@pytest.mark.parametrize("name", FORMATS)
def test_no_canary_stands_in_any_format_or_its_metadata(name: str, here: Path) -> None:
    records = planted()
    sought = {*WORDS, *identities(records), str(here)}
    assert found_in(written(name, records, here), sought) == set()


@pytest.mark.parametrize("name", FORMATS)
def test_the_search_finds_each_canary_that_is_let_through(name: str, here: Path) -> None:
    records = planted()
    marks = {*WORDS, *sorted(identities(records))[:2]}
    own = replace(records.challenge, marking=" ".join(sorted(marks)), subject="Elmbridge")
    titled = replace(records.challenge, subject=" ".join(sorted(marks)))
    seen: set[str] = set()
    for challenge in (own, titled):
        every = [each for found in records.by_kind.values() for each in found.values()]
        through = ChallengeRecords.of(
            challenge if isinstance(each, Challenge) else each for each in every
        )
        seen |= found_in(written(name, through, here), marks)
    assert seen == marks
