"""Who may arrange a challenge: the challenge manager and the lead peer; everybody may read."""

from collections.abc import Iterable

from sli_desktop.models.records.people import Peer, PeerRole, PeerStatus
from sli_desktop.wording import tr

ARRANGERS = frozenset({PeerRole.CHALLENGE_MANAGER, PeerRole.LEAD_PEER})


def may_arrange(peer: Peer) -> bool:
    """Whether a peer may change what set-up holds."""
    return peer.role in ARRANGERS


def who_may_arrange(team: Iterable[Peer]) -> str:
    """A calm word to those who may only read: whom to ask."""
    names = [
        tr("{name} ({role})").format(name=peer.name, role=role_words(peer.role))
        for peer in team
        if may_arrange(peer) and peer.status is not PeerStatus.WITHDRAWN
    ]
    if not names:
        return tr(
            "You can read everything here. The challenge manager and the lead peer change it, "
            "so that every laptop of the team says the same."
        )
    return tr(
        "You can read everything here. To have something changed, ask {names}: so every laptop "
        "of the team says the same."
    ).format(names=tr(" or ").join(names))


def role_words(role: PeerRole) -> str:
    """What a role is called."""
    return _ROLES[role]


_ROLES = {
    PeerRole.LEAD_PEER: tr("lead peer"),
    PeerRole.LEAD_MEMBER_PEER: tr("lead member peer"),
    PeerRole.MEMBER_PEER: tr("member peer"),
    PeerRole.OFFICER_PEER: tr("officer peer"),
    PeerRole.LIVED_EXPERIENCE_PEER: tr("lived-experience peer"),
    PeerRole.ANALYST: tr("analyst"),
    PeerRole.CHALLENGE_MANAGER: tr("challenge manager"),
    PeerRole.SUPPORT_OFFICER: tr("support officer"),
}
