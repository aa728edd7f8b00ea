"""What the page says of each difference: pure."""

from collections.abc import Sequence
from typing import NamedTuple

from sli_desktop.services.freezing.differences import Difference, Turn, summary
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.wording import tr, trn

TURNS = {Turn.ADDED: tr("Added"), Turn.CHANGED: tr("Changed"), Turn.GONE: tr("Gone")}
_LOOKS = {
    Turn.ADDED: ("circle-plus", "strength"),
    Turn.CHANGED: ("pen-line", "accent"),
    Turn.GONE: ("minus", "warn"),
}


class Side(NamedTuple):
    """One side of a comparison: its heading and its words."""

    title: str
    words: str


def summary_words(found: Sequence[Difference]) -> str:
    """How many are new, changed and gone; one sentence where none is."""
    if not found:
        return tr("Nothing has changed. The findings and recommendations read as presented.")
    counts = summary(tuple(found))
    said = {
        Turn.ADDED: trn(counts[Turn.ADDED], "{number} added", "{number} added"),
        Turn.CHANGED: trn(counts[Turn.CHANGED], "{number} changed", "{number} changed"),
        Turn.GONE: trn(counts[Turn.GONE], "{number} gone", "{number} gone"),
    }
    return " · ".join(words for turn, words in said.items() if counts[turn])


def line_of(each: Difference) -> Line:
    """One difference as a row: what it is about, and what became of it."""
    kind = tr("Finding") if each.is_finding else tr("Recommendation")
    about = f"{kind} {each.reference}"
    icon, tone = _LOOKS[each.turn]
    what = ", ".join(each.what) if each.what else each.why
    second = " · ".join(part for part in (about, what) if part)
    return Line(each.record, each.title, ((second, False),), TURNS[each.turn], icon, tone)


def sides_of(each: Difference) -> tuple[Side, Side]:
    """How it read when it was presented, and how it reads now."""
    nothing = tr("It was not presented.")
    return (
        Side(tr("As presented"), each.before or nothing),
        Side(tr("Now"), each.after or each.why),
    )
