"""The command line of SLI Desktop: `run` takes the words, gives the exit code.

Exit codes: 0 done; 1 could not, with what to do next; 2 wrong usage; 3 needs a decision.
"""

import argparse
import importlib
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sli_desktop import __version__
from sli_desktop.cli.output import show, show_trouble
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.usage import CommandParser
from sli_desktop.errors import SliError

COULD_NOT = 1

GROUPS = {
    "new_commands": ("new", "sample", "frameworks"),
    "folder_commands": ("info", "check", "backup", "restore"),
    "import_command": ("import",),
    "note_commands": ("note",),
    "finding_commands": ("finding",),
    "recommendation_commands": ("recommendation",),
    "evidence_commands": ("evidence",),
    "search_command": ("search",),
    "report_commands": ("report", "export"),
    "version_commands": (
        "report check",
        "report keep",
        "report versions",
        "report compare",
        "report restore",
    ),
    "word_back_command": ("report take-back",),
    "comment_commands": ("comments",),
    "after_commands": ("actions",),
    "progress_commands": ("progress", "deadlines"),
    "guard_commands": ("guard",),
    "style_command": ("style",),
    "bundle_commands": ("bundle",),
    "team_commands": ("team",),
    "leaving_commands": (
        "team leave",
        "team lost",
        "team aside",
        "team take-in",
        "team recovery",
    ),
    "closing_commands": ("find-person", "purge"),
    "erase_commands": ("erase",),
    "hold_commands": ("hold",),
    "freeze_commands": ("freeze",),
    "evening_commands": ("team-meeting",),
    "coverage_commands": ("coverage",),
}
"""Module of this room → the commands it declares."""

_TWO_WORDS = frozenset(name for names in GROUPS.values() for name in names if " " in name)
"""Commands of two words beside one of the first word alone: `report check`, `report FILE`."""


def _as_declared(arguments: Sequence[str]) -> Sequence[str]:
    two = " ".join(arguments[:2])
    return [two, *arguments[2:]] if two in _TWO_WORDS else arguments


def _group(module: str) -> Any:
    """A command group, loaded when one of its commands is wanted (ADR 0013)."""
    return importlib.import_module(f"sli_desktop.cli.{module}")


def parser(command: str = "") -> argparse.ArgumentParser:
    """All commands with their options, or, where one is named, those of its group alone."""
    top: argparse.ArgumentParser = CommandParser(
        prog="sli-desktop",
        description="Peer challenges of councils: from the timetable to the report. "
        "Without a command the window opens.",
        epilog="example:\n  sli-desktop sample northmere.sli",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"sli-desktop {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    chosen = [module for module, names in GROUPS.items() if command in names]
    for module in chosen or GROUPS:
        _group(module).add_to(commands)
    return top


def run(arguments: Sequence[str], at: Surroundings) -> int:
    """Do what the words say and return the exit code."""
    arguments = _as_declared(arguments)
    try:
        words = parser(arguments[0] if arguments else "").parse_args(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else COULD_NOT
    try:
        answer = words.run(words, at)
    except SliError as error:
        at.log.trouble("command", error)
        show_trouble(error, at.out, at.err, as_json=words.json)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 our own bug: told without a word of a note
        at.log.trouble("mistake", error)
        at.err.write(_mistake(error) + "\n")
        return COULD_NOT
    show(answer, at.out, as_json=words.json)
    return int(answer.exit_code)


def _mistake(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
    return (
        f"The program made a mistake of its own ({where}). What was saved before is safe. "
        "Tell the makers this line; it holds none of your words. (SLI-0000)"
    )
