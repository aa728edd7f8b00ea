"""The guide is read as plain blocks, leads nowhere outside, and is searched."""

from pathlib import Path

import pytest

from sli_desktop.services.guide.markdown import inside, read_blocks, slug
from sli_desktop.services.guide.pages import Guide, read_guide
from sli_desktop.services.paper.blocks import Heading, Items, Paragraph, Picture, Run, Table

PAGE = """# Notes

Type **a line** and press `Enter`. See [paper](paper.md#print) or [the web](https://example.org).

![The box](../images/capture.png)

## With a pen

1. Print
2. Write
   - roles, never names

| Sign | Means |
|---|---|
| `+` | strength |

<b onclick="x">not bold</b>
"""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    folder = tmp_path / "user-guide"
    folder.mkdir()
    (folder / "window.md").write_text(PAGE, encoding="utf-8")
    (folder / "first-day.md").write_text("# First day\n\nA pen is fine.\n", encoding="utf-8")
    (folder / "commands.md").write_text("# Commands\n\nA pen too.\n", encoding="utf-8")
    glossary = tmp_path / "glossary.md"
    glossary.write_text(
        "# Glossary\n\nFor code.\n\n| word | meaning | in code |\n|---|---|---|\n"
        "| peer | one of the team | `Peer` |\n\nWords of code:\n\n| seal | x |\n|---|---|\n",
        encoding="utf-8",
    )
    return read_guide(folder, glossary)


def test_a_page_is_read_as_blocks_and_html_is_text() -> None:
    blocks = read_blocks(PAGE)
    heading, text, picture, part, items, table, html = blocks
    assert heading == Heading(level=1, words="Notes", anchor="notes")
    assert isinstance(text, Paragraph)
    assert Run("a line", bold=True) in text.runs
    assert Run("Enter", code=True) in text.runs
    assert picture == Picture(name="capture.png", words="The box")
    assert isinstance(part, Heading)
    assert isinstance(items, Items)
    assert [(i.depth, i.ordered) for i in items.items] == [(0, True), (0, True), (1, False)]
    assert isinstance(table, Table)
    assert sum(table.shares) in {99, 100, 101}
    assert isinstance(html, Paragraph)
    assert '<b onclick="x">not bold</b>' in "".join(run.text for run in html.runs)


def test_links_lead_inside_the_guide_only() -> None:
    blocks = read_blocks(PAGE)
    links = {run.link for block in blocks if isinstance(block, Paragraph) for run in block.runs}
    assert links == {"", "paper#print"}
    for outside in (
        "https://example.org",
        "HTTP://example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "../adr/0001.md",
        "../../secret.md",
        "picture.png",
    ):
        assert inside(outside) == ""
    assert inside("#here") == "#here"
    assert inside("../glossary.md") == "glossary"


def test_the_anchor_of_a_heading_is_the_usual_one() -> None:
    assert slug("Is it saved?") == "is-it-saved"
    assert slug("On paper, and back again") == "on-paper-and-back-again"


def test_a_place_is_a_page_a_heading_or_a_screen(guide: Guide) -> None:
    assert guide.place("window")[0].name == "window"
    assert guide.place("window#with-a-pen")[1] == "with-a-pen"
    page, anchor = guide.place("with-a-pen")
    assert (page.name, anchor) == ("window", "with-a-pen")
    assert guide.place("capture")[0].name == "window"
    assert guide.place("nowhere at all")[0].name == "first-day"


def test_a_search_finds_all_words_headings_first_and_the_terminal_last(guide: Guide) -> None:
    hits = guide.search("PEN")
    assert [(hit.page, hit.anchor) for hit in hits] == [
        ("window", "with-a-pen"),
        ("first-day", "first-day"),
        ("commands", "commands"),
    ]
    assert ("pen", True) in [(w.casefold(), m) for w, m in hits[1].snippet]
    assert guide.search("pen nowhere") == ()
    assert guide.search("  ") == ()


def test_the_glossary_of_help_has_no_words_of_code(guide: Guide) -> None:
    page = guide.page("glossary")
    assert page is not None
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert [len(row) for row in table.rows] == [2]
