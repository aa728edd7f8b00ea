"""How far a long piece of work is, and how a person stops it."""

from collections.abc import Callable
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.wording import tr

Progress = Callable[[int, int], None]
"""Told how many bytes are done of how many; it may raise `StoppedError`."""


class StoppedError(SliError):
    """The person stopped it."""

    code: ClassVar[str] = "SLI-2127"

    def __init__(self) -> None:
        super().__init__(
            tr("Stopped."),
            kept=NOTHING_CHANGED,
            next_step=tr("Start again whenever you like."),
        )


def silent(_done: int, _total: int) -> None:
    """Nobody is told."""
