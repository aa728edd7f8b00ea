"""What each task of set-up says of itself in a line."""

from collections.abc import Callable

from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.ui.screens.setup.templates_here import template_of
from sli_desktop.ui.screens.setup.timetable import timetable_words
from sli_desktop.ui.words import days
from sli_desktop.wording import tr, trn

TITLES = {
    TaskName.COUNCIL: tr("Council and kind of challenge"),
    TaskName.DATES: tr("Dates on site"),
    TaskName.TEAM: tr("Peer team"),
    TaskName.THEMES: tr("Themes and questions to explore"),
    TaskName.TIMETABLE: tr("Timetable"),
    TaskName.GROUPS: tr("Stakeholder groups"),
    TaskName.CONFIDENTIALITY: tr("Confidentiality"),
}

ICONS = {
    TaskName.COUNCIL: "landmark",
    TaskName.DATES: "calendar-days",
    TaskName.TEAM: "users",
    TaskName.THEMES: "list-tree",
    TaskName.TIMETABLE: "calendar-plus",
    TaskName.GROUPS: "user-search",
    TaskName.CONFIDENTIALITY: "shield-check",
}


def summary(name: TaskName, set_up: SetUp, peer: Peer) -> str:
    """One line about what a task holds now."""
    return _SUMMARIES[name](set_up, peer)


def _council(set_up: SetUp, _peer: Peer) -> str:
    here = set_up.challenge
    kind = here.label_challenge[:1].upper() + here.label_challenge[1:]
    return f"{here.subject} · {kind}"


def _dates(set_up: SetUp, _peer: Peer) -> str:
    here = set_up.challenge
    kept = len(set_up.milestones)
    words = (
        days(here.on_site_from, here.on_site_to) or tr("No dates yet"),
        trn(kept, "{number} date to keep", "{number} dates to keep") if kept else "",
    )
    return " · ".join(each for each in words if each)


def _team(set_up: SetUp, peer: Peer) -> str:
    managers = sum(each.role is PeerRole.CHALLENGE_MANAGER for each in set_up.here)
    peers = len(set_up.here) - managers
    words = [trn(peers, "{number} peer", "{number} peers")]
    if managers:
        words.append(trn(managers, "a challenge manager", "{number} challenge managers"))
    you = tr("you are {name}").format(name=peer.name)
    return f"{tr(' and ').join(words)} · {you}"


def _themes(set_up: SetUp, _peer: Peer) -> str:
    template = template_of(set_up.challenge)
    whole = set_up.whole_themes
    questions = sum(len(set_up.all_questions_of(each)) for each in whole)
    count = trn(len(whole), "{number} theme", "{number} themes")
    asked = trn(questions, "{number} question", "{number} questions")
    words = (template.name if template else "", f"{count}, {asked}")
    return " · ".join(each for each in words if each)


def _timetable(set_up: SetUp, _peer: Peer) -> str:
    return timetable_words(set_up)


def _groups(set_up: SetUp, _peer: Peer) -> str:
    number = len(set_up.groups)
    return trn(number, "{number} group", "{number} groups") if number else tr("No groups yet")


def _confidentiality(set_up: SetUp, _peer: Peer) -> str:
    if set_up.challenge.retention_date is None:
        return tr("How long notes are kept is not chosen yet")
    kept = tr("words to keep out of the report: {count}").format(count=len(set_up.words))
    return tr("Roles only, no names · {words}").format(words=kept)


_SUMMARIES: dict[TaskName, Callable[[SetUp, Peer], str]] = {
    TaskName.COUNCIL: _council,
    TaskName.DATES: _dates,
    TaskName.TEAM: _team,
    TaskName.THEMES: _themes,
    TaskName.TIMETABLE: _timetable,
    TaskName.GROUPS: _groups,
    TaskName.CONFIDENTIALITY: _confidentiality,
}
