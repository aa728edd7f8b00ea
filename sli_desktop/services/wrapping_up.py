"""The two minutes after a meeting, as acts: each is saved at once, and undo takes it back.

Headlines have their place (1 to 3); a follow-up that is carried becomes a question whose identity
follows from its note, so that it can be moved and taken back.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from sli_desktop.models.records.challenge import Question, QuestionOrigin
from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import MeetingId, QuestionId, ThemeId
from sli_desktop.models.records.meeting import (
    Headline,
    Meeting,
    MeetingState,
    Sensitivity,
    UnableToSpeak,
)
from sli_desktop.models.records.note import FollowUp, Note, NoteKind
from sli_desktop.services.capture import MOST_HEADLINES
from sli_desktop.services.ordering import places
from sli_desktop.storage import MeetingLine
from sli_desktop.wording import tr, trn

ORDERS = places(MOST_HEADLINES)
"""The order keys of the three headlines of a meeting."""

_SHORTEST_NAME = 4
_IN_MANY_TITLES = re.compile(
    "association|board|check|committee|council|directors?|forum|from|groups?|head|interview|"
    "leaders?|leads|management|managers?|meeting|members?|officers?|panel|people|senior|services?|"
    "steering|teams?|tour|visit|with|workshop"
)
"""Words of titles that name nobody by themselves."""
_WORD = re.compile(r"[^\W_]+")


class Target(NamedTuple):
    """Where a follow-up is carried: into one meeting, or to whoever is asked about its theme."""

    meeting: MeetingId | None


ANYONE = Target(None)


def headlines_in_place(headlines: Iterable[Headline]) -> tuple[Headline | None, ...]:
    """The headlines of a meeting at their places; what has no place of its own fills the gaps."""
    found: list[Headline | None] = [None] * MOST_HEADLINES
    late = []
    for each in sorted(headlines, key=lambda one: (one.order, one.id)):
        place = ORDERS.index(each.order) if each.order in ORDERS else None
        if place is None or found[place] is not None:
            late.append(each)
        else:
            found[place] = each
    for place in range(MOST_HEADLINES):
        if found[place] is None and late:
            found[place] = late.pop(0)
    return tuple(found)


def write_headline(stored: Headline | None, wanted: Headline) -> ChangeSet | None:
    """The act that lets a headline read as wanted; without words there is none.

    `stored` is the headline as it stands in the challenge, if it does.
    """
    words = wanted.text.strip()
    after = replace(wanted, text=words)
    if stored is None:
        return make(tr("Write a headline"), after) if words else None
    if not words:
        return put_in_bin(tr("Delete a headline"), stored)
    return edit(tr("Change a headline"), (stored, after))


def say_how_many(meeting: Meeting, number: int | None) -> ChangeSet:
    """Say how many people were there."""
    return edit(tr("Say how many people came"), (meeting, replace(meeting, people_count=number)))


def say_how_freely(meeting: Meeting, answer: UnableToSpeak) -> ChangeSet:
    """Say whether anyone felt unable to speak freely."""
    after = replace(meeting, unable_to_speak=answer)
    return edit(tr("Say whether people could speak freely"), (meeting, after))


def keep_in_team(meeting: Meeting, notes: Iterable[Note]) -> ChangeSet:
    """Keep a whole meeting inside the team: what was noted so far, and what is noted later."""
    pairs = [(meeting, replace(meeting, sensitivity=Sensitivity.TEAM_ONLY))]
    open_ones = [note for note in notes if note.sensitivity is Sensitivity.OPEN]
    closed = [(note, replace(note, sensitivity=Sensitivity.TEAM_ONLY)) for note in open_ones]
    return edit(tr("Mark a meeting team only"), *pairs, *closed)


def open_meeting(meeting: Meeting) -> ChangeSet:
    """Let later notes of a meeting be open again; those it has stay as they are."""
    after = replace(meeting, sensitivity=Sensitivity.OPEN)
    return edit(tr("Mark a meeting open"), (meeting, after))


def open_notes(notes: Iterable[Note]) -> ChangeSet:
    """Let team-only notes be open."""
    closed = [note for note in notes if note.sensitivity is Sensitivity.TEAM_ONLY]
    name = trn(len(closed), "Mark {number} note open", "Mark {number} notes open")
    return edit(name, *((note, replace(note, sensitivity=Sensitivity.OPEN)) for note in closed))


def without_theme(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes under no theme yet, in the order they were typed."""
    bare = (note for note in notes if not note.themes)
    return tuple(sorted(bare, key=lambda each: (each.first_key, each.id)))


