"""Who sits at this laptop: a local note in the challenge folder, never in a bundle."""

from uuid import UUID

from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.people import Peer
from sli_desktop.storage import Transaction, View

PEER_KEY = "peer"


def sit_down(transaction: Transaction, peer: PeerId) -> None:
    """Say which peer works with this challenge folder."""
    transaction.set_meta(PEER_KEY, peer.bytes)


def who_sits_here(view: View) -> Peer | None:
    """The peer of this laptop, or None where nobody has said so."""
    known = view.meta(PEER_KEY)
    return None if known is None else view.get(Peer, UUID(bytes=known))
