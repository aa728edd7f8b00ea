from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from sli_desktop.services.sync import errors
from sli_desktop.services.sync.importing import import_bundle, open_for, plan_import
from sli_desktop.services.sync.laptop_keys import read_keys
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.plan import Fate
from sli_desktop.services.sync.reader import OpenedBundle, OpenedSegment
from sli_desktop.services.sync.segments import Line, Place, write_segment
from sli_desktop.services.sync.team_state import team_of
from tests.builders import a_finding, a_new_id, a_note
from tests.services.sync.forging import a_line
from tests.services.sync.seats import Seat, a_team, share_a_finding


def forged(giver: Seat, taker: Seat, *segments: Sequence[Line], seq: int = 1) -> OpenedBundle:
    """A bundle of a team member whose program went wrong: signed, and with odd contents."""
    opened = open_for(taker.workspace, giver.bundle().file, opener=open_here)
    with giver.workspace.read() as view:
        team = team_of(view)
    made, prev = [], b""
    for number, lines in enumerate(segments, seq):
        place = Place(
            challenge=team.challenge,
            roster=2,
            seq=number,
            prev=prev,
            made=giver.workspace.clock(),
        )
        segment = write_segment(team.keys, place, lines)
        made.append(OpenedSegment(segment, tuple(line.row for line in lines)))
        prev = segment.id
    listed = tuple(one.segment.id for one in made)
    return OpenedBundle(opened.manifest, opened.signed, tuple(made), listed)


def refused(taker: Seat, opened: OpenedBundle, error: type[errors.BundleError]) -> None:
    taker.add(a_finding("Typed before"))
    before, state = taker.content(), taker.state()
    with pytest.raises(error):
        import_bundle(taker.workspace, opened, backup=False)
    assert (taker.content(), taker.state()) == (before, state)
    with taker.workspace.read() as view:
        assert len(view.unsealed()) >= 1


# --- what it brings ------------------------------------------------------------------------------


