"""What the team knows about the people it met: the guard's view of a challenge."""

from collections import defaultdict
from dataclasses import dataclass

from sli_desktop.models.records.challenge import Challenge, StakeholderGroup
from sli_desktop.models.records.people import Attendance, Contact, Peer
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.people import name_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Roles, groups and names of one challenge.

    `roles` are held by one person, each with its broader group (or nothing); `small_groups` met
    fewer people than `threshold`. `peers` are named on purpose and never a hit.
    """

    roles: tuple[tuple[str, str], ...] = ()
    small_groups: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    kept_out: tuple[str, ...] = ()
    threshold: int = 5


def known_of(records: ChallengeRecords) -> Known:
    """What the records of a challenge say about who was met."""
    challenge = records.all(Challenge)[0]
    groups = {group.id: group.name for group in records.all(StakeholderGroup)}
    met: dict[str, int] = defaultdict(int)
    roles: dict[str, str] = {}
    for each in records.all(Attendance):
        group = groups.get(each.group, "") if each.group else ""
        met[group] += each.count
        label = plain_role(each.role_label)
        if each.count == 1 and label:
            roles[label] = group
    small = (
        name for name, count in met.items() if name and count < challenge.small_group_threshold
    )
    return Known(
        roles=tuple(sorted(roles.items())),
        small_groups=tuple(sorted(small)),
        names=tuple(sorted({each.name for each in records.all(Contact) if each.name.strip()})),
        peers=tuple(sorted(" ".join(name_words(each.name)) for each in records.all(Peer))),
        kept_out=tuple(sorted({each.word for each in records.all(ProtectedWord)})),
        threshold=challenge.small_group_threshold,
    )


def plain_role(label: str) -> str:
    """A role without the short code it begins with in the room: ``SM1 Planning`` is Planning."""
    first, _, rest = label.partition(" ")
    is_code = first.isupper() and 1 < len(first) <= 4 and bool(rest)
    return rest if is_code else label
