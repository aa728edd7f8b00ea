"""The look of the report: colours of the shared palette, readable sizes."""

import json

import pytest

from sli_desktop.paths import resource
from sli_desktop.services.report import style

TOKENS = json.loads(resource("themes/tokens.json").read_text(encoding="utf-8"))


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_are_those_of_the_shared_palette() -> None:
    assert TOKENS["chart"]["light"][:3] == [style.ACCENT, style.SECOND, style.THIRD]
    light = TOKENS["modes"]["light"]
    assert [light[f"heat{step}"] for step in range(1, 5)] == list(style.HEATS)
    assert [light["text"], light["text_2"], light["border"]] == [style.INK, style.INK_2, style.RULE]


def test_the_dark_page_has_the_shared_palette_and_enough_contrast() -> None:
    night, dark = style.NIGHT, TOKENS["modes"]["dark"]
    shared = [dark[name] for name in ("bg", "text", "text_2", "border", "heat1")]
    assert [night[name] for name in ("paper", "ink", "ink-2", "rule", "tint")] == shared
    assert TOKENS["chart"]["dark"][:3] == [night[name] for name in ("accent", "second", "third")]
    for ground in (night["paper"], night["tint"]):
        assert all(contrast(night[one], ground) >= 4.5 for one in ("ink", "ink-2", "accent"))
    assert contrast(night["third"], night["paper"]) >= 4.5


@pytest.mark.parametrize("ground", [style.PAPER, style.TINT])
def test_text_has_enough_contrast(ground: str) -> None:
    for ink in (style.INK, style.INK_2, style.ACCENT, style.THIRD):
        assert contrast(ink, ground) >= 4.5


def test_words_on_the_colours_of_tables_have_enough_contrast() -> None:
    for ground in (style.HEAT, *style.RAGS.values()):
        assert contrast(style.INK, ground) >= 9
    for ground in style.HEATS[:2]:
        assert contrast(style.INK, ground) >= 4.5
    for ground in style.HEATS[2:]:
        assert contrast(style.PAPER, ground) >= 4.5


def test_shapes_can_be_seen_and_the_cover_can_be_read() -> None:
    assert all(contrast(colour, style.PAPER) >= 3 for colour in style.MARKS.values())
    assert contrast(style.PAPER, style.ACCENT) >= 7


def test_running_text_is_at_least_twelve_points_high() -> None:
    assert min(style.BODY.size, style.LEAD.size, style.ITEM.size, style.ADVICE.size) >= 12
