"""`comments list`, `add`, `import`, `decide`, `reply`: what others say about the draft."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer, counted
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command, count
from sli_desktop.errors import NOTHING_CHANGED, UsageError
from sli_desktop.models.records.report import Comment, CommentState, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.comments.coming_in import ComingIn, look_at_comments, take_in
from sli_desktop.services.comments.deciding import (
    STATE_WORDS,
    Told,
    add_comment,
    decide,
    in_order,
    reword,
    where_it_stands,
)
from sli_desktop.services.comments.reply import reply_outline
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.writers import writer_of

_FORMATS = ("docx", "xlsx", "html", "pdf")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("comments", help="comments on the draft, decided with why")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    shown = add_command(
        acts,
        "list",
        _list,
        does="list the comments on the draft with what became of them",
        example="sli-desktop comments list northmere.sli --state open",
    )
    shown.add_argument("--state", choices=[each.value for each in CommentState], help="only these")
    add = add_command(
        acts,
        "add",
        _add,
        does="write down a comment on the draft",
        example='sli-desktop comments add northmere.sli "It was 2023" --section "Introduction"',
    )
    come = add_command(
        acts,
        "import",
        _import,
        does="take in a table of comments (.xlsx or .csv) that the council sent",
        example="sli-desktop comments import northmere.sli comments.xlsx --plan",
    )
    one = add_command(
        acts,
        "decide",
        _decide,
        does="decide a comment with its reason, and change the paragraph for it",
        example='sli-desktop comments decide northmere.sli 3 --as accepted --because "Minutes"',
    )
    reply = add_command(
        acts,
        "reply",
        _reply,
        does="write the reply to the council: each comment, its decision, why, what changed",
        example="sli-desktop comments reply northmere.sli --format docx --output reply.docx",
    )
    for each in (shown, add, come, one, reply):
        add_challenge(each)
    add.add_argument("words", metavar="WORDS", help="the comment")
    for name, what in (
        ("section", "the section it is about"),
        ("paragraph", "the paragraph, or how it begins"),
        ("evidence", "what the comment rests on"),
        ("from", "who sent it"),
    ):
        add.add_argument(f"--{name}", dest=f"of_{name}", default="", help=what)
    come.add_argument("table", metavar="TABLE", type=Path, help="the table of comments")
    come.add_argument("--plan", action="store_true", help="show what would come, take nothing")
    one.add_argument("number", metavar="NUMBER", type=count, help="its number in the list")
    one.add_argument(
        "--as",
        dest="state",
        choices=[each.value for each in CommentState],
        required=True,
        help="the decision",
    )
    one.add_argument("--because", default="", help="why; the council reads it")
    one.add_argument("--words", default="", help="the paragraph as it reads from now on")
    reply.add_argument("--format", choices=_FORMATS, default="docx", help="docx, xlsx, html or pdf")
    reply.add_argument("--output", metavar="OUT", type=Path, required=True, help="the file")


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        comments, sections = in_order(view.all(Comment)), view.all(ReportSection)
    shown = [
        (number, replace(each, section=where_it_stands(each, sections)))
        for number, each in enumerate(comments, 1)
        if words.state is None or each.state.value == words.state
    ]
    return Answer(
        lines=tuple(line for pair in shown for line in _lines(*pair)) or ("No comments.",),
        values={"comments": [_values(*pair) for pair in shown]},
    )


def _lines(number: int, each: Comment) -> Iterator[str]:
    yield f"{number}. {STATE_WORDS[each.state]}: {each.section}"
    if each.paragraph:
        yield f"   > {each.paragraph}"
    yield from (f"   {line}" for line in each.words.splitlines())
    if each.decision:
        yield f"   Why: {each.decision}"


def _values(number: int, each: Comment) -> dict[str, object]:
    return {
        "number": number,
        "id": each.id,
        "state": each.state.value,
        "section": each.section,
        "paragraph": each.paragraph,
        "words": each.words,
        "evidence": each.evidence,
        "from": each.from_whom,
        "decision": each.decision,
    }


def _add(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        told = Told(
            words=words.words,
            section=words.of_section,
            paragraph=words.of_paragraph,
            evidence=words.of_evidence,
            from_whom=words.of_from,
        )
        comment, act = add_comment(told, at.new_ids)
        workspace.commit(act)
        with workspace.read() as view:
            number = in_order(view.all(Comment)).index(comment) + 1
    return Answer(lines=(f"Comment {number} added.",), values=_values(number, comment))


def _import(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            coming = look_at_comments(words.table, view.everything())
        act = take_in(coming, at.new_ids)
        if act.changes and not words.plan:
            workspace.commit(act)
    done = "Would take in" if words.plan else "Took in"
    return Answer(
        lines=(f"{done} {counted(len(coming.taken), 'comment')}.", *_left_out(coming)),
        values={
            "taken": len(coming.taken),
            "columns": dict(coming.columns),
            "left_out": [
                {"row": each.number, "why": each.left_out} for each in coming.rows if each.left_out
            ],
            "planned_only": words.plan,
        },
    )


def _left_out(coming: ComingIn) -> Iterator[str]:
    return (
        f"  Row {each.number} stays out: {each.left_out}." for each in coming.rows if each.left_out
    )


def _decide(words: argparse.Namespace, at: Surroundings) -> Answer:
    state = CommentState(words.state)
    with open_challenge(words, at) as workspace:
        with workspace.read() as view:
            records, person = view.everything(), who_sits_here(view)
        comment = _numbered(words.number, records)
        if words.words:
            act = reword(
                comment,
                words.words,
                state,
                words.because or comment.decision,
                records=records,
                by=person.id if person else None,
                new_id=at.new_ids,
            )
        else:
            act = decide(comment, state, words.because or comment.decision)
        if act.changes:
            workspace.commit(act)
        with workspace.read() as view:
            now = view.get(Comment, comment.id) or comment
    return Answer(
        lines=(f"Comment {words.number}: {STATE_WORDS[now.state]}.",),
        values=_values(words.number, now),
    )


def _numbered(number: int, records: ChallengeRecords) -> Comment:
    comments = in_order(records.all(Comment))
    if not 1 <= number <= len(comments):
        raise UsageError(
            f"There is no comment {number}: there are {len(comments)}.",
            kept=NOTHING_CHANGED,
            next_step="Look at the numbers with: comments list.",
        )
    return comments[number - 1]


def _reply(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
    made = reply_outline(records, ReportOptions(dated=at.clock().date()))
    writer_of(words.format)(made, words.output)
    total = len(records.all(Comment))
    return Answer(
        lines=(f"Reply to {counted(total, 'comment')} written to {words.output}.",),
        values={"file": str(words.output), "format": words.format, "comments": total},
    )
