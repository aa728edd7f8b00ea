"""The tables: what councils work with, every word as text, no small group, no trace."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from sli_desktop.models.records.challenge import Challenge, Numbering
from sli_desktop.models.records.ids import ActionId, ActionUpdateId, RecommendationId
from sli_desktop.models.records.recommendation import Action, ActionState, ActionUpdate, Rag
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.blocks import Column, Sheet
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.xlsx import sheet_names, write_xlsx, xlsx_bytes
from tests.services.report.decks import tables_of, traces
from tests.services.report.docxs import parts_of
from tests.services.report.hostile import HOSTILE
from tests.services.report.reading import an_outline
from tests.services.report.small import (
    HOMES,
    MONEY,
    OPTIONS,
    a_challenge,
    a_finding,
    a_recommendation,
    a_small_challenge,
    a_theme,
    named,
    records,
)

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "{=1}", "1e5", "007", "TRUE")
TYPED = st.text(max_size=90).map(clean).map(str.strip)


@pytest.fixture(scope="module")
def content() -> bytes:
    return xlsx_bytes(outline(a_small_challenge(), OPTIONS))


def a_sheet(*rows: tuple[str | int, ...], titles: tuple[str, ...] = ("One",)) -> bytes:
    columns = tuple(Column(title=title, width=20) for title in titles)
    sheet = Sheet(name="Test", about="About it.", columns=columns, rows=rows)
    return xlsx_bytes(replace(an_outline(), sheets=(sheet,)))


def test_each_sheet_is_one_table_with_the_columns_people_look_for(content: bytes) -> None:
    heads = {name: rows[0] for name, rows in tables_of(content).items() if name != "About"}
    assert heads == {
        "Evidence": [
            *("Ref", "Theme", "Kind", "Finding", "Detail", "Evidence"),
            *("Notes", "Meetings", "People", "Groups heard", "Known from"),
        ],
        "Coverage": ["Theme", "Meetings"],
        "Recommendations": ["Ref", "Recommendation", "Text", "Theme", "Findings"],
        "Action plan": [
            *("Ref", "Recommendation", "Action", "Lead", "Service", "Due", "RAG", "Status"),
            "Update",
        ],
    }


def test_the_first_sheet_says_what_the_file_is(content: bytes) -> None:
    about = [row[0] for row in tables_of(content)["About"]]
    assert about == [
        "Elmbridge Vale Council",
        "Corporate Peer Challenge",
        "Evidence and action tables",
        "13 to 16 October 2025",
        "Draft: not for publication",
        *("Evidence", "Coverage", "Recommendations", "Action plan"),
    ]


def test_no_cells_are_joined(content: bytes) -> None:
    assert not any(sheet.merged_cells.ranges for sheet in load_workbook(BytesIO(content)))


def test_findings_and_recommendations_stand_in_the_order_of_the_report(content: bytes) -> None:
    tables = tables_of(content)
    assert [row[:5] for row in tables["Evidence"][1:]] == [
        ["F1", "Financial planning", "Strength", "The plan is understood", ""],
        [
            *("F2", "Financial planning", "Strength", "Savings have owners"),
            "Every saving has a name.\nMost are on time.",
        ],
        [
            "F3",
            "Financial planning",
            "Area for consideration",
            "The gap is wide",
            "It is £4.2 million.",
        ],
        ["F4", "Housing", "Area for consideration", "Nobody owns homelessness", ""],
    ]
    assert tables["Recommendations"][1:] == [
        ["R1", "Agree one plan", "Cabinet should adopt it.", "Housing", ""],
        ["R2", "Close the gap", "Find all savings.", "Financial planning", ""],
    ]
    assert tables["Action plan"][1][:3] == ["R1", "Agree one plan", ""]


def test_every_sheet_is_frozen_filtered_and_printed_with_its_head(content: bytes) -> None:
    book = load_workbook(BytesIO(content))
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert table.headerRowCount != 0
        assert table.autoFilter is not None
        assert [one.name for one in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        assert all(dimension.width >= 8 for dimension in sheet.column_dimensions.values())
        assert all(cell.alignment.wrap_text for cell in sheet[2])
        assert "Draft: not for publication" in str(sheet.oddFooter.left.text)
    assert "customHeight" not in "".join(parts_of(content).values())
    plan = book["Action plan"]
    offered = [one.formula1 for one in plan.data_validations.dataValidation]
    assert offered[0] == '"Red,Amber,Green"'
    rules = [rule for kept in plan.conditional_formatting for rule in kept.rules]
    assert [rule.formula for rule in rules] == [['"Red"'], ['"Amber"'], ['"Green"']]
    (heat,) = (rule for kept in book["Coverage"].conditional_formatting for rule in kept.rules)
    assert heat.type == "colorScale"
    assert offered[1].startswith('"Not started,In progress,')


def test_actions_come_with_their_history_below_their_recommendation() -> None:
    def act(letter: str, **fields: object) -> Action:
        return Action(
            id=ActionId(named(letter)),
            recommendation=RecommendationId(named("recommendation Mend it.Do it.")),
            text="=Mend",
            letter=letter,
            **fields,  # type: ignore[arg-type]
        )

    told = ActionUpdate(
        id=ActionUpdateId(named("u")), action=act("b").id, at=date(2026, 3, 2), text="Half done"
    )
    made = records(
        act("b", lead="Director of Finance", due_date=date(2026, 5, 1), rag=Rag.AMBER),
        act("a", due_words="Autumn", state=ActionState.ALMOST_COMPLETE),
        told,
        a_recommendation("Mend it."),
        challenge=a_challenge(numbering=Numbering.PREFIX, recommendation_prefix="PCR"),
    )
    shown = tables_of(xlsx_bytes(outline(made, OPTIONS)))["Action plan"][1:]
    assert shown == [
        ["PCR1a", "Mend it.", "=Mend", "", "", "Autumn", "", "Almost complete", ""],
        [
            *("PCR1b", "Mend it.", "=Mend", "Director of Finance", "", "1 May 2026", "Amber"),
            *("Not started", "2 March 2026: Half done"),
        ],
    ]


def test_what_the_framework_asks_of_a_recommendation_has_a_column() -> None:
    own = a_challenge(uses_owner=True, uses_priority=True, label_recommendation="Key message")
    made = records(a_recommendation("Do", owner="Leader", priority="High"), challenge=own)
    rows = tables_of(xlsx_bytes(outline(made, OPTIONS)))["Key messages"]
    assert rows[0] == ["Ref", "Key message", "Text", "Theme", "Findings", "Owner", "Priority"]
    assert rows[1][-2:] == ["Leader", "High"]


def test_a_part_of_a_theme_has_a_column_only_where_there_are_any() -> None:
    part = a_theme("Empty homes", HOMES, parent=MONEY)
    made = records(a_theme("Money", MONEY), part, a_finding("Deep", HOMES), a_finding("High"))
    rows = tables_of(xlsx_bytes(outline(made, OPTIONS)))["Evidence"]
    assert [row[:5] for row in rows] == [
        ["Ref", "Theme", "Part of theme", "Kind", "Finding"],
        ["F1", "Money", "", "Strength", "High"],
        ["F2", "Money", "Empty homes", "Strength", "Deep"],
    ]


# --- text is text ---------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", FORMULAS)
def test_what_looks_like_a_formula_or_a_number_is_text(typed: str) -> None:
    content = a_sheet((typed, 7), titles=(typed, "Two"))
    sheet = load_workbook(BytesIO(content)).worksheets[1]
    assert [(cell.value, cell.data_type) for cell in sheet["A"]] == [(typed, "s")] * 2
    assert (sheet["B2"].value, sheet["B2"].data_type) == (7, "n")
    assert "<f>" not in parts_of(content)["xl/worksheets/sheet2.xml"]
    assert "http" not in "".join(
        part
        for name, part in parts_of(content).items()
        if name.startswith("xl/worksheets/_rels") and "hyperlink" in part
    )


def read(value: object) -> str:
    """A cell as a spreadsheet program shows it."""
    return unescape(str(value)) if "_x" in str(value) else str(value)


@given(texts=st.lists(TYPED, min_size=1, max_size=25))
def test_text_typed_is_text_read_back(texts: list[str]) -> None:
    rows = tables_of(a_sheet(*((f"Q{text}",) for text in texts)))["Test"]
    assert [read(row[0]) for row in rows[1:]] == [f"Q{text}" for text in texts]


@given(typed=st.text(max_size=300).map(clean_line))
def test_names_heads_feet_and_properties_hold_any_text(typed: str) -> None:
    columns = tuple(Column(title=typed, width=9) for _ in range(3))
    sheets = (Sheet(name=typed, about=typed, columns=columns, rows=()),) * 3
    shown = an_outline(subject=typed)
    book = load_workbook(BytesIO(xlsx_bytes(replace(shown, marking=typed, sheets=sheets))))
    assert len({sheet.title.casefold() for sheet in book.worksheets}) == 4
    if typed:
        assert read(book.worksheets[0]["A1"].value) == typed
    for sheet in book.worksheets[1:]:
        heads = [str(cell.value).casefold() for cell in sheet[1]]
        assert len(set(heads)) == 3


def test_hostile_texts_come_out_as_typed() -> None:
    made = records(
        a_theme("Money", MONEY),
        *(a_finding(text, order=f"{at:03}") for at, text in enumerate(HOSTILE.values())),
    )
    rows = tables_of(xlsx_bytes(outline(made, OPTIONS)))["Evidence"]
    assert [read(row[3]) for row in rows[1:]] == [clean_line(text) for text in HOSTILE.values()]


def test_names_of_sheets_are_what_a_spreadsheet_accepts() -> None:
    wanted = ("A/B: [c]?*\\", "'quoted'", "History", "same", "Same", "x" * 40, "x" * 41, "")
    assert sheet_names(wanted) == [
        *("A B c", "quoted", "History 2", "same", "Same 2", "x" * 31, "x" * 29 + " 2", "Sheet")
    ]


def test_a_text_longer_than_a_cell_is_cut_where_the_cell_ends() -> None:
    rows = tables_of(a_sheet(("long " * 8000,)))["Test"]
    assert len(str(rows[1][0])) == 32_767


@pytest.mark.long
@settings(max_examples=200)
@given(texts=st.lists(TYPED, min_size=20, max_size=40))
def test_thousands_of_texts_come_back(texts: list[str]) -> None:
    rows = tables_of(a_sheet(*((f"Q{text}",) for text in texts)))["Test"]
    assert [read(row[0]) for row in rows[1:]] == [f"Q{text}" for text in texts]


# --- nothing else ---------------------------------------------------------------------------------


def test_nothing_tells_who_made_it_where_when_or_how(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "tables.xlsx"
    write_xlsx(outline(a_small_challenge(), OPTIONS), file)
    assert file.read_bytes() == content
    assert traces(content, tmp_path) == []
    plain = BytesIO()
    load_workbook(BytesIO(content)).save(plain)
    assert traces(plain.getvalue(), tmp_path) != []
    core = parts_of(content)["docProps/core.xml"]
    assert re.findall(r"<dc:(\w+)>([^<]*)<", core) == [
        ("title", "Elmbridge Vale Council: Corporate Peer Challenge, evidence and action tables"),
        ("subject", "Evidence and action tables"),
        ("language", "en-GB"),
    ]
    with ZipFile(BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "external" in name.lower()]


def test_a_challenge_with_nothing_in_it_still_makes_tables() -> None:
    bare = Challenge(id=a_challenge().id, subject="")
    tables = tables_of(xlsx_bytes(outline(ChallengeRecords.of([bare]), OPTIONS)))
    assert list(tables) == ["About", "Evidence", "Coverage", "Recommendations", "Action plan"]
    assert all(not any(row) for rows in list(tables.values())[1:] for row in rows[1:])
