"""What can be wrong with a template file, and how a person is told."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar

from typing_extensions import override

from sli_desktop.errors import NOTHING_CHANGED, SliError

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault of a template: the file, the line (from 1) and what to put right, in words."""

    file: Path
    line: int
    words: str

    @override
    def __str__(self) -> str:
        """One line for a terminal: ``cpc-2024.toml, line 12: the theme code GOV is used twice``."""
        return f"{_short(self.file)}, line {self.line}: {self.words}"


def _short(path: Path) -> str:
    """Give the file's name, which may be shown; the folder it lies in is a detail."""
    name = path.name
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


class FrameworkFileError(SliError):
    """A template cannot be used as it stands; `problems` lists every fault found."""

    code: ClassVar[str] = "SLI-4101"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        more = f" There are {len(problems) - 1} more." if len(problems) > 1 else ""
        super().__init__(
            f"The template {_short(first.file)} has a fault on line {first.line}: "
            f"{first.words}.{more}",
            kept=NOTHING_CHANGED,
            next_step="Put the file right, or choose another template.",
            details="\n".join([str(first.file), *map(str, problems)]),
        )
        self.problems = problems


class FrameworkUnreadableError(SliError):
    """A template, or the folder of templates, could not be read at all."""

    code: ClassVar[str] = "SLI-4102"

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The template {_short(path)} could not be read: {reason}.",
            kept=NOTHING_CHANGED,
            next_step="Check that it is there and may be opened, or install the program again.",
            details=str(path),
        )


class UnknownFrameworkError(SliError):
    """No template goes by this name."""

    code: ClassVar[str] = "SLI-4103"

    def __init__(self, wanted: str, known: tuple[str, ...]) -> None:
        close = get_close_matches(wanted, known, n=1)
        hint = f"Did you mean {close[0]}? " if close else ""
        super().__init__(
            f"There is no template called “{wanted[:40]}”.",
            kept=NOTHING_CHANGED,
            next_step=f"{hint}Choose one from the list of templates.",
            details="Templates: " + ", ".join(known),
        )
