"""Word comes back: nothing is told of a file left alone, and every change is found and taken."""

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from sli_desktop.models.records.finding import Finding, FindingState, Reason, Rule
from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import Comment, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.intake.problems import IntakeError
from sli_desktop.services.report.docx import docx_bytes
from sli_desktop.services.report.docx_parts import make
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.own_texts import theme_key
from sli_desktop.services.signing_off import ReasonMissingError
from sli_desktop.services.word_back.looking import EVERYTHING, NotOursError, OtherReportError, look
from sli_desktop.services.word_back.plan import Item, Turn
from sli_desktop.services.word_back.taking import Hand, take
from tests.builders import SAM, a_new_id
from tests.services.report.small import (
    DRAFT,
    MONEY,
    OPTIONS,
    a_finding,
    a_recommendation,
    a_section,
    a_theme,
    named,
    records,
)
from tests.services.versions.test_versions import CHALLENGES, sample

PRIYA = Peer(id=PeerId(named("priya")), name="Priya Shah", initials="PS")
THEME = a_theme("Money", MONEY)
HELLO = a_section(
    "introduction",
    "We came to help [PS4].\n\n- One plan\n- Two plans\n\nWe met [number of people] in four days.",
    title="Introduction",
)
NEXT = a_section("next_steps", "The council will reply.", title="Next steps")
BUDGET = a_finding("Budgets balance", reference="PS4", statement="They **always** did.")
ADVICE = a_recommendation("Save more", "Save one million.\n\nSpend less.")
WHOLE = records(PRIYA, THEME, HELLO, NEXT, BUDGET, ADVICE)


class Word:
    """A person with Word: opens a file of the report, changes it, saves it."""

    def __init__(self, made: ChallengeRecords, folder: Path, options: object = OPTIONS) -> None:
        self.file = folder / "back.docx"
        self.file.write_bytes(docx_bytes(outline(made, options)))  # type: ignore[arg-type]
        self.document = docx.Document(str(self.file))

    def find(self, words: str) -> Paragraph:
        return next(each for each in self.document.paragraphs if words in each.text)

    def type_over(self, words: str, new: str) -> None:
        """Type over words inside one run of a paragraph."""
        for run in self.find(words).runs:
            if words in run.text:
                run.text = run.text.replace(words, new)
                return
        raise AssertionError(words)

    def add_behind(self, words: str, new: str, style: str = "BodyText") -> None:
        made = make("p", make("pPr", make("pStyle", val=style)), make("r", _text(new)))
        self.find(words)._p.addnext(made)

    def delete(self, words: str) -> None:
        mine = self.find(words)._p
        mine.getparent().remove(mine)

    def back(self, made: ChallengeRecords, *kept: ChallengeRecords) -> tuple[Item, ...]:
        self.document.save(str(self.file))
        return look(self.file, made, [lambda each=each: each for each in kept])  # type: ignore[misc]


def _text(words: str) -> BaseOxmlElement:
    made = make("t")
    made.text = words
    return made


def told(items: tuple[Item, ...]) -> list[tuple[str, str, str]]:
    return [(item.turn.value, item.before, item.after) for item in items]


def taken(items: tuple[Item, ...], made: ChallengeRecords, reason: str = "") -> ChallengeRecords:
    act = take(items, made, EVERYTHING, Hand(by=SAM, new_id=a_new_id, reason=reason))
    every = {r.id: r for found in made.by_kind.values() for r in found.values()}
    for change in act.changes:
        assert change.after is not None
        assert change.before == every.get(change.record_id)
        every[change.record_id] = change.after
    return ChallengeRecords.of(every.values())


def body(made: ChallengeRecords, section: ReportSection = HELLO) -> str:
    found = made.get(ReportSection, section.id)
    assert found is not None
    return found.body


@pytest.mark.parametrize("name", CHALLENGES)
@pytest.mark.parametrize("options", [OPTIONS, DRAFT])
def test_a_file_that_was_left_alone_brings_nothing(
    name: str, options: object, tmp_path: Path
) -> None:
    made = CHALLENGES[name]()
    assert Word(made, tmp_path, options).back(made) == ()


