"""The bin: what was deleted, when and by whom, and the way back. Nothing leaves it by itself."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from sli_desktop.errors import NOTES_ARE_SAFE, SliError
from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.note import Note
from sli_desktop.services.kind_words import KIND_WORDS
from sli_desktop.services.settling import label_of
from sli_desktop.services.sync.team_state import is_in_team, team_of
from sli_desktop.storage import LOCAL_KINDS, Stamp, View, stamp_time
from sli_desktop.wording import tr, trn

_WITH_OTHERS = frozenset(
    {"attendance", "contact", "rating", "finding_note", "peer_view", "reason", "attachment"}
)
"""Kinds that go into the bin with what they belong to; they have a line of their own only where
they were deleted alone."""


class NoLongerInBinError(SliError):
    """What should be put back is there already, or gone for good."""

    code = "SLI-3711"

    def __init__(self) -> None:
        super().__init__(
            tr("This is no longer in the bin."),
            kept=NOTES_ARE_SAFE,
            next_step=tr("Look at the bin as it is now."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """One line of the bin: a record and what was deleted together with it.

    `by` names who deleted it; None where it was this laptop, empty where nobody knows.
    """

    kind: str
    record: Record
    at: datetime
    by: str | None
    together: tuple[tuple[str, Record], ...] = ()

    @property
    def label(self) -> str:
        """What a person calls it: the words of a note, otherwise its title or first words."""
        if isinstance(self.record, Note):
            return " ".join(self.record.body.split())
        return label_of(self.record)

    @property
    def kind_words(self) -> str:
        """What kind of thing it is."""
        return KIND_WORDS[self.kind][0]


def binned(view: View, *, device: str) -> tuple[Binned, ...]:
    """What lies in the bin, deleted last first; `device` is this laptop."""
    found = [
        (kind, record, stamp)
        for kind, record_type in KINDS.items()
        for record, stamp in view.binned(record_type)
    ]
    acts: dict[str, list[tuple[str, Record, Stamp]]] = {}
    for each in found:
        acts.setdefault(each[2].changed_at, []).append(each)
    names = _names(view)
    newest_first = sorted(acts, reverse=True)
    return tuple(line for stamp in newest_first for line in _lines(acts[stamp], device, names))


def _lines(
    act: Sequence[tuple[str, Record, Stamp]], device: str, names: Mapping[str, str]
) -> Iterator[Binned]:
    shown = [each for each in act if each[0] not in LOCAL_KINDS]
    main = [each for each in act if each[0] not in _WITH_OTHERS] or shown
    others = [(kind, record) for kind, record, stamp in act if (kind, record, stamp) not in main]
    for kind, record, stamp in main:
        yield Binned(
            kind=kind,
            record=record,
            at=stamp_time(stamp.changed_at),
            by=None if stamp.changed_by == device else names.get(stamp.changed_by, ""),
            together=tuple(other for other in others if record.id in _refers_to(other[1])),
        )


def _names(view: View) -> dict[str, str]:
    if not is_in_team(view):
        return {}
    return {member.device: member.name for member in team_of(view).signed.roster.members}


def _refers_to(record: Record) -> frozenset[UUID]:
    """The records one record names by its own fields."""
    values = [getattr(record, field.name) for field in fields(type(record))]  # type: ignore[arg-type]
    return frozenset(value for value in values if isinstance(value, UUID)) - {record.id}


def put_back(view: View, lines: Collection[Binned]) -> ChangeSet:
    """Take things out of the bin, with what was deleted with them and what they stand in.

    A note comes back with its meeting where that lies in the bin too.

    Raises:
        NoLongerInBinError: one of them is not there any more.
    """
    lying = {
        record.id: (kind, record)
        for kind, record_type in KINDS.items()
        for record in view.in_bin(record_type)
    }
    wanted: dict[UUID, str] = {}
    waiting = [each for line in lines for each in ((line.kind, line.record), *line.together)]
    if any(record.id not in lying for _, record in waiting):
        raise NoLongerInBinError
    while waiting:
        kind, record = waiting.pop()
        if record.id not in wanted:
            wanted[record.id] = kind
            waiting += [lying[each] for each in _refers_to(record) if each in lying]
    order = list(KINDS)
    ids = sorted(wanted, key=lambda each: order.index(wanted[each]))
    changes = tuple(Change(before=None, after=lying[each][1]) for each in ids)
    return ChangeSet(name=_name(lines), changes=changes)


def _name(lines: Collection[Binned]) -> str:
    kinds = {line.kind for line in lines}
    if len(kinds) == 1:
        one, many = KIND_WORDS[next(iter(kinds))]
        what = f"{len(lines)} {one if len(lines) == 1 else many}"
        return tr("Put back {what}").format(what=what)
    return trn(len(lines), "Put back {number} thing", "Put back {number} things")
