"""What the export screen checks and proposes: pure."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import ProtectedWord, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.checks import Unfinished, unfinished
from sli_desktop.services.figures import figures
from sli_desktop.ui.words import count

_SHOWN = 4
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class Check(NamedTuple):
    """One line of the list: good, a warning, or a reason not to send the file."""

    words: str
    detail: str
    level: str
    """ok, warn or danger"""


_RULES = (
    (Unfinished.FINDING_WITHOUT_NOTE, "Every finding has evidence", "without evidence"),
    (Unfinished.SINGLE_SOURCE, "Every finding has more than one source", "from a single source"),
    (
        Unfinished.RECOMMENDATION_WITHOUT_FINDING,
        "Every recommendation rests on a finding",
        "without a finding",
    ),
    (
        Unfinished.TEAM_ONLY_EVIDENCE,
        "No finding rests on what stays inside the team",
        "resting on notes that stay inside the team",
    ),
    (
        Unfinished.RECOMMENDATION_ON_TEAM_ONLY,
        "No recommendation rests only on what stays inside the team",
        "resting only on findings that stay inside the team",
    ),
    (Unfinished.SMALL_GROUP_QUOTE, "No quote from a small group", "from a small group"),
)
_NOUNS = {
    Unfinished.RECOMMENDATION_WITHOUT_FINDING: "recommendation",
    Unfinished.RECOMMENDATION_ON_TEAM_ONLY: "recommendation",
    Unfinished.SMALL_GROUP_QUOTE: "quote",
}


def checks(records: ChallengeRecords) -> tuple[Check, ...]:
    """Everything to look at before the report leaves the laptop."""
    found = unfinished(records)
    lines = []
    for rule, good, bad in _RULES:
        labels = sorted({each.label for each in found if each.what is rule})
        if labels:
            noun = _NOUNS.get(rule, "finding")
            lines.append(Check(f"{count(len(labels), noun)} {bad}", _few(labels), "warn"))
        else:
            lines.append(Check(good, "", "ok"))
    figure = figures(records)
    met = f"{count(figure.meetings, 'meeting')} and {count(figure.people, 'person', 'people')}"
    lines.append(Check("The numbers are counted, not typed", met, "ok"))
    return (_names(records), *lines)


def _names(records: ChallengeRecords) -> Check:
    words = [each.word for each in records.all(ProtectedWord) if each.word.strip()]
    text = "\n".join(_texts(records)).casefold()
    hits = [w for w in words if re.search(rf"\b{re.escape(w.casefold())}\b", text)]
    if hits:
        return Check(f"{count(len(hits), 'word')} to keep out found", _few(hits), "danger")
    return Check("No words to keep out found", f"{count(len(words), 'word')} checked", "ok")


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
    more = f" and {len(labels) - _SHOWN} more" if len(labels) > _SHOWN else ""
    return ", ".join(labels[:_SHOWN]) + more


def verdict(found: tuple[Check, ...]) -> tuple[str, str]:
    """One sentence over all checks, and its tone."""
    blocking = sum(each.level == "danger" for each in found)
    warnings = sum(each.level == "warn" for each in found)
    if blocking:
        return "Do not send it yet: a word to keep out is in the text.", "danger"
    if warnings:
        return f"You can save it. Look at {count(warnings, 'thing')} before you send it.", "warn"
    return "Nothing stands in the way.", "ok"


def file_name(council: str, today: date) -> str:
    """The proposed name of the file, without its ending."""
    words = f"{council} draft report {today.isoformat()}"
    return safe_name(words)


def safe_name(words: str) -> str:
    """A name that every computer accepts."""
    return _UNSAFE.sub(" ", words).strip(" .")[:120]
