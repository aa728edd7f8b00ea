"""Another template for a challenge that is there: what is new comes, nothing is taken away."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Boilerplate, Challenge, Theme
from sli_desktop.models.records.change import Change, ChangeSet, make
from sli_desktop.models.records.report import ReportSection
from sli_desktop.services import setup
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.frameworks import (
    Deadline,
    Framework,
    FrameworkCriterion,
    FrameworkGroup,
    FrameworkQuestion,
    FrameworkTheme,
)
from sli_desktop.services.ordering import last_place
from sli_desktop.storage import View
from sli_desktop.wording import tr, trn

NewId = Callable[[], UUID]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What a template would add to a challenge, and the words it uses for what is there."""

    framework: Framework
    themes: tuple[FrameworkTheme, ...]
    parts: tuple[tuple[Theme, FrameworkCriterion], ...]
    questions: tuple[tuple[Theme, FrameworkQuestion], ...]
    groups: tuple[FrameworkGroup, ...]
    deadlines: tuple[Deadline, ...]
    outline: Framework
    texts: Framework
    sections: tuple[ReportSection, ...]
    labels: tuple[tuple[str, str, str], ...]
    """Field of the challenge, its words now, the words of the template; those that differ."""


def what_comes(view: View, set_up: SetUp, framework: Framework) -> Coming:
    """Compare a template with a challenge, by code where it is the same template, else by name."""
    same = set_up.challenge.framework == framework.id
    pairs = [(_twin(each, set_up.whole_themes, same), each) for each in framework.themes]
    parts, questions = [], []
    for theme, wanted in pairs:
        if theme is None:
            continue
        questions += _new_questions(set_up, theme, wanted.questions)
        for criterion in wanted.criteria:
            part = _twin(criterion, set_up.parts_of(theme), same)
            if part is None:
                parts.append((theme, criterion))
            else:
                questions += _new_questions(set_up, part, criterion.questions)
    sections, texts = view.all(ReportSection), view.all(Boilerplate)
    return Coming(
        framework=framework,
        themes=tuple(wanted for theme, wanted in pairs if theme is None),
        parts=tuple(parts),
        questions=tuple(questions),
        groups=_without(framework.stakeholder_groups, "name", (g.name for g in set_up.groups)),
        deadlines=_without(framework.deadlines, "what", (m.what for m in set_up.milestones)),
        outline=replace(
            framework,
            report_outline=_without(framework.report_outline, "key", (s.key for s in sections)),
        ),
        texts=replace(
            framework, boilerplate=_without(framework.boilerplate, "key", (t.key for t in texts))
        ),
        sections=sections,
        labels=_labels(set_up.challenge, framework),
    )


def coming_in_words(coming: Coming) -> tuple[str, ...]:
    """What would come, counted; nothing where nothing would."""
    part_questions = sum(len(criterion.questions) for _, criterion in coming.parts)
    questions = len(coming.questions) + part_questions
    counted = (
        (len(coming.parts), trn(len(coming.parts), "{number} sub-theme", "{number} sub-themes")),
        (
            questions,
            trn(questions, "{number} question", "{number} questions")
            + " "
            + tr("under themes that are here"),
        ),
        (
            len(coming.groups),
            trn(len(coming.groups), "{number} stakeholder group", "{number} stakeholder groups"),
        ),
        (
            len(coming.deadlines),
            trn(len(coming.deadlines), "{number} date to keep", "{number} dates to keep"),
        ),
        (
            len(coming.outline.report_outline),
            trn(
                len(coming.outline.report_outline),
                "{number} section of the report",
                "{number} sections of the report",
            ),
        ),
    )
    return tuple(words for number, words in counted if number)


def is_nothing_new(coming: Coming) -> bool:
    """Whether the challenge has everything the template holds."""
    return not (coming.themes or coming_in_words(coming))


def take_template(set_up: SetUp, coming: Coming, *, with_labels: bool, new_id: NewId) -> ChangeSet:
    """The act that adds what is new; `with_labels` takes the words of the template as well."""
    challenge, framework = set_up.challenge, coming.framework
    words: dict[str, Any] = {}
    if with_labels:
        words = {field: new for field, _, new in coming.labels}
    after = replace(challenge, framework=framework.id, framework_version=framework.version, **words)
    changes = make("", *_records(set_up, coming, new_id)).changes
    if after != challenge:
        changes = (Change(before=challenge, after=after), *changes)
    name = tr("Add what is new in the template {name}").format(name=framework.name)
    return ChangeSet(name=name, changes=changes)


def _records(set_up: SetUp, coming: Coming, new_id: NewId) -> Iterator[Record]:
    themes = [theme.order for theme in set_up.whole_themes]
    yield from setup.themes_with_questions(
        coming.themes, _after(themes, len(coming.themes)), new_id
    )
    for theme, criterion in coming.parts:
        there = [part.order[len(theme.order) :] for part in set_up.parts_of(theme)]
        later = [each for each, _ in coming.parts if each.id == theme.id]
        at = [one for each, one in coming.parts if each.id == theme.id].index(criterion)
        orders = _after([each for each in there if each], len(later))
        yield from setup.parts((criterion,), theme, (orders[at],), new_id)
    for theme in {each.id: each for each, _ in coming.questions}.values():
        new = tuple(question for each, question in coming.questions if each.id == theme.id)
        orders = _after([each.order for each in set_up.questions_of(theme)], len(new))
        yield from setup.questions(new, theme.id, orders, new_id)
    groups = _after([group.order for group in set_up.groups], len(coming.groups))
    yield from setup.groups(coming.groups, groups, new_id)
    first, last = set_up.challenge.on_site_from, set_up.challenge.on_site_to
    yield from setup.milestones(coming.deadlines, (first, last) if first and last else None, new_id)
    yield from setup.standing_texts(coming.texts, new_id)
    orders = _after([each.order for each in coming.sections], len(coming.outline.report_outline))
    yield from setup.sections(coming.outline, orders, new_id)


def _after(orders: Sequence[str], count: int) -> tuple[str, ...]:
    found = list(orders)
    for _ in range(count):
        found.append(last_place(found))
    return tuple(found[len(orders) :])


def _twin(
    wanted: FrameworkTheme | FrameworkCriterion, themes: Sequence[Theme], same: bool
) -> Theme | None:
    by_code = {theme.code: theme for theme in themes if theme.code} if same else {}
    by_name = {_plain(theme.name): theme for theme in themes}
    return by_code.get(wanted.code) or by_name.get(_plain(wanted.name))


def _new_questions(
    set_up: SetUp, theme: Theme, wanted: Sequence[FrameworkQuestion]
) -> list[tuple[Theme, FrameworkQuestion]]:
    have = {_plain(question.text) for question in set_up.questions_of(theme)}
    return [(theme, each) for each in wanted if _plain(each.text) not in have]


def _without(wanted: Sequence[T], field: str, have: Iterator[str]) -> tuple[T, ...]:
    known = {_plain(each) for each in have}
    return tuple(each for each in wanted if _plain(getattr(each, field)) not in known)


def _labels(challenge: Challenge, framework: Framework) -> tuple[tuple[str, str, str], ...]:
    labels = framework.labels
    wanted = {
        "label_challenge": labels.challenge,
        "label_strength": labels.strength,
        "label_area": labels.area,
        "label_question": labels.question,
        "label_recommendation": labels.recommendation,
    }
    now = {field: str(getattr(challenge, field)) for field in wanted}
    return tuple((field, now[field], new) for field, new in wanted.items() if now[field] != new)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
