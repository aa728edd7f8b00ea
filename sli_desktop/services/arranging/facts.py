"""The facts of the challenge itself: each change is an act with a name of its own."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sli_desktop.models.records.challenge import Challenge, Milestone
from sli_desktop.models.records.change import ChangeSet, edit
from sli_desktop.services.frameworks import Framework
from sli_desktop.wording import tr

_NAMES = {
    "subject": tr("Change the name of the council"),
    "title": tr("Change the title of the challenge"),
    "ons_code": tr("Change the ONS code"),
    "council_type": tr("Change the type of council"),
    "control": tr("Change the political control"),
    "governance_model": tr("Change the governance model"),
    "population": tr("Change the population"),
    "time_zone": tr("Change the time zone"),
    "small_group_threshold": tr("Change the small-group threshold"),
    "retention_date": tr("Choose how long the notes are kept"),
    "lawful_basis": tr("Change the lawful basis"),
    "privacy_notice": tr("Change the state of the privacy notice"),
    "data_holder": tr("Change who holds the data"),
    "label_challenge": tr("Change what the challenge is called"),
    "label_strength": tr("Change what a strength is called"),
    "label_area": tr("Change what an area for consideration is called"),
    "label_question": tr("Change what a question to explore is called"),
    "label_recommendation": tr("Change what a recommendation is called"),
    "opening_words": tr("Change the words to say at the start"),
}
"""The fields set-up changes one by one, and what the act is called."""


def change_fact(challenge: Challenge, field: str, value: Any) -> ChangeSet:
    """Change one fact of the challenge.

    Raises:
        KeyError: set-up does not change this field.
    """
    return edit(_NAMES[field], (challenge, replace(challenge, **{field: value})))


def change_dates(
    challenge: Challenge,
    milestones: Iterable[Milestone],
    framework: Framework | None,
    *,
    first: date | None,
    last: date | None,
) -> ChangeSet:
    """Change the days on site; dates to keep that were counted from them are counted anew.

    A date that somebody changed by hand stays as it is. `framework` is the template the challenge
    was made from, or None where it is not known here.
    """
    after = replace(challenge, on_site_from=first, on_site_to=last)
    recounted = _recounted(challenge, after, milestones, framework)
    return edit(tr("Change the dates on site"), (challenge, after), *recounted)


def _recounted(
    before: Challenge,
    after: Challenge,
    milestones: Iterable[Milestone],
    framework: Framework | None,
) -> list[tuple[Milestone, Milestone]]:
    old = _visit(before)
    new = _visit(after)
    if framework is None or new is None:
        return []
    deadlines = {deadline.what: deadline for deadline in framework.deadlines}
    pairs = []
    for milestone in milestones:
        deadline = deadlines.get(milestone.what)
        if deadline is None or milestone.done:
            continue
        counted = deadline.due(first_day=old[0], last_day=old[1]) if old else None
        if milestone.due == counted:
            due = deadline.due(first_day=new[0], last_day=new[1])
            pairs.append((milestone, replace(milestone, due=due)))
    return pairs


def _visit(challenge: Challenge) -> tuple[date, date] | None:
    first, last = challenge.on_site_from, challenge.on_site_to
    return (first, last) if first and last else None
