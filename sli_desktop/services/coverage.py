"""Who has been heard on what: the heat map of theme and stakeholder group, its gaps and chances.

The words, as every screen, the report and the command line count them:

*Met.* A meeting counts once it was held, and only where people of the council were heard in it
(`AMONG_OURSELVES` names the others). Planned and cancelled meetings count nowhere.

*Present.* The groups of a meeting are those its attendance names. Where it names none, they are
those the timetable names (that of a deleted meeting names nobody).

*People* are distinct persons. A line of the attendance for one person with a key is that person,
once over all meetings; everybody else counts once a meeting. Of a meeting with several groups, each
line counts for its group. Where only one group was there, everybody is of it, and the number of
people given at the wrap-up stands over the sum of the lines (`services/figures.py` counts alike).

*Heard.* A group was heard on a theme where a note under that theme, or under a part of it, was
taken in a meeting from a speaker of that group. A note from all counts for each group present; one
whose speaker is of no group counts for the only group present, else for none.

*A cell* of theme and group counts the meetings in which the group was heard on the theme; the
people of the group in those meetings; and the notes, those joined as one remark once. Notes that
stay inside the team count; their words are not shown outside it.

*A gap* is a cell below the target of its group, counted as the target says (people or meetings). A
group without a target has no gaps. A gap can be set aside with a reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sli_desktop.models.records.challenge import (
    Question,
    QuestionOrigin,
    StakeholderGroup,
    TargetOf,
    Theme,
)
from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.models.records.ids import (
    MeetingId,
    PeerId,
    QuestionId,
    ReasonId,
    ThemeId,
    link_id,
)
from sli_desktop.models.records.meeting import AMONG_OURSELVES, Meeting, MeetingState
from sli_desktop.services.marks import themes_by_key
from sli_desktop.storage import GroupMet, Heard, MeetingLine, View
from sli_desktop.wording import tr

MOST_CHANCES = 8
"""So many meetings are offered for a gap."""


class Count(StrEnum):
    """What the heat map counts."""

    PEOPLE = "people"
    MEETINGS = "meetings"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One theme and one group: what was heard, what is aimed at, and whether that is set aside."""

    theme: Theme
    group: StakeholderGroup
    people: int = 0
    meetings: int = 0
    notes: int = 0
    waived: Reason | None = None

    def number(self, count: Count) -> int:
        """How much was heard, counted one way."""
        return {
            Count.PEOPLE: self.people,
            Count.MEETINGS: self.meetings,
            Count.NOTES: self.notes,
        }[count]

    @property
    def missing(self) -> int:
        """How far the target of the group is; 0 where it is reached, or none is set."""
        of = Count.PEOPLE if self.group.target_of is TargetOf.PEOPLE else Count.MEETINGS
        return max(0, (self.group.target or 0) - self.number(of))

    @property
    def is_gap(self) -> bool:
        """Whether somebody is still to be heard here."""
        return self.missing > 0 and self.waived is None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """All cells, by the order of themes and groups; `met` says who was met at all."""

    themes: tuple[Theme, ...]
    groups: tuple[StakeholderGroup, ...]
    cells: Mapping[tuple[UUID, UUID], Cell]
    met: Mapping[UUID, GroupMet]

    def cell(self, theme: UUID, group: UUID) -> Cell:
        """The cell of a theme and a group."""
        return self.cells[theme, group]

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """Where somebody is still to be heard: nothing heard first, then the farthest."""
        found = [cell for cell in self.cells.values() if cell.is_gap]
        return tuple(sorted(found, key=lambda cell: (bool(cell.notes), -cell.missing)))

    @property
    def not_heard(self) -> tuple[Cell, ...]:
        """The gaps where nothing was heard at all."""
        return tuple(cell for cell in self.gaps if not cell.notes)

    @property
    def heard_too_few(self) -> tuple[Cell, ...]:
        """The gaps where something was heard, from fewer than was aimed at."""
        return tuple(cell for cell in self.gaps if cell.notes)

    @property
    def set_aside(self) -> tuple[Cell, ...]:
        """Where nobody needs to be heard any more, each with its reason."""
        return tuple(cell for cell in self.cells.values() if cell.waived is not None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was heard yet."""
        return not any(cell.notes for cell in self.cells.values())

    @property
    def has_targets(self) -> bool:
        """Whether any group has a target."""
        return any(group.target for group in self.groups)

    def row(self, theme: Theme) -> tuple[Cell, ...]:
        """The cells of a theme, by group."""
        return tuple(self.cells[theme.id, group.id] for group in self.groups)


def gap_id(theme: UUID, group: UUID) -> UUID:
    """What a reason for a gap that is set aside names: the same on every laptop."""
    return link_id(theme, group)


def heat_map(
    themes: Iterable[Theme],
    groups: Iterable[StakeholderGroup],
    heard: Iterable[Heard],
    met: Iterable[GroupMet],
    reasons: Iterable[Reason],
) -> HeatMap:
    """The heat map of what was counted. A part of a theme is in its theme's row."""
    rows = tops(list(themes))
    columns = tuple(sorted(groups, key=lambda each: (each.order, each.name, each.id)))
    found = {(each.theme, each.group): each for each in heard}
    waived = {each.record: each for each in reasons if each.rule is Rule.WAIVED_GAP}
    cells: dict[tuple[UUID, UUID], Cell] = {}
    for theme in rows:
        for group in columns:
            said = found.get((theme.id, group.id))
            cells[theme.id, group.id] = Cell(
                theme=theme,
                group=group,
                people=said.people if said else 0,
                meetings=said.meetings if said else 0,
                notes=said.notes if said else 0,
                waived=waived.get(gap_id(theme.id, group.id)),
            )
    return HeatMap(
        themes=rows,
        groups=columns,
        cells=MappingProxyType(cells),
        met=MappingProxyType({each.group: each for each in met}),
    )


def tops(themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """The themes that have a row: those that are no part of another one here."""
    here = {theme.id for theme in themes}
    return tuple(each for each in themes_by_key(list(themes)) if each.parent not in here)


def read_heat_map(view: View, before: datetime | None = None) -> HeatMap:
    """Count and put together the heat map; `before` leaves out what was heard later."""
    return heat_map(
        view.all(Theme),
        view.all(StakeholderGroup),
        view.heard(before=before),
        view.groups_met(),
        view.where(Reason, rule=Rule.WAIVED_GAP),
    )


def chances(
    view: View, theme: UUID, group: UUID, now: datetime, limit: int = MOST_CHANCES
) -> tuple[MeetingLine, ...]:
    """Meetings still to come where a gap could be closed, soonest first.

    Those with the group come first; meetings on the theme that name no group follow.
    """
    here = {each.id: each for each in view.where(Meeting, state=MeetingState.PLANNED)}
    coming = [
        line
        for line in view.meeting_lines()
        if line.id in here
        and line.kind not in AMONG_OURSELVES
        and line.starts is not None
        and (line.ends or line.starts) > now
    ]
    with_group = [line for line in coming if group in here[MeetingId(line.id)].groups]
    open_ones = [
        line
        for line in coming
        if not here[MeetingId(line.id)].groups and theme in here[MeetingId(line.id)].themes
    ]
    return tuple([*with_group, *open_ones][:limit])


def words_to_ask(view: View, theme: Theme, meeting: UUID) -> str:
    """What to ask about a theme in a meeting: its first question not asked anywhere, else its name.

    What was already put into the meeting is not offered twice; empty where nothing else is left.
    """
    questions = sorted(view.where(Question, theme=theme.id), key=lambda each: (each.order, each.id))
    there = {each.text for each in questions if each.meeting == meeting}
    unasked = [each.text for each in questions if not each.asked_in]
    by_name = tr("What should we know about {theme}?").format(theme=theme.name)
    return next((words for words in (*unasked, by_name) if words not in there), "")


def ask(
    text: str, *, theme: ThemeId, meeting: MeetingId, new_id: Callable[[], UUID]
) -> tuple[Question, ChangeSet]:
    """Add a question to a meeting that is still to come."""
    question = Question(
        id=QuestionId(new_id()),
        text=text,
        theme=theme,
        meeting=meeting,
        origin=QuestionOrigin.LOCAL,
    )
    return question, make(tr("Add a question to a meeting"), question)


def waive(
    theme: UUID, group: UUID, words: str, *, by: PeerId | None, stored: Reason | None
) -> ChangeSet:
    """Say that a gap need not be closed, and why; a second time changes the words.

    Two laptops that set the same gap aside make one record, and a merge keeps the words of both.
    """
    gap = gap_id(theme, group)
    if stored is not None:
        return edit(tr("Set a gap aside"), (stored, replace(stored, words=words)))
    reason = Reason(
        id=ReasonId(link_id(gap, gap)), record=gap, rule=Rule.WAIVED_GAP, by=by, words=words
    )
    return make(tr("Set a gap aside"), reason)


def want_again(stored: Reason) -> ChangeSet:
    """Take the reason back: the gap counts again."""
    return put_in_bin(tr("Want a gap closed again"), stored)
