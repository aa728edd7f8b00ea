"""An independent recount by plain SQL, written from the definitions of `services/coverage.py`.

It shares no line with the code it checks: small questions to the derived tables, one meeting, one
group and one theme at a time, and sets of Python.
"""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sli_desktop.models.records.ids import link_id
from sli_desktop.storage import View

NOBODY_NEW = ("audit", "check-in with the council", "document reading", "feedback", "team meeting")

Three = tuple[int, int, int]


class Recount(NamedTuple):
    """What the recount says: cells of (people, meetings, notes), and figures of the whole."""

    cells: dict[tuple[UUID, UUID], Three]
    met: dict[UUID, tuple[int, int]]
    people: int
    meetings: int
    findings: dict[UUID, tuple[int, int, int, int]]
    until: dict[tuple[UUID, UUID], Three]
    gaps: dict[tuple[UUID, UUID], tuple[int, bool]]
    """How far each gap is from the target of its group, and whether anything was heard."""


class Counter:
    """Asks the tables of one challenge."""

    def __init__(self, view: View) -> None:
        self._run = view._session.run

    def ask(self, sql: str, *values: Any) -> list[Any]:
        """The first column of an answer."""
        return [row[0] for row in self._run(sql, values).fetchall()]

    def held(self) -> list[bytes]:
        """Meetings held with people of the council."""
        rows = self._run("SELECT id, state, kind FROM meetings WHERE _in_bin = 0").fetchall()
        return [row[0] for row in rows if row[1] == "held" and row[2] not in NOBODY_NEW]

    def groups_at(self, meeting: bytes) -> set[bytes]:
        """Who was present at a meeting, by its attendance, else by its timetable."""
        there = 'SELECT "group" FROM attendances WHERE meeting = ? AND _in_bin = 0'
        named = {each for each in self.ask(there, meeting) if each is not None}
        planned = (
            "SELECT member FROM meetings_groups WHERE owner = ? "
            "AND owner IN (SELECT id FROM meetings WHERE _in_bin = 0)"
        )
        return named or set(self.ask(planned, meeting))

    def people_at(self, meeting: bytes, group: bytes | None) -> tuple[set[str], int]:
        """Who of a group (None: of all) sat in a meeting: known persons, and how many more."""
        lines = self._run(
            'SELECT "group", count, person_key FROM attendances WHERE meeting = ? AND _in_bin = 0',
            (meeting,),
        ).fetchall()
        everybody = group is None or self.groups_at(meeting) == {group}
        mine = [line for line in lines if everybody or line[0] == group]
        keys = {key for _group, count, key in mine if count == 1 and key}
        seats = sum(line[1] for line in mine)
        [said] = self.ask("SELECT people_count FROM meetings WHERE id = ?", meeting)
        if everybody and said is not None:
            seats = said
        return keys, max(0, seats - len(keys))

    def people_in(self, meetings: set[bytes], group: bytes | None) -> int:
        """Distinct persons of a group over some meetings."""
        sat = [self.people_at(meeting, group) for meeting in meetings]
        return len(set().union(*(keys for keys, _ in sat))) + sum(more for _, more in sat)

    def groups_of(self, note: bytes, meeting: bytes) -> set[bytes]:
        """From which groups a note was heard."""
        present = self.groups_at(meeting)
        speaker = self._run(
            'SELECT a."group" FROM notes n, attendances a WHERE n.id = ? AND a.id = n.speaker '
            "AND a.meeting = n.meeting AND a._in_bin = 0",
            (note,),
        ).fetchone()
        if speaker is None:
            return present
        if speaker[0] is not None:
            return {speaker[0]}
        return present if len(present) == 1 else set()

    def remarks(self, notes: set[bytes]) -> int:
        """How many different remarks some notes are."""
        live = set(self.ask("SELECT id FROM notes WHERE _in_bin = 0"))
        remark = {note: note for note in live}
        pairs = self._run("SELECT owner, member FROM notes_joined_with").fetchall()
        for one, other in (pair for pair in pairs if set(pair) <= live):
            old, new = sorted((remark[one], remark[other]))
            remark = {note: new if name == old else name for note, name in remark.items()}
        return len({remark[note] for note in notes})

    def is_before(self, note: bytes, meeting: bytes, until: datetime | None) -> bool:
        """Whether a note belongs to a time before a moment: that of its meeting, else its own."""
        [starts] = self.ask("SELECT starts FROM meetings WHERE id = ?", meeting)
        [typed] = self.ask("SELECT first_key FROM notes WHERE id = ?", note)
        at = typed if starts is None else starts
        return until is None or at / 1_000_000 < until.timestamp()

    def notes_on(self, theme: bytes) -> list[tuple[bytes, bytes]]:
        """Notes under a theme or its parts, each with its meeting."""
        under = "SELECT id FROM themes WHERE (id = ?1 OR parent = ?1) AND _in_bin = 0"
        found: set[tuple[bytes, bytes]] = set()
        for part in self.ask(under, theme):
            found |= set(
                self._run(
                    "SELECT id, meeting FROM notes WHERE _in_bin = 0 AND meeting IS NOT NULL AND "
                    "EXISTS (SELECT 1 FROM notes_themes WHERE owner = id AND member = ?)",
                    (part,),
                ).fetchall()
            )
        return sorted(found)


