"""`team-meeting`: the evening from a terminal."""

from datetime import date
from pathlib import Path

from sli_desktop.models.records.meeting import Headline, Meeting, MeetingKind
from tests.cli.conftest import Terminal, records_of


def test_the_evening_shows_themes_findings_and_where_the_team_differs(
    terminal: Terminal, northmere: Path
) -> None:
    told = terminal.values("team-meeting", "show", northmere, "--day", "2025-10-14")
    assert told["notes"] > 100
    assert sum(len(each["findings"]) for each in told["emerging"]) > 10
    assert told["differing"][0]["views"]
    lines = terminal.done("team-meeting", "show", northmere).out
    assert told["emerging"][0]["theme"] in lines


def test_what_is_team_only_is_left_out_where_asked(terminal: Terminal, northmere: Path) -> None:
    every = terminal.values("team-meeting", "show", northmere)
    shown = terminal.values("team-meeting", "show", northmere, "--open-only")
    counts = [sum(each["notes"] for each in told["emerging"]) for told in (every, shown)]
    assert counts[0] > counts[1] > 0


def test_headlines_are_written_and_emptied(terminal: Terminal, northmere: Path) -> None:
    words = ("team-meeting", "headlines", northmere, "Good grip", "Weak plans")
    days = ("--day", "2025-10-14")
    assert not terminal.values(*words, *days, "--plan")["changed"]
    assert terminal.values(*words, *days)["changed"]
    assert not terminal.values(*words, *days)["changed"]
    [one] = _headlines(northmere)
    assert one.text == "Good grip\nWeak plans"
    told = terminal.values("team-meeting", "show", northmere, *days)
    assert told["headlines"] == ["Good grip", "Weak plans"]
    terminal.done("team-meeting", "headlines", northmere, *days)
    assert not _headlines(northmere)
    terminal.done(*words, *days)
    assert len(_headlines(northmere)) == 1


def test_a_round_is_planned_and_begun(terminal: Terminal, northmere: Path) -> None:
    words = ("team-meeting", "round", northmere, "--day", "2025-10-14")
    planned = terminal.values(*words, "--plan")
    assert planned["pairs"]
    before = _rounds(northmere)
    begun = terminal.values(*words)
    assert begun["pairs"] == planned["pairs"]
    assert len(_rounds(northmere)) == len(before) + 1


def _headlines(northmere: Path) -> list[Headline]:
    every = records_of(northmere).all(Headline)
    return [each for each in every if each.day == date(2025, 10, 14)]


def _rounds(northmere: Path) -> list[Meeting]:
    every = records_of(northmere).all(Meeting)
    return [each for each in every if each.kind is MeetingKind.TEAM_MEETING]
