"""Challenge set-up by keys alone: council, dates and team are filled, undone in one step."""

from datetime import date

from sli_desktop.models.records.challenge import (
    Milestone,
    Question,
)
from sli_desktop.models.records.people import Peer, PeerRole, PeerStatus
from sli_desktop.services.desk import who_sits_here
from sli_desktop.ui.screens.setup.peer import PeerPage
from sli_desktop.ui.screens.setup.screen import SetupScreen
from sli_desktop.ui.spot import Spot
from tests.builders import PRIYA
from tests.ui.driving import ALT, Driver
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
    themes,
    undo,
)


@SIZES
def test_the_council_is_filled_by_keys(driver: Driver, setup: SetupScreen, size: int) -> None:
    driver.look.choose(text_size=size)
    open_task(driver, setup, "council")
    for name, words in (
        ("Name of the council", "Southmere Council"),
        ("Title of the challenge", "Finance challenge"),
        ("Type of council", "District"),
        ("ONS code", "E07000999"),
        ("Political control", "No overall control"),
        ("Governance model", "Leader and cabinet"),
        ("Population", "141,000"),
        ("A strength is called", "Good practice"),
    ):
        fill(driver, name, words)
    here = challenge(driver)
    assert (here.subject, here.title, here.council_type, here.ons_code) == (
        "Southmere Council",
        "Finance challenge",
        "District",
        "E07000999",
    )
    assert (here.control, here.governance_model, here.population, here.label_strength) == (
        "No overall control",
        "Leader and cabinet",
        141000,
        "Good practice",
    )
    assert state(setup, "council") == "Done"
    assert driver.page.top.council.text() == "Southmere Council"
    undo(driver)
    assert challenge(driver).label_strength == "Strength"
    assert challenge(driver).population == 141000


def test_another_time_zone_shows_other_times_at_once(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "council")
    choose(driver, "Time zone", 6)
    assert challenge(driver).time_zone == "Europe/Gibraltar"
    assert driver.page._desk.now().hour == 11
    undo(driver)
    assert driver.page._desk.now().hour == 10


@SIZES
def test_dates_are_typed_day_first(driver: Driver, setup: SetupScreen, size: int) -> None:
    driver.look.choose(text_size=size)
    open_task(driver, setup, "dates")
    fill(driver, "First day on site", "19/10/26")
    fill(driver, "Last day on site", "22 Oct")
    here = challenge(driver)
    assert (here.on_site_from, here.on_site_to) == (date(2026, 10, 19), date(2026, 10, 22))
    fill(driver, "Another date to keep", "Draft to the council")
    tab_to(driver, "Another date to keep")
    assert not every(driver, Milestone)
    undo(driver)
    assert challenge(driver).on_site_to == date(2026, 10, 15)


def test_a_date_to_keep_is_added_filled_marked_and_removed(
    driver: Driver, setup: SetupScreen
) -> None:
    open_task(driver, setup, "dates")
    tab_to(driver, "Another date to keep")
    driver.type("Draft to the council")
    driver.key(KEYS.Key_Return)
    fill(driver, "Due", "tomorrow")
    fill(driver, "What the date rests on", "Agreed with the council")
    fill(driver, "Done on", "12 Oct")
    made = every(driver, Milestone)[0]
    assert isinstance(made, Milestone)
    assert (made.due, made.done) == (date(2026, 10, 13), date(2026, 10, 12))
    assert made.basis == "Agreed with the council"
    driver.key(KEYS.Key_Escape)
    assert driver.focus.accessibleName().startswith("Draft to the council")
    driver.key(KEYS.Key_Delete)
    assert not every(driver, Milestone)
    undo(driver)
    assert every(driver, Milestone) == (made,)


