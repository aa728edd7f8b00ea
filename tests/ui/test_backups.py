"""The automatic backup after every half hour of work in the window."""

from datetime import timedelta

from sli_desktop.models.records.change import make
from sli_desktop.storage import Workspace
from tests.builders import a_note
from tests.ui.challenges import Standing
from tests.ui.driving import Driver


def reasons(workspace: Workspace) -> list[str]:
    return [each.reason for each in workspace.backups()]


def work_until(driver: Driver, workspace: Workspace, clock: Standing, minutes: int) -> None:
    """Write a note now, then let the clock go on and the window look at it."""
    driver.page._desk.acts.do(make("Add a note", a_note("The depot plan has no owner.")))
    clock.now += timedelta(minutes=minutes)
    driver.page.backups.look()


def test_half_an_hour_after_the_first_act_there_is_a_backup_that_opens(
    driver: Driver, workspace: Workspace, clock: Standing
) -> None:
    before = reasons(workspace)
    work_until(driver, workspace, clock, 29)
    assert reasons(workspace) == before
    clock.now += timedelta(minutes=1)
    driver.page.backups.look()
    assert reasons(workspace) == ["work", *before]


def test_without_new_work_no_further_backup_is_made(
    driver: Driver, workspace: Workspace, clock: Standing
) -> None:
    work_until(driver, workspace, clock, 30)
    made = reasons(workspace)
    clock.now += timedelta(hours=3)
    driver.page.backups.look()
    assert reasons(workspace) == made


def test_a_backup_that_could_not_be_made_is_told_and_tried_again(
    driver: Driver, workspace: Workspace, clock: Standing
) -> None:
    folder = workspace.folder / "backups"
    kept = folder.with_name("kept")
    if folder.exists():
        folder.rename(kept)
    folder.write_text("in the way")
    work_until(driver, workspace, clock, 30)
    assert driver.page.banner.isVisible()
    folder.unlink()
    clock.now += timedelta(minutes=30)
    driver.page.backups.look()
    assert reasons(workspace)[:1] == ["work"]
