"""The sorting by column: pages, counts and findings are those a plain recount gives."""

import random
from collections import Counter
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.models.records.finding import FindingNote, FindingState, Stance
from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.services.sorting import Whereabouts, is_shown, recounted, total
from sli_desktop.storage import NO_THEME, Facet, Sieve, SortLine, View, Workspace
from tests.builders import (
    FINANCE,
    HOUSING,
    LEADERSHIP,
    MONDAY,
    OFFICERS,
    PRIYA,
    RESIDENTS,
    SAM,
    a_challenge,
    a_finding,
    a_finding_note,
    a_group,
    a_meeting,
    a_note,
    a_peer,
    a_theme,
    an_attendance,
)

LONDON = ZoneInfo("Europe/London")
MEETINGS = (
    a_meeting("Early", groups=frozenset({OFFICERS})),
    a_meeting("Late", groups=frozenset({OFFICERS, RESIDENTS})),
    a_meeting("Odd", groups=frozenset()),
)
PEOPLE = (
    an_attendance(MEETINGS[0].id, group=OFFICERS),
    an_attendance(MEETINGS[1].id, group=RESIDENTS),
    an_attendance(MEETINGS[2].id, group=None),
)
THEMES = (
    a_theme("Finance", order="a"),
    a_theme("Leadership", order="b"),
    a_theme("Housing", order="c"),
)


def some_notes(seed: int, number: int) -> tuple[Note, ...]:
    r = random.Random(seed)
    return tuple(
        a_note(
            f"Note {place}",
            meeting=r.choice([*(each.id for each in MEETINGS), None]),
            speaker=r.choice([None, *(each.id for each in PEOPLE)]),
            author=r.choice([SAM, PRIYA]),
            first_key=MONDAY + timedelta(hours=r.choice([0, 14, 15, 24, 39])),
            state=r.choice(list(NoteState)),
            kinds=frozenset(r.sample(list(NoteKind), r.choice([0, 1, 2]))),
            themes=frozenset(r.sample([FINANCE, LEADERSHIP, HOUSING], r.choice([0, 1, 2]))),
        )
        for place in range(number)
    )


def a_sieve(r: random.Random) -> Sieve:
    return Sieve(
        state=r.choice([None, *NoteState]),
        kind=r.choice([None, None, *NoteKind]),
        theme=r.choice([None, None, FINANCE, NO_THEME]),
        group=r.choice([None, None, OFFICERS, RESIDENTS]),
        peer=r.choice([None, None, SAM]),
        day=r.choice([None, None, date(2026, 10, 12), date(2026, 10, 13)]),
        meeting=r.choice([None, None, MEETINGS[1].id]),
    )


def fill(workspace: Workspace, notes: tuple[Note, ...]) -> None:
    gone = a_note("Gone", theme=FINANCE)
    groups = (a_group("Officers"), a_group("Residents"))
    everything = (a_challenge(), a_peer("Sam"), a_peer("Priya"), *groups, *THEMES)
    workspace.commit(make("Fill", *everything, *MEETINGS, *PEOPLE, *notes, gone))
    workspace.commit(put_in_bin("Delete", gone))


def whereabouts(view: View) -> Whereabouts:
    return Whereabouts.of(view.sorting.names(), LONDON)


@pytest.mark.parametrize("seed", range(3))
def test_pages_and_counts_equal_a_plain_recount(workspace: Workspace, seed: int) -> None:
    notes = some_notes(seed, 60)
    fill(workspace, notes)
    r = random.Random(seed)
    with workspace.read() as view:
        where = whereabouts(view)
        facts = {note.id: where.facts(note) for note in notes}
        for _ in range(25):
            sieve = a_sieve(r)
            shown = [note for note in notes if is_shown(sieve, facts[note.id])]
            shown.sort(key=lambda note: (note.first_key, note.id.bytes))
            page = view.sorting.page(sieve)
            assert page == tuple(map(SortLine.of, shown))
            assert view.sorting.ids(sieve) == tuple(note.id for note in shown)
            if len(page) > 4:
                assert view.sorting.page(sieve, after=page[1], limit=2) == page[2:4]
            counts = view.sorting.counts(sieve)
            assert total(counts, sieve) == len(shown)
            for facet in Facet:
                kept = [f for f in facts.values() if is_shown(sieve, f, besides=facet)]
                assert counts[facet] == Counter(value for f in kept for value in f[facet]), facet


