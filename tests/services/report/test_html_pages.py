"""The web page in pages says exactly what the one file says, and each link leads on."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from sli_desktop.services.report.blocks import Outline, Section
from sli_desktop.services.report.html import FRONT, html_pages, html_text, write_html_pages
from sli_desktop.services.report.outline import outline
from tests.services.report.reading import a_block, an_outline, html_text_of, squeezed
from tests.services.report.small import OPTIONS, a_small_challenge
from tests.services.report.test_html import Page
from tests.services.report.test_same_in_all import _Headings, the_sample


@pytest.fixture(scope="module", params=["sample", "small"])
def shown(request: pytest.FixtureRequest) -> Outline:
    return outline(the_sample() if request.param == "sample" else a_small_challenge(), OPTIONS)


@pytest.fixture(scope="module")
def pages(shown: Outline) -> dict[str, str]:
    return html_pages(shown)


def headings(page: str) -> list[tuple[str, int]]:
    read = _Headings()
    read.feed(page)
    return read.found[2:]


def test_the_pages_together_say_exactly_what_the_one_file_says(
    shown: Outline, pages: dict[str, str]
) -> None:
    front, *sections = pages.values()
    whole = html_text(shown)
    assert len(sections) == len(shown.sections)
    assert squeezed("".join(map(html_text_of, sections))) == squeezed(html_text_of(whole))
    assert [each for page in sections for each in headings(page)] == headings(whole)
    assert squeezed(html_text_of(front)) == squeezed(f"Start with {shown.sections[0].heading}")


def test_a_lost_section_is_noticed(shown: Outline) -> None:
    fewer = html_pages(replace(shown, sections=shown.sections[1:]))
    said = "".join(map(html_text_of, [*fewer.values()][1:]))
    assert squeezed(said) != squeezed(html_text_of(html_text(shown)))


def test_every_link_leads_to_a_page_and_a_place(pages: dict[str, str]) -> None:
    read = {name: Page(page) for name, page in pages.items()}
    places = {name: [a["id"] for _, a in page.tags if "id" in a] for name, page in read.items()}
    assert all(len(set(ids)) == len(ids) for ids in places.values())
    for name, page in read.items():
        for link in page.all("a"):
            target, _, place = (link["href"] or "").partition("#")
            assert (target or name) in pages
            assert not place or place in places[target or name]


def test_one_page_leads_to_the_next_and_back(pages: dict[str, str]) -> None:
    names = list(pages)
    for at, name in enumerate(names):
        links = {a["rel"]: a["href"] for a in Page(pages[name]).all("a") if "rel" in a}
        wanted = {"prev": names[at - 1]} if at else {}
        assert links == wanted | ({"next": names[at + 1]} if at + 1 < len(names) else {})


def test_each_page_has_the_contents_and_says_which_one_it_is(
    shown: Outline, pages: dict[str, str]
) -> None:
    for section, (name, page) in zip(shown.sections, [*pages.items()][1:], strict=True):
        read = Page(page)
        here = [a["href"] for a in read.all("a") if a.get("aria-current") == "page"]
        assert here == [name]
        assert {*pages} <= {a["href"] for a in read.all("a")}
        assert f"<title>{section.heading} – ".replace("'", "&#39;") in page
        assert len(read.all("main")) == len(read.all("h1")) == 1


def test_each_page_stands_by_itself(pages: dict[str, str]) -> None:
    for page in pages.values():
        assert not Page(page).all("script", "iframe", "object", "embed", "link", "img", "base")
        assert "url(" not in page
        assert "--ink: #" in page


def test_names_of_pages_are_fit_for_every_web_server_and_never_the_same() -> None:
    first = an_outline(a_block("One"))
    titles = ("Ŵyl & thŷ / ..\\x", "北方", "北方", "W" * 300, "<b>")
    sections = tuple(
        Section(key=f"s{at}", number=at, title=title, anchor=f"section-{at}", blocks=())
        for at, title in enumerate(titles, 1)
    )
    names = list(html_pages(replace(first, sections=sections)))
    assert names[:4] == [FRONT, "01-wyl-thy-x.html", "02-section.html", "03-section.html"]
    assert names[4:] == [f"04-{'w' * 60}.html", "05-b.html"]


def test_a_letter_stays_one_page() -> None:
    letter = replace(an_outline(a_block("One")), is_letter=True)
    assert html_pages(letter) == {FRONT: html_text(letter)}


def test_the_zip_holds_the_pages_and_nothing_of_who_made_it(tmp_path: Path) -> None:
    made = outline(a_small_challenge(), OPTIONS)
    written = write_html_pages(made, tmp_path / "one.zip")
    write_html_pages(made, tmp_path / "two.zip")
    content = (tmp_path / "one.zip").read_bytes()
    assert content == (tmp_path / "two.zip").read_bytes()
    with ZipFile(BytesIO(content)) as package:
        read = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    assert read == html_pages(made)
    assert written.pages == len(read) == len(made.sections) + 1
    assert [each.name for each in sorted(tmp_path.iterdir())] == ["one.zip", "two.zip"]
