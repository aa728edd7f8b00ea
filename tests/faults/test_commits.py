"""Whatever breaks in the middle of a save: all of it is there, or none of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sli_desktop.models.records.change import ChangeSet, edit, make
from sli_desktop.models.records.note import Note
from sli_desktop.storage import DiskFullError, InUseError, NotWritableError, Workspace
from sli_desktop.storage.connection import connect
from tests.builders import FINANCE, HOUSING, a_meeting, a_note
from tests.workspaces import new_workspace, reopened


def _state(workspace: Workspace) -> tuple[object, ...]:
    with workspace.read() as view:
        return (view.everything(), view.acts(), view.unsealed())


def _interrupted(workspace: Workspace, act: ChangeSet, after: int, *, once: bool) -> bool:
    """Break the driver off after so many of its steps; say whether it did."""
    driver = workspace._connections._driver
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return int(steps == after if once else steps >= after)

    driver.set_progress_handler(step, 1)
    try:
        workspace.commit(act)
    except dbapi2.OperationalError:
        return True
    finally:
        driver.set_progress_handler(None, 0)
    return False


@pytest.mark.parametrize("once", [True, False])
def test_an_act_that_breaks_off_at_any_step_leaves_nothing_behind(
    workspace: Workspace, once: bool
) -> None:
    note = a_note("One.", theme=FINANCE)
    workspace.commit(make("Add", a_meeting(), note))
    after = replace(note, body="Two.", themes=frozenset({HOUSING}))
    act = ChangeSet(
        name="Reword and add",
        changes=(*edit("", (note, after)).changes, *make("", a_note("New.")).changes),
    )
    before = _state(workspace)
    steps = range(1, 5000, 3)
    broken = 0
    for step in steps:
        if not _interrupted(workspace, act, step, once=once):
            break
        broken += 1
        if _state(workspace) != before:
            break  # the last step of all comes after the act is on the disk
    assert 40 < broken < len(steps)
    with workspace.read() as view:
        assert view.count(Note) == 2
    assert workspace.check().is_whole


def test_a_full_disk_is_told_and_saving_goes_on_when_there_is_room(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "a.sli")
    workspace.commit(make("Add", a_note("Kept.")))
    driver = workspace._connections._driver
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFullError) as caught:
        workspace.commit(make("Add", a_note("Too long. " * 20_000)))
    assert caught.value.code == "SLI-1301"
    with workspace.read() as view:
        assert [note.body for note in view.all(Note)] == ["Kept."]
    driver.execute("PRAGMA max_page_count=1000000")
    workspace.commit(make("Add", a_note("Too long. " * 20_000)))
    with reopened(workspace) as again, again.read() as view:
        assert view.count(Note) == 2
        assert again.check().is_whole


def test_another_program_that_holds_the_database_is_told(workspace: Workspace) -> None:
    workspace._connections._driver.execute("PRAGMA busy_timeout=1")
    other = connect(workspace.folder / "challenge.db", workspace.data_key)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(InUseError):
        workspace.commit(make("Add", a_note()))
    other.execute("ROLLBACK")
    other.close()
    workspace.commit(make("Add", a_note()))


def test_a_database_that_only_reads_is_told(workspace: Workspace) -> None:
    workspace._connections._driver.execute("PRAGMA query_only=ON")
    with pytest.raises(NotWritableError):
        workspace.commit(make("Add", a_note()))
