"""`coverage show`, `ask`, `waive` and `want`: who has been heard on what, from a terminal."""

import argparse
from collections.abc import Iterator
from datetime import UTC, tzinfo

from sli_desktop.cli.challenges import author, open_challenge
from sli_desktop.cli.output import Answer, counted, day_words, moment_words, table
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command
from sli_desktop.models.records.challenge import Challenge, StakeholderGroup, Theme
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import MeetingId
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.coverage import (
    Cell,
    Count,
    HeatMap,
    ask,
    chances,
    read_heat_map,
    tops,
    waive,
    want_again,
    words_to_ask,
)
from sli_desktop.services.coverage_days import DayHeard, by_day
from sli_desktop.services.freezing.keeping import zone_of
from sli_desktop.services.lookup import group_named, meeting_named, theme_named
from sli_desktop.storage import View

_GAPS = 12


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("coverage", help="who has been heard on what, and what is missing")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    show = add_command(
        acts,
        "show",
        _show,
        does="show who has been heard on what, and the gaps against the targets",
        example="sli-desktop coverage show northmere.sli --count meetings",
    )
    add_challenge(show)
    counts = [each.value for each in Count]
    show.add_argument("--count", choices=counts, default="people", help="what is counted (people)")
    show.add_argument("--by-day", action="store_true", help="what each day added")
    asked = add_command(
        acts,
        "ask",
        _ask,
        does="add a question to a meeting still to come where a gap can be closed",
        example='sli-desktop coverage ask northmere.sli GOV Residents "Were you heard?"',
    )
    _add_cell(asked)
    asked.add_argument("text", metavar="TEXT", nargs="?", default="", help="the question")
    asked.add_argument("--meeting", metavar="REF", default="", help="another than the soonest")
    waived = add_command(
        acts,
        "waive",
        _waive,
        does="set a gap aside with a reason",
        example='sli-desktop coverage waive northmere.sli FIN Residents "The survey says enough"',
    )
    _add_cell(waived)
    add_author(waived)
    waived.add_argument("words", metavar="REASON", help="why it need not be closed")
    wanted = add_command(
        acts,
        "want",
        _want,
        does="let a gap that was set aside count again",
        example="sli-desktop coverage want northmere.sli FIN Residents",
    )
    _add_cell(wanted)
    for each in (asked, waived, wanted):
        each.add_argument("--plan", action="store_true", help="show what would be, change nothing")


def _add_cell(parser: argparse.ArgumentParser) -> None:
    add_challenge(parser)
    parser.add_argument("theme", metavar="THEME", help="number, code or name")
    parser.add_argument("group", metavar="GROUP", help="the stakeholder group")


# --- looking ------------------------------------------------------------------------------------


def _show(words: argparse.Namespace, at: Surroundings) -> Answer:
    count = Count(words.count)
    with open_challenge(words, at) as workspace, workspace.read() as view:
        heat = read_heat_map(view)
        days = by_day(view, _zone(view)) if words.by_day else ()
    lines = [*_map_lines(heat, count), *(line for day in days for line in _day_lines(day, count))]
    return Answer(lines=tuple(lines), values=_values(heat, days, by_day=words.by_day))


def _zone(view: View) -> tzinfo:
    return zone_of(view.all(Challenge)) or UTC


def _map_lines(heat: HeatMap, count: Count) -> Iterator[str]:
    numbers = [str(place) for place in range(1, len(heat.themes) + 1)]
    rows = [("group", *numbers, "target")]
    for group in heat.groups:
        cells = (_shown(heat.cell(theme.id, group.id), count) for theme in heat.themes)
        target = f"{group.target} {group.target_of.value}" if group.target else ""
        rows.append((group.name, *cells, target))
    for number, theme in zip(numbers, heat.themes, strict=True):
        yield f"{number} {theme.name}"
    yield from table(rows)
    gaps = heat.gaps
    yield (
        f"Counted: {count.value}. {counted(len(gaps), 'gap')}, marked *: "
        f"{len(heat.not_heard)} not heard, {len(heat.heard_too_few)} heard fewer than planned."
    )
    for cell in gaps[:_GAPS]:
        yield f"  {cell.theme.name}, {cell.group.name}: {cell.missing} more wanted"
    if len(gaps) > _GAPS:
        yield f"  and {len(gaps) - _GAPS} more"


def _shown(cell: Cell, count: Count) -> str:
    return f"{cell.number(count)}{'*' if cell.is_gap else ''}"


def _day_lines(heard: DayHeard, count: Count) -> Iterator[str]:
    grown = [each for each in heard.gains if each.has_grown(count)]
    yield f"{day_words(heard.day)}: {counted(len(grown), 'cell')} changed."
    for each in grown:
        yield (
            f"  {each.after.theme.name}, {each.after.group.name}: "
            f"{each.before.number(count)} to {each.after.number(count)}"
        )


