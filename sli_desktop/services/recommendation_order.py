"""The list of recommendations: its order is that of the report, until the numbers are frozen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.challenge import Challenge, Numbering, Theme
from sli_desktop.models.records.change import ChangeSet, edit
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.arranging.order import move_row
from sli_desktop.services.recommendations import LOCKED
from sli_desktop.services.report.choose import in_order
from sli_desktop.services.report.numbering import Numbered, numbered
from sli_desktop.wording import tr

_SETTLED = LOCKED | {RecommendationState.AGREED}


class NumbersFrozenError(SliError):
    """A recommendation with a frozen number keeps its place."""

    code: ClassVar[str] = "SLI-3364"

    def __init__(self) -> None:
        super().__init__(
            tr("The number of this recommendation is frozen, so its place stays."),
            kept=NOTHING_CHANGED,
            next_step=tr("Move one whose number is not frozen yet."),
        )


def place_among(listed: Sequence[Numbered], recommendation: Recommendation) -> tuple[int, int]:
    """The place of one among those it can change places with (0 is the top), and their number."""
    rows = _movable(listed, recommendation)
    ids = [each.id for each in rows]
    return (ids.index(recommendation.id) if recommendation.id in ids else -1, len(ids))


def move_recommendation(
    listed: Sequence[Numbered], recommendation: Recommendation, to: int
) -> ChangeSet:
    """Let a recommendation stand at another place (0 is the top) of those it can stand among.

    Where the numbering goes by theme, that is its theme.

    Raises:
        NumbersFrozenError: its number is frozen.
    """
    if recommendation.number is not None:
        raise NumbersFrozenError
    rows = _movable(listed, recommendation)
    name = tr("Move recommendation {reference}").format(reference=recommendation.reference)
    if recommendation.id not in {each.id for each in rows}:
        return ChangeSet(name=name, changes=())
    return move_row(rows, recommendation, to, name=name)


def _movable(
    listed: Sequence[Numbered], recommendation: Recommendation
) -> tuple[Recommendation, ...]:
    mine = next((each for each in listed if each.recommendation.id == recommendation.id), None)
    if mine is None:
        return ()
    same = (each.recommendation for each in listed if each.group == mine.group)
    return tuple(each for each in same if each.number is None)


def freeze_numbers(
    every: Iterable[Recommendation], themes: Sequence[Theme], challenge: Challenge
) -> ChangeSet:
    """Give what the team has agreed its number for good; drafts get theirs when they are agreed.

    From then on these keep number and place, and no number is given twice.
    """
    every = tuple(every)
    settled = in_order(each for each in every if each.state in _SETTLED)
    listed = numbered(settled, every=every, themes=themes, challenge=challenge)
    pairs = [
        (each.recommendation, replace(each.recommendation, number=each.number))
        for each in listed
        if challenge.numbering is not Numbering.NONE
    ]
    return edit(tr("Freeze the numbers of the recommendations"), *pairs)
