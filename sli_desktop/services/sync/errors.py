"""What can go wrong with a bundle or the team list, in the words of `sync.md` section 8."""

from typing import ClassVar, Self

from sli_desktop.errors import NOTES_ARE_SAFE, NOTHING_CHANGED, DecisionNeededError, SliError
from sli_desktop.wording import tr


class BundleError(SliError):
    """A bundle was refused whole. `facts` are what it is made from: they go between processes."""

    code: ClassVar[str] = "SLI-2100"
    facts: tuple[str | int, ...]

    def __new__(cls, *facts: str | int, **named: str) -> Self:
        """Remember the facts."""
        made = super().__new__(cls)
        made.facts = (*facts, *named.values())
        return made

    def __init__(self, happened: str, next_step: str, *, details: str = "") -> None:
        super().__init__(happened, kept=NOTHING_CHANGED, next_step=next_step, details=details)


class NotABundleError(BundleError):
    """The file is something else."""

    code: ClassVar[str] = "SLI-2101"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("This is not a bundle."),
            tr("Choose a file whose name ends in .slibundle or .slimember."),
            details=details,
        )


class NotForThisLaptopError(BundleError):
    """None of the file's recipients is this laptop."""

    code: ClassVar[str] = "SLI-2102"

    def __init__(self) -> None:
        super().__init__(
            tr("This file was not made for this laptop."),
            tr(
                "Ask the sender to import a bundle with the newest team list, and to make it again."
            ),
        )


class DamagedBundleError(BundleError):
    """The copy broke off, or something changed on the way."""

    code: ClassVar[str] = "SLI-2103"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("The file is damaged: the copy broke off, or it was changed on the way."),
            tr("Copy it again; the original is on the sender's laptop."),
            details=details,
        )


class TooLargeError(BundleError):
    """A limit of the format was passed."""

    code: ClassVar[str] = "SLI-2104"

    def __init__(self, what: str) -> None:
        super().__init__(
            tr("The file is larger than allowed ({what}).").format(what=what),
            tr("Keep the file and tell the challenge manager."),
        )


class UnknownSenderError(BundleError):
    """A signature of a laptop that the team list does not know, or no longer."""

    code: ClassVar[str] = "SLI-2105"

    def __init__(self, version: int, device: str) -> None:
        super().__init__(
            tr("This was signed by a laptop that is not in the team list v{version}.").format(
                version=version
            ),
            tr(
                "Ask the challenge manager to let that laptop in, or to send you the newest team "
                "list."
            ),
            details=device,
        )


class BadSignatureError(BundleError):
    """The contents are not what the author signed."""

    code: ClassVar[str] = "SLI-2106"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("The contents do not match the signature."),
            tr("Keep the file and tell the challenge manager."),
            details=details,
        )


class CannotWriteBundleError(SliError):
    """The stick or folder takes no file."""

    code: ClassVar[str] = "SLI-2107"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("This computer does not allow saving to this place."),
            next_step=tr(
                "Choose another place, or ask the challenge manager for another way to send "
                "the bundle."
            ),
            details=details,
        )


class OtherChallengeError(BundleError):
    """A bundle of another challenge."""

    code: ClassVar[str] = "SLI-2108"

    def __init__(self) -> None:
        super().__init__(
            tr("This file belongs to another challenge."),
            tr("Open that challenge, then import it there."),
        )


class NeedsNewerVersionError(BundleError):
    """The bundle needs something that this version cannot do."""

    code: ClassVar[str] = "SLI-2109"

    def __init__(self, app: str) -> None:
        super().__init__(
            tr("This file was made by a newer version of the program ({app}).").format(app=app),
            tr("Update the program, then import it again."),
        )


class MissingPartError(BundleError):
    """Something the bundle builds on is not here."""

    code: ClassVar[str] = "SLI-2110"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("An earlier part that this file builds on is missing."),
            tr("Any newer full bundle from anyone in the team brings it."),
            details=details,
        )


class TwoHistoriesError(BundleError):
    """One laptop signed two different parts of the same number."""

    code: ClassVar[str] = "SLI-2111"

    def __init__(self, details: str) -> None:
        super().__init__(
            tr(
                "Two different versions of one part exist: a laptop was perhaps restored from a "
                "backup."
            ),
            tr("Keep the file and tell the challenge manager."),
            details=details,
        )


class TeamListClashError(BundleError):
    """Two team lists of one version, or a list that another key signed."""

    code: ClassVar[str] = "SLI-2112"

    def __init__(self) -> None:
        super().__init__(
            tr("The team list in this file does not agree with yours."),
            tr("Stop using it and call the challenge manager."),
        )


class AlreadySentError(SliError):
    """An import cannot be undone: what was built on it has left this laptop."""

    code: ClassVar[str] = "SLI-2113"

    def __init__(self, count: int) -> None:
        super().__init__(
            tr(
                "This import cannot be undone: {count} of your own changes build on it and have "
                "left in a bundle."
            ).format(count=count),
            next_step=tr("Correct each entry yourself instead."),
        )


