"""Whatever a person typed, writing it opens no file but ours, no connection, and runs nothing."""

from pathlib import Path

import pytest

from sli_desktop.services.report.blocks import Outline
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.writers import REPORT_WRITERS
from tests.services.report.hostile import HOSTILE
from tests.services.report.small import (
    MONEY,
    OPTIONS,
    a_challenge,
    a_finding,
    a_recommendation,
    a_section,
    a_theme,
    records,
)
from tests.services.report.watching import watched


@pytest.fixture(scope="module")
def hostile() -> Outline:
    """Every text that could reach for something, wherever a person can type."""
    texts = list(HOSTILE.values())
    whole = "\n\n".join(texts)
    return outline(
        records(
            a_theme(texts[6], MONEY, scope=texts[7]),
            a_section("executive_summary", whole, title=texts[8]),
            *(a_finding(text, statement=text, order=f"{at:03}") for at, text in enumerate(texts)),
            *(a_recommendation(text, text) for text in texts),
            challenge=a_challenge(subject=texts[6], title=texts[7], marking=texts[9]),
        ),
        OPTIONS,
    )


def test_the_watch_sees_a_file_that_is_opened(tmp_path: Path) -> None:
    with watched() as seen:
        (tmp_path / "secret").write_text("x", encoding="utf-8")
    assert seen.opened == [str(tmp_path / "secret")]


@pytest.mark.parametrize("name", REPORT_WRITERS)
def test_no_format_reaches_for_anything_outside(
    name: str, hostile: Outline, tmp_path: Path
) -> None:
    file = tmp_path / f"report.{name}"
    REPORT_WRITERS[name](hostile, file)
    with watched() as seen:
        REPORT_WRITERS[name](hostile, file)
    assert seen.outside(str(tmp_path)) == set()
    assert seen.done == []
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
