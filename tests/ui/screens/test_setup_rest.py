"""Groups, confidentiality and timetable in set-up by keys alone; its place in the frame."""

from datetime import date

from PySide6.QtWidgets import QAbstractButton

from sli_desktop.models.records.challenge import (
    StakeholderGroup,
    TargetOf,
)
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.services.attachments_allowed import attachments_allowed
from sli_desktop.services.contact_numbers import contact_numbers
from sli_desktop.ui.screens.setup.groups import GroupPage
from sli_desktop.ui.screens.setup.screen import SetupScreen
from sli_desktop.ui.screens.setup.timetable import TimetablePage
from sli_desktop.ui.spot import Spot
from tests.builders import HOUSING
from tests.ui.driving import CTRL, Driver
from tests.ui.screens.setting_up import (
    KEYS,
    SIZES,
    challenge,
    choose,
    every,
    fill,
    open_task,
    state,
    tab_to,
    undo,
    whole,
)


@SIZES
def test_groups_get_their_targets_one_after_the_other(
    driver: Driver, setup: SetupScreen, size: int
) -> None:
    driver.look.choose(text_size=size)
    open_task(driver, setup, "groups")
    for words in ("Residents", "Police"):
        tab_to(driver, "Another group")
        driver.type(words)
        driver.key(KEYS.Key_Return)
    driver.key(KEYS.Key_Backtab)
    driver.key(KEYS.Key_Home)
    driver.key(KEYS.Key_Return)
    for target in ("5", "12"):
        assert driver.focus.accessibleName() == "Target"
        driver.key(KEYS.Key_A, CTRL)
        driver.type(target)
        driver.key(KEYS.Key_Return)
    choose(driver, "The target counts", 1)
    groups = every(driver, StakeholderGroup)
    found = {getattr(g, "name", ""): getattr(g, "target", None) for g in groups}
    assert found == {"Officers": 5, "Residents": 12, "Police": None}
    counts = {getattr(g, "name", ""): getattr(g, "target_of", None) for g in groups}
    assert counts["Police"] is TargetOf.MEETINGS
    assert state(setup, "groups") == "2 of 3 targets set"


def test_a_group_is_removed_and_those_heard_move(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "groups")
    tab_to(driver, "Another group")
    driver.type("Members")
    driver.key(KEYS.Key_Return)
    driver.key(KEYS.Key_Backtab)
    driver.key(KEYS.Key_Home)
    before = whole(driver)
    driver.key(KEYS.Key_Return)
    tab_to(driver, "Remove this group")
    driver.key(KEYS.Key_Space)
    page = setup.page
    assert isinstance(page, GroupPage)
    assert page.removal.words.text() == "Counted for this group: 3 people in rooms."
    driver.key(KEYS.Key_Backtab)
    driver.key(KEYS.Key_Space)
    assert len(every(driver, StakeholderGroup)) == 1
    undo(driver)
    assert whole(driver) == before


@SIZES
def test_confidentiality_stays_to_do_until_somebody_chose_how_long_to_keep(
    driver: Driver, setup: SetupScreen, size: int
) -> None:
    driver.look.choose(text_size=size)
    open_task(driver, setup, "confidentiality")
    assert challenge(driver).retention_date is None
    fill(driver, "A group is small below so many people", "4")
    fill(driver, "Lawful basis", "Public task")
    fill(driver, "Privacy notice", "Sent on 1 September")
    fill(driver, "Who holds the data", "The team")
    fill(driver, "Words to say at the start of each meeting", "Thank you for seeing us")
    assert state(setup, "confidentiality") == "To do"
    tab_to(driver, "Keep the notes until")
    driver.key(KEYS.Key_Tab)
    assert driver.focus.accessibleName() == "3 months after the visit"
    driver.key(KEYS.Key_Space)
    assert challenge(driver).retention_date == date(2027, 1, 15)
    assert challenge(driver).small_group_threshold == 4
    assert state(setup, "confidentiality") == "Done"
    undo(driver)
    assert challenge(driver).retention_date is None
    assert state(setup, "confidentiality") == "To do"


def test_photographs_numbers_and_words_are_kept(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "confidentiality")
    box = tab_to(driver, "Photographs and files may be put beside notes")
    assert isinstance(box, QAbstractButton)
    assert not box.isChecked()
    driver.key(KEYS.Key_Space)
    fill(driver, "Safeguarding", "01632 960001")
    fill(driver, "Challenge manager's number", "01632 960002")
    tab_to(driver, "Another word")
    driver.type("Ann Lee, Depot Lane")
    driver.key(KEYS.Key_Return)
    with driver.workspace.read() as view:
        assert attachments_allowed(view)
        assert contact_numbers(view).safeguarding == "01632 960001"
        assert contact_numbers(view).manager == "01632 960002"
        assert len(view.all(ProtectedWord)) == 2
    driver.key(KEYS.Key_Backtab)
    driver.key(KEYS.Key_Delete)
    assert len(every(driver, ProtectedWord)) == 1
    for _ in range(4):
        undo(driver)
    with driver.workspace.read() as view:
        assert attachments_allowed(view)
        assert contact_numbers(view).safeguarding == ""
    undo(driver)
    assert not box.isChecked()


def test_the_timetable_leads_on_and_says_how_it_stands(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "timetable")
    page = setup.page
    assert isinstance(page, TimetablePage)
    assert page.state.text() == "3 meetings"
    asked: list[Spot] = []
    setup.spot_asked.connect(asked.append)
    assert driver.focus.accessibleName() == "Import a timetable"
    driver.key(KEYS.Key_Space)
    assert asked == [Spot("timetable")]


# --- the frame ------------------------------------------------------------------------------------


def test_locking_comes_back_to_the_same_theme(driver: Driver, setup: SetupScreen) -> None:
    driver.page.go_to(Spot("setup", HOUSING, "theme"))
    spot = setup.spot()
    assert spot == Spot("setup", HOUSING, "theme")
    driver.page.go("today")
    driver.page.go_to(spot)
    assert setup.page is not None
    assert setup.page.title.text() == "Housing"


def test_one_pane_at_a_time_in_a_narrow_window(driver: Driver, setup: SetupScreen) -> None:
    driver.shell.resize(683, 384)
    driver.app.processEvents()
    assert setup.view.tasks.isVisible() != setup.view.side.isVisible()
    open_task(driver, setup, "themes")
    assert not setup.view.tasks.isVisible()
    driver.key(KEYS.Key_Return)
    driver.key(KEYS.Key_Escape)
    assert setup.page is not None
    assert setup.page.name == "themes"
    driver.key(KEYS.Key_Escape)
    assert setup.view.tasks.isVisible()
    assert not setup.view.side.isVisible()


def test_a_theme_taken_away_elsewhere_closes_its_page(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "themes")
    driver.key(KEYS.Key_N, CTRL)
    driver.type("Climate")
    driver.key(KEYS.Key_Return)
    driver.key(KEYS.Key_Backtab)
    driver.key(KEYS.Key_End)
    driver.key(KEYS.Key_Return)
    undo(driver)
    assert setup.page is not None
    assert setup.page.name == "themes"
