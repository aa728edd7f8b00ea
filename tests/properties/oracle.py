"""What must hold whatever happened, worked out without the code under test.

Every check looks at one laptop: the revisions it holds, and the rows it shows. How a key merges is
read from the records (`model.md` section 1); how it is merged is not asked of anybody.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sli_desktop.models.records.codec import JsonValue, Keys, default_of, merge_of
from sli_desktop.models.records.merge import DELETED, Merge
from sli_desktop.services.sync.lineage import Revision

OPEN = frozenset({"changed_by_both", "late_change"})
"""Why a person has to choose; of other looks one text is the answer."""

SIGNED = frozenset({"signed off", "published"})


@dataclass(frozen=True)
class Doubt:
    """What a person is told of a key: why, and every version of it by its revision."""

    look: str
    versions: Mapping[bytes, JsonValue]


@dataclass
class Row:
    """A record as a laptop shows it."""

    kind: str
    keys: Keys
    in_bin: bool = False
    doubts: dict[str, Doubt] = field(default_factory=dict)

    def value(self, key: str) -> JsonValue:
        return self.keys[key] if key in self.keys else default_of(self.kind, key)

    def is_open(self, key: str) -> bool:
        return key in self.doubts and self.doubts[key].look in OPEN


Revisions = Mapping[UUID, Mapping[bytes, Revision]]
Rows = Mapping[UUID, Row]


def words(value: JsonValue) -> set[str]:
    return set(re.findall(r"\w+", value)) if isinstance(value, str) else set()


def texts_of(row: Row) -> Iterator[str]:
    """The keys of a row that hold words of people."""
    for key, value in row.keys.items():
        if isinstance(value, str) and merge_of(row.kind, key) in {Merge.TEXT, Merge.VALUE}:
            yield key


def in_view(row: Row) -> set[str]:
    """Every word of a record that the person in front of this laptop can read."""
    if row.in_bin:
        return set()
    seen: set[str] = set()
    for key in {*texts_of(row), *row.doubts}:
        seen |= in_view_of(row, key)
    return seen


def in_view_of(row: Row, key: str) -> set[str]:
    seen = words(row.keys.get(key))
    if key in row.doubts:
        seen = seen.union(*map(words, row.doubts[key].versions.values()))
    return seen


def all_in_view(rows: Rows) -> set[str]:
    return set().union(*map(in_view, rows.values())) if rows else set()


class Family:
    """The revisions of one record, and who had seen whom."""

    def __init__(self, revs: Mapping[bytes, Revision]) -> None:
        self.revs = revs
        self.seen = _ancestors(revs)

    def touching(self, key: str) -> list[Revision]:
        return [rev for rev in self.revs.values() if key in rev.keys]

    def heads(self, key: str) -> list[Revision]:
        wrote = self.touching(key)
        past = set().union(*(self.seen[rev.id] for rev in wrote)) if wrote else set()
        return [rev for rev in wrote if rev.id not in past]

    def keys(self, merge: Merge) -> set[str]:
        return {
            key
            for rev in self.revs.values()
            for key in rev.keys
            if merge_of(rev.kind, key) is merge
        }

    @property
    def was_signed(self) -> bool:
        return any(rev.keys.get("state") in SIGNED for rev in self.revs.values())


def _ancestors(revs: Mapping[bytes, Revision]) -> dict[bytes, set[bytes]]:
    found: dict[bytes, set[bytes]] = {}
    waiting = list(revs)
    while waiting:
        rev = revs[waiting[-1]]
        missing = [parent for parent in rev.parents if parent in revs and parent not in found]
        if missing:
            waiting += missing
            continue
        known = [parent for parent in rev.parents if parent in revs]
        found[waiting.pop()] = set(known).union(*(found[parent] for parent in known))
    return found


def complaints(revisions: Revisions, rows: Rows) -> list[str]:
    """Everything that is wrong on one laptop, by the number of its property in `sync.md` 10."""
    found = []
    for record, revs in revisions.items():
        family = Family(revs)
        found += [f"P12 parent of {record}" for _ in orphans(revs)]
        if record not in rows:
            continue
        row = rows[record]
        found += [f"{what} {record}" for check in CHECKS for what in check(family, row)]
    return found


def orphans(revs: Mapping[bytes, Revision]) -> list[bytes]:
    """P12: parents that are not here."""
    return [parent for rev in revs.values() for parent in rev.parents if parent not in revs]


def values_lost(family: Family, row: Row) -> Iterator[str]:
    """P3: of a value that two people gave apart, one is shown and all are told."""
    for key in family.keys(Merge.VALUE) - {DELETED}:
        heads = family.heads(key)
        given = [rev.keys[key] for rev in heads]
        if row.value(key) not in given:
            yield f"P3 {key} holds what nobody gave"
        elif not row.in_bin and any(value != given[0] for value in given):
            told = row.doubts[key].versions if key in row.doubts else {}
            if not {rev.id for rev in heads} <= told.keys():
                yield f"P3 {key} was given twice and nobody is told"


def resurrected(family: Family, row: Row) -> Iterator[str]:
    """P4: words that somebody took away after everybody who wrote them, and that are back."""
    if row.in_bin or family.was_signed:
        return
    for key in family.keys(Merge.TEXT):
        touching = family.touching(key)
        for word in in_view_of(row, key):
            writers = {rev.id for rev in touching if word in words(rev.keys[key])}
            if any(writers <= family.seen[rev.id] for rev in touching):
                yield f"P4 {word} of {key} is back"


def wrongly_hidden_or_shown(family: Family, row: Row) -> Iterator[str]:
    """P4 and P5: hidden while somebody's edit was not seen, or back though all had been seen."""
    heads = family.heads(DELETED)
    deleting = [rev for rev in heads if rev.keys[DELETED] is True]
    covered = {rev.id for rev in deleting}.union(*(family.seen[rev.id] for rev in deleting))
    must_hide = bool(deleting) and len(deleting) == len(heads) and covered == family.revs.keys()
    if row.in_bin != must_hide:
        yield "P5 hidden though it must be shown" if row.in_bin else "P4 back from the bin"
    if deleting and not must_hide and DELETED not in row.doubts:
        yield "P5 somebody deleted it and nobody is told"


