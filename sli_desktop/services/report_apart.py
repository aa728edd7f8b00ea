"""Makes the files of a report in a process of their own, which knows no key and opens no challenge.

The window stays quick, a fault of a writer ends the child and not the program, and cancelling is
killing it. The child is given a frozen version of the report (`versions/whole.py`) through its
input, never through a file, its command line or its environment; every file is staged beside its
place, and all take their places together at the end, so that a cancelled or failed export leaves
everything as it was (docs/adr/0067).
"""

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar, NamedTuple

import msgspec

from sli_desktop.errors import SliError
from sli_desktop.services.child import peak_memory, start_child
from sli_desktop.services.freezing.frozen import thaw
from sli_desktop.services.report.errors import ReportDamagedError, ReportNotSavedError
from sli_desktop.services.report.files import Written
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.writers import writer_of
from sli_desktop.wording import tr

if TYPE_CHECKING:
    import subprocess

CHILD = "--write-report"
"""The first word that makes the program such a child."""
_STAGED = ".staged"
_CALM = 5
"""How much the child gives way to the window, where the system knows that."""


class Wish(NamedTuple):
    """One file to make: its format, and where to."""

    name: str
    file: Path


class Step(NamedTuple):
    """Where the child is: the file being made, its number, and of how many."""

    name: str
    number: int
    total: int


class Made(NamedTuple):
    """What became of each file, and the most memory the child had, in bytes (0: not known)."""

    files: tuple[tuple[Path, Written], ...]
    memory: int = 0


class ReportCancelledError(SliError):
    """The person stopped the export."""

    code: ClassVar[str] = "SLI-3490"

    def __init__(self) -> None:
        super().__init__(
            tr("The export was stopped."),
            kept=tr("Files that were there before are as they were."),
            next_step=tr("Export again whenever you like."),
        )


class ReportNotMadeError(SliError):
    """The process that makes the files ended without an answer."""

    code: ClassVar[str] = "SLI-3491"

    def __init__(self, details: str) -> None:
        super().__init__(
            tr("The report could not be made: the part of the program that makes it ended."),
            kept=tr(
                "Your report is saved in the program, and files there before are as they were."
            ),
            next_step=tr("Close other programs, then export again, one format at a time."),
            details=details,
        )


class Order(NamedTuple):
    """What to make of a frozen report (`freeze_whole`), which the guard has looked at."""

    frozen: bytes
    options: ReportOptions
    wishes: tuple[Wish, ...]
    for_archive: bool = False
    in_pages: bool = False


class _Head(msgspec.Struct, frozen=True):
    """The first line of what the child is given; the frozen report follows."""

    dated: date
    include_proposed: bool
    speaker_notes: bool
    wishes: tuple[tuple[str, str], ...]
    for_archive: bool
    in_pages: bool


def _head(order: Order) -> bytes:
    head = _Head(
        dated=order.options.dated,
        include_proposed=order.options.include_proposed,
        speaker_notes=order.options.speaker_notes,
        wishes=tuple((wish.name, str(wish.file)) for wish in order.wishes),
        for_archive=order.for_archive,
        in_pages=order.in_pages,
    )
    return msgspec.json.encode(head) + b"\n"


