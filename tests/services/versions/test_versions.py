"""A version is the whole report frozen, holds nothing else, and can be compared and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.finding import FindingState
from sli_desktop.models.records.ids import SnapshotId
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.recommendation import RecommendationState
from sli_desktop.models.records.report import ReportSection, Snapshot, SnapshotKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.freezing.frozen import UnreadableSnapshotError, thaw
from sli_desktop.services.intake.open_data import plan_open_data, read_open_data
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.safe import NameInReportError
from sli_desktop.services.versions.comparing import (
    Turn,
    compared,
    in_plain_words,
    marked,
    paragraphs,
)
from sli_desktop.services.versions.keeping import (
    NoSuchVersionError,
    find_version,
    keep_version,
    versions,
)
from sli_desktop.services.versions.restoring import only, returns, take_back
from sli_desktop.services.versions.whole import freeze_whole
from tests.builders import MONDAY, SAM, a_new_id
from tests.services.report import test_canaries as canaries
from tests.services.report.eight import EIGHT, challenge_of, template, with_progress
from tests.services.report.small import (
    DRAFT,
    MONEY,
    OPTIONS,
    a_finding,
    a_recommendation,
    a_section,
    a_small_challenge,
    a_theme,
    records,
)
from tests.services.report.test_charts import COUNTS, heard

PRIVATE = (
    canaries.NOTE,
    canaries.NAME,
    canaries.PLACE,
    canaries.OWNER,
    canaries.AUDIT,
    canaries.HOLD,
    canaries.LABEL,
    canaries.HASH,
    canaries.USER,
)


def sample() -> ChallengeRecords:
    file = Path(str(resource("sample/northmere.jsonl")))
    act = plan_open_data(file, read_open_data(file), ChallengeRecords.of(()))
    return ChallengeRecords.of(each.after for each in act.changes if each.after is not None)


def of_framework(name: str) -> Callable[[], ChallengeRecords]:
    return lambda: with_progress(challenge_of(template(name, Path())))


CHALLENGES: dict[str, Callable[[], ChallengeRecords]] = {
    "small": a_small_challenge,
    "heard": lambda: heard(COUNTS),
    "planted": canaries.planted,
    "sample": sample,
    **{name: of_framework(name) for name in EIGHT[:-1]},
}


@pytest.mark.parametrize("name", CHALLENGES)
@pytest.mark.parametrize("options", [OPTIONS, DRAFT])
def test_the_report_of_a_version_is_the_report_of_that_moment(name: str, options: object) -> None:
    made = CHALLENGES[name]()
    assert outline(thaw(freeze_whole(made)), options) == outline(made, options)  # type: ignore[arg-type]


def test_the_same_challenge_always_gives_the_same_bytes() -> None:
    made = sample()
    every = [each for found in made.by_kind.values() for each in found.values()]
    assert freeze_whole(made) == freeze_whole(ChallengeRecords.of(reversed(every)))


def test_a_version_holds_no_name_no_note_and_no_word_of_the_timetable() -> None:
    content = freeze_whole(canaries.planted())
    assert [each for each in PRIVATE if each.encode() in content] == []
    open_data = repr(canaries.planted())
    assert [each for each in PRIVATE if each not in open_data] == []


def test_a_withdrawn_recommendation_keeps_its_number_and_no_word() -> None:
    gone = a_recommendation("Zqgone", "Zqwords", state=RecommendationState.WITHDRAWN, number=3)
    content = freeze_whole(records(a_theme("Money", MONEY), gone))
    assert b"Zq" not in content
    assert b'"number":3' in content


def test_what_is_damaged_or_of_a_later_format_is_refused_whole() -> None:
    content = freeze_whole(a_small_challenge())
    later = content.replace(b'"version":2', b'"version":3', 1)
    lines = content.split(b"\n")
    for bad in (later, content[:-40], b"\n".join(lines[:-3]) + b"\n", b"", b"{}\n"):
        with pytest.raises(UnreadableSnapshotError):
            thaw(bad)
    contact = content.replace(b'"kind":"meeting"', b'"kind":"contact"', 1)
    with pytest.raises(UnreadableSnapshotError):
        thaw(contact)


# --- names --------------------------------------------------------------------------------------


def a_snapshot(kind: SnapshotKind, day: int) -> Snapshot:
    return Snapshot(
        id=SnapshotId(a_new_id()),
        kind=kind,
        taken_at=MONDAY + timedelta(days=day),
        sha256="0" * 64,
        size=1,
    )


def test_versions_are_counted_and_the_first_final_one_is_1_0() -> None:
    kinds = SnapshotKind
    kept = [
        a_snapshot(kind, day)
        for day, kind in enumerate(
            (kinds.FEEDBACK, kinds.DRAFT, kinds.PEER_CHECK, kinds.WITH_COUNCIL, kinds.FINAL)
        )
    ]
    kept.append(a_snapshot(kinds.FINAL, 9))
    named = [each.name for each in versions(reversed(kept))]
    assert named == [
        "0.1 draft",
        "0.2 peer check",
        "0.3 with the council",
        "1.0 final",
        "1.1 final",
    ]
    assert find_version("0.2", versions(kept)).snapshot is kept[2]
    assert find_version("Final", versions(kept)).snapshot is kept[-1]
    assert find_version(" 0.1  draft", versions(kept)).snapshot is kept[1]
    with pytest.raises(NoSuchVersionError, match=r"0\.9"):
        find_version("0.9", versions(kept))


def keep(made: ChallengeRecords, kind: SnapshotKind) -> bytes:
    content, act = keep_version(made, kind=kind, at=MONDAY, by=SAM, new_id=a_new_id)
    [change] = act.changes
    assert isinstance(change.after, Snapshot)
    assert (change.after.kind, change.after.size) == (kind, len(content))
    return content


def test_a_version_that_leaves_the_team_names_nobody() -> None:
    made = a_small_challenge()
    every = [each for found in made.by_kind.values() for each in found.values()]
    named = a_finding("Call 020 7946 0018 about it")
    bad = ChallengeRecords.of([*every, named])
    assert keep(bad, SnapshotKind.DRAFT)
    for kind in (SnapshotKind.WITH_COUNCIL, SnapshotKind.FINAL):
        assert keep(made, kind)
        with pytest.raises(NameInReportError):
            keep(bad, kind)


# --- comparing ----------------------------------------------------------------------------------


def changes(before: ChallengeRecords, after: ChallengeRecords) -> list[tuple[str, str, list[str]]]:
    found = compared(outline(before, OPTIONS), outline(after, OPTIONS))
    return [(s.title, s.turn.value, [in_plain_words(line) for line in s.lines]) for s in found]


THEME = a_theme("Money", MONEY)
HELLO = a_section("introduction", "We came to help.\n\nWe stayed four days.", title="Introduction")


def test_nothing_differs_from_itself() -> None:
    made = sample()
    assert changes(made, made) == []


def test_changed_words_are_marked_and_paragraphs_added_and_gone_told() -> None:
    after = replace(HELLO, body="We came to listen.\n\nWe stayed four days.\n\nThank you.")
    assert changes(records(THEME, HELLO), records(THEME, after)) == [
        ("Introduction", "changed", ["We came to [-help-][+listen+].", "[+Thank you.+]"])
    ]
    assert changes(records(THEME, after), records(THEME, HELLO)) == [
        ("Introduction", "changed", ["We came to [-listen-][+help+].", "[-Thank you.-]"])
    ]


def test_a_finding_that_is_agreed_or_parked_shows_in_its_section() -> None:
    found = a_finding("Budgets balance", statement="Always.", state=FindingState.PARKED)
    [(title, turn, lines)] = changes(
        records(THEME, HELLO), records(THEME, HELLO, replace(found, state=FindingState.AGREED))
    )
    assert (title, turn) == ("Feedback", "added")
    assert "[+Budgets balance+]" in lines
    assert changes(records(THEME, HELLO), records(THEME, HELLO, found)) == []


def test_a_renamed_section_is_one_that_changed() -> None:
    named = replace(HELLO, title="Why we came")
    [(title, turn, lines)] = changes(records(THEME, HELLO), records(THEME, named))
    assert (title, turn) == ("Why we came", "changed")
    assert lines == ["[+Why we came+]", "[-Introduction-]"]


def test_both_sides_can_be_read_from_the_marked_words() -> None:
    one, other = "The council  has 4 plans, and more.", "A council has four plans and (much) more."
    pieces = list(marked(one, other))
    assert "".join(p.words for p in pieces if p.turn is not Turn.ADDED).split() == one.split()
    assert "".join(p.words for p in pieces if p.turn is not Turn.GONE) == other


def test_every_paragraph_of_the_report_is_compared() -> None:
    made = outline(sample(), OPTIONS)
    lines = [line for section in made.sections for line in paragraphs(section)]
    empty = compared(replace(made, sections=()), made)
    assert [line.after for section in empty for line in section.lines] == lines


# --- taking back --------------------------------------------------------------------------------


def test_texts_come_back_singly_as_one_act_and_findings_stay() -> None:
    then = records(THEME, HELLO, a_section("next_steps", "Then."), a_finding("Old words"))
    now = [replace(HELLO, body="Other."), a_section("next_steps", "Now."), a_section("own", "New")]
    found = returns(then, now)
    assert {each.title for each in found} == {"Introduction", "next_steps"}
    act = take_back(only(found, ["introduction"]), "0.1 draft")
    [change] = act.changes
    assert isinstance(change.after, ReportSection)
    assert (change.after.body, change.before) == (HELLO.body, now[0])
    assert act.name == "Take texts back from 0.1 draft"


def test_a_section_from_the_bin_comes_back_whole_and_the_same_text_is_no_change() -> None:
    then = records(THEME, HELLO)
    assert returns(then, [HELLO]) == ()
    [gone] = returns(then, [])
    [change] = take_back([gone], "0.1").changes
    assert (change.before, change.after) == (None, HELLO)


def test_a_version_keeps_the_challenge_and_the_team_as_the_report_shows_them() -> None:
    kept = thaw(freeze_whole(sample()))
    assert kept.challenge.subject == sample().challenge.subject
    assert {each.name for each in kept.all(Peer)} == {each.name for each in sample().all(Peer)}
    assert len(kept.all(Challenge)) == 1
