"""The challenge itself, and what its framework copy brought along."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sli_desktop.models.records.ids import (
    BoilerplateId,
    ChallengeId,
    GroupId,
    MeetingId,
    MilestoneId,
    PeerId,
    QuestionId,
    ThemeId,
)
from sli_desktop.models.records.merge import MANAGER, SET, TEXT, TRIVIAL, VALUE


class Stage(StrEnum):
    """Where a challenge stands, from set-up to purge."""

    SET_UP = "set-up"
    PRE_SITE = "pre-site"
    ON_SITE = "on site"
    FEEDBACK_GIVEN = "feedback given"
    DRAFTING = "drafting"
    PEER_CHECK = "peer check"
    QUALITY_ASSURANCE = "quality assurance"
    WITH_COUNCIL = "with council"
    FINAL = "final"
    PUBLISHED = "published"
    ACTION_PLAN_PUBLISHED = "action plan published"
    PROGRESS_REVIEW = "progress review"
    CLOSED = "closed"
    PURGED = "purged"


class Numbering(StrEnum):
    """How recommendations are numbered in the report."""

    CONTINUOUS = "continuous"
    BY_THEME = "by theme"
    PREFIX = "prefix"
    NONE = "none"


class ReportForm(StrEnum):
    """What the team hands over at the end."""

    REPORT = "report"
    LETTER = "letter"
    SLIDES = "slides"


class SectionNumbers(StrEnum):
    """How the sections of the report are numbered: 1, or 1.0, or not at all."""

    WHOLE = "whole"
    DECIMAL = "decimal"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """One peer challenge of one council (or partnership, or fire authority)."""

    id: ChallengeId
    subject: Annotated[str, MANAGER]
    title: Annotated[str, MANAGER] = ""
    ons_code: Annotated[str, MANAGER] = ""
    council_type: Annotated[str, MANAGER] = ""
    control: Annotated[str, MANAGER] = ""
    governance_model: Annotated[str, MANAGER] = ""
    population: Annotated[int | None, MANAGER] = None
    framework: Annotated[str, MANAGER] = ""
    framework_version: Annotated[str, MANAGER] = ""
    on_site_from: Annotated[date | None, MANAGER] = None
    on_site_to: Annotated[date | None, MANAGER] = None
    time_zone: Annotated[str, MANAGER] = "Europe/London"
    marking: Annotated[str, MANAGER] = "Draft: not for publication"
    small_group_threshold: Annotated[int, MANAGER] = 3
    retention_date: Annotated[date | None, MANAGER] = None
    lawful_basis: Annotated[str, MANAGER] = ""
    privacy_notice: Annotated[str, MANAGER] = ""
    data_holder: Annotated[str, MANAGER] = ""
    label_challenge: Annotated[str, MANAGER] = "peer challenge"
    label_strength: Annotated[str, MANAGER] = "Strength"
    label_area: Annotated[str, MANAGER] = "Area for consideration"
    label_question: Annotated[str, MANAGER] = "Question to explore"
    label_recommendation: Annotated[str, MANAGER] = "Recommendation"
    opening_words: Annotated[str, MANAGER] = ""
    rating_scale: Annotated[tuple[str, ...], MANAGER] = ()
    numbering: Annotated[Numbering, MANAGER] = Numbering.CONTINUOUS
    recommendation_prefix: Annotated[str, MANAGER] = ""
    uses_owner: Annotated[bool, MANAGER] = False
    uses_timescale: Annotated[bool, MANAGER] = False
    uses_priority: Annotated[bool, MANAGER] = False
    uses_measure: Annotated[bool, MANAGER] = False
    stage: Annotated[Stage, MANAGER] = Stage.SET_UP
    report_name: Annotated[str, MANAGER] = "Feedback report"
    report_form: Annotated[ReportForm, MANAGER] = ReportForm.REPORT
    section_numbers: Annotated[SectionNumbers, MANAGER] = SectionNumbers.WHOLE
    numbers_paragraphs: Annotated[bool, MANAGER] = False
    themes_are_sections: Annotated[bool, MANAGER] = False
    label_theme: Annotated[str, MANAGER] = ""
    label_part: Annotated[str, MANAGER] = ""


class ThemeKind(StrEnum):
    """Whether a theme comes from the framework or from this council."""

    CORE = "core"
    LOCAL = "local focus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What the team looks at; with `parent`, a sub-level such as a quality statement."""

    id: ThemeId
    name: Annotated[str, MANAGER]
    code: Annotated[str, MANAGER] = ""
    scope: Annotated[str, MANAGER] = ""
    kind: Annotated[ThemeKind, MANAGER] = ThemeKind.CORE
    order: Annotated[str, TRIVIAL] = ""
    parent: Annotated[ThemeId | None, MANAGER] = None
    lead: Annotated[PeerId | None, MANAGER] = None


class QuestionOrigin(StrEnum):
    """Where a question to explore comes from."""

    SOURCE = "source"
    SUGGESTED = "suggested"
    LOCAL = "local"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to explore: of a theme, added to a meeting, or a follow-up carried on."""

    id: QuestionId
    text: Annotated[str, VALUE]
    theme: Annotated[ThemeId | None, VALUE] = None
    meeting: Annotated[MeetingId | None, VALUE] = None
    order: Annotated[str, TRIVIAL] = ""
    origin: Annotated[QuestionOrigin, VALUE] = QuestionOrigin.LOCAL
    asked_in: Annotated[frozenset[MeetingId], SET] = frozenset()


class TargetOf(StrEnum):
    """What a group's target counts."""

    PEOPLE = "people"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeholderGroup:
    """A kind of people the team wants to hear, with the number it aims at."""

    id: GroupId
    name: Annotated[str, MANAGER]
    tier: Annotated[str, MANAGER] = ""
    order: Annotated[str, TRIVIAL] = ""
    target: Annotated[int | None, MANAGER] = None
    target_of: Annotated[TargetOf, MANAGER] = TargetOf.PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A date the challenge has to keep, with what the date rests on."""

    id: MilestoneId
    what: Annotated[str, MANAGER]
    due: Annotated[date | None, MANAGER] = None
    basis: Annotated[str, MANAGER] = ""
    done: Annotated[date | None, MANAGER] = None
    warning: Annotated[str, MANAGER] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """A standing text of the framework (introduction, legal force of recommendations ...)."""

    id: BoilerplateId
    key: Annotated[str, MANAGER]
    version: Annotated[str, MANAGER] = ""
    text: Annotated[str, TEXT] = ""