def test_what_cannot_be_read_is_told_on_leaving_and_stays_typed(
    driver: Driver, setup: SetupScreen
) -> None:
    open_task(driver, setup, "dates")
    fill(driver, "First day on site", "10/14/26")
    page = setup.page
    assert page is not None
    assert not page.summary.isVisible()
    setup.view.cards[next(iter(setup.view.cards))].click()
    assert setup.page is page
    assert page.summary.isVisible()
    assert driver.focus is page.summary.links[0]
    assert state(setup, "dates") == "1 thing to put right"
    driver.key(KEYS.Key_Space)
    assert driver.focus.accessibleName() == "First day on site"
    assert page.bound[0].words == "10/14/26"
    driver.page.go("today")
    driver.page.go("setup")
    assert page.summary.isVisible()
    fill(driver, "First day on site", "13/10/26")
    assert not page.summary.isVisible()
    assert challenge(driver).on_site_from == date(2026, 10, 13)


def test_last_day_before_the_first_is_told(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "dates")
    fill(driver, "Last day on site", "1 Oct")
    driver.key(KEYS.Key_Escape)
    driver.key(KEYS.Key_Down)
    driver.key(KEYS.Key_Return)
    page = setup.page
    assert page is not None
    assert page.summary.links[0].text() == "Last day on site: it lies before the first"
    cards = list(setup.view.cards.values())
    cards[2].click()
    assert setup.page is not None
    assert setup.page.name == "team"  # the second time the person may go


@SIZES
def test_a_peer_is_added_filled_and_withdrawn_by_keys(
    driver: Driver, setup: SetupScreen, size: int
) -> None:
    driver.look.choose(text_size=size)
    open_task(driver, setup, "team")
    tab_to(driver, "Another peer")
    driver.type("Cllr Ana Bright")
    driver.key(KEYS.Key_Return)
    choose(driver, "Role", -1)
    fill(driver, "Job title", "Leader")
    fill(driver, "Organisation", "Fenwold Council")
    fill(driver, "Political group", "Independent")
    fill(driver, "Initials", "abr")
    fill(driver, "Conflict of interest", "Her brother works at the depot")
    made = next(each for each in every(driver, Peer) if getattr(each, "title", "") == "Leader")
    assert isinstance(made, Peer)
    assert (made.name, made.role, made.initials) == ("Cllr Ana Bright", PeerRole.MEMBER_PEER, "ABR")
    assert (made.organisation, made.political_group) == ("Fenwold Council", "Independent")
    assert made.conflict_of_interest == "Her brother works at the depot"
    tab_to(driver, "Withdraw from the team")
    driver.key(KEYS.Key_Space)
    assert [p.status for p in every(driver, Peer) if isinstance(p, Peer)].count(
        PeerStatus.WITHDRAWN
    ) == 1
    undo(driver)
    undo(driver)
    now = next(each for each in every(driver, Peer) if each.id == made.id)
    assert isinstance(now, Peer)
    assert now.status is PeerStatus.CONFIRMED
    assert now.conflict_of_interest == ""


def test_a_conflict_says_what_it_means_for_meetings(driver: Driver, setup: SetupScreen) -> None:
    driver.page.go_to(Spot("setup", PRIYA, "peer"))
    fill(driver, "Conflict of interest", "Was a tenant of the council until 2024")
    page = setup.page
    assert isinstance(page, PeerPage)
    assert page.touched.text() == "1 of the 3 meetings of Priya may touch it"
    assert "Tenants & residents, Tue 13 10:00" in page.meaning.text()


def test_somebody_else_sits_down_and_may_only_read(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "team")
    choose(driver, "Who sits at this laptop", 1)
    with driver.workspace.read() as view:
        assert who_sits_here(view) == driver.page._desk.peer
    assert driver.page._desk.peer.id == PRIYA
    page = setup.page
    assert page is not None
    assert page.reading.isVisible()
    assert "ask Sam (challenge manager)" in page.reading_words.text()
    open_task(driver, setup, "council")
    before = challenge(driver)
    fill(driver, "Name of the council", "Mine")
    choose(driver, "Time zone", 3)
    assert challenge(driver) == before
    open_task(driver, setup, "themes")
    driver.key(KEYS.Key_Down, ALT)
    assert themes(driver) == ["Finance", "Leadership", "Housing"]
    driver.key(KEYS.Key_Return)
    tab_to(driver, "Another question")  # questions are everybody's
    driver.type("And who pays?")
    driver.key(KEYS.Key_Return)
    assert len(every(driver, Question)) == 2
