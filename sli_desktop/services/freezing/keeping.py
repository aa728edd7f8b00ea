"""Keeping what was presented, and finding it again: the acts round a snapshot."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.ids import PeerId, SnapshotId
from sli_desktop.models.records.meeting import Headline
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import Snapshot, SnapshotKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.storage import View
from sli_desktop.wording import tr

SHOWN_DIGITS = 12
"""So many digits of the hash are read out to each other; the rest stands beside them."""


class NothingKeptError(SliError):
    """There is no snapshot to compare with."""

    code: ClassVar[str] = "SLI-3321"

    def __init__(self) -> None:
        super().__init__(
            tr("Nothing that was presented has been kept yet."),
            next_step=tr("Keep what you presented on the page Team meeting."),
        )


def presented(view: View) -> ChallengeRecords:
    """What a snapshot is made of and compared with, without reading a note."""
    kinds = (Theme, Headline, Finding, Recommendation)
    return ChallengeRecords.of(record for kind in kinds for record in view.all(kind))


def keep(
    content: bytes,
    *,
    kind: SnapshotKind,
    at: datetime,
    by: PeerId | None,
    new_id: Callable[[], UUID],
    name: str = "",
) -> tuple[Snapshot, ChangeSet]:
    """The act that remembers frozen bytes; whoever calls it has put them among the blobs."""
    snapshot = Snapshot(
        id=SnapshotId(new_id()),
        kind=kind,
        taken_at=at,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        by=by,
    )
    return snapshot, make(name or tr("Keep what we presented"), snapshot)


def latest(snapshots: Iterable[Snapshot], kind: SnapshotKind) -> Snapshot | None:
    """The newest snapshot of a kind, or None."""
    found = [each for each in snapshots if each.kind is kind]
    return max(found, key=lambda each: (each.taken_at, each.id), default=None)


def zone_of(challenges: Iterable[Challenge]) -> ZoneInfo | None:
    """The time zone of the challenge; None where there is none yet."""
    return next((ZoneInfo(each.time_zone) for each in challenges), None)
