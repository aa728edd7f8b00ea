"""Challenges made from templates alone, each with the same findings, for the eight outlines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, Theme, ThemeKind
from sli_desktop.models.records.finding import FindingLabel
from sli_desktop.models.records.ids import ActionId, ProgressEntryId, ThemeId
from sli_desktop.models.records.recommendation import (
    Action,
    ProgressEntry,
    Rag,
    RecommendationState,
)
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.frameworks import Framework, load_framework
from sli_desktop.services.setup import new_challenge
from tests.builders import a_new_id
from tests.services.report.small import a_finding, a_recommendation, a_theme, named

EIGHT = (
    "cpc-2024",
    "finance",
    "adult-social-care",
    "planning",
    "fire-2014",
    "progress-review",
    "health-and-wellbeing",
    "slides-only",
)
_SLIDES_ONLY = """
[report]
name = "Feedback presentation"
form = "slides"
section_numbers = "none"
numbers_paragraphs = false
themes_are_sections = false
marking = "For the council only"
"""


def template(name: str, folder: Path) -> Framework:
    """A shipped template, or the blank one turned into slides by its data."""
    if name != "slides-only":
        return load_framework(resource("frameworks") / f"{name}.toml")
    words = (resource("frameworks") / "blank.toml").read_text(encoding="utf-8")
    words = words.replace("format = 1", "format = 2").replace('id = "blank"', f'id = "{name}"')
    file = folder / f"{name}.toml"
    file.write_text(words + _SLIDES_ONLY, encoding="utf-8")
    return load_framework(file)


def challenge_of(framework: Framework) -> ChallengeRecords:
    """The template's copy with a finding of each kind on its first themes, and recommendations."""
    act = new_challenge(
        framework,
        council="Elmbridge Vale Council",
        on_site_from=date(2025, 10, 13),
        on_site_to=date(2025, 10, 16),
        manager_name="Priya Nair",
        new_id=a_new_id,
    )
    made = [_written(change.after) for change in act.changes if change.after is not None]
    themes = [one for one in made if isinstance(one, Theme)]
    tops = [one for one in themes if one.parent is None][:2]
    part = next((one for one in themes if one.parent == tops[0].id), None)
    own = a_theme("Our harbour", ThemeId(named("harbour")), order="z9", kind=ThemeKind.LOCAL)
    seen = [*tops, own, *([part] if part else [])]
    findings = [finding for theme in seen for finding in _findings(theme)]
    return ChallengeRecords.of([*made, own, *findings, *_advice(tops[-1].id)])


def _written(record: Record) -> Record:
    if isinstance(record, ReportSection) and record.key == "executive_summary":
        return replace(record, body="The council is **well led**.\n\nIt knows what to do next.")
    if isinstance(record, ReportSection) and record.key == "contact":
        return replace(record, body="Write to the programme office.")
    return record


def _findings(theme: Theme) -> Iterator[Record]:
    yield a_finding(f"Strong on {theme.name}", theme.id, statement="It works.\n\nPeople say so.")
    yield a_finding(f"Weak on {theme.name}", theme.id, label=FindingLabel.AREA)


def _advice(theme: ThemeId) -> Iterator[Record]:
    for at, title in enumerate(("Agree one plan", "Close the gap", "Tell residents"), 1):
        yield a_recommendation(
            title,
            order=f"a{at}",
            theme=theme if at == 2 else None,
            number=at if at < 3 else None,
            state=RecommendationState.SIGNED_OFF,
        )


def with_progress(records: ChallengeRecords) -> ChallengeRecords:
    """The first two recommendations looked at again, the third one new."""
    first, second = (a_recommendation(title).id for title in ("Agree one plan", "Close the gap"))
    every = [each for found in records.by_kind.values() for each in found.values()]
    entries = (
        ProgressEntry(
            id=ProgressEntryId(named("first")),
            recommendation=first,
            council_update="The plan was adopted in May.",
            council_rag=Rag.GREEN,
            peers_view="Staff know the plan.",
            further_support="A mentor for the programme board.",
        ),
        ProgressEntry(
            id=ProgressEntryId(named("second")),
            recommendation=second,
            council_rag=Rag.AMBER,
            peers_view="Half of the gap is closed.",
        ),
    )
    actions = [
        Action(id=ActionId(named(f"{rag}{at}")), recommendation=first, text="x", rag=rag)
        for rag, count in ((Rag.GREEN, 34), (Rag.AMBER, 6))
        for at in range(count)
    ]
    return ChallengeRecords.of([*every, *entries, *actions])


def numbered_otherwise(records: ChallengeRecords, **fields: object) -> ChallengeRecords:
    """The same with other data in the challenge."""
    every = [each for found in records.by_kind.values() for each in found.values()]
    return ChallengeRecords.of(
        replace(each, **fields) if isinstance(each, Challenge) else each  # type: ignore[arg-type]
        for each in every
    )
