"""What stays on a laptop is in no byte of a bundle: bundles are decrypted and unpacked to look."""

import io
from dataclasses import replace
from pathlib import Path

import zstandard

from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.ids import ContactId
from sli_desktop.models.records.people import Contact
from sli_desktop.services.history import History
from sli_desktop.services.sync.age_file import decrypt
from sli_desktop.services.sync.manifest import BODIES, HEADERS, MAGIC, read_manifest
from sli_desktop.services.sync.team_state import team_of
from sli_desktop.services.sync.undoing import undo_import
from sli_desktop.services.sync.views import rebuild
from tests.builders import a_finding, a_new_id
from tests.services.sync.seats import Seat, a_team, share_a_finding

CANARY = b"Qxcanary"


def everything_in(file: Path, reader: Seat) -> bytes:
    """All bytes of a bundle in clear, its streams unpacked."""
    with reader.workspace.read() as view:
        keys = team_of(view).keys
    inner = io.BytesIO()
    with file.open("rb") as source:
        decrypt(source, inner, keys.identity)
    data = inner.getvalue()
    at = len(MAGIC) + 4
    end = at + int.from_bytes(data[len(MAGIC) : at], "big")
    manifest, sealed = read_manifest(data[at:end])
    clear = data + sealed.payload
    for part in manifest.parts:
        piece = data[end : end + part.size]
        end += part.size
        if part.kind in {HEADERS, BODIES}:
            clear += zstandard.ZstdDecompressor().decompress(piece, max_output_size=part.raw or 0)
    assert end == len(data)
    return clear


def test_a_name_of_a_contact_is_in_no_byte_of_a_bundle(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        contact = Contact(id=ContactId(a_new_id()), name=CANARY.decode())
        other = Contact(id=ContactId(a_new_id()), name=f"{CANARY.decode()} the second")
        history = History(sam.workspace)
        history.do(make("Add names and a finding", contact, a_finding("Seen here"), other))
        longer = replace(contact, job=f"{CANARY.decode()} again")
        history.do(edit("Change a name", (contact, longer)))
        priya.change(record, headline="By Priya")
        sam.take_from(priya)
        undo_import(sam.workspace)
        history.do(put_in_bin("Bin a name", longer))
        history.undo()
        history.redo()
        history.undo()
        with sam.workspace.transaction() as transaction:
            rebuild(transaction)
        clear = everything_in(sam.bundle().file, priya)
        assert b"Seen here" in clear
        assert CANARY not in clear
        with sam.workspace.read() as view:
            assert {*view.all(Contact)} == {longer, other}


def test_the_search_for_the_name_would_find_it(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        sam.add(a_finding(CANARY.decode()))
        file = sam.bundle().file
        assert CANARY not in file.read_bytes()
        assert CANARY in everything_in(file, priya)
