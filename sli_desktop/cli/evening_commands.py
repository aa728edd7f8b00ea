"""`team-meeting show`, `headlines` and `round`: the evening from a terminal."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sli_desktop.cli.challenges import author, open_challenge, references
from sli_desktop.cli.output import Answer, counted, day_words, moment_words
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_author, add_challenge, add_command, day
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.meeting import Headline, Meeting
from sli_desktop.models.records.people import Peer
from sli_desktop.services.differing import Differing
from sli_desktop.services.freezing.keeping import zone_of
from sli_desktop.services.team_meeting.evening import Emerging, Evening, read_evening
from sli_desktop.services.team_meeting.headlines import headlines_of, lines_of, write_headlines
from sli_desktop.services.team_meeting.table import names_of, pairs_of, round_the_table
from sli_desktop.storage import View


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("team-meeting", help="the evening: emerging, differing, headlines")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    show = add_command(
        acts,
        "show",
        _show,
        does="show what is emerging, where the team differs, and the headlines",
        example="sli-desktop team-meeting show northmere.sli",
    )
    add_challenge(show)
    show.add_argument("--open-only", action="store_true", help="leave out what is team only")
    write = add_command(
        acts,
        "headlines",
        _headlines,
        does="write the headlines of a day, one for each TEXT",
        example='sli-desktop team-meeting headlines northmere.sli "Good grip on money"',
    )
    add_challenge(write)
    write.add_argument("text", metavar="TEXT", nargs="*", help="a headline; none empties the day")
    begin = add_command(
        acts,
        "round",
        _round,
        does="begin round the table: ten minutes in which each pair makes three points",
        example="sli-desktop team-meeting round northmere.sli --as PS",
    )
    add_challenge(begin)
    add_author(begin)
    for each in (show, write, begin):
        each.add_argument("--day", type=day, default=None, help="another day than today")
    for each in (write, begin):
        each.add_argument("--plan", action="store_true", help="show what would be, change nothing")


def _now(view: View, words: argparse.Namespace, at: Surroundings) -> datetime:
    """The time in the challenge's own zone; of another day its evening."""
    now = at.clock().astimezone(zone_of(view.all(Challenge)))
    if words.day is None:
        return now
    return now.replace(
        year=words.day.year, month=words.day.month, day=words.day.day, hour=18, minute=0
    )


def _show(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        now = _now(view, words, at)
        evening = read_evening(view, now=now, open_only=words.open_only)
    return Answer(lines=tuple(_lines(evening, now)), values=_values(evening))


def _lines(evening: Evening, now: datetime) -> Iterator[str]:
    so_far = evening.so_far
    merged = f", last merged {moment_words(so_far.merged_at)}" if so_far.merged_at else ""
    yield (
        f"{day_words(now)}: {counted(so_far.meetings, 'meeting')}, "
        f"{counted(so_far.people, 'person', 'people')}, {counted(so_far.notes, 'note')} from "
        f"{counted(so_far.writers, 'peer')}{merged}."
    )
    for one in evening.emerging:
        tally = one.tally
        yield (
            f"{one.theme.name}: {counted(tally.strengths, 'strength')}, {tally.areas} to consider, "
            f"{tally.new} new"
        )
        for finding in one.findings:
            yield f"  {finding.reference} {finding.headline} ({finding.state.value})"
    for each in evening.differing:
        said = ", ".join(
            f"{evening.team[view.peer].name}: {view.view.value}"
            for view in each.views
            if view.peer in evening.team
        )
        yield f"Differs: {each.finding.reference} {each.finding.headline} ({said})"
    for line in lines_of(evening.headlines):
        yield f"Headline: {line}"


def _values(evening: Evening) -> dict[str, object]:
    so_far = evening.so_far
    return {
        "meetings": so_far.meetings,
        "people": so_far.people,
        "notes": so_far.notes,
        "writers": so_far.writers,
        "merged_at": so_far.merged_at,
        "emerging": [_emerging(one) for one in evening.emerging],
        "differing": [_differing(one, evening) for one in evening.differing],
        "headlines": list(lines_of(evening.headlines)),
    }


def _emerging(one: Emerging) -> dict[str, object]:
    tally = one.tally
    return {
        "theme": one.theme.name,
        "notes": tally.notes,
        "new": tally.new,
        "strengths": tally.strengths,
        "areas": tally.areas,
        "findings": [_finding(each) for each in one.findings],
    }


def _differing(one: Differing, evening: Evening) -> dict[str, object]:
    views = [
        {
            "peer": evening.team[view.peer].initials,
            "view": view.view.value,
            "words": view.words,
        }
        for view in one.views
        if view.peer in evening.team
    ]
    return {**_finding(one.finding), "views": views}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "reference": finding.reference,
        "headline": finding.headline,
        "state": finding.state.value,
    }


def _headlines(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            day_ = _now(view, words, at).date()
            wanted = headlines_of(view, view.all(Challenge)[0].id, day_)
            stored = view.where(Headline, day=day_)
        text = "\n".join(each.strip() for each in words.text if each.strip())
        act = write_headlines(replace(wanted, text=text), stored)
        changed = bool(act.changes)
        if changed and not words.plan:
            workspace.commit(act)
    said = "Would write" if words.plan else "Wrote"
    lines = (f"{said} the headlines of {day_words(day_)}." if changed else "They read so already.",)
    return Answer(
        lines=lines,
        values={"day": day_, "headlines": text.splitlines(), "changed": changed and not words.plan},
    )


def _round(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            now = _now(view, words, at)
            scribe = author(view, words)
            of_today = [
                each
                for each in view.all(Meeting)
                if each.starts and each.starts.astimezone(now.tzinfo).date() == now.date()
            ]
            pairs = pairs_of(view.all(Peer), of_today)
            reference = references(view, scribe)()
        meeting, act = round_the_table(
            f"Round the table, {now:%A} {now:%H:%M}",
            pairs,
            at=now,
            scribe=scribe.id,
            reference=reference,
            new_id=at.new_ids,
        )
        if not words.plan:
            workspace.commit(act)
    names = [names_of(pair) for pair in pairs]
    begin = "Would begin" if words.plan else "Began"
    return Answer(
        lines=(f"{begin} {reference}, three points from each:", *(f"  {name}" for name in names)),
        values={"id": meeting.id, "reference": reference, "pairs": names, "planned": words.plan},
    )
