"""A team around a table: real challenge folders, real bundles on a real stick."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.ids import RandomBytes
from sli_desktop.paths import resource
from sli_desktop.services.sync.bundles import MadeBundle, make_bundle, state_of
from sli_desktop.services.sync.importing import (
    ImportResult,
    SetAside,
    import_bundle,
    open_for,
)
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words, read_request_file
from sli_desktop.services.sync.team_state import keys_of, root_key_of, team_of
from sli_desktop.storage import Attention, Workspace
from tests.builders import MONDAY, a_challenge, a_finding
from tests.services.sync.forging import Forge
from tests.workspaces import new_workspace

WORDS = fingerprint_words(resource("words/fingerprint-words.txt"))


class TeamClock:
    """A clock of one laptop, so many hours wrong; each look at it takes a second."""

    def __init__(self, wrong_by: int = 0) -> None:
        self._now = MONDAY + timedelta(hours=wrong_by)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


@dataclass
class Seat:
    """One person with a laptop, and the stick that goes round."""

    name: str
    workspace: Workspace
    stick: Path

    @property
    def desk(self) -> TeamDesk:
        return TeamDesk(self.workspace, WORDS)

    @property
    def device(self) -> str:
        return self.workspace.device

    def bundle(self) -> MadeBundle:
        return make_bundle(self.workspace, self.stick)

    def take(self, file: Path, *, set_aside: SetAside = SetAside.ASK) -> ImportResult:
        opened = open_for(self.workspace, file, opener=open_here)
        return import_bundle(self.workspace, opened, set_aside=set_aside, backup=False)

    def take_from(self, other: "Seat") -> ImportResult:
        return self.take(other.bundle().file)

    def add(self, record: Any) -> None:
        self.workspace.commit(make("Add", record))

    def finding(self, record: UUID) -> Finding:
        with self.workspace.read() as view:
            return view.need(Finding, record)

    def change(self, record: UUID, **fields: Any) -> None:
        before = self.finding(record)
        self.workspace.commit(edit("Change", (before, replace(before, **fields))))

    def settle(self, record: UUID, key: str, **fields: Any) -> None:
        before = self.finding(record)
        change = Change(before=before, after=replace(before, **fields), resolves=frozenset({key}))
        self.workspace.commit(ChangeSet(name="Settle", changes=(change,)))

    def delete(self, record: UUID) -> None:
        self.workspace.commit(put_in_bin("Delete", self.finding(record)))

    def looks(self) -> dict[str, str]:
        return {found.key: found.reason.value for found in self.attention()}

    def attention(self) -> tuple[Attention, ...]:
        with self.workspace.read() as view:
            return view.attention()

    def state(self) -> str:
        with self.workspace.read() as view:
            return state_of(view)

    def kinds(self) -> Iterable[str]:
        """The kinds that `content` looks at."""
        return KINDS

    def content(self) -> dict[str, Any]:
        """Everything this laptop shows, as plain values that can be compared."""
        with self.workspace.read() as view:
            shown = {kind: {str(r.id): r for r in view.all(KINDS[kind])} for kind in self.kinds()}
            binned = {
                kind: {str(r.id): r for r in view.in_bin(KINDS[kind])} for kind in self.kinds()
            }
            doubts = sorted(map(_plain, view.attention()), key=repr)
        return {"shown": shown, "bin": binned, "doubts": doubts}


def _plain(found: Attention) -> tuple[str, str, str, list[tuple[str, JsonValue]]]:
    variants = [(variant.device, variant.value) for variant in found.variants]
    return str(found.record), found.key, found.reason.value, variants


@contextmanager
def a_team(
    folder: Path,
    *names: str,
    wrong_by: tuple[int, ...] = (),
    random: RandomBytes = os.urandom,
    with_records: tuple[Record, ...] = (),
) -> Iterator[list[Seat]]:
    """A manager and others who joined by request and membership file, each with the challenge."""
    stick = folder / "stick"
    stick.mkdir()
    clocks = [TeamClock(hours) for hours in wrong_by] or [TeamClock() for _ in names]
    with ExitStack() as stack:
        seats = [
            Seat(
                name,
                stack.enter_context(
                    new_workspace(folder / f"{name}.sli", clock=clock, random=random)
                ),
                stick,
            )
            for name, clock in zip(names, clocks, strict=True)
        ]
        manager, *others = seats
        challenge = a_challenge()
        manager.desk.found(challenge.id, name=manager.name)
        manager.workspace.commit(make("Add", challenge, *with_records))
        for seat in others:
            request = seat.desk.request(stick, name=seat.name)
            admitted = manager.desk.admit(read_request_file(request.file), stick)
            seat.desk.join(seat.desk.open_membership(admitted.made.file, opener=open_here))
        yield seats


def forger(priya: Seat, sam: Seat) -> Forge:
    """Somebody who has the keys of Sam, who is in the team, and sends to Priya, who manages it."""
    with priya.workspace.read() as view:
        team, root = team_of(view), root_key_of(view)
    with sam.workspace.read() as view:
        keys = keys_of(view)
    assert root is not None
    forge = Forge(sam=keys, priya=team.keys, root=root, challenge=team.challenge)
    forge.roster = team.signed
    return forge


def share_a_finding(giver: Seat, *takers: Seat, **fields: Any) -> UUID:
    """A finding that everybody has."""
    finding = a_finding(**fields)
    giver.add(finding)
    file = giver.bundle().file
    for taker in takers:
        taker.take(file)
    return finding.id
