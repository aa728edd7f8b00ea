"""`team leave|lost|aside|take-in|recovery`: laptops taken out, and what is kept aside of them."""

import argparse
from collections.abc import Callable
from pathlib import Path

from pyrage import x25519

from sli_desktop.cli.challenges import found_team, open_challenge
from sli_desktop.cli.output import Answer, counted, moment_words, table
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command, count
from sli_desktop.services.kind_words import kind_words
from sli_desktop.services.lookup import NotFoundError
from sli_desktop.services.sync.cut_off import KeptAside, kept_aside
from sli_desktop.services.sync.leaving import TakenOut, add_recovery, take_out
from sli_desktop.services.sync.roster import Member
from sli_desktop.services.sync.team_state import team_of
from sli_desktop.services.sync.writer import write_whole
from sli_desktop.storage import View, Workspace

_SHORTEST = 4
_LONGEST = 60


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    for name, does, is_lost in (
        ("team leave", "take a laptop out whose owner left, or that was exchanged", False),
        ("team lost", "take a laptop out that was stolen or lost, and say what it may hold", True),
    ):
        out = add_command(
            commands,
            name,
            _taking_out(is_lost=is_lost),
            does=does,
            example=f'sli-desktop {name} northmere.sli "Priya Shah"',
        )
        add_challenge(out)
        out.add_argument("laptop", metavar="LAPTOP", help="whose, or the beginning of its number")
    aside = add_command(
        commands,
        "team aside",
        _aside,
        does="read what laptops wrote after they were taken out; it is kept aside",
        example="sli-desktop team aside northmere.sli",
    )
    add_challenge(aside)
    take = add_command(
        commands,
        "team take-in",
        _take_in,
        does="let what is kept aside of a laptop count after all, up to a part",
        example='sli-desktop team take-in northmere.sli "Priya Shah" --up-to 12',
    )
    add_challenge(take)
    take.add_argument("laptop", metavar="LAPTOP", help="whose, or the beginning of its number")
    take.add_argument("--up-to", metavar="PART", type=count, required=True, help="its last part")
    recovery = add_command(
        commands,
        "team recovery",
        _recovery,
        does="encrypt every later bundle for the key of the programme office too",
        example="sli-desktop team recovery northmere.sli --make office-key.txt",
    )
    add_challenge(recovery)
    which = recovery.add_mutually_exclusive_group(required=True)
    which.add_argument("--key", metavar="AGE1", default="", help="the public key of the office")
    which.add_argument(
        "--make", metavar="FILE", type=Path, help="make a key; its private half goes to this file"
    )


def _taking_out(*, is_lost: bool) -> Callable[[argparse.Namespace, Surroundings], Answer]:
    def run(words: argparse.Namespace, at: Surroundings) -> Answer:
        with open_challenge(words, at) as workspace:
            found_team(workspace, at)
            taken = take_out(workspace, _laptop(workspace, words.laptop).device, is_lost=is_lost)
        return _told(taken)

    return run


def _told(taken: TakenOut) -> Answer:
    member = taken.member
    heard = (
        f"Last heard of: {moment_words(taken.last_heard)}."
        if taken.last_heard
        else ("Nothing was ever heard of it.")
    )
    lines = [
        f"{member.name}'s laptop is out of the team.",
        f"Its parts up to {member.last_seq} count; later ones are kept aside.",
        heard,
        f"Bundles made here that it can open: {len(taken.bundles)}.",
        *(f"  {each.name}, {moment_words(each.at)}" for each in taken.bundles),
        "Make a bundle now: it tells the others, and that laptop can no longer open it.",
    ]
    return Answer(
        lines=tuple(lines),
        values={
            "device": member.device,
            "name": member.name,
            "status": member.status.value,
            "last_part": member.last_seq,
            "last_heard": taken.last_heard,
            "bundles": [each.name for each in taken.bundles],
        },
    )


def _aside(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        found = kept_aside(view)
    lines = [line for each in found for line in _aside_lines(each)]
    return Answer(
        lines=tuple(lines) or ("Nothing is kept aside.",),
        values={
            "parts": [
                {
                    "device": each.device,
                    "name": each.name,
                    "part": each.seq,
                    "entries": [
                        {"kind": row.kind, "id": row.record, "fields": row.keys}
                        for row in each.rows
                    ],
                }
                for each in found
            ]
        },
    )


def _aside_lines(part: KeptAside) -> list[str]:
    rows = [
        (f"  {kind_words(row.kind)}", key, str(value).replace("\n", " ")[:_LONGEST])
        for row in part.rows
        for key, value in row.keys.items()
        if isinstance(value, str) and value
    ]
    return [f"Part {part.seq} of {part.name}'s laptop:", *table(rows)]


def _take_in(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        member = _laptop(workspace, words.laptop)
        taken = take_out(
            workspace,
            member.device,
            is_lost=member.status.value == "revoked",
            last_seq=words.up_to,
        )
        with workspace.read() as view:
            left = len(kept_aside(view))
    return Answer(
        lines=(
            f"Parts of {member.name}'s laptop up to {words.up_to} count now.",
            f"Still kept aside: {counted(left, 'part')}.",
        ),
        values={"device": member.device, "last_part": taken.member.last_seq, "left": left},
    )


def _recovery(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        found_team(workspace, at)
        key = words.key
        if words.make is not None:
            identity = x25519.Identity.generate()
            key = str(identity.to_public())
            write_whole(words.make, f"# public key: {key}\n{identity}\n".encode())
        roster = add_recovery(workspace, key)
    lines = [f"Every bundle from now on can be opened with the key of {key} as well."]
    if words.make is not None:
        lines.append(f"Its private half is in {words.make}: keep it offline, and nowhere else.")
    return Answer(
        lines=tuple(lines),
        values={"key": key, "version": roster.version, "keys": list(roster.recovery)},
    )


def _laptop(workspace: Workspace, words: str) -> Member:
    """The laptop of the team that is meant: by whose it is, or by the beginning of its number.

    Raises:
        NotFoundError: none, or several.
    """
    with workspace.read() as view:
        members = _members(view)
    wanted = words.strip().casefold()
    named = [m for m in members if m.name.casefold() == wanted]
    numbered = [m for m in members if len(wanted) >= _SHORTEST and m.device.startswith(wanted)]
    found = named or numbered
    if len(found) != 1:
        known = (f"{member.name} {member.device}" for member in members)
        raise NotFoundError("laptop", words, known=known)
    return found[0]


def _members(view: View) -> tuple[Member, ...]:
    return team_of(view).signed.roster.members
