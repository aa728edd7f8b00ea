"""Makes a new challenge from a framework template: the challenge keeps its own copy of everything.

A newer template never alters a challenge already made.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import (
    Boilerplate,
    Challenge,
    Milestone,
    Question,
    StakeholderGroup,
    Theme,
)
from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.ids import (
    BoilerplateId,
    ChallengeId,
    GroupId,
    MilestoneId,
    PeerId,
    QuestionId,
    ReportSectionId,
    ThemeId,
)
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.models.records.report import ReportSection
from sli_desktop.services.frameworks import (
    Deadline,
    Framework,
    FrameworkCriterion,
    FrameworkGroup,
    FrameworkQuestion,
    FrameworkTheme,
)
from sli_desktop.services.ordering import places
from sli_desktop.services.people import free_initials
from sli_desktop.wording import tr

NewId = Callable[[], UUID]
"""Makes one more record identity (`NewIds` of the records)."""


def new_challenge(
    framework: Framework,
    *,
    council: str,
    on_site_from: date | None,
    on_site_to: date | None,
    manager_name: str,
    new_id: NewId,
) -> ChangeSet:
    """The act that fills an empty challenge folder: the template's copy, and its first person.

    The first person is the challenge manager, who sits at this laptop. Where the days on site are
    not known yet, the deadlines that follow from them have no date either.

    Raises:
        ValueError: the last day lies before the first one.
    """
    visit = (on_site_from, on_site_to) if on_site_from and on_site_to else None
    if visit and visit[1] < visit[0]:
        raise ValueError("the last day on site lies before the first")
    return make(
        tr("Make the challenge of {council}").format(council=council),
        _challenge(framework, council, on_site_from, on_site_to, new_id),
        *standing_texts(framework, new_id),
        _manager(manager_name, new_id),
        *themes_with_questions(framework.themes, places(len(framework.themes)), new_id),
        *groups(framework.stakeholder_groups, places(len(framework.stakeholder_groups)), new_id),
        *milestones(framework.deadlines, visit, new_id),
        *sections(framework, places(len(framework.report_outline)), new_id),
    )


def _challenge(
    framework: Framework,
    council: str,
    first_day: date | None,
    last_day: date | None,
    new_id: NewId,
) -> Challenge:
    labels, style, layout = framework.labels, framework.recommendation, framework.report
    made = Challenge(
        id=ChallengeId(new_id()),
        subject=council,
        title=labels.challenge,
        framework=framework.id,
        framework_version=framework.version,
        on_site_from=first_day,
        on_site_to=last_day,
        label_challenge=labels.challenge,
        label_strength=labels.strength,
        label_area=labels.area,
        label_question=labels.question,
        label_recommendation=labels.recommendation,
        opening_words=framework.opening_words.text,
        rating_scale=framework.rating_scale,
        numbering=style.numbering,
        recommendation_prefix=style.prefix,
        uses_owner=style.owner,
        uses_timescale=style.timescale,
        uses_priority=style.priority,
        uses_measure=style.measure,
        report_name=layout.name,
        report_form=layout.form,
        section_numbers=layout.section_numbers,
        numbers_paragraphs=layout.numbers_paragraphs,
        themes_are_sections=layout.themes_are_sections,
        label_theme=layout.label_theme,
        label_part=layout.label_part,
    )
    return replace(made, marking=layout.marking) if layout.marking else made


def _manager(name: str, new_id: NewId) -> Peer:
    return Peer(
        id=PeerId(new_id()),
        name=name,
        role=PeerRole.CHALLENGE_MANAGER,
        initials=free_initials(name, ()),
    )


def themes_with_questions(
    themes: Sequence[FrameworkTheme], orders: Sequence[str], new_id: NewId
) -> Iterator[Record]:
    """Themes of a template as records, with their parts and questions."""
    for theme, place in zip(themes, orders, strict=True):
        top = Theme(
            id=ThemeId(new_id()),
            code=theme.code,
            name=theme.name,
            scope=theme.scope,
            kind=theme.kind,
            order=place,
        )
        yield top
        yield from questions(theme.questions, top.id, places(len(theme.questions)), new_id)
        yield from parts(theme.criteria, top, places(len(theme.criteria)), new_id)


def parts(
    criteria: Sequence[FrameworkCriterion], theme: Theme, orders: Sequence[str], new_id: NewId
) -> Iterator[Record]:
    """The level below a theme as records, with its questions."""
    for criterion, below in zip(criteria, orders, strict=True):
        part = Theme(
            id=ThemeId(new_id()),
            code=criterion.code,
            name=criterion.name,
            scope=criterion.scope,
            kind=theme.kind,
            order=theme.order + below,
            parent=theme.id,
        )
        yield part
        yield from questions(criterion.questions, part.id, places(len(criterion.questions)), new_id)


def questions(
    these: Sequence[FrameworkQuestion], theme: ThemeId, orders: Sequence[str], new_id: NewId
) -> Iterator[Record]:
    """Questions of a template as records of a theme."""
    for question, place in zip(these, orders, strict=True):
        yield Question(
            id=QuestionId(new_id()),
            text=question.text,
            theme=theme,
            order=place,
            origin=question.origin,
        )


def groups(
    these: Sequence[FrameworkGroup], orders: Sequence[str], new_id: NewId
) -> Iterator[Record]:
    """Stakeholder groups of a template as records, without targets."""
    for group, place in zip(these, orders, strict=True):
        yield StakeholderGroup(id=GroupId(new_id()), name=group.name, tier=group.tier, order=place)


def milestones(
    deadlines: Sequence[Deadline], visit: tuple[date, date] | None, new_id: NewId
) -> Iterator[Record]:
    """Dates to keep, counted from the days on site where these are known."""
    for deadline in deadlines:
        yield Milestone(
            id=MilestoneId(new_id()),
            what=deadline.what,
            due=deadline.due(first_day=visit[0], last_day=visit[1]) if visit else None,
            basis=deadline.basis,
        )


def standing_texts(framework: Framework, new_id: NewId) -> Iterator[Record]:
    """The texts that every report of this kind may use."""
    for text in framework.boilerplate:
        yield Boilerplate(
            id=BoilerplateId(new_id()), key=text.key, version=text.version, text=text.text
        )


def sections(framework: Framework, orders: Sequence[str], new_id: NewId) -> Iterator[Record]:
    """The sections of the report; each starts with the standing texts the template names."""
    texts = {text.key: text.text for text in framework.boilerplate}
    for item, place in zip(framework.report_outline, orders, strict=True):
        yield ReportSection(
            id=ReportSectionId(new_id()),
            key=item.key,
            title=item.title,
            body="\n\n".join(texts[key] for key in item.starts_with),
            order=place,
        )
