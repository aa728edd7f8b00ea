"""Remarks: several note-takers' notes of one thing that was said are one remark, counted once.

Joining is an equivalence, whatever the records say one-sidedly: if Sam's note is joined with
Priya's, and Priya's with Ana's, all three are one remark.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from sli_desktop.models.records.note import Note

Id = TypeVar("Id", bound=UUID)


@dataclass(frozen=True, slots=True)
class Remarks:
    """Which notes are one remark; a note that is joined with none is a remark of its own."""

    _of: Mapping[UUID, frozenset[UUID]]

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[UUID, UUID]]) -> "Remarks":
        """From pairs of notes that are joined, each pair in either order."""
        found: dict[UUID, set[UUID]] = {}
        for one, other in pairs:
            mine, theirs = found.setdefault(one, {one}), found.setdefault(other, {other})
            if mine is theirs:
                continue
            larger, smaller = (mine, theirs) if len(mine) >= len(theirs) else (theirs, mine)
            larger |= smaller
            found.update(dict.fromkeys(smaller, larger))
        frozen = {id(members): frozenset(members) for members in found.values()}
        return cls(MappingProxyType({note: frozen[id(each)] for note, each in found.items()}))

    @classmethod
    def of_notes(cls, notes: Iterable[Note]) -> "Remarks":
        """From notes; what a note is joined with counts only where it is among them."""
        joined = {note.id: note.joined_with for note in notes}
        return cls.of_pairs(
            (one, other) for one, others in joined.items() for other in others if other in joined
        )

    def of(self, note: UUID) -> frozenset[UUID]:
        """All notes of the remark of a note, itself as well."""
        return self._of.get(note, frozenset({note}))

    def key(self, note: UUID) -> UUID:
        """The same for all notes of one remark, another for every other."""
        return min(self.of(note))

    def count(self, notes: Iterable[UUID]) -> int:
        """How many remarks some notes are."""
        return len({self.key(note) for note in notes})

    def one_each(self, notes: Iterable[Note]) -> Iterator[Note]:
        """Of each remark, the first of its notes, in the order given."""
        seen: set[UUID] = set()
        for note in notes:
            key = self.key(note.id)
            if key not in seen:
                seen.add(key)
                yield note
