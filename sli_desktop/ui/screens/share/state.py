"""What Share says about a bundle: pure."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sli_desktop.services.sync.importing import ImportResult
from sli_desktop.services.sync.plan import Fate
from sli_desktop.ui.words import listed
from sli_desktop.wording import tr, trn

KIND_WORDS: dict[str, Callable[[int], str]] = {
    "note": lambda n: trn(n, "{number} note", "{number} notes"),
    "meeting": lambda n: trn(n, "{number} meeting", "{number} meetings"),
    "finding": lambda n: trn(n, "{number} finding", "{number} findings"),
    "recommendation": lambda n: trn(n, "{number} recommendation", "{number} recommendations"),
    "attendance": lambda n: trn(n, "{number} role in a room", "{number} roles in a room"),
    "question": lambda n: trn(n, "{number} question", "{number} questions"),
    "headline": lambda n: trn(n, "{number} headline", "{number} headlines"),
    "document": lambda n: trn(n, "{number} document", "{number} documents"),
    "peer_view": lambda n: trn(n, "{number} peer's view", "{number} peers' views"),
}
"""Kind of record → so many of it, in words."""


class Tile(NamedTuple):
    """One number of a preview."""

    number: int
    title: str
    detail: str
    icon: str
    tone: str


def tiles(result: ImportResult) -> tuple[Tile, ...]:
    """What a bundle would bring, as five numbers."""
    plan = result.plan
    both = plan.count(Fate.CHANGED_BY_BOTH)
    changed = plan.count(Fate.CHANGED) + plan.count(Fate.COMBINED)
    combined = plan.count(Fate.COMBINED)
    return (
        Tile(plan.count(Fate.NEW), tr("New"), kinds(result, Fate.NEW), "plus", "ok"),
        Tile(
            changed,
            tr("Changed by others"),
            tr("{combined} combined with yours").format(combined=combined)
            if combined
            else tr("Taken over"),
            "pen-line",
            "follow",
        ),
        Tile(
            both,
            tr("Changed by both"),
            tr("You choose, after the import") if both else tr("Nothing to choose"),
            "git-compare-arrows",
            "warn" if both else "text_2",
        ),
        Tile(plan.count(Fate.DELETED), tr("Deleted"), tr("Kept in the bin"), "trash-2", "text_2"),
        Tile(plan.count(Fate.SAME), tr("The same"), tr("Nothing to do"), "equal", "text_2"),
    )


def kinds(result: ImportResult, fate: Fate) -> str:
    """The kinds of what shares a fate: "31 notes, 4 meetings"."""
    totals: dict[str, int] = {}
    for line in result.plan.lines:
        if line.fate is fate:
            totals[line.kind] = totals.get(line.kind, 0) + line.count
    return _listed(totals)


def people(result: ImportResult) -> tuple[str, ...]:
    """A line a person: "Priya: 12 notes, 1 finding"."""
    lines = []
    for device in result.plan.devices():
        totals: dict[str, int] = {}
        for line in result.plan.lines:
            if line.device == device and line.fate is not Fate.SAME:
                totals[line.kind] = totals.get(line.kind, 0) + line.count
        if totals:
            lines.append(f"{result.names.get(device, 'A laptop')}: {_listed(totals)}")
    return tuple(lines)


def changes(result: ImportResult) -> int:
    """How many records an import would touch."""
    return sum(line.count for line in result.plan.lines if line.fate is not Fate.SAME)


def size(octets: int) -> str:
    """The size of a file in words."""
    return f"{max(1, round(octets / 1024))} kB" if octets < 1 << 20 else f"{octets / 2**20:.1f} MB"


def no_team(folder: str) -> str:
    """What a laptop without a team is told: how it gets one."""
    return tr(
        "This laptop is not in a team yet, so there is nobody to share with. Your notes are safe "
        "here. On the manager's laptop, run: sli-desktop team list {folder}. On a peer's laptop, "
        "run: sli-desktop team request NEW.sli --name YOUR-NAME, and give the file to the manager."
    ).format(folder=folder)


def names(people: Iterable[str]) -> str:
    """Names in a sentence."""
    return listed(list(dict.fromkeys(people)))


def _listed(totals: dict[str, int]) -> str:
    known = [KIND_WORDS[kind](totals[kind]) for kind in KIND_WORDS if kind in totals]
    others = sum(number for kind, number in totals.items() if kind not in KIND_WORDS)
    return ", ".join(
        [*known, trn(others, "{number} other entry", "{number} other entries")] if others else known
    )
