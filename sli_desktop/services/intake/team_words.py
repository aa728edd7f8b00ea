"""Reads who of the team goes to a meeting, from words such as "ME / AS" or "all peers"."""

import re

from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.people import Peer, PeerStatus
from sli_desktop.services.people import find_peer

_APART = re.compile(r"[/,;&+\n]|\s+and\s+|\s+with\s+", re.IGNORECASE)
_EVERYBODY = frozenset({"all", "all peers", "whole team", "all team", "everyone", "full team"})
_NOBODY = frozenset({"", "tbc", "tba", "-", "none", "n a"})


def peers_in(words: str, team: tuple[Peer, ...]) -> tuple[list[PeerId], list[str]]:
    """The peers that are named, in order, and the words that name nobody of the team."""
    peers: list[PeerId] = []
    unknown: list[str] = []
    for part in _APART.split(words):
        plain = re.sub(r"[^\w-]+", " ", part.casefold()).strip()
        if plain in _EVERYBODY:
            peers += [peer.id for peer in team if peer.status is not PeerStatus.WITHDRAWN]
        elif plain not in _NOBODY:
            peer = find_peer(team, part)
            if peer is None:
                unknown.append(part.strip()[:60])
            else:
                peers.append(peer.id)
    return list(dict.fromkeys(peers)), unknown
