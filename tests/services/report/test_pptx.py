"""The feedback slides: the field's order, real layouts, large type, and nothing but their text."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.finding import Finding, FindingLabel, FindingNote
from sli_desktop.models.records.ids import FindingNoteId, MeetingId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report import style
from sli_desktop.services.report.blocks import (
    BulletList,
    FigureStrip,
    FindingBlock,
    Heading,
    ListItem,
    Outline,
    Paragraph,
    RecommendationBlock,
    Run,
    Section,
    Table,
)
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pptx import pptx_bytes, write_pptx
from sli_desktop.services.report.pptx_pages import pages
from sli_desktop.services.report.pptx_room import height, rows
from sli_desktop.services.report.pptx_style import BODY_HEIGHT, LARGE, SIZE
from sli_desktop.services.report.slides import first_sentence
from tests.services.report.decks import opened, slides_of, traces, words_of_deck
from tests.services.report.docxs import parts_of
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import an_outline, squeezed
from tests.services.report.small import (
    MONEY,
    OPTIONS,
    a_challenge,
    a_finding,
    a_note,
    a_recommendation,
    a_small_challenge,
    a_theme,
    named,
    records,
)

NOTED = replace(OPTIONS, speaker_notes=True)
TYPED = st.text(max_size=120).map(clean)


@pytest.fixture(scope="module")
def content() -> bytes:
    return pptx_bytes(outline(a_small_challenge(), OPTIONS))[0]


def test_the_slides_come_in_the_order_of_the_field(content: bytes) -> None:
    assert [(one.layout, one.title) for one in slides_of(content)] == [
        ("Title", "Elmbridge Vale Council"),
        ("Content", "The peer team"),
        ("Content", "Thank you"),
        ("Content", "Purpose of the challenge"),
        ("Figures", "How the team worked"),
        ("Content", "Scope and brief"),
        ("Strengths", "Financial planning: strengths"),
        ("Areas", "Financial planning: areas for consideration"),
        ("Areas", "Housing: areas for consideration"),
        ("Content", "Headline messages"),
        ("Content", "Recommendations"),
        ("Content", "Next steps"),
    ]


def test_every_slide_says_what_the_report_says_in_short(content: bytes) -> None:
    said = {one.title: one.texts for one in slides_of(content)}
    assert said["Elmbridge Vale Council"] == (
        "Corporate Peer Challenge: feedback presentation",
        "13 to 16 October 2025",
        "Draft: not for publication",
    )
    assert said["The peer team"][0] == ("Priya Nair: Chief executive, Ashcombe Council, Lead peer")
    assert said["How the team worked"][:4] == ("2", "meetings", "10+", "people heard")
    assert said["Headline messages"] == ("one", "two")
    assert said["Financial planning: strengths"] == (
        "The plan is understood",
        "Savings have owners",
    )
    assert said["Housing: areas for consideration"] == (
        "Homes and homelessness",
        "Nobody owns homelessness",
    )
    assert said["Recommendations"] == (
        "Recommendation 1: Agree one plan",
        "Recommendation 2: Close the gap",
    )
    assert said["Next steps"][-1] == "Publish the report: 16 January 2026"
    assert not any("Elmbridge" in text for text in said["Scope and brief"])


def test_the_framework_says_which_slides_there_are_and_a_strange_one_does_no_harm() -> None:
    def titles(**fields: object) -> list[str]:
        made = records(
            a_theme("Money", MONEY),
            a_finding("Good"),
            a_recommendation("Do"),
            challenge=a_challenge(**fields),
        )
        return [one.title for one in outline(made, OPTIONS).slides]

    own = titles(framework="planning", framework_version="1.0", label_recommendation="Key message")
    assert own[0] == "Thank you"
    assert own[-1] == "Key messages"
    for strange in ("", "../../secret", "no-such", "planning/../planning", "PLANNING"):
        assert titles(framework=strange, framework_version="1.0")[-1] == "Recommendations"


def test_every_slide_has_a_title_of_its_own_and_it_is_read_first(content: bytes) -> None:
    same = Section(
        key="a", number=1, title="Same", anchor="a", blocks=(Paragraph(runs=(Run("x"),)),)
    )
    shown = replace(an_outline(), slides=(same, same, replace(same, title="")))
    for made in (content, pptx_bytes(shown)[0]):
        titles = [one.title for one in slides_of(made)]
        assert all(titles)
        assert len(set(titles)) == len(titles)
        for slide in opened(made).slides:
            assert slide.shapes[0] == slide.shapes.title
            assert all(shape.is_placeholder for shape in slide.shapes)
    assert titles[1:3] == ["Same (1 of 2)", "Same (2 of 2)"]


def test_a_long_list_goes_over_several_slides_filled_evenly_and_loses_nothing() -> None:
    lines = [f"Finding number {at} with a few words more so that it is long" for at in range(25)]
    made = records(
        a_theme("Money", MONEY),
        *(a_finding(f"{line}", order=f"{at:03}") for at, line in enumerate(lines)),
    )
    shown = [one for one in pages(outline(made, OPTIONS)) if one.title.startswith("Money")]
    assert [one.title for one in shown] == [
        f"Money: strengths ({at} of {len(shown)})" for at in range(1, len(shown) + 1)
    ]
    assert [
        "".join(run.text for run in line.runs) for page in shown for line in page.lines
    ] == lines
    assert max(len(one.lines) for one in shown) - min(len(one.lines) for one in shown) <= 1
    for page in shown:
        assert sum(map(height, page.lines)) <= BODY_HEIGHT


def test_text_that_fits_is_large_and_a_list_never_leaves_its_first_line_alone() -> None:
    short, words = (Paragraph(runs=(Run("It is so."),)),), "word " * 88
    items = tuple(ListItem(sign="•", runs=(Run(f"item {at}"),)) for at in range(3))
    long = (
        Paragraph(runs=(Run(words),)),
        Paragraph(runs=(Run("These:"),)),
        BulletList(items=items),
    )
    big, *small = pages(an_outline(*short))[1:] + pages(an_outline(*long))[1:]
    assert big.layout == "Content"
    assert [page.layout for page in small] == ["Content, long"] * 2
    assert [len(page.lines) for page in small] == [1, 4]


def test_rows_are_reckoned_wider_than_the_typeface_is() -> None:
    assert rows("", 20) == 1
    assert rows("one two", 20) == 1
    assert rows("w" * 300, 20) > 8
    assert rows("word " * 40, 20) >= 5
    assert rows("北" * 41, 20) == 3


def test_no_words_but_those_of_the_foot_are_smaller_than_24_points(content: bytes) -> None:
    parts = parts_of(content)
    assert min(SIZE, LARGE) >= 24
    for name, part in parts.items():
        if "/slides/" in name:
            sizes = re.findall(r' sz="(\d+)"', part)
            assert all(int(size) >= 2400 for size in sizes), name
        for shape in re.findall(r"<p:sp>.*?</p:sp>", part) if "Layout" in name else ():
            if 'type="ftr"' not in shape and 'type="sldNum"' not in shape:
                assert all(int(size) >= 2400 for size in re.findall(r' sz="(\d+)"', shape))


def test_every_run_has_its_language_and_decoration_says_so(content: bytes) -> None:
    for name, part in parts_of(content).items():
        for looks in re.findall(r"<a:(?:rPr|endParaRPr|defRPr)\b[^>]*>", part):
            assert 'lang="en-GB"' in looks or "endParaRPr/" in looks, name
        assert part.count('name="Decoration"') == part.count('decorative"')
    core = opened(content).core_properties
    assert (core.title, core.subject, core.language) == (
        "Elmbridge Vale Council: Corporate Peer Challenge, Feedback presentation",
        "Feedback presentation",
        "en-GB",
    )
    assert opened(content).slide_width == 960 * 12700


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (style.INK, style.PAPER),
        (style.ACCENT, style.PAPER),
        (style.INK_2, style.PAPER),
        (style.PAPER, style.ACCENT),
        (style.PAPER, style.ARC),
        (style.ACCENT, style.TINT),
    ],
)
def test_words_of_slides_and_tables_stand_out(ink: str, ground: str) -> None:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_the_marking_is_on_every_slide_and_gone_when_the_report_is_public() -> None:
    shown = outline(a_small_challenge(), OPTIONS)
    for made, wanted in ((shown, True), (replace(shown, marking=""), False)):
        for slide in opened(pptx_bytes(made)[0]).slides:
            texts = " ".join(
                shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
            )
            assert ("not for publication" in texts) is wanted


# --- speaker notes --------------------------------------------------------------------------------


def with_evidence(people: int) -> ChallengeRecords:
    from_meeting = a_note("A secret remark", meeting=MeetingId(named("Frontline staff")))
    finding = a_finding("The plan is understood", order="a0")
    link = FindingNote(id=FindingNoteId(named("link")), finding=finding.id, note=from_meeting.id)
    every = [each for found in a_small_challenge().by_kind.values() for each in found.values()]
    made = [
        replace(each, people_count=people)
        if isinstance(each, Meeting) and each.title == "Frontline staff"
        else each
        for each in every
    ]
    return ChallengeRecords.of([*made, from_meeting, link])


def test_there_are_no_speaker_notes_unless_somebody_asks_for_them() -> None:
    made = with_evidence(11)
    plain = pptx_bytes(outline(made, OPTIONS))[0]
    assert not [name for name in parts_of(plain) if "notes" in name.lower()]
    noted = pptx_bytes(outline(made, NOTED))[0]
    assert [one.notes for one in slides_of(noted) if one.notes] == [
        "The plan is understood: Rests on 1 note from 1 meeting with more than 10 people."
    ]
    assert "secret" not in "".join(parts_of(noted).values())
    page = next(part for name, part in parts_of(noted).items() if "/notesSlides/notes" in name)
    assert '<a:rPr lang="en-GB"/>' in page
    assert traces(noted, Path("/nowhere")) == []


def test_speaker_notes_say_nothing_where_too_few_people_stand_behind_a_finding() -> None:
    for people, is_told in ((2, False), (3, True)):
        noted = pptx_bytes(outline(with_evidence(people), NOTED))[0]
        assert any(one.notes for one in slides_of(noted)) is is_told


# --- nothing else ---------------------------------------------------------------------------------


def test_nothing_tells_who_made_it_where_when_or_how(content: bytes, tmp_path: Path) -> None:
    plain = BytesIO()
    Presentation().save(plain)
    assert traces(plain.getvalue(), tmp_path) != []
    file = tmp_path / "deck.pptx"
    assert write_pptx(outline(a_small_challenge(), OPTIONS), file).slides == 12
    assert file.read_bytes() == content
    assert traces(content, tmp_path) == []
    assert {name.rpartition("/")[0] for name in parts_of(content) if "docProps" in name} == {
        "docProps"
    }


def test_a_challenge_with_nothing_in_it_still_makes_slides() -> None:
    bare = Challenge(id=a_challenge().id, subject="")
    shown = slides_of(pptx_bytes(outline(ChallengeRecords.of([bare]), OPTIONS))[0])
    assert [one.title for one in shown] == [
        "Peer challenge",
        "Thank you",
        "Purpose of the challenge",
    ]


def test_a_part_below_a_theme_and_a_theme_without_words_have_their_place() -> None:
    blocks = (
        Heading(level=2, text="Working with people", anchor="a"),
        Paragraph(runs=(Run("What it is about."),), lead=True),
        Heading(level=3, text="Assessing needs", anchor="b"),
        Heading(level=4, text="Strengths", anchor="c", mark="strength"),
        FindingBlock(headline="", statement=(Paragraph(runs=(Run("Said."),)),), anchor="d"),
        Heading(level=2, text="Ensuring safety", anchor="e"),
    )
    section = Section(key="themes", number=1, title="Found", anchor="s", blocks=blocks)
    shown = slides_of(pptx_bytes(replace(an_outline(), slides=(section,)))[0])[1:]
    assert [(one.layout, one.title, one.texts) for one in shown] == [
        ("Content", "Working with people", ("What it is about.",)),
        ("Strengths", "Assessing needs: strengths", ("Said.",)),
        ("Divider", "Ensuring safety", ()),
    ]


@given(texts=st.lists(TYPED, min_size=1, max_size=25))
def test_text_typed_is_text_read_back(texts: list[str]) -> None:
    blocks = tuple(Paragraph(runs=(Run(f"Q{at}Q {text}"),)) for at, text in enumerate(texts))
    read = squeezed("".join(text for one in slides_of(deck(*blocks))[1:] for text in one.texts))
    assert read == squeezed("".join(f"Q{at}Q {text}" for at, text in enumerate(texts)))


def deck(*blocks: object) -> bytes:
    return pptx_bytes(an_outline(*blocks))[0]  # type: ignore[arg-type]


@given(typed=st.text(max_size=80).map(clean_line).filter(bool))
def test_titles_figures_lists_and_feet_hold_any_text(typed: str) -> None:
    typed = f"Q{typed}Q"
    shown: Outline = an_outline(
        Table(caption="", columns=("", ""), rows=((typed, typed),), shares=(0.5, 0.5)),
        FigureStrip(figures=((typed, typed),) * 5),
        RecommendationBlock(
            label=typed, title=typed, text=(), details=((typed, typed),), anchor="r"
        ),
        subject=typed,
    )
    section = replace(shown.sections[0], title=typed)
    made = replace(shown, marking=typed, dates=typed, sections=(section,))
    words = squeezed(words_of_deck(pptx_bytes(made)[0]))
    assert words.count(squeezed(typed)) >= 18


def test_hostile_texts_come_out_as_typed_and_make_no_element() -> None:
    made = records(
        a_theme("Money", MONEY),
        *(a_finding(text, order=f"{at:03}") for at, text in enumerate(HOSTILE.values())),
    )
    content = pptx_bytes(outline(made, OPTIONS))[0]
    read = squeezed(words_of_deck(content))
    for name, typed in HOSTILE.items():
        pieces = [squeezed(piece) for piece in clean_line(typed).split()]
        assert all(piece in read for piece in pieces), name
    slide = "".join(part for name, part in parts_of(content).items() if "/slides/slide" in name)
    assert set(re.findall(r"<(\w+:\w+)", slide)) <= {
        "p:sld", "p:cSld", "p:spTree", "p:nvGrpSpPr", "p:cNvPr", "p:cNvGrpSpPr", "p:nvPr",
        "p:grpSpPr", "p:sp", "p:nvSpPr", "p:cNvSpPr", "a:spLocks", "p:ph", "p:spPr", "p:txBody",
        "a:bodyPr", "a:lstStyle", "a:p", "a:pPr", "a:buNone", "a:r", "a:rPr", "a:t", "a:br",
        "a:fld", "p:clrMapOvr", "a:masterClrMapping", "a:solidFill", "a:schemeClr",
    }  # fmt: skip


@pytest.mark.long
@settings(max_examples=200)
@given(texts=st.lists(TYPED, min_size=20, max_size=40))
def test_thousands_of_texts_come_back(texts: list[str]) -> None:
    blocks = tuple(Paragraph(runs=(Run(text),)) for text in texts)
    read = squeezed("".join(text for one in slides_of(deck(*blocks))[1:] for text in one.texts))
    assert read == squeezed("".join(text for text in texts if text.strip()))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One. Two.", "One."),
        ("It costs £4.2 million. More.", "It costs £4.2 million."),
        ("He asked “Why?” Then he left.", "He asked “Why?”"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_a_headline_is_how_a_paragraph_begins(text: str, wanted: str) -> None:
    half = len(text) // 2
    runs = (Run(text[:half], bold=True), Run(text[half:]))
    assert "".join(run.text for run in first_sentence(runs)) == wanted


def test_findings_without_a_theme_are_not_lost() -> None:
    lost = a_finding("Lost", label=FindingLabel.AREA)
    assert isinstance(lost, Finding)
    shown = slides_of(pptx_bytes(outline(records(lost), OPTIONS))[0])
    assert ("Other findings: areas for consideration", ("Lost",)) in [
        (one.title, one.texts) for one in shown
    ]
