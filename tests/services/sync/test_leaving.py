"""Laptops that leave, are lost, are exchanged; the key of the programme office."""

import io
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from sli_desktop.models.records.finding import Finding
from sli_desktop.services.sync.cut_off import kept_aside
from sli_desktop.services.sync.errors import NotForThisLaptopError, NotManagerError
from sli_desktop.services.sync.importing import open_for
from sli_desktop.services.sync.leaving import add_recovery, take_out
from sli_desktop.services.sync.leaving_errors import (
    NotARecipientError,
    OwnLaptopError,
    TakenOutError,
)
from sli_desktop.services.sync.manifest import MAGIC
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.roster import MemberStatus
from sli_desktop.services.sync.team import read_request_file
from sli_desktop.services.sync.views import rebuild
from tests.builders import a_finding
from tests.services.sync.seats import Seat, a_team, share_a_finding
from tests.workspaces import new_workspace


def headlines(seat: Seat) -> set[str]:
    with seat.workspace.read() as view:
        return {each.headline for each in view.all(Finding)}


def everybody_the_same(*seats: Seat) -> None:
    """All hand over to all, twice; then all show the same."""
    for _ in range(2):
        for giver in seats:
            file = giver.bundle().file
            for taker in seats:
                if taker is not giver:
                    taker.take(file)
    assert len({seat.state() for seat in seats}) == 1
    assert all(seat.content() == seats[0].content() for seat in seats)


def test_a_lost_laptop_is_cut_off_at_a_part_on_every_laptop(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        priya.take_from(sam)
        priya.add(a_finding("Before"))
        for seat in (sam, ann):
            seat.take_from(priya)
        out = take_out(sam.workspace, priya.device, is_lost=True)
        assert out.member.status is MemberStatus.REVOKED
        assert out.last_heard is not None
        # The thief writes on, and hands a bundle to Ann before she hears of it.
        priya.add(a_finding("After"))
        stolen = priya.bundle().file
        ann.take(stolen)
        assert headlines(ann) == {"Before", "After"}
        ann.take_from(sam)
        assert headlines(ann) == {"Before"}
        result = sam.take(stolen)
        assert result.kept_aside == 1
        assert headlines(sam) == {"Before"}
        everybody_the_same(sam, ann)
        with sam.workspace.read() as view:
            (part,) = kept_aside(view)
        assert part.name == "Priya"
        assert "After" in {row.keys.get("headline") for row in part.rows}
        with pytest.raises(NotForThisLaptopError):
            open_for(priya.workspace, sam.bundle().file, opener=open_here)


def test_what_others_built_on_it_stays_and_reaches_everybody(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        record = share_a_finding(sam, priya, ann, statement="Base.")
        priya.take_from(sam)
        priya.change(record, statement="Base. Priya.")
        ann.take_from(priya)
        ann.change(record, headline="Ann's headline")
        take_out(sam.workspace, priya.device)
        file = sam.bundle().file
        ann.take(file)
        sam.take_from(ann)
        everybody_the_same(sam, ann)
        assert sam.finding(record).headline == "Ann's headline"
        assert sam.finding(record).statement == "Base."
        for seat in (sam, ann):
            before = seat.content()
            with seat.workspace.transaction() as transaction:
                rebuild(transaction)
            assert seat.content() == before


def test_the_manager_can_let_it_count_after_all(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        priya.take_from(sam)
        take_out(sam.workspace, priya.device)
        for headline in ("One", "Two"):
            priya.add(a_finding(headline))
            file = priya.bundle().file
        sam.take(file)
        assert headlines(sam) == set()
        take_out(sam.workspace, priya.device, last_seq=1)
        assert headlines(sam) == {"One"}
        ann.take_from(sam)
        everybody_the_same(sam, ann)
        take_out(sam.workspace, priya.device, last_seq=2)
        everybody_the_same(sam, ann)
        assert headlines(ann) == {"One", "Two"}
        with ann.workspace.read() as view:
            assert kept_aside(view) == ()


def test_who_left_may_still_hand_in_work_that_waits_for_the_manager(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        take_out(sam.workspace, priya.device)
        with pytest.raises(NotForThisLaptopError):
            open_for(priya.workspace, sam.bundle().file, opener=open_here)
        priya.add(a_finding("Typed on the way home"))
        assert sam.take_from(priya).kept_aside == 1


def test_a_laptop_reported_lost_makes_no_bundles_once_it_knows(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, _ann):
        before = sam.bundle().file
        take_out(sam.workspace, priya.device, is_lost=True)
        priya.take(before)
        with sam.workspace.read() as view:
            envelope = view.meta("roster")
        with priya.workspace.transaction() as transaction:
            transaction.set_meta("roster", envelope)
        with pytest.raises(TakenOutError):
            priya.bundle()


def test_a_laptop_is_exchanged_in_the_middle_of_a_visit(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        priya.take_from(sam)
        priya.add(a_finding("From the old one"))
        sam.take_from(priya)
        with new_workspace(tmp_path / "Priya2.sli") as workspace:
            anew = Seat("Priya", workspace, sam.stick)
            request = anew.desk.request(sam.stick, name="Priya")
            admitted = sam.desk.admit(
                read_request_file(request.file), sam.stick, replaces=priya.device
            )
            anew.desk.join(anew.desk.open_membership(admitted.made.file, opener=open_here))
            assert headlines(anew) == {"From the old one"}
            anew.add(a_finding("From the new one"))
            ann.take_from(sam)
            everybody_the_same(sam, ann, anew)
            states = {m.member.device: m.member.status for m in sam.desk.list().members}
            assert states[priya.device] is MemberStatus.LEFT
            assert states[anew.device] is MemberStatus.ACTIVE


def test_only_the_manager_takes_out_and_never_itself(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        with pytest.raises(NotManagerError):
            take_out(priya.workspace, sam.device)
        with pytest.raises(OwnLaptopError):
            take_out(sam.workspace, sam.device)


def test_the_key_of_the_programme_office_opens_every_later_bundle(tmp_path: Path) -> None:
    office = x25519.Identity.generate()
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        add_recovery(sam.workspace, str(office.to_public()))
        priya.take_from(sam)
        for seat in (sam, priya):
            opened = io.BytesIO()
            with seat.bundle().file.open("rb") as source:
                pyrage.decrypt_io(source, opened, [office])
            assert opened.getvalue().startswith(MAGIC)
        with pytest.raises(NotARecipientError):
            add_recovery(sam.workspace, "age1nonsense")
        with pytest.raises(NotManagerError):
            add_recovery(priya.workspace, str(office.to_public()))
