"""What Share says about bundles and the team: pure."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sli_desktop.services.sync.bringing import Brought
from sli_desktop.services.sync.carried import BundleSizes, Contents
from sli_desktop.services.sync.importing import ImportResult
from sli_desktop.services.sync.plan import Fate
from sli_desktop.services.sync.roster import MemberStatus
from sli_desktop.services.sync.who_has import WhoHas
from sli_desktop.ui.words import listed, when
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


class TeamLine(NamedTuple):
    """One laptop of the team: whose, what came from it, what it lacks; `tone` of the last."""

    name: str
    came: str
    has: str
    tone: str


def tiles(results: Sequence[ImportResult]) -> tuple[Tile, ...]:
    """What bundles would bring together, as five numbers."""
    both = count(results, Fate.CHANGED_BY_BOTH)
    combined = count(results, Fate.COMBINED)
    gone = count(results, Fate.DELETED) + count(results, Fate.ERASED)
    return (
        Tile(count(results, Fate.NEW), tr("New"), kinds(results, Fate.NEW), "plus", "ok"),
        Tile(
            count(results, Fate.CHANGED) + combined,
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
        Tile(
            gone,
            tr("Deleted"),
            tr("{erased} of them for good").format(erased=count(results, Fate.ERASED))
            if count(results, Fate.ERASED)
            else tr("Kept in the bin"),
            "trash-2",
            "text_2",
        ),
        Tile(count(results, Fate.SAME), tr("The same"), tr("Nothing to do"), "equal", "text_2"),
    )


def count(results: Iterable[ImportResult], fate: Fate) -> int:
    """How many records share a fate, in all bundles together."""
    return sum(result.plan.count(fate) for result in results)


def kinds(results: Iterable[ImportResult], fate: Fate) -> str:
    """The kinds of what shares a fate: "31 notes, 4 meetings"."""
    totals: dict[str, int] = {}
    for result in results:
        for line in result.plan.lines:
            if line.fate is fate:
                totals[line.kind] = totals.get(line.kind, 0) + line.count
    return _listed(totals)


def people(results: Iterable[ImportResult]) -> tuple[str, ...]:
    """A line a person: "Priya: 12 notes, 1 finding"; then the photographs."""
    totals: dict[str, dict[str, int]] = {}
    for result in results:
        for line in result.plan.lines:
            if line.fate is not Fate.SAME:
                name = result.names.get(line.device, tr("A laptop"))
                of_one = totals.setdefault(name, {})
                of_one[line.kind] = of_one.get(line.kind, 0) + line.count
    lines = [f"{name}: {_listed(of_one)}" for name, of_one in totals.items()]
    files = max((result.files.wanted for result in results), default=0)
    if files:
        lines.append(trn(files, "{number} photograph or file", "{number} photographs and files"))
    return tuple(lines)


def made_by(
    results: Iterable[ImportResult], now: datetime, local: Callable[[datetime], datetime]
) -> str:
    """Who made each bundle, and when."""
    words = tr("Made by {sender}, {made}.")
    return " ".join(
        words.format(
            sender=result.names.get(result.sender, tr("a laptop of the team")),
            made=when(local(result.made), now),
        )
        for result in results
    )


def changes(results: Iterable[ImportResult]) -> int:
    """How many records an import would touch."""
    return sum(
        line.count for result in results for line in result.plan.lines if line.fate is not Fate.SAME
    )


def taken(results: Sequence[ImportResult]) -> str:
    """What is worth knowing after an import, sentence by sentence."""
    said = []
    both = count(results, Fate.CHANGED_BY_BOTH)
    if both:
        said.append(
            trn(
                both,
                "{number} place changed by both: choose below.",
                "{number} places changed by both: choose below.",
            )
        )
    said += [sentence for result in results if (sentence := files(result.files))]
    for result in results:
        for device, by in result.clocks_ahead.items():
            name = result.names.get(device, tr("one laptop"))
            said.append(
                tr("The clock of {name} is {days} days ahead.").format(name=name, days=by.days)
            )
        if result.erasures:
            number = sum(len(each.erasure.records) for each in result.erasures)
            said.append(
                trn(
                    number,
                    "{number} entry was erased for good, as the challenge manager signed.",
                    "{number} entries were erased for good, as the challenge manager signed.",
                )
            )
    aside = sum(result.kept_aside for result in results)
    if aside:
        said.append(
            trn(
                aside,
                "{number} part of a laptop that is out of the team is kept aside for the "
                "challenge manager.",
                "{number} parts of a laptop that is out of the team are kept aside for the "
                "challenge manager.",
            )
        )
    return " ".join(dict.fromkeys(said))


def files(brought: Brought) -> str:
    """What became of the photographs and files of one bundle, or nothing to say."""
    if not brought.wanted:
        return ""
    if not brought.left:
        return trn(
            brought.arrived,
            "{number} photograph or file came too.",
            "{number} photographs and files came too.",
        )
    if brought.full:
        words = tr(
            "All text arrived. {left} of {wanted} photographs and files did not: the disk of this "
            "laptop is full."
        )
    elif brought.stopped:
        words = tr("All text arrived. {left} of {wanted} photographs and files are still to come.")
    else:
        words = tr(
            "All text arrived. {left} of {wanted} photographs and files did not: copy the bundle "
            "again when convenient."
        )
    return words.format(left=brought.left, wanted=brought.wanted)


def choices(sizes: BundleSizes) -> tuple[tuple[Contents, str], ...]:
    """What may go with the text, with the size the bundle would have."""
    words = {
        Contents.TEXT: tr("Text only"),
        Contents.NEW: tr("New photographs"),
        Contents.ALL: tr("Everything"),
    }
    return tuple((each, f"{words[each]} · {size(sizes.of(each)[0])}") for each in Contents)


def size(octets: int) -> str:
    """The size of a file in words."""
    return f"{max(1, round(octets / 1024))} kB" if octets < 1 << 20 else f"{octets / 2**20:.1f} MB"


def team_lines(
    rows: Iterable[WhoHas], now: datetime, local: Callable[[datetime], datetime]
) -> tuple[TeamLine, ...]:
    """Who has what, a line a laptop."""
    return tuple(_team_line(row, now, local) for row in rows)


def _team_line(row: WhoHas, now: datetime, local: Callable[[datetime], datetime]) -> TeamLine:
    name = tr("{name} (this laptop)").format(name=row.name) if row.is_here else row.name
    if row.status is MemberStatus.REVOKED:
        return TeamLine(name, tr("Reported as lost"), tr("Gets no bundles"), "danger")
    if row.status is MemberStatus.LEFT:
        return TeamLine(name, tr("Has left the team"), tr("Gets no bundles"), "text_2")
    if row.is_here:
        return TeamLine(name, "", tr("Everything shown here"), "text_2")
    if row.made is None:
        return TeamLine(name, tr("Nothing yet"), _has(row.lacks), "warn")
    came = tr("Last bundle {told}").format(told=when(local(row.made), now))
    return TeamLine(name, came, _has(row.lacks), "warn" if row.lacks else "ok")


def _has(lacks: int) -> str:
    if not lacks:
        return tr("Has everything")
    return trn(lacks, "Lacked {number} change then", "Lacked {number} changes then")


def evening_round(rows: Sequence[WhoHas], day: datetime) -> str:
    """How far the evening is: who has handed over today, and what comes next."""
    others = [row for row in rows if row.is_active and not row.is_here]
    if not others:
        return tr("You are a team of one so far.")
    today = [row for row in others if row.came is not None and _same_day(row.came, day)]
    missing = [row.name for row in others if row not in today]
    if missing:
        return tr("Handed over today: {done} of {all}. Still to come: {missing}.").format(
            done=len(today), all=len(others), missing=names(missing)
        )
    if any(row.lacks for row in others):
        return tr("Everybody has handed over today. Make one bundle now and give it back to all.")
    return tr("Everybody has everything.")


def _same_day(came: datetime, day: datetime) -> bool:
    return came.astimezone(day.tzinfo).date() == day.date()


def no_team(*, waits: bool) -> str:
    """What a laptop without a team is told: how it gets one."""
    if waits:
        return tr(
            "This laptop waits for its membership file, so there is nobody to share with yet. "
            "Your notes are safe here. Ask the challenge manager for the file, then open it with "
            "“Receive a file”."
        )
    return tr(
        "This laptop is not in a team yet, so there is nobody to share with. Your notes are safe "
        "here. Start the team on the laptop of the challenge manager; the others ask to join "
        "with “Receive a file, or join a team” on their first page."
    )


def names(people: Iterable[str]) -> str:
    """Names in a sentence."""
    return listed(list(dict.fromkeys(people)))


def _listed(totals: dict[str, int]) -> str:
    known = [KIND_WORDS[kind](totals[kind]) for kind in KIND_WORDS if kind in totals]
    others = sum(number for kind, number in totals.items() if kind not in KIND_WORDS)
    return ", ".join(
        [*known, trn(others, "{number} other entry", "{number} other entries")] if others else known
    )
