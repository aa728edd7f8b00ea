"""What the team knows about the people it met: the guard's view of a challenge."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, StakeholderGroup
from sli_desktop.models.records.ids import GroupId, MeetingId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance, Contact, Peer
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.services.guard import council
from sli_desktop.services.guard.phrases import Phrases, pieces
from sli_desktop.services.guard.short_forms import initials, several, turned
from sli_desktop.services.guard.tokens import folded
from sli_desktop.services.people import name_words

R = TypeVar("R", bound=Record)

_CODE = re.compile(r"^[A-Z]{2,4}\d{0,2} (?=\S)")
RUN_KEY = 4
"""Quotes are found again by runs of so many words; a shorter quote is too common to know."""

_SHORTEST_SURNAME = 3
_ASIDE = re.compile(r" ?\([^)]*\)")


class HasRecords(Protocol):
    """Where records come from: a copy of everything, or a look at the database."""

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """All records of a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words somebody said, as a note holds them, and how many people were in that meeting."""

    words: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Roles, groups and names of one challenge.

    `roles` are held by one person, each with its broader group (or nothing); `small_groups` are
    groups and counted roles of which fewer people than `threshold` were met. `peers` are named on
    purpose and never a hit. `quotes` are the notes that are somebody's exact words.
    """

    roles: tuple[tuple[str, str], ...] = ()
    small_groups: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    kept_out: tuple[str, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    threshold: int = 5
    index: "Index" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put everything to look for in order once, so that each text is gone through once."""
        object.__setattr__(self, "index", Index.of(self))

    @classmethod
    def of(cls, records: HasRecords, quoting: Iterable[Note] | None = None) -> "Known":
        """What the records of a challenge say about who was met.

        `quoting` are the notes that are quotes, where a caller has read them apart because it
        does not want to read all notes for them; otherwise they are sought in the records.
        """
        challenge = next(iter(records.all(Challenge)), None)
        threshold = challenge.small_group_threshold if challenge else 5
        present = records.all(Attendance)
        groups = {each.id: each.name for each in records.all(StakeholderGroup)}
        notes = records.all(Note) if quoting is None else quoting
        return cls(
            roles=_roles(present, groups),
            small_groups=_small_groups(present, groups, threshold),
            names=_sorted(each.name for each in records.all(Contact)),
            peers=_sorted(" ".join(name_words(each.name)) for each in records.all(Peer)),
            kept_out=_sorted(each.word for each in records.all(ProtectedWord)),
            quotes=_quotes(notes, records.all(Meeting), present),
            threshold=threshold,
        )


@dataclass(frozen=True, slots=True)
class Index:
    """What is known, in the order of looking for it."""

    roles: Phrases[str]
    titles: frozenset[str]
    """Roles of one word, folded: "leader", "mayor"."""
    initials: frozenset[str]
    """What roles are called for short, folded: "cfo"."""
    plurals: Phrases[str]
    """Roles with others of their kind: "directors of place and people"."""
    groups: Phrases[str]
    names: Phrases[bool]
    """Whether it is only the last word of a name: that counts with a capital alone."""
    kept_out: Phrases[None]
    quotes: Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], int, int], ...]]
    """Each run of `RUN_KEY` words of a quote: its words, where the run begins, people met."""
    peers: frozenset[str]
    """The last words of peers' names, folded."""

    @classmethod
    def of(cls, known: Known) -> "Index":
        """Put what is known in order."""
        words = [name_words(name) for name in known.names]
        whole = [(" ".join(each), len(each) == 1) for each in words if each]
        last = [(part, True) for name in known.names for part in _surnames(name)]
        peers = frozenset(folded(name.split()[-1]) for name in known.peers if name.split())
        return cls(
            roles=Phrases(
                (form, group)
                for role, group in known.roles
                if " " in role
                for form in (role, *turned(role))
            ),
            plurals=Phrases((form, "") for role, _ in known.roles for form in several(role)),
            initials=initials(role for role, _ in known.roles if " " in role),
            titles=frozenset(folded(role) for role, _ in known.roles if " " not in role),
            groups=Phrases((form, group) for group in known.small_groups for form in _forms(group)),
            names=Phrases(
                [*whole, *((n, is_last) for n, is_last in last if _is_surname(n, peers))]
            ),
            quotes=_runs(known.quotes),
            kept_out=Phrases((word, None) for word in known.kept_out),
            peers=peers,
        )


def _runs(
    quotes: Iterable[Quoted],
) -> Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], int, int], ...]]:
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], int, int]]] = defaultdict(list)
    for quote in quotes:
        words = tuple(word for word, _, _ in pieces(quote.words))
        for at in range(len(words) - RUN_KEY + 1):
            found[words[at : at + RUN_KEY]].append((words, at, quote.people))
    return {key: tuple(places) for key, places in found.items()}