def follow_ups(notes: Iterable[Note]) -> tuple[Note, ...]:
    """What a meeting left to ask or check, carried on already or not."""
    wanted = {FollowUp.OPEN, FollowUp.CARRIED}
    asked = (n for n in notes if NoteKind.FOLLOW_UP in n.kinds and n.follow_up in wanted)
    return tuple(sorted(asked, key=lambda each: (each.first_key, each.id)))


# --- carrying -----------------------------------------------------------------------------------


def question_id_of(note: Note) -> QuestionId:
    """The identity of the question that a note becomes when it is carried."""
    return QuestionId(uuid5(note.id, "carried"))


def suggested_target(note: Note, upcoming: Sequence[MeetingLine]) -> Target:
    """The coming meeting whose title the note names most, such as "ask the CFO"; else anyone."""
    said = {word.casefold() for word in _WORD.findall(note.body)}
    best, most = ANYONE, 0
    for line in upcoming:
        named = len(said.intersection(_names_in(line.title)))
        if named > most:
            best, most = Target(MeetingId(line.id)), named
    return best


def _names_in(title: str) -> Iterable[str]:
    for word in _WORD.findall(title):
        is_short = len(word) < _SHORTEST_NAME and not (word.isupper() and len(word) > 1)
        if not is_short and not _IN_MANY_TITLES.fullmatch(word.casefold()):
            yield word.casefold()


def carry(note: Note, target: Target, question: Question | None) -> ChangeSet:
    """Take a follow-up into a meeting as a question, or to another one than before.

    `question` is what it became earlier, if it did.
    """
    after = Question(
        id=question_id_of(note),
        text=note.body,
        theme=_first(note.themes) if target.meeting is None else None,
        meeting=target.meeting,
        origin=QuestionOrigin.FOLLOW_UP,
        asked_in=question.asked_in if question else frozenset(),
    )
    changes = [Change(before=question, after=after)] if question != after else []
    if note.follow_up is not FollowUp.CARRIED:
        changes.append(Change(before=note, after=replace(note, follow_up=FollowUp.CARRIED)))
    return ChangeSet(name=tr("Carry a follow-up"), changes=tuple(changes))


def carry_no_longer(note: Note, question: Question | None) -> ChangeSet:
    """Leave a follow-up where it was asked; it stays open."""
    changes = [Change(before=note, after=replace(note, follow_up=FollowUp.OPEN))]
    if question is not None:
        changes.append(Change(before=question, after=None))
    return ChangeSet(name=tr("Carry a follow-up no longer"), changes=tuple(changes))


def _first(themes: Collection[ThemeId]) -> ThemeId | None:
    return min(themes, default=None)


def finish(meeting: Meeting, carried: Iterable[tuple[Note, Target]]) -> ChangeSet:
    """Say that a meeting is wrapped up, and carry what is still to be carried."""
    after = replace(meeting, state=MeetingState.HELD, wrap_up_done=True)
    changes = [Change(before=meeting, after=after)] if after != meeting else []
    for note, target in carried:
        changes += carry(note, target, None).changes
    return ChangeSet(name=tr("Wrap up a meeting"), changes=tuple(changes))


# --- what comes next ----------------------------------------------------------------------------


def coming(
    lines: Iterable[MeetingLine], meeting: Meeting, after: datetime
) -> tuple[MeetingLine, ...]:
    """Meetings still to come once one is over, by time."""
    return tuple(
        line
        for line in lines
        if line.state is MeetingState.PLANNED
        and line.id != meeting.id
        and line.starts is not None
        and (line.ends or line.starts) > after
    )


def next_of(
    lines: Sequence[MeetingLine], mine: Collection[UUID], on: Collection[UUID]
) -> MeetingLine | None:
    """The next meeting of the person; without meetings of their own, the next of the team.

    `on` are the meetings of the day: nobody is sent into tomorrow.
    """
    today = [line for line in lines if line.id in on]
    own = [line for line in today if line.id in mine]
    return next(iter(own or ([] if mine else today)), None)
