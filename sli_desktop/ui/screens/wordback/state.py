"""The differences of a returned Word file as rows: pure."""

from collections.abc import Iterable

from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.recommendations import LOCKED
from sli_desktop.services.versions.comparing import Piece, marked
from sli_desktop.services.versions.comparing import Turn as WordTurn
from sli_desktop.services.word_back.plan import Item, Turn
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.wording import tr, trn

TURNS = {
    Turn.CHANGED: tr("Changed"),
    Turn.BOTH: tr("Changed by both"),
    Turn.ADDED: tr("Added"),
    Turn.GONE: tr("Gone"),
    Turn.MOVED: tr("Moved"),
    Turn.COMMENT: tr("Comment"),
    Turn.ASTRAY: tr("Only told"),
}
_TICKED = frozenset({Turn.CHANGED, Turn.ADDED, Turn.MOVED, Turn.COMMENT})
"""What is ticked from the start: nothing that would let words go, or write over our own."""


def ticked_at_first(items: Iterable[Item]) -> set[int]:
    """The numbers that are ticked when the file has been read."""
    return {item.number for item in items if item.may_be_taken and item.turn in _TICKED}


def item_line(item: Item, *, is_ticked: bool) -> Line:
    """A difference in the list; whether it is taken stands as a word with its sign."""
    words = item.after or item.before
    facts = " · ".join(filter(None, (TURNS[item.turn], item.where, ", ".join(item.who))))
    if not item.may_be_taken:
        state, icon, tone = tr("only told"), "info", "text_2"
    elif is_ticked:
        state, icon, tone = tr("take"), "square-check", "ok"
    else:
        state, icon, tone = tr("leave"), "square", "text_2"
    return Line(item.number, f"{item.number}  {words}", ((facts, False),), state, icon, tone)


def summary(items: Iterable[Item], ticked: set[int]) -> str:
    """How many differences there are, and how many are to be taken."""
    number = len(tuple(items))
    if not number:
        return tr("Nothing was changed in this file.")
    return tr("{differences}, {taken} to be taken.").format(
        differences=trn(number, "{number} difference", "{number} differences"), taken=len(ticked)
    )


def pieces_of(item: Item) -> tuple[Piece, ...]:
    """The words of a difference, gone and new ones told apart."""
    match item.turn:
        case Turn.CHANGED | Turn.BOTH:
            return tuple(marked(item.before, item.after))
        case Turn.GONE:
            return (Piece(item.before, WordTurn.GONE),)
        case Turn.ADDED:
            return (Piece(item.after, WordTurn.ADDED),)
        case _:
            return (Piece(item.after, WordTurn.SAME),)


def asks_why(items: Iterable[Item], ticked: set[int], advice: Iterable[Recommendation]) -> bool:
    """Whether a signed-off recommendation would change: that needs a reason."""
    locked = {each.id for each in advice if each.state in LOCKED}
    return any(
        item.number in ticked
        and item.turn is not Turn.COMMENT
        and item.origin is not None
        and item.origin.record in locked
        for item in items
    )
