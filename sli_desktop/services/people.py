"""The peer team: who they are, and the initials that stand for them on every laptop."""

import string
import unicodedata
from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.wording import tr

_TITLES = frozenset({"cllr", "councillor", "dr", "mr", "mrs", "ms", "miss", "sir", "dame", "prof"})

_WITHOUT_ACCENT = str.maketrans({"Ł": "L", "Ø": "O", "Æ": "AE", "Œ": "OE", "Đ": "D", "Þ": "TH"})


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without a title: ``Cllr Priya Shah`` gives Priya and Shah."""
    words = [word.strip(".,()") for word in name.replace("-", " ").split()]
    return tuple(word for word in words if word and word.casefold() not in _TITLES)


def free_initials(name: str, taken: Collection[str]) -> str:
    """Initials for a peer that nobody of the team has yet, always letters only.

    A digit would make references ambiguous (PS2 and 4, PS and 24), so a second Priya Shah takes
    one more letter of her surname (PSH), and after that letters of the alphabet.
    """
    words = [_letters(word) for word in name_words(name)]
    words = [word for word in words if word] or ["X"]
    base = "".join(word[0] for word in words)
    used = {initials.upper() for initials in taken}
    longer = [base + words[-1][1:end] for end in range(1, len(words[-1]) + 1)]
    for candidate in (*longer, *(base + letter for letter in string.ascii_uppercase)):
        if candidate not in used:
            return candidate
    return free_initials(name + " X", taken)


def _letters(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.upper().translate(_WITHOUT_ACCENT))
    return "".join(letter for letter in plain if letter in string.ascii_uppercase)


def add_peer(
    team: Iterable[Peer],
    *,
    name: str,
    role: PeerRole,
    title: str = "",
    organisation: str = "",
    new_id: Callable[[], UUID],
) -> tuple[Peer, ChangeSet]:
    """Take a person into the peer team, with initials of their own."""
    peer = Peer(
        id=PeerId(new_id()),
        name=name,
        title=title,
        organisation=organisation,
        role=role,
        initials=free_initials(name, [peer.initials for peer in team]),
    )
    return peer, make(tr("Add {name} to the team").format(name=name), peer)


def find_peer(team: Iterable[Peer], words: str) -> Peer | None:
    """Find one peer by initials, full name or a surname that only one of them has."""
    team = tuple(team)
    wanted = words.strip().casefold()
    plain = " ".join(name_words(words)).casefold()
    tests: tuple[Callable[[Peer], bool], ...] = (
        lambda peer: bool(wanted) and peer.initials.casefold() == wanted,
        lambda peer: bool(plain) and " ".join(name_words(peer.name)).casefold() == plain,
        lambda peer: plain in {word.casefold() for word in name_words(peer.name)[-1:]},
    )
    for test in tests:
        found = [peer for peer in team if test(peer)]
        if len(found) == 1:
            return found[0]
    return None
