"""The official validator on what is larger, stranger and more various: the long tier.

A report of 300 pages from ten times the records, one of each shipped template, and one of each of a
hundred challenges whose every text is hostile; each as it is and for the archive.
"""

import random
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from benchmarks.generator import load
from benchmarks.records import records_of
from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, Numbering, Theme
from sli_desktop.models.records.finding import Finding, FindingLabel
from sli_desktop.models.records.ids import PeerId, ThemeId
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.frameworks import Framework, load_frameworks
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import write_pdf
from sli_desktop.services.setup import new_challenge
from tests.builders import a_new_id
from tests.services.report.hostile import HOSTILE
from tests.services.report.small import (
    OPTIONS,
    a_challenge,
    a_document,
    a_finding,
    a_meeting,
    a_milestone,
    a_recommendation,
    a_section,
    a_standing_text,
    a_theme,
    named,
    records,
)
from tests.services.report.validator import BOTH, UA, must_be_here, verdicts_on

pytestmark = pytest.mark.long
FRAMEWORKS = load_frameworks(resource("frameworks"))
CHALLENGES = 100
_MEGABYTE = 1_000_000
MOST_MEMORY = 60
"""Megabytes that Python may take for a report of 300 pages, above what it had."""


def _saved(name: str, made: ChallengeRecords, folder: Path) -> None:
    shown = outline(made, OPTIONS)
    write_pdf(shown, folder / f"{name}.pdf")
    write_pdf(shown, folder / f"{name} archive.pdf", for_archive=True)


def assert_all_comply(folder: Path, count: int) -> None:
    must_be_here()
    found = verdicts_on(folder)
    assert len(found) == 2 * count
    wrong = {
        name: (each.failed, each.trouble)
        for name, each in found.items()
        if each.met != (BOTH if name.endswith(" archive") else UA) or each.failed
    }
    assert wrong == {}


def _three_hundred_pages() -> Iterator[Record]:
    """One challenge, ten times the findings and recommendations of S as far as 300 pages hold."""
    every = records_of(load("M"))
    yield next(each for each in every if isinstance(each, Challenge))
    yield from (each for each in every if isinstance(each, Theme | Peer))
    yield from [each for each in every if isinstance(each, Finding)]
    yield from [each for each in every if isinstance(each, Recommendation)]
    yield from (a_section(key, order=f"a{n}") for n, key in enumerate(("approach", "feedback")))


def test_a_report_of_three_hundred_pages_complies_and_takes_little_memory(tmp_path: Path) -> None:
    shown = outline(ChallengeRecords.of(_three_hundred_pages()), OPTIONS)
    tracemalloc.start()
    write_pdf(shown, tmp_path / "long.pdf")
    peak = tracemalloc.get_traced_memory()[1] / _MEGABYTE
    tracemalloc.stop()
    write_pdf(shown, tmp_path / "long archive.pdf", for_archive=True)
    with pikepdf.open(tmp_path / "long.pdf") as pdf:
        pages = len(pdf.pages)
    print(f"{pages} pages, {peak:.0f} MB at most")
    assert pages >= 300
    assert peak < MOST_MEMORY
    assert_all_comply(tmp_path, 1)


def _from_template(framework: Framework) -> Iterator[Record]:
    act = new_challenge(
        framework,
        council="Westmarch",
        on_site_from=date(2026, 10, 12),
        on_site_to=date(2026, 10, 15),
        manager_name="Priya Shah",
        new_id=a_new_id,
    )
    made = [change.after for change in act.changes if change.after]
    yield from made
    for theme in (each for each in made if isinstance(each, Theme)):
        for label in FindingLabel:
            headline = f"What {theme.name} shows: {label}"
            yield a_finding(headline, theme.id, label=label, statement="It is so.\n\n- one\n- two")
        yield a_recommendation(f"Act on {theme.name}", "Do it soon.", theme=theme.id)


def test_a_report_of_every_template_complies(tmp_path: Path) -> None:
    for framework in FRAMEWORKS:
        _saved(framework.id, ChallengeRecords.of(_from_template(framework)), tmp_path)
    assert_all_comply(tmp_path, len(FRAMEWORKS))


class _Typist:
    """Types hostile texts, and makes some of its own from any character there is."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._known = list(HOSTILE.values())

    def text(self) -> str:
        r = self._random
        if r.random() < 0.6:
            return r.choice(self._known)
        most = r.choice((0x7F, 0x2FF, 0x2FFF, 0xFFFF, 0x10FFFF))
        typed = "".join(chr(r.randrange(most + 1)) for _ in range(r.randrange(1, 120)))
        return r.choice(("", "# ", "- ", "1. ", "**")) + typed

    def body(self) -> str:
        return "\n\n".join(self.text() for _ in range(self._random.randrange(1, 8)))

    def some(self, most: int) -> range:
        return range(self._random.randrange(1, most))

    def numbering(self) -> Numbering:
        return self._random.choice(list(Numbering))

    def label(self) -> FindingLabel:
        return self._random.choice(list(FindingLabel))


def _hostile_challenge(seed: int) -> ChallengeRecords:
    type_ = _Typist(seed)
    challenge = a_challenge(
        subject=type_.text(),
        title=type_.text(),
        marking=type_.text(),
        label_strength=type_.text(),
        label_recommendation=type_.text(),
        recommendation_prefix=type_.text(),
        numbering=type_.numbering(),
        uses_owner=True,
        uses_timescale=True,
    )
    made: list[Record] = [
        a_section(key, type_.body(), title=type_.text(), order=f"a{n}")
        for n, key in enumerate(("introduction", "recommendations", "approach", "feedback"))
    ]
    made += [a_standing_text("introduction", type_.text()), a_milestone(type_.text(), None)]
    made += [a_document(type_.text()), a_meeting(type_.text(), people_count=11)]
    peer = Peer(id=PeerId(named(f"peer {seed}")), name=type_.text(), role=PeerRole.LEAD_PEER)
    made.append(peer)
    for number in type_.some(6):
        theme = a_theme(type_.text(), ThemeId(named(f"theme {number}")), scope=type_.text())
        made.append(theme)
        made += [
            a_finding(
                f"{type_.text()} {number} {n}",
                theme.id,
                label=type_.label(),
                statement=type_.body(),
            )
            for n in type_.some(8)
        ]
        advice = a_recommendation(f"{type_.text()} {number}", type_.body(), theme=theme.id)
        made.append(replace(advice, owner=type_.text(), timescale_words=type_.text()))
    return records(*made, challenge=challenge)


def test_a_hundred_challenges_of_hostile_text_comply(tmp_path: Path) -> None:
    for seed in range(CHALLENGES):
        _saved(f"hostile {seed}", _hostile_challenge(seed), tmp_path)
    assert_all_comply(tmp_path, CHALLENGES)
