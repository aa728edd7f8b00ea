"""The preferences of one person on one laptop: each declared once, with default and meaning.

Everything about a challenge lies in its own folder, never here. The file is ``settings.toml``.
"""

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

import tomli_w

from sli_desktop.errors import NOTES_ARE_SAFE, SliError

FILE_NAME = "settings.toml"
LARGEST_FILE = 64 * 1024


class Colours(StrEnum):
    """Which colours the windows use."""

    AS_COMPUTER = "same as computer"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "high contrast"


_MEANING = "meaning"


def _meaning(words: str) -> Mapping[str, str]:
    return {_MEANING: words}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person prefers; `meaning_of` gives the sentence that explains a preference."""

    colours: Colours = dataclasses.field(
        default=Colours.AS_COMPUTER,
        metadata=_meaning("Colours of the windows: same as computer, light, dark, high contrast."),
    )
    text_size: int = dataclasses.field(
        default=100, metadata=_meaning("Size of all text in per cent, from 100 to 200.")
    )
    extra_legible: bool = dataclasses.field(
        default=False, metadata=_meaning("Use the extra legible typeface on screen.")
    )
    marks: bool = dataclasses.field(
        default=True, metadata=_meaning('Read the marks + ! " ? @ # in typed lines.')
    )
    lock_after_minutes: int = dataclasses.field(
        default=5, metadata=_meaning("Lock after so many minutes without a key, from 1 to 15.")
    )
    lock_after_minutes_in_meeting: int = dataclasses.field(
        default=15, metadata=_meaning("The same while a meeting is running, from 1 to 60.")
    )


_RANGES = {
    "text_size": (100, 200),
    "lock_after_minutes": (1, 15),
    "lock_after_minutes_in_meeting": (1, 60),
}


class SettingsNotSavedError(SliError):
    """The preferences could not be written; they count until the program ends."""

    code: ClassVar[str] = "SLI-3501"

    def __init__(self, file: Path) -> None:
        super().__init__(
            "Your settings could not be saved.",
            kept=NOTES_ARE_SAFE,
            next_step="Free some space on this computer, then change the setting again.",
            details=str(file),
        )


def meaning_of(name: str) -> str:
    """The sentence that explains a preference."""
    found = {field.name: field.metadata[_MEANING] for field in dataclasses.fields(Settings)}
    return str(found[name])


def read_settings(folder: Path) -> Settings:
    """Read the preferences; what is missing, damaged or out of range takes its default."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            values = tomllib.loads(file.read(LARGEST_FILE).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return Settings(**_fitting(values))


def write_settings(folder: Path, settings: Settings) -> None:
    """Save the preferences: the file is there whole or as it was.

    Raises:
        SettingsNotSavedError: the folder is full or may not be written to.
    """
    file = folder / FILE_NAME
    values = {name: _plain(value) for name, value in dataclasses.asdict(settings).items()}
    neighbour = file.with_name(f".{FILE_NAME}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with neighbour.open("wb") as out:
            tomli_w.dump(values, out)
            out.flush()
            os.fsync(out.fileno())
        neighbour.replace(file)
    except OSError as error:
        raise SettingsNotSavedError(file) from error


def _plain(value: object) -> object:
    return str(value) if isinstance(value, StrEnum) else value


def _fitting(values: Mapping[str, object]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        value = values.get(field.name)
        if field.name == "colours" and value in set(Colours):
            kept[field.name] = Colours(str(value))
        elif type(value) is type(field.default) and _in_range(field.name, value):
            kept[field.name] = value
    return kept


def _in_range(name: str, value: object) -> bool:
    lowest, highest = _RANGES.get(name, (0, 1))
    return isinstance(value, int) and lowest <= value <= highest
