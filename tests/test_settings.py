"""Preferences survive a restart, and a damaged file costs nothing but the preferences in it."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from sli_desktop.settings import (
    FILE_NAME,
    PREFERENCES,
    Colours,
    Font,
    Movement,
    Settings,
    SettingsNotSavedError,
    Spacing,
    read_settings,
    write_settings,
)

CHANGED = Settings(
    colours=Colours.DARK,
    text_size=150,
    font=Font.EXTRA_LEGIBLE,
    spacing=Spacing.ROOMY,
    movement=Movement.NONE,
    marks=False,
    spelling=False,
    lock_after_minutes=3,
    lock_after_minutes_in_meeting=20,
)


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    write_settings(tmp_path / "new", CHANGED)
    assert read_settings(tmp_path / "new") == CHANGED
    assert [each.name for each in (tmp_path / "new").iterdir()] == [FILE_NAME]


def test_without_a_file_every_preference_has_its_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"text_size = ", b"[" * 5000, b"x" * 70_000])
def test_a_damaged_file_counts_as_no_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert read_settings(tmp_path) == Settings()


def test_values_out_of_range_or_of_another_type_take_their_default(tmp_path: Path) -> None:
    lines = [
        'colours = "pink"',
        "text_size = 900",
        'font = "huge"',
        "spacing = 3",
        "marks = 0",
        "lock_after_minutes = true",
        "lock_after_minutes_in_meeting = 30",
        "unknown = 1",
    ]
    (tmp_path / FILE_NAME).write_text("\n".join(lines), encoding="utf-8")
    assert read_settings(tmp_path) == Settings(lock_after_minutes_in_meeting=30)


def test_a_folder_that_cannot_be_written_to_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsNotSavedError) as told:
        write_settings(tmp_path / "file", CHANGED)
    assert str(tmp_path) not in told.value.sentences()


def test_every_preference_has_words_a_meaning_and_offers_its_default() -> None:
    for name, preference in PREFERENCES.items():
        assert preference.words()
        assert preference.meaning().endswith(".")
        offered = [value for value, words in preference.options() if words]
        assert getattr(Settings(), name) in offered


def test_every_value_that_is_offered_is_read_again(tmp_path: Path) -> None:
    for name, preference in PREFERENCES.items():
        for value, _ in preference.options():
            changed: dict[str, Any] = {name: value}
            wanted = dataclasses.replace(Settings(), **changed)
            write_settings(tmp_path, wanted)
            assert read_settings(tmp_path) == wanted