def test_counts_kept_from_act_to_act_are_those_of_a_fresh_count(workspace: Workspace) -> None:
    before, after = some_notes(5, 30), some_notes(6, 30)
    fill(workspace, before)
    r = random.Random(7)
    sieve = a_sieve(r)
    with workspace.read() as view:
        where, counts = whereabouts(view), view.sorting.counts(sieve)
    changed = tuple(
        r.choice([(old, None), (None, new), (old, new)])
        for old, new in zip(before, after, strict=True)
    )
    for old, new in changed:
        if old is not None:
            workspace.commit(put_in_bin("Delete", old))
        if new is not None:
            workspace.commit(make("Add", new))
        counts = recounted(
            counts, sieve, where.facts(old) if old else None, where.facts(new) if new else None
        )
    with workspace.read() as view:
        assert counts == view.sorting.counts(sieve)


def test_findings_come_numbered_in_the_order_of_their_themes(workspace: Workspace) -> None:
    late = a_finding("Homes are cold", theme=HOUSING, order="a")
    second = a_finding("Plans are thin", order="b", reference="SA9")
    first = a_finding("Savings are late", order="a", state=FindingState.PARKED)
    seen = a_finding("Leaders are seen", theme=LEADERSHIP)
    dropped = a_finding("No", state=FindingState.DROPPED, order="0")
    fill(workspace, ())
    workspace.commit(make("Add", late, second, first, seen, dropped))
    with workspace.read() as view:
        sorting = view.sorting
        lines = sorting.findings()
        assert [(line.number, line.headline) for line in lines] == [
            (1, "Savings are late"),
            (2, "Plans are thin"),
            (3, "Leaders are seen"),
            (4, "Homes are cold"),
        ]
        assert [line.number for line in sorting.findings(themes=[HOUSING])] == [4]
        assert [line.number for line in sorting.findings(words="ARE sa")] == [1, 2]
        assert [line.id for line in sorting.findings(words="sa9")] == [second.id]
        assert [line.id for line in sorting.findings(words="F4")] == [late.id]
        assert [line.id for line in sorting.findings(only=[late.id])] == [late.id]
        assert len(sorting.findings(limit=2)) == 2
        assert len(sorting.findings(limit=None)) == 4
        assert [line.headline for line in sorting.dropped_findings()] == ["No"]
        assert sorting.finding_totals([FINANCE]) == (2, 4)
        assert sorting.finding_totals() == (4, 4)


def test_no_finding_is_called_by_a_number_that_was_frozen(workspace: Workspace) -> None:
    frozen = [a_finding(f"Frozen {n}", number=n, order=f"b{n}") for n in (1, 2)]
    gone = a_finding("Frozen and deleted", number=3)
    fresh = a_finding("New", order="a")
    fill(workspace, ())
    workspace.commit(make("Add", *frozen, gone, fresh))
    workspace.commit(put_in_bin("Delete", gone))
    with workspace.read() as view:
        assert [line.number for line in view.sorting.findings()] == [4, 1, 2]
        assert [line.id for line in view.sorting.findings(words="4")] == [fresh.id]


def test_what_carries_a_finding_comes_with_the_groups_it_was_heard_from(
    workspace: Workspace,
) -> None:
    finding, other = a_finding(), a_finding()
    officer = a_note("One", speaker=PEOPLE[0].id, state=NoteState.USED)
    everyone = a_note("Two", meeting=MEETINGS[1].id, state=NoteState.USED)
    gone = a_note("Three")
    notes = (officer, everyone, gone)
    links = [
        a_finding_note(finding, officer),
        a_finding_note(finding, everyone, Stance.AGAINST),
        a_finding_note(finding, gone),
        a_finding_note(other, gone),
    ]
    fill(workspace, notes)
    workspace.commit(make("Link", finding, other, *links))
    workspace.commit(put_in_bin("Delete", gone, links[2]))
    with workspace.read() as view:
        lines = view.sorting.carried([finding.id], Sieve(state=None, group=OFFICERS))
        assert [(line.note, line.stance, line.groups) for line in lines] == [
            (officer.id, Stance.SUPPORTS, frozenset({OFFICERS})),
            (everyone.id, Stance.AGAINST, frozenset({OFFICERS, RESIDENTS})),
        ]
        assert [line.is_shown for line in lines] == [True, True]
        hidden = view.sorting.carried([finding.id], Sieve())
        assert not any(line.is_shown for line in hidden)
        assert view.sorting.carried([], Sieve()) == ()
        assert {link.id for link in view.sorting.links_of([everyone.id])} == {links[1].id}


def test_joins_and_whole_notes_are_given_without_the_bin(workspace: Workspace) -> None:
    one, other, gone = a_note(), a_note(), NoteId(a_note().id)
    one_joined = a_note(joined_with=frozenset({other.id, gone}))
    fill(workspace, (one, other, one_joined))
    with workspace.read() as view:
        assert view.sorting.joins() == ((one_joined.id, other.id),)
        assert view.sorting.notes([other.id, gone, one.id]) == (other, one)
        assert view.sorting.links_of([]) == ()
        assert isinstance(view.sorting.links_of([one.id]), tuple)
        assert view.all(FindingNote) == ()
