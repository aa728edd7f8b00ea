"""The outline holds what the team agreed to say, in order, and nothing it must not hold."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sli_desktop.models.records.challenge import Numbering, Stage
from sli_desktop.models.records.finding import FindingLabel, FindingState
from sli_desktop.models.records.ids import ContactId, PeerId, ThemeId
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.people import Contact, Peer, PeerStatus
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.blocks import FindingBlock, Heading, RecommendationBlock
from sli_desktop.services.report.feedback import plural_of
from sli_desktop.services.report.outline import outline
from tests.services.report.described import described
from tests.services.report.small import (
    DRAFT,
    HOMES,
    MONEY,
    OPTIONS,
    a_challenge,
    a_finding,
    a_note,
    a_recommendation,
    a_section,
    a_small_challenge,
    a_standing_text,
    a_theme,
    named,
    records,
)

GOLDEN = Path(__file__).with_name("golden_outline.txt")


def headlines(made: ChallengeRecords, options: object = OPTIONS) -> list[str]:
    blocks = outline(made, options).blocks()  # type: ignore[arg-type]
    return [block.headline for block in blocks if isinstance(block, FindingBlock)]


def labels(*made: Recommendation, numbering: Numbering, prefix: str = "") -> list[str]:
    challenge = a_challenge(numbering=numbering, recommendation_prefix=prefix)
    themes = (a_theme("Money", MONEY, order="a0"), a_theme("Homes", HOMES, order="a1"))
    shown = outline(records(*made, *themes, challenge=challenge), OPTIONS)
    return [
        f"{block.label}|{block.title}"
        for block in shown.blocks()
        if isinstance(block, RecommendationBlock)
    ]


def test_the_outline_of_a_small_challenge_is_as_the_golden_file_shows() -> None:
    assert described(outline(a_small_challenge(), OPTIONS)) == GOLDEN.read_text(encoding="utf-8")


def test_the_same_records_always_give_the_same_outline() -> None:
    assert outline(a_small_challenge(), OPTIONS) == outline(a_small_challenge(), OPTIONS)


def test_only_open_findings_the_team_has_agreed_are_shown() -> None:
    assert headlines(a_small_challenge()) == [
        "The plan is understood",
        "Savings have owners",
        "The gap is wide",
        "Nobody owns homelessness",
    ]


def test_a_draft_shows_proposed_findings_and_recommendations_too_but_never_restricted_ones() -> (
    None
):
    proposed = a_finding(
        "Secret proposal", state=FindingState.PROPOSED, sensitivity=Sensitivity.SAY_IN_PERSON
    )
    made = records(*(r for k in a_small_challenge().by_kind.values() for r in k.values()), proposed)
    shown = headlines(made, DRAFT)
    assert "Still proposed" in shown
    hidden = {"Secret proposal", "Team only", "Say in person", "Parked", "Merged away"}
    assert not hidden & set(shown)
    titles = described(outline(made, DRAFT))
    assert "Only a draft" in titles
    assert "Taken back" not in titles


def test_every_agreed_finding_stands_once_even_where_its_theme_is_missing_or_too_deep() -> None:
    deep, deeper, gone = (ThemeId(named(name)) for name in ("deep", "deeper", "gone"))
    made = records(
        a_theme("Money", MONEY),
        a_theme("Reserves", deep, parent=MONEY),
        a_theme("General fund", deeper, parent=deep),
        a_finding("On money"),
        a_finding("On reserves", deep),
        a_finding("On the general fund", deeper),
        a_finding("On nothing known", gone),
    )
    assert sorted(headlines(made)) == sorted(
        ["On money", "On reserves", "On the general fund", "On nothing known"]
    )


def test_themes_that_name_each_other_as_parent_lose_no_finding() -> None:
    made = records(
        a_theme("Money", MONEY, parent=HOMES),
        a_theme("Homes", HOMES, parent=MONEY),
        a_finding("One"),
        a_finding("Two", HOMES),
    )
    assert sorted(headlines(made)) == ["One", "Two"]


def test_a_sub_level_stands_one_heading_deeper_inside_its_theme() -> None:
    part = ThemeId(named("part"))
    made = records(
        a_theme("Care", MONEY, code="1"),
        a_theme("Assessing needs", part, parent=MONEY),
        a_finding("People wait", part, label=FindingLabel.AREA),
    )
    (feedback,) = (one for one in outline(made, OPTIONS).sections if one.key == "feedback")
    levels = [(one.level, one.text) for one in feedback.blocks if isinstance(one, Heading)]
    assert levels == [(2, "Care"), (3, "Assessing needs"), (4, "Areas for consideration")]


def test_labels_come_from_the_challenge() -> None:
    challenge = a_challenge(
        label_strength="Strength", label_area="Consideration", label_recommendation="Key message"
    )
    made = records(
        a_theme("Care", MONEY),
        a_finding("People wait", label=FindingLabel.AREA),
        a_recommendation("Shorten the wait"),
        challenge=challenge,
    )
    shown = described(outline(made, OPTIONS))
    assert "### Considerations (area)" in shown
    assert "Key messages [recommendations]" in shown
    assert "recommendation: Key message 1 / Shorten the wait" in shown


@pytest.mark.parametrize(
    ("label", "several"),
    [
        ("Strength", "Strengths"),
        ("Area for consideration", "Areas for consideration"),
        ("Area to explore", "Areas to explore"),
        ("Considerations", "Considerations"),
        ("Key message", "Key messages"),
        ("", "Findings"),
    ],
)
def test_the_heading_over_several_is_the_plural_of_the_label(label: str, several: str) -> None:
    assert plural_of(label) == several


def test_recommendations_are_numbered_in_one_row() -> None:
    made = (a_recommendation("B", order="b"), a_recommendation("A", order="a"))
    assert labels(*made, numbering=Numbering.CONTINUOUS) == [
        "Recommendation 1|A",
        "Recommendation 2|B",
    ]


def test_a_frozen_number_is_kept_and_never_given_to_another() -> None:
    made = (
        a_recommendation("New", order="a"),
        a_recommendation("Frozen", order="b", number=4),
    )
    assert labels(*made, numbering=Numbering.CONTINUOUS) == [
        "Recommendation 4|Frozen",
        "Recommendation 5|New",
    ]


def test_recommendations_by_theme_stand_under_their_themes_in_one_row_of_numbers() -> None:
    made = (
        a_recommendation("On homes", order="a", theme=HOMES),
        a_recommendation("On money", order="b", theme=MONEY),
        a_recommendation("On all", order="c"),
    )
    assert labels(*made, numbering=Numbering.BY_THEME) == [
        "Recommendation 1|On money",
        "Recommendation 2|On homes",
        "Recommendation 3|On all",
    ]


def test_each_prefix_has_its_own_row_of_numbers() -> None:
    made = (
        a_recommendation("One", order="a"),
        a_recommendation("Two", order="b", prefix="PCR"),
        a_recommendation("Three", order="c"),
    )
    shown = labels(*made, numbering=Numbering.PREFIX, prefix="R")
    assert shown == ["R1|One", "PCR1|Two", "R2|Three"]


def test_recommendations_may_go_without_numbers() -> None:
    assert labels(a_recommendation("One"), numbering=Numbering.NONE) == ["|One"]


def test_only_the_details_the_framework_switches_on_are_shown() -> None:
    full = a_recommendation(
        "One", owner="Chief executive", timescale_date=date(2026, 3, 31), priority="High"
    )
    off = described(outline(records(full), OPTIONS))
    assert "Chief executive" not in off
    assert "31 March" not in off
    on = a_challenge(uses_owner=True, uses_timescale=True)
    shown = described(outline(records(full, challenge=on), OPTIONS))
    assert "Owner: Chief executive\nTimescale: 31 March 2026" in shown
    assert "High" not in shown
    worded = replace(full, timescale_words="By spring")
    assert "Timescale: By spring" in described(outline(records(worded, challenge=on), OPTIONS))


def test_sections_come_in_the_order_of_the_challenge_with_its_titles() -> None:
    made = records(
        a_section("context", "A district of two towns.", title="Context", order="a2"),
        a_section("executive_summary", "It is well led.", title="Key messages", order="a1"),
        a_section("empty", order="a0"),
        a_recommendation("One"),
    )
    titles = [section.title for section in outline(made, OPTIONS).sections]
    assert titles == ["Key messages", "Context", "Recommendations"]


def test_findings_and_recommendations_are_shown_even_where_no_section_asks_for_them() -> None:
    made = records(
        a_section("introduction", "Hello."),
        a_theme("Money", MONEY),
        a_finding("One"),
        a_recommendation("Two"),
    )
    keys = [section.key for section in outline(made, OPTIONS).sections]
    assert keys == ["introduction", "recommendations", "feedback"]


def test_what_a_person_wrote_takes_the_place_of_the_standing_text() -> None:
    standing = a_standing_text("introduction", "The standing words.")
    untouched = described(outline(records(standing, a_section("introduction", " \n")), OPTIONS))
    assert "The standing words." in untouched
    written = described(outline(records(standing, a_section("introduction", "Mine.")), OPTIONS))
    assert "The standing words." not in written
    assert "Mine." in written


def test_the_force_of_the_recommendations_is_said_only_when_one_text_is_chosen() -> None:
    both = (
        a_standing_text("legal_force_consider", "Required to consider."),
        a_standing_text("legal_force_action", "Required to act."),
    )
    one = a_recommendation("One")
    assert "Required" not in described(outline(records(one, *both), OPTIONS))
    assert "Required to act." in described(outline(records(one, both[1]), OPTIONS))


def test_headings_a_person_writes_never_step_down_two_levels_at_once() -> None:
    made = records(a_section("context", "#### Deep\n\nText.\n\n# Wide\n\nText.", order="a0"))
    shown = [b for b in outline(made, OPTIONS).blocks() if isinstance(b, Heading)]
    assert [(one.level, one.number, one.text) for one in shown] == [
        (2, "1.1", "Deep"),
        (2, "1.2", "Wide"),
    ]


@pytest.mark.parametrize("stage", list(Stage))
def test_the_marking_goes_when_the_report_is_final(stage: Stage) -> None:
    shown = outline(records(challenge=a_challenge(stage=stage)), OPTIONS).marking
    before = list(Stage).index(stage) < list(Stage).index(Stage.FINAL)
    assert shown == ("Draft: not for publication" if before else "")


def test_peers_who_withdrew_are_not_in_the_team() -> None:
    away = Peer(id=PeerId(named("away")), name="Gone Away", status=PeerStatus.WITHDRAWN)
    here = Peer(id=PeerId(named("here")), name="Still Here", conflict_of_interest="Cousin")
    shown = described(outline(records(away, here), OPTIONS))
    assert "Still Here" in shown
    assert "Gone Away" not in shown
    assert "Cousin" not in shown


def test_nothing_of_a_contact_or_a_note_nobody_quotes_is_in_the_outline() -> None:
    contact = Contact(id=ContactId(named("c")), name="Zebedee Quince", job="Canarymaster")
    made = records(a_note("canarynote words"), contact, a_finding("One"))
    shown = repr(outline(made, OPTIONS))
    assert "One" in shown
    for canary in ("Zebedee", "Quince", "Canarymaster", "canarynote"):
        assert canary not in shown


def test_an_untitled_recommendation_shows_its_text_in_bold() -> None:
    shown = described(outline(records(a_recommendation("", "Publish the plan.")), OPTIONS))
    assert "recommendation: Recommendation 1 / \n**Publish the plan.**" in shown


def test_anchors_are_unique() -> None:
    shown = outline(a_small_challenge(), OPTIONS)
    found = [section.anchor for section in shown.sections]
    found += [
        block.anchor
        for block in shown.blocks()
        if isinstance(block, Heading | FindingBlock | RecommendationBlock)
    ]
    assert len(found) == len(set(found))


def test_states_of_recommendations_are_all_known() -> None:
    shown = {
        state: "One" in described(outline(records(a_recommendation("One", state=state)), OPTIONS))
        for state in RecommendationState
    }
    assert [state for state, is_shown in shown.items() if not is_shown] == [
        RecommendationState.DRAFT,
        RecommendationState.WITHDRAWN,
    ]
