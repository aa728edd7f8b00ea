"""What the PDF cannot draw is found and named before it is made, with the text it stands in."""

from typing import get_args

from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.models.records.recommendation import RecommendationState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.intake.open_data import read_open_data
from sli_desktop.services.report.glyphs import Lacking, lacking, place_words
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.writer import pdf_bytes
from sli_desktop.services.report.style import Weight
from tests.services.report.hostile import HOSTILE
from tests.services.report.small import (
    DRAFT,
    a_finding,
    a_recommendation,
    a_section,
    a_small_challenge,
    a_theme,
    named,
    records,
)


def test_characters_are_named_with_the_record_they_stand_in() -> None:
    finding = a_finding("Well done 👍", reference="PS4", statement="北 and 👍")
    advice = a_recommendation("Go 👍", reference="R2", state=RecommendationState.DRAFT)
    found = lacking(records(finding, advice))
    assert found == (
        Lacking(record=finding.id, label="PS4", chars=("北", "👍")),
        Lacking(record=advice.id, label="R2", chars=("👍",)),
    )
    assert place_words(found[1]) == "R2: 👍 (thumbs up sign)"


def test_what_the_report_puts_together_itself_is_looked_at_by_section() -> None:
    peer = Peer(id=PeerId(named("p")), name="Li 北", role=PeerRole.LEAD_PEER)
    (found,) = lacking(records(a_section("approach"), peer))
    assert (found.record, found.chars) == (None, ("北",))
    assert "approach" in found.label


def test_what_is_team_only_or_parked_is_not_asked_about() -> None:
    kept = a_finding("Inside 👍", sensitivity=Sensitivity.TEAM_ONLY)
    assert lacking(records(kept)) == ()


def test_every_stand_in_of_a_pdf_was_told_before() -> None:
    findings = [a_finding(text, statement=text) for text in HOSTILE.values()]
    made = records(a_theme("Money", findings[0].theme), *findings)
    _, _, replaced = pdf_bytes(outline(made, DRAFT))
    assert len(replaced) > 10
    assert {char for each in lacking(made) for char in each.chars} == replaced
    assert lacking(a_small_challenge()) == ()


def test_the_sample_has_nothing_that_is_lacking() -> None:
    sample = ChallengeRecords.of(read_open_data(resource("sample/northmere.jsonl")))
    assert lacking(sample) == ()


def test_all_cuts_of_the_typeface_have_the_same_characters() -> None:
    fonts = Fonts(resource("fonts"))
    regular = fonts.face("regular").coverage
    for weight in get_args(Weight):
        assert fonts.face(weight).coverage == regular
        assert fonts.face(weight, italic=True).coverage == regular
