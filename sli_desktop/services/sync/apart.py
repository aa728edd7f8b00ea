"""Opening a bundle in a process of its own, so that no file can take the program with it.

The child decrypts, checks and decodes; the program gets values back, or one of the errors. A child
that uses up its time or memory, crashes or hangs is an error with its text like any other: nothing
was changed. What it may use is in `allowance` (docs/adr/0072).
"""

import os
import threading
from pathlib import Path
from typing import IO, ClassVar, NamedTuple

import msgspec

from sli_desktop.services.child import start_child
from sli_desktop.services.sync.apart_child import OUT_OF_MEMORY, OUT_OF_TIME
from sli_desktop.services.sync.apart_words import (
    Asked,
    At,
    Ended,
    Found,
    GarbledError,
    Refused,
    Said,
    Segment,
    as_error,
    hear,
)
from sli_desktop.services.sync.erasures import read_erasure
from sli_desktop.services.sync.errors import BundleError
from sli_desktop.services.sync.opening import Known, opened_file
from sli_desktop.services.sync.progress import Progress, silent
from sli_desktop.services.sync.reader import OpenedBundle, OpenedSegment
from sli_desktop.services.sync.roster import read_roster
from sli_desktop.services.sync.signing import from_text
from sli_desktop.wording import tr

CHILD = "--open-bundle"
"""The first word that makes the program such a child."""
_MEGABYTE = 1_000_000
_SMALL = 50 * _MEGABYTE
_SLOWEST = _MEGABYTE
"""Bytes a second that the slowest stick gives."""


class Allowance(NamedTuple):
    """What opening a file may use: seconds of computing, seconds in all, bytes of memory."""

    processor: float
    clock: float
    memory: int


def allowance(size: int) -> Allowance:
    """What a file of a size may use: more than an honest one needs, and never without end.

    Computing counts and not the clock, so that a busy laptop or a slow stick refuses no good file.
    """
    return Allowance(
        processor=3.0 * max(1.0, size / _SMALL),
        clock=60.0 + size / _SLOWEST,
        memory=(512 if size <= _SMALL else 2048) * _MEGABYTE,
    )


class NotOpenedError(BundleError):
    """The process that opens a bundle was ended, or ended without an answer."""

    code: ClassVar[str] = "SLI-2140"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("The file could not be read safely, so reading it was stopped."),
            tr("Keep the file and tell the challenge manager."),
            details=details,
        )


def open_apart(file: Path, known: Known, progress: Progress = silent) -> OpenedBundle:
    """Open a bundle file in a child. `progress` counts its bytes; what it raises ends the child.

    Raises:
        BundleError: refused, in one of its many forms; nothing was changed.
    """
    with opened_file(file) as source:
        allowed = allowance(os.fstat(source.fileno()).st_size)
    try:
        child, given, said = start_child(CHILD)
    except OSError as error:
        raise NotOpenedError("no process") from error
    clock = threading.Timer(allowed.clock, child.kill)
    clock.daemon = True
    clock.start()
    try:
        with child:
            try:
                _ask(given, _asked(file, known, allowed))
                return _Listening(said, known, allowed.memory, progress).opened(file)
            finally:
                child.kill()
                clock.cancel()
    except GarbledError as error:
        raise NotOpenedError(_why(child.returncode, str(error))) from error


def _asked(file: Path, known: Known, allowed: Allowance) -> Asked:
    return Asked(
        file=os.fsencode(file),
        keys=known.keys,
        mine=None if known.mine is None else known.mine.envelope,
        held=tuple(known.held),
        erased=known.erased,
        processor=allowed.processor,
        memory=allowed.memory,
    )


def _ask(given: IO[bytes], asked: Asked) -> None:
    try:
        given.write(msgspec.msgpack.encode(asked))
        given.close()
    except OSError:
        pass  # it ended already: what it said, or its silence, is the answer


def _why(code: int, garbled: str) -> str:
    match code:
        case _ if code == OUT_OF_TIME:
            return "time"
        case _ if code == OUT_OF_MEMORY:
            return "memory"
        case _:
            return f"{garbled}, exit code {code}"


class _Listening:
    """Takes the child's answer apart. It may be as long as the child's memory, and no longer."""

    def __init__(self, said: IO[bytes], known: Known, most: int, progress: Progress) -> None:
        self._said, self._known, self._left, self._progress = said, known, most, progress

    def opened(self, file: Path) -> OpenedBundle:
        """What the child found.

        Raises:
            BundleError: the child refused it.
            GarbledError: the child did not say.
        """
        found = self._next()
        if not isinstance(found, Found):
            raise GarbledError("order")
        segments = tuple(self._segment() for _ in range(found.segments))
        cut = tuple(self._segment() for _ in range(found.cut))
        signed = read_roster(found.roster)
        root, challenge = from_text(signed.roster.root), signed.roster.challenge
        return OpenedBundle(
            found.manifest,
            signed,
            segments,
            found.listed,
            tuple(read_erasure(each, root, challenge) for each in found.erasures),
            cut,
            found.unknown,
            file,
        )

    def _segment(self) -> OpenedSegment:
        match self._next():
            case Segment(segment, revisions):
                return OpenedSegment(segment, revisions)
            case _:
                raise GarbledError("order")

    def _next(self) -> Said:
        """The next thing that counts."""
        while True:
            said, length = hear(self._said, self._left)
            self._left -= length
            match said:
                case At(done, total):
                    self._progress(done, total)
                case Refused():
                    raise as_error(said)
                case Ended(why):
                    raise GarbledError(why)
                case _:
                    return said
