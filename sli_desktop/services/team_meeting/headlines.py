"""Tonight's headlines: one text a day for the whole team, a headline a line.

Its identity follows from challenge and day, so that two laptops write the same one and a merge
keeps the sentences of both.
"""

from collections.abc import Iterator
from datetime import date
from uuid import uuid5

from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import ChallengeId, HeadlineId
from sli_desktop.models.records.meeting import Headline
from sli_desktop.wording import tr


def headlines_id(challenge: ChallengeId, day: date) -> HeadlineId:
    """Which record holds the headlines of a day."""
    return HeadlineId(uuid5(challenge, f"headlines {day.isoformat()}"))


def write_headlines(
    stored: Headline | None, words: str, *, challenge: ChallengeId, day: date
) -> ChangeSet | None:
    """The act that lets the headlines of a day read as wanted; without words there are none."""
    if stored is None:
        made = Headline(id=headlines_id(challenge, day), text=words, day=day)
        return make(tr("Write tonight’s headlines"), made) if words.strip() else None
    if not words.strip():
        return put_in_bin(tr("Delete tonight’s headlines"), stored)
    after = Headline(id=stored.id, text=words, day=stored.day, order=stored.order)
    return edit(tr("Change tonight’s headlines"), (stored, after))


def lines_of(headlines: Headline | None) -> Iterator[str]:
    """The headlines one by one, without bullets somebody typed before them."""
    for line in headlines.text.splitlines() if headlines else ():
        words = line.strip().lstrip("-•*").strip()
        if words:
            yield words
