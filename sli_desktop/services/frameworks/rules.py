"""What must hold across a template, beyond the right fields: unique codes, order, no loose ends."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sli_desktop.models.records.challenge import Numbering
from sli_desktop.services.frameworks.lines import Place
from sli_desktop.services.frameworks.template import Framework, OutlineItem

NEEDED_SECTIONS = (
    "introduction",
    "executive_summary",
    "recommendations",
    "approach",
    "feedback",
    "next_steps",
)
"""The sections the report writer fills; any other key is a section of free text."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = re.compile(r"\d+\.\d+")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_CODE = re.compile(r"[A-Z0-9]{1,8}")
_DAYS_IN_A_MONTH = 30.44

Fault = tuple[Place, str]


def broken_rules(framework: Framework, *, stem: str) -> Iterator[Fault]:
    """List what does not hold, each with its place; `stem` is the file's name without ending."""
    yield from _names(framework, stem)
    yield from _completeness(framework)
    yield from _numbering(framework)
    yield from _themes(framework)
    yield from _questions(framework)
    yield from _groups(framework)
    yield from _deadlines(framework)
    yield from _outline(framework, "report_outline", framework.report_outline)
    yield from _outline(framework, "slides_outline", framework.slides_outline)
    yield from _needed_sections(framework)
    yield from _standing_texts(framework)


def _repeated(entries: Iterable[tuple[Place, str]], what: str) -> Iterator[Fault]:
    """Report each text that has come before, whatever its case and spaces."""
    seen: set[str] = set()
    for place, text in entries:
        plain = " ".join(text.casefold().split())
        if plain in seen:
            yield place, f"the {what} “{_short(text)}” is used twice"
        seen.add(plain)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _names(framework: Framework, stem: str) -> Iterator[Fault]:
    if not _ID.fullmatch(framework.id):
        yield ("id",), "“id” may hold small letters, figures and single hyphens only"
    elif framework.id != stem:
        yield ("id",), f"“id” must be the name of the file, {_short(stem)}"
    if not _VERSION.fullmatch(framework.version):
        yield ("version",), "“version” must be two numbers with a point, such as 1.0"


def _completeness(framework: Framework) -> Iterator[Fault]:
    if framework.is_complete and framework.completeness.missing:
        yield ("completeness", "missing"), "a complete template cannot have anything missing"
    if not framework.is_complete and not framework.completeness.missing:
        yield ("completeness", "missing"), "a partial template must say what is missing"


def _numbering(framework: Framework) -> Iterator[Fault]:
    style = framework.recommendation
    if style.numbering is Numbering.PREFIX and not style.prefix:
        yield ("recommendation", "numbering"), "numbering by prefix needs a “prefix”"
    if style.numbering is not Numbering.PREFIX and style.prefix:
        yield ("recommendation", "prefix"), "“prefix” is set, but the numbering does not use it"
    levels = (
        (("rating_scale", place), level) for place, level in enumerate(framework.rating_scale)
    )
    yield from _repeated(levels, "level")


def _themes(framework: Framework) -> Iterator[Fault]:
    if not framework.themes:
        yield ("themes",), "a template needs at least one theme"
    codes: list[tuple[Place, str]] = []
    for number, theme in enumerate(framework.themes):
        place: Place = ("themes", number)
        codes.append(((*place, "code"), theme.code))
        codes += [
            ((*place, "criteria", at, "code"), criterion.code)
            for at, criterion in enumerate(theme.criteria)
        ]
        names = (
            ((*place, "criteria", at, "name"), criterion.name)
            for at, criterion in enumerate(theme.criteria)
        )
        yield from _repeated(names, "criterion name")
    yield from _repeated(codes, "theme code")
    for where, code in codes:
        if not _CODE.fullmatch(code):
            yield where, "a theme code may hold up to 8 capital letters and figures"
    names = (
        (("themes", number, "name"), theme.name) for number, theme in enumerate(framework.themes)
    )
    yield from _repeated(names, "theme name")


def _questions(framework: Framework) -> Iterator[Fault]:
    asked: list[tuple[Place, str]] = []
    for number, theme in enumerate(framework.themes):
        place: Place = ("themes", number)
        for deep, criterion in enumerate(theme.criteria):
            asked += [
                ((*place, "criteria", deep, "questions", at), question.text)
                for at, question in enumerate(criterion.questions)
            ]
        asked += [
            ((*place, "questions", at), question.text)
            for at, question in enumerate(theme.questions)
        ]
    yield from _repeated(asked, "question")


def _groups(framework: Framework) -> Iterator[Fault]:
    groups = tuple(enumerate(framework.stakeholder_groups))
    codes = [(("stakeholder_groups", at, "code"), group.code) for at, group in groups if group.code]
    yield from _repeated(codes, "group code")
    names = [(("stakeholder_groups", at, "name"), group.name) for at, group in groups]
    yield from _repeated(names, "group name")
    left: set[str] = set()
    for (_, before), (at, group) in pairwise(groups):
        if group.order <= before.order:
            yield ("stakeholder_groups", at, "order"), "the order of the groups must rise"
        if group.tier != before.tier:
            left.add(before.tier)
        if group.tier in left:
            yield ("stakeholder_groups", at, "tier"), "groups of one tier must stand together"


def _deadlines(framework: Framework) -> Iterator[Fault]:
    keys = (
        (("deadlines", at, "key"), deadline.key) for at, deadline in enumerate(framework.deadlines)
    )
    yield from _repeated(keys, "deadline key")
    longest = 0.0
    for at, deadline in enumerate(framework.deadlines):
        days = deadline.months * _DAYS_IN_A_MONTH + deadline.weeks * 7
        if days == 0:
            yield ("deadlines", at), "a deadline needs “months” or “weeks”"
        if days < longest:
            yield ("deadlines", at), "deadlines must stand in order, the earliest first"
        longest = max(longest, days)


def _outline(framework: Framework, name: str, items: tuple[OutlineItem, ...]) -> Iterator[Fault]:
    keys = [((name, at, "key"), item.key) for at, item in enumerate(items)]
    yield from _repeated(keys, "section key")
    texts = {text.key for text in framework.boilerplate}
    for at, item in enumerate(items):
        if not _KEY.fullmatch(item.key):
            yield (name, at, "key"), "a key may hold small letters, figures and underscores only"
        for number, wanted in enumerate(item.starts_with):
            if wanted not in texts:
                yield (
                    (name, at, "starts_with", number),
                    f"there is no standing text called “{_short(wanted)}”",
                )


def _needed_sections(framework: Framework) -> Iterator[Fault]:
    present = {item.key for item in framework.report_outline}
    for key in NEEDED_SECTIONS:
        if key not in present:
            yield ("report_outline",), f"the report outline lacks the section “{key}”"


def _standing_texts(framework: Framework) -> Iterator[Fault]:
    keys = [(("boilerplate", at, "key"), text.key) for at, text in enumerate(framework.boilerplate)]
    yield from _repeated(keys, "standing text")
    for place, key in keys:
        if not _KEY.fullmatch(key):
            yield place, "a key may hold small letters, figures and underscores only"