def recount(view: View, until: datetime) -> Recount:
    """Count everything anew; once more without what came after a moment."""
    counter = Counter(view)
    held = counter.held()
    groups = counter.ask("SELECT id FROM groups WHERE _in_bin = 0")
    there = {group: {m for m in held if group in counter.groups_at(m)} for group in groups}
    cells = _cells(counter, held, groups, None)
    return Recount(
        cells=cells,
        met={
            UUID(bytes=group): (counter.people_in(meetings, group), len(meetings))
            for group, meetings in there.items()
            if meetings
        },
        people=counter.people_in(set(held), None),
        meetings=len(held),
        findings={UUID(bytes=f): _behind(counter, f) for f in _findings(counter)},
        until=_cells(counter, held, groups, until),
        gaps=_gaps(counter, cells),
    )


_TOPS = (
    "SELECT id FROM themes WHERE _in_bin = 0 AND (parent IS NULL OR parent NOT IN "
    "(SELECT id FROM themes WHERE _in_bin = 0))"
)


def _gaps(
    counter: Counter, cells: dict[tuple[UUID, UUID], Three]
) -> dict[tuple[UUID, UUID], tuple[int, bool]]:
    """Where fewer were heard than a group's target asks for, and nobody said that it is enough."""
    enough = set(
        counter.ask("SELECT record FROM reasons WHERE rule = 'waived gap' AND _in_bin = 0")
    )
    wanted = counter._run(
        "SELECT id, target, target_of FROM groups WHERE _in_bin = 0 AND target IS NOT NULL"
    ).fetchall()
    found = {}
    for theme in counter.ask(_TOPS):
        for group, target, counts in wanted:
            at = UUID(bytes=theme), UUID(bytes=group)
            people, meetings, notes = cells.get(at, (0, 0, 0))
            short = target - (people if counts == "people" else meetings)
            if short > 0 and link_id(*at).bytes not in enough:
                found[at] = (short, notes > 0)
    return found


def _cells(
    counter: Counter, held: list[bytes], groups: list[bytes], until: datetime | None
) -> dict[tuple[UUID, UUID], Three]:
    cells: dict[tuple[UUID, UUID], Three] = {}
    for theme in counter.ask(_TOPS):
        heard: dict[bytes, set[tuple[bytes, bytes]]] = {}
        for note, meeting in counter.notes_on(theme):
            if meeting in held and counter.is_before(note, meeting, until):
                for group in counter.groups_of(note, meeting):
                    heard.setdefault(group, set()).add((note, meeting))
        for group in heard.keys() & set(groups):
            meetings = {meeting for _, meeting in heard[group]}
            cells[UUID(bytes=theme), UUID(bytes=group)] = (
                counter.people_in(meetings, group),
                len(meetings),
                counter.remarks({note for note, _ in heard[group]}),
            )
    return cells


def _findings(counter: Counter) -> list[bytes]:
    return counter.ask("SELECT id FROM findings WHERE _in_bin = 0")


def _behind(counter: Counter, finding: bytes) -> tuple[int, int, int, int]:
    """Remarks, groups, meetings and kinds of source behind a finding."""
    notes = set(
        counter.ask(
            "SELECT n.id FROM notes n WHERE n._in_bin = 0 AND n.id IN (SELECT note FROM "
            "finding_notes WHERE finding = ? AND stance = 'supports' AND _in_bin = 0)",
            finding,
        )
    )
    groups: set[bytes] = set()
    meetings: set[bytes] = set()
    sources: set[str] = set()
    for note in notes:
        [meeting] = counter.ask("SELECT meeting FROM notes WHERE id = ?", note)
        sources |= set(counter.ask("SELECT source FROM notes WHERE id = ?", note))
        if meeting is not None:
            meetings.add(meeting)
            groups |= counter.groups_of(note, meeting)
    return counter.remarks(notes), len(groups), len(meetings), len(sources)
