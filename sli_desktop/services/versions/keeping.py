"""Keeping a version of the report, and finding it again by what people call it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import ClassVar, NamedTuple
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.report import Snapshot, SnapshotKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.freezing.frozen import thaw
from sli_desktop.services.freezing.keeping import keep
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.safe import safe_outline
from sli_desktop.services.versions.whole import freeze_whole
from sli_desktop.storage import Workspace
from sli_desktop.wording import tr

KIND_WORDS = {
    SnapshotKind.DRAFT: tr("draft"),
    SnapshotKind.PEER_CHECK: tr("peer check"),
    SnapshotKind.QUALITY_ASSURANCE: tr("quality assurance"),
    SnapshotKind.WITH_COUNCIL: tr("with the council"),
    SnapshotKind.FINAL: tr("final"),
}
"""What a version can be kept for, in the order a report goes through them."""
_LEAVES = frozenset({SnapshotKind.WITH_COUNCIL, SnapshotKind.FINAL})


class Version(NamedTuple):
    """A kept version; `number` counts them: 0.1, 0.2 and, from the first final one, 1.0, 1.1."""

    number: str
    snapshot: Snapshot

    @property
    def name(self) -> str:
        """What people call it, such as "0.3 draft"."""
        return f"{self.number} {KIND_WORDS[self.snapshot.kind]}"


class NoSuchVersionError(SliError):
    """A version that is asked for is not among those kept."""

    code: ClassVar[str] = "SLI-3410"

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        names = ", ".join(known) or tr("none yet")
        super().__init__(
            tr("There is no version “{wanted}”.").format(wanted=wanted),
            kept=NOTHING_CHANGED,
            next_step=tr("Kept versions: {names}.").format(names=names),
        )


class VersionElsewhereError(SliError):
    """A version was kept on another laptop, and its bytes have not come here."""

    code: ClassVar[str] = "SLI-3411"

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("Version {name} was kept on another laptop and is not here.").format(name=name),
            kept=NOTHING_CHANGED,
            next_step=tr("Look at it on the laptop that kept it."),
        )


def versions(snapshots: Iterable[Snapshot]) -> tuple[Version, ...]:
    """The versions of the report, oldest first; what was kept of the feedback is none."""
    kept = [each for each in snapshots if each.kind in KIND_WORDS]
    whole, part = 0, 0
    found: list[Version] = []
    for each in sorted(kept, key=lambda one: (one.taken_at, one.id)):
        if each.kind is SnapshotKind.FINAL and not whole:
            whole, part = 1, 0
        else:
            part += 1
        found.append(Version(f"{whole}.{part}", each))
    return tuple(found)


def find_version(wanted: str, kept: Iterable[Version]) -> Version:
    """A version by its number ("0.3"), its name ("0.3 draft"), or the newest of a kind ("final").

    Raises:
        NoSuchVersionError: none is called that.
    """
    kept = tuple(kept)
    words = " ".join(wanted.split()).casefold()
    for each in reversed(kept):
        if words in {each.number, each.name.casefold(), each.snapshot.kind.value}:
            return each
    raise NoSuchVersionError(wanted, (each.name for each in kept))


def keep_version(
    records: ChallengeRecords,
    *,
    kind: SnapshotKind,
    at: datetime,
    by: PeerId | None,
    new_id: Callable[[], UUID],
) -> tuple[bytes, ChangeSet]:
    """The bytes of the report as it stands, and the act that remembers them as a version.

    Whoever calls puts the bytes among the blobs, then commits.

    Raises:
        NameInReportError: what goes to the council or is final names somebody.
    """
    if kind in _LEAVES:
        safe_outline(records, ReportOptions(dated=at.date()))
    content = freeze_whole(records)
    name = tr("Keep a version: {kind}").format(kind=KIND_WORDS[kind])
    _, act = keep(content, kind=kind, at=at, by=by, new_id=new_id, name=name)
    return content, act


def records_of(version: Version, workspace: Workspace) -> ChallengeRecords:
    """What the report was made from when a version was kept.

    Raises:
        VersionElsewhereError: its bytes are not on this laptop.
        UnreadableSnapshotError: its bytes are damaged.
    """
    sha256 = version.snapshot.sha256
    if not workspace.blobs.has(sha256):
        raise VersionElsewhereError(version.name)
    return thaw(workspace.blobs.get(sha256))
