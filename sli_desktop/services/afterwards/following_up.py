"""A follow-up review: a new challenge that carries the earlier recommendations and adds its own.

The earlier challenge is not touched. Carried recommendations keep their words, numbers and actions;
new ones are a series of their own (`domain.md` 4.2: PCR1 beside R1).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, Numbering, Theme
from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.ids import ProgressEntryId
from sli_desktop.models.records.recommendation import (
    Action,
    ActionUpdate,
    ProgressEntry,
    Recommendation,
    RecommendationState,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.frameworks import Framework
from sli_desktop.services.report.choose import shown_recommendations, themes_in_order
from sli_desktop.services.report.numbering import USUAL_PREFIX, numbered, series_of
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.setup import new_challenge
from sli_desktop.wording import tr

PREFIX = "PCR"
"""The series of what the follow-up recommends itself."""
_PUBLISHED = ReportOptions(dated=date.min)


def follow_up(
    earlier: ChallengeRecords,
    framework: Framework,
    *,
    on_site_from: date | None,
    on_site_to: date | None,
    manager_name: str,
    new_id: Callable[[], UUID],
) -> ChangeSet:
    """The act that fills an empty challenge folder with the follow-up of an earlier challenge.

    Raises:
        ValueError: the last day lies before the first one.
        LookupError: the earlier records hold no challenge.
    """
    made = new_challenge(
        framework,
        council=earlier.challenge.subject,
        on_site_from=on_site_from,
        on_site_to=on_site_to,
        manager_name=manager_name,
        new_id=new_id,
    )
    changes = [replace(each, after=_numbered_apart(each.after)) for each in made.changes]
    names = {
        each.after.name.casefold(): each.after for each in changes if isinstance(each.after, Theme)
    }
    carried = tuple(_carried(earlier, names, new_id))
    name = tr("Begin the follow-up of {council}").format(council=earlier.challenge.subject)
    more = (Change(before=None, after=each) for each in carried)
    return ChangeSet(name=name, changes=(*changes, *more))


def _numbered_apart(record: Record | None) -> Record | None:
    if isinstance(record, Challenge):
        return replace(record, numbering=Numbering.PREFIX, recommendation_prefix=PREFIX)
    return record


def _carried(
    earlier: ChallengeRecords, themes: dict[str, Theme], new_id: Callable[[], UUID]
) -> Iterator[Record]:
    every = earlier.all(Recommendation)
    shown = numbered(
        shown_recommendations(earlier, _PUBLISHED),
        every=every,
        themes=themes_in_order(earlier),
        challenge=earlier.challenge,
    )
    kept = {one.recommendation.id for one in shown}
    for one in shown:
        made = one.recommendation
        before = earlier.get(Theme, made.theme)
        theme = themes.get(before.name.casefold()) if before is not None else None
        yield replace(
            made,
            prefix=series_of(made, earlier.challenge) or USUAL_PREFIX,
            number=one.number,
            theme=theme.id if theme is not None else None,
            findings=frozenset(),
            state=RecommendationState.PUBLISHED,
        )
        yield ProgressEntry(id=ProgressEntryId(new_id()), recommendation=made.id)
    actions = [each for each in earlier.all(Action) if each.recommendation in kept]
    yield from actions
    wanted = {each.id for each in actions}
    yield from (each for each in earlier.all(ActionUpdate) if each.action in wanted)
