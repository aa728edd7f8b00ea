"""What is wrong with a template is told with file, line and plain words; nothing else escapes."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.errors import SliError
from sli_desktop.paths import resource
from sli_desktop.services.frameworks import (
    FrameworkFileError,
    FrameworkUnreadableError,
    lint_framework,
    load_framework,
    load_frameworks,
)
from sli_desktop.services.frameworks.lines import Place, find_lines

FOLDER = resource("frameworks")


def documented_example() -> str:
    page = (Path(__file__).parents[2] / "docs/format/framework-v1.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert found is not None
    return found[1]


EXAMPLE = documented_example()


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "example.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def line_of(text: str, mark: str) -> int:
    return text[: text.index(mark)].count("\n") + 1


def test_the_documented_example_is_without_fault_and_fills_every_optional_value(
    template: Path,
) -> None:
    assert lint_framework(template) == ()
    framework = load_framework(template)
    assert framework.themes[0].criteria[0].questions[0].text == "Does scrutiny change decisions?"
    assert framework.stakeholder_groups[2].code == ""
    assert framework.report_outline[0].starts_with == ("introduction",)


# Each fault: what stands in the example, what takes its place, a mark on the line that must be
# named (as it stands after the change), and words the person must read.
FAULTS = [
    ('code = "FIN"', 'code = "GOV"', 'code = "GOV"\nname = "Finance"', "used twice"),
    ('code = "G2"', 'code = "gov"', 'code = "gov"', "capital letters"),
    ('code = "G2"', 'code = "G1"', 'code = "G1", name = "Audit"', "used twice"),
    ('name = "Audit"', 'name = "scrutiny"', 'name = "scrutiny"', "criterion name"),
    ('name = "Finance"', 'name = " "', 'name = " "', "is empty"),
    ('name = "Finance"', 'name = "governance"', 'name = "governance"', "theme name"),
    ('code = "CAB"', 'code = "LDR"', 'code = "LDR", name = "Cab', "group code"),
    ('name = "Residents"', 'name = "leader"', 'name = "leader"', "group name"),
    (', origin = "source" },', " },", '{ text = "Is governance clear?"', "“origin” is missing"),
    ('open?", origin = "suggested"', 'open?", origin = "rumour"', "rumour", "must be one of"),
    ("order = 2", "order = 7", "order = 3", "must rise"),
    ("order = 2", "order = 0", "order = 0", "whole number from 1"),
    ("order = 2", "order = true", "order = true", "whole number from 1"),
    ('tier = "members", order = 1', 'tier = "residents", order = 1', "order = 3", "together"),
    ('key = "feedback"', 'key = "feed"', "[[report_outline]]", "lacks the section “feedback”"),
    ('key = "feedback"', 'key = "approach"', 'key = "approach"\ntitle = "Feed', "twice"),
    ('key = "feedback"', 'key = "Feed back"', "Feed back", "small letters"),
    ('["introduction"]', '["intro"]', '["intro"]', "no standing text called “intro”"),
    (
        '[[boilerplate]]\nkey = "introduction"',
        '[[boilerplate]]\nkey = "Next steps"',
        'key = "Next',
        "small letters",
    ),
    (
        "[[boilerplate]]\n",
        (
            '[[boilerplate]]\nkey = "introduction"\nversion = "2"\norigin = "source"\n'
            'text = "It"\n\n[[boilerplate]]\n'
        ),
        'key = "introduction"\nversion = "1"',
        "standing text “introduction” is used twice",
    ),
    ('key = "themes"', 'key = "The mes"', "The mes", "small letters"),
    ("weeks = 3", "months = 4", '[[deadlines]]\nkey = "report"', "earliest first"),
    ("weeks = 3\n", "", '[[deadlines]]\nkey = "draft"', "needs “months” or “weeks”"),
    ('key = "draft"', 'key = "report"', 'key = "report"\nwhat = "Publish', "deadline key"),
    ("last day on site", "day of the report", "day of the report", "first day on site"),
    ("Are decisions open?", "Is  GOVERNANCE clear?", "Is  GOV", "question “Is  GOVERNANCE"),
    ("Are decisions open?", "does scrutiny change decisions?", "does scr", "is used twice"),
    (
        '[[boilerplate]]\nkey = "introduction"\nversion = "1"\n',
        '[[boilerplate]]\nkey = "introduction"\n',
        "[[boilerplate]]",
        "“version” is missing",
    ),
    ('[opening_words]\nversion = "1"\n', "[opening_words]\n", "[opening_words]", "“version”"),
    ('missing = ["The report outline was not found."]', "missing = []", "missing = []", "say what"),
    ('state = "partial"', 'state = "complete"', "missing = [", "cannot have anything missing"),
    ('numbering = "prefix"', 'numbering = "none"', 'prefix = "R"', "does not use it"),
    ('prefix = "R"', 'prefix = ""', 'numbering = "prefix"', "needs a “prefix”"),
    ("owner = true", 'owner = "yes"', 'owner = "yes"', "true or false"),
    ('id = "example"', 'id = "other"', 'id = "other"', "name of the file"),
    ('id = "example"', 'id = "Exam ple"', "Exam ple", "small letters"),
    ('version = "1.0"', 'version = "one"', 'version = "one"', "two numbers"),
    ('version = "1.0"', "version = 1.0", "version = 1.0", "quotation marks"),
    ("format = 1", "format = 3", "format = 3", "whole number from 1 to 2"),
    ("format = 1", "format = 2", "format = 2", "“report” is missing"),
    ("onsite_days = 3", "onsite_days = 3.5", "onsite_days = 3.5", "whole number from 1 to 60"),
    ('["Developing", "Achieving"]', '["Good",\n"good"]', '"good"', "level"),
    ('["Developing", "Achieving"]', '["Good",\n4]', "4]", "in quotation marks"),
    ('["Developing", "Achieving"]', '"Good"', 'rating_scale = "Good"', "must be a list"),
    ('{ code = "G2", name = "Audit" }', '"Audit"', '"Audit"', "tables only"),
    ('strengths = "Strengths"\n', "", "[labels]", "“strengths” is missing in labels"),
    ('summary = "Shows', 'summary = " Shows', "summary =", "begins or ends with a space"),
    ("Nothing here is real.", "\\u0007", "cautions", "cannot be shown"),
    ("We will not say", "We\\u202ewill not say", "We\\u202e", "cannot be shown"),
    ("[recommendation]", '[recommendation]\nnumbering = "none"', 'numbering = "p', "given twice"),
    ('what = "Publish the report"', "what = Publish", "what = Publish", "as TOML expects"),
    ("[labels]\n", "[words]\n", "[words]", "“words” is not known here"),
]


@pytest.mark.parametrize(("old", "new", "mark", "words"), FAULTS)
def test_a_planted_fault_is_found_with_file_line_and_words(
    old: str, new: str, mark: str, words: str, template: Path
) -> None:
    assert old in EXAMPLE
    changed = EXAMPLE.replace(old, new, 1)
    template.write_text(changed, encoding="utf-8")
    problems = lint_framework(template)
    expected = line_of(changed, mark)
    assert [
        problem
        for problem in problems
        if problem.file == template and problem.line == expected and words in problem.words
    ], [str(problem) for problem in problems]
    with pytest.raises(FrameworkFileError) as caught:
        load_framework(template)
    assert caught.value.problems == problems
    assert f"example.toml has a fault on line {problems[0].line}:" in caught.value.happened


@pytest.mark.parametrize(
    "where",
    [
        "[completeness]",
        "[labels]",
        "[recommendation]",
        "[[deadlines]]",
        "[[themes]]",
        "[[report_outline]]",
        "[[slides_outline]]",
        "[opening_words]",
        "[[boilerplate]]",
        "format = 1",
        '{ code = "LDR",',
        '{ code = "G1",',
        '{ text = "Is governance clear?",',
    ],
)
def test_an_unknown_name_is_refused_wherever_it_stands(where: str, template: Path) -> None:
    slip = " surprise = 1," if where.endswith(",") else "\nsurprise = 1"
    changed = EXAMPLE.replace(where, where + slip, 1)
    template.write_text(changed, encoding="utf-8")
    (problem,) = lint_framework(template)
    assert problem.line == line_of(changed, "surprise")
    assert "“surprise” is not known here" in problem.words


def test_one_reading_finds_every_fault_in_the_order_of_the_lines(template: Path) -> None:
    changed = EXAMPLE.replace("weeks = 3", "weeks = -3").replace('kind = "core"', 'kind = "x"')
    changed = changed.replace("onsite_days = 3", "onsite_days = 0")
    template.write_text(changed, encoding="utf-8")
    found = [problem.line for problem in lint_framework(template)]
    assert found == [
        line_of(changed, "onsite_days"),
        line_of(changed, "weeks = -3"),
        line_of(changed, 'kind = "x"'),
    ]
    with pytest.raises(FrameworkFileError, match=r"There are 2 more\."):
        load_framework(template)


def test_a_message_has_three_sentences_names_no_folder_and_is_short(template: Path) -> None:
    template.write_text("format = ", encoding="utf-8")
    with pytest.raises(FrameworkFileError) as caught:
        load_framework(template)
    words = caught.value.sentences()
    assert str(template.parent) not in words
    assert str(template) in caught.value.details
    assert len(words.split()) <= 45
    assert caught.value.kept == "Nothing was changed."


def test_a_missing_value_is_told_once(template: Path) -> None:
    template.write_text(EXAMPLE.replace('kind = "core"\n', ""), encoding="utf-8")
    (problem,) = lint_framework(template)
    assert problem.words == "“kind” is missing in themes"


def test_a_theme_that_is_no_table_and_a_table_that_is_no_list_are_told_apart(
    template: Path,
) -> None:
    template.write_text("labels = 1\nthemes = 3\nboilerplate = [1]\n", encoding="utf-8")
    found = {(problem.line, problem.words) for problem in lint_framework(template)}
    assert {
        (1, "“labels” must be a table"),
        (2, "“themes” must be a list"),
        (3, "“boilerplate” must hold tables only"),
    } <= found


def test_too_long_a_text_and_too_long_a_list_are_refused(template: Path) -> None:
    changed = EXAMPLE.replace("Nothing here is real.", "x").replace("An owner", "x" * 4001)
    changed = changed.replace('["A page"]', "[" + '"A page",' * 501 + "]")
    template.write_text(changed, encoding="utf-8")
    found = {problem.words for problem in lint_framework(template)}
    assert found == {
        "“owner” is longer than 4,000 characters",
        "“sources” has more than 500 entries",
    }


def test_a_template_without_themes_is_refused(template: Path) -> None:
    start, end = EXAMPLE.index("[[themes]]"), EXAMPLE.index("[[report_outline]]")
    template.write_text("themes = []\n" + EXAMPLE[:start] + EXAMPLE[end:], encoding="utf-8")
    assert [str(problem) for problem in lint_framework(template)] == [
        "example.toml, line 1: a template needs at least one theme"
    ]


def unreadable(folder: Path) -> Iterator[tuple[Path, str]]:
    yield folder / "gone.toml", "it is not there"
    yield folder / ("x" * 300 + ".toml"), "would not open it"
    (folder / "folder.toml").mkdir()
    yield folder / "folder.toml", "it is a folder"
    (folder / "latin.toml").write_bytes(b'name = "caf\xe9"')
    yield folder / "latin.toml", "not a text in UTF-8"
    (folder / "huge.toml").write_bytes(b"#" * (512 * 1024 + 1))
    yield folder / "huge.toml", "too large"


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    for path, reason in unreadable(tmp_path):
        with pytest.raises(FrameworkUnreadableError, match=reason) as caught:
            load_framework(path)
        assert str(tmp_path) not in caught.value.sentences()
        assert len(caught.value.sentences()) < 250


def test_lists_nested_without_end_are_refused(template: Path) -> None:
    template.write_text("x = " + "[" * 100_000, encoding="utf-8")
    (problem,) = lint_framework(template)
    assert "nested" in problem.words


def test_a_folder_without_templates_is_told(tmp_path: Path) -> None:
    with pytest.raises(FrameworkUnreadableError, match="no templates"):
        load_frameworks(tmp_path)


def test_one_faulty_template_of_a_folder_is_named(template: Path) -> None:
    other = EXAMPLE.replace('id = "example"', 'id = "second"')
    other = other.replace("order = 3", "order = 2")
    (template.parent / "second.toml").write_text(other, encoding="utf-8")
    with pytest.raises(FrameworkFileError, match=r"second\.toml"):
        load_frameworks(template.parent)


def test_a_template_with_any_line_left_out_is_read_or_refused_and_never_more(
    template: Path,
) -> None:
    lines = EXAMPLE.splitlines(keepends=True)
    refused = 0
    for number in range(len(lines)):
        template.write_text("".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
        refused += bool(lint_framework(template))
    assert refused > len(lines) / 2


@given(
    at=st.integers(min_value=0, max_value=len(EXAMPLE)),
    length=st.integers(min_value=0, max_value=40),
    filling=st.text(alphabet="[]{}=,.\"'#\n\\ a1é", max_size=12),
)
def test_no_garbled_template_raises_anything_but_an_error_a_person_can_read(
    tmp_path_factory: pytest.TempPathFactory, at: int, length: int, filling: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "example.toml"
    path.write_text(EXAMPLE[:at] + filling + EXAMPLE[at + length :], encoding="utf-8")
    with suppress(SliError):
        assert load_framework(path).themes


def values(value: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from values(inside, (*place, key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from values(inside, (*place, number))
    else:
        yield place, value


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_value_of_a_shipped_template_is_found_on_its_own_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    written = text.splitlines()
    lines = find_lines(text)
    found = list(values(tomllib.loads(text)))
    assert len(found) > 100
    for place, value in found:
        shown = str(value).lower() if isinstance(value, bool | int) else f'"{value}"'
        assert shown.replace("'", "'") in written[lines.of(place) - 1], place


HARD = '''# a comment with [brackets] and = "quotes
first = """
[not.a.table]
said "so" = 3 """"
'odd key'.inner = [ # comment ]
  [1, 2], # two
  { deep = { deeper = '#' } },
]\r
[table."with.dot"] # after
value = 1979-05-27 07:32:00

[[list]]
name = "one"
[list.sub]
x = 3.14
[[list]]
[[list.part]]
y = \'\'\'
[[list.part]]\'\'\'
[[list.part]]
z = "\\"]#"
pair = { a = [
  1 ], b = 2 }
'''


def test_lines_are_right_in_a_text_full_of_traps() -> None:
    tomllib.loads(HARD)
    lines = find_lines(HARD)
    expected: dict[Place, int] = {
        ("first",): 2,
        ("odd key", "inner"): 5,
        ("odd key", "inner", 0, 1): 6,
        ("odd key", "inner", 1, "deep", "deeper"): 7,
        ("table", "with.dot"): 9,
        ("table", "with.dot", "value"): 10,
        ("list",): 12,
        ("list", 0, "name"): 13,
        ("list", 0, "sub", "x"): 15,
        ("list", 1): 16,
        ("list", 1, "part", 0, "y"): 18,
        ("list", 1, "part", 1): 20,
        ("list", 1, "part", 1, "z"): 21,
        ("list", 1, "part", 1, "nowhere"): 20,
        ("list", 1, "part", 1, "pair", "a"): 22,
        ("list", 1, "part", 1, "pair", "b"): 23,
        ("nowhere",): 1,
    }
    assert {place: lines.of(place) for place in expected} == expected
