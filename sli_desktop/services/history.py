"""Doing and taking back: the one stack of acts of an open challenge.

The stack lies in the challenge's own journal, so it survives a restart and sealing; this room only
decides what may be taken back. Nothing here knows about windows.
"""

from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.storage import StaleRecordError, Workspace

_TRIED = "tried"


class History:
    """Does acts, takes them back and does them again, each with its name."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def do(self, act: ChangeSet, *, onto: int | None = None) -> Committed:
        """Do an act. What was taken back before can then no longer be done again.

        `onto` is the number of the act before in the same visit to a field: both become one step.

        Raises:
            StaleRecordError: what it changes has changed meanwhile.
            ChangedByBothError: it saves a text that was changed by both without settling it.
        """
        return self._workspace.commit(act, onto=onto)

    def try_writing(self) -> None:
        """Write something small, to see whether the disk takes changes.

        Raises:
            DiskFullError, NotWritableError, FileMovedError: it does not.
        """
        with self._workspace.transaction() as transaction:
            transaction.set_meta(_TRIED, self._workspace.clock().isoformat().encode())

    def can_undo(self) -> str | None:
        """The name of the act that `undo` takes back, or None."""
        with self._workspace.read() as view:
            act = view.undoable()
        return None if act is None else act.name

    def can_redo(self) -> str | None:
        """The name of the act that `redo` does again, or None."""
        with self._workspace.read() as view:
            act = view.redoable()
        return None if act is None else act.name

    def undo(self) -> Committed:
        """Take back the newest act.

        Raises:
            NothingToUndoError: there is none.
            StaleRecordError: an import has changed the same place since. The act stays as it is,
                and the next undo goes on with the one before it.
        """
        try:
            with self._workspace.transaction() as transaction:
                return transaction.undo()
        except StaleRecordError:
            self._pass_over(redo=False)
            raise

    def redo(self) -> Committed:
        """Do again what was taken back last.

        Raises:
            NothingToUndoError: nothing was taken back, or something else was done since.
            StaleRecordError: an import has changed the same place since; it stays taken back.
        """
        try:
            with self._workspace.transaction() as transaction:
                return transaction.redo()
        except StaleRecordError:
            self._pass_over(redo=True)
            raise

    def _pass_over(self, *, redo: bool) -> None:
        with self._workspace.transaction() as transaction:
            act = transaction.redoable() if redo else transaction.undoable()
            if act is not None:
                transaction.pass_over(act)
