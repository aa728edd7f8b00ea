"""What must hold whatever happened, worked out without the code under test.

The ledger follows every word and value from the moment it is typed: it must stay in view until
somebody who sees it takes it away.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.merge import DELETED
from tests.properties.laptops import SET, TEXT, VALUE, Laptop, Rev, Row

Place = tuple[UUID, str]


def words(value: JsonValue) -> set[str]:
    return set(re.findall(r"\w+", value)) if isinstance(value, str) else set()


def in_view(row: Row, key: str) -> set[str]:
    """Every word of a key that the person in front of this laptop can read."""
    seen = words(row.keys.get(key))
    for version in row.doubts.get(key, ()):
        seen |= words(version.value)
    return seen


@dataclass
class Ledger:
    typed: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    dropped: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))

    def write(self, row: Row | None, record: UUID, key: str, value: JsonValue) -> None:
        seen = in_view(row, key) if row else set()
        self.typed[record, key] |= words(value) - seen
        self.dropped[record, key] |= seen - words(value)

    def delete(self, row: Row, record: UUID) -> None:
        for key in (TEXT, VALUE):
            self.dropped[record, key] |= in_view(row, key)

    def lost(self, laptop: Laptop) -> set[str]:
        lost: set[str] = set()
        for (record, key), typed in self.typed.items():
            row = laptop.rows.get(record)
            seen = in_view(row, key) if row and not row.in_bin else set()
            lost |= typed - self.dropped[record, key] - seen
        return lost


def ancestors(revs: dict[bytes, Rev]) -> dict[bytes, set[bytes]]:
    found: dict[bytes, set[bytes]] = {}
    waiting = list(revs)
    while waiting:
        rev = revs[waiting[-1]]
        missing = [parent for parent in rev.parents if parent not in found]
        if missing:
            waiting += missing
            continue
        found[waiting.pop()] = set(rev.parents).union(*(found[parent] for parent in rev.parents))
    return found


def resurrected(laptop: Laptop) -> list[str]:
    """Words that somebody took away after everybody who wrote them, and that are back."""
    back: list[str] = []
    for record, revs in laptop.revs.items():
        seen = ancestors(revs)
        row = laptop.rows[record]
        if row.in_bin:
            continue
        writers: dict[str, set[bytes]] = defaultdict(set)
        for rev in revs.values():
            for word in words(rev.keys.get(TEXT)):
                writers[word].add(rev.id)
        for word in in_view(row, TEXT):
            back += [
                word for rev in revs.values() if TEXT in rev.keys and writers[word] <= seen[rev.id]
            ]
    return back


def wrongly_hidden_or_shown(laptop: Laptop) -> list[str]:
    """P4 and P5: hidden while somebody's edit was not seen, or back though all had been seen."""
    wrong: list[str] = []
    for record, revs in laptop.revs.items():
        seen = ancestors(revs)
        marks = [rev for rev in revs.values() if DELETED in rev.keys]
        heads = [rev for rev in marks if not any(rev.id in seen[other.id] for other in marks)]
        deleting = [rev for rev in heads if rev.keys[DELETED] is True]
        covered = {rev.id for rev in deleting}.union(*(seen[rev.id] for rev in deleting))
        must_hide = bool(deleting) and len(deleting) == len(heads) and covered == revs.keys()
        row = laptop.rows[record]
        if row.in_bin != must_hide:
            wrong.append(f"hidden {row.in_bin}")
        if deleting and not must_hide and DELETED not in row.doubts:
            wrong.append("somebody deleted it and nobody is told")
    return wrong


def doubled_or_invented(laptop: Laptop) -> list[str]:
    """P6: where nobody is asked, no word stands more often than a person ever wrote or kept it."""
    wrong: list[str] = []
    for record, row in laptop.rows.items():
        text = row.keys.get(TEXT)
        if not isinstance(text, str) or (TEXT in row.doubts and TEXT not in row.clean):
            continue
        written: Counter[str] = Counter()
        for rev in laptop.revs[record].values():
            written |= Counter(re.findall(r"\w+", str(rev.keys.get(TEXT, ""))))
        counts = Counter(re.findall(r"\w+", text))
        wrong += [word for word, count in counts.items() if count > written[word]]
    return wrong


def needless_questions(laptop: Laptop) -> list[str]:
    """Two people who only added sentences to a text are never asked to choose between them."""
    wrong: list[str] = []
    for record, row in laptop.rows.items():
        versions = row.doubts.get(TEXT, ())
        if len(versions) != 2 or TEXT in row.clean:
            continue
        revs = laptop.revs[record]
        seen = ancestors(revs)
        common = seen[versions[0].revision] & seen[versions[1].revision]
        wrote = [i for i in common if TEXT in revs[i].keys]
        newest = [i for i in wrote if not any(i in seen[j] for j in wrote)]
        if len(newest) != 1:
            continue
        base = sentences(revs[newest[0]].keys[TEXT])
        if all(_holds_in_order(sentences(version.value), base) for version in versions):
            wrong.append(f"{record} {TEXT}")
    return wrong


def sentences(value: JsonValue) -> list[str]:
    return re.findall(r"[^.]+\.", value) if isinstance(value, str) else []


def _holds_in_order(longer: Iterable[str], shorter: Iterable[str]) -> bool:
    rest = iter(sentence.strip() for sentence in longer)
    return all(sentence.strip() in rest for sentence in shorter)


def sets_wrong(laptop: Laptop) -> list[str]:
    """Adding a member wins over taking it out at the same time, and over nothing else."""
    wrong: list[str] = []
    for record, revs in laptop.revs.items():
        seen = ancestors(revs)
        for key in {key for rev in revs.values() for key in rev.keys if key.startswith(SET)}:
            wrote = [rev for rev in revs.values() if key in rev.keys]
            heads = [rev for rev in wrote if not any(rev.id in seen[other.id] for other in wrote)]
            is_in = any(rev.keys[key] is True for rev in heads)
            if (laptop.rows[record].keys.get(key) is True) != is_in:
                wrong.append(key)
    return wrong
