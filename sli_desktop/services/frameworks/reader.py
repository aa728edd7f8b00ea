"""Turns the parsed TOML of a template into a `Framework`, field by field."""

from sli_desktop.models.records.challenge import (
    Numbering,
    QuestionOrigin,
    ReportForm,
    SectionNumbers,
    ThemeKind,
)
from sli_desktop.services.frameworks.fields import Table
from sli_desktop.services.frameworks.template import (
    Completeness,
    CompletenessState,
    CountedFrom,
    Deadline,
    Framework,
    FrameworkCriterion,
    FrameworkGroup,
    FrameworkQuestion,
    FrameworkTheme,
    Labels,
    OutlineItem,
    RecommendationStyle,
    ReportLayout,
    StandingText,
)

FORMAT = 2
"""The newest template format this program reads (`docs/format/framework-v2.md`); 1 as well."""
_WITH_LAYOUT = 2
"""From this format on a template can say how its report is laid out."""

_ORIGINS = (QuestionOrigin.SUGGESTED, QuestionOrigin.SOURCE)
_LONGEST_VISIT = 60
_MOST_MONTHS = 120
_MOST_WEEKS = 520
_MOST_GROUPS = 999


def read_framework(top: Table) -> Framework:
    """Read a whole template; what does not fit has been reported through the table."""
    number = top.whole("format", least=1, most=FORMAT)
    framework = Framework(
        id=top.text("id"),
        version=top.text("version"),
        name=top.text("name"),
        owner=top.text("owner"),
        summary=top.text("summary"),
        completeness=_completeness(top.table("completeness")),
        cautions=top.texts("cautions", needed=False),
        sources=top.texts("sources", needed=False),
        onsite_days=top.whole_or_none("onsite_days", least=1, most=_LONGEST_VISIT),
        onsite_note=top.text_or_empty("onsite_note"),
        labels=_labels(top.table("labels")),
        recommendation=_recommendation(top.table("recommendation")),
        rating_scale=top.texts("rating_scale", needed=True),
        deadlines=top.each("deadlines", _deadline, needed=False),
        themes=top.each("themes", _theme, needed=True),
        stakeholder_groups=top.each("stakeholder_groups", _group, needed=True),
        report_outline=top.each("report_outline", _outline_item, needed=True),
        slides_outline=top.each("slides_outline", _outline_item, needed=True),
        opening_words=_opening_words(top.table("opening_words")),
        boilerplate=top.each("boilerplate", _standing_text, needed=True),
        report=_layout(top.table("report")) if number >= _WITH_LAYOUT else ReportLayout(),
    )
    top.nothing_else()
    return framework


def _completeness(table: Table) -> Completeness:
    found = Completeness(
        state=table.choice("state", tuple(CompletenessState)),
        missing=table.texts("missing", needed=True),
    )
    table.nothing_else()
    return found


def _labels(table: Table) -> Labels:
    found = Labels(
        challenge=table.text("challenge"),
        strength=table.text("strength"),
        strengths=table.text("strengths"),
        area=table.text("area"),
        areas=table.text("areas"),
        question=table.text("question"),
        questions=table.text("questions"),
        recommendation=table.text("recommendation"),
        recommendations=table.text("recommendations"),
    )
    table.nothing_else()
    return found


def _recommendation(table: Table) -> RecommendationStyle:
    found = RecommendationStyle(
        numbering=table.choice("numbering", tuple(Numbering)),
        prefix=table.text_or_empty("prefix"),
        owner=table.flag("owner"),
        timescale=table.flag("timescale"),
        priority=table.flag("priority"),
        measure=table.flag("measure"),
    )
    table.nothing_else()
    return found


def _layout(table: Table) -> ReportLayout:
    found = ReportLayout(
        name=table.text("name"),
        form=table.choice("form", tuple(ReportForm)),
        section_numbers=table.choice("section_numbers", tuple(SectionNumbers)),
        numbers_paragraphs=table.flag("numbers_paragraphs"),
        themes_are_sections=table.flag("themes_are_sections"),
        label_theme=table.text_or_empty("label_theme"),
        label_part=table.text_or_empty("label_part"),
        marking=table.text_or_empty("marking"),
    )
    table.nothing_else()
    return found


def _deadline(table: Table) -> Deadline:
    return Deadline(
        key=table.text("key"),
        what=table.text("what"),
        months=table.whole_or_none("months", least=0, most=_MOST_MONTHS) or 0,
        weeks=table.whole_or_none("weeks", least=0, most=_MOST_WEEKS) or 0,
        counted_from=table.choice("counted_from", tuple(CountedFrom)),
        basis=table.text("basis"),
        source=table.text("source"),
    )


def _question(table: Table) -> FrameworkQuestion:
    return FrameworkQuestion(text=table.text("text"), origin=table.choice("origin", _ORIGINS))


def _criterion(table: Table) -> FrameworkCriterion:
    return FrameworkCriterion(
        code=table.text("code"),
        name=table.text("name"),
        scope=table.text_or_empty("scope"),
        questions=table.each("questions", _question, needed=False),
    )


def _theme(table: Table) -> FrameworkTheme:
    return FrameworkTheme(
        code=table.text("code"),
        name=table.text("name"),
        scope=table.text_or_empty("scope"),
        kind=table.choice("kind", tuple(ThemeKind)),
        criteria=table.each("criteria", _criterion, needed=False),
        questions=table.each("questions", _question, needed=False),
    )


def _group(table: Table) -> FrameworkGroup:
    return FrameworkGroup(
        code=table.text_or_empty("code"),
        name=table.text("name"),
        tier=table.text("tier"),
        order=table.whole("order", least=1, most=_MOST_GROUPS),
    )


def _outline_item(table: Table) -> OutlineItem:
    return OutlineItem(
        key=table.text("key"),
        title=table.text("title"),
        origin=table.choice("origin", _ORIGINS),
        starts_with=table.texts("starts_with", needed=False),
    )


def _standing_text(table: Table) -> StandingText:
    return StandingText(
        key=table.text("key"),
        version=table.text("version"),
        origin=table.choice("origin", _ORIGINS),
        text=table.text("text"),
    )


def _opening_words(table: Table) -> StandingText:
    found = StandingText(
        key="opening_words",
        version=table.text("version"),
        origin=table.choice("origin", _ORIGINS),
        text=table.text("text"),
    )
    table.nothing_else()
    return found
