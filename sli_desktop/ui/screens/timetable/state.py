"""What the preview of a timetable says, computed from the plan: pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from sli_desktop.calendar_words import short_month
from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.services.intake.clashes import Clash, ClashOf
from sli_desktop.services.intake.timetable import A_BREAK
from sli_desktop.services.intake.timetable_plan import PlannedMeeting, TimetablePlan
from sli_desktop.services.intake.timetable_rows import LeftOut, Meaning, RowPlace
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.words import clock_time, short_day, times
from sli_desktop.wording import tr, trn

Local = Callable[[datetime], datetime]


class Fate(StrEnum):
    """What happens to a meeting; also the filters of the preview."""

    ALL = "all"
    ADDED = "added"
    MOVED = "moved"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    SAME = "same"
    KEPT = "kept"
    CLASH = "clash"


FATE_WORDS: Mapping[Fate, str] = MappingProxyType(
    {
        Fate.ALL: tr("All"),
        Fate.ADDED: tr("New"),
        Fate.MOVED: tr("Moved"),
        Fate.CHANGED: tr("Changed"),
        Fate.CANCELLED: tr("Cancelled"),
        Fate.SAME: tr("As before"),
        Fate.KEPT: tr("Held already"),
        Fate.CLASH: tr("Clash"),
    }
)
_LOOKS: Mapping[Fate, tuple[str, str]] = MappingProxyType(
    {
        Fate.ADDED: ("circle-plus", "ok"),
        Fate.MOVED: ("clock", "accent"),
        Fate.CHANGED: ("pen-line", "accent"),
        Fate.CANCELLED: ("calendar-x", "warn"),
        Fate.SAME: ("equal", "text_2"),
        Fate.KEPT: ("circle-check", "text_2"),
    }
)
MEANING_WORDS: Mapping[Meaning, str] = MappingProxyType(
    {
        Meaning.REFERENCE: tr("Reference"),
        Meaning.DATE: tr("Day"),
        Meaning.TIME: tr("Time, from and to"),
        Meaning.START: tr("Start"),
        Meaning.END: tr("End"),
        Meaning.TITLE: tr("Who the team meets"),
        Meaning.KIND: tr("Kind of meeting"),
        Meaning.PLACE: tr("Room"),
        Meaning.PEERS: tr("Peers"),
        Meaning.LEAD: tr("Who leads"),
        Meaning.NOTE_TAKERS: tr("Who takes notes"),
        Meaning.NAMES: tr("Names, kept apart"),
        Meaning.COUNT: tr("How many people"),
        Meaning.STATUS: tr("State, such as cancelled"),
    }
)


class Entry(NamedTuple):
    """One meeting of the preview: what happens to it, and whether it clashes."""

    fate: Fate
    planned: PlannedMeeting
    clash: str

    @property
    def is_change(self) -> bool:
        """Whether the import changes the meeting at all."""
        return self.fate not in {Fate.SAME, Fate.KEPT}


def entries_of(plan: TimetablePlan, names: Mapping[PeerId, str], local: Local) -> tuple[Entry, ...]:
    """Every meeting of the plan: what changes first, each by time."""
    clashes = clash_words(plan.clashes, names, local)
    found = [
        Entry(fate, planned, clashes.get(planned.after.id, "")) for fate, planned in _by_fate(plan)
    ]
    found.sort(key=_order)
    return tuple(found)


def _order(entry: Entry) -> tuple[bool, bool, float, str]:
    after = entry.planned.after
    at = after.starts.timestamp() if after.starts else 0
    return not entry.is_change, after.starts is None, at, after.title


def _by_fate(plan: TimetablePlan) -> Iterator[tuple[Fate, PlannedMeeting]]:
    for fate, planned in (
        (Fate.ADDED, plan.added),
        (Fate.MOVED, plan.moved),
        (Fate.CHANGED, plan.changed),
        (Fate.CANCELLED, plan.cancelled),
        (Fate.SAME, plan.same),
        (Fate.KEPT, plan.kept),
    ):
        yield from ((fate, each) for each in planned)


def clash_words(
    clashes: Iterable[Clash], names: Mapping[PeerId, str], local: Local
) -> dict[UUID, str]:
    """Meeting → what it clashes with, in words."""
    found: dict[UUID, list[str]] = {}
    for clash in clashes:
        for one, other in ((clash.first, clash.second), (clash.second, clash.first)):
            found.setdefault(one.id, []).append(_clash(clash, other, names, local))
    return {meeting: "; ".join(words) for meeting, words in found.items()}


def _clash(clash: Clash, other: Meeting, names: Mapping[PeerId, str], local: Local) -> str:
    at = clock_time(local(other.starts)) if other.starts else ""
    if clash.of is ClashOf.ROOM:
        return tr("same room as {meeting}, {time}").format(meeting=other.title, time=at)
    who = ", ".join(sorted(names[each] for each in clash.peers if each in names))
    words = tr("{who} also in {meeting}, {time}")
    return words.format(who=who, meeting=other.title, time=at)


def counts_of(entries: Iterable[Entry]) -> dict[Fate, int]:
    """How many meetings each filter shows; those that show none are left out, but for all."""
    entries = tuple(entries)
    counts = {fate: sum(each.fate is fate for each in entries) for fate in _LOOKS}
    counts[Fate.CLASH] = sum(bool(each.clash) for each in entries)
    return {Fate.ALL: len(entries)} | {fate: number for fate, number in counts.items() if number}


def shown_of(entries: Iterable[Entry], fate: Fate) -> tuple[Entry, ...]:
    """The meetings a filter shows."""
    if fate is Fate.ALL:
        return tuple(entries)
    if fate is Fate.CLASH:
        return tuple(each for each in entries if each.clash)
    return tuple(each for each in entries if each.fate is fate)


def line_of(entry: Entry, local: Local) -> Line:
    """A meeting as a row of the preview."""
    after, before = entry.planned.after, entry.planned.before
    when = _when(after, local)
    was = ""
    if before is not None and entry.fate is Fate.MOVED:
        was = tr("was {time}").format(
            time=", ".join(each for each in (_when(before, local), before.place) if each)
        )
    facts = (when, after.place, was, entry.planned.remark)
    second = [(" · ".join(each for each in facts if each), False)]
    if entry.clash:
        second.append((tr(" · Clash: {words}").format(words=entry.clash), True))
    icon, tone = _LOOKS[entry.fate]
    state = FATE_WORDS[entry.fate]
    if entry.clash:
        state, icon, tone = f"{state} · {FATE_WORDS[Fate.CLASH]}", "triangle-alert", "warn"
    return Line(after.id, after.title, tuple(second), state, icon, tone)


def _when(meeting: Meeting, local: Local) -> str:
    if meeting.starts is None:
        return times(None, None)
    starts = local(meeting.starts)
    ends = local(meeting.ends) if meeting.ends else None
    return f"{short_day(starts)} {short_month(starts)}, {times(starts, ends)}"


def bad_rows(plan: TimetablePlan, left_out: Iterable[RowPlace]) -> tuple[LeftOut, ...]:
    """The rows a person can put right: neither left out by hand nor put right before."""
    gone = set(left_out) | {left.place for left, _meeting in plan.standing}
    return tuple(
        each for each in plan.left_out if each.words is not None and each.place not in gone
    )


def summary(plan: TimetablePlan) -> str:
    """The plan in a sentence: how many meetings, and what is other than before."""
    counts = [
        (len(plan.added), tr("{number} new")),
        (len(plan.moved), tr("{number} moved")),
        (len(plan.changed), tr("{number} changed")),
        (len(plan.cancelled), tr("{number} cancelled")),
        (len(plan.same), tr("{number} as before")),
        (len(plan.kept), tr("{number} held already, left as they are")),
    ]
    rows = len(plan.timetable.rows)
    meetings = trn(rows, "{number} meeting", "{number} meetings")
    told = ", ".join(words.format(number=number) for number, words in counts if number)
    return f"{meetings}: {told}." if told else f"{meetings}."


def besides(plan: TimetablePlan, left_out: int) -> tuple[str, ...]:
    """What else a person should know: breaks, rows left out, names kept apart, unknown words."""
    breaks = sum(each.reason == A_BREAK for each in plan.left_out)
    found = []
    if breaks:
        found.append(trn(breaks, "{number} row is a break.", "{number} rows are breaks."))
    for each in plan.left_out:
        if each.words is None and each.reason != A_BREAK:
            said = f" “{each.text[:120]}”" if each.text else ""
            words = tr("Row {number} is taken for no meeting: {reason}.")
            found.append(words.format(number=each.number, reason=each.reason) + said)
    if left_out:
        found.append(trn(left_out, "{number} row left out.", "{number} rows left out."))
    for left, meeting in plan.standing:
        words = tr("Row {number} cannot be read; {meeting} stays as you put it right before.")
        found.append(words.format(number=left.number, meeting=meeting.title))
    if plan.contacts:
        found.append(
            trn(
                len(plan.contacts),
                "{number} name is kept apart from the notes, in no report.",
                "{number} names are kept apart from the notes, in no report.",
            )
        )
    return (*found, *(f"{words[:1].upper()}{words[1:]}." for words in plan.remarks))


def change_count(plan: TimetablePlan) -> int:
    """How many meetings would change."""
    return len(plan.added) + len(plan.moved) + len(plan.changed) + len(plan.cancelled)


def import_words(plan: TimetablePlan) -> str:
    """What the button says."""
    number = change_count(plan)
    if not number and not plan.contacts:
        return tr("Nothing to import")
    if number == len(plan.added):
        return trn(number, "Import {number} meeting", "Import {number} meetings")
    return trn(number, "Import {number} change", "Import {number} changes")


def done_words(plan: TimetablePlan) -> str:
    """What the toast says when it is done."""
    number = change_count(plan)
    if number == len(plan.added):
        return trn(number, "{number} meeting imported", "{number} meetings imported")
    return trn(number, "{number} change imported", "{number} changes imported")
