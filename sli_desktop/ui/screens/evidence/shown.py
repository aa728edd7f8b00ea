"""What the lists show now, followed from act to act: only what an act touched is read again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sli_desktop.models.records.change import Change, Committed
from sli_desktop.models.records.note import Note
from sli_desktop.services.remarks import Remarks
from sli_desktop.services.sorting import is_shown, recounted, total
from sli_desktop.storage import Facet, Sieve, SortLine
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.evidence.notes_model import SortModel
from sli_desktop.ui.screens.evidence.reading import read_counts, read_page
from sli_desktop.ui.screens.evidence.room import Room, read_room

if TYPE_CHECKING:
    from uuid import UUID

_PATCHED = frozenset(
    {"note", "finding", "finding_note", "peer_view", "reason", "recommendation", "headline"}
)
"""Kinds that change nothing but rows of notes and findings; anything else is read anew."""
MOST_PATCHED = 200
"""An act that changes more than this is read anew rather than patched."""


class Shown:
    """The notes that pass the filters, their counts, and what they refer to."""

    def __init__(self, desk: Desk, spoken: Callable[[SortLine, bool], str]) -> None:
        self._desk = desk
        self.sieve = Sieve()
        self.counts: dict[Facet, dict[object, int]] = {facet: {} for facet in Facet}
        self.model = SortModel(lambda after: read_page(desk, self.sieve, after), spoken)
        self._room: Room | None = None
        self.came: UUID | None = None

    @property
    def room(self) -> Room:
        """What notes refer to, read when it is first needed."""
        if self._room is None:
            with self._desk.workspace.read() as view:
                self._room = read_room(view, self._desk)
        return self._room

    @property
    def total(self) -> int:
        """How many notes are shown, those not read yet as well."""
        return total(self.counts, self.sieve)

    @property
    def has_any(self) -> bool:
        """Whether the challenge has any note at all; asked where nothing is shown."""
        if any(self.counts[Facet.STATE].values()):
            return True
        with self._desk.workspace.read() as view:
            return view.note_totals().notes > 0

    def read(self, sieve: Sieve | None = None) -> None:
        """Read everything that shows, with other filters where they are given."""
        if sieve is None:
            self._room = None
        self.sieve = sieve or self.sieve
        self.counts = read_counts(self._desk, self.sieve)
        self.model.show_lines(read_page(self._desk, self.sieve))
        if self.model.marks:
            with self._desk.workspace.read() as view:
                ids = frozenset(view.sorting.ids(self.sieve))
            self.model.mark(self.model.marks & ids)

    def follow(self, committed: Committed) -> bool:
        """Take up an act; False where it touched more than can be patched, and all was read."""
        self.came = None
        changes = committed.changes
        if len(changes) > MOST_PATCHED or any(c.kind not in _PATCHED for c in changes):
            self.read()
            return False
        for change in changes:
            if isinstance(change.record, Note):
                self._patch(change)
        return True

    def _patch(self, change: Change) -> None:
        before = change.before if isinstance(change.before, Note) else None
        after = change.after if isinstance(change.after, Note) else None
        where = self.room.where
        old = None if before is None else where.facts(before)
        new = None if after is None else where.facts(after)
        self.counts = recounted(self.counts, self.sieve, old, new)
        joined = [note.joined_with for note in (before, after) if note is not None]
        if any(joined) and (before is None or after is None or joined[0] != joined[1]):
            self._read_remarks()
        if after is None or new is None or not is_shown(self.sieve, new):
            self.model.take_away(change.record_id)
            return
        was_there = self.model.row_of(after.id) is not None
        if self.model.put(SortLine.of(after)) and not was_there and self.came is None:
            self.came = after.id

    def _read_remarks(self) -> None:
        with self._desk.workspace.read() as view:
            remarks = Remarks.of_pairs(view.sorting.joins())
        self._room = self.room._replace(remarks=remarks)
