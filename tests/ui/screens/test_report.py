"""Report through the real window: sections written, links put in and followed, the page beside."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.report import ReportSection, SectionState
from sli_desktop.services.report.errors import ReportDamagedError
from sli_desktop.services.report.own_texts import theme_key
from sli_desktop.ui.screens.report import page as page_room
from sli_desktop.ui.screens.report import state
from sli_desktop.ui.screens.report.screen import ReportScreen
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, a_finding, a_note, a_theme
from tests.ui.challenges import CHAIRS, TENANTS
from tests.ui.driving import ALT, CTRL, SHIFT, Driver
from tests.ui.screens.evening import every

KEYS = Qt.Key
OWNERS = a_finding(
    "Savings need owners",
    theme=FINANCE,
    reference="SA7",
    statement="Few have one.",
    state=FindingState.AGREED,
)
QUOTE = a_note(
    "Nobody told us why", meeting=TENANTS.id, kinds=frozenset({NoteKind.QUOTE}), theme=FINANCE
)
KEPT = a_note(
    "Keep this inside",
    meeting=CHAIRS.id,
    kinds=frozenset({NoteKind.QUOTE}),
    sensitivity=Sensitivity.TEAM_ONLY,
)
FINANCE_KEY = theme_key(a_theme("Finance"))


def go(driver: Driver, *records: Record) -> ReportScreen:
    driver.workspace.commit(make("Add", OWNERS, *records))
    driver.key(KEYS.Key_8, ALT)
    screen = driver.screen
    assert isinstance(screen, ReportScreen)
    return screen


def sections(driver: Driver) -> dict[str, ReportSection]:
    return {each.key: each for each in every(driver).all(ReportSection)}


def write(driver: Driver, screen: ReportScreen, name: str, words: str) -> None:
    screen.view.list.choose(name)
    driver.key(KEYS.Key_Return)
    assert driver.focus is screen.view.body
    driver.type(words)


def test_a_section_is_written_by_keys_and_every_usual_one_comes_to_be(driver: Driver) -> None:
    screen = go(driver)
    assert screen.place is not None
    assert (screen.place.name, driver.focus) == ("introduction", screen.view.list)
    driver.key(KEYS.Key_Return)
    driver.type("We came to help.")
    driver.key(KEYS.Key_Return, CTRL)
    made = sections(driver)
    assert made["introduction"].body == "We came to help."
    assert made["introduction"].state is SectionState.IN_PROGRESS
    assert set(made) >= {"executive_summary", "recommendations", "feedback", "next_steps"}
    assert screen.place is not None
    assert (screen.place.name, driver.focus) == ("executive_summary", screen.view.body)
    driver.key(KEYS.Key_Z, CTRL)
    assert sections(driver) == {}


def test_esc_leads_back_to_the_list_and_a_visit_is_one_step_of_undo(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, FINANCE_KEY, "Money is short.")
    screen.view.body.visit.pause()
    driver.type(" Very.")
    driver.key(KEYS.Key_Escape)
    assert driver.focus is screen.view.list
    assert sections(driver)[FINANCE_KEY].body == "Money is short. Very."
    driver.key(KEYS.Key_Z, CTRL)
    assert sections(driver) == {}
    assert screen.view.body.toPlainText() == ""
    driver.key(KEYS.Key_Y, CTRL)
    assert screen.view.body.toPlainText() == "Money is short. Very."


def test_a_whole_finding_is_put_in_found_by_its_words(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, FINANCE_KEY, "Before.")
    driver.key(KEYS.Key_I, CTRL | SHIFT)
    driver.type("owners")
    driver.key(KEYS.Key_Return)
    assert driver.focus is screen.view.body
    assert screen.view.body.toPlainText() == "Before.\n\n[SA7]"
    driver.type(" ")
    driver.key(KEYS.Key_Escape)
    assert [line.key for line in screen.view.leaning.list.lines.lines] == ["SA7"]


def test_a_link_in_a_sentence_is_put_in_and_the_finding_edited_on_the_spot(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, FINANCE_KEY, "So it is")
    driver.click(screen.view.finding)
    screen.view.insert.manners.buttons["link"].click()
    driver.type("SA7")
    driver.key(KEYS.Key_Return)
    assert screen.view.body.toPlainText() == "So it is [SA7]"
    driver.key(KEYS.Key_F, CTRL | SHIFT)
    assert driver.focus is screen.view.leaning.headline
    assert screen.view.leaning.headline.text() == "Savings need owners"
    screen.view.leaning.headline.selectAll()
    driver.type("Savings have owners")
    driver.key(KEYS.Key_Escape)
    found = every(driver).get(Finding, OWNERS.id)
    assert found is not None
    assert found.headline == "Savings have owners"
    assert "Savings have owners" in screen.view.leaning.list.lines.lines[0].first


def test_a_link_to_nothing_says_so_instead_of_opening(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, FINANCE_KEY, "So [SA99].")
    driver.key(KEYS.Key_F, CTRL | SHIFT)
    assert screen.view.leaning.editor.isHidden()
    assert driver.page.toast.words.text() == "There is no link to a finding here."


def test_quotes_are_word_for_word_never_from_inside_the_team_and_small_groups_marked(
    driver: Driver,
) -> None:
    screen = go(driver, QUOTE, KEPT)
    write(driver, screen, FINANCE_KEY, "As one put it:")
    screen.view.quote.click()
    shown = screen.view.insert.found.lines.lines
    assert [(line.first, line.state) for line in shown] == [("“Nobody told us why”", "small group")]
    driver.key(KEYS.Key_Return)
    assert screen.view.body.toPlainText() == "As one put it: *“Nobody told us why”*"


def test_a_figure_is_put_in_by_its_name(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, FINANCE_KEY, "We met")
    screen.view.figure.click()
    driver.type("people")
    driver.key(KEYS.Key_Return)
    assert screen.view.body.toPlainText() == "We met [number of people]"


def test_esc_closes_the_panel_and_leaves_the_text(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, FINANCE_KEY, "Words")
    driver.key(KEYS.Key_I, CTRL | SHIFT)
    driver.key(KEYS.Key_Escape)
    assert screen.view.insert.isHidden()
    assert driver.focus is screen.view.body
    assert screen.view.body.toPlainText() == "Words"


def test_a_section_is_done_and_open_again(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, "executive_summary", "We came.")
    screen.view.done.click()
    assert sections(driver)["executive_summary"].state is SectionState.DONE
    assert "1 done" in screen.view.count.text()
    screen.view.done.click()
    assert sections(driver)["executive_summary"].state is SectionState.IN_PROGRESS


def test_sections_are_added_moved_and_deleted(driver: Driver) -> None:
    screen = go(driver)
    driver.key(KEYS.Key_N, CTRL)
    assert driver.focus is screen.view.heading
    driver.type("Thanks")
    driver.key(KEYS.Key_Return)
    assert screen.place is not None
    assert screen.place.title == "Thanks"
    own = screen.place.name
    driver.key(KEYS.Key_Up, ALT)
    assert [each.name for each in screen.places].index(own) == len(screen.places) - 2
    screen.view.remove.click()
    assert own not in sections(driver)
    driver.key(KEYS.Key_Z, CTRL)
    assert sections(driver)[own].title == "Thanks"


def test_the_guard_marks_words_in_the_text_and_style_hints_lead_to_theirs(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, FINANCE_KEY, "The chief executive told us so in order to help.")
    screen.view.check.look()
    marked = [each.cursor.selectedText() for each in screen.view.body.extraSelections()]
    assert "The chief executive" in marked or "chief executive" in marked
    screen.view.reads.look()
    assert screen.view.reads.hints
    screen.view.reads.open.click()
    screen.view.reads._mark(screen.view.reads.hints[0])
    assert screen.view.body.textCursor().selectedText() == "in order to"


def test_the_page_follows_what_is_written_and_pages_turn(driver: Driver, qtbot: QtBot) -> None:
    screen = go(driver)
    shown = screen.previewing.shown
    assert shown is not None
    assert screen.view.pane.number.text().startswith("Page ")
    write(driver, screen, "executive_summary", "A new sentence nobody wrote before.")
    screen.view.body.visit.pause()
    with qtbot.waitSignal(screen.previewing.made):
        pass
    after = screen.previewing.shown
    assert after is not None
    assert after.report.pdf != shown.report.pdf
    assert after.page == after.report.page_of("executive_summary")
    driver.key(KEYS.Key_PageUp, CTRL)
    assert screen.previewing.shown is not None
    assert screen.previewing.shown.page == after.page - 1
    driver.key(KEYS.Key_PageDown, CTRL)
    assert screen.previewing.shown.page == after.page


def test_what_the_page_is_made_from_is_kept_in_step_with_every_act(driver: Driver) -> None:
    screen = go(driver, QUOTE)
    kept = screen.previewing._records
    for act in (
        edit("Park", (OWNERS, replace(OWNERS, state=FindingState.PARKED))),
        make("Add", KEPT),
        put_in_bin("Delete", QUOTE),
    ):
        before = kept.now()
        driver.workspace.commit(act)
        assert kept.now() == every(driver)
        assert before != kept.now()
    driver.page.go("today")
    assert kept.now() is None


def test_of_a_very_long_report_the_part_that_is_written_is_shown(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_room, "LONG", 3)
    screen = go(driver)
    screen.view.list.choose(FINANCE_KEY)
    screen.previewing.make()
    assert screen.previewing.shown is not None
    assert screen.previewing.shown.report.is_part
    assert screen.view.pane.number.text() == "Page 1 of this section"


def test_a_page_that_cannot_be_made_leaves_the_last_one_with_its_time(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = go(driver)
    before = screen.previewing.shown

    def broken(*_: object) -> object:
        raise ReportDamagedError("It does not work.", next_step="Try again.")

    monkeypatch.setattr(page_room, "laid_out", broken)
    screen.previewing.make()
    assert screen.previewing.shown is before
    words = screen.view.pane.made.text()
    assert words == "The page cannot be made anew now; this one is from 10:42."


def test_the_tabs_lead_to_export_and_back(driver: Driver) -> None:
    screen = go(driver)
    screen.view.tabs.segments.buttons["export"].click()
    assert driver.screen.name == "export"
    assert driver.page.rail.buttons["report"].isChecked()
    driver.screen.view.tabs.segments.buttons["report"].click()  # type: ignore[attr-defined]
    assert driver.screen.name == "report"
    assert screen.view.tabs.segments.buttons["report"].isChecked()


def test_a_spot_opens_the_theme_or_the_section_it_names(driver: Driver) -> None:
    screen = go(driver)
    driver.page.go_to(Spot("report", FINANCE))
    assert screen.place is not None
    assert screen.place.name == FINANCE_KEY
    write(driver, screen, "approach", "We asked.")
    driver.key(KEYS.Key_Escape)
    driver.page.go_to(Spot("report", sections(driver)["next_steps"].id))
    assert screen.place.name == "next_steps"


def test_what_a_finding_says_elsewhere_shows_at_once(driver: Driver) -> None:
    screen = go(driver)
    write(driver, screen, FINANCE_KEY, "So [SA7].")
    driver.key(KEYS.Key_Escape)
    parked = replace(OWNERS, state=FindingState.PARKED)
    driver.workspace.commit(edit("Park", (OWNERS, parked)))
    line = screen.view.leaning.list.lines.lines[0]
    assert (line.state, line.after) == ("not shown", "The team has not agreed it.")


@pytest.mark.parametrize(
    ("text", "at", "put"),
    [
        ("", 0, "[A1]"),
        ("Words.", 6, "\n\n[A1]"),
        ("Words.\n", 7, "\n[A1]"),
        ("Words.\n\n", 8, "[A1]"),
        ("Words. More.", 6, "\n\n[A1]\n\n"),
    ],
)
def test_a_whole_finding_gets_the_blank_lines_it_needs(text: str, at: int, put: str) -> None:
    assert state.put_in_whole(text, at, "A1") == put
