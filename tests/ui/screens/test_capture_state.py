"""What capture says beside a meeting: what is still to ask, and when it is over. Pure."""

from datetime import timedelta

import pytest

from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.ui.screens.capture import state
from sli_desktop.ui.screens.capture.manner import meeting_is_over
from tests.builders import FINANCE, MONDAY, a_challenge, a_meeting, a_question, a_theme

FINANCES = a_theme(id=FINANCE)
TAX = a_theme("Council tax", parent=FINANCE)
ROOM = state.Room(a_challenge(), (FINANCES,), (), within={TAX.id: FINANCE})


@pytest.mark.parametrize("themes", [frozenset(), frozenset({FINANCE}), frozenset({TAX.id})])
def test_a_question_of_part_of_a_theme_is_asked_under_its_theme(themes: frozenset[ThemeId]) -> None:
    question = a_question("How is arrears work done?", theme=TAX.id)
    groups = state.not_asked([question], a_meeting(themes=themes), ROOM, ())
    assert groups == (("Finance", (question,)),)


def test_a_meeting_about_other_themes_does_not_ask_it() -> None:
    question = a_question(theme=TAX.id)
    other = a_meeting(themes=frozenset({a_theme("Housing").id}))
    assert state.not_asked([question], other, ROOM, ()) == ()


@pytest.mark.parametrize(
    ("meeting", "hours", "is_over"),
    [
        (a_meeting(), 1, False),
        (a_meeting(), 1.5, False),
        (a_meeting(), 4, True),
        (a_meeting(state=MeetingState.HELD), 0.5, True),
        (a_meeting(starts=None, ends=None), 4, False),
    ],
)
def test_a_meeting_may_overrun_by_an_hour(meeting: Meeting, hours: float, is_over: bool) -> None:
    assert meeting_is_over(meeting, MONDAY + timedelta(hours=hours)) is is_over
