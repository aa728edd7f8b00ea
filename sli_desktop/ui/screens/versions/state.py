"""What the page of versions says: pure."""

from collections.abc import Sequence
from datetime import datetime

from sli_desktop.services.versions.comparing import SectionChange
from sli_desktop.services.versions.keeping import Version
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.words import clock_time, day
from sli_desktop.wording import tr, trn


def version_line(version: Version, at: datetime, who: str, *, is_here: bool) -> Line:
    """A version in the list: its name, when it was kept and by whom."""
    moment = tr("{day}, {time}").format(day=day(at.date()), time=clock_time(at))
    second = " · ".join(filter(None, (moment, who)))
    return Line(
        key=version.snapshot.id,
        first=version.name,
        second=((second, False),),
        state="" if is_here else tr("on another laptop"),
        icon="" if is_here else "hard-drive",
        tone="warn",
    )


def summary(found: Sequence[SectionChange]) -> str:
    """How many sections differ, in one sentence."""
    if not found:
        return tr("Nothing differs: every word reads the same.")
    paragraphs = sum(len(section.lines) for section in found)
    return tr("{sections} changed, in {paragraphs}.").format(
        sections=trn(len(found), "{number} section", "{number} sections"),
        paragraphs=trn(paragraphs, "{number} paragraph", "{number} paragraphs"),
    )
