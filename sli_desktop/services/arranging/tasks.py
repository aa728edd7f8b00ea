"""The tasks of set-up in their usual order, each with its own state: done, so far, or to do."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from sli_desktop.models.records.people import PeerRole
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.wording import tr, trn


class TaskName(StrEnum):
    """The tasks of set-up; any can be done first."""

    COUNCIL = "council"
    DATES = "dates"
    TEAM = "team"
    THEMES = "themes"
    TIMETABLE = "timetable"
    GROUPS = "groups"
    CONFIDENTIALITY = "confidentiality"


class Standing(StrEnum):
    """How far a task is."""

    DONE = "done"
    BEGUN = "begun"
    TO_DO = "to do"


class TaskState(NamedTuple):
    """How a task stands, in words: "Done", "2 of 7 targets set", "To do"."""

    standing: Standing
    words: str


def task_state(name: TaskName, set_up: SetUp) -> TaskState:
    """How far one task is."""
    return _STATES[name](set_up)


def _so_far(done: int, of: int, words: str) -> TaskState:
    if not done:
        return TaskState(Standing.TO_DO, tr("To do"))
    if done >= of:
        return TaskState(Standing.DONE, tr("Done"))
    return TaskState(Standing.BEGUN, words.format(done=done, of=of))


def _council(set_up: SetUp) -> TaskState:
    here = set_up.challenge
    facts = (here.subject, here.council_type, here.control, here.governance_model, here.ons_code)
    given = [bool(each) for each in (*facts, here.population)]
    return _so_far(sum(given), len(given), tr("{done} of {of} facts given"))


def _dates(set_up: SetUp) -> TaskState:
    here = set_up.challenge
    if not (here.on_site_from and here.on_site_to):
        return TaskState(Standing.TO_DO, tr("To do"))
    without = sum(each.due is None for each in set_up.milestones)
    if without:
        words = trn(without, "{number} date without a day", "{number} dates without a day")
        return TaskState(Standing.BEGUN, words)
    return TaskState(Standing.DONE, tr("Done"))


def _team(set_up: SetUp) -> TaskState:
    peers = [each for each in set_up.here if each.role is not PeerRole.CHALLENGE_MANAGER]
    if not peers:
        return TaskState(Standing.TO_DO, tr("To do"))
    if not any(each.role is PeerRole.LEAD_PEER for each in peers):
        return TaskState(Standing.BEGUN, tr("No lead peer yet"))
    return TaskState(Standing.DONE, tr("Done"))


def _themes(set_up: SetUp) -> TaskState:
    whole = set_up.whole_themes
    asked = [each for each in whole if set_up.all_questions_of(each)]
    if not whole or len(asked) < len(whole):
        return _so_far(len(asked), len(whole), tr("{done} of {of} have questions"))
    led = sum(each.lead is not None for each in whole)
    if led < len(whole):
        words = tr("{done} of {of} have a lead").format(done=led, of=len(whole))
        return TaskState(Standing.BEGUN, words)
    return TaskState(Standing.DONE, tr("Done"))


def _timetable(set_up: SetUp) -> TaskState:
    if not set_up.meetings:
        return TaskState(Standing.TO_DO, tr("To do"))
    return TaskState(Standing.DONE, tr("Done"))


def _groups(set_up: SetUp) -> TaskState:
    targets = sum(each.target is not None for each in set_up.groups)
    return _so_far(targets, len(set_up.groups), tr("{done} of {of} targets set"))


def _confidentiality(set_up: SetUp) -> TaskState:
    here = set_up.challenge
    if here.retention_date is None:
        return TaskState(Standing.TO_DO, tr("To do"))
    answers = (here.lawful_basis, here.privacy_notice, here.data_holder, here.opening_words)
    done = 1 + sum(bool(each) for each in answers)
    return _so_far(done, 1 + len(answers), tr("{done} of {of} answered"))


_STATES: dict[TaskName, Callable[[SetUp], TaskState]] = {
    TaskName.COUNCIL: _council,
    TaskName.DATES: _dates,
    TaskName.TEAM: _team,
    TaskName.THEMES: _themes,
    TaskName.TIMETABLE: _timetable,
    TaskName.GROUPS: _groups,
    TaskName.CONFIDENTIALITY: _confidentiality,
}
