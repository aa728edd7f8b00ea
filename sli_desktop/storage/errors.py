"""What can go wrong with a challenge folder, told in three sentences each (`ui.md` section 5)."""

from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.wording import tr


class WrongPassphraseError(SliError):
    """Neither the passphrase nor a recovery key: the key slots are whole, the words do not fit."""

    code: ClassVar[str] = "SLI-1101"

    def __init__(self) -> None:
        super().__init__(
            tr("That passphrase does not match."),
            kept=NOTHING_CHANGED,
            next_step=tr("Try again, or use the printed recovery key."),
        )


class WeakPassphraseError(SliError):
    """A passphrase of fewer than 12 characters."""

    code: ClassVar[str] = "SLI-1102"

    def __init__(self, least: int) -> None:
        super().__init__(
            tr("That passphrase is shorter than {least} characters.").format(least=least),
            kept=NOTHING_CHANGED,
            next_step=tr("Three random words make a good one."),
        )


class NotAChallengeError(SliError):
    """The path does not name a challenge folder."""

    code: ClassVar[str] = "SLI-1103"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("This is not a challenge folder."),
            kept=NOTHING_CHANGED,
            next_step=tr("Choose a folder whose name ends in .sli."),
            details=details,
        )


class FolderTakenError(SliError):
    """Something lies already where a new challenge should go."""

    code: ClassVar[str] = "SLI-1104"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("Something with this name is already there."),
            kept=NOTHING_CHANGED,
            next_step=tr("Choose another name for the new challenge."),
            details=details,
        )


class PlainFileError(SliError):
    """The database is not encrypted, so it is none of ours."""

    code: ClassVar[str] = "SLI-1105"

    def __init__(self) -> None:
        super().__init__(
            tr("This database is not encrypted, so it was not written by SLI Desktop."),
            kept=NOTHING_CHANGED,
            next_step=tr("Choose another challenge, or restore one from a backup."),
        )


class SyncedFolderError(SliError):
    """The folder lies where another program copies or shares it while it is open."""

    code: ClassVar[str] = "SLI-1106"

    def __init__(self, place: str) -> None:
        super().__init__(
            tr(
                "This folder belongs to {place}, which can damage a challenge while it is open."
            ).format(place=place),
            kept=NOTHING_CHANGED,
            next_step=tr("Choose a folder on this laptop, or insist if you know that it is safe."),
        )


