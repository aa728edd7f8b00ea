"""Colours keep their contrast, sizes follow the text size, every mode has every rule."""

import json
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from sli_desktop.paths import resource
from sli_desktop.settings import Colours
from sli_desktop.ui.look import Look
from sli_desktop.ui.style_sheet import style_sheet
from sli_desktop.ui.theme import FAMILY, TEXT_SIZES, Theme, mode_for, read_modes

TOKENS = json.loads(resource("themes/tokens.json").read_text(encoding="utf-8"))


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_weak(theme: Theme) -> list[str]:
    return [
        f"{pair['fg']} on {pair['bg']}"
        for pair in TOKENS["must_contrast"]
        if contrast(theme.colour(pair["fg"]), theme.colour(pair["bg"])) < pair["min"]
    ]


def test_a_weak_pair_of_colours_is_noticed() -> None:
    tokens = read_modes()["light"] | {"text_2": read_modes()["light"]["border"]}
    assert "text_2 on bg" in too_weak(Theme("light", tokens))


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_every_pair_of_a_mode_has_the_contrast_it_needs(mode: str) -> None:
    assert too_weak(Theme(mode, read_modes()[mode])) == []


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_style_sheet_is_whole_in_every_mode_and_size(mode: str, size: int) -> None:
    rules = style_sheet(Theme(mode, read_modes()[mode], size / 100))
    assert "$" not in rules
    assert rules.count("{") == rules.count("}")
    title = re.search(r'role="title"\] \{ font-size: (\d+)px', rules)
    assert title is not None
    assert int(title[1]) == round(28 * size / 100)


def test_the_computer_decides_until_the_person_does() -> None:
    dark, light = Qt.ColorScheme.Dark, Qt.ColorScheme.Light
    assert mode_for(Colours.AS_COMPUTER, dark, high_contrast=False) == "dark"
    assert mode_for(Colours.AS_COMPUTER, light, high_contrast=False) == "light"
    assert mode_for(Colours.AS_COMPUTER, dark, high_contrast=True) == "system"
    assert mode_for(Colours.LIGHT, dark, high_contrast=True) == "light"
    assert mode_for(Colours.CONTRAST, light, high_contrast=False) == "contrast"


def test_text_follows_the_chosen_size_and_stops_at_twice(look: Look) -> None:
    for _ in range(10):
        look.step_text(1)
    assert look.text_size == 200
    assert look.theme.font().pixelSize() == 32
    for _ in range(10):
        look.step_text(-1)
    assert look.text_size == 100
    assert look.theme.font().family() == FAMILY


def test_an_icon_takes_the_colour_of_its_token(look: Look) -> None:
    look.choose(colours=Colours.LIGHT)
    image = look.pixmap("circle-check", "danger").toImage()
    shades = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert shades == {TOKENS["modes"]["light"]["danger"]}
