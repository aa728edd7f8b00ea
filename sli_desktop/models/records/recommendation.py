"""Recommendations, and what the council does about them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sli_desktop.models.records.ids import (
    ActionId,
    ActionUpdateId,
    FindingId,
    ProgressEntryId,
    RecommendationId,
    ThemeId,
)
from sli_desktop.models.records.merge import FIXED, SET, TEXT, TRIVIAL, VALUE


class RecommendationState(StrEnum):
    """How far a recommendation has come; after sign-off its text is locked."""

    DRAFT = "draft"
    AGREED = "agreed"
    SIGNED_OFF = "signed off"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What the council should do, and the findings it rests on."""

    id: RecommendationId
    text: Annotated[str, TEXT]
    title: Annotated[str, VALUE] = ""
    reference: Annotated[str, FIXED] = ""
    prefix: Annotated[str, VALUE] = ""
    number: Annotated[int | None, VALUE] = None
    theme: Annotated[ThemeId | None, VALUE] = None
    findings: Annotated[frozenset[FindingId], SET] = frozenset()
    owner: Annotated[str, VALUE] = ""
    timescale_date: Annotated[date | None, VALUE] = None
    timescale_words: Annotated[str, VALUE] = ""
    priority: Annotated[str, VALUE] = ""
    measure: Annotated[str, TEXT] = ""
    state: Annotated[RecommendationState, VALUE] = RecommendationState.DRAFT
    order: Annotated[str, TRIVIAL] = ""


class Rag(StrEnum):
    """The council's own red, amber or green."""

    NOT_SET = "not set"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class ActionState(StrEnum):
    """How far an action of the council's plan has come."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    ALMOST_COMPLETE = "almost complete"
    COMPLETE = "complete"
    CONTINUOUS = "continuous"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action of the council's plan for a recommendation."""

    id: ActionId
    recommendation: Annotated[RecommendationId, FIXED]
    text: Annotated[str, TEXT]
    letter: Annotated[str, VALUE] = ""
    lead: Annotated[str, VALUE] = ""
    due_date: Annotated[date | None, VALUE] = None
    due_words: Annotated[str, VALUE] = ""
    rag: Annotated[Rag, VALUE] = Rag.NOT_SET
    state: Annotated[ActionState, VALUE] = ActionState.NOT_STARTED
    order: Annotated[str, TRIVIAL] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionUpdate:
    """A dated line in the history of an action."""

    id: ActionUpdateId
    action: Annotated[ActionId, FIXED]
    at: Annotated[date, FIXED]
    text: Annotated[str, TEXT]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressEntry:
    """Progress on one recommendation: the council's update and the peers' view, never mixed."""

    id: ProgressEntryId
    recommendation: Annotated[RecommendationId, FIXED]
    council_update: Annotated[str, TEXT] = ""
    council_rag: Annotated[Rag, VALUE] = Rag.NOT_SET
    peers_view: Annotated[str, TEXT] = ""
    evidence: Annotated[str, TEXT] = ""
    further_support: Annotated[str, TEXT] = ""
