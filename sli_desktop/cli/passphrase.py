"""How a command gets the passphrase: asked for, from a file, or from the environment.

Never as an argument: arguments are seen by every program on the computer and kept in histories.
"""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.errors import NOTHING_CHANGED, SliError, UsageError

VARIABLE = "SLI_PASSPHRASE"
LARGEST_FILE = 4096


class PassphraseMissingError(UsageError):
    """There is nobody to ask, and no other source was given."""

    code: ClassVar[str] = "SLI-3401"

    def __init__(self) -> None:
        super().__init__(
            "No passphrase was given.",
            kept=NOTHING_CHANGED,
            next_step=f"Run it in a terminal, or use --passphrase-file or {VARIABLE}.",
        )


class PassphrasesDifferError(SliError):
    """The two times a new passphrase was typed are not the same."""

    code: ClassVar[str] = "SLI-3402"

    def __init__(self) -> None:
        super().__init__(
            "The two passphrases are not the same.",
            kept=NOTHING_CHANGED,
            next_step="Try again, and type slowly.",
        )


class PassphraseFileError(SliError):
    """The file that should hold the passphrase cannot be read, or is not a line of text."""

    code: ClassVar[str] = "SLI-3403"

    def __init__(self, file: Path) -> None:
        super().__init__(
            "The file with the passphrase could not be read.",
            kept=NOTHING_CHANGED,
            next_step="It must hold the passphrase as its first line, in UTF-8.",
            details=str(file),
        )


def known_passphrase(words: Namespace, at: Surroundings) -> str:
    """The passphrase, or recovery key, of a challenge that exists."""
    given = _given(words, at)
    return given if given is not None else _asker(at)("Passphrase: ")


def new_passphrase(words: Namespace, at: Surroundings) -> str:
    """A passphrase for a new challenge; where a person types it, it is typed twice."""
    given = _given(words, at)
    if given is not None:
        return given
    ask = _asker(at)
    typed = ask("New passphrase (at least 12 characters; three random words make a good one): ")
    if ask("The same once more: ") != typed:
        raise PassphrasesDifferError
    return typed


def _given(words: Namespace, at: Surroundings) -> str | None:
    file: Path | None = words.passphrase_file
    if file is None:
        return at.environment.get(VARIABLE) or None
    try:
        with file.open("rb") as content:
            lines = content.read(LARGEST_FILE).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PassphraseFileError(file) from error
    if not lines or not lines[0]:
        raise PassphraseFileError(file)
    return lines[0]


def _asker(at: Surroundings) -> Callable[[str], str]:
    if at.ask is None:
        raise PassphraseMissingError
    return at.ask
