"""The guide ships whole: pages, pictures, and a place for every screen's F1."""

import ast
import tomllib

from sli_desktop import paths
from sli_desktop.services.guide.pages import Guide, read_guide
from sli_desktop.services.paper.blocks import Picture
from sli_desktop.ui.screens.base import Screen
from tests.house.tree import PACKAGE, ROOT

DOCS = ROOT / "docs"
ABSENT = frozenset({"", "help"})
"""Screens without a page of their own: F1 opens the first page."""


def guide() -> Guide:
    return read_guide(DOCS / "user-guide", DOCS / "glossary.md")


def carried() -> dict[str, str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)["tool"]["hatch"]["build"]["targets"]["wheel"][
        "force-include"
    ]
    return found


def pictures() -> set[str]:
    blocks = [block for page in guide().pages for block in page.blocks]
    return {block.name for block in blocks if isinstance(block, Picture)}


def help_pages() -> dict[str, str]:
    """Name and page of each screen as its class says them."""
    found: dict[str, str] = {}
    for path in sorted((PACKAGE / "ui" / "screens").glob("*/screen.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                said = _said(node)
                if "name" in said:
                    found[said["name"]] = said.get("help_page", Screen.help_page)
    return found


def _said(of: ast.ClassDef) -> dict[str, str]:
    pairs = [(n.targets[0], n.value) for n in of.body if isinstance(n, ast.Assign)]
    return {
        target.id: value.value
        for target, value in pairs
        if isinstance(target, ast.Name)
        and isinstance(value, ast.Constant)
        and isinstance(value.value, str)
    }


def lost(names: dict[str, str]) -> set[str]:
    """Screens whose F1 would lead to the first page only."""
    whole = guide()
    first = whole.pages[0]
    wanted = {name: page or name for name, page in names.items() if name not in ABSENT}
    return {n for n, p in wanted.items() if whole.place(p) == (first, "") and p != first.name}


def test_a_screen_without_a_page_is_noticed() -> None:
    assert lost({"nowhere": "no such page"}) == {"nowhere"}


def test_every_screen_has_its_place_in_the_guide() -> None:
    assert len(help_pages()) > 8
    assert lost(help_pages()) == set()


def test_the_wheel_carries_the_pictures_of_the_guide_and_no_others() -> None:
    images = {k.rpartition("/")[2] for k in carried() if k.startswith("docs/images/")}
    assert images == pictures()
    assert all((ROOT / source).exists() for source in carried())


def test_the_guide_is_found_where_a_checkout_has_it() -> None:
    assert paths.resource("user-guide/first-day.md") == DOCS / "user-guide" / "first-day.md"
    assert paths.resource("glossary.md") == DOCS / "glossary.md"
    assert all(paths.resource(f"images/{name}").is_file() for name in pictures())


def test_the_first_page_is_your_first_day() -> None:
    assert guide().pages[0].name == "first-day"
    assert {"keys", "accessibility", "glossary", "tour"} <= {page.name for page in guide().pages}
