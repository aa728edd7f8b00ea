"""What the export screen proposes, and where its checks lead: pure."""

import re
from collections.abc import Iterable
from datetime import date

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.exposure import PublicText
from sli_desktop.services.report_checks import Check, checks
from sli_desktop.ui.spot import Spot

_SCREENS: dict[object, str] = {
    Finding: "findings",
    Recommendation: "recommendations",
    Note: "evidence",
    ReportSection: "report",
    Theme: "setup",
}
"""Where a record can be mended."""
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
Shown = tuple[Check, Spot | None]
"""A check, and where "Show me" leads."""


def shown_checks(
    records: ChallengeRecords, texts: Iterable[PublicText] | None = None
) -> tuple[Shown, ...]:
    """Everything to look at before the report leaves the laptop; `texts` as `unfinished` says."""
    return tuple((each, _spot(records, each)) for each in checks(records, texts))


def _spot(records: ChallengeRecords, check: Check) -> Spot | None:
    """The first place of a check that a screen can show."""
    for record in check.records:
        screen = _SCREENS.get(type(records.find(record)))
        if screen is not None:
            return Spot(screen, record, "theme" if screen == "setup" else "")
    return None


def file_name(council: str, today: date) -> str:
    """The proposed name of the file, without its ending."""
    words = f"{council} draft report {today.isoformat()}"
    return safe_name(words)


def safe_name(words: str) -> str:
    """A name that every computer accepts."""
    return _UNSAFE.sub(" ", words).strip(" .")[:120]
