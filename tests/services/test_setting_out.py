"""How a challenge begins: template copy, team, references, order; and finding things by words."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records.challenge import (
    Boilerplate,
    Challenge,
    Milestone,
    Question,
    StakeholderGroup,
    Theme,
)
from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.frameworks import Framework, load_frameworks
from sli_desktop.services.lookup import (
    NotFoundError,
    finding_named,
    group_named,
    match_meeting,
    meeting_named,
    note_named,
    peer_named,
    recommendation_named,
    short_id,
    theme_named,
)
from sli_desktop.services.ordering import last_place, place_between, places
from sli_desktop.services.people import add_peer, find_peer, free_initials, name_words
from sli_desktop.services.references import References, used_references
from sli_desktop.services.report.blocks import Block, BulletList, Inline, Paragraph
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.setup import new_challenge
from sli_desktop.storage import Workspace
from tests.builders import (
    a_challenge,
    a_finding,
    a_group,
    a_meeting,
    a_new_id,
    a_note,
    a_peer,
    a_recommendation,
    a_theme,
)
from tests.workspaces import workspace

__all__ = ["workspace"]

FRAMEWORKS = load_frameworks(resource("frameworks"))


def _running(block: Block) -> list[Inline]:
    """The paragraphs of a block, with numbers before them or without."""
    match block:
        case Paragraph():
            return [block.runs]
        case BulletList():
            return [item.runs for item in block.items]
        case _:
            return []


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=[each.id for each in FRAMEWORKS])
def test_every_template_makes_a_challenge_with_a_copy_of_all_it_says(
    framework: Framework,
) -> None:
    act = new_challenge(
        framework,
        council="Westmarch",
        on_site_from=date(2026, 10, 12),
        on_site_to=date(2026, 10, 15),
        manager_name="Priya Shah",
        new_id=a_new_id,
    )
    records = ChallengeRecords.of(change.after for change in act.changes if change.after)
    challenge = records.challenge
    assert (challenge.framework, challenge.framework_version) == (framework.id, framework.version)
    assert challenge.label_area == framework.labels.area
    assert challenge.opening_words == framework.opening_words.text
    tops = [theme for theme in records.all(Theme) if theme.parent is None]
    assert [theme.name for theme in tops] == [theme.name for theme in framework.themes]
    assert [theme.order for theme in tops] == sorted(theme.order for theme in tops)
    parts = sum(len(theme.criteria) for theme in framework.themes)
    assert len(records.all(Theme)) == len(tops) + parts
    questions = sum(
        len(theme.questions) + sum(len(each.questions) for each in theme.criteria)
        for theme in framework.themes
    )
    assert len(records.all(Question)) == questions
    assert len(records.all(StakeholderGroup)) == len(framework.stakeholder_groups)
    assert len(records.all(Boilerplate)) == len(framework.boilerplate)
    sections = [section.key for section in records.all(ReportSection)]
    assert sections == [item.key for item in framework.report_outline]
    texts = {text.key: text.text for text in framework.boilerplate}
    for section, item in zip(records.all(ReportSection), framework.report_outline, strict=True):
        assert section.body == "\n\n".join(texts[key] for key in item.starts_with)
    options = ReportOptions(dated=date(2026, 11, 1))
    shown = [
        run.text
        for section in outline(records, options).sections
        for block in section.blocks
        for runs in _running(block)
        for run in runs
    ]
    assert [
        shown.count(texts[key]) for item in framework.report_outline for key in item.starts_with
    ] == [1 for item in framework.report_outline for _ in item.starts_with]
    [manager] = records.all(Peer)
    assert (manager.initials, manager.role) == ("PS", PeerRole.CHALLENGE_MANAGER)


def test_deadlines_are_counted_from_the_visit() -> None:
    framework = next(each for each in FRAMEWORKS if each.id == "cpc-2024")
    act = new_challenge(
        framework,
        council="Westmarch",
        on_site_from=date(2026, 10, 12),
        on_site_to=date(2026, 10, 15),
        manager_name="Priya Shah",
        new_id=a_new_id,
    )
    due = {c.after.what: c.after.due for c in act.changes if isinstance(c.after, Milestone)}
    assert date(2027, 1, 15) in due.values()


def test_a_visit_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before the first"):
        new_challenge(
            FRAMEWORKS[0],
            council="W",
            on_site_from=date(2026, 10, 12),
            on_site_to=date(2026, 10, 11),
            manager_name="P",
            new_id=a_new_id,
        )


@pytest.mark.parametrize(
    ("name", "taken", "initials"),
    [
        ("Priya Shah", (), "PS"),
        ("Cllr Priya Shah", (), "PS"),
        ("Dr. Anne-Marie O'Neill", (), "AMO"),
        ("Priya Shah", ("PS",), "PSH"),
        ("Paul Smith", ("ps", "PSM"), "PSMI"),
        ("Li", ("L",), "LI"),
        ("Li", ("L", "LI"), "LA"),
        ("Łukasz Żak", (), "LZ"),
        ("", (), "X"),
        ("42", (), "X"),
    ],
)
def test_initials_are_letters_that_nobody_has_yet(
    name: str, taken: tuple[str, ...], initials: str
) -> None:
    assert free_initials(name, taken) == initials


@given(st.lists(st.text(max_size=12), max_size=40))
def test_no_two_peers_ever_share_initials_or_references(names: list[str]) -> None:
    """The fault to catch: two laptops that both make PS24."""
    taken: list[str] = []
    for name in names:
        taken.append(free_initials(name, taken))
    assert len(set(taken)) == len(taken)
    assert all(each.isalpha() and each.isascii() and each.isupper() for each in taken)
    made = [References(initials, ())() for initials in taken]
    assert len(set(made)) == len(made)


def test_a_person_taken_into_the_team_gets_initials_of_their_own() -> None:
    team = [a_peer("Priya Shah", initials="PS")]
    peer, act = add_peer(team, name="Paul Stone", role=PeerRole.ANALYST, new_id=a_new_id)
    assert (peer.initials, act.changes[0].after) == ("PST", peer)


def test_a_peer_is_found_by_initials_name_or_an_only_surname() -> None:
    priya, paul = a_peer("Cllr Priya Shah", initials="PS"), a_peer("Paul Stone", initials="PST")
    other = a_peer("Ann Stone", initials="AS")
    team = (priya, paul, other)
    assert find_peer(team, "ps") == priya
    assert find_peer(team, "Priya Shah") == priya
    assert find_peer(team, "Shah") == priya
    assert find_peer(team, "Stone") is None
    assert find_peer(team, "  ") is None
    assert name_words("Cllr Priya Shah") == ("Priya", "Shah")


def test_references_count_over_all_three_kinds_and_the_bin(workspace: Workspace) -> None:
    kept, gone = a_meeting(reference="PS4"), a_finding(reference="PS9")
    other = a_recommendation(reference="PST30")
    workspace.commit(make("make", a_challenge(), a_theme(), kept, gone, other))
    workspace.commit(put_in_bin("delete", gone))
    with workspace.read() as view:
        next_one = References("PS", used_references(view))
    assert (next_one(), next_one()) == ("PS10", "PS11")


def test_places_sort_and_there_is_always_room() -> None:
    three = places(3)
    assert list(three) == sorted(three)
    assert last_place(three) > three[2]
    assert three[0] < place_between(three[0], three[1]) < three[1]
    assert place_between("", three[0]) < three[0]
    assert last_place(["0007"]) > "0007"
    assert last_place([]) == places(1)[0]


MANAGERS = a_meeting("Service managers", reference="PS4")
RECORDS = ChallengeRecords.of([
    a_challenge(), MANAGERS, a_meeting("Senior managers", reference="PS5"),
    a_theme("Finance", code="FIN", order="a0"), a_theme("Housing", code="HOU", order="a1"),
    a_group("Frontline staff"), a_peer("Priya Shah", initials="PS"),
    a_finding(reference="PS7"), a_recommendation(reference="PS8"), a_note("words"),
])  # fmt: skip


def test_things_are_found_by_the_words_a_person_uses() -> None:
    assert meeting_named(RECORDS, "ps4") == MANAGERS
    assert meeting_named(RECORDS, "service MANAGERS") == MANAGERS
    assert meeting_named(RECORDS, "service") == MANAGERS
    assert theme_named(RECORDS, "2").code == "HOU"
    assert theme_named(RECORDS, "Finance").code == "FIN"
    assert theme_named(RECORDS, "hou").code == "HOU"
    assert group_named(RECORDS, "frontline").name == "Frontline staff"
    assert peer_named(RECORDS, "Shah").initials == "PS"
    assert finding_named(RECORDS, "ps7").reference == "PS7"
    assert recommendation_named(RECORDS, "PS8").reference == "PS8"
    [note] = RECORDS.all(type(a_note()))
    assert note_named(RECORDS, short_id(note.id)) == note
    assert note_named(RECORDS, str(note.id)) == note
    assert match_meeting(RECORDS.all(type(MANAGERS)), "managers") is None
    assert match_meeting(RECORDS.all(type(MANAGERS)), "...") is None


@pytest.mark.parametrize(
    "find",
    [meeting_named, theme_named, group_named, peer_named, finding_named, recommendation_named,
     note_named],
)  # fmt: skip
def test_what_is_not_there_is_told_with_what_there_is(
    find: Callable[[ChallengeRecords, str], object],
) -> None:
    with pytest.raises(NotFoundError) as told:
        find(RECORDS, "zebra")
    assert "zebra" in told.value.happened


def test_the_challenge_record_says_who_is_challenged() -> None:
    assert isinstance(RECORDS.challenge, Challenge)