class Making:
    """One export under way; `cancel` may be called from any thread."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self.is_cancelled = False

    def cancel(self) -> None:
        """Stop it; nothing of it is left."""
        with self._lock:
            self.is_cancelled = True
            if self._child is not None:
                self._child.kill()

    def make(self, order: Order, tell: Callable[[Step], None]) -> Made:
        """Make the files in a child and put them in their places.

        Raises:
            ReportCancelledError: it was cancelled.
            ReportNotMadeError: the child ended without an answer.
            ReportNotSavedError, ReportDamagedError: a folder did not accept a file.
        """
        staged = [_staged(wish.file) for wish in order.wishes]
        try:
            made = self._answer(order, tell)
            for place, wish in zip(staged, order.wishes, strict=True):
                _put(place, wish.file)
        finally:
            for place in staged:
                _sweep(place)
        return made

    def _answer(self, order: Order, tell: Callable[[Step], None]) -> Made:
        # Started outside the lock would be a child nobody can cancel.
        with self._lock:
            if self.is_cancelled:
                raise ReportCancelledError
            child, given, said = start_child(CHILD)
            self._child = child
        with child:
            try:
                given.write(_head(order))
                given.write(order.frozen)
                given.close()
            except OSError:
                pass  # it ended already: what it said, or its silence, is the answer
            made = self._listen(said, order, tell)
        if self.is_cancelled:
            raise ReportCancelledError
        if made is None:
            raise ReportNotMadeError(f"exit code {child.returncode}")
        return made

    def _listen(
        self, said: Iterable[bytes], order: Order, tell: Callable[[Step], None]
    ) -> Made | None:
        for line in said:
            try:
                told = json.loads(line)
            except ValueError:
                continue  # cut off where the child was killed
            if "step" in told:
                tell(Step(*told["step"]))
            elif "error" in told:
                raise _error(told["error"])
            elif "made" in told:
                files = tuple(
                    (wish.file, Written(**each))
                    for wish, each in zip(order.wishes, told["made"], strict=True)
                )
                return Made(files, told["memory"])
        return None


def run_child(given: BinaryIO, said: BinaryIO) -> int:
    """Be the child: make what the parent wants, and tell how it goes."""
    if hasattr(os, "nice"):
        os.nice(_CALM)
    head = msgspec.json.decode(given.readline(), type=_Head)
    options = ReportOptions(
        dated=head.dated,
        include_proposed=head.include_proposed,
        speaker_notes=head.speaker_notes,
    )
    shown = outline(thaw(given.read()), options)
    made: list[dict[str, object]] = []
    for number, (name, file) in enumerate(head.wishes, 1):
        _tell(said, {"step": [name, number, len(head.wishes)]})
        write = writer_of(name, for_archive=head.for_archive, in_pages=head.in_pages)
        try:
            written = write(shown, _staged(Path(file)))
        except SliError as error:
            told = [type(error).__name__, error.happened, error.next_step, error.details]
            _tell(said, {"error": told})
            return 1
        made.append(
            {
                "pages": written.pages,
                "slides": written.slides,
                "replaced": list(written.replaced),
            }
        )
    _tell(said, {"made": made, "memory": peak_memory()})
    return 0


def _tell(said: BinaryIO, words: dict[str, object]) -> None:
    said.write(json.dumps(words).encode() + b"\n")
    said.flush()


def _error(told: Sequence[str]) -> SliError:
    kind, happened, next_step, details = told
    known = {"ReportDamagedError": ReportDamagedError}.get(kind, ReportNotSavedError)
    return known(happened, next_step=next_step, details=details)


def _staged(file: Path) -> Path:
    """Where a file stands until all are made."""
    return file.with_name(f".{file.name}{_STAGED}")


def _put(staged: Path, file: Path) -> None:
    try:
        staged.replace(file)
    except OSError as trouble:
        raise ReportNotSavedError(
            tr("The report could not be saved: {name} is open in another program.").format(
                name=file.name
            ),
            next_step=tr("Close the file, or choose another name or folder."),
            details=f"{file} ({trouble.errno})",
        ) from None


def _sweep(staged: Path) -> None:
    """Take away what a cancelled or failed export left."""
    for each in (staged, *_parts(staged)):
        try:
            each.unlink(missing_ok=True)
        except OSError:
            continue  # the folder is gone, and what lay in it


def _parts(staged: Path) -> Iterator[Path]:
    try:
        found = [each for each in staged.parent.iterdir() if _is_part(each.name, staged)]
    except OSError:
        return
    yield from found


def _is_part(name: str, staged: Path) -> bool:
    return name.startswith(f".{staged.name[:100]}.") and name.endswith(".part")
