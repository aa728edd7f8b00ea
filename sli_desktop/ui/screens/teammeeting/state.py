"""What the team meeting says, computed from what was read: pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sli_desktop.calendar_words import weekday
from sli_desktop.models.records.finding import Finding, FindingLabel, FindingState, PeerView
from sli_desktop.models.records.people import Peer
from sli_desktop.services.differing import Differing, view_words
from sli_desktop.services.findings import state_words
from sli_desktop.services.team_meeting.evening import Emerging, SoFar
from sli_desktop.ui.screens.teammeeting.emerging_list import Row
from sli_desktop.ui.widgets.chips import tally_chips
from sli_desktop.ui.words import clock_time, short_day, when
from sli_desktop.wording import tr, trn

MOST_FINDINGS = 6
"""So many findings of a theme are shown; the page Findings has all of them."""
_LUNCH, _EVENING = 11, 15


def title_of(now: datetime) -> str:
    """Which team meeting it is: "Team meeting · Tuesday evening"."""
    day = weekday(now)
    if now.hour < _LUNCH:
        part = tr("{day} morning")
    else:
        part = tr("{day} lunch") if now.hour < _EVENING else tr("{day} evening")
    return tr("Team meeting · {part}").format(part=part.format(day=day))


def so_far_words(so_far: SoFar, local: Callable[[datetime], datetime], now: datetime) -> str:
    """How far the team is: "22 meetings so far · 71 people · 214 notes from 5 peers · ..."."""
    notes = trn(so_far.notes, "{number} note", "{number} notes")
    writers = trn(
        so_far.writers, "{notes} from {number} peer", "{notes} from {number} peers", notes=notes
    )
    parts = [
        trn(so_far.meetings, "{number} meeting so far", "{number} meetings so far"),
        trn(so_far.people, "{number} person", "{number} people"),
        writers,
    ]
    if so_far.merged_at is not None:
        at = local(so_far.merged_at)
        shown = clock_time(at) if at.date() == now.date() else when(at, now)
        parts.append(tr("last merged {time}").format(time=shown))
    return " · ".join(parts)


def rows_of(every: Sequence[Emerging], names: Mapping[UUID, str]) -> Iterator[Row]:
    """The rows of the list: a heading a theme, then its findings."""
    for one in every:
        shown = one.findings[:MOST_FINDINGS]
        new = trn(one.tally.new, "{number} new today", "{number} new today")
        chips = tally_chips(one.tally.strengths, one.tally.areas)
        said = ", ".join(chip.words for chip in chips)
        findings = trn(len(one.findings), "{number} finding", "{number} findings")
        yield Row(
            key=one.theme.id,
            words=one.theme.name,
            spoken=f"{one.theme.name}. {said}. {new}. {findings}",
            aside=new if one.tally.new else "",
            chips=chips,
            is_last=not shown,
        )
        for number, finding in enumerate(shown, start=1):
            yield _finding_row(finding, names.get(finding.id, ""), is_last=number == len(shown))


def _finding_row(finding: Finding, name: str, *, is_last: bool) -> Row:
    label = tr("strength") if finding.label is FindingLabel.STRENGTH else tr("to consider")
    words = tr("{headline} ({finding})").format(headline=finding.headline, finding=name)
    return Row(
        key=finding.id,
        words=words,
        spoken=f"{words}. {label}, {state_words(finding.state)}",
        icon="circle-check" if finding.state is FindingState.AGREED else "",
        finding=finding.id,
        is_last=is_last,
    )


def gap_words(people: int, meeting: str, starts: datetime | None) -> str:
    """What is known of a gap: "Nobody heard yet · Wed 15, 11:30 Community group"."""
    heard = trn(people, "{number} person heard", "{number} people heard")
    first = heard if people else tr("Nobody heard yet")
    when_ = f"{short_day(starts)}, {clock_time(starts)} {meeting}" if starts else ""
    return f"{first} · {when_ or tr('no meeting planned')}"


def aside_words(theme: str, group: str, why: str) -> str:
    """A gap nobody needs to close: "Set aside: Residents on Housing. Heard in writing"."""
    return tr("Set aside: {group} on {theme}. {why}").format(group=group, theme=theme, why=why)


def views_words(one: Differing, team: Mapping[UUID, Peer]) -> str:
    """What each peer thinks: "Priya Shah: agrees · Tom Reed: unsure"."""
    return " · ".join(
        _of_peer(given, team, view_words(given.view)) for given in one.views if given.peer in team
    )


def words_of_views(one: Differing, team: Mapping[UUID, Peer]) -> tuple[str, ...]:
    """What peers said about it, each with the name before it."""
    return tuple(
        _of_peer(given, team, given.words.strip())
        for given in one.views
        if given.peer in team and given.words.strip()
    )


def _of_peer(given: PeerView, team: Mapping[UUID, Peer], words: str) -> str:
    return tr("{name}: {view}").format(name=team[given.peer].name, view=words)
