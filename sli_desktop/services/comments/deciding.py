"""A comment is decided with a reason; where words change for it, they carry who and why.

A council's comment may correct facts only (`model.md` invariant 8), so no text changes without the
decision that says why, and the change is found again from the comment and from the text.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.models.records.ids import CommentId, PeerId, ReasonId
from sli_desktop.models.records.report import Comment, CommentState, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.blocks import Run
from sli_desktop.services.report.outline import outline
from sli_desktop.services.versions.comparing import Piece, Turn, marked
from sli_desktop.services.word_back import plan as word
from sli_desktop.services.word_back.looking import EVERYTHING
from sli_desktop.services.word_back.taking import Hand, take
from sli_desktop.services.word_back.units import Unit, units_of
from sli_desktop.wording import tr

STATE_WORDS = {
    CommentState.OPEN: tr("open"),
    CommentState.ACCEPTED: tr("accepted"),
    CommentState.PART_ACCEPTED: tr("part accepted"),
    CommentState.REJECTED: tr("not accepted"),
}
_ALIKE = 0.5
"""A paragraph that shares so much with the one a comment names is that paragraph, changed."""


class DecisionMissingError(SliError):
    """A comment cannot be decided without saying why."""

    code: ClassVar[str] = "SLI-3450"

    def __init__(self) -> None:
        super().__init__(
            tr("No reason was given for the decision."),
            kept=NOTHING_CHANGED,
            next_step=tr("Say in a few words why; the council reads it in the reply."),
        )


class NoParagraphError(SliError):
    """The paragraph a comment is about is not in the report any more, so it cannot be reworded."""

    code: ClassVar[str] = "SLI-3451"

    def __init__(self) -> None:
        super().__init__(
            tr("The paragraph this comment is about is not found in the report."),
            kept=NOTHING_CHANGED,
            next_step=tr("Change the text on its own page, then decide the comment here."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a comment says and of which place; all but the words may be empty."""

    words: str
    section: str = ""
    record: UUID | None = None
    paragraph: str = ""
    evidence: str = ""
    from_whom: str = ""


def in_order(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Comments as they came in; their place in this order is their number."""
    return tuple(sorted(comments, key=lambda each: str(each.id)))


def where_it_stands(comment: Comment, sections: Iterable[ReportSection]) -> str:
    """The title of the section a comment is about; a comment may know it by its key."""
    titles = {each.key: each.title for each in sections if each.title}
    return titles.get(comment.section, comment.section)


def add_comment(told: Told, new_id: Callable[[], UUID]) -> tuple[Comment, ChangeSet]:
    """Write down a comment."""
    comment = Comment(
        id=CommentId(new_id()),
        words=told.words,
        section=told.section,
        record=told.record,
        paragraph=told.paragraph,
        evidence=told.evidence,
        from_whom=told.from_whom,
    )
    return comment, make(tr("Add a comment"), comment)


def decide(comment: Comment, state: CommentState, decision: str) -> ChangeSet:
    """Decide a comment, or open it again.

    Raises:
        DecisionMissingError: it is decided without a reason.
    """
    decision = decision.strip()
    if state is not CommentState.OPEN and not decision:
        raise DecisionMissingError
    name = tr("Comment: {state}").format(state=STATE_WORDS[state])
    return edit(name, (comment, replace(comment, state=state, decision=decision)))


def explain(comment: Comment, decision: str) -> ChangeSet:
    """Change the reason of a decision, or write it before deciding."""
    return edit(tr("Reason for a decision"), (comment, replace(comment, decision=decision)))


def remove(comment: Comment) -> ChangeSet:
    """Put a comment in the bin."""
    return put_in_bin(tr("Delete a comment"), comment)


def unit_of(comment: Comment, records: ChallengeRecords) -> Unit | None:
    """The paragraph of the report a comment is about, as it stands now."""
    if comment.record is None or not comment.paragraph.strip():
        return None
    units = units_of(outline(records, EVERYTHING))
    mine = [u for u in units if u.origin.record == comment.record]
    was_changed = comment.state in {CommentState.ACCEPTED, CommentState.PART_ACCEPTED}
    texts = [u for u in mine if u.origin.field not in {"headline", "title"}]
    return nearest(comment.paragraph, mine) or (
        nearest(comment.paragraph, texts, least=0.0) if was_changed else None
    )


def nearest(paragraph: str, units: Iterable[Unit], *, least: float = _ALIKE) -> Unit | None:
    """The paragraph that reads like some words: the same, one that begins so, or one much alike.

    `least` is the share of words it has to have in common.
    """
    wanted = " ".join(paragraph.split())
    best: tuple[float, Unit] | None = None
    for unit in units:
        if unit.words == wanted:
            return unit
        starts = len(wanted) > 20 and unit.words.startswith(wanted)
        ratio = 1.0 if starts else _alike(unit.words, wanted)
        if ratio >= least and (best is None or ratio > best[0]):
            best = (ratio, unit)
    return best[1] if best is not None else None


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio()


def reword(
    comment: Comment,
    words: str,
    state: CommentState,
    decision: str,
    *,
    records: ChallengeRecords,
    by: PeerId | None,
    new_id: Callable[[], UUID],
) -> ChangeSet:
    """Change the paragraph a comment is about, and decide the comment: one act.

    The text keeps who changed it and why: a reason of its own, in the words of the decision.

    Raises:
        DecisionMissingError: no reason is given for the decision.
        NoParagraphError: the paragraph is not in the report.
    """
    decided = decide(comment, state, decision)
    unit = unit_of(comment, records)
    if unit is None:
        raise NoParagraphError
    item = word.Item(
        number=1,
        turn=word.Turn.CHANGED,
        where=unit.where,
        origin=unit.origin,
        after=" ".join(words.split()),
        runs=(Run(" ".join(words.split())),),
        old_runs=unit.runs,
    )
    hand = Hand(by=by, new_id=new_id, reason=decision)
    changes = [*take([item], records, EVERYTHING, hand).changes]
    if changes and not any(isinstance(each.after, Reason) for each in changes):
        why = Reason(
            id=ReasonId(new_id()),
            record=unit.origin.record,
            rule=Rule.LATE_CHANGE,
            by=by,
            words=decision.strip(),
        )
        changes.append(Change(before=None, after=why))
    return ChangeSet(name=decided.name, changes=(*changes, *decided.changes))


def what_changed(comment: Comment, records: ChallengeRecords) -> tuple[Piece, ...]:
    """How the paragraph of a comment reads now against how it read, word by word.

    Empty where nothing has changed, or where the paragraph is not found any more.
    """
    unit = unit_of(comment, records)
    if unit is None:
        return ()
    before = " ".join(comment.paragraph.split())
    pieces = tuple(
        marked(before, unit.words[: len(before)] if _is_cut(before, unit) else unit.words)
    )
    return pieces if any(each.turn is not Turn.SAME for each in pieces) else ()


def _is_cut(before: str, unit: Unit) -> bool:
    """Whether a comment holds only the beginning of a long paragraph."""
    return unit.words.startswith(before)
