"""Records as they were and as an act makes them, while the act is being put together."""

from typing import TypeVar
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import Change
from sli_desktop.models.records.snapshot import ChallengeRecords

R = TypeVar("R", bound=Record)


class Drawer:
    """Takes records out and puts them back changed; what is left of that is one act."""

    def __init__(self, records: ChallengeRecords) -> None:
        self._before = {
            record.id: record for found in records.by_kind.values() for record in found.values()
        }
        self._after: dict[UUID, Record | None] = dict(self._before)

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """The records of a kind as they are now."""
        found = self._after.values()
        return tuple(record for record in found if isinstance(record, record_type))

    def get(self, record_type: type[R], record_id: UUID) -> R | None:
        """A record as it is now, or None."""
        record = self._after.get(record_id)
        return record if isinstance(record, record_type) else None

    def need(self, record_type: type[R], record_id: UUID) -> R:
        """A record as it is now.

        Raises:
            LookupError: it is not here.
        """
        record = self.get(record_type, record_id)
        if record is None:
            raise LookupError("a record that is not here")
        return record

    def put(self, record: Record) -> None:
        """Let a record be as given."""
        self._after[record.id] = record

    def bin(self, record: Record) -> None:
        """Let a record go into the bin."""
        self._after[record.id] = None

    def move(self, record: Record, to: Record) -> None:
        """Let a record go into the bin, and another be in its place."""
        self.bin(record)
        self.put(to)

    def changes(self) -> tuple[Change, ...]:
        """What has become different, in the order it was first touched."""
        return tuple(
            Change(before=self._before.get(each), after=after)
            for each, after in self._after.items()
            if self._before.get(each) != after
        )
