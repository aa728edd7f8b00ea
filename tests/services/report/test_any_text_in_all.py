"""Whatever is typed is read back from every format, and nothing else is reached on the way.

A small number of texts in every run, 5,000 in the long tier. Compared without white
space, in compatibility form, after the documented normalisation of docs/adr/0042.
"""

import string
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sli_desktop.paths import resource
from sli_desktop.services.report.blocks import Outline
from sli_desktop.services.report.escape import clean_line, in_font
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.writers import REPORT_WRITERS
from tests.services.report.decks import slides_of, tables_of
from tests.services.report.docxs import docx_lines
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import html_text_of, read_by_structure, squeezed
from tests.services.report.small import MONEY, OPTIONS, a_finding, a_section, a_theme, records
from tests.services.report.watching import watched

COVERAGE = Fonts(resource("fonts")).face("regular").coverage
SIGNS = (
    "<b> </b> <!-- --> ]]> <![CDATA[ &amp; &#x41; {{ }} {% %} </w:t> <a:t> </svg> <script> \\ ( )"
    " Tj EMC | ` $("
)
MARKUP = st.lists(
    st.sampled_from(SIGNS.split()) | st.text(alphabet=string.ascii_letters + " ", max_size=6),
    max_size=12,
).map("".join)
FORMULAS = st.builds(
    "{}{}".format,
    st.sampled_from("=+-@\t\r"),
    st.sampled_from(["1+1", 'HYPERLINK("x")', "cmd|'/C'!A0"]),
)
RIGHT_TO_LEFT = st.text(alphabet="שלוםابتثجح \u200f\u202e\u202cabc123", max_size=30)
EMOJI = st.text(alphabet="👍👩\u200d👧🏽❤\ufe0f🇬🇧ab ", max_size=20)
CONTROLS = st.text(
    alphabet=[chr(code) for code in range(32)] + ["\x7f", "\x85", "\ufeff", "x"], max_size=20
)
LONG = st.builds(
    lambda letter, count: letter * count, st.sampled_from("wiÄ中"), st.integers(60, 300)
)
TYPED = st.one_of(st.text(max_size=60), MARKUP, FORMULAS, RIGHT_TO_LEFT, EMOJI, CONTROLS, LONG)
Reader = Callable[[Path], str]


def _of_deck(file: Path) -> str:
    slides = [one for one in slides_of(file.read_bytes()) if one.layout.startswith("Strengths")]
    return "".join(text for one in slides for text in one.texts)


def _of_book(file: Path) -> str:
    head, *rows = tables_of(file.read_bytes())["Evidence"]
    at = head.index("Finding")
    return "".join(str(row[at]) for row in rows)


def _of_word(file: Path) -> str:
    lines = [line.text for line in docx_lines(file.read_bytes())]
    return "".join(lines[lines.index("Strengths") + 1 :])


def _after_heading(text: str) -> str:
    return squeezed(text).partition("Strengths")[2]


READERS: Mapping[str, Reader] = {
    "pdf": lambda file: _after_heading(read_by_structure(file).replace("•", "")),
    "html": lambda file: _after_heading(html_text_of(file.read_text(encoding="utf-8"))),
    "docx": _of_word,
    "pptx": _of_deck,
    "xlsx": _of_book,
}


def made_of(texts: Sequence[str]) -> Outline:
    """Each text as the headline of a finding, between marks of its own."""
    return outline(
        records(
            a_section("feedback", order="a0"),
            a_section("recommendations", order="a1"),
            a_theme("Money", MONEY),
            *(
                a_finding(f"Q{at}Q {text} Z", order=f"{at:05}", reference=f"PS{at}")
                for at, text in enumerate(texts)
            ),
        ),
        OPTIONS,
    )


def expected(texts: Sequence[str], name: str) -> str:
    shown = [clean_line(f"Q{at}Q {text} Z") for at, text in enumerate(texts)]
    if name == "pdf":
        shown = [in_font(text, COVERAGE) for text in shown]
    return squeezed(" ".join(shown)).replace("•", "")


def check(texts: Sequence[str], folder: Path) -> None:
    made = made_of(texts)
    for name, write in REPORT_WRITERS.items():
        file = folder / f"report.{name}"
        with watched() as seen:
            write(made, file)
        assert seen.outside(str(folder)) == set(), name
        assert seen.done == [], name
        assert seen.compiled_words("Q0Q") == [], name
        assert squeezed(READERS[name](file)).replace("•", "") == expected(texts, name), name


def compiled(source: str) -> object:
    return compile(source, "typed", "eval")


def test_the_watch_sees_typed_words_that_become_code() -> None:
    with watched() as seen:
        compiled("'Q0Q'")
    assert len(seen.compiled_words("Q0Q")) == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all examples; each format was written once, so that its modules are loaded."""
    made = tmp_path_factory.mktemp("any")
    for name, write in REPORT_WRITERS.items():
        write(made_of(["x"]), made / f"report.{name}")
    return made


def test_hostile_texts_are_read_back_from_every_format(folder: Path) -> None:
    check(list(HOSTILE.values()), folder)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TYPED, min_size=15, max_size=25))
def test_what_is_typed_is_read_back_from_every_format(texts: list[str], folder: Path) -> None:
    check(texts, folder)


@pytest.mark.long
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TYPED, min_size=50, max_size=50))
def test_five_thousand_texts_are_read_back_from_every_format(
    texts: list[str], folder: Path
) -> None:
    check(texts, folder)


def test_every_format_is_read_and_a_lost_or_swapped_text_is_noticed_in_each(folder: Path) -> None:
    assert set(READERS) == set(REPORT_WRITERS)
    texts = ["the <John said> budget", "=1+1", "three"]
    for name, write in REPORT_WRITERS.items():
        file = folder / f"report.{name}"
        write(made_of(["the budget", "=1+1", "three"]), file)
        assert squeezed(READERS[name](file)) != expected(texts, name), name
        write(made_of(["=1+1", "the <John said> budget", "three"]), file)
        assert squeezed(READERS[name](file)) != expected(texts, name), name
        write(made_of(texts), file)
        assert squeezed(READERS[name](file)) == expected(texts, name), name
