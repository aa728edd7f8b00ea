"""axe-core in a real browser finds no fault in the web page of the report, and finds planted ones.

`./dev test --long` installs both. Pictures can be looked at: SLI_HTML_OUT=FOLDER keeps them.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sli_desktop.services.report.blocks import Outline, Table
from sli_desktop.services.report.html import html_pages, html_text
from sli_desktop.services.report.outline import outline
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import a_block, an_outline
from tests.services.report.small import OPTIONS
from tests.services.report.test_same_in_all import the_sample
from tools import axe
from tools.chromium import Browser

pytestmark = pytest.mark.long

UNDECIDED = re.compile(r"color-contrast at (?:[^:]* > |tr:\S* > )?(?:text|tspan|td|th)\b")
"""Contrast no checker can tell: words inside a chart, and cells scrolled out of sight."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    assert axe.missing() == ""
    with Browser(tmp_path_factory.mktemp("browser")) as made:
        yield made


@pytest.fixture(scope="module")
def shown() -> Outline:
    return outline(the_sample(), OPTIONS)


@pytest.fixture(scope="module")
def pages(shown: Outline) -> dict[str, str]:
    """Every form of the report by a name, and one made of hostile texts."""
    wide = Table(
        caption="Wide",
        columns=tuple(f"Column {at}" for at in range(9)),
        rows=(("w" * 300, *["words that go on"] * 8),),
        shares=(0.11,) * 9,
    )
    hostile = an_outline(
        *(
            a_block(text.replace("\ud83d", ""), text.replace("\ud83d", ""))
            for text in HOSTILE.values()
        ),
        wide,
    )
    letter = replace(shown, is_letter=True)
    return {
        "whole": html_text(shown),
        "final": html_text(replace(shown, marking="")),
        "letter": html_text(letter),
        "hostile": html_text(hostile),
        **html_pages(shown),
    }


def looked_at(browser: Browser, page: str, file: Path) -> Iterator[axe.Found]:
    file.write_text(page, encoding="utf-8")
    for width, dark in axe.LOOKS:
        browser.look_as(width=width, dark=dark)
        browser.open(file)
        if keep := os.environ.get("SLI_HTML_OUT"):
            look = f"{width}-{'dark' if dark else 'light'}"
            browser.picture(Path(keep) / f"{file.stem}-{look}.png")
        yield axe.found_in(browser)


def test_no_form_of_the_report_has_a_fault_or_scrolls_sideways(
    browser: Browser, pages: dict[str, str], tmp_path: Path
) -> None:
    for name, page in pages.items():
        for found in looked_at(browser, page, tmp_path / "page.html"):
            assert found.broken == (), name
            assert found.too_wide == 0, name
            assert found.passed >= 20, name
            assert [each for each in found.unsure if not UNDECIDED.match(each)] == []


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("html-has-lang", ' lang="en-GB"', ""),
        ("document-title", "<title>", "<title hidden></title><x-title>"),
        ("svg-img-alt", "<svg ", '<svg aria-label="" role="img"><rect/></svg><svg '),
        ("color-contrast", "--ink: #1A1E23", "--ink: #CCCCCC"),
        ("heading-order", "<h2", "<h5>x</h5><h2"),
        ("empty-heading", "<h2 ", "<h2></h2><h2 "),
        ("scrollable-region-focusable", ' tabindex="0"', ""),
    ],
)
def test_a_planted_fault_is_found(
    rule: str, right: str, wrong: str, browser: Browser, pages: dict[str, str], tmp_path: Path
) -> None:
    assert right in pages["whole"]
    page = pages["whole"].replace(right, wrong)
    looks = list(looked_at(browser, page, tmp_path / "page.html"))
    assert any(each.startswith(rule) for found in looks for each in found.broken)


def test_a_page_wider_than_the_screen_is_found(
    browser: Browser, pages: dict[str, str], tmp_path: Path
) -> None:
    page = pages["whole"].replace("overflow-x: auto", "overflow: visible")
    assert max(each.too_wide for each in looked_at(browser, page, tmp_path / "page.html")) > 0


def test_words_stay_readable_in_forced_colours(
    browser: Browser, pages: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(pages["whole"], encoding="utf-8")
    browser.look_as(width=320, forced=True)
    browser.open(file)
    assert browser.answer("matchMedia('(forced-colors: active)').matches")
    assert axe.found_in(browser).broken == ()
    colour = "getComputedStyle(document.querySelector('.chart > svg')).backgroundColor"
    assert browser.answer(colour) == "rgb(255, 255, 255)"


def test_in_print_each_section_begins_a_page_and_no_link_is_left_over(
    browser: Browser, shown: Outline, pages: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(pages["whole"], encoding="utf-8")
    browser.look_as(width=1366, dark=True)
    browser.open(file)
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(browser.printed())
    done = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, check=True)
    text = done.stdout.decode("utf-8").split("\f")
    starts = [" ".join(page.split()) for page in text]
    for section in shown.sections:
        assert any(start.startswith(section.heading) for start in starts), section.heading
    assert "Skip to the report" not in "".join(text)
    assert "Back to the contents" not in "".join(text)
