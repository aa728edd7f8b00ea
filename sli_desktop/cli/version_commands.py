"""`report check`, `keep`, `versions`, `compare`, `restore`: before and between exports."""

import argparse
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, counted, moment_words, table
from sli_desktop.cli.report_commands import EmptyChallengeError
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.report import ReportSection, Snapshot, SnapshotKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report_checks import Check, checks, verdict
from sli_desktop.services.versions.comparing import (
    Line,
    SectionChange,
    compared,
    in_plain_words,
)
from sli_desktop.services.versions.keeping import (
    KIND_WORDS,
    Version,
    find_version,
    keep_version,
    records_of,
    versions,
)
from sli_desktop.services.versions.restoring import Return, only, returns, take_back
from sli_desktop.storage import Workspace

NOW = "now"
_NEEDS_A_DECISION = 3


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    check = add_command(
        commands,
        "report check",
        _check,
        does="list what to look at before the report leaves this laptop",
        example="sli-desktop report check northmere.sli",
    )
    keep = add_command(
        commands,
        "report keep",
        _keep,
        does="keep a version of the report, as bytes that never change",
        example='sli-desktop report keep northmere.sli --kind "peer check"',
    )
    kinds = [kind.value for kind in KIND_WORDS]
    keep.add_argument("--kind", choices=kinds, default="draft", help="what it is kept for")
    listed = add_command(
        commands,
        "report versions",
        _versions,
        does="list the versions of the report that were kept",
        example="sli-desktop report versions northmere.sli",
    )
    compare = add_command(
        commands,
        "report compare",
        _compare,
        does="say how two versions of the report differ, paragraph by paragraph",
        example="sli-desktop report compare northmere.sli 0.1 now",
    )
    restore = add_command(
        commands,
        "report restore",
        _restore,
        does="take the texts of sections back from a version",
        example='sli-desktop report restore northmere.sli 0.1 --section "Next steps"',
    )
    for each in (check, keep, listed, compare, restore):
        add_challenge(each)
    compare.add_argument("before", metavar="A", help='a version, such as 0.1 or "final"')
    compare.add_argument(
        "after", metavar="B", nargs="?", default=NOW, help="another version; without it: now"
    )
    restore.add_argument("version", metavar="VERSION", help="the version to take texts from")
    restore.add_argument(
        "--section", action="append", default=[], metavar="NAME", help="only this section; repeat"
    )
    for each in (keep, restore):
        each.add_argument("--plan", action="store_true", help="show what would happen, do nothing")


# --- check --------------------------------------------------------------------------------------


def _check(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
    _must_hold_something(records)
    found = checks(records)
    said, level = verdict(found)
    return Answer(
        lines=(said, *(line for each in found for line in _check_lines(each))),
        values={
            "verdict": said,
            "level": level,
            "checks": [
                {
                    "level": each.level,
                    "words": each.words,
                    "detail": each.detail,
                    "records": list(each.records),
                }
                for each in found
            ],
        },
        exit_code=_NEEDS_A_DECISION if level == "danger" else 0,
    )


def _check_lines(each: Check) -> Iterator[str]:
    signs = {"ok": "ok", "warn": "look", "danger": "STOP"}
    yield f"  {signs[each.level]:<5} {each.words}"
    if each.detail:
        yield f"        {each.detail}"


def _must_hold_something(records: ChallengeRecords) -> None:
    if not records.all(Challenge):
        raise EmptyChallengeError


# --- versions -----------------------------------------------------------------------------------


def _keep(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            records, person = view.everything(), who_sits_here(view)
            _must_hold_something(records)
        content, act = keep_version(
            records,
            kind=SnapshotKind(words.kind),
            at=at.clock(),
            by=person.id if person else None,
            new_id=at.new_ids,
        )
        if not words.plan:
            workspace.blobs.put(content)
            workspace.commit(act)
        made = [each.after for each in act.changes if isinstance(each.after, Snapshot)]
        version = versions((*_snapshots(records), *made))[-1]
    begin = "Would keep" if words.plan else "Kept"
    return Answer(
        lines=(f"{begin} version {version.name}.", f"SHA-256 {version.snapshot.sha256}"),
        values={**_values(version), "planned_only": words.plan},
    )


def _versions(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        kept = versions(view.all(Snapshot))
        zone = _zone(view.all(Challenge))
    rows = [
        (each.name, moment_words(each.snapshot.taken_at, zone), each.snapshot.sha256)
        for each in kept
    ]
    return Answer(
        lines=table(rows) or ("No version was kept yet.",),
        values={"versions": [_values(each) for each in kept]},
    )


def _compare(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        sides = [_side(name, workspace) for name in (words.before, words.after)]
    for each in sides:
        _must_hold_something(each)
    options = ReportOptions(dated=at.clock().date())
    found = compared(*(outline(each, options) for each in sides))
    head = f"From {words.before} to {words.after}: {counted(len(found), 'section')} differ"
    return Answer(
        lines=(f"{head}{'s' if len(found) == 1 else ''}.", *_change_lines(found)),
        values={"before": words.before, "after": words.after, "sections": list(map(_told, found))},
    )


def _side(name: str, workspace: Workspace) -> ChallengeRecords:
    with workspace.read() as view:
        if name.casefold() == NOW:
            return view.everything()
        version = find_version(name, versions(view.all(Snapshot)))
    return records_of(version, workspace)


def _change_lines(found: tuple[SectionChange, ...]) -> Iterator[str]:
    for section in found:
        yield f"{section.turn.value}: {section.title}"
        for line in section.lines:
            yield f"  {_sign(line)} {in_plain_words(line)}"


def _sign(line: Line) -> str:
    return {"added": "+", "gone": "-"}.get(line.turn.value, "~")


def _told(section: SectionChange) -> dict[str, object]:
    return {
        "title": section.title,
        "turn": section.turn.value,
        "paragraphs": [
            {"turn": line.turn.value, "before": line.before, "after": line.after}
            for line in section.lines
        ],
    }


def _restore(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            version = find_version(words.version, versions(view.all(Snapshot)))
            now = view.all(ReportSection)
        chosen = only(returns(records_of(version, workspace), now), words.section)
        act = take_back(chosen, version.name)
        if act.changes and not words.plan:
            workspace.commit(act)
    begin = "Would take back" if words.plan else "Took back"
    said = f"{begin} {counted(len(chosen), 'text')} from {version.name}."
    return Answer(
        lines=(said if chosen else "Every text reads as it did then.", *_titles(chosen)),
        values={
            "version": version.name,
            "sections": [{"id": each.section, "title": each.title} for each in chosen],
            "planned_only": words.plan,
        },
    )


def _titles(chosen: tuple[Return, ...]) -> Iterator[str]:
    return (f"  {each.title}" for each in chosen)


def _snapshots(records: ChallengeRecords) -> tuple[Snapshot, ...]:
    return records.all(Snapshot)


def _zone(challenges: tuple[Challenge, ...]) -> ZoneInfo | None:
    return next((ZoneInfo(each.time_zone) for each in challenges), None)


def _values(version: Version) -> dict[str, object]:
    return {
        "id": version.snapshot.id,
        "name": version.name,
        "number": version.number,
        "kind": version.snapshot.kind.value,
        "taken_at": version.snapshot.taken_at,
        "sha256": version.snapshot.sha256,
        "size": version.snapshot.size,
    }
