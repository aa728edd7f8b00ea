"""The reply to the council: every comment with the decision, why, and what changed for it."""

from collections.abc import Iterator
from dataclasses import replace

from sli_desktop.models.records.report import Comment, CommentState, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.comments.deciding import (
    STATE_WORDS,
    in_order,
    what_changed,
    where_it_stands,
)
from sli_desktop.services.report.blocks import (
    Block,
    Column,
    Outline,
    Paragraph,
    Run,
    Section,
    Sheet,
    Table,
)
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.versions.comparing import Turn

_COLUMNS = (
    ("No", 6, 0.06),
    ("Section", 20, 0.14),
    ("Paragraph", 40, 0.2),
    ("Council’s comment", 40, 0.2),
    ("Decision", 16, 0.1),
    ("Why", 36, 0.16),
    ("What changed", 36, 0.14),
)


def reply_outline(records: ChallengeRecords, options: ReportOptions) -> Outline:
    """The reply as a document of its own: one table, in every format.

    Who sent a comment is not in it, nor what evidence the council gave: both are the council's own.
    """
    rows = tuple(_rows(records))
    decided = sum(each.state is not CommentState.OPEN for each in records.all(Comment))
    words = f"The team has decided {decided} of {len(rows)} comments on facts in the draft report."
    table = Table(
        caption="Comments on the draft and what became of them",
        columns=tuple(name for name, _, _ in _COLUMNS),
        rows=rows,
        shares=tuple(share for _, _, share in _COLUMNS),
    )
    blocks: tuple[Block, ...] = (Paragraph(runs=(Run(words),)), *([table] if rows else []))
    sheet = Sheet(
        name="Reply",
        about=words,
        columns=tuple(Column(title=name, width=width) for name, width, _ in _COLUMNS),
        rows=rows,
    )
    section = Section(
        key="reply", number=1, title="Factual accuracy", anchor="section-1", blocks=blocks
    )
    return replace(
        outline(records, options),
        document="Reply to comments on facts",
        sections=(section,),
        slides=(),
        sheets=(sheet,),
        is_letter=False,
    )


def _rows(records: ChallengeRecords) -> Iterator[tuple[str, ...]]:
    for number, each in enumerate(in_order(records.all(Comment)), 1):
        state = STATE_WORDS[each.state]
        yield (
            str(number),
            clean_line(where_it_stands(each, records.all(ReportSection))),
            clean_line(each.paragraph),
            clean(each.words).strip(),
            state[:1].upper() + state[1:],
            clean_line(each.decision),
            _changed(each, records),
        )


def _changed(comment: Comment, records: ChallengeRecords) -> str:
    if comment.state in {CommentState.OPEN, CommentState.REJECTED}:
        return ""
    pieces = what_changed(comment, records)
    return clean_line("".join(each.words for each in pieces if each.turn is not Turn.GONE))
