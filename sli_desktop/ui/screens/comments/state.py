"""Comments as rows, and what is said of them: pure."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sli_desktop.models.records.report import Comment, CommentState
from sli_desktop.services.comments.coming_in import ComingIn
from sli_desktop.services.comments.deciding import STATE_WORDS
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.wording import tr, trn

ALL = "all"
STATES: Mapping[CommentState, str] = MappingProxyType(
    {each: words[:1].upper() + words[1:] for each, words in STATE_WORDS.items()}
)
DECISIONS = tuple((each, words) for each, words in STATES.items() if each is not CommentState.OPEN)
_LOOKS = {
    CommentState.OPEN: ("circle", "text_2"),
    CommentState.ACCEPTED: ("circle-check", "ok"),
    CommentState.PART_ACCEPTED: ("circle-dashed", "warn"),
    CommentState.REJECTED: ("x", "text_2"),
}
_MOST_LEFT_OUT = 6


def comment_line(number: int, each: Comment, where: str) -> Line:
    """A comment in the list: its words, where it stands, what became of it."""
    icon, tone = _LOOKS[each.state]
    return Line(
        key=each.id,
        first=f"{number}  {' '.join(each.words.split())}",
        second=((where or tr("The whole report"), False),),
        state=STATES[each.state],
        icon=icon,
        tone=tone,
    )


def filters(comments: Iterable[Comment]) -> list[tuple[object, str]]:
    """The filters with how many each would leave."""
    comments = tuple(comments)
    found: list[tuple[object, str]] = [(ALL, tr("All · {number}").format(number=len(comments)))]
    for state, words in STATES.items():
        number = sum(each.state is state for each in comments)
        found.append((state, f"{words} · {number}"))
    return found


def coming_words(coming: ComingIn) -> str:
    """What a table would bring, and which rows stay out."""
    taken = trn(len(coming.taken), "{number} comment comes in.", "{number} comments come in.")
    out = [each for each in coming.rows if each.left_out]
    lines = [
        tr("Row {number} stays out: {why}.").format(number=each.number, why=each.left_out)
        for each in out[:_MOST_LEFT_OUT]
    ]
    if len(out) > _MOST_LEFT_OUT:
        lines.append(
            trn(
                len(out) - _MOST_LEFT_OUT, "{number} more row stays out.", "{number} more stay out."
            )
        )
    columns = ", ".join(f"{letter}: {meaning}" for letter, meaning in coming.columns)
    return "\n".join([taken, tr("Columns read as {columns}.").format(columns=columns), *lines])
