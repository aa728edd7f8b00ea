"""The shipped templates: they load, they hold the facts of the field, and no gap is filled in."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from sli_desktop.models.records.challenge import Numbering, QuestionOrigin, ThemeKind
from sli_desktop.paths import resource
from sli_desktop.services.frameworks import (
    NEEDED_SECTIONS,
    CountedFrom,
    Deadline,
    Framework,
    FrameworkQuestion,
    UnknownFrameworkError,
    find_framework,
    lint_framework,
    load_framework,
    load_frameworks,
)

FOLDER = resource("frameworks")
PATHS = sorted(FOLDER.glob("*.toml"))

COMPLETE = {
    "adult-social-care",
    "best-value-2024",
    "blank",
    "communications",
    "consumer-standards",
    "cpc-2024",
    "cpc-pre-2021",
    "equality-2021",
    "finance",
    "fire-2014",
    "governance",
    "planning",
    "progress-review",
    "west-midlands-adass",
}
PARTIAL = {"childrens", "health-and-wellbeing", "housing", "public-health-sli", "send"}


@pytest.fixture(scope="module")
def shipped() -> tuple[Framework, ...]:
    return load_frameworks(FOLDER)


def codes(framework: Framework) -> list[str]:
    return [theme.code for theme in framework.themes]


def names(framework: Framework) -> list[str]:
    return [theme.name for theme in framework.themes]


def questions(framework: Framework) -> list[FrameworkQuestion]:
    found: list[FrameworkQuestion] = []
    for theme in framework.themes:
        found += theme.questions
        for criterion in theme.criteria:
            found += criterion.questions
    return found


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_each_shipped_template_is_without_fault(path: Path) -> None:
    assert [str(problem) for problem in lint_framework(path)] == []
    assert load_framework(path).id == path.stem


def test_every_promised_template_is_shipped_and_says_how_complete_it_is(
    shipped: tuple[Framework, ...],
) -> None:
    assert {framework.id for framework in shipped if framework.is_complete} == COMPLETE
    assert {framework.id for framework in shipped if not framework.is_complete} == PARTIAL
    assert all(framework.completeness.missing for framework in shipped if not framework.is_complete)


def test_the_list_shows_complete_templates_first_and_then_by_name(
    shipped: tuple[Framework, ...],
) -> None:
    places = [(not framework.is_complete, framework.name.casefold()) for framework in shipped]
    assert places == sorted(places)


def test_a_template_is_found_by_its_id_and_an_unknown_one_lists_the_known(
    shipped: tuple[Framework, ...],
) -> None:
    assert find_framework(shipped, "planning").name == "Planning Peer Challenge"
    with pytest.raises(UnknownFrameworkError) as caught:
        find_framework(shipped, "cpc-2042")
    assert "cpc-2042" in caught.value.happened
    assert caught.value.next_step.startswith("Did you mean cpc-2024?")
    assert "west-midlands-adass" in caught.value.details
    with pytest.raises(UnknownFrameworkError) as caught:
        find_framework(shipped, "")
    assert caught.value.next_step == "Choose one from the list of templates."


def test_the_corporate_challenge_has_its_five_themes_in_order(
    shipped: tuple[Framework, ...],
) -> None:
    cpc = find_framework(shipped, "cpc-2024")
    assert list(zip(codes(cpc), names(cpc), strict=True)) == [
        ("LPO", "Local priorities and outcomes"),
        ("OPL", "Organisational and place leadership"),
        ("GOV", "Governance and culture"),
        ("FIN", "Financial planning and management"),
        ("CAP", "Capacity for improvement"),
    ]
    assert {theme.kind for theme in cpc.themes} == {ThemeKind.CORE}
    assert cpc.onsite_days == 4
    assert cpc.rating_scale == ()
    assert cpc.recommendation.numbering is Numbering.CONTINUOUS
    assert tuple(item.key for item in cpc.report_outline) == NEEDED_SECTIONS


def test_the_corporate_deadlines_are_3_5_10_and_12_months_after_the_last_day(
    shipped: tuple[Framework, ...],
) -> None:
    cpc = find_framework(shipped, "cpc-2024")
    assert [(deadline.key, deadline.months) for deadline in cpc.deadlines] == [
        ("report", 3),
        ("action_plan_latest", 5),
        ("progress_review", 10),
        ("progress_report", 12),
    ]
    visit = {"first_day": date(2025, 10, 13), "last_day": date(2025, 10, 16)}
    assert [deadline.due(**visit) for deadline in cpc.deadlines] == [
        date(2026, 1, 16),
        date(2026, 3, 16),
        date(2026, 8, 16),
        date(2026, 10, 16),
    ]
    assert all("does not say which day" in deadline.basis for deadline in cpc.deadlines)


def test_adult_social_care_has_considerations_and_key_messages(
    shipped: tuple[Framework, ...],
) -> None:
    care = find_framework(shipped, "adult-social-care")
    labels = care.labels
    assert (labels.area, labels.areas) == ("Consideration", "Considerations")
    assert (labels.recommendation, labels.recommendations) == ("Key message", "Key messages")
    statements = [criterion.code for theme in care.themes for criterion in theme.criteria]
    assert statements == [f"QS{number}" for number in range(1, 10)]
    assert [len(theme.criteria) for theme in care.themes] == [3, 2, 2, 2]
    assert care.onsite_days == 3


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("cpc-pre-2021", ["PLA", "LOP", "OLG", "FPV", "CTD"]),
        ("finance", ["FL", "FS", "DM", "FO", "PI"]),
        ("governance", ["RR", "EG", "GE", "RM", "OC"]),
        ("planning", ["PL1", "PL2", "PL3", "PL4", "PL5"]),
        ("fire-2014", ["CRM", "PRV", "PRO", "PRE", "RES", "HSW", "TRD", "LCC"]),
        ("equality-2021", ["E1", "E2", "E3", "E4"]),
        ("best-value-2024", ["CI", "L", "G", "C", "R", "SD", "PCE"]),
        ("west-midlands-adass", ["GL", "RWM", "PO", "NPP", "CC", "CQ"]),
        ("consumer-standards", ["NC", "SQ", "TN", "TIA"]),
        ("housing", ["H1", "H2"]),
        ("health-and-wellbeing", ["D1", "D2", "D3", "D4", "CE"]),
    ],
)
def test_each_kind_has_its_themes_in_order(
    wanted: str, expected: list[str], shipped: tuple[Framework, ...]
) -> None:
    assert codes(find_framework(shipped, wanted)) == expected


def test_only_kinds_that_grade_have_a_scale(shipped: tuple[Framework, ...]) -> None:
    scales = {framework.id: framework.rating_scale for framework in shipped}
    assert scales.pop("equality-2021") == ("Developing", "Achieving", "Excellent")
    assert scales.pop("health-and-wellbeing") == (
        "1 Not evident",
        "2 Limited",
        "3 Growing",
        "4 Strengthening",
        "5 Embedded",
    )
    assert set(scales.values()) == {()}


def test_days_on_site_are_left_out_where_no_source_gives_them(
    shipped: tuple[Framework, ...],
) -> None:
    days = {framework.id: framework.onsite_days for framework in shipped}
    assert {framework for framework, number in days.items() if number is None} == {
        "best-value-2024",
        "blank",
        "consumer-standards",
        "fire-2014",
        "governance",
        "housing",
        "west-midlands-adass",
    }


def test_names_that_were_not_found_are_not_made_up(shipped: tuple[Framework, ...]) -> None:
    children = find_framework(shipped, "childrens")
    assert {theme.kind for theme in children.themes} == {ThemeKind.LOCAL}
    assert children.labels.questions == "Key lines of enquiry"
    public_health = find_framework(shipped, "public-health-sli")
    assert names(public_health) == [
        "Leadership and governance",
        "Culture and challenge",
        "Making a difference",
    ]


@pytest.mark.parametrize("wanted", ["governance", "fire-2014", "equality-2021", "best-value-2024"])
def test_questions_are_marked_suggested_where_the_source_gives_names_only(
    wanted: str, shipped: tuple[Framework, ...]
) -> None:
    found = questions(find_framework(shipped, wanted))
    assert {question.origin for question in found} == {QuestionOrigin.SUGGESTED}


def test_every_shipped_question_is_a_question_and_every_theme_but_the_blank_one_has_one(
    shipped: tuple[Framework, ...],
) -> None:
    for framework in shipped:
        assert all(question.text.endswith("?") for question in questions(framework)), framework.id
        if framework.id != "blank":
            assert all(theme.questions for theme in framework.themes), framework.id


def test_every_shipped_template_can_begin_each_text_it_needs(
    shipped: tuple[Framework, ...],
) -> None:
    needed = {"introduction", "snapshot_caveat", "next_steps"}
    needed |= {"legal_force_consider", "legal_force_action"}
    for framework in shipped:
        assert needed <= {text.key for text in framework.boilerplate}
        assert "non-attributable" in framework.opening_words.text
        # A place-holder nobody fills would be printed in a report.
        texts = [*framework.boilerplate, framework.opening_words]
        assert not [text for text in texts if re.search(r"[{}<>\[\]]", text.text)]


def test_a_template_speaks_of_its_own_kind(shipped: tuple[Framework, ...]) -> None:
    fire = find_framework(shipped, "fire-2014")
    assert not [text for text in fire.boilerplate if "council" in text.text]
    assert "council" not in fire.opening_words.text
    care = find_framework(shipped, "adult-social-care")
    assert not [text for text in care.boilerplate if "recommendation" in text.text]


def test_a_deadline_at_the_end_of_a_month_stays_inside_the_shorter_month() -> None:
    deadline = Deadline(
        key="report",
        what="Publish the report",
        months=6,
        weeks=0,
        counted_from=CountedFrom.LAST_DAY,
        basis="assumed",
        source="a page",
    )
    days = {"first_day": date(2025, 8, 28), "last_day": date(2025, 8, 31)}
    assert deadline.due(**days) == date(2026, 2, 28)


def test_the_equality_report_is_due_three_weeks_after_the_last_day(
    shipped: tuple[Framework, ...],
) -> None:
    (deadline,) = find_framework(shipped, "equality-2021").deadlines
    assert deadline.due(first_day=date(2025, 12, 9), last_day=date(2025, 12, 11)) == date(
        2026, 1, 1
    )


def test_a_deadline_can_be_counted_from_the_first_day() -> None:
    deadline = Deadline(
        key="letter",
        what="Letter",
        months=0,
        weeks=1,
        counted_from=CountedFrom.FIRST_DAY,
        basis="agreed",
        source="a page",
    )
    assert deadline.due(first_day=date(2025, 5, 6), last_day=date(2025, 5, 9)) == date(2025, 5, 13)


def test_the_documented_format_names_every_value_of_a_template() -> None:
    pages = (Path(__file__).parents[2] / "docs/format").glob("framework-v*.md")
    words = {
        word
        for page in pages
        for word in re.findall(r"`([a-z_]+)`", page.read_text(encoding="utf-8"))
    }
    seen: set[str] = set()
    waiting: list[object] = [load_framework(resource("frameworks/cpc-2024.toml"))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value
        elif is_dataclass(value):
            seen |= {field.name for field in fields(value)}
            waiting += [getattr(value, field.name) for field in fields(value)]
    assert len(seen) > 40
    assert seen <= words
