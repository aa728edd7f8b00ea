"""Facts, dates, the team and words: each act has its name, dates are read day first."""

from dataclasses import replace
from datetime import date

import pytest

from sli_desktop.models.records.challenge import Milestone
from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.people import PeerRole, PeerStatus
from sli_desktop.paths import resource
from sli_desktop.services.arranging.facts import change_dates, change_fact
from sli_desktop.services.arranging.milestones import (
    add_milestone,
    change_milestone,
    remove_milestone,
)
from sli_desktop.services.arranging.protected_words import add_words, remove_word
from sli_desktop.services.arranging.rights import may_arrange, who_may_arrange
from sli_desktop.services.arranging.tasks import Standing, TaskName, task_state
from sli_desktop.services.arranging.team import (
    bring_back_peer,
    initials_problem,
    leaves_nobody_in_charge,
    meetings_touched,
    withdraw_peer,
)
from sli_desktop.services.frameworks import load_framework
from sli_desktop.services.setup import new_challenge
from sli_desktop.services.typed_times import DayNotReadError, read_typed_day
from tests.builders import FINANCE, SAM, a_challenge, a_meeting, a_new_id, a_peer
from tests.services.arranging.conftest import Arranging

TODAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14/10/25", date(2025, 10, 14)),
        ("14-10-2026", date(2026, 10, 14)),
        ("14 Oct", date(2026, 10, 14)),
        ("2 january", date(2027, 1, 2)),
        ("14/10", date(2026, 10, 14)),
        ("31.12.", date(2026, 12, 31)),
        ("tomorrow", date(2026, 10, 13)),
        ("Today", TODAY),
        ("Tuesday", date(2026, 10, 13)),
        ("2026-10-14", date(2026, 10, 14)),
        ("  ", None),
    ],
)
def test_a_typed_day_is_read_day_first(words: str, day: date | None) -> None:
    assert read_typed_day(words, TODAY) == day


@pytest.mark.parametrize("words", ["10/14/25", "soon", "29 Feb", "31/11/26"])
def test_what_names_no_day_is_refused(words: str) -> None:
    with pytest.raises(DayNotReadError):
        read_typed_day(words, TODAY)


def test_a_fact_changes_under_its_own_name(arranging: Arranging) -> None:
    act = change_fact(arranging.set_up.challenge, "control", "No overall control")
    assert act.name == "Change the political control"
    arranging.do(act)
    assert arranging.set_up.challenge.control == "No overall control"
    with pytest.raises(KeyError):
        change_fact(arranging.set_up.challenge, "stage", "purged")


def test_dates_counted_from_the_visit_move_along_and_others_stay() -> None:
    framework = load_framework(resource("frameworks/cpc-2024.toml"))
    first, last = date(2026, 10, 12), date(2026, 10, 15)
    act = new_challenge(
        framework,
        council="Northmere",
        on_site_from=first,
        on_site_to=last,
        manager_name="Sam",
        new_id=a_new_id,
    )
    made = [change.record for change in act.changes]
    dates = [record for record in made if isinstance(record, Milestone)]
    dates[1] = replace(dates[1], due=date(2027, 1, 1))
    challenge = replace(a_challenge(), on_site_from=first, on_site_to=last)
    moved = change_dates(challenge, dates, framework, first=first, last=date(2026, 11, 5))
    dues = {each.record.id: getattr(each.after, "due", None) for each in moved.changes}
    assert dues[dates[0].id] == date(2027, 2, 5)
    assert dates[1].id not in dues
    assert len(change_dates(challenge, dates, None, first=None, last=None).changes) == 1


def test_a_date_to_keep_is_added_changed_and_removed(arranging: Arranging) -> None:
    made, act = add_milestone("Draft to the council", new_id=a_new_id)
    arranging.do(act)
    arranging.do(change_milestone(made, "due", TODAY))
    assert arranging.set_up.milestones[0].due == TODAY
    arranging.do(remove_milestone(arranging.set_up.milestones[0]))
    assert arranging.set_up.milestones == ()


