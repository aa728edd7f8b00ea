"""Comments on the draft: decided with why, the text changed for them, taken in, replied to."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import Finding, Reason, Rule
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import Comment, CommentState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.comments.coming_in import NoCommentsError, look_at_comments, take_in
from sli_desktop.services.comments.deciding import (
    DecisionMissingError,
    NoParagraphError,
    Told,
    add_comment,
    decide,
    in_order,
    reword,
    what_changed,
)
from sli_desktop.services.comments.reply import reply_outline
from sli_desktop.services.intake.problems import IntakeError
from sli_desktop.services.report.blocks import Table
from sli_desktop.services.report.writers import writer_of
from sli_desktop.services.versions.comparing import Turn
from tests.builders import SAM, a_new_id
from tests.services.report.small import (
    MONEY,
    OPTIONS,
    a_finding,
    a_recommendation,
    a_section,
    a_theme,
    records,
)

THEME = a_theme("Money", MONEY)
BUDGET = a_finding(
    "Budgets balance", statement="They always did.\n\nThe council saved two million."
)
ADVICE = a_recommendation("Save", "Save one million.", state=RecommendationState.SIGNED_OFF)
HELLO = a_section("introduction", "We came in May.", title="Introduction")
WHOLE = records(THEME, BUDGET, ADVICE, HELLO)


def done(act: ChangeSet, made: ChallengeRecords) -> ChallengeRecords:
    every = {r.id: r for found in made.by_kind.values() for r in found.values()}
    for change in act.changes:
        assert change.before == every.get(change.record_id)
        if change.after is not None:
            every[change.record_id] = change.after
    return ChallengeRecords.of(every.values())


def commented(paragraph: str, record: object = BUDGET.id) -> tuple[Comment, ChallengeRecords]:
    told = Told(words="It was three.", section="Feedback", record=record, paragraph=paragraph)  # type: ignore[arg-type]
    comment, act = add_comment(told, a_new_id)
    return comment, done(act, WHOLE)


@pytest.mark.parametrize("state", [s for s in CommentState if s is not CommentState.OPEN])
def test_no_comment_is_decided_without_saying_why(state: CommentState) -> None:
    comment, made = commented("The council saved two million.")
    with pytest.raises(DecisionMissingError):
        decide(comment, state, "  ")
    after = done(decide(comment, state, "The accounts say so."), made).all(Comment)[0]
    assert (after.state, after.decision) == (state, "The accounts say so.")
    assert decide(after, CommentState.OPEN, "").changes


def test_the_text_changes_with_the_comment_and_keeps_who_and_why() -> None:
    comment, made = commented("The council saved two million.")
    act = reword(
        comment,
        "The council saved three million.",
        CommentState.ACCEPTED,
        "The accounts say so.",
        records=made,
        by=SAM,
        new_id=a_new_id,
    )
    after = done(act, made)
    finding = after.get(Finding, BUDGET.id)
    assert finding is not None
    assert finding.statement == "They always did.\n\nThe council saved three million."
    [why] = after.all(Reason)
    assert (why.record, why.rule, why.by) == (BUDGET.id, Rule.LATE_CHANGE, SAM)
    assert why.words == "The accounts say so."
    [decided] = after.all(Comment)
    assert decided.state is CommentState.ACCEPTED
    told = [(each.words, each.turn) for each in what_changed(decided, after)]
    assert ("two", Turn.GONE) in told
    assert ("three", Turn.ADDED) in told
    assert what_changed(comment, made) == ()


def test_a_signed_off_recommendation_changes_with_its_reason_once() -> None:
    comment, made = commented("Save one million.", ADVICE.id)
    act = reword(
        comment,
        "Save half a million.",
        CommentState.PART_ACCEPTED,
        "Half was done.",
        records=made,
        by=SAM,
        new_id=a_new_id,
    )
    after = done(act, made)
    assert after.all(Recommendation)[0].text == "Save half a million."
    assert after.all(Recommendation)[0].state is RecommendationState.SIGNED_OFF
    assert [each.words for each in after.all(Reason)] == ["Half was done."]


def test_nothing_is_reworded_without_a_reason_or_without_its_paragraph() -> None:
    comment, made = commented("The council saved two million.")
    rest = {"records": made, "by": SAM, "new_id": a_new_id}
    with pytest.raises(DecisionMissingError):
        reword(comment, "X.", CommentState.ACCEPTED, "", **rest)  # type: ignore[arg-type]
    lost, made = commented("Nobody ever wrote that sentence here at all.")
    rest["records"] = made
    with pytest.raises(NoParagraphError):
        reword(lost, "X.", CommentState.ACCEPTED, "Because.", **rest)  # type: ignore[arg-type]


# --- a table that comes in ----------------------------------------------------------------------


def a_table(folder: Path, *rows: tuple[object, ...], name: str = "comments.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    file = folder / name
    book.save(file)
    return file


HEAD = ("Ref", "Section", "Paragraph", "Comment", "Proposed wording", "Evidence", "Officer")


def test_a_table_is_taken_in_once_with_what_each_row_is_about(tmp_path: Path) -> None:
    file = a_table(
        tmp_path,
        ("Factual accuracy", None, None, None, None, None, None),
        HEAD,
        (
            1,
            "Feedback",
            "The council saved 2 million",
            "It was three.",
            "saved three",
            "p. 4",
            "Kim",
        ),
        (2, "1 Introduction", None, "We came in June.", None, None, None),
        (3, "Feedback", "The council saved two million.", None, None, None, None),
        (None, None, None, None, None, None, None),
    )
    coming = look_at_comments(file, WHOLE)
    assert [(each.number, each.left_out) for each in coming.rows] == [
        (3, ""),
        (4, ""),
        (5, "it holds no comment"),
    ]
    first, second = (each.told for each in coming.taken)
    assert first.words == "It was three.\nProposed wording: saved three"
    assert (first.record, first.paragraph) == (BUDGET.id, "The council saved two million.")
    assert (first.evidence, first.from_whom) == ("p. 4", "Kim")
    assert second.record == HELLO.id
    after = done(take_in(coming, a_new_id), WHOLE)
    assert len(after.all(Comment)) == 2
    again = look_at_comments(file, after)
    assert again.taken == ()
    assert {each.left_out for each in again.rows} == {"it is here already", "it holds no comment"}


def test_formulas_and_links_are_text(tmp_path: Path) -> None:
    words = '=HYPERLINK("https://x.example","click")'
    file = tmp_path / "c.csv"
    file.write_text(f'Section,Comment\nFeedback,"{words.replace(chr(34), chr(34) * 2)}"\n')
    [row] = look_at_comments(file, WHOLE).taken
    assert row.told.words == words


def test_a_table_without_comments_and_files_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoCommentsError):
        look_at_comments(a_table(tmp_path, ("Name", "Phone"), ("Kim", "1")), WHOLE)
    bad = tmp_path / "bad.xlsx"
    for content in (b"", b"PK\x03\x04 and no more", b"Section;Comment"):
        bad.write_bytes(content)
        with pytest.raises(IntakeError):
            look_at_comments(bad, WHOLE)


# --- the reply ----------------------------------------------------------------------------------


def replied() -> ChallengeRecords:
    comment, made = commented("The council saved two million.")
    act = reword(
        comment,
        "The council saved three million.",
        CommentState.ACCEPTED,
        "The accounts say so.",
        records=made,
        by=SAM,
        new_id=a_new_id,
    )
    after = done(act, made)
    told = Told(words="=1+1", section="Feedback", evidence="Zqevidence", from_whom="Zqsender")
    return done(add_comment(told, a_new_id)[1], after)


def test_the_reply_says_what_became_of_each_comment_and_who_sent_none() -> None:
    made = reply_outline(replied(), OPTIONS)
    [table] = [each for each in made.blocks() if isinstance(each, Table)]
    rows = {row[3]: row for row in table.rows}
    assert rows["It was three."][4:] == (
        "Accepted",
        "The accounts say so.",
        "The council saved three million.",
    )
    assert rows["=1+1"][4:] == ("Open", "", "")
    assert "Zq" not in repr(made)


@pytest.mark.parametrize("name", ["docx", "xlsx", "html", "pdf"])
def test_the_reply_is_written_in_every_format(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"reply.{name}"
    writer_of(name)(reply_outline(replied(), OPTIONS), file)
    assert file.stat().st_size > 1000
    if name == "xlsx":
        with ZipFile(file) as book:
            text = "".join(book.read(each).decode("utf-8", "replace") for each in book.namelist())
        assert "<f>" not in text
    if name == "html":
        assert "The council saved three million." in file.read_text(encoding="utf-8")


def test_comments_keep_their_numbers(tmp_path: Path) -> None:
    first, made = commented("The council saved two million.")
    _, act = add_comment(Told(words="Second."), a_new_id)
    assert in_order(done(act, made).all(Comment))[0] == first
