"""`freeze now`, `freeze list`, `freeze since`: keep what was presented, say what changed since."""

import argparse
from collections.abc import Iterator

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, counted, moment_words, table
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.report import Snapshot, SnapshotKind
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.freezing.differences import Difference, differences
from sli_desktop.services.freezing.frozen import freeze, thaw
from sli_desktop.services.freezing.keeping import NothingKeptError, keep, latest, presented, zone_of
from sli_desktop.storage import View

_KINDS = [kind.value for kind in SnapshotKind]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("freeze", help="keep what was presented, see what changed since")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    now = add_command(
        acts,
        "now",
        _now,
        does="keep what the team presents now, as bytes that never change",
        example="sli-desktop freeze now northmere.sli",
    )
    add_challenge(now)
    now.add_argument("--plan", action="store_true", help="show what would be kept, keep nothing")
    every = add_command(
        acts,
        "list",
        _list,
        does="list what was kept",
        example="sli-desktop freeze list northmere.sli",
    )
    add_challenge(every)
    since = add_command(
        acts,
        "since",
        _since,
        does="say what changed since it was presented",
        example="sli-desktop freeze since northmere.sli",
    )
    add_challenge(since)
    for each in (now, since):
        each.add_argument("--kind", choices=_KINDS, default="feedback", help="what it is kept for")


def _now(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            content = freeze(presented(view))
            person = who_sits_here(view)
        snapshot, act = keep(
            content,
            kind=SnapshotKind(words.kind),
            at=at.clock(),
            by=person.id if person else None,
            new_id=at.new_ids,
        )
        if not words.plan:
            workspace.blobs.put(content)
            workspace.commit(act)
    held = thaw(content)
    counts = {kind.__name__.casefold(): len(each) for kind, each in held.by_kind.items()}
    said = ", ".join(counted(number, kind) for kind, number in counts.items())
    begin = "Would keep" if words.plan else "Kept"
    return Answer(
        lines=(f"{begin} {said or 'nothing'}.", f"SHA-256 {snapshot.sha256}"),
        values={**_values(snapshot), "counts": counts, "planned_only": words.plan},
    )


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        kept = sorted(view.all(Snapshot), key=lambda each: each.taken_at)
        zone = zone_of(view.all(Challenge))
    rows = [(each.kind.value, moment_words(each.taken_at, zone), each.sha256) for each in kept]
    return Answer(
        lines=table(rows) or ("Nothing was kept yet.",),
        values={"kept": [_values(each) for each in kept]},
    )


def _since(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            snapshot = _newest(view, SnapshotKind(words.kind))
            now = presented(view)
            zone = zone_of(view.all(Challenge))
        found = differences(thaw(workspace.blobs.get(snapshot.sha256)), now)
    head = f"Since {moment_words(snapshot.taken_at, zone)}: {counted(len(found), 'difference')}."
    return Answer(
        lines=(head, *(line for each in found for line in _lines(each))),
        values={**_values(snapshot), "differences": [_difference(each) for each in found]},
    )


def _newest(view: View, kind: SnapshotKind) -> Snapshot:
    snapshot = latest(view.all(Snapshot), kind)
    if snapshot is None:
        raise NothingKeptError
    return snapshot


def _lines(each: Difference) -> Iterator[str]:
    what = f" ({', '.join(each.what)})" if each.what else ""
    yield f"{each.turn.value}: {each.reference} {each.title}{what}"
    if each.why:
        yield f"  {each.why}"


def _difference(each: Difference) -> dict[str, object]:
    return {
        "turn": each.turn.value,
        "id": each.record,
        "kind": "finding" if each.is_finding else "recommendation",
        "reference": each.reference,
        "what": list(each.what),
        "before": each.before,
        "after": each.after,
        "why": each.why,
    }


def _values(snapshot: Snapshot) -> dict[str, object]:
    return {
        "id": snapshot.id,
        "kind": snapshot.kind.value,
        "taken_at": snapshot.taken_at,
        "sha256": snapshot.sha256,
        "size": snapshot.size,
    }
