"""Parts that undoing an import has set aside: kept, not shown, offered again."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from sli_desktop.services.sync.errors import UnknownSenderError
from sli_desktop.services.sync.reader import OpenedSegment
from sli_desktop.services.sync.seal import add_own
from sli_desktop.services.sync.segments import Line, read_line, read_lines
from sli_desktop.services.sync.team_state import Team
from sli_desktop.storage import RevisionRow, Transaction, View, Workspace

_OWN_LINES = "set-aside-lines"


class _KeptLine(msgspec.Struct, frozen=True):
    header: bytes
    body: bytes


def rows_aside(transaction: Transaction, team: Team, aside: Iterable[bytes]) -> list[RevisionRow]:
    """The revisions of set-aside segments."""
    return [line.row for one in aside for line in lines_of(transaction, team, one)]


def lines_of(view: View, team: Team, segment: bytes) -> list[Line]:
    """The lines of a segment that is here, shown or not.

    Raises:
        UnknownSenderError: the team list does not know its laptop.
    """
    stored = view.segment(segment)
    author = team.signed.roster.member(stored.device)
    if author is None:
        raise UnknownSenderError(team.signed.roster.version, stored.device)
    return read_lines(stored, team.challenge, author.public_key, team.erased)


def builds_on(
    aside: Collection[bytes], hidden: Iterable[RevisionRow], new: Sequence[OpenedSegment]
) -> set[bytes]:
    """Those of the new segments that follow a set-aside one, or hold a child of its revisions."""
    if not aside:
        return set()
    segments = {*aside}
    revisions = {row.id for row in hidden}
    found: set[bytes] = set()
    while True:
        more = [
            one
            for one in new
            if one.segment.id not in found
            and (
                one.segment.prev in segments
                or any(not revisions.isdisjoint(row.parents) for row in one.revisions)
            )
        ]
        if not more:
            return found
        found.update(one.segment.id for one in more)
        segments |= found
        revisions.update(row.id for one in more for row in one.revisions)


def keep_own_lines(transaction: Transaction, lines: Sequence[Line]) -> None:
    """Keep lines of our own that were set aside, beside those kept before."""
    kept = [*_kept(transaction), *(_KeptLine(line.header, line.body) for line in lines)]
    transaction.set_meta(_OWN_LINES, msgspec.msgpack.encode(kept) if kept else None)


def take_up(
    transaction: Transaction, workspace: Workspace, team: Team, taken: Iterable[bytes]
) -> None:
    """Show segments again, and with them those of our own lines that build on them.

    A line keeps its identity, whatever segment it lies in.
    """
    transaction.show_segments(taken, shown=True)
    shown = {line.id.hex() for line in transaction.segments() if line.shown}
    for past in transaction.imports():
        if past.undone and shown.issuperset(past.entry["segments"]):
            transaction.mark_import(past.number, undone=False)
    waiting = _waiting(transaction, team)
    records = {line.row.record for line in waiting}
    known = {row.id for row in transaction.revisions_of(records)}
    while ready := [line for line in waiting if known.issuperset(line.row.parents)]:
        turn = list({line.row.record: line for line in ready}.values())
        add_own(transaction, team, turn, at=workspace.clock())
        known.update(line.row.id for line in turn)
        waiting = [line for line in waiting if line not in turn]
    transaction.set_meta(_OWN_LINES, None)
    keep_own_lines(transaction, waiting)


def without_erased_lines(transaction: Transaction, team: Team) -> None:
    """Blank what was erased among the lines of our own that were set aside."""
    if transaction.meta(_OWN_LINES) is None:
        return
    kept = [
        _KeptLine(line.header, b"" if team.erased.covers(line.row) else line.body)
        for line in _waiting(transaction, team)
    ]
    transaction.set_meta(_OWN_LINES, msgspec.msgpack.encode(kept))


def _waiting(transaction: Transaction, team: Team) -> list[Line]:
    return [
        read_line(team.keys.device, one.header, one.body, team.erased) for one in _kept(transaction)
    ]


def _kept(transaction: Transaction) -> list[_KeptLine]:
    kept = transaction.meta(_OWN_LINES)
    return [] if kept is None else msgspec.msgpack.decode(kept, type=list[_KeptLine])