def test_an_import_tells_what_it_brings_by_person_and_kind(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        same = share_a_finding(sam, priya, ann, headline="Before")
        gone = share_a_finding(sam, priya, ann)
        clash = share_a_finding(sam, priya, ann, headline="Before")
        text = share_a_finding(sam, priya, ann, statement="Base.")
        plain = share_a_finding(sam, priya, ann, headline="Before")
        sam.change(same, headline="After")
        priya.change(same, headline="After")
        priya.delete(gone)
        sam.change(clash, headline="Sam")
        priya.change(clash, headline="Priya")
        sam.change(text, statement="Base. Sam.")
        priya.change(text, statement="Base. Priya.")
        priya.change(plain, headline="After")
        priya.add(a_note("One."))
        ann.add(a_note("Two."))
        priya.take_from(ann)
        result = sam.take_from(priya)
        plan = result.plan
        assert plan.count(Fate.NEW, kind="note") == 2
        assert plan.count(Fate.NEW, device=ann.device) == 1
        assert plan.count(Fate.SAME) == 1
        assert plan.count(Fate.DELETED) == 1
        assert plan.count(Fate.CHANGED_BY_BOTH) == result.to_look_at == 1
        assert plan.count(Fate.COMBINED) == 1
        assert plan.count(Fate.CHANGED) == 1
        assert {*plan.devices()} == {priya.device, ann.device}
        assert sum(int(line["count"]) for line in plan.as_plain()) == 7
        with sam.workspace.read() as view:
            assert view.imports()[-1].entry["brought"] == plan.as_plain()


def test_records_of_a_newer_version_are_kept_counted_and_handed_on(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        record = share_a_finding(sam, priya, ann)
        with priya.workspace.read() as view:
            (head,) = view.heads_of(record)
        odd = [
            a_line({"beam": 7}, device=priya.device, kind="hologram"),
            a_line(
                {"mood": "calm", "headline": "Known"},
                device=priya.device,
                record=record,
                parents=(head,),
            ),
        ]
        result = import_bundle(sam.workspace, forged(priya, sam, odd), backup=False)
        assert result.plan.count(Fate.NEEDS_UPDATE) == 1
        assert sam.finding(record).headline == "Known"
        ann.take_from(sam)
        with sam.workspace.read() as mine, ann.workspace.read() as theirs:
            ids = [line.id for line in mine.segments()]
            assert ids == [line.id for line in theirs.segments()]
            for one in ids:
                assert mine.segment(one).body_zst == theirs.segment(one).body_zst


def test_a_backup_is_made_before_an_import(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        priya.add(a_finding())
        before = len(sam.workspace.backups())
        import_bundle(sam.workspace, open_for(sam.workspace, priya.bundle().file, opener=open_here))
        assert len(sam.workspace.backups()) == before + 1


def test_a_laptop_whose_clock_is_days_ahead_is_named_and_its_words_are_taken(
    tmp_path: Path,
) -> None:
    with a_team(tmp_path, "Sam", "Priya", wrong_by=(0, 72)) as (sam, priya):
        record = share_a_finding(priya)
        result = sam.take_from(priya)
        assert result.clocks_ahead[priya.device] > timedelta(hours=71)
        sam.change(record, headline="Later by Sam")
        priya.take_from(sam)
        assert priya.finding(record).headline == "Later by Sam"


# --- what it refuses -----------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_not_a_bundle(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,), pytest.raises(errors.NotABundleError):
        open_for(sam.workspace, tmp_path / "missing.slibundle")


def test_a_gap_in_the_numbers_of_a_laptop_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        line = a_line({"headline": "H"}, device=priya.device)
        refused(sam, forged(priya, sam, [line], seq=2), errors.MissingPartError)


def test_two_parts_of_one_number_are_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        share_a_finding(priya)
        sam.take_from(priya)
        line = a_line({"headline": "H"}, device=priya.device)
        refused(sam, forged(priya, sam, [line]), errors.TwoHistoriesError)


def test_a_part_that_follows_another_history_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        share_a_finding(priya)
        sam.take_from(priya)
        lines = [a_line({"headline": f"{n}"}, device=priya.device) for n in range(2)]
        opened = forged(priya, sam, [lines[0]], [lines[1]])
        only_second = OpenedBundle(
            opened.manifest, opened.signed, opened.segments[1:], opened.listed[1:]
        )
        refused(sam, only_second, errors.TwoHistoriesError)


def test_a_parent_that_is_nowhere_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        line = a_line({"headline": "H"}, device=priya.device, parents=(b"x" * 32,))
        refused(sam, forged(priya, sam, [line]), errors.MissingPartError)


def test_one_revision_in_two_parts_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        line = a_line({"headline": "H"}, device=priya.device)
        other = a_line({"headline": "O"}, device=priya.device)
        refused(sam, forged(priya, sam, [line], [line, other]), errors.BadSignatureError)


def test_a_record_that_turns_into_another_kind_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = a_new_id()
        one = a_line({"headline": "H"}, device=priya.device, record=record)
        two = a_line({"title": "T"}, device=priya.device, record=record, kind="meeting")
        refused(sam, forged(priya, sam, [one], [two]), errors.BadSignatureError)


class Unlucky:
    """Randomness that fails at its n-th use."""

    def __init__(self, uses: int) -> None:
        self.left = uses

    def __call__(self, size: int) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise MemoryError
        return bytes(range(self.left, self.left + size))


def test_an_import_that_breaks_off_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        priya.add(a_finding("New"))
        opened = open_for(sam.workspace, priya.bundle().file, opener=open_here)
        for headline in ("One", "Two", "Three"):
            sam.add(a_finding(headline))
        before, state = sam.content(), sam.state()
        good = sam.workspace.random
        for uses in range(3):
            sam.workspace.random = Unlucky(uses)
            with pytest.raises(MemoryError):
                import_bundle(sam.workspace, opened, backup=False)
            assert (sam.content(), sam.state()) == (before, state)
        sam.workspace.random = good
        assert import_bundle(sam.workspace, opened, backup=False).plan.count(Fate.NEW) == 1


def test_keys_of_a_laptop_read_back_as_they_were(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,), sam.workspace.read() as view:
        keys = team_of(view).keys
        kept = view.meta("laptop-keys")
        assert kept is not None
        assert read_keys(kept) == keys
        assert keys.device == sam.device


def test_planning_twice_tells_the_same(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        priya.add(a_finding())
        opened = open_for(sam.workspace, priya.bundle().file, opener=open_here)
        first = plan_import(sam.workspace, opened)
        assert plan_import(sam.workspace, opened) == first
