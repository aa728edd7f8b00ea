"""Takes chosen items of a returned Word file: one act, so that one undo takes all of it back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.finding import Finding, Reason, Rule
from sli_desktop.models.records.ids import CommentId, PeerId, ReasonId
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import Comment, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.recommendations import LOCKED
from sli_desktop.services.report.choose import shown_findings
from sli_desktop.services.report.links import Links
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.origin import Origin
from sli_desktop.services.signing_off import ReasonMissingError
from sli_desktop.services.word_back.fields import (
    Piece,
    carried_over,
    cut,
    joined,
    marked_up,
    reworded,
)
from sli_desktop.services.word_back.plan import Item, Turn
from sli_desktop.wording import trn

NewId = Callable[[], UUID]
_KINDS: Mapping[str, type[Record]] = {
    "section": ReportSection,
    "finding": Finding,
    "recommendation": Recommendation,
}
_LONGEST_PARAGRAPH = 300
"""So much of a paragraph goes into a comment, to know it by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who takes, why, and where new identities come from."""

    by: PeerId | None
    new_id: NewId
    reason: str = ""


def take(
    items: Iterable[Item], records: ChallengeRecords, options: ReportOptions, hand: Hand
) -> ChangeSet:
    """The act that takes items, those that may be taken; a comment becomes a comment here.

    Raises:
        ReasonMissingError: the words of a signed-off recommendation change and no reason is given.
    """
    chosen = [item for item in items if item.may_be_taken]
    links = Links.of(records, shown_findings(records, options))
    texts: dict[tuple[str, UUID], dict[str, list[Item]]] = {}
    for item in chosen:
        if item.turn is not Turn.COMMENT and item.origin is not None:
            of_record = texts.setdefault((item.origin.kind, item.origin.record), {})
            of_record.setdefault(item.origin.field, []).append(item)
    changes = [
        change
        for (kind, record), fields in texts.items()
        for change in _of_record(records.get(_KINDS[kind], record), fields, links, hand)
    ]
    changes += _comments(chosen, records, hand)
    name = trn(len(chosen), "Take {number} change from Word", "Take {number} changes from Word")
    return ChangeSet(name=name, changes=tuple(changes))


def _of_record(
    before: Record | None, fields: Mapping[str, list[Item]], links: Links, hand: Hand
) -> Iterator[Change]:
    if before is None:
        return
    values: dict[str, str] = {}
    for name, items in fields.items():
        text = str(getattr(before, name))
        if name in ("title", "headline"):
            values[name] = items[-1].after or text
        else:
            values[name] = _text(text, items, links if isinstance(before, ReportSection) else None)
    after = replace(before, **values)  # type: ignore[type-var]
    if after == before:
        return
    yield Change(before=before, after=after)
    if isinstance(before, Recommendation) and before.state in LOCKED:
        words = " ".join(hand.reason.split())
        if not words:
            raise ReasonMissingError
        yield Change(
            before=None,
            after=Reason(
                id=ReasonId(hand.new_id()),
                record=before.id,
                rule=Rule.LATE_CHANGE,
                by=hand.by,
                words=words,
            ),
        )


def _text(text: str, items: list[Item], links: Links | None) -> str:
    """A text of several paragraphs with every chosen item done to it."""
    pieces = cut(text, links)
    for item in items:
        if item.turn in (Turn.CHANGED, Turn.BOTH) and item.origin is not None:
            source = next((each.words for each in pieces if each.at == item.origin.at), "")
            words = carried_over(marked_up(item.old_runs), marked_up(item.runs), source)
            pieces = reworded(pieces, item.origin.at, words)
    gone = {item.origin.at for item in items if item.turn is Turn.GONE and item.origin is not None}
    arranged = [each for each in pieces if each.at is None or each.at not in gone]
    for item in items:
        if item.turn is Turn.MOVED and item.origin is not None and item.behind is not None:
            _move(arranged, item.origin, item.behind)
    put: dict[int, int] = {}
    for item in items:
        if item.turn is Turn.ADDED and item.origin is not None:
            _add(arranged, item, item.origin.at, put)
    return joined(arranged)


def _move(pieces: list[Piece], origin: Origin, behind: Origin) -> None:
    mine = next((each for each in pieces if each.at == origin.at), None)
    if mine is not None:
        pieces.remove(mine)
        pieces.insert(_place_behind(pieces, behind.at), mine)


def _add(pieces: list[Piece], item: Item, at: int, put: dict[int, int]) -> None:
    """Put an added paragraph behind the one it follows; several keep their order."""
    place = _place_behind(pieces, at) + put.get(at, 0)
    before = "- " if item.is_item else ""
    pieces.insert(place, Piece(marked_up(item.runs), None, before))
    put[at] = put.get(at, 0) + 1


def _place_behind(pieces: list[Piece], at: int) -> int:
    if at < 0:
        return 0
    return next((n + 1 for n, each in enumerate(pieces) if each.at == at), len(pieces))


def _comments(items: Iterable[Item], records: ChallengeRecords, hand: Hand) -> Iterator[Change]:
    there = {(each.record, each.words, each.from_whom) for each in records.all(Comment)}
    for item in items:
        if item.remark is None:
            continue
        record = item.origin.record if item.origin is not None else None
        if (record, item.remark.words, item.remark.who) in there:
            continue
        yield Change(
            before=None,
            after=Comment(
                id=CommentId(hand.new_id()),
                words=item.remark.words,
                section=item.where,
                record=record,
                paragraph=item.before[:_LONGEST_PARAGRAPH],
                from_whom=item.remark.who,
            ),
        )
