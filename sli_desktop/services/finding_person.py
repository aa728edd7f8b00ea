"""Find everything about one person: what a subject access request asks for.

Every text field of every record is looked through, in the bin too, with earlier versions, kept
versions of the report and the line under way. Words are compared without accents and case, whole;
a name of which only one word stands somewhere is told apart, for a person to judge.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from uuid import UUID

from sli_desktop.models.records import KINDS, Record, kind_name
from sli_desktop.models.records.report import Snapshot
from sli_desktop.services.drafts import read_draft
from sli_desktop.services.freezing.frozen import thaw
from sli_desktop.services.kind_words import field_words, kind_words
from sli_desktop.services.settling import label_of
from sli_desktop.storage import View, Workspace
from sli_desktop.wording import tr

SHORTEST = 3
"""Letters of a part of a name that is looked for by itself."""
_AROUND = 70
_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "councillor", "sir", "dame"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPlace:
    """One place where a person may stand.

    `where` says in which state it lies: as it shows, in the bin, an earlier version, a kept
    version; `is_whole` that the whole name stands there, not a part of it.
    """

    kind: str
    record: UUID | None
    label: str
    field: str
    where: str
    words: str
    is_whole: bool

    @property
    def kind_words(self) -> str:
        """What kind of thing it is."""
        return kind_words(self.kind) if self.kind in KINDS else self.kind


@dataclass(frozen=True, slots=True)
class _Sought:
    wholes: tuple[tuple[str, ...], ...]
    parts: frozenset[str]


def find_person(
    workspace: Workspace, name: str, also: Iterable[str] = ()
) -> tuple[PersonPlace, ...]:
    """Every place of a challenge where a person stands, whole names first.

    `also` are other things the person is called: initials, a role, an address.
    """
    sought = _sought([name, *also])
    if not sought.wholes:
        return ()
    with workspace.read() as view:
        found = [*_shown(view, sought), *_draft(view, sought)]
        found += _earlier(view, sought, found)
        snapshots = (*view.all(Snapshot), *view.in_bin(Snapshot))
    for snapshot in snapshots:
        if workspace.blobs.has(snapshot.sha256):
            kept = thaw(workspace.get_blob(snapshot.sha256))
            where = tr("kept version of {day}").format(day=snapshot.taken_at.date().isoformat())
            for of_kind in kept.by_kind.values():
                for record in of_kind.values():
                    found += _in_record(record, where, sought)
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda place: not place.is_whole))


def as_text(name: str, places: Sequence[PersonPlace]) -> str:
    """The answer as a file of text."""
    lines = [tr("Everything about {name}: {number} places.").format(name=name, number=len(places))]
    for place in places:
        sure = tr("whole name") if place.is_whole else tr("part of the name")
        lines += [
            "",
            f"{place.kind_words}: {place.label}",
            f"  {place.field}, {place.where}, {sure}",
        ]
        lines.append(f"  {place.words}")
    return "\n".join(lines) + "\n"


def _sought(names: Iterable[str]) -> _Sought:
    wholes = []
    parts: set[str] = set()
    for name in names:
        words = tuple(word for word, _, _ in _words(name) if word not in _TITLES)
        if words:
            wholes.append(words)
            parts.update(word for word in words if len(word) >= SHORTEST)
    return _Sought(tuple(wholes), frozenset(parts))


def _shown(view: View, sought: _Sought) -> Iterator[PersonPlace]:
    for record_type in KINDS.values():
        for record in view.all(record_type):
            yield from _in_record(record, tr("as it shows"), sought)
        for record in view.in_bin(record_type):
            yield from _in_record(record, tr("in the bin"), sought)


def _in_record(record: Record, where: str, sought: _Sought) -> Iterator[PersonPlace]:
    for each in fields(type(record)):  # type: ignore[arg-type]
        value = getattr(record, each.name)
        for text in _texts(value):
            for words, is_whole in _hits(text, sought):
                yield PersonPlace(
                    kind=kind_name(type(record)),
                    record=record.id,
                    label=label_of(record),
                    field=field_words(each.name),
                    where=where,
                    words=words,
                    is_whole=is_whole,
                )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple | frozenset | set):
        for each in value:
            yield from _texts(each)


def _draft(view: View, sought: _Sought) -> Iterator[PersonPlace]:
    draft = read_draft(view)
    for words, is_whole in _hits(draft.text if draft else "", sought):
        yield PersonPlace(
            kind=tr("line being typed"),
            record=None,
            label="",
            field=tr("text"),
            where=tr("not sent yet"),
            words=words,
            is_whole=is_whole,
        )


def _earlier(view: View, sought: _Sought, shown: Collection[PersonPlace]) -> Iterator[PersonPlace]:
    known = {(place.record, place.field, place.words) for place in shown}
    for row in view.revisions_of(None):
        for key, value in row.keys.items():
            name = key.partition("/")[0]
            for text in _texts(value):
                for words, is_whole in _hits(text, sought):
                    if (row.record, field_words(name), words) not in known:
                        yield PersonPlace(
                            kind=row.kind,
                            record=row.record,
                            label="",
                            field=field_words(name),
                            where=tr("in an earlier version"),
                            words=words,
                            is_whole=is_whole,
                        )


def _hits(text: str, sought: _Sought) -> Iterator[tuple[str, bool]]:
    """The words around each hit; a part of a name only where no whole one stands in the text."""
    words = list(_words(text))
    plain = [word for word, _, _ in words]
    whole = [
        at
        for at in range(len(plain))
        for name in sought.wholes
        if tuple(plain[at : at + len(name)]) == name
    ]
    if whole:
        for at in whole:
            yield _around(text, words[at][1]), True
        return
    for word, start, _ in words:
        if word in sought.parts:
            yield _around(text, start), False
            return


def _around(text: str, at: int) -> str:
    start, end = max(0, at - _AROUND), at + _AROUND
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _WORD.finditer(text):
        plain = unicodedata.normalize("NFKD", found[0]).casefold()
        letters = "".join(c for c in plain if not unicodedata.combining(c))
        if letters:
            yield letters, found.start(), found.end()
