"""One visit to a field is one step of undo, though each pause in it is saved.

The newest act is taken up into the next one of the same visit: first value before, last value
after. See `docs/adr/0051-take-a-visit-up-into-one-act.md`.
"""

from collections.abc import Sequence

from sli_desktop.models.records.merge import DELETED
from sli_desktop.storage.journal import (
    JournalLine,
    Origin,
    acts,
    lines_of,
    sealed_up_to,
)
from sli_desktop.storage.session import Session


def lines_to_go_on(session: Session, act: int | None) -> list[JournalLine] | None:
    """What an act did, where a later act may take it up; None where it may not.

    Only the newest act, done by a person, not taken back and not sealed, can be gone on with.
    """
    newest = next(iter(acts(session, 1)), None)
    if act is None or newest is None or newest.act != act:
        return None
    if newest.origin is not Origin.DO or newest.undone or act <= sealed_up_to(session):
        return None
    return lines_of(session, act)


def joined(before: Sequence[JournalLine], after: Sequence[JournalLine]) -> list[JournalLine]:
    """The lines of two acts as those of one; a record that is as it was at first drops out."""
    lines = [*before]
    last = {line.record: at for at, line in enumerate(lines)}
    for line in after:
        at = last.get(line.record)
        if at is not None and _is_plain(lines[at]) and _is_plain(line):
            lines[at] = _one(lines[at], line)
        else:
            last[line.record] = len(lines)
            lines.append(line)
    return [line for line in lines if line.keys or line.made is not None or line.resolves]


def _is_plain(line: JournalLine) -> bool:
    """Whether a line only changes values of a record that stays where it is."""
    settles = line.resolves or line.settled is not None
    return line.made is None and not settles and DELETED not in line.keys


def _one(first: JournalLine, then: JournalLine) -> JournalLine:
    keys = dict(first.keys)
    for key, (was, now) in then.keys.items():
        keys[key] = (keys[key][0] if key in keys else was, now)
    changed = {key: (was, now) for key, (was, now) in keys.items() if was != now}
    return JournalLine(kind=first.kind, record=first.record, keys=changed)
