"""What to look at before the report leaves a laptop, and one verdict over all of it: pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.checks import Unfinished, Unready, unfinished
from sli_desktop.services.exposure import PublicText
from sli_desktop.services.figures import figures
from sli_desktop.services.report.glyphs import lacking, place_words
from sli_desktop.wording import tr, trn

_SHOWN = 4


class Check(NamedTuple):
    """One line of the list: good, a warning, or a reason not to send the file."""

    words: str
    detail: str
    level: str
    """ok, warn or danger"""
    records: tuple[UUID, ...] = ()
    """Where it can be mended, the first one first."""


_NAMES: tuple[Unfinished, str, Callable[[int], str]] = (
    Unfinished.NAME,
    tr("No name, number or word to keep out"),
    lambda n: trn(
        n,
        "{number} text with a name, a number or a word to keep out",
        "{number} texts with a name, a number or a word to keep out",
    ),
)
_RULES: tuple[tuple[Unfinished, str, Callable[[int], str]], ...] = (
    (
        Unfinished.SPEAKER,
        tr("Nothing tells who spoke"),
        lambda n: trn(
            n, "{number} text that may tell who spoke", "{number} texts that may tell who spoke"
        ),
    ),
    (
        Unfinished.FINDING_WITHOUT_NOTE,
        tr("Every finding has evidence"),
        lambda n: trn(n, "{number} finding without evidence", "{number} findings without evidence"),
    ),
    (
        Unfinished.SINGLE_SOURCE,
        tr("Every finding has more than one source"),
        lambda n: trn(
            n,
            "{number} finding from a single source",
            "{number} findings from a single source",
        ),
    ),
    (
        Unfinished.RECOMMENDATION_WITHOUT_FINDING,
        tr("Every recommendation rests on a finding"),
        lambda n: trn(
            n,
            "{number} recommendation without a finding",
            "{number} recommendations without a finding",
        ),
    ),
    (
        Unfinished.TEAM_ONLY_EVIDENCE,
        tr("No finding rests on what stays inside the team"),
        lambda n: trn(
            n,
            "{number} finding resting on notes that stay inside the team",
            "{number} findings resting on notes that stay inside the team",
        ),
    ),
    (
        Unfinished.RECOMMENDATION_ON_TEAM_ONLY,
        tr("No recommendation rests only on what stays inside the team"),
        lambda n: trn(
            n,
            "{number} recommendation resting only on findings that stay inside the team",
            "{number} recommendations resting only on findings that stay inside the team",
        ),
    ),
    (
        Unfinished.SMALL_GROUP_QUOTE,
        tr("No quote from a small group"),
        lambda n: trn(n, "{number} quote from a small group", "{number} quotes from a small group"),
    ),
    (
        Unfinished.LINK_ASTRAY,
        tr("Every link in a section leads to a finding of the report"),
        lambda n: trn(
            n,
            "{number} section with a link to a finding the report does not show",
            "{number} sections with a link to a finding the report does not show",
        ),
    ),
)


def checks(
    records: ChallengeRecords, texts: Iterable[PublicText] | None = None
) -> tuple[Check, ...]:
    """Everything to look at before the report leaves the laptop; `texts` as `unfinished` says."""
    found = unfinished(records, texts)
    lines = [_line(found, *_NAMES, level="danger")]
    lines += [_line(found, *rule, level="warn") for rule in _RULES]
    lines.append(_glyphs(records))
    figure = figures(records)
    met = tr("{meetings} and {people}").format(
        meetings=trn(figure.meetings, "{number} meeting", "{number} meetings"),
        people=trn(figure.people, "{number} person", "{number} people"),
    )
    lines.append(Check(tr("The numbers are counted, not typed"), met, "ok"))
    return tuple(lines)


def _line(
    found: tuple[Unready, ...],
    rule: Unfinished,
    good: str,
    bad: Callable[[int], str],
    *,
    level: str,
) -> Check:
    mine = sorted((each for each in found if each.what is rule), key=lambda each: each.label)
    if not mine:
        return Check(good, "", "ok")
    labels = sorted({each.label for each in mine})
    return Check(bad(len(labels)), _few(labels), level, tuple(each.record for each in mine))


def _glyphs(records: ChallengeRecords) -> Check:
    """What the typeface of the PDF cannot show; other formats show it."""
    found = lacking(records)
    if not found:
        return Check(tr("The PDF can show every character"), "", "ok")
    bad = trn(
        len({char for each in found for char in each.chars}),
        "{number} character that the PDF cannot show: a name stands for it",
        "{number} characters that the PDF cannot show: a name stands for each",
    )
    places = tuple(each.record for each in found if each.record is not None)
    return Check(bad, _few([place_words(each) for each in found]), "warn", places)


def _few(labels: list[str]) -> str:
    if len(labels) > _SHOWN:
        more = tr("{labels} and {number} more")
        return more.format(labels=", ".join(labels[:_SHOWN]), number=len(labels) - _SHOWN)
    return ", ".join(labels)


def verdict(found: Sequence[Check]) -> tuple[str, str]:
    """One sentence over all checks, and its tone."""
    blocking = sum(each.level == "danger" for each in found)
    warnings = sum(each.level == "warn" for each in found)
    if blocking:
        return tr("It cannot leave yet: somebody is named in the text."), "danger"
    if warnings:
        return trn(
            warnings,
            "You can save it. Look at {number} thing before you send it.",
            "You can save it. Look at {number} things before you send it.",
        ), "warn"
    return tr("Nothing stands in the way."), "ok"
