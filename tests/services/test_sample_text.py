"""The sample challenge reads as people write: no filler, British, and nobody real."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pytest

from sli_desktop.models.records.finding import Finding, GoodPractice, PeerView, Reason
from sli_desktop.models.records.meeting import Headline, Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Contact
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import Comment, ProtectedWord, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.intake.open_data import read_open_data

SAMPLE = resource("sample/northmere.jsonl")
RUN = 6
SPOT_AMERICAN = re.compile(
    r"\b\w*(?:organiz|prioritiz|recogniz|realiz|summariz|utiliz|analyz|apologiz)\w*"
    r"|\b(?:program|color|center|labor|behavior|neighbor|favor|honor|license plate|check-list"
    r"|defense|offense|traveled|modeling|labeled|canceled|fulfill|skillful|gray|mom|aging)s?\b",
    re.IGNORECASE,
)
BANNED = re.compile(
    r"\b(?:inspect(?:ion|or|ors|ed)|assessors?|auditees?|clients?|weakness(?:es)?|failings?"
    r"|triangulat\w+|verbatim|debrief|session|sorry|oops|please|invalid|record|user|users"
    r"|stakeholder journey|going forward|leverag\w+|synerg\w+)\b",
    re.IGNORECASE,
)
REAL_NAMES = re.compile(
    r"\b(?:Whats[aA]pp|Teams call|Facebook|Google|Microsoft|Zoom|LGA|Local Government Association"
    r"|Labour|Conservatives?|Liberal|Green Party|Reform)\b"
)


@pytest.fixture(scope="module")
def sample() -> ChallengeRecords:
    return ChallengeRecords.of(read_open_data(SAMPLE))


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[.,'’][^\W_]+)*", text.casefold())


def repeated_runs(texts: Iterable[str], *, length: int = RUN, times: int = 3) -> list[str]:
    """Runs of so many words that stand in so many of the texts."""
    where: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        words = words_of(text)
        for start in range(len(words) - length + 1):
            where[tuple(words[start : start + length])].add(number)
    return sorted(" ".join(run) for run, found in where.items() if len(found) >= times)


def written_for_the_council(records: ChallengeRecords) -> dict[str, str]:
    """Every text that can reach the report: where it stands, and the words."""
    texts: dict[str, str] = {}
    for finding in records.all(Finding):
        texts[f"{finding.reference} headline"] = finding.headline
        texts[f"{finding.reference} statement"] = finding.statement
    for one in records.all(Recommendation):
        texts[one.reference] = f"{one.title}\n{one.text}\n{one.timescale_words}"
    for section in records.all(ReportSection):
        texts[section.key] = f"{section.title}\n{section.body}"
    return texts


def written_by_the_team(records: ChallengeRecords) -> dict[str, str]:
    """Every text of the sample but the framework's own and the names of the timetable."""
    texts = written_for_the_council(records)
    texts |= {f"note {note.id}": note.body for note in records.all(Note)}
    texts |= {f"headline {one.id}": one.text for one in records.all(Headline)}
    texts |= {f"view {one.id}": one.words for one in records.all(PeerView)}
    texts |= {f"reason {one.id}": one.words for one in records.all(Reason)}
    texts |= {f"comment {one.id}": one.words + one.decision for one in records.all(Comment)}
    texts |= {f"practice {one.id}": one.what for one in records.all(GoodPractice)}
    texts |= {f"meeting {one.id}": f"{one.title} {one.place}" for one in records.all(Meeting)}
    return texts


def hits(pattern: re.Pattern[str], texts: Mapping[str, str]) -> list[str]:
    return [f"{where}: {hit[0]}" for where, text in texts.items() for hit in pattern.finditer(text)]


def test_no_run_of_six_words_stands_in_three_notes(sample: ChallengeRecords) -> None:
    bodies = [note.body for note in sample.all(Note)]
    assert repeated_runs([*bodies, bodies[0], f"Again: {bodies[0]}"])
    assert repeated_runs(["a b c d e f", "A, b c; d e f!", "x A b c d e. F"]) == ["a b c d e f"]
    assert repeated_runs(bodies) == []


def test_notes_are_as_long_and_short_as_people_type(sample: ChallengeRecords) -> None:
    lengths = [len(note.body.split()) for note in sample.all(Note)]
    assert min(lengths) >= 6
    assert max(lengths) <= 60
    assert sum(length <= 10 for length in lengths) >= 15
    assert sum(length >= 40 for length in lengths) >= 20


def test_the_spelling_is_british(sample: ChallengeRecords) -> None:
    assert hits(SPOT_AMERICAN, {"planted": "They organized a program at the center."}) == [
        "planted: organized",
        "planted: program",
        "planted: center",
    ]
    assert hits(SPOT_AMERICAN, written_by_the_team(sample)) == []


def test_what_the_council_reads_keeps_to_our_words(sample: ChallengeRecords) -> None:
    assert hits(BANNED, {"planted": "The Inspection showed weaknesses."}) == [
        "planted: Inspection",
        "planted: weaknesses",
    ]
    texts = written_for_the_council(sample)
    assert hits(BANNED, texts) == []
    assert [where for where, text in texts.items() if "!" in text or "—" in text] == []


def test_no_brand_and_no_real_body_is_named(sample: ChallengeRecords) -> None:
    assert hits(REAL_NAMES, {"planted": "News by WhatsApp."}) == ["planted: WhatsApp"]
    assert hits(REAL_NAMES, written_by_the_team(sample)) == []


def test_names_of_the_timetable_stand_nowhere_else(sample: ChallengeRecords) -> None:
    surnames = {one.name.split()[-1] for one in sample.all(Contact)}
    surnames |= {one.word for one in sample.all(ProtectedWord)}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(surnames))})\b")
    assert hits(pattern, {"planted": f"Ask {min(surnames)}."}) == [f"planted: {min(surnames)}"]
    assert hits(pattern, written_by_the_team(sample)) == []
