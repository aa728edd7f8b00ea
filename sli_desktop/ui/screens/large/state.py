"""What the large screen shows, page by page: pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sli_desktop.models.records.challenge import Challenge, TargetOf
from sli_desktop.services.coverage import Cell, HeatMap
from sli_desktop.services.team_meeting.evening import Emerging
from sli_desktop.ui.widgets.chips import tally_chips
from sli_desktop.wording import tr, trn

MOST_GAPS = 6
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
    heat: HeatMap,
    headlines: Sequence[str],
) -> tuple[Slide, ...]:
    """What others may see: themes with their findings, who was not or too little heard, headlines.

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
    for title, gaps, words in (
        (tr("Who we have not heard"), heat.not_heard, on_theme),
        (tr("Heard fewer than planned"), heat.heard_too_few, so_far),
    ):
        if gaps:
            pages.append(Slide(title, "", tuple(words(each) for each in gaps[:MOST_GAPS])))
    if headlines:
        lines = tuple(without_quotes(each) for each in headlines)
        pages.append(Slide(tr("Tonight’s headlines"), "", lines))
    nothing = (tr("Nothing to show yet. Findings appear here as the team makes them."),)
    return tuple(pages) or (Slide(challenge.subject, "", nothing),)


def _counts(one: Emerging) -> str:
    return " · ".join(chip.words for chip in tally_chips(one.tally.strengths, one.tally.areas))


def on_theme(gap: Cell) -> str:
    """Whom a gap is about: "Residents on Housing"."""
    return tr("{group} on {theme}").format(group=gap.group.name, theme=gap.theme.name)


def so_far(gap: Cell) -> str:
    """How far a group was heard: "Residents on Housing: 2 of 5 people"."""
    target = gap.group.target or 0
    about, heard = on_theme(gap), target - gap.missing
    if gap.group.target_of is TargetOf.PEOPLE:
        words = trn(
            target,
            "{about}: {heard} of {number} person",
            "{about}: {heard} of {number} people",
            about=about,
            heard=heard,
        )
    else:
        words = trn(
            target,
            "{about}: {heard} of {number} meeting",
            "{about}: {heard} of {number} meetings",
            about=about,
            heard=heard,
        )
    return words


def without_quotes(words: str) -> str:
    """Words without what stands between quotation marks: the large screen shows no quote."""
    return _QUOTED.sub("…", words)
