"""The one fixed work load of all figures, at three sizes, the same bytes every time.

S is one challenge (60 meetings, 1,500 notes of 40 to 120 words, 150 findings, 40 recommendations, 5
peers), M ten of them, L one hundred with 1,000 notes each. The seed is fixed. `load` checks the
digest of what it made, so that two runs years apart still measure the same work.
"""

import hashlib
import json
import random
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from benchmarks import words as w

SEED = 20240711

SIZES = {
    "S": (1, 60, 1500, 150, 40, 5, 30),
    "M": (10, 60, 1500, 150, 40, 5, 30),
    "L": (100, 60, 1000, 150, 40, 5, 30),
}
"""Size → challenges, then for each: interviews, notes, findings, recommendations, peers, images."""

EXPECTED = {"S": "c082fca19d08996a", "M": "e0e408ca39db6334", "L": "130d3ca7b1d32095"}
"""First 16 hex digits of the SHA-256 of each size's lines (`docs/architecture.md`, figures)."""

QUERIES = {
    "common_word": "council",
    "medium_word": "scrutiny",
    "rare_word": "tanglewick",
    "no_hit": "zzyzx",
    "two_words": "homelessness strategy",
    "prefix_3": "saf*",
    "prefix_7": "safegua*",
    "phrase": '"medium term financial strategy"',
}
"""Name → the words a person would type."""

Line = dict[str, Any]


def _move(r: random.Random) -> str:
    year = r.randrange(2017, 2025)
    return r.choice(w.MOVE).format(
        n=r.randrange(2, 98), y=year, y2=year + r.randrange(2, 6), m=r.randrange(1, 40)
    )


def _place(r: random.Random) -> str:
    return f"{r.choice(w.PLACES)} {r.choice(w.PLACE_KINDS)}"


def _opening(r: random.Random) -> str:
    return f"{r.choice(w.LEAD)}, "


def _told(r: random.Random) -> str:
    return f"{r.choice(w.WHO)} {r.choice(w.SAID)} that "


def _topic(r: random.Random) -> str:
    return f"{r.choice(w.TOPIC)} {r.choice(w.STATE)}"


def _thing(r: random.Random) -> str:
    return f"{r.choice(w.THING)} {_move(r)}"


def _mood(r: random.Random) -> str:
    return (
        f"{_opening(r)}the atmosphere was {r.choice(w.QUALIFIERS)} {r.choice(w.ADJECTIVES)} and "
        f"{r.choice(w.ADJECTIVES)}; people spoke about the {_place(r)} without being asked."
    )


def _staff(r: random.Random) -> str:
    return (
        f"At the {_place(r)} staff were {r.choice(w.QUALIFIERS)} {r.choice(w.ADJECTIVES)} about "
        f"{r.choice(w.TOPIC)}, which {r.choice(w.STATE)}."
    )


def _agreed(r: random.Random) -> str:
    return f"{_opening(r)}members and officers {r.choice(w.QUALIFIERS)} agreed that {_topic(r)}."


def _evidence(r: random.Random) -> str:
    return (
        f"Evidence from {r.choice(w.FIRST_NAMES)} at the {_place(r)} suggests that "
        f"{_topic(r)} {r.choice(w.WHY)}."
    )


def _should(r: random.Random) -> str:
    return f"The council should {r.choice(w.ACTION)} before it can {r.choice(w.ACTION)}."


_SENTENCES = (
    lambda r: f"{_told(r)}{_topic(r)} {r.choice(w.WHY)}.",
    lambda r: f"{_opening(r)}{_told(r)}{_thing(r)}.",
    lambda r: f"{_topic(r)}, and {_thing(r)}.",
    _should,
    _mood,
    lambda r: f'{r.choice(w.WHO)} put it this way: "{r.choice(w.QUOTES)}".',
    _staff,
    lambda r: f"{r.choice(w.CHECKS)}: {_thing(r)}.",
    _agreed,
    _evidence,
)


def prose(r: random.Random, low: int, high: int) -> str:
    """Whole sentences that hold between `low` and `high` words together."""
    wanted, sentences, count = r.randrange(low, high - 25), [], 0
    while count < wanted:
        sentence = _SENTENCES[r.randrange(10)](r)
        sentence = sentence[0].upper() + sentence[1:]
        length = sentence.count(" ") + 1
        if count + length > high:
            continue
        sentences.append(sentence)
        count += length
    return " ".join(sentences)


