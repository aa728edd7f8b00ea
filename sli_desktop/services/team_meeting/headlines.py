"""Tonight's headlines: one text a day for the whole team, a headline a line.

Its identity follows from challenge and day, so that two laptops write the same one and a merge
keeps the sentences of both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import uuid5

from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.ids import ChallengeId, HeadlineId
from sli_desktop.models.records.meeting import Headline
from sli_desktop.storage import View
from sli_desktop.wording import tr


def headlines_id(challenge: ChallengeId, day: date) -> HeadlineId:
    """Which record holds the headlines of a day."""
    return HeadlineId(uuid5(challenge, f"headlines {day.isoformat()}"))


def headlines_of(shelf: View, challenge: ChallengeId, day: date) -> Headline:
    """The headlines of a day as one text; empty where there are none.

    Headlines that were written one by one are taken into it, in their order.
    """
    mine = headlines_id(challenge, day)
    parts = sorted(shelf.where(Headline, day=day), key=lambda one: (one.id != mine, one.order))
    text = "\n".join(each.text for each in parts if each.text.strip())
    return Headline(id=mine, text=text, day=day)


def write_headlines(wanted: Headline, stored: Iterable[Headline]) -> ChangeSet:
    """The act that lets the headlines of a day read as wanted; without words there are none.

    `stored` is everything that stands for that day: it becomes the one text.
    """
    before = {each.id: each for each in stored}
    mine = before.pop(wanted.id, None)
    after = replace(mine, text=wanted.text) if mine is not None else wanted
    changes = [Change(before=each, after=None) for each in before.values()]
    if wanted.text.strip():
        changes += [Change(before=mine, after=after)] if mine != after else []
    elif mine is not None:
        changes.append(Change(before=mine, after=None))
    return ChangeSet(name=tr("Write tonight’s headlines"), changes=tuple(changes))


def lines_of(headlines: Headline) -> Iterator[str]:
    """The headlines one by one, without bullets somebody typed before them."""
    for line in headlines.text.splitlines():
        words = line.strip().lstrip("-•*").strip()
        if words:
            yield words
