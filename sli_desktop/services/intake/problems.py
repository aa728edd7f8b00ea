"""What can be wrong with a file that comes in; in every case nothing of the challenge changes."""

from pathlib import Path
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, DecisionNeededError, SliError
from sli_desktop.wording import tr, trn


def _called(file: Path) -> str:
    return file.name[:80]


class IntakeError(SliError):
    """A file from elsewhere was refused whole; the sentences name it without its folder."""

    code: ClassVar[str] = "SLI-3200"

    def __init__(self, file: Path, happened: str, *, next_step: str) -> None:
        super().__init__(
            happened,
            kept=NOTHING_CHANGED,
            next_step=next_step,
            details=str(file),
        )


class CannotReadError(IntakeError):
    """The file is not there, or this computer does not let it be read."""

    code: ClassVar[str] = "SLI-3201"

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            file,
            tr("The file {name} could not be read: {reason}.").format(
                name=_called(file), reason=reason
            ),
            next_step=tr("Check the name and the folder, then try again."),
        )


class TooLargeError(IntakeError):
    """The file, or what it unpacks to, is larger than this kind of file is ever meant to be."""

    code: ClassVar[str] = "SLI-3202"

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(
            file,
            tr("The file {name} is larger than this program accepts: {what}.").format(
                name=_called(file), what=what
            ),
            next_step=tr("Check that it is the right file, or save the part you need on its own."),
        )


class WrongTypeError(IntakeError):
    """The content is not what the ending of the name says, or the ending is not one we know."""

    code: ClassVar[str] = "SLI-3203"

    def __init__(self, file: Path, expected: str) -> None:
        super().__init__(
            file,
            tr("The file {name} is not {expected}.").format(name=_called(file), expected=expected),
            next_step=tr(
                "Open it in the program it came from and save it again, or choose another."
            ),
        )


class DamagedInputError(IntakeError):
    """The file began well and then broke off, or contradicts itself."""

    code: ClassVar[str] = "SLI-3204"

    def __init__(self, file: Path, where: str) -> None:
        super().__init__(
            file,
            tr("The file {name} is damaged or was cut short: {where}.").format(
                name=_called(file), where=where
            ),
            next_step=tr("Ask for it again, or save it again in the program it came from."),
        )


class NothingInsideError(IntakeError):
    """The file is sound but holds nothing of the kind that was looked for."""

    code: ClassVar[str] = "SLI-3205"

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(
            file,
            tr("The file {name} holds no {what}.").format(name=_called(file), what=what),
            next_step=tr("Check that it is the right file."),
        )


class NewerInputError(IntakeError):
    """The file was written by a later version of this program."""

    code: ClassVar[str] = "SLI-3206"

    def __init__(self, file: Path, theirs: int, ours: int) -> None:
        super().__init__(
            file,
            tr(
                "The file {name} was made by a newer version (format {theirs}); this one reads "
                "format {ours}."
            ).format(name=_called(file), theirs=theirs, ours=ours),
            next_step=tr("Install the newer version of this program, then try again."),
        )


class NotEmptyError(IntakeError):
    """Open data goes into an empty challenge only: it is a copy of a whole one."""

    code: ClassVar[str] = "SLI-3207"

    def __init__(self, file: Path) -> None:
        super().__init__(
            file,
            tr(
                "The file {name} holds a whole challenge, and this challenge already has content."
            ).format(name=_called(file)),
            next_step=tr("Make an empty challenge and import the file there."),
        )


class UnfiledNotesError(DecisionNeededError):
    """Some notes belong to no meeting and no theme that we know: a person must say where."""

    code: ClassVar[str] = "SLI-3208"

    def __init__(self, file: Path, *, count: int, headings: tuple[str, ...]) -> None:
        super().__init__(
            trn(
                count,
                "{number} note of {name} stands under a heading that matches no meeting and no "
                "theme.",
                "{number} notes of {name} stand under headings that match no meeting and no theme.",
                name=_called(file),
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Say which meeting they belong to, or take them in without one."),
            details="\n".join(headings),
        )


class NoChallengeYetError(IntakeError):
    """A timetable or notes need a challenge to go into, and this folder is still empty."""

    code: ClassVar[str] = "SLI-3209"

    def __init__(self, file: Path) -> None:
        super().__init__(
            file,
            tr("The file {name} needs a challenge to go into, and this one is still empty.").format(
                name=_called(file)
            ),
            next_step=tr("Import open data first, or make a challenge from a template."),
        )