def _forms(group: str) -> tuple[str, ...]:
    """The ways a group may stand in a sentence: "support workers at Alder House"."""
    who, _, where = (part.strip() for part in group.partition(","))
    if not where:
        return (group,)
    links = ("at", "in", "from", "of", "on")
    return (group, f"{where} {who}", *(f"{who} {link} {where}" for link in links))


def _surnames(name: str) -> tuple[str, ...]:
    """The last word of a name, and its parts where it has a hyphen."""
    words = name.split()
    return tuple(words[-1].split("-")) if len(name_words(name)) > 1 else ()


def _is_surname(name: str, peers: frozenset[str]) -> bool:
    return len(name) >= _SHORTEST_SURNAME and folded(name) not in peers


def plain_role(label: str) -> str:
    """A role without the short code it begins with in the room: ``SM1 Planning`` is Planning."""
    return _CODE.sub("", " ".join(label.split()))


def role_forms(label: str) -> tuple[str, ...]:
    """The ways a role of a meeting may stand in a sentence.

    ``FM1 Finance manager, revenue`` is also "revenue finance manager", "finance manager for
    revenue" and "finance manager".
    """
    role = plain_role(label)
    plain = _ASIDE.sub("", role)
    first, _, second = (part.strip() for part in plain.partition(","))
    forms = [role, plain]
    if second and _is_post(first):
        forms += [f"{first} {link} {second}" for link in ("for", "of", "of the")]
        forms += [f"{second} {first}", first]
    elif second:
        forms += [f"{first} {second}", second]
    return tuple(dict.fromkeys(form for form in forms if _is_post(form)))


def _is_post(words: str) -> bool:
    """Whether words name somebody's post, and not a body or a field of work."""
    known = council.POSTS | council.ANYBODY
    return not known.isdisjoint(word.strip("()").casefold() for word in words.split())


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({each.strip() for each in words} - {""}))


def _roles(
    present: Iterable[Attendance], groups: Mapping[GroupId, str]
) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for each in present:
        if each.count == 1:
            group = groups.get(each.group, "") if each.group else ""
            for form in role_forms(each.role_label):
                found.setdefault(form, group)
    return tuple(sorted(found.items()))


def _small_groups(
    present: Iterable[Attendance], groups: Mapping[GroupId, str], threshold: int
) -> tuple[str, ...]:
    """Groups, and roles several people have, of which too few people were met to hide one."""
    seats: dict[str, int] = defaultdict(int)
    keys: dict[str, set[str]] = defaultdict(set)
    for each in present:
        names = {groups.get(each.group, "") if each.group else ""}
        if each.count > 1:
            names.add(plain_role(each.role_label))
        for name in names:
            if each.count == 1 and each.person_key:
                keys[name].add(each.person_key)
            else:
                seats[name] += each.count
    return _sorted(
        name for name in {*seats, *keys} if seats[name] + len(keys[name]) < max(threshold, 0)
    )


def _quotes(
    notes: Iterable[Note], meetings: Iterable[Meeting], present: Iterable[Attendance]
) -> tuple[Quoted, ...]:
    heard: dict[MeetingId, int] = defaultdict(int)
    for each in present:
        heard[each.meeting] += each.count
    said = {
        one.id: heard[one.id] if one.people_count is None else one.people_count for one in meetings
    }
    return tuple(
        Quoted(words=note.body, people=said.get(note.meeting, 0) if note.meeting else 0)
        for note in notes
        if NoteKind.QUOTE in note.kinds and note.body.strip()
    )
