"""The real terminal: what `app.py` runs when the command line holds a command."""

import getpass
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from sli_desktop.cli.main import run
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.logs import open_log
from sli_desktop.models.records.ids import Clock, RandomBytes
from sli_desktop.paths import Folders, resource
from sli_desktop.storage import DEFAULT_COST

STOPPED = 130
"""The exit code of a program a person stopped with Ctrl+C."""


def run_here(words: Sequence[str], *, clock: Clock, random: RandomBytes, folders: Folders) -> int:
    """Run a command in this terminal; gives the exit code."""
    log = open_log(folders.logs)
    at = Surroundings(
        out=sys.stdout,
        err=sys.stderr,
        lines_in=sys.stdin,
        ask=getpass.getpass if sys.stdin is not None and sys.stdin.isatty() else None,
        environment=os.environ,
        folders=folders,
        clock=clock,
        random=random,
        cost=DEFAULT_COST,
        log=log,
        resource=resource,
    )
    try:
        code = run(words, at)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Every act before this one is saved.\n")
        return STOPPED
    except BrokenPipeError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    finally:
        log.close()
    return code