def _values(heat: HeatMap, days: tuple[DayHeard, ...], *, by_day: bool) -> dict[str, object]:
    values: dict[str, object] = {
        "cells": [_cell(cell) for cell in heat.cells.values()],
        "gaps": len(heat.gaps),
        "met": [_met(heat, group) for group in heat.groups],
    }
    if by_day:
        values["days"] = [
            {"day": each.day, "changed": [_cell(gain.after) for gain in each.gains]}
            for each in days
        ]
    return values


def _cell(cell: Cell) -> dict[str, object]:
    return {
        "theme": cell.theme.name,
        "group": cell.group.name,
        **{each.value: cell.number(each) for each in Count},
        "target": cell.group.target,
        "target_of": cell.group.target_of.value,
        "missing": cell.missing,
        "gap": cell.is_gap,
        "reason": cell.waived.words if cell.waived else None,
    }


def _met(heat: HeatMap, group: StakeholderGroup) -> dict[str, object]:
    met = heat.met.get(group.id)
    return {
        "group": group.name,
        "people": met.people if met else 0,
        "meetings": met.meetings if met else 0,
    }


# --- acts ---------------------------------------------------------------------------------------


def _named(view: View, words: argparse.Namespace) -> tuple[Theme, StakeholderGroup]:
    """The theme and the group that are meant; a part of a theme stands for its theme."""
    records = ChallengeRecords.of((*view.all(Theme), *view.all(StakeholderGroup)))
    theme = theme_named(records, words.theme)
    rows = {each.id: each for each in tops(records.all(Theme))}
    whole = rows.get(theme.parent) if theme.parent is not None else None
    return whole or theme, group_named(records, words.group)


def _ask(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        theme, group = _named(transaction, words)
        if words.meeting:
            meeting = meeting_named(transaction.everything(), words.meeting)
            where, title = meeting.id, meeting.title
            starts = meeting.starts
        else:
            soonest = chances(transaction, theme.id, group.id, at.clock(), limit=1)
            if not soonest:
                return _no_chance(theme, group)
            where, title, starts = MeetingId(soonest[0].id), soonest[0].title, soonest[0].starts
        text = words.text.strip() or words_to_ask(transaction, theme, where)
        if not text:
            return _all_there(theme, title)
        question, act = ask(text, theme=theme.id, meeting=where, new_id=at.new_ids)
        if not words.plan:
            transaction.apply(act)
        when = f", {moment_words(starts, zone_of(transaction.all(Challenge)))}" if starts else ""
    would = "Would ask" if words.plan else "Asks"
    return Answer(
        lines=(f"{would} in {title}{when}: {text}",),
        values={
            "question": None if words.plan else question.id,
            "text": text,
            "meeting": where,
            "planned": words.plan,
        },
    )


def _all_there(theme: Theme, title: str) -> Answer:
    line = (
        f"Every question of {theme.name} is in {title} already. Give the words of another one. "
        "Nothing was changed."
    )
    return Answer(
        lines=(line,),
        values={"question": None, "text": "", "meeting": None, "planned": False},
        exit_code=1,
    )


def _no_chance(theme: Theme, group: StakeholderGroup) -> Answer:
    line = (
        f"No meeting still to come has {group.name} in it, or is open to everybody and about "
        f"{theme.name}. Name one with --meeting, or add one to the timetable. Nothing was changed."
    )
    return Answer(
        lines=(line,),
        values={"question": None, "text": "", "meeting": None, "planned": False},
        exit_code=1,
    )


def _waive(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        theme, group = _named(transaction, words)
        cell = read_heat_map(transaction).cell(theme.id, group.id)
        by = author(transaction, words).id
        act = waive(theme.id, group.id, words.words.strip(), by=by, stored=cell.waived)
        if act.changes and not words.plan:
            transaction.apply(act)
    return _done(cell, act, "set aside", plan=words.plan)


def _want(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.transaction() as transaction:
        theme, group = _named(transaction, words)
        cell = read_heat_map(transaction).cell(theme.id, group.id)
        act = want_again(cell.waived) if cell.waived else ChangeSet(name="", changes=())
        if act.changes and not words.plan:
            transaction.apply(act)
    return _done(cell, act, "wanted again", plan=words.plan)


def _done(cell: Cell, act: ChangeSet, what: str, *, plan: bool) -> Answer:
    name = f"{cell.theme.name}, {cell.group.name}"
    line = f"{name} {'would be' if plan else 'is'} {what}."
    return Answer(
        lines=(line if act.changes else f"{name} is like that already.",),
        values={
            "theme": cell.theme.name,
            "group": cell.group.name,
            "changed": len(act.changes),
            "planned": plan,
        },
    )
