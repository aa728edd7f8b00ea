"""Reads the words of a command line: days never month first, and the options every command has."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sli_desktop.cli.output import Answer
from sli_desktop.cli.surroundings import Surroundings

Run = Callable[[argparse.Namespace, Surroundings], Answer]
"""What a command does."""

Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")


def day(text: str) -> date:
    """A day: ``2025-10-14`` or ``14/10/2025``, never month first."""
    iso, british = _ISO.fullmatch(text.strip()), _BRITISH.fullmatch(text.strip())
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if british:
            year = int(british[3])
            return date(year + 2000 if year < 100 else year, int(british[2]), int(british[1]))
    except ValueError:
        pass  # 31 April, or the month first
    raise argparse.ArgumentTypeError(f"{text!r} is no day: write 2025-10-14 or 14/10/2025")


def count(text: str) -> int:
    """A number from 0 up."""
    if not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number")
    return int(text)


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Run,
    *,
    does: str,
    example: str,
) -> argparse.ArgumentParser:
    """Declare a command with what it does, an example, and `--json`."""
    parser = commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)
    return parser


def add_challenge(parser: argparse.ArgumentParser) -> None:
    """The challenge a command is about, and how its passphrase comes."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the challenge folder NAME.sli")
    parser.add_argument(
        "--passphrase-file",
        metavar="PATH",
        type=Path,
        help="take the passphrase from the first line of this file "
        "(or set SLI_PASSPHRASE; otherwise you are asked)",
    )
    parser.add_argument(
        "--insist",
        action="store_true",
        help="open it even in a folder that another program copies or shares",
    )


def add_author(parser: argparse.ArgumentParser) -> None:
    """Whose words these are."""
    parser.add_argument(
        "--as",
        dest="author",
        metavar="WHO",
        default="",
        help="initials or name of the peer; without it the peer of this laptop",
    )
