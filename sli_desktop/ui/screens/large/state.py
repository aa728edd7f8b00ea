"""What the large screen shows, page by page: pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.services.team_meeting.evening import Emerging
from sli_desktop.ui.widgets.chips import tally_chips
from sli_desktop.wording import tr

MOST_FINDINGS = 6
"""So many findings of a theme fit on one page at one and a half times the size."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")


class Slide(NamedTuple):
    """One page: a title, what is counted, its lines."""

    title: str
    counts: str
    lines: tuple[str, ...]


def slides_of(
    challenge: Challenge,
    every: Sequence[Emerging],
    missing: Sequence[str],
    headlines: Sequence[str],
) -> tuple[Slide, ...]:
    """What others may see: themes with their findings, who is missing, the headlines.

    No quote, nothing that is team only (it was not read), no peer's name.
    """
    pages = [
        Slide(
            one.theme.name,
            _counts(one),
            tuple(without_quotes(each.headline) for each in one.findings[:MOST_FINDINGS]),
        )
        for one in every
        if one.findings or one.tally.notes
    ]
    if missing:
        pages.append(Slide(tr("Who we have not heard"), "", tuple(missing)))
    if headlines:
        lines = tuple(without_quotes(each) for each in headlines)
        pages.append(Slide(tr("Tonight’s headlines"), "", lines))
    nothing = (tr("Nothing to show yet. Findings appear here as the team makes them."),)
    return tuple(pages) or (Slide(challenge.subject, "", nothing),)


def _counts(one: Emerging) -> str:
    return " · ".join(chip.words for chip in tally_chips(one.tally.strengths, one.tally.areas))


def without_quotes(words: str) -> str:
    """Words without what stands between quotation marks: the large screen shows no quote."""
    return _QUOTED.sub("…", words)
