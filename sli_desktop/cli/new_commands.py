"""`new`, `sample` and `frameworks`: how a challenge begins."""

import argparse
from pathlib import Path

from sli_desktop.cli.challenges import begin, challenge_folder, open_challenge
from sli_desktop.cli.output import Answer, counted, table
from sli_desktop.cli.passphrase import new_passphrase
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command, day
from sli_desktop.errors import NOTHING_CHANGED, UsageError
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.afterwards.following_up import follow_up
from sli_desktop.services.frameworks import (
    Framework,
    find_framework,
    lint_framework,
    load_frameworks,
)
from sli_desktop.services.intake.open_data import plan_open_data, read_open_data
from sli_desktop.services.setup import new_challenge
from sli_desktop.storage import Workspace

FRAMEWORKS = "frameworks"
SAMPLE = "sample/northmere.jsonl"
PROGRESS_REVIEW = "progress-review"
"""The template of a follow-up where no other is named."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    new = add_command(
        commands,
        "new",
        _new,
        does="make a new challenge from a template",
        example="sli-desktop new northmere.sli --framework cpc-2024 "
        '--council "Northmere District Council" --from 2025-10-13 --to 2025-10-16',
    )
    add_challenge(new)
    new.add_argument("--framework", metavar="ID", help="the template; `frameworks` lists them")
    new.add_argument("--council", metavar="NAME", help="the council to be challenged")
    new.add_argument("--from", dest="first_day", metavar="DATE", type=day, help="first day on site")
    new.add_argument("--to", dest="last_day", metavar="DATE", type=day, help="last day on site")
    new.add_argument(
        "--manager",
        metavar="NAME",
        default="Challenge Manager",
        help="the challenge manager, who sits at this laptop",
    )
    new.add_argument(
        "--follow-up",
        metavar="EARLIER",
        type=Path,
        help="the challenge whose recommendations are looked at again; it stays as it is",
    )
    new.add_argument(
        "--earlier-passphrase-file",
        metavar="PATH",
        type=Path,
        help="the passphrase of the earlier challenge, where it is another one",
    )
    new.add_argument(
        "--empty", action="store_true", help="without any content, to import open data into it"
    )
    sample = add_command(
        commands,
        "sample",
        _sample,
        does="write the sample challenge of a made-up council",
        example="sli-desktop sample northmere.sli",
    )
    add_challenge(sample)
    frameworks = add_command(
        commands,
        "frameworks",
        _frameworks,
        does="list the templates a challenge can be made from, or check one of your own",
        example="sli-desktop frameworks",
    )
    frameworks.add_argument(
        "--check", metavar="PATH", type=Path, help="check this template file instead"
    )


def _new(words: argparse.Namespace, at: Surroundings) -> Answer:
    if words.empty:
        return _made(words, at, None)
    is_follow_up = words.follow_up is not None
    lacking = [
        option
        for option, value in (
            ("--framework", words.framework or is_follow_up),
            ("--council", words.council or is_follow_up),
            ("--from", words.first_day),
            ("--to", words.last_day),
        )
        if not value
    ]
    if lacking:
        raise _usage(f"A new challenge needs {', '.join(lacking)}.")
    if words.last_day < words.first_day:
        raise _usage("The last day on site lies before the first one.")
    wanted = words.framework or PROGRESS_REVIEW
    framework = find_framework(load_frameworks(at.resource(FRAMEWORKS)), wanted)
    if is_follow_up:
        return _made(words, at, _follow_up(words, at, framework))
    act = new_challenge(
        framework,
        council=words.council,
        on_site_from=words.first_day,
        on_site_to=words.last_day,
        manager_name=words.manager,
        new_id=at.new_ids,
    )
    return _made(words, at, act)


def _follow_up(words: argparse.Namespace, at: Surroundings, framework: Framework) -> ChangeSet:
    earlier = argparse.Namespace(
        file=words.follow_up,
        passphrase_file=words.earlier_passphrase_file or words.passphrase_file,
        insist=words.insist,
    )
    with open_challenge(earlier, at) as workspace, workspace.read() as view:
        records = view.everything()
    return follow_up(
        records,
        framework,
        on_site_from=words.first_day,
        on_site_to=words.last_day,
        manager_name=words.manager,
        new_id=at.new_ids,
    )


def _sample(words: argparse.Namespace, at: Surroundings) -> Answer:
    file = at.resource(SAMPLE)
    act = plan_open_data(file, read_open_data(file), ChallengeRecords.of(()))
    return _made(words, at, act)


def _made(words: argparse.Namespace, at: Surroundings, act: ChangeSet | None) -> Answer:
    folder = challenge_folder(words.file)
    secret = new_passphrase(words, at)
    workspace, recovery_key = Workspace.create(
        folder, secret, clock=at.clock, random=at.random, cost=at.cost, insist=words.insist
    )
    with workspace:
        if act is not None:
            begin(workspace, act, at)
    count = 0 if act is None else len(act.changes)
    return Answer(
        lines=(
            f"Made {folder} with {counted(count, 'entry', 'entries')}.",
            "",
            "Recovery key. Print it or write it down now; it is shown once and opens the",
            "challenge when the passphrase is forgotten:",
            "",
            f"    {recovery_key}",
        ),
        values={"folder": str(folder), "records": count, "recovery_key": recovery_key},
    )


def _frameworks(words: argparse.Namespace, at: Surroundings) -> Answer:
    if words.check is not None:
        return _checked(words.check)
    found = load_frameworks(at.resource(FRAMEWORKS))
    rows = [(each.id, each.completeness.state.value, each.name) for each in found]
    return Answer(
        lines=table(rows), values={"frameworks": [_framework_values(each) for each in found]}
    )


def _framework_values(framework: Framework) -> dict[str, object]:
    return {
        "id": framework.id,
        "name": framework.name,
        "version": framework.version,
        "completeness": framework.completeness.state.value,
        "missing": list(framework.completeness.missing),
        "themes": [theme.name for theme in framework.themes],
        "onsite_days": framework.onsite_days,
    }


def _checked(file: Path) -> Answer:
    problems = lint_framework(file)
    lines = tuple(str(problem) for problem in problems) or (f"{file.name}: nothing to put right.",)
    values = [{"line": problem.line, "words": problem.words} for problem in problems]
    return Answer(
        lines=lines, values={"file": str(file), "problems": values}, exit_code=int(bool(problems))
    )


def _usage(happened: str) -> UsageError:
    return UsageError(happened, kept=NOTHING_CHANGED, next_step="See sli-desktop new --help.")