def test_changed_words_are_found_and_taken_with_links_and_figures_kept(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    word.type_over("to help", "to listen and help")
    word.type_over("in four days", "in five days")
    items = word.back(WHOLE)
    assert told(items) == [
        ("changed", "We came to help.", "We came to listen and help."),
        ("changed", "We met 0 people in four days.", "We met 0 people in five days."),
    ]
    assert body(taken(items, WHOLE)) == (
        "We came to listen and help [PS4].\n\n- One plan\n- Two plans\n\n"
        "We met [number of people] in five days."
    )
    assert body(taken(items[1:], WHOLE)).startswith("We came to help [PS4].")


def test_items_headlines_titles_and_headings_come_back(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    word.type_over("Two plans", "Three plans")
    word.type_over("Budgets balance", "Budgets are balanced")
    word.type_over("Save more", "Save much more")
    word.type_over("Introduction", "Why we came")
    after = taken(word.back(WHOLE), WHOLE)
    assert "- One plan\n- Three plans" in body(after)
    assert after.all(Finding)[0].headline == "Budgets are balanced"
    assert after.all(Recommendation)[0].title == "Save much more"
    assert {each.title for each in after.all(ReportSection)} == {"Why we came", "Next steps"}


def test_bold_and_italic_come_back_as_signs(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    paragraph = word.find("The council will reply")
    paragraph.runs[0].text = "The council "
    paragraph.add_run("really").bold = True
    end = paragraph.add_run(" will reply.")
    end.italic = True
    mark = paragraph._p.findall(qn("w:bookmarkEnd"))[0]
    paragraph._p.append(mark)
    after = taken(word.back(WHOLE), WHOLE)
    assert body(after, NEXT) == "The council **really** *will reply.*"


def test_added_paragraphs_keep_their_place_and_their_order(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    word.add_behind("We came to help", "Second.")
    word.add_behind("We came to help", "First.")
    word.add_behind("One plan", "One and a half", "ListBullet")
    word.add_behind("Next steps", "Before it all.")
    items = word.back(WHOLE)
    assert [item.turn for item in items] == [Turn.ADDED] * 4
    after = taken(items, WHOLE)
    assert body(after).startswith(
        "We came to help [PS4].\n\nFirst.\n\nSecond.\n\n- One plan\n- One and a half\n- Two plans"
    )
    assert body(after, NEXT) == "Before it all.\n\nThe council will reply."


def test_what_is_gone_is_told_and_taken_only_when_chosen(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    word.delete("One plan")
    word.delete("The council will reply")
    items = word.back(WHOLE)
    assert sorted(told(items)) == [
        ("gone", "One plan", ""),
        ("gone", "The council will reply.", ""),
    ]
    after = taken(items, WHOLE)
    assert "One plan" not in body(after)
    assert "- Two plans" in body(after)
    assert body(after, NEXT) == ""


def test_a_finding_agreed_since_is_not_told_as_gone(tmp_path: Path) -> None:
    later = a_finding("Agreed later", statement="Much later.", order="z")
    word = Word(WHOLE, tmp_path)
    now = records(PRIYA, THEME, HELLO, NEXT, BUDGET, ADVICE, later)
    assert word.back(now) == ()


def test_a_paragraph_that_was_moved_inside_its_text_is_moved(tmp_path: Path) -> None:
    long = a_section("introduction", "One.\n\nTwo.\n\nThree.\n\nFour.", title="Introduction")
    made = records(PRIYA, THEME, long)
    word = Word(made, tmp_path)
    mine = word.find("One.")._p
    word.find("Three.")._p.addnext(mine)
    items = word.back(made)
    assert [(item.turn, item.after) for item in items] == [(Turn.MOVED, "One.")]
    assert body(taken(items, made), long) == "Two.\n\nThree.\n\nOne.\n\nFour."


def test_a_paragraph_moved_to_another_text_is_only_told(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    word.find("They always")._p.addnext(word.find("The council will reply")._p)
    [item] = [each for each in word.back(WHOLE) if each.turn is Turn.MOVED]
    assert item.why_not == "It was moved to another text."


def test_tracked_changes_are_read_as_accepted_with_who_made_them(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    paragraph = word.find("The council will reply")._p
    run = paragraph.find(qn("w:r"))
    old = run.find(qn("w:t"))
    old.text = "The council will "
    gone, new = make("delText"), make("t")
    gone.text, new.text = "reply.", "answer."
    run.addnext(make("ins", make("r", new), id="9", author="Quinn QA", date="2026-01-01T00:00:00Z"))
    run.addnext(make("del", make("r", gone), id="8", author="Quinn QA"))
    [item] = word.back(WHOLE)
    assert (item.after, item.who) == ("The council will answer.", ("Quinn QA",))


def test_comments_become_comments_once(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    paragraph = word.find("Save one million")
    word.document.add_comment(paragraph.runs, text="It was two.", author="Council", initials="C")
    [item] = word.back(WHOLE)
    assert (item.turn, item.remark and item.remark.who) == (Turn.COMMENT, "Council")
    after = taken((item,), WHOLE)
    [comment] = after.all(Comment)
    assert (comment.words, comment.from_whom) == ("It was two.", "Council")
    assert (comment.record, comment.paragraph) == (ADVICE.id, "Save one million.")
    assert taken(word.back(after), after).all(Comment) == (comment,)


def test_what_was_changed_on_both_sides_shows_all_three_and_is_never_overwritten_silently(
    tmp_path: Path,
) -> None:
    word = Word(WHOLE, tmp_path)
    word.type_over("will reply", "will answer")
    now = replace(NEXT, body="The council has replied.")
    changed = records(PRIYA, THEME, HELLO, now, BUDGET, ADVICE)
    [known] = word.back(changed, WHOLE)
    assert (known.turn, known.was) == (Turn.BOTH, "The council will reply.")
    assert (known.before, known.after) == ("The council has replied.", "The council will answer.")
    [unknown] = word.back(changed)
    assert (unknown.turn, unknown.was) == (Turn.BOTH, "")


def test_what_only_we_changed_since_is_left_alone_where_a_version_tells(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    now = replace(NEXT, body="The council has replied.")
    changed = records(PRIYA, THEME, HELLO, now, BUDGET, ADVICE)
    assert word.back(changed, WHOLE) == ()


def test_a_paragraph_we_added_before_it_does_not_mislead(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    word.type_over("Two plans", "Nine plans")
    now = replace(HELLO, body=f"A new beginning.\n\n{HELLO.body}")
    changed = records(PRIYA, THEME, now, NEXT, BUDGET, ADVICE)
    items = word.back(changed)
    assert told(items) == [("changed", "Two plans", "Nine plans")]
    assert "- One plan\n- Nine plans" in body(taken(items, changed))


def test_a_signed_off_recommendation_asks_for_a_reason(tmp_path: Path) -> None:
    signed = replace(ADVICE, state=RecommendationState.SIGNED_OFF)
    made = records(PRIYA, THEME, HELLO, NEXT, BUDGET, signed)
    word = Word(made, tmp_path)
    word.type_over("Save one million", "Save two million")
    items = word.back(made)
    with pytest.raises(ReasonMissingError):
        taken(items, made)
    after = taken(items, made, "The council showed its books.")
    assert after.all(Recommendation)[0].text == "Save two million.\n\nSpend less."
    [why] = after.all(Reason)
    assert (why.rule, why.words) == (Rule.LATE_CHANGE, "The council showed its books.")


def test_the_words_of_a_theme_come_back(tmp_path: Path) -> None:
    theme = a_section(theme_key(THEME), "Money is short.")
    made = records(PRIYA, THEME, HELLO, theme, BUDGET)
    word = Word(made, tmp_path)
    word.type_over("Money is short", "Money is tight")
    assert body(taken(word.back(made), made), theme) == "Money is tight."


def test_a_finding_that_is_gone_here_is_told_as_astray(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    word.type_over("They ", "They nearly ")
    made = records(PRIYA, THEME, HELLO, NEXT, ADVICE, replace(BUDGET, state=FindingState.PARKED))
    items = word.back(made)
    assert {item.turn for item in items} == {Turn.ASTRAY}
    assert not any(item.may_be_taken for item in items)


# --- files that are something else --------------------------------------------------------------


def test_a_file_of_another_challenge_or_program_is_told_as_such(tmp_path: Path) -> None:
    word = Word(WHOLE, tmp_path)
    with pytest.raises(OtherReportError):
        word.back(sample())
    plain = docx.Document()
    plain.add_paragraph("Hello")
    file = tmp_path / "plain.docx"
    plain.save(str(file))
    with pytest.raises(NotOursError):
        look(file, WHOLE)


@pytest.mark.parametrize("size", [0, 4, 400, 4000])
def test_a_file_that_breaks_off_is_refused(size: int, tmp_path: Path) -> None:
    file = tmp_path / "cut.docx"
    file.write_bytes(docx_bytes(outline(WHOLE, OPTIONS))[:size])
    with pytest.raises(IntakeError):
        look(file, WHOLE)


def _with_main(change: Callable[[bytes], bytes], file: Path) -> Path:
    made = BytesIO()
    with ZipFile(BytesIO(docx_bytes(outline(WHOLE, OPTIONS)))) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == "word/document.xml" else content)
    file.write_bytes(made.getvalue())
    return file


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "own entities": lambda c: c.replace(b"<w:body>", b"<!DOCTYPE x [<!ENTITY a 'b'>]><w:body>", 1),
    "nested deep": lambda c: c.replace(
        b"<w:body>", b"<w:body>" + b"<w:smartTag>" * 200 + b"</w:smartTag>" * 200, 1
    ),
    "no XML": lambda c: c[:-200],
    "a huge paragraph": lambda c: c.replace(b"We came to help", b"x" * 200_000, 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_whole(name: str, tmp_path: Path) -> None:
    with pytest.raises(IntakeError):
        look(_with_main(HOSTILE[name], tmp_path / "bad.docx"), WHOLE)


def test_any_bytes_changed_in_the_text_are_refused_or_read_never_a_crash(tmp_path: Path) -> None:
    chance = random.Random(7)

    def hit(content: bytes) -> bytes:
        made = bytearray(content)
        for _ in range(3):
            made[chance.randrange(len(made))] = chance.randrange(256)
        return bytes(made)

    for _ in range(60):
        file = _with_main(hit, tmp_path / "hit.docx")
        try:
            items = look(file, WHOLE)
        except (IntakeError, NotOursError, OtherReportError):
            continue
        take(items, WHOLE, EVERYTHING, Hand(by=SAM, new_id=a_new_id, reason="Because"))