def test_a_peer_withdraws_and_comes_back(arranging: Arranging) -> None:
    priya = next(each for each in arranging.set_up.team if each.name == "Priya")
    arranging.do(withdraw_peer(priya))
    assert [each.name for each in arranging.set_up.here] == ["Sam"]
    gone = next(each for each in arranging.set_up.team if each.name == "Priya")
    assert gone.status is PeerStatus.WITHDRAWN
    arranging.do(bring_back_peer(gone))
    assert len(arranging.set_up.here) == 2


def test_initials_are_letters_and_nobody_elses(arranging: Arranging) -> None:
    team = arranging.set_up.team
    priya = next(each for each in team if each.name == "Priya")
    assert initials_problem(team, priya, "pr") == ""
    assert initials_problem(team, priya, "SA") == "Initials: SA already stands for Sam"
    assert initials_problem(team, priya, "P2") == "Initials: write letters only, such as PS"


def test_the_last_one_in_charge_cannot_step_down_unnoticed() -> None:
    sam, priya = a_peer("Sam", role=PeerRole.CHALLENGE_MANAGER), a_peer("Priya")
    assert may_arrange(sam)
    assert not may_arrange(priya)
    assert leaves_nobody_in_charge((sam, priya), sam, PeerRole.OFFICER_PEER)
    assert leaves_nobody_in_charge((sam, priya), sam, None)
    lead = replace(priya, role=PeerRole.LEAD_PEER)
    assert not leaves_nobody_in_charge((sam, lead), sam, None)
    assert "Sam (challenge manager) or Priya (lead peer)" in who_may_arrange((sam, lead))
    assert "challenge manager and the lead peer" in who_may_arrange(())


def test_a_conflict_points_to_the_meetings_that_share_its_words(arranging: Arranging) -> None:
    depot = a_meeting("Visit to Depot Lane", peers=frozenset({SAM}))
    arranging.do(make("Add a meeting", depot))
    set_up = arranging.set_up
    sam = next(each for each in set_up.team if each.name == "Sam")
    assert meetings_touched(sam, set_up) == ()
    depots = replace(sam, conflict_of_interest="Advised Northmere Council on Depot Lane in 2019")
    assert meetings_touched(depots, set_up) == (depot,)
    groups = replace(sam, conflict_of_interest="Was chief executive of a group it leads")
    assert meetings_touched(groups, set_up) == ()
    money = replace(sam, conflict_of_interest="Was its finance officer")
    assert [FINANCE in each.themes for each in meetings_touched(money, set_up)] == [True]


def test_words_to_keep_out_are_taken_once_each(arranging: Arranging) -> None:
    number, act = add_words((), "Ann Lee, Depot Lane; ann lee,,", new_id=a_new_id)
    assert number == 2
    arranging.do(act)
    words = arranging.set_up.words
    assert [each.word for each in words] == ["Ann Lee", "Depot Lane"]
    assert add_words(words, "DEPOT LANE", new_id=a_new_id)[0] == 0
    arranging.do(remove_word(words[0]))
    assert [each.word for each in arranging.set_up.words] == ["Depot Lane"]


def test_each_task_tells_its_own_state(arranging: Arranging) -> None:
    said = {name: task_state(name, arranging.set_up).words for name in TaskName}
    assert said == {
        "council": "1 of 6 facts given",
        "dates": "Done",
        "team": "No lead peer yet",
        "themes": "1 of 3 have questions",
        "timetable": "Done",
        "groups": "To do",
        "confidentiality": "To do",
    }
    group = arranging.set_up.groups[0]
    arranging.do(edit("Set a target", (group, replace(group, target=4))))
    assert task_state(TaskName.GROUPS, arranging.set_up).words == "1 of 2 targets set"


def test_confidentiality_is_to_do_until_somebody_chose_how_long_to_keep(
    arranging: Arranging,
) -> None:
    answers = {
        "lawful_basis": "Public task",
        "privacy_notice": "Sent",
        "data_holder": "The team",
        "opening_words": "Thank you",
    }
    for field, words in answers.items():
        arranging.do(change_fact(arranging.set_up.challenge, field, words))
    assert task_state(TaskName.CONFIDENTIALITY, arranging.set_up).standing is Standing.TO_DO
    arranging.do(change_fact(arranging.set_up.challenge, "retention_date", TODAY))
    assert task_state(TaskName.CONFIDENTIALITY, arranging.set_up).words == "Done"
