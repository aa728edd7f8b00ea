"""Progress on each recommendation: the council's voice and the peers' view, never mixed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.ids import ProgressEntryId, RecommendationId
from sli_desktop.models.records.recommendation import ProgressEntry, Rag
from sli_desktop.wording import tr

VOICES = {
    "council_update": tr("The council's update"),
    "council_rag": tr("The council's rating"),
    "peers_view": tr("The peers' view"),
    "evidence": tr("What the peers' view rests on"),
    "further_support": tr("Further support"),
}
"""What an entry holds, by the name of its field."""


def entry_of(recommendation: UUID, entries: Iterable[ProgressEntry]) -> ProgressEntry | None:
    """The progress on a recommendation; of two that two laptops made, the older."""
    mine = (each for each in entries if each.recommendation == recommendation)
    return min(mine, key=lambda each: str(each.id), default=None)


def set_progress(
    recommendation: RecommendationId,
    field: str,
    value: str | Rag,
    *,
    entry: ProgressEntry | None,
    new_id: Callable[[], UUID],
) -> ChangeSet:
    """Say one thing of the progress on a recommendation; what others said stays as it is."""
    name = tr("Progress: {what}").format(what=VOICES[field])
    there = entry or ProgressEntry(id=ProgressEntryId(new_id()), recommendation=recommendation)
    values: dict[str, Any] = {field: value}
    after = replace(there, **values)
    if after == entry or (entry is None and after == there):
        return ChangeSet(name=name, changes=())
    return ChangeSet(name=name, changes=(Change(before=entry, after=after),))
