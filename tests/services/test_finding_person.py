"""A subject access request finds a person in every text field there is, and nobody else."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.codec import fields_of
from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.note import Note
from sli_desktop.services.drafts import Draft, save_draft
from sli_desktop.services.finding_person import as_text, find_person
from sli_desktop.storage import Workspace
from tests.builders import CHIEF, MONDAY, a_new_id, a_note
from tests.records_of_all_kinds import one_of_each
from tests.services.sync.seats import a_team
from tests.workspaces import workspace

__all__ = ["workspace"]

NAME = "Zéphyrine O’Quillan"
ASKED = "Zephyrine O'Quillan"
_CODES = {"sha256", "media_type", "order", "number"}


def text_fields(record: Record) -> list[str]:
    """The fields of a record that hold words of people."""
    return [
        each.name
        for each in fields_of(type(record))
        if each.base is str and not each.is_set and each.name not in _CODES
    ]


def planted(record: Record, name: str) -> Any:
    return replace(record, **{name: f"As {NAME} said."})  # type: ignore[type-var]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_person_is_found_in_every_text_field_of_every_kind(
    workspace: Workspace, kind: str
) -> None:
    record = one_of_each()[kind]
    for name in text_fields(record):
        with_person = planted(replace(record, id=a_new_id()), name)  # type: ignore[type-var]
        workspace.commit(make("Add", with_person))
        found = find_person(workspace, ASKED)
        assert with_person.id in {place.record for place in found if place.is_whole}, name
        assert find_person(workspace, "Someone Else Entirely") == ()


def test_every_kind_with_words_is_looked_through() -> None:
    assert sum(bool(text_fields(record)) for record in one_of_each().values()) > 20


def test_the_bin_earlier_versions_and_the_line_under_way_are_looked_through(
    workspace: Workspace,
) -> None:
    note, binned = a_note(f"{NAME} said so", id=a_new_id()), a_note(f"With {NAME}", id=a_new_id())
    workspace.commit(make("Add", note, binned))
    workspace.commit(put_in_bin("Delete", binned))
    draft = Draft(
        note=NoteId(a_new_id()), meeting=CHIEF, first_key=MONDAY, text=f"and {NAME} again"
    )
    save_draft(workspace, draft)
    where = {(place.record, place.where) for place in find_person(workspace, ASKED)}
    assert where == {
        (note.id, "as it shows"),
        (binned.id, "in the bin"),
        (None, "not sent yet"),
    }


def test_a_part_of_the_name_is_told_apart(workspace: Workspace) -> None:
    whole, part = a_note(f"{NAME} said", id=a_new_id()), a_note("Quillan was there", id=a_new_id())
    other = a_note("The quillants were there", id=a_new_id())
    workspace.commit(make("Add", whole, part, other))
    found = {place.record: place.is_whole for place in find_person(workspace, ASKED)}
    assert found == {whole.id: True, part.id: False}
    assert find_person(workspace, "Nobody", also=["was there"])[0].record == part.id
    text = as_text(ASKED, find_person(workspace, ASKED))
    assert "2 places" in text
    assert "part of the name" in text


def test_titles_alone_find_nobody(workspace: Workspace) -> None:
    workspace.commit(make("Add", a_note("Cllr Mrs Dr", id=a_new_id())))
    assert find_person(workspace, "Cllr") == ()


def test_what_stood_in_an_earlier_sealed_version_is_found(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        note = a_note(f"{NAME} said", id=a_new_id())
        sam.add(note)
        sam.bundle()
        with sam.workspace.read() as view:
            now = view.need(Note, note.id)
        sam.workspace.commit(edit("Change", (now, replace(now, body="Somebody said"))))
        (place,) = find_person(sam.workspace, ASKED)
        assert place.where == "in an earlier version"
