"""What Share says about a bundle: pure."""

from collections.abc import Iterable
from typing import NamedTuple

from sli_desktop.services.sync.importing import ImportResult
from sli_desktop.services.sync.plan import Fate
from sli_desktop.ui.words import count

KIND_WORDS = {
    "note": ("note", "notes"),
    "meeting": ("meeting", "meetings"),
    "finding": ("finding", "findings"),
    "recommendation": ("recommendation", "recommendations"),
    "attendance": ("role in a room", "roles in a room"),
    "question": ("question", "questions"),
    "headline": ("headline", "headlines"),
    "document": ("document", "documents"),
    "peer_view": ("peer's view", "peers' views"),
}


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
        Tile(plan.count(Fate.NEW), "New", kinds(result, Fate.NEW), "plus", "ok"),
        Tile(
            changed,
            "Changed by others",
            f"{combined} combined with yours" if combined else "Taken over",
            "pen-line",
            "follow",
        ),
        Tile(
            both,
            "Changed by both",
            "You choose, after the import" if both else "Nothing to choose",
            "git-compare-arrows",
            "warn" if both else "text_2",
        ),
        Tile(plan.count(Fate.DELETED), "Deleted", "Kept in the bin", "trash-2", "text_2"),
        Tile(plan.count(Fate.SAME), "The same", "Nothing to do", "equal", "text_2"),
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
    return (
        "This laptop is not in a team yet, so there is nobody to share with. Your notes are safe "
        f"here. On the manager's laptop, run: sli-desktop team list {folder}. On a peer's laptop, "
        "run: sli-desktop team request NEW.sli --name YOUR-NAME, and give the file to the manager."
    )


def names(people: Iterable[str]) -> str:
    """Names in a sentence."""
    known = list(dict.fromkeys(people))
    return " and ".join([", ".join(known[:-1]), known[-1]]) if len(known) > 1 else "".join(known)


def _listed(totals: dict[str, int]) -> str:
    known = [count(totals[kind], *KIND_WORDS[kind]) for kind in KIND_WORDS if kind in totals]
    others = sum(number for kind, number in totals.items() if kind not in KIND_WORDS)
    return ", ".join([*known, count(others, "other entry", "other entries")] if others else known)