class TooOldSqliteError(SliError):
    """The SQLite inside is one that can damage files (before 3.51.3)."""

    code: ClassVar[str] = "SLI-1107"

    def __init__(self, version: str) -> None:
        super().__init__(
            tr("This installation brings SQLite {version}, which can damage challenges.").format(
                version=version
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Install SLI Desktop again from its own package."),
        )


class DamagedFileError(SliError):
    """The key fits, the content does not: broken pages, a torn copy, missing parts."""

    code: ClassVar[str] = "SLI-1201"

    def __init__(self, *, backup_from: str | None = None, details: str = "") -> None:
        there = (
            tr("A backup from {backup_from} is available.").format(backup_from=backup_from)
            if backup_from
            else tr("No backup is here.")
        )
        super().__init__(
            tr("This challenge is damaged."),
            kept=tr("Some notes could not be read. {there}").format(there=there),
            next_step=tr("Restore the newest backup; the damaged copy is kept beside it."),
            details=details,
        )


class NewerFileError(SliError):
    """Written by a newer version of this program."""

    code: ClassVar[str] = "SLI-1202"

    def __init__(self, theirs: str, ours: str) -> None:
        super().__init__(
            tr("This challenge was saved by a newer version ({theirs}); this is {ours}.").format(
                theirs=theirs, ours=ours
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Install the newer version on this laptop, then open it again."),
        )


class InUseError(SliError):
    """Open elsewhere: another window here, or a laptop that did not close it."""

    code: ClassVar[str] = "SLI-1203"

    def __init__(self, holder: str, *, can_take_over: bool = False) -> None:
        """`can_take_over` where nothing holds it any more, but another laptop never closed it."""
        super().__init__(
            tr("This challenge is open already, {where}.").format(where=holder),
            next_step=tr("Close it there first, then open it again."),
        )
        self.can_take_over = can_take_over


class DiskFullError(SliError):
    """No room for the last change."""

    code: ClassVar[str] = "SLI-1301"

    def __init__(self) -> None:
        super().__init__(
            tr("The disk is full, so your last change is not saved yet."),
            kept=tr("It is still on screen."),
            next_step=tr("Free some space, or choose Save a copy elsewhere."),
        )


class NotWritableError(SliError):
    """The disk or the folder does not take changes."""

    code: ClassVar[str] = "SLI-1302"

    def __init__(self) -> None:
        super().__init__(
            tr("This folder does not take changes, so your last change is not saved yet."),
            kept=tr("It is still on screen."),
            next_step=tr("Allow writing there, or choose Save a copy elsewhere."),
        )


class BadPlaceError(SliError):
    """A place for a new folder or a backup that takes none."""

    code: ClassVar[str] = "SLI-1304"

    def __init__(self) -> None:
        super().__init__(
            tr("Nothing can be written there, or there is no room."),
            next_step=tr("Choose another place."),
        )


class FileMovedError(SliError):
    """The folder was moved, replaced or removed while it was open."""

    code: ClassVar[str] = "SLI-1303"

    def __init__(self) -> None:
        super().__init__(
            tr("This challenge was moved or removed, so your last change is not saved yet."),
            kept=tr("It is still on screen."),
            next_step=tr("Put the folder back where it was, or choose Save a copy elsewhere."),
        )


class StaleRecordError(SliError):
    """What an act wants to change has changed meanwhile, in another window or by an import."""

    code: ClassVar[str] = "SLI-1401"

    def __init__(self, kind: str, *, keys: tuple[str, ...] = ()) -> None:
        super().__init__(
            tr("This {thing} was changed meanwhile.").format(thing=kind.replace("_", " ")),
            next_step=tr("Look at it as it is now, then make your change again."),
            details=", ".join(sorted(key.partition("/")[0] for key in keys)),
        )


class MissingRecordError(SliError):
    """What is asked for is not here: never was, is in the bin, or has not arrived yet."""

    code: ClassVar[str] = "SLI-1402"

    def __init__(self, kind: str) -> None:
        super().__init__(
            tr("This {thing} is not here.").format(thing=kind.replace("_", " ")),
            next_step=tr("Look in the bin, or import a newer bundle."),
        )


class ChangedByBothError(SliError):
    """A text that two people changed is saved without settling it."""

    code: ClassVar[str] = "SLI-1403"

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(
            tr("This {thing} was changed by both.").format(thing=kind.replace("_", " ")),
            next_step=tr("Look at both texts and keep one, or both, before you go on writing."),
            details=key,
        )


class NothingToUndoError(SliError):
    """There is no act to undo, or to redo."""

    code: ClassVar[str] = "SLI-1404"

    def __init__(self, what: str) -> None:
        super().__init__(
            tr("There is nothing to {what}.").format(what=what),
            next_step=tr("Go on where you are; every act is saved."),
        )


class UnkeepableTextError(SliError):
    """A text holds half a character that no file can hold (a lone surrogate)."""

    code: ClassVar[str] = "SLI-1405"

    def __init__(self) -> None:
        super().__init__(
            tr("This text holds half a character, so it is not saved yet."),
            kept=tr("It is still on screen."),
            next_step=tr("Remove the character that looks like a box, then save again."),
        )


class TooLargeError(SliError):
    """A file beside the notes is larger than a challenge takes."""

    code: ClassVar[str] = "SLI-1406"

    def __init__(self, most_mb: int) -> None:
        super().__init__(
            tr("This file is larger than {most_mb} MB.").format(most_mb=most_mb),
            next_step=tr("Attach a smaller copy of it."),
        )


class SealedRecordError(SliError):
    """What should be struck is part of a signed segment, and may have left the laptop."""

    code: ClassVar[str] = "SLI-1407"

    def __init__(self) -> None:
        super().__init__(
            tr("This note is part of work that is sealed already, so it cannot be struck out."),
            kept=tr("Nothing was changed."),
            next_step=tr(
                "Delete the note, so that it is in no report, and tell the challenge manager."
            ),
        )


class BackupError(SliError):
    """A backup is damaged, or belongs to another challenge."""

    code: ClassVar[str] = "SLI-1501"

    def __init__(self, happened: str, details: str = "") -> None:
        super().__init__(
            happened,
            kept=NOTHING_CHANGED,
            next_step=tr("Choose another backup."),
            details=details,
        )
