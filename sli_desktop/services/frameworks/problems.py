"""What can be wrong with a template file, and how a person is told."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar

from typing_extensions import override

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.wording import tr, trn

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
        return tr("{short}, line {line}: {words}").format(
            short=_short(self.file), line=self.line, words=self.words
        )


def _short(path: Path) -> str:
    """Give the file's name, which may be shown; the folder it lies in is a detail."""
    name = path.name
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


class FrameworkFileError(SliError):
    """A template cannot be used as it stands; `problems` lists every fault found."""

    code: ClassVar[str] = "SLI-4101"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        number = len(problems) - 1
        more = trn(number, " There is {number} more.", " There are {number} more.")
        more = more if number else ""
        super().__init__(
            tr("The template {short} has a fault on line {line}: {words}.{more}").format(
                short=_short(first.file), line=first.line, words=first.words, more=more
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Put the file right, or choose another template."),
            details="\n".join([str(first.file), *map(str, problems)]),
        )
        self.problems = problems


class FrameworkUnreadableError(SliError):
    """A template, or the folder of templates, could not be read at all."""

    code: ClassVar[str] = "SLI-4102"

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            tr("The template {short} could not be read: {reason}.").format(
                short=_short(path), reason=reason
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Check that it is there and may be opened, or install the program again."),
            details=str(path),
        )


class UnknownFrameworkError(SliError):
    """No template goes by this name."""

    code: ClassVar[str] = "SLI-4103"

    def __init__(self, wanted: str, known: tuple[str, ...]) -> None:
        close = get_close_matches(wanted, known, n=1)
        hint = tr("Did you mean {close}? ").format(close=close[0]) if close else ""
        super().__init__(
            tr("There is no template called “{wanted}”.").format(wanted=wanted[:40]),
            kept=NOTHING_CHANGED,
            next_step=tr("{hint}Choose one from the list of templates.").format(hint=hint),
            details=tr("Templates: ") + ", ".join(known),
        )
