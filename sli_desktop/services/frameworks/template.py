"""What a framework template says, as frozen values: themes, words, dates, outlines."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sli_desktop.models.records.challenge import (
    Numbering,
    QuestionOrigin,
    ReportForm,
    SectionNumbers,
    ThemeKind,
)

_MONTHS_IN_A_YEAR = 12


class CompletenessState(StrEnum):
    """Whether everything a challenge of this kind needs was found in a public source."""

    COMPLETE = "complete"
    PARTIAL = "partial"


class CountedFrom(StrEnum):
    """The day a deadline is counted from."""

    FIRST_DAY = "first day on site"
    LAST_DAY = "last day on site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How far a template can be relied on.

    `missing` says in plain words what no source gave; it is empty only for a complete template.
    """

    state: CompletenessState
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words this kind of challenge uses, for one and for many, as headings would show them."""

    challenge: str
    strength: str
    strengths: str
    area: str
    areas: str
    question: str
    questions: str
    recommendation: str
    recommendations: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationStyle:
    """How recommendations are numbered, and which of their optional fields are switched on."""

    numbering: Numbering
    prefix: str
    owner: bool
    timescale: bool
    priority: bool
    measure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLayout:
    """What the report of this kind is called and how it is laid out; the usual where it is silent.

    With `themes_are_sections` each theme is a section of its own. `label_theme` and `label_part`
    stand with a number before the names of themes and of their parts ("Quality statement 4: ...").
    An empty `marking` leaves the usual one.
    """

    name: str = "Feedback report"
    form: ReportForm = ReportForm.REPORT
    section_numbers: SectionNumbers = SectionNumbers.WHOLE
    numbers_paragraphs: bool = False
    themes_are_sections: bool = False
    label_theme: str = ""
    label_part: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A date that follows from the visit, such as publishing the report within three months.

    Months and weeks add up. `basis` tells a person what the date rests on, `source` where the
    period was read. The date is a starting point: a manager may change it.
    """

    key: str
    what: str
    months: int
    weeks: int
    counted_from: CountedFrom
    basis: str
    source: str

    def due(self, *, first_day: date, last_day: date) -> date:
        """Count the date from a visit; the 31st becomes the last day of a shorter month."""
        start = first_day if self.counted_from is CountedFrom.FIRST_DAY else last_day
        return months_after(start, self.months) + timedelta(weeks=self.weeks)


def months_after(day: date, months: int) -> date:
    """So many months after a day; the 31st becomes the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, _MONTHS_IN_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkQuestion:
    """A question to explore: read in a source, or suggested by this project."""

    text: str
    origin: QuestionOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkCriterion:
    """The one optional level below a theme: a quality statement or a point of focus."""

    code: str
    name: str
    scope: str
    questions: tuple[FrameworkQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkTheme:
    """What the team looks at, with its questions to explore, in the order of the report."""

    code: str
    name: str
    scope: str
    kind: ThemeKind
    criteria: tuple[FrameworkCriterion, ...]
    questions: tuple[FrameworkQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkGroup:
    """A kind of people a team usually wants to hear; groups of one tier stand together."""

    code: str
    name: str
    tier: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """A section of the report or a step of the feedback presentation, in order.

    `starts_with` names the standing texts the section begins with.
    """

    key: str
    title: str
    origin: QuestionOrigin
    starts_with: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingText:
    """A text that every report of this kind may use; the manager can change it in a challenge."""

    key: str
    version: str
    origin: QuestionOrigin
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """One kind of challenge as data; a challenge takes a copy and keeps it.

    `onsite_days` is None where no source gives a number; `onsite_note` says more in words.
    `cautions` are facts a manager should know before relying on the template. `rating_scale` is
    empty where the kind gives no grade.
    """

    id: str
    version: str
    name: str
    owner: str
    summary: str
    completeness: Completeness
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    onsite_days: int | None
    onsite_note: str
    labels: Labels
    recommendation: RecommendationStyle
    rating_scale: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    themes: tuple[FrameworkTheme, ...]
    stakeholder_groups: tuple[FrameworkGroup, ...]
    report_outline: tuple[OutlineItem, ...]
    slides_outline: tuple[OutlineItem, ...]
    opening_words: StandingText
    boilerplate: tuple[StandingText, ...]
    report: ReportLayout = field(default_factory=ReportLayout)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is known to be missing."""
        return self.completeness.state is CompletenessState.COMPLETE
