"""What a person did, as values: the records before and after.

Every act is a `ChangeSet`. Storage commits it, undo commits it reversed, the journal keeps it key
by key, sealing condenses it into revisions, an import is one, and the windows follow it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sli_desktop.models.records import Record, kind_name
from sli_desktop.models.records.codec import KeyChanges, changed_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record before and after.

    None before means made, or taken from the bin; None after means put in the bin.
    `resolves` names keys that were changed by both and are settled by this change, even where the
    value stays as it is ("keep yours").
    """

    before: Record | None
    after: Record | None
    resolves: frozenset[str] = frozenset()

    @property
    def record(self) -> Record:
        """Whichever side there is, the newer first."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("a change without a record")
        return record

    @property
    def record_id(self) -> UUID:
        """The identity of the record that changed."""
        return self.record.id

    @property
    def kind(self) -> str:
        """The kind name of the record that changed."""
        return kind_name(type(self.record))

    def keys(self) -> KeyChanges:
        """The touched keys with their values before and after."""
        return changed_keys(self.before, self.after)

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """One act, named as a person would name it ("Move 3 notes"): committed whole or not at all."""

    name: str
    changes: tuple[Change, ...]

    def reversed(self) -> "ChangeSet":
        """The act that takes this one back."""
        return ChangeSet(
            name=self.name, changes=tuple(change.reversed() for change in reversed(self.changes))
        )


def make(name: str, *records: Record) -> ChangeSet:
    """An act that makes records."""
    return ChangeSet(
        name=name, changes=tuple(Change(before=None, after=record) for record in records)
    )


def edit(name: str, *pairs: tuple[Record, Record]) -> ChangeSet:
    """An act that changes records, given as (before, after); equal pairs drop out."""
    return ChangeSet(
        name=name,
        changes=tuple(Change(before=old, after=new) for old, new in pairs if old != new),
    )


def put_in_bin(name: str, *records: Record) -> ChangeSet:
    """An act that deletes records; they can come back."""
    return ChangeSet(
        name=name, changes=tuple(Change(before=record, after=None) for record in records)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """An act that is on disk: what the windows follow.

    `act` counts up by one with each act in this challenge folder. `changes` holds whole records as
    they were found and as they are now.
    """

    act: int
    name: str
    at: datetime
    changes: tuple[Change, ...]
