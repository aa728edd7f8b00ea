"""Writing a challenge: everything between BEGIN and COMMIT, as one view that can also change."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.ids import Clock
from sli_desktop.models.records.sealed import RevisionRow, StoredSegment
from sli_desktop.storage import import_log, journal, segments, striking
from sli_desktop.storage.attention import put_attention, read_attention_json
from sli_desktop.storage.changes import Applier
from sli_desktop.storage.errors import NothingToUndoError, SealedRecordError
from sli_desktop.storage.journal import ActLine, Origin
from sli_desktop.storage.meta import write_meta
from sli_desktop.storage.schema import Schema
from sli_desktop.storage.session import Session
from sli_desktop.storage.stamps import Stamps
from sli_desktop.storage.view import View
from sli_desktop.storage.views_in import RecordView, ViewWriter
from sli_desktop.storage.visits import joined, lines_to_go_on


class Transaction(View):
    """One transaction: all of it is kept, or none of it."""

    def __init__(
        self,
        session: Session,
        schema: Schema,
        *,
        clock: Clock,
        stamps: Stamps,
        device: str,
    ) -> None:
        super().__init__(session, schema)
        self._clock = clock
        self._stamps = stamps
        self._device = device
        self.committed: list[Committed] = []

    def apply(self, act: ChangeSet, *, onto: int | None = None) -> Committed:
        """Put an act into the challenge and into the journal.

        An act that changes nothing leaves no trace. `onto` is the number of the act before in the
        same visit to a field: where nothing came between, both become one step of undo.

        Raises:
            StaleRecordError: what it changes has changed meanwhile.
            ChangedByBothError: it saves a text that was changed by both without settling it.
        """
        stamp = self._stamps.next()
        applier = self._applier(stamp)
        applier.changes(act.changes)
        before = lines_to_go_on(self._session, onto) if applier.applied.lines else None
        if onto is None or before is None:
            return self._finish(applier, act.name, stamp, Origin.DO)
        lines = joined(before, applier.applied.lines)
        at = self._clock()
        number = journal.write_act(
            self._session, lines, name=act.name, at=at, stamp=stamp, origin=Origin.DO
        )
        journal.drop_act(self._session, onto)
        if not lines:
            journal.set_state(self._session, number, "dropped")
        return self._commit(Committed(act=number, name=act.name, at=at, changes=applier.changed))

    def undo(self) -> Committed:
        """Take back the newest act that is not taken back yet.

        Raises:
            NothingToUndoError: there is none.
            StaleRecordError: an import has changed something it touched, or asks about it.
        """
        act = self.undoable()
        if act is None:
            raise NothingToUndoError("undo")
        sealed = journal.sealed_up_to(self._session)
        stamp = self._stamps.next()
        applier = self._applier(stamp)
        for line in reversed(journal.lines_of(self._session, act.act)):
            applier.take_back(line)
            if line.settled is not None and act.act > sealed:
                put_attention(self._session, read_attention_json(line.settled))
        journal.set_state(self._session, act.act, "undone")
        return self._finish(applier, act.name, stamp, Origin.UNDO, of=act)

    def redo(self) -> Committed:
        """Do again what undo took back last.

        Raises:
            NothingToUndoError: nothing was taken back, or something else was done since.
            StaleRecordError: an import has changed something it touched, or asks about it.
        """
        act = self.redoable()
        if act is None:
            raise NothingToUndoError("redo")
        stamp = self._stamps.next()
        applier = self._applier(stamp)
        for line in journal.lines_of(self._session, act.act):
            applier.do_again(line)
        journal.set_state(self._session, act.act, "done")
        return self._finish(applier, act.name, stamp, Origin.REDO, of=act)

    def pass_over(self, act: ActLine) -> None:
        """Leave an act out of undo and redo: it cannot be taken back any more."""
        journal.set_state(self._session, act.act, "dropped")

    def strike(self, name: str, records: Collection[UUID]) -> Committed:
        """Remove records as if they had never been typed; nothing takes this back.

        Their words stay in the log until `Workspace.empty_log`.

        Raises:
            SealedRecordError: one of them is sealed, where nothing can be struck.
        """
        if any(striking.is_sealed(self._session, record) for record in records):
            raise SealedRecordError
        changes = striking.strike(self._session, self._schema.shapes, records)
        last, _ = journal.last_act(self._session)
        committed = Committed(act=last, name=name, at=self._clock(), changes=tuple(changes))
        self.committed.append(committed)
        return committed

    def erase(self, name: str, records: Collection[UUID]) -> Committed:
        """Remove records with their rows, index and journal, sealed or not; nothing takes it back.

        Their bodies in the segments are the caller's (`put_bodies`). Their words stay in the log
        until `Workspace.empty_log`.
        """
        changes = striking.strike(self._session, self._schema.shapes, records)
        last, _ = journal.last_act(self._session)
        return self._commit(
            Committed(act=last, name=name, at=self._clock(), changes=tuple(changes))
        )

    def put_bodies(self, segment: StoredSegment) -> None:
        """Keep a segment without the bodies that were erased."""
        segments.put_bodies(self._session, segment)

    def forget_acts(self, records: Collection[UUID]) -> None:
        """Take records out of the journal: what was done to them can no longer be undone."""
        striking.forget_acts(self._session, records)

    def write_views(self, name: str, views: Iterable[RecordView]) -> Committed:
        """Put records as an import computed them into the tables, as one act.

        It cannot be undone by `undo`; undoing an import sets its segments aside instead.
        """
        for_all = list(views)
        for view in for_all:
            self._stamps.observe(view.hlc)
        stamp = self._stamps.next()
        writer = ViewWriter(self._session, self._schema)
        changes = writer.write(for_all)
        at = self._clock()
        act = journal.write_act(
            self._session, (), name=name, at=at, stamp=stamp, origin=Origin.IMPORT
        )
        return self._commit(Committed(act=act, name=name, at=at, changes=tuple(changes)))

    def add_segment(
        self,
        segment: StoredSegment,
        revisions: Iterable[RevisionRow],
        *,
        origin: str = "",
    ) -> None:
        """Keep a segment; `origin` names the bundle it came with, empty where sealed here."""
        segments.add_segment(self._session, segment, revisions, origin=origin)

    def mark_sealed(self) -> None:
        """All acts so far are sealed."""
        journal.mark_sealed(self._session)

    def drop_segments(self, ids: Iterable[bytes]) -> None:
        """Forget segments sealed here that have never left, to seal a part of them anew."""
        segments.drop_segments(self._session, ids)

    def show_segments(self, ids: Iterable[bytes], shown: bool) -> None:
        """Set segments aside, or take them up again; the records follow by `write_views`."""
        segments.show_segments(self._session, ids, shown=shown)

    def set_meta(self, key: str, value: bytes | None) -> None:
        """Set a small fact, or forget it (None)."""
        write_meta(self._session, key, value)

    def log_import(self, *, origin: str, entry: Mapping[str, Any]) -> int:
        """Write an import down and give its number."""
        return import_log.log_import(self._session, at=self._clock(), origin=origin, entry=entry)

    def mark_import(self, number: int, *, undone: bool) -> None:
        """Say that an import was undone, or taken up again."""
        import_log.mark_import(self._session, number, undone=undone)

    def _applier(self, stamp: str) -> Applier:
        return Applier(self._session, self._schema, changed_by=self._device, changed_at=stamp)

    def _finish(
        self, applier: Applier, name: str, stamp: str, origin: Origin, of: ActLine | None = None
    ) -> Committed:
        at = self._clock()
        applied = applier.applied
        if not applied.lines:
            last, _ = journal.last_act(self._session)
            return Committed(act=last, name=name, at=at, changes=())
        of_act = None if of is None else of.act
        act = journal.write_act(
            self._session,
            applied.lines,
            name=name,
            at=at,
            stamp=stamp,
            origin=origin,
            of_act=of_act,
        )
        return self._commit(Committed(act=act, name=name, at=at, changes=applier.changed))

    def _commit(self, committed: Committed) -> Committed:
        self.committed.append(committed)
        return committed