class SetAsideError(DecisionNeededError):
    """The file holds, or builds on, parts that were set aside by undoing an import."""

    code: ClassVar[str] = "SLI-2114"

    def __init__(self, parts: int) -> None:
        super().__init__(
            tr("The file holds or builds on {parts} parts that you set aside earlier.").format(
                parts=parts
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Choose to take both or neither."),
        )


class NoSuchImportError(SliError):
    """There is no import that could be undone."""

    code: ClassVar[str] = "SLI-2115"

    def __init__(self) -> None:
        super().__init__(
            tr("There is no import to undo."),
            next_step=tr("The list of imports shows what was taken in."),
        )


class NotManagerError(SliError):
    """Only the challenge manager's laptop can sign the team list."""

    code: ClassVar[str] = "SLI-2116"

    def __init__(self) -> None:
        super().__init__(
            tr("Only the challenge manager's laptop can do this."),
            next_step=tr("Ask the challenge manager."),
        )


class NotAJoinRequestError(BundleError):
    """The file is no join request, or was changed."""

    code: ClassVar[str] = "SLI-2117"

    def __init__(self) -> None:
        super().__init__(
            tr("This is not a join request, or it was changed on the way."),
            tr("Ask for the file again; its name ends in .slijoin."),
        )


class WrongFingerprintError(BundleError):
    """The six words read aloud are not those of the file."""

    code: ClassVar[str] = "SLI-2118"

    def __init__(self) -> None:
        super().__init__(
            tr("The six words do not match this file."),
            tr("Read them aloud once more. If they differ again, do not use the file."),
        )


class NoTeamError(SliError):
    """This laptop has no keys yet, or waits for its membership file."""

    code: ClassVar[str] = "SLI-2119"

    def __init__(self) -> None:
        super().__init__(
            tr("This laptop is not in the team yet."),
            next_step=tr("Join with the membership file from the challenge manager."),
        )


class NothingToEraseError(SliError):
    """What should be erased is not in this challenge."""

    code: ClassVar[str] = "SLI-2129"

    def __init__(self) -> None:
        super().__init__(
            tr("There is nothing here to erase by that name."),
            kept=NOTHING_CHANGED,
            next_step=tr("Look it up in the list, then choose it there."),
        )


class LaterImportError(SliError):
    """Another import builds on the one to be undone."""

    code: ClassVar[str] = "SLI-2120"

    def __init__(self, number: int) -> None:
        super().__init__(
            tr("A later import builds on this one."),
            next_step=tr("Undo import {number} first.").format(number=number),
        )


class AlreadyInTeamError(SliError):
    """This folder belongs to a team already."""

    code: ClassVar[str] = "SLI-2121"

    def __init__(self) -> None:
        super().__init__(
            tr("This laptop is in a team already."),
            kept=NOTES_ARE_SAFE,
            next_step=tr("Import the file as a bundle instead."),
        )


class TextTooLongError(SliError):
    """A text or number of this laptop is larger than a bundle carries."""

    code: ClassVar[str] = "SLI-2122"

    def __init__(self) -> None:
        super().__init__(
            tr("A text is longer than a bundle can carry (1 million characters)."),
            next_step=tr("Split it into several notes, then make the bundle again."),
        )


class NoRoomError(SliError):
    """The stick or disk is full."""

    code: ClassVar[str] = "SLI-2123"

    def __init__(self, megabytes: int, free: int | None = None) -> None:
        words = (
            tr("There is not enough room: the file needs {megabytes} MB.")
            if free is None
            else tr("There is not enough room: the file needs {megabytes} MB, {free} MB are free.")
        )
        super().__init__(
            words.format(megabytes=megabytes, free=free),
            next_step=tr("Free some space, or choose another place."),
        )


class FileTooLargeForPlaceError(SliError):
    """The stick takes files, but none of this size (4 GB on FAT32)."""

    code: ClassVar[str] = "SLI-2128"

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            tr("This stick takes no single file of {megabytes} MB.").format(megabytes=megabytes),
            next_step=tr(
                "Make the bundle with text only or with new photographs, or choose another place."
            ),
        )


class DamagedCopyError(SliError):
    """The stick did not give back what was written on it."""

    code: ClassVar[str] = "SLI-2124"

    def __init__(self) -> None:
        super().__init__(
            tr("The file could not be read back as it was written, so it was removed."),
            next_step=tr("Use another stick."),
        )


class TeamFullError(SliError):
    """A bundle can be made for so many laptops and no more."""

    code: ClassVar[str] = "SLI-2125"

    def __init__(self, most: int) -> None:
        super().__init__(
            tr("A team has at most {most} laptops.").format(most=most),
            next_step=tr("Let this person work on a laptop that is in the team."),
        )


class RestoredError(DecisionNeededError):
    """This laptop was put back to a backup, and others may hold more of it than it has itself."""

    code: ClassVar[str] = "SLI-2126"

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This challenge was put back to a backup, and the others may hold later work of "
                "yours."
            ),
            next_step=tr(
                "Import a bundle from one of them first. If there is none, make the bundle again."
            ),
        )
