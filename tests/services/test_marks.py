"""Marks become what they stand for and leave the text; everything else stays as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records.note import NoteKind
from sli_desktop.services.marks import (
    LineContext,
    MarkSort,
    ParsedLine,
    find_theme,
    parse_line,
    themes_by_key,
)
from tests.builders import a_theme, an_attendance

THEMES = (
    a_theme("Local priorities and outcomes", code="LPO"),
    a_theme("Organisational and place leadership", code="OPL"),
    a_theme("Governance and culture", code="GOV"),
    a_theme("Financial planning and management", code="FIN"),
)
SM2 = an_attendance(role_label="SM2 Revenues")
SM3 = an_attendance(role_label="SM3 Housing")
CONTEXT = LineContext(themes=THEMES, people=(SM2, SM3))
STRENGTH, AREA, QUOTE, FOLLOW_UP = NoteKind


def read(text: str, **options: object) -> ParsedLine:
    return parse_line(text, CONTEXT, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "body", "kinds"),
    [
        ("+ good reports", "good reports", {STRENGTH}),
        ("! late papers", "late papers", {AREA}),
        ("? ask again", "ask again", {FOLLOW_UP}),
        ('"We hear last', "We hear last", {QUOTE}),
        ('"We hear last"', "We hear last", {QUOTE}),
        ("“We hear last”", "We hear last", {QUOTE}),
        ('! "We hear last', "We hear last", {AREA, QUOTE}),
        ('+ ? "both', "both", {STRENGTH, FOLLOW_UP, QUOTE}),
        ("+ ! mixed", "mixed", {STRENGTH, AREA}),
        ('"We hear last" said twice', '"We hear last" said twice', {QUOTE}),
        ("- weak plan", "- weak plan", set()),
        ("+44 is a code", "+44 is a code", set()),
        ("!important", "!important", set()),
        ("?why", "?why", set()),
        ("2 + 2", "2 + 2", set()),
        ("really? yes", "really? yes", set()),
        ("  + indented", "indented", {STRENGTH}),
        ("+ ", "", {STRENGTH}),
        ("+", "+", set()),
        ("", "", set()),
    ],
)
def test_marks_at_the_start_of_a_line_say_what_it_is(
    typed: str, body: str, kinds: set[NoteKind]
) -> None:
    line = read(typed)
    assert (line.body, set(line.kinds)) == (body, kinds)


@pytest.mark.parametrize(
    ("typed", "body", "codes"),
    [
        ("We hear last #3", "We hear last", {"GOV"}),
        ("#FIN money", "money", {"FIN"}),
        ("money #fin.", "money.", {"FIN"}),
        ("money #finan and #gov here", "money and here", {"FIN", "GOV"}),
        ("money #place", "money", {"OPL"}),
        ("money #2 #2", "money", {"OPL"}),
        ("the #1st reason", "the #1st reason", set()),
        ("number #9", "number #9", set()),
        ("number #0", "number #0", set()),
        ("a#3", "a#3", set()),
        ("#nothing", "#nothing", set()),
        ("# 3", "# 3", set()),
    ],
)
def test_a_theme_is_named_by_key_code_or_first_letters(
    typed: str, body: str, codes: set[str]
) -> None:
    line = read(typed)
    named = {theme.code for theme in THEMES if theme.id in line.themes}
    assert (line.body, named) == (body, codes)


@pytest.mark.parametrize(
    ("typed", "body", "speaker"),
    [
        ("late again @SM2", "late again", SM2.id),
        ("@sm3 late again", "late again", SM3.id),
        ("late @SM2 again, @SM3", "late again,", SM3.id),
        ("@SM", "@SM", None),
        ("mail a@b.org", "mail a@b.org", None),
        ("@somebody else", "@somebody else", None),
    ],
)
def test_who_spoke_is_named_by_the_role_in_the_room(typed: str, body: str, speaker: object) -> None:
    line = read(typed)
    assert (line.body, line.speaker, line.names_speaker) == (body, speaker, speaker is not None)


def test_all_names_nobody_in_particular() -> None:
    line = read("late @all")
    assert (line.body, line.speaker, line.names_speaker) == ("late", None, True)


def test_marks_combine_as_the_design_shows() -> None:
    line = read('! "We hear last #3 @SM2')
    assert line.body == "We hear last"
    assert line.kinds == {AREA, QUOTE}
    assert line.themes == {THEMES[2].id}
    assert line.speaker == SM2.id
    assert [mark.sort for mark in line.marks] == [
        MarkSort.KIND,
        MarkSort.KIND,
        MarkSort.THEME,
        MarkSort.SPEAKER,
    ]


def test_a_mark_says_where_it_stands_so_that_a_chip_can_replace_it() -> None:
    typed = '! "We hear last #3 @SM2'
    shown = [typed[mark.start : mark.end] for mark in read(typed).marks]
    assert shown == ["!", '"', "#3", "@SM2"]


def test_a_mark_turned_back_into_text_stays_in_the_text() -> None:
    typed = "+ the #3 priority"
    assert read(typed, as_text={0}).body == "+ the priority"
    assert read(typed, as_text={6}).body == "the #3 priority"
    assert read(typed, as_text={0, 6}) == ParsedLine(body=typed)


def test_marks_can_be_switched_off() -> None:
    off = LineContext(themes=THEMES, people=(SM2,), marks_on=False)
    assert parse_line(" + good #3 ", off) == ParsedLine(body="+ good #3")


def test_letters_that_fit_two_themes_name_none() -> None:
    twins = (a_theme("Housing need"), a_theme("Housing quality"))
    assert find_theme("housing", twins) is None
    assert find_theme("need", twins) == twins[0]


def test_whole_themes_come_before_their_parts_in_the_order_of_keys() -> None:
    part = a_theme("Part", order="a0V", parent=THEMES[0].id)
    later, first = a_theme("Later", order="a1"), a_theme("First", order="a0")
    assert themes_by_key([part, later, first]) == (first, later, part)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters='#@+!?"“”'), max_size=60)


@given(WORDS)
def test_text_without_marks_is_kept_to_the_letter(text: str) -> None:
    """The fault to catch: a word that a peer typed and the note does not hold."""
    assert read(text) == ParsedLine(body=text.strip())


@given(st.text(st.sampled_from('ab #@+!?"“”\t3'), max_size=30))
def test_no_letter_is_lost_whatever_is_typed(text: str) -> None:
    line = read(text)
    marked = "".join(text[mark.start : mark.end] for mark in line.marks)
    assert _letters(line.body + marked) == _letters(text)


def _letters(text: str) -> list[str]:
    """Everything but spaces and quotation marks, which show as the kind of the note."""
    return sorted(letter for letter in text if not letter.isspace() and letter not in '"“”')
