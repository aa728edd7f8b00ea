"""Trouble from the world, told so that a tired person knows what to do next.

Every error a person may see is an `SliError`: what happened, whether the work is safe, what to do
next (in this order, `ui.md` section 5), and a stable reference such as ``SLI-1301``. Anything else
that is raised is our own bug.
"""

from typing import ClassVar

from sli_desktop.wording import mark, said

NOTES_ARE_SAFE = mark("Your notes are safe.")
"""The second sentence of nearly every message (`reliability.md` section 10)."""

NOTHING_CHANGED = mark("Nothing was changed.")
"""The second sentence where no challenge is open, or a file from elsewhere was refused."""


class SliError(Exception):
    """Trouble that a person can do something about.

    `kept` may be one of the marked sentences above. The three sentences hold no word of a note, no
    passphrase and no file path; a path may be given as `details`, which the screens show only on
    request.
    """

    code: ClassVar[str] = "SLI-0001"
    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        happened: str,
        *,
        kept: str = NOTES_ARE_SAFE,
        next_step: str,
        details: str = "",
    ) -> None:
        super().__init__(happened)
        self.happened = happened
        self.kept = said(kept)
        self.next_step = next_step
        self.details = details

    def sentences(self) -> str:
        """The message as one paragraph: what happened, what was kept, what to do next."""
        return f"{self.happened} {self.kept} {self.next_step}"


class DecisionNeededError(SliError):
    """Nothing is wrong, but a person must choose before the program can go on."""

    code: ClassVar[str] = "SLI-0003"
    exit_code: ClassVar[int] = 3


class UsageError(SliError):
    """A command was given words it cannot use."""

    code: ClassVar[str] = "SLI-0002"
    exit_code: ClassVar[int] = 2
