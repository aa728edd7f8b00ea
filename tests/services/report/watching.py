"""What a piece of code opens, reaches for and runs, heard through Python's audit hook."""

import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager

from sli_desktop.paths import resource

FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "urllib.", "ctypes.",
)  # fmt: skip
OURS = (str(resource("")), sysconfig.get_paths()["purelib"], sysconfig.get_paths()["stdlib"])


class Watch:
    """What happened while it was on; an audit hook cannot be taken away again."""

    is_there = False
    is_on = False
    opened: list[str] = []  # noqa: RUF012  one for the whole process, as the hook is
    done: list[str] = []  # noqa: RUF012
    compiled: list[str] = []  # noqa: RUF012

    @classmethod
    def hear(cls, event: str, args: tuple[object, ...]) -> None:
        if not cls.is_on:
            return
        if event == "open" and isinstance(args[0], str):
            cls.opened.append(args[0])
        elif event == "compile":
            cls.compiled.append(str(args[0]))
        elif event.startswith(FORBIDDEN):
            cls.done.append(event)

    @classmethod
    def compiled_words(cls, mark: str) -> list[str]:
        """The pieces of code with this mark in them."""
        return [each for each in cls.compiled if mark in each]

    @classmethod
    def outside(cls, folder: str) -> set[str]:
        """The files that are neither ours nor in the folder that is written to."""
        return {each for each in cls.opened if not each.startswith((*OURS, folder))}


@contextmanager
def watched() -> Iterator[type[Watch]]:
    if not Watch.is_there:
        sys.addaudithook(Watch.hear)
        Watch.is_there = True
    Watch.opened, Watch.done, Watch.compiled, Watch.is_on = [], [], [], True
    try:
        yield Watch
    finally:
        Watch.is_on = False
