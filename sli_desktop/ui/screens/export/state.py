"""What the export screen checks and proposes: pure."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import ProtectedWord, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.checks import Unfinished, unfinished
from sli_desktop.services.figures import figures
from sli_desktop.wording import tr, trn

_SHOWN = 4
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class Check(NamedTuple):
    """One line of the list: good, a warning, or a reason not to send the file."""

    words: str
    detail: str
    level: str
    """ok, warn or danger"""


_RULES: tuple[tuple[Unfinished, str, Callable[[int], str]], ...] = (
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
)


def checks(records: ChallengeRecords) -> tuple[Check, ...]:
    """Everything to look at before the report leaves the laptop."""
    found = unfinished(records)
    lines = []
    for rule, good, bad in _RULES:
        labels = sorted({each.label for each in found if each.what is rule})
        if labels:
            lines.append(Check(bad(len(labels)), _few(labels), "warn"))
        else:
            lines.append(Check(good, "", "ok"))
    figure = figures(records)
    met = tr("{meetings} and {people}").format(
        meetings=trn(figure.meetings, "{number} meeting", "{number} meetings"),
        people=trn(figure.people, "{number} person", "{number} people"),
    )
    lines.append(Check(tr("The numbers are counted, not typed"), met, "ok"))
    return (_names(records), *lines)


def _names(records: ChallengeRecords) -> Check:
    words = [each.word for each in records.all(ProtectedWord) if each.word.strip()]
    text = "\n".join(_texts(records)).casefold()
    hits = [w for w in words if re.search(rf"\b{re.escape(w.casefold())}\b", text)]
    if hits:
        found = trn(
            len(hits), "{number} word to keep out found", "{number} words to keep out found"
        )
        return Check(found, _few(hits), "danger")
    checked = trn(len(words), "{number} word checked", "{number} words checked")
    return Check(tr("No words to keep out found"), checked, "ok")


def _texts(records: ChallengeRecords) -> Iterator[str]:
    for finding in records.all(Finding):
        if finding.sensitivity is Sensitivity.OPEN:
            yield finding.headline
            yield finding.statement
    for recommendation in records.all(Recommendation):
        yield recommendation.title
        yield recommendation.text
    for section in records.all(ReportSection):
        yield section.title
        yield section.body


def _few(labels: list[str]) -> str:
    if len(labels) > _SHOWN:
        more = tr("{labels} and {number} more")
        return more.format(labels=", ".join(labels[:_SHOWN]), number=len(labels) - _SHOWN)
    return ", ".join(labels)


def verdict(found: tuple[Check, ...]) -> tuple[str, str]:
    """One sentence over all checks, and its tone."""
    blocking = sum(each.level == "danger" for each in found)
    warnings = sum(each.level == "warn" for each in found)
    if blocking:
        return tr("Do not send it yet: a word to keep out is in the text."), "danger"
    if warnings:
        return trn(
            warnings,
            "You can save it. Look at {number} thing before you send it.",
            "You can save it. Look at {number} things before you send it.",
        ), "warn"
    return tr("Nothing stands in the way."), "ok"


def file_name(council: str, today: date) -> str:
    """The proposed name of the file, without its ending."""
    words = f"{council} draft report {today.isoformat()}"
    return safe_name(words)


def safe_name(words: str) -> str:
    """A name that every computer accepts."""
    return _UNSAFE.sub(" ", words).strip(" .")[:120]
