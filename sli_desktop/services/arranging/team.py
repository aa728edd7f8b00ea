"""The peer team: changing what is known of a peer, withdrawing, and what a conflict touches."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import ChangeSet, edit
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.people import Peer, PeerRole, PeerStatus
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.rights import may_arrange
from sli_desktop.wording import tr

_NAMES = {
    "name": tr("Change the name of a peer"),
    "title": tr("Change the title of a peer"),
    "organisation": tr("Change the organisation of a peer"),
    "role": tr("Change the role of a peer"),
    "political_group": tr("Change the political group of a peer"),
    "initials": tr("Change the initials of a peer"),
    "conflict_of_interest": tr("Change the conflict of interest of a peer"),
}
_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
_PLAIN_WORDS = """
about after also been before both call chief council content declared director executive focus
from group have interview into involved leader manager meeting member none officer team visit peer
since that their them there they thi until used was were which while with worked would year
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())


def change_peer(peer: Peer, field: str, value: Any) -> ChangeSet:
    """Change one field of a peer."""
    return edit(_NAMES[field], (peer, replace(peer, **{field: value})))


def withdraw_peer(peer: Peer) -> ChangeSet:
    """Take a peer out of the team from now on; notes and meetings keep the name."""
    name = tr("Withdraw {name} from the team").format(name=peer.name)
    return edit(name, (peer, replace(peer, status=PeerStatus.WITHDRAWN)))


def bring_back_peer(peer: Peer) -> ChangeSet:
    """Let a peer who had withdrawn take part again."""
    name = tr("Bring {name} back into the team").format(name=peer.name)
    return edit(name, (peer, replace(peer, status=PeerStatus.CONFIRMED)))


def initials_problem(team: Iterable[Peer], peer: Peer, words: str) -> str:
    """What is wrong with initials that were typed for a peer; empty where nothing is."""
    wanted = words.strip().upper()
    if not wanted.isalpha() or not wanted.isascii():
        return tr("Initials: write letters only, such as PS")
    other = next((p for p in team if p.id != peer.id and p.initials.upper() == wanted), None)
    if other is None:
        return ""
    return tr("Initials: {initials} already stands for {name}").format(
        initials=wanted, name=other.name
    )


def leaves_nobody_in_charge(team: Iterable[Peer], peer: Peer, role: PeerRole | None) -> bool:
    """Whether nobody could change set-up any more if a peer took this role, or withdrew (None)."""
    rest = [p for p in team if p.id != peer.id and p.status is not PeerStatus.WITHDRAWN]
    if role is not None:
        rest.append(replace(peer, role=role))
    return may_arrange(peer) and not any(map(may_arrange, rest))


def meetings_with(peer: Peer, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings a peer is in, leads or takes notes in, those that fell through left out."""
    return tuple(
        meeting
        for meeting in meetings
        if meeting.state is not MeetingState.CANCELLED
        and (meeting.lead == peer.id or peer.id in meeting.peers | meeting.note_takers)
    )


def meetings_touched(peer: Peer, set_up: SetUp) -> tuple[Meeting, ...]:
    """Meetings of a peer that share a telling word with the conflict of interest they declared.

    A hint for a person to look at, not a judgement: it compares words of the declaration with the
    title, the place and the themes of each meeting.
    """
    common = _PLAIN | _words(set_up.challenge.subject) | _words(peer.organisation)
    wanted = _words(peer.conflict_of_interest) - common
    themes = {theme.id: theme for theme in set_up.themes}
    return tuple(
        meeting
        for meeting in meetings_with(peer, set_up.meetings)
        if wanted & (_words(_about(meeting, themes)) - common)
    )


def _about(meeting: Meeting, themes: dict[Any, Theme]) -> str:
    names = [themes[each].name for each in meeting.themes if each in themes]
    return " ".join((meeting.title, meeting.place, *names))


def _words(text: str) -> frozenset[str]:
    return frozenset(found.casefold().rstrip("s") for found in _WORD.findall(text))