class _Challenge:
    """Writes the lines of one challenge of the work load."""

    def __init__(self, r: random.Random, number: int, size: str) -> None:
        self._r = r
        self._day0 = datetime(2023, 1, 9, 8, 30) + timedelta(days=7 * number)  # noqa: DTZ001 - bytes
        _, self._meetings, self._notes, self._findings, self._recs, self._peers, self._images = (
            SIZES[size]
        )

    def _id(self) -> str:
        return str(uuid.UUID(int=self._r.getrandbits(128), version=4))

    def _stamp(self, minutes: int) -> str:
        return (self._day0 + timedelta(minutes=minutes)).isoformat() + "Z"

    def lines(self) -> Iterator[Line]:
        r = self._r
        place = r.choice(w.PLACES)
        self._me = self._id()
        kind = r.choice(["Borough", "District", "City", "County"])
        yield {
            "type": "challenge",
            "id": self._me,
            "council": f"{place} {kind} Council",
            "kind": "Corporate Peer Challenge",
            "starts": self._stamp(0)[:10],
            "days": 4,
            "scope": w.THEMES,
        }
        peers: list[str] = []
        yield from self._peer_lines(peers)
        meetings: list[tuple[str, int]] = []
        yield from self._meeting_lines(peers, meetings)
        notes: list[str] = []
        yield from self._note_lines(peers, meetings, notes)
        findings: list[str] = []
        yield from self._finding_lines(peers, notes, findings)
        yield from self._recommendation_lines(findings)
        yield from self._image_lines(notes)

    def _peer_lines(self, peers: list[str]) -> Iterator[Line]:
        r = self._r
        for k in range(self._peers):
            peers.append(self._id())
            yield {
                "type": "reviewer",
                "id": peers[-1],
                "challenge": self._me,
                "role": w.ROLES[k % len(w.ROLES)],
                "name": f"{r.choice(w.FIRST_NAMES)} {r.choice(w.PLACES)}",
                "organisation": f"{r.choice(w.PLACES)} Council",
            }

    def _meeting_lines(self, peers: list[str], meetings: list[tuple[str, int]]) -> Iterator[Line]:
        r = self._r
        for k in range(self._meetings):
            start = (k // 20) * 1440 + (k % 20) // 2 * 55
            meetings.append((self._id(), start))
            yield {
                "type": "interview",
                "id": meetings[-1][0],
                "challenge": self._me,
                "title": f"{r.choice(w.TITLES)} {k + 1}",
                "starts": self._stamp(start),
                "minutes": 50,
                "room": f"Committee room {k % 4 + 1}",
                "lead": peers[k % self._peers],
                "second": peers[(k + 1) % self._peers],
                "attendees": r.randrange(1, 13),
            }

    def _note_lines(
        self, peers: list[str], meetings: list[tuple[str, int]], notes: list[str]
    ) -> Iterator[Line]:
        r = self._r
        planted = set(r.sample(range(self._notes), 3))
        for k in range(self._notes):
            meeting, start = meetings[k * self._meetings // self._notes]
            body = prose(r, 40, 120)
            if k in planted:
                body = body.replace(". ", f", as seen at the {w.PLANTED} depot. ", 1)
            notes.append(self._id())
            yield {
                "type": "note",
                "id": notes[-1],
                "challenge": self._me,
                "interview": meeting,
                "author": peers[k % self._peers],
                "created": self._stamp(start + k % 50),
                "kind": r.choice(w.KINDS),
                "theme": r.choice(w.THEMES),
                "strength": r.randrange(1, 6),
                "attributable": r.random() < 0.2,
                "body": body,
            }

    def _finding_lines(
        self, peers: list[str], notes: list[str], findings: list[str]
    ) -> Iterator[Line]:
        r = self._r
        for k in range(self._findings):
            findings.append(self._id())
            yield {
                "type": "finding",
                "id": findings[-1],
                "challenge": self._me,
                "author": peers[k % self._peers],
                "theme": w.THEMES[k % 5],
                "judgement": r.choice(["strength", "area for consideration"]),
                "title": r.choice(w.TOPIC)[4:].capitalize(),
                "body": prose(r, 40, 100),
                "evidence": r.sample(notes, r.randrange(3, 9)),
            }

    def _recommendation_lines(self, findings: list[str]) -> Iterator[Line]:
        r = self._r
        for k in range(self._recs):
            yield {
                "type": "recommendation",
                "id": self._id(),
                "challenge": self._me,
                "order": k + 1,
                "theme": w.THEMES[k % 5],
                "title": r.choice(w.ACTION).capitalize(),
                "body": prose(r, 40, 80),
                "findings": r.sample(findings, r.randrange(1, 5)),
            }

    def _image_lines(self, notes: list[str]) -> Iterator[Line]:
        r = self._r
        for k in range(self._images):
            yield {
                "type": "image",
                "id": self._id(),
                "challenge": self._me,
                "note": r.choice(notes),
                "file": f"image-{k + 1:02d}.png",
                "caption": _place(r),
                "width": 1600,
                "height": 1200,
            }


def _matches(query: str, padded: str, found: set[str]) -> bool:
    if query.startswith('"'):
        return f" {query.strip(chr(34))} " in padded
    for word in query.split():
        if word.endswith("*"):
            if not any(one.startswith(word[:-1]) for one in found):
                return False
        elif word not in found:
            return False
    return True


@dataclass(frozen=True, slots=True)
class WorkLoad:
    """The lines of one size, and how many notes each query must find."""

    size: str
    lines: tuple[Line, ...]
    hits: dict[str, int]

    def of(self, kind: str) -> list[Line]:
        """The lines of one type, in order."""
        return [line for line in self.lines if line["type"] == kind]


def load(size: str) -> WorkLoad:
    """Make the work load of a size (S 0.2 s, L about 15 s).

    Raises:
        AssertionError: the lines are not the ones that every published figure was measured on.
    """
    r = random.Random(f"{SEED}/{size}")
    digest = hashlib.sha256()
    hits = dict.fromkeys(QUERIES, 0)
    lines: list[Line] = []
    for number in range(SIZES[size][0]):
        for line in _Challenge(r, number, size).lines():
            digest.update(json.dumps(line, sort_keys=True, ensure_ascii=False).encode() + b"\n")
            lines.append(line)
            if line["type"] == "note":
                found = re.findall(r"[^\W_]+", line["body"].lower())
                padded, distinct = f" {' '.join(found)} ", set(found)
                for name, query in QUERIES.items():
                    hits[name] += _matches(query, padded, distinct)
    if not digest.hexdigest().startswith(EXPECTED[size]):
        raise AssertionError(f"work load {size} has changed: {digest.hexdigest()[:16]}")
    return WorkLoad(size, tuple(lines), hits)
