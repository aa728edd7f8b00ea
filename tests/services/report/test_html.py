"""The HTML report is one file, safe, and fit for a screen reader and for print."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from typing_extensions import override

from sli_desktop.services.report import style
from sli_desktop.services.report.blocks import (
    BulletList,
    FindingBlock,
    ListItem,
    RecommendationBlock,
    Run,
)
from sli_desktop.services.report.html import html_text, write_html
from sli_desktop.services.report.outline import outline
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import a_block, an_outline, html_text_of, squeezed
from tests.services.report.small import OPTIONS, a_small_challenge

VOID = {"meta", "col", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Every tag with its attributes; fails where tags are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.fixture(scope="module")
def text() -> str:
    return html_text(outline(a_small_challenge(), OPTIONS))


def test_findings_and_recommendations_stand_once_and_in_order(text: str) -> None:
    read = squeezed(html_text_of(text))
    words = [
        block.headline if isinstance(block, FindingBlock) else f"{block.label} {block.title}"
        for block in outline(a_small_challenge(), OPTIONS).blocks()
        if isinstance(block, FindingBlock | RecommendationBlock)
    ]
    places = [read.index(squeezed(one)) for one in words]
    assert len(places) == 6
    assert places == sorted(places)
    assert all(read.count(squeezed(one)) == 1 for one in words)


def test_it_has_language_title_skip_link_and_main_part(text: str) -> None:
    page = Page(text)
    assert page.all("html") == [{"lang": "en-GB"}]
    assert (
        "<title>Elmbridge Vale Council: Corporate Peer Challenge, Feedback report</title>" in text
    )
    first_link = page.all("a")[0]
    assert first_link["href"] == "#main"
    assert page.all("main")[0]["id"] == "main"
    assert len(page.all("h1")) == 1


def test_levels_of_headings_never_step_down_by_two(text: str) -> None:
    levels = [int(tag[1]) for tag, _ in Page(text).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_link_leads_to_a_place_and_every_place_is_unique(text: str) -> None:
    page = Page(text)
    places = [one["id"] for _, one in page.tags if "id" in one]
    assert len(places) == len(set(places))
    assert all((one["href"] or "")[1:] in places for one in page.all("a"))


def test_tables_have_a_caption_and_heads_with_a_scope(text: str) -> None:
    page = Page(text)
    assert len(page.all("table")) == len(page.all("caption")) == 2
    assert [one.get("scope") for one in page.all("th")].count("row") == 3
    assert {one.get("scope") for one in page.all("th")} == {"col", "row"}


def test_it_runs_nothing_and_fetches_nothing(text: str) -> None:
    page = Page(text)
    assert not page.all("script", "iframe", "object", "embed", "link", "img", "base", "form")
    assert not [name for _, one in page.tags for name in one if name.startswith("on")]
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_makes_no_tag(name: str) -> None:
    plain = Page(html_text(an_outline(a_block("Start", "x")))).tags
    hostile = Page(
        html_text(an_outline(a_block("Start", HOSTILE[name].replace("\ud83d", ""))))
    ).tags
    assert hostile == plain


def test_lists_nest_as_typed() -> None:
    items = (
        ListItem(sign="•", runs=(Run("one"),)),
        ListItem(sign="", runs=(Run("more"),)),
        ListItem(sign="2.", runs=(Run("inner", bold=True),), depth=1),
        ListItem(sign="•", runs=(Run("two"),)),
    )
    page = html_text(an_outline(BulletList(items=items)))
    start = page.index("<ul>")
    found = re.sub(r"\s+", "", page[start : page.index("</section>")])
    assert found == (
        "<ul><li>one<p>more</p>"
        '<ulclass="signs"role="list"><li><span>2.</span><strong>inner</strong></li></ul></li>'
        "<li>two</li></ul>"
    )


def test_a_list_that_begins_deep_or_without_a_sign_loses_nothing() -> None:
    items = (
        ListItem(sign="", runs=(Run("loose"),), depth=0),
        ListItem(sign="•", runs=(Run("deep"),), depth=3),
        ListItem(sign="", runs=(Run("deeper"),), depth=5),
    )
    read = squeezed(html_text_of(html_text(an_outline(BulletList(items=items)))))
    assert read == "1Sectionloosedeepdeeper"


def test_the_marking_is_shown_while_there_is_one(text: str) -> None:
    assert text.count("Draft: not for publication") == 2
    final = replace(outline(a_small_challenge(), OPTIONS), marking="")
    assert "marking" not in html_text(final).partition("</style>")[2]


def test_the_style_sheet_names_no_colour_of_its_own(text: str) -> None:
    sheet = text.partition("<style>")[2].partition("</style>")[0]
    named = set(re.findall("#[0-9A-Fa-f]{6}", sheet))
    assert named <= {
        value for name, value in vars(style).items() if name.isupper() and isinstance(value, str)
    } | {*style.MARKS.values(), *style.NIGHT.values()}


def test_it_is_saved_as_utf_8(tmp_path: Path) -> None:
    written = write_html(an_outline(a_block("Łódź", "£4")), tmp_path / "report.html")
    assert "Łódź" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert written.pages is None
