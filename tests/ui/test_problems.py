"""What a person sees of an exception: trouble in its own words, our bugs without anybody's."""

from pytestqt.qtbot import QtBot

from sli_desktop.storage import DiskFullError
from sli_desktop.ui.look import Look
from sli_desktop.ui.problems import ProgramFaultError, as_problem
from sli_desktop.ui.widgets.banner import Banner

WORDS = "The leader said the depot was a mistake"


def test_trouble_from_the_world_is_shown_as_it_is() -> None:
    trouble = DiskFullError()
    assert as_problem(trouble) is trouble


def test_our_own_mistake_is_told_without_a_word_of_a_note() -> None:
    problem = as_problem(ValueError(WORDS))
    assert isinstance(problem, ProgramFaultError)
    shown = f"{problem.sentences()} {problem.details}"
    assert WORDS not in shown
    assert "ValueError" in problem.details


def test_a_banner_says_what_happened_what_was_kept_and_what_to_do(qtbot: QtBot, look: Look) -> None:
    banner = Banner(look)
    qtbot.addWidget(banner)
    banner.show_problem(DiskFullError())
    trouble = DiskFullError()
    assert banner.happened.text() == trouble.happened
    assert banner.rest.text() == f"{trouble.kept} {trouble.next_step}"
    assert not banner.details.isVisible()
    banner.show_details.click()
    assert banner.details.isVisible()
    assert banner.details.text().startswith(DiskFullError.code)
    banner.close_button.click()
    assert not banner.isVisible()
