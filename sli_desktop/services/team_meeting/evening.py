"""What the team looks at together in the evening, read once as one value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.finding import Finding, FindingState, PeerView, View
from sli_desktop.models.records.meeting import (
    AMONG_OURSELVES,
    Headline,
    MeetingState,
    Sensitivity,
)
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.differing import Differing, where_we_differ
from sli_desktop.services.figures import people_met
from sli_desktop.services.marks import themes_by_key
from sli_desktop.services.sync.merged import last_merged
from sli_desktop.services.team_meeting.headlines import headlines_of
from sli_desktop.storage import MeetingLine, ThemeTally
from sli_desktop.storage import View as Shelf

_ON_THE_TABLE = frozenset({FindingState.PROPOSED, FindingState.AGREED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Emerging:
    """One theme: its notes counted, and the findings on it and on its sub-themes."""

    theme: Theme
    tally: ThemeTally
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """How far the team is. `merged_at` is when another laptop's work last came in here."""

    meetings: int
    people: int
    notes: int
    writers: int
    merged_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """Everything of one team meeting but who has not been heard (`services/coverage.py`).

    `names` are what findings are called (``F4``), `team` the peers by identity.
    """

    so_far: SoFar
    emerging: tuple[Emerging, ...]
    differing: tuple[Differing, ...]
    names: Mapping[UUID, str]
    team: Mapping[UUID, Peer]
    headlines: Headline
    upcoming: tuple[MeetingLine, ...]


def read_evening(shelf: Shelf, *, now: datetime, open_only: bool = False) -> Evening:
    """Read the evening of the day of `now`, given in the challenge's own time zone.

    `open_only` leaves out what stays inside the team.
    """
    since = now.replace(hour=0, minute=0, second=0, microsecond=0)
    lines = shelf.meeting_lines()
    every = shelf.all(Finding)
    findings = [
        each
        for each in every
        if each.state in _ON_THE_TABLE
        and each.merged_into is None
        and (each.sensitivity is Sensitivity.OPEN or not open_only)
    ]
    challenge = shelf.all(Challenge)[0]
    return Evening(
        so_far=_so_far(shelf, lines),
        emerging=emerging(
            shelf.all(Theme), shelf.theme_tallies(since=since, open_only=open_only), findings
        ),
        differing=most_divided(ChallengeRecords.of((*every, *shelf.all(PeerView)))),
        names={each.id: each.name for each in shelf.sorting.findings(limit=len(every))},
        team={each.id: each for each in shelf.all(Peer)},
        headlines=headlines_of(shelf, challenge.id, now.date()),
        upcoming=_upcoming(lines, now),
    )


def emerging(
    themes: Iterable[Theme], tallies: dict[UUID, ThemeTally], findings: Iterable[Finding]
) -> tuple[Emerging, ...]:
    """The top themes in their order, each with its notes and findings."""
    themes = tuple(themes)
    top = {each.id: each.parent or each.id for each in themes}
    of_theme: dict[UUID, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: (one.order, one.reference, one.id)):
        of_theme.setdefault(top.get(finding.theme, finding.theme), []).append(finding)
    return tuple(
        Emerging(
            theme=theme,
            tally=tallies.get(theme.id, ThemeTally()),
            findings=tuple(of_theme.get(theme.id, ())),
        )
        for theme in themes_by_key(themes)
        if theme.parent is None
    )


def most_divided(records: ChallengeRecords) -> tuple[Differing, ...]:
    """Where somebody is unsure or differs, the most divided first; decided ones come last."""
    return tuple(sorted(where_we_differ(records), key=_by_division))


def _by_division(one: Differing) -> tuple[bool, int, str]:
    apart = sum(view.view is not View.AGREES for view in one.views)
    return one.is_decided, -apart, one.finding.reference


def _so_far(shelf: Shelf, lines: Sequence[MeetingLine]) -> SoFar:
    held = [line for line in lines if line.state is MeetingState.HELD]
    merged = [each.at for each in last_merged(shelf) if each.at is not None]
    return SoFar(
        meetings=sum(line.kind not in AMONG_OURSELVES for line in held),
        people=people_met(lines, shelf.roles_met()),
        notes=shelf.note_totals().notes,
        writers=shelf.note_writers(),
        merged_at=max(merged, default=None),
    )


def _upcoming(lines: Iterable[MeetingLine], now: datetime) -> tuple[MeetingLine, ...]:
    """Meetings still to come within two days: where a follow-up can be asked."""
    until = now + timedelta(days=2)
    return tuple(
        line
        for line in lines
        if line.state is MeetingState.PLANNED
        and line.starts is not None
        and now < (line.ends or line.starts)
        and line.starts < until
    )
