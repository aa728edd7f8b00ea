"""The bin: lines with what was deleted together, and the way back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.bin import Binned, NoLongerInBinError, binned, put_back
from sli_desktop.services.history import History
from sli_desktop.storage import Workspace
from tests.builders import FINANCE, a_meeting, a_note, an_attendance
from tests.workspaces import new_workspace

MEETING = a_meeting("Chief Executive")
NOTE = a_note("Savings are late.", theme=FINANCE)
ROLE = an_attendance(MEETING.id, role_label="Chief Executive")


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "a.sli") as workspace:
        workspace.commit(make("Begin", MEETING, ROLE, NOTE))
        yield workspace


def lines(workspace: Workspace) -> tuple[Binned, ...]:
    with workspace.read() as view:
        return binned(view, device=workspace.device)


def back(workspace: Workspace, *which: Binned) -> str:
    with workspace.read() as view:
        act = put_back(view, which)
    return History(workspace).do(act).name


def test_an_empty_bin_has_no_lines(begun: Workspace) -> None:
    assert lines(begun) == ()


def test_what_was_deleted_last_comes_first_with_when_and_by_whom(begun: Workspace) -> None:
    other = a_note("Another.")
    begun.commit(make("Add", other))
    begun.commit(put_in_bin("Delete", NOTE))
    begun.commit(put_in_bin("Delete", other))
    found = lines(begun)
    assert [line.label for line in found] == ["Another.", "Savings are late."]
    assert found[0].at > found[1].at
    assert [line.by for line in found] == [None, None]
    assert found[0].kind_words == "note"


def test_putting_back_is_an_act_with_a_name_and_undo_bins_it_again(begun: Workspace) -> None:
    begun.commit(put_in_bin("Delete", NOTE))
    assert back(begun, *lines(begun)) == "Put back 1 note"
    with begun.read() as view:
        assert view.need(Note, NOTE.id) == NOTE
    History(begun).undo()
    assert [line.record.id for line in lines(begun)] == [NOTE.id]


def test_what_was_deleted_together_is_one_line_and_comes_back_together(begun: Workspace) -> None:
    begun.commit(put_in_bin("Delete a meeting", NOTE, ROLE, MEETING))
    found = {line.kind: line for line in lines(begun)}
    assert set(found) == {"note", "meeting"}
    back(begun, found["meeting"])
    with begun.read() as view:
        assert view.all(Meeting) == (MEETING,)
        assert view.all(Attendance) == (ROLE,)
        assert view.all(Note) == ()


def test_a_note_brings_its_meeting_back_where_that_is_deleted_too(begun: Workspace) -> None:
    begun.commit(put_in_bin("Delete", NOTE))
    begun.commit(put_in_bin("Delete", MEETING))
    note = next(line for line in lines(begun) if line.kind == "note")
    back(begun, note)
    with begun.read() as view:
        assert (view.all(Meeting), view.all(Note)) == ((MEETING,), (NOTE,))
    assert begun.check().is_whole


def test_a_role_that_was_deleted_alone_has_a_line(begun: Workspace) -> None:
    begun.commit(put_in_bin("Delete", ROLE))
    assert [line.kind for line in lines(begun)] == ["attendance"]


def test_several_kinds_are_called_things(begun: Workspace) -> None:
    begun.commit(put_in_bin("Delete", NOTE, MEETING))
    assert back(begun, *lines(begun)) == "Put back 2 things"


def test_what_is_back_already_is_told(begun: Workspace) -> None:
    begun.commit(put_in_bin("Delete", NOTE))
    found = lines(begun)
    back(begun, *found)
    with begun.read() as view, pytest.raises(NoLongerInBinError):
        put_back(view, found)
    assert replace(found[0], by="") != found[0]
