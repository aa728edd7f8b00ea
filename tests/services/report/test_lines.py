"""Lines hold every word once and in order, inside the column, and end in no typed hyphen."""

from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.paths import resource
from sli_desktop.services.report.blocks import Run
from sli_desktop.services.report.pdf.fonts import Fonts, Pieces
from sli_desktop.services.report.pdf.lines import broken, fitted, shortened
from sli_desktop.services.report.style import BODY

FONTS = Fonts(resource("fonts"))
REGULAR = FONTS.face("regular")


def pieces(*runs: Run) -> Pieces:
    return FONTS.pieces(runs, BODY)


def texts(found: Pieces) -> list[str]:
    return ["".join(words for _, words in line) for line in broken(found, 12, 200)]


def test_words_that_fit_stay_on_one_line() -> None:
    assert texts(pieces(Run("a few words"))) == ["a few words"]


def test_no_words_make_no_lines() -> None:
    assert texts(pieces(Run("   "))) == []
    assert texts(()) == []


def test_a_word_may_change_its_weight_inside() -> None:
    (line,) = broken(pieces(Run("un"), Run("believ", bold=True), Run("able news")), 12, 200)
    assert [words for _, words in line] == ["un", "believ", "able news"]


def test_a_word_that_ends_in_a_hyphen_takes_the_next_one_along() -> None:
    for line in texts(pieces(Run("pre- and post-visit talks - all of them - " * 30)))[:-1]:
        assert not line.endswith("-")


def test_only_a_word_wider_than_the_column_is_cut() -> None:
    lines = texts(pieces(Run("short " + "w" * 100 + " short")))
    assert lines[0] == "short"
    assert lines[-1].endswith(" short")
    assert "".join(lines).count("w") == 100


def test_a_last_line_of_one_short_word_gets_company_from_the_line_above() -> None:
    lines = texts(pieces(Run("word " * 7 + "end")))
    assert lines == ["word word word word word word", "word end"]
    longer = "considerations"
    assert texts(pieces(Run("word " * 7 + longer)))[-1] == longer


@given(
    runs=st.lists(
        st.builds(
            Run, st.text(alphabet="abw -.é£\u00a0", max_size=60), st.booleans(), st.booleans()
        )
    ),
    width=st.floats(min_value=20, max_value=500),
)
def test_lines_hold_every_word_in_order_and_stay_in_the_column(
    runs: list[Run], width: float
) -> None:
    found = FONTS.pieces(tuple(runs), BODY)
    lines = broken(found, 12, width)
    joined = " ".join("".join(words for _, words in line) for line in lines)
    typed = "".join(run.text for run in runs)
    assert joined.replace(" ", "") == typed.replace(" ", "")
    for line in lines:
        wide = sum(face.width(words) for face, words in line) * 12 / 1000
        one = sum(len(words) for _, words in line) == 1
        assert wide <= width + 1e-6 or one
    as_typed = ["".join(words for _, words in line) for line in lines]
    assert not any("  " in line for line in as_typed)


def test_a_line_too_long_for_a_running_head_ends_in_an_ellipsis() -> None:
    assert fitted("Council", REGULAR, 9, 200) == "Council"
    cut = fitted("Council of many words " * 20, REGULAR, 9, 200)
    assert cut.endswith("…")
    assert REGULAR.width(cut) * 9 / 1000 <= 200
    assert fitted("Council", REGULAR, 9, 1) == "…"


def test_a_name_of_half_a_million_letters_is_cut_in_one_walk_over_it() -> None:
    cut = fitted("x" * 500_000, REGULAR, 9, 200)
    assert cut.endswith("x…")
    assert REGULAR.width(cut) * 9 <= 200 * 1000
    assert REGULAR.width(f"x{cut}") * 9 > 200 * 1000


def test_a_very_long_title_is_shortened_in_the_contents() -> None:
    lines = broken(pieces(Run("several words " * 40)), 12, 200)
    cut = shortened(lines, 2)
    assert len(cut) == 2
    assert cut[0] == lines[0]
    assert cut[1][-1][1].endswith("…")
    assert shortened(lines[:2], 2) == lines[:2]
