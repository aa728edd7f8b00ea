"""The small Markdown subset: emphasis, lists, headings in sections; all else is text."""

from itertools import count

import pytest

from sli_desktop.services.report.blocks import BulletList, Heading, Paragraph, Run, Text
from sli_desktop.services.report.markdown import body, statement


def section(text: str) -> tuple[Text, ...]:
    numbers = count()
    return body(text, lambda: f"a{next(numbers)}", level=2)


def items(text: str) -> list[tuple[str, str, int]]:
    (found,) = statement(text)
    assert isinstance(found, BulletList)
    return [(one.sign, "".join(run.text for run in one.runs), one.depth) for one in found.items]


def test_emphasis_becomes_runs() -> None:
    (found,) = statement("a *b* **c** ***d***")
    assert found == Paragraph(
        runs=(
            Run("a "),
            Run("b", italic=True),
            Run(" "),
            Run("c", bold=True),
            Run(" "),
            Run("d", bold=True, italic=True),
        )
    )


def test_a_blank_line_begins_a_paragraph_and_a_line_end_is_a_space() -> None:
    assert statement("one\ntwo\n\nthree") == (
        Paragraph(runs=(Run("one two"),)),
        Paragraph(runs=(Run("three"),)),
    )


def test_numbers_of_a_list_stay_as_typed() -> None:
    assert items("3. three\n5. five") == [("3.", "three", 0), ("5.", "five", 0)]
    assert items("1986. A great year") == [("1986.", "A great year", 0)]
    assert items("2) two") == [("2)", "two", 0)]


def test_dashes_and_stars_become_bullets_and_a_plus_stays() -> None:
    assert items("- one\n- two") == [("•", "one", 0), ("•", "two", 0)]
    assert items("* one") == [("•", "one", 0)]
    assert items("+ 3 per cent") == [("+", "3 per cent", 0)]


def test_lists_nest_and_an_item_may_have_several_paragraphs() -> None:
    found = items("- one\n\n  more\n  - inner\n- two")
    assert found == [("•", "one", 0), ("", "more", 0), ("•", "inner", 1), ("•", "two", 0)]


def test_a_number_without_words_is_not_lost() -> None:
    assert items("1.\n2. two") == [("•", "1.", 0), ("2.", "two", 0)]
    assert items("3. - inner") == [("•", "3.", 0), ("•", "inner", 1)]


def test_headings_have_a_meaning_in_sections_only() -> None:
    assert section("## Wide\n\ntext")[0] == Heading(level=3, text="Wide", anchor="a0")
    assert statement("# 3 priorities") == (Paragraph(runs=(Run("# 3 priorities"),)),)


def test_an_empty_heading_and_a_heading_in_a_list_leave_the_next_paragraph_alone() -> None:
    assert section("#\n\ntext") == (Paragraph(runs=(Run("text"),)),)
    assert section("- # item\n\ntext")[1] == Paragraph(runs=(Run("text"),))


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b> &amp; `code` [a](b) ![c](d) <https://x.y> \\* \\_ ~~z~~",
        "> a quotation mark of mail",
        "---",
        "Title\n=====",
        "| a | b |",
        "    four spaces",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    (found,) = statement(text)
    assert isinstance(found, Paragraph)
    assert found.runs == (Run(" ".join(text.split())),)


@pytest.mark.parametrize("text", ["- " * 500 + "deep", "* * *", "-\n-", "1. " * 300 + "deep"])
def test_what_is_no_sensible_list_is_text(text: str) -> None:
    (found,) = statement(text)
    assert isinstance(found, Paragraph)
    assert "".join(run.text for run in found.runs) == " ".join(text.split())


def test_nothing_typed_makes_nothing() -> None:
    assert statement(" \n \n") == ()
    assert section("") == ()
