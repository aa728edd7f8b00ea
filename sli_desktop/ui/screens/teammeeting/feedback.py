"""Keeping what was presented from the screen, with when and the hash that proves it."""

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.models.records.report import Snapshot, SnapshotKind
from sli_desktop.services.freezing.frozen import freeze
from sli_desktop.services.freezing.keeping import keep, latest, presented
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.teammeeting.view import TeamMeetingView
from sli_desktop.ui.words import clock_time, day
from sli_desktop.wording import tr

NOT_KEPT = tr("Before you present, or straight after: keep the findings as the council heard them.")


def hash_words(sha256: str) -> str:
    """The hash in groups that can be read out: "3f9a 21bc ..."."""
    return " ".join(sha256[at : at + 4] for at in range(0, len(sha256), 4))


class Feedback(QObject):
    """Shows what was kept last. `said` tells that something was kept, `troubled` why it was not."""

    said = Signal(str)
    troubled = Signal(object)

    def __init__(self, desk: Desk, view: TeamMeetingView) -> None:
        super().__init__()
        self._desk, self._view = desk, view

    def show(self) -> None:
        """Say when the feedback was kept, and what its hash is."""
        with self._desk.workspace.read() as view:
            kept = latest(view.all(Snapshot), SnapshotKind.FEEDBACK)
        self._view.since.setVisible(kept is not None)
        if kept is None:
            self._view.kept.setText(NOT_KEPT)
            return
        at = self._desk.local(kept.taken_at)
        words = tr("Kept on {day}, {time}. SHA-256 {hash}").format(
            day=day(at.date()), time=clock_time(at), hash=hash_words(kept.sha256)
        )
        self._view.kept.setText(words)

    def keep(self) -> None:
        """Freeze what stands now; a second time keeps one more, the first stays as it was."""
        desk = self._desk
        try:
            with desk.workspace.read() as view:
                content = freeze(presented(view))
            desk.workspace.blobs.put(content)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        snapshot, act = keep(
            content,
            kind=SnapshotKind.FEEDBACK,
            at=desk.clock(),
            by=desk.peer.id,
            new_id=desk.new_id,
        )
        if desk.acts.do(act) is not None:
            words = tr("Kept what we presented, {hash}")
            self.said.emit(words.format(hash=hash_words(snapshot.sha256[:8])))