def doubled_or_invented(family: Family, row: Row) -> Iterator[str]:
    """P6: where nobody is asked, no word stands more often than a person ever wrote or kept it."""
    for key in family.keys(Merge.TEXT):
        text = row.value(key)
        if not isinstance(text, str) or row.is_open(key):
            continue
        written: Counter[str] = Counter()
        for rev in family.touching(key):
            written |= Counter(re.findall(r"\w+", str(rev.keys[key])))
        counts = Counter(re.findall(r"\w+", text))
        yield from (f"P6 {w} of {key}" for w, count in counts.items() if count > written[w])


def needless_questions(family: Family, row: Row) -> Iterator[str]:
    """P6: two people who only added sentences to a text are never asked to choose between them."""
    if row.in_bin or family.was_signed:
        return
    for key in family.keys(Merge.TEXT):
        versions = list(row.doubts[key].versions) if row.is_open(key) else []
        if len(versions) != 2 or not all(version in family.seen for version in versions):
            continue
        common = family.seen[versions[0]] & family.seen[versions[1]]
        wrote = {i: rev for i, rev in family.revs.items() if i in common and key in rev.keys}
        newest = [i for i in wrote if not any(i in family.seen[j] for j in wrote)]
        if len(newest) != 1:
            continue
        base = sentences(wrote[newest[0]].keys[key])
        both = [sentences(value) for value in row.doubts[key].versions.values()]
        is_same = {*both[0]} & {*both[1]} - {*base}  # merging findings can bring one to two laptops
        if all(_holds_in_order(version, base) for version in both) and not is_same:
            yield f"P6 asked about {key} without need"


def members_wrong(family: Family, row: Row) -> Iterator[str]:
    """P5: adding a member wins over taking it out at the same time, and over nothing else."""
    for key in family.keys(Merge.SET):
        is_in = any(rev.keys[key] is True for rev in family.heads(key))
        if (row.keys.get(key) is True) != is_in:
            yield f"P5 {key}"


def places_wrong(family: Family, row: Row) -> Iterator[str]:
    """P3: a place in a list is one that somebody gave last; what is given once stays."""
    for key in family.keys(Merge.TRIVIAL):
        if row.value(key) not in [rev.keys[key] for rev in family.heads(key)]:
            yield f"P3 {key}"
    for key in family.keys(Merge.FIXED):
        if row.value(key) not in [rev.keys[key] for rev in family.touching(key)]:
            yield f"P3 {key}"


CHECKS = (
    values_lost,
    resurrected,
    wrongly_hidden_or_shown,
    doubled_or_invented,
    needless_questions,
    members_wrong,
    places_wrong,
)


def sentences(value: JsonValue) -> list[str]:
    return re.findall(r"[^.]+\.", value) if isinstance(value, str) else []


def _holds_in_order(longer: Iterable[str], shorter: Iterable[str]) -> bool:
    rest = iter(sentence.strip() for sentence in longer)
    return all(sentence.strip() in rest for sentence in shorter)


@dataclass
class Ledger:
    """Every word from the moment it is typed: it stays in view until who sees it takes it away.

    An act is kept with whose it was, so that what a laptop lost to its own backup can be let go.
    """

    acts: list["Act"] = field(default_factory=list)

    def lost(self, rows: Rows) -> set[str]:
        """P2: words that are not in view though nobody who saw them took them away."""
        typed: set[str] = set()
        taken: dict[str, set[int]] = defaultdict(set)
        for act in self.acts:
            typed |= act.typed
            for word in act.taken:
                taken[word].add(act.who)
            for word in act.given_back:
                taken[word].discard(act.who)
        gone = {word for word in typed if not taken[word]}
        return gone - all_in_view(rows)

    def asked_again(self, rows: Rows) -> list[str]:
        """A question that somebody settled is settled everywhere."""
        settled = {each for act in self.acts for each in act.settled}
        return [
            f"{record} {key}"
            for record, row in rows.items()
            for key, doubt in row.doubts.items()
            if not row.in_bin and doubt.look != "late_change"
            if any((key, version) in settled for version in doubt.versions)
        ]

    def let_go(self, who: int, since: int, kept: set[str]) -> None:
        """Forget what a laptop did since a backup it was put back to, unless others have it."""
        for act in self.acts[since:]:
            if act.who == who and not (act.typed and act.typed <= kept):
                act.taken |= act.given_back
                act.typed, act.given_back, act.settled = set(), set(), frozenset()


@dataclass
class Act:
    """What one act of one laptop did to what can be read there."""

    who: int
    typed: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    given_back: set[str] = field(default_factory=set)
    settled: frozenset[tuple[str, bytes]] = frozenset()
