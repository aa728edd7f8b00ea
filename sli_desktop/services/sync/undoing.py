"""Undoing an import: its segments, and what we built on them, are set aside.

What was set aside stays on the laptop and is offered again. It is refused once something of ours
that builds on the import has left in a bundle, for then others hold it already.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sli_desktop.services.sync.errors import (
    AlreadySentError,
    LaterImportError,
    NoSuchImportError,
)
from sli_desktop.services.sync.seal import add_own, seal
from sli_desktop.services.sync.setting_aside import keep_own_lines, lines_of
from sli_desktop.services.sync.team_state import Team, sent_up_to, team_of
from sli_desktop.services.sync.views import by_record, gone, merged, record_view
from sli_desktop.storage import ImportLine, RecordView, RevisionRow, Transaction, Workspace
from sli_desktop.wording import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoResult:
    """What undoing an import takes back: `own` are the records where our own work goes too."""

    number: int
    at: datetime
    records: int
    own: tuple[tuple[str, UUID], ...]


class _OnlyPlannedError(Exception):
    def __init__(self, result: UndoResult) -> None:
        super().__init__()
        self.result = result


def plan_undo(workspace: Workspace, number: int | None = None) -> UndoResult:
    """Tell what undoing an import (the last one, unless named) would take back.

    Raises:
        NoSuchImportError: there is none.
        LaterImportError: a later import builds on it.
        AlreadySentError: work of ours that builds on it has left.
    """
    try:
        with workspace.transaction() as transaction:
            raise _OnlyPlannedError(_Undoing(transaction, workspace, number).run())
    except _OnlyPlannedError as planned:
        return planned.result


def undo_import(workspace: Workspace, number: int | None = None) -> UndoResult:
    """Set aside what an import (the last one, unless named) brought.

    Raises:
        NoSuchImportError: there is none.
        LaterImportError: a later import builds on it.
        AlreadySentError: work of ours that builds on it has left.
    """
    with workspace.transaction() as transaction:
        return _Undoing(transaction, workspace, number).run()


class _Undoing:
    def __init__(self, transaction: Transaction, workspace: Workspace, number: int | None) -> None:
        self._transaction = transaction
        self._workspace = workspace
        self._team: Team = team_of(transaction)
        self._past = _chosen(transaction.imports(), number)
        self._segments = {bytes.fromhex(name) for name in self._past.entry["segments"]}

    def run(self) -> UndoResult:
        """Set aside, and make the touched records anew."""
        transaction, team = self._transaction, self._team
        seal(transaction, team, at=self._workspace.clock(), random=self._workspace.random)
        rows = transaction.revisions_of(None)
        aside = self._descending(rows)
        mine = [row for row in rows if row.id in aside and row.device == team.keys.device]
        self._refuse_later(rows, aside)
        self._set_own_aside(mine)
        transaction.show_segments(self._segments, shown=False)
        transaction.mark_import(self._past.number, undone=True)
        records = self._look_again(rows, aside)
        return UndoResult(
            number=self._past.number,
            at=self._past.at,
            records=records,
            own=tuple(dict.fromkeys((row.kind, row.record) for row in mine)),
        )

    def _descending(self, rows: list[RevisionRow]) -> set[bytes]:
        """The revisions of the import and every shown one that builds on them."""
        children: dict[bytes, list[bytes]] = {}
        for row in rows:
            for parent in row.parents:
                children.setdefault(parent, []).append(row.id)
        brought = (
            line.row.id
            for segment in self._segments
            for line in lines_of(self._transaction, self._team, segment)
        )
        waiting = list(brought)
        found = set(waiting)
        while waiting:
            more = [child for child in children.get(waiting.pop(), ()) if child not in found]
            found.update(more)
            waiting += more
        return found

    def _refuse_later(self, rows: list[RevisionRow], aside: Collection[bytes]) -> None:
        mine = self._team.keys.device
        lines = [line for line in self._transaction.segments() if line.shown]
        first: dict[str, int] = {}
        for line in lines:
            if line.id in self._segments:
                first[line.device] = min(line.seq, first.get(line.device, line.seq))
        later = {
            line.id
            for line in lines
            if line.device in first
            and line.seq > first[line.device]
            and line.id not in self._segments
        }
        theirs = {row.id for row in rows if row.device != mine and row.id in aside}
        for past in self._transaction.imports():
            if past.undone or past.number == self._past.number:
                continue
            ids = {bytes.fromhex(name) for name in past.entry["segments"]}
            if ids & later or self._holds(ids, theirs):
                raise LaterImportError(past.number)

    def _holds(self, segments: Collection[bytes], revisions: Collection[bytes]) -> bool:
        return any(
            line.row.id in revisions
            for segment in segments
            if segment not in self._segments
            for line in lines_of(self._transaction, self._team, segment)
        )

    def _set_own_aside(self, mine: list[RevisionRow]) -> None:
        """Seal anew what of our unsent segments stays; keep the rest apart."""
        if not mine:
            return
        going = {row.id for row in mine}
        sent = sent_up_to(self._transaction)
        unsent = [
            line
            for line in self._transaction.segments()
            if line.device == self._team.keys.device and line.seq > sent
        ]
        parts = [lines_of(self._transaction, self._team, line.id) for line in unsent]
        lines = [line for part in parts for line in part]
        left = going.difference(line.row.id for line in lines)
        if left:
            raise AlreadySentError(len(left))
        self._transaction.drop_segments([line.id for line in unsent])
        for part in parts:
            stays = [line for line in part if line.row.id not in going]
            add_own(self._transaction, self._team, stays, at=self._workspace.clock())
        keep_own_lines(self._transaction, [line for line in lines if line.row.id in going])

    def _look_again(self, rows: list[RevisionRow], aside: Collection[bytes]) -> int:
        last = {row.record: row for row in rows if row.id in aside}
        stays = by_record(row for row in rows if row.record in last and row.id not in aside)
        views: list[RecordView] = [record_view(view) for view in merged(stays).values()]
        views += [
            gone(row.kind, record, row.device, row.hlc)
            for record, row in last.items()
            if record not in stays
        ]
        self._transaction.write_views(tr("Undo an import"), views)
        return len(views)


def _chosen(imports: tuple[ImportLine, ...], number: int | None) -> ImportLine:
    standing = [past for past in imports if not past.undone and not past.entry.get("joins")]
    if number is not None:
        standing = [past for past in standing if past.number == number]
    if not standing:
        raise NoSuchImportError
    return standing[-1]
