"""The preferences of one person on one laptop: each declared once, with default and meaning.

Everything about a challenge lies in its own folder, never here. The file is ``settings.toml``.
"""

import dataclasses
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

import tomli_w

from sli_desktop.errors import NOTES_ARE_SAFE, SliError
from sli_desktop.wording import tr

FILE_NAME = "settings.toml"
LARGEST_FILE = 64 * 1024


class Colours(StrEnum):
    """Which colours the windows use."""

    AS_COMPUTER = "same as computer"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "high contrast"


class Font(StrEnum):
    """Which typeface the windows use."""

    AS_COMPUTER = "same as computer"
    STANDARD = "standard"
    EXTRA_LEGIBLE = "extra legible"


class Spacing(StrEnum):
    """How large the things to press are."""

    STANDARD = "standard"
    ROOMY = "roomy"


class Movement(StrEnum):
    """Whether anything on the screen moves by itself."""

    AS_COMPUTER = "same as computer"
    NONE = "none"


class Language(StrEnum):
    """The language of the windows. `BRACKETED` shows which words are marked for translation."""

    ENGLISH = "english"
    WELSH = "welsh"
    BRACKETED = "bracketed"


class Group(StrEnum):
    """The parts of the Settings screen, in their order."""

    READING = "reading"
    SAFETY = "safety"
    TYPING = "typing"


class Preference(NamedTuple):
    """What a preference is called, what it means, where it stands and what can be chosen.

    `options` are the values offered, each with its words; `allowed` the lowest and highest number
    where it is one. The words are asked for when they are shown, in the language of then.
    """

    group: Group
    words: Callable[[], str]
    meaning: Callable[[], str]
    options: Callable[[], tuple[tuple[object, str], ...]]
    allowed: tuple[int, int] = (0, 1)


_DECLARED = "declared"


def _declared(
    group: Group,
    words: Callable[[], str],
    meaning: Callable[[], str],
    options: Callable[[], tuple[tuple[object, str], ...]],
    allowed: tuple[int, int] = (0, 1),
) -> Mapping[str, object]:
    return {_DECLARED: Preference(group, words, meaning, options, allowed)}


def _on_off() -> tuple[tuple[object, str], ...]:
    return ((True, tr("On")), (False, tr("Off")))


def _per_cent(*sizes: int) -> Callable[[], tuple[tuple[object, str], ...]]:
    return lambda: tuple((size, f"{size} %") for size in sizes)


def _minutes(*numbers: int) -> Callable[[], tuple[tuple[object, str], ...]]:
    return lambda: tuple((each, tr("{minutes} min").format(minutes=each)) for each in numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person prefers; `preference` gives the words of one."""

    text_size: int = field(
        default=100,
        metadata=_declared(
            Group.READING,
            lambda: tr("Text size"),
            lambda: tr("Size of all text. Also Ctrl and plus or minus."),
            _per_cent(100, 110, 125, 150, 175, 200),
            (100, 200),
        ),
    )
    colours: Colours = field(
        default=Colours.AS_COMPUTER,
        metadata=_declared(
            Group.READING,
            lambda: tr("Colours"),
            lambda: tr("“Same as computer” follows dark mode and contrast themes."),
            lambda: (
                (Colours.AS_COMPUTER, tr("Same as computer")),
                (Colours.LIGHT, tr("Light")),
                (Colours.DARK, tr("Dark")),
                (Colours.CONTRAST, tr("High contrast")),
            ),
        ),
    )
    font: Font = field(
        default=Font.STANDARD,
        metadata=_declared(
            Group.READING,
            lambda: tr("Font"),
            lambda: tr("“Extra legible” has clearer letter shapes, for low vision."),
            lambda: (
                (Font.AS_COMPUTER, tr("Same as computer")),
                (Font.STANDARD, tr("Standard")),
                (Font.EXTRA_LEGIBLE, tr("Extra legible")),
            ),
        ),
    )
    spacing: Spacing = field(
        default=Spacing.STANDARD,
        metadata=_declared(
            Group.READING,
            lambda: tr("Spacing"),
            lambda: tr("“Roomy” makes what you press 44 pixels high, for touch."),
            lambda: ((Spacing.STANDARD, tr("Standard")), (Spacing.ROOMY, tr("Roomy"))),
        ),
    )
    movement: Movement = field(
        default=Movement.AS_COMPUTER,
        metadata=_declared(
            Group.READING,
            lambda: tr("Movement"),
            lambda: tr("“None” also stops the text cursor from blinking."),
            lambda: ((Movement.AS_COMPUTER, tr("Same as computer")), (Movement.NONE, tr("None"))),
        ),
    )
    language: Language = field(
        default=Language.ENGLISH,
        metadata=_declared(
            Group.READING,
            lambda: tr("Language"),
            lambda: tr("Of the windows. Welsh comes next."),
            lambda: ((Language.ENGLISH, tr("English")),),
        ),
    )
    lock_after_minutes: int = field(
        default=5,
        metadata=_declared(
            Group.SAFETY,
            lambda: tr("Lock when I am away"),
            lambda: tr("After so long without a key. Closing the lid locks at once."),
            _minutes(2, 5, 10, 15),
            (1, 15),
        ),
    )
    lock_after_minutes_in_meeting: int = field(
        default=15,
        metadata=_declared(
            Group.SAFETY,
            lambda: tr("Lock while a meeting is running"),
            lambda: tr("The same, in the notes of a meeting that is going on."),
            _minutes(5, 15, 30, 60),
            (1, 60),
        ),
    )
    marks: bool = field(
        default=True,
        metadata=_declared(
            Group.TYPING,
            lambda: tr("Marks in a line"),
            lambda: tr('Read + ! " ? at the start of a line, and @ and # anywhere.'),
            _on_off,
        ),
    )
    spelling: bool = field(
        default=True,
        metadata=_declared(
            Group.TYPING,
            lambda: tr("Spelling"),
            lambda: tr("Underline words that British English does not know."),
            _on_off,
        ),
    )


PREFERENCES: Mapping[str, Preference] = MappingProxyType(
    {each.name: each.metadata[_DECLARED] for each in dataclasses.fields(Settings)}
)
"""Every preference by its name, in the order of the Settings screen."""


class SettingsNotSavedError(SliError):
    """The preferences could not be written; they count until the program ends."""

    code: ClassVar[str] = "SLI-3501"

    def __init__(self, file: Path) -> None:
        super().__init__(
            tr("Your settings could not be saved."),
            kept=NOTES_ARE_SAFE,
            next_step=tr("Free some space on this computer, then change the setting again."),
            details=str(file),
        )


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
    for each in dataclasses.fields(Settings):
        value, default = values.get(each.name), each.default
        if isinstance(default, StrEnum):
            kind = type(default)
            if value in set(kind):
                kept[each.name] = kind(str(value))
        elif type(value) is type(default) and _in_range(each.name, value):
            kept[each.name] = value
    return kept


def _in_range(name: str, value: object) -> bool:
    lowest, highest = PREFERENCES[name].allowed
    return isinstance(value, int) and lowest <= value <= highest
