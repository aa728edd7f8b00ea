"""A laptop that was put back to a backup, and one whose folder was copied."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sli_desktop.services.sync.errors import RestoredError, TwoHistoriesError
from sli_desktop.services.sync.laptop_keys import make_keys
from sli_desktop.services.sync.roster import read_join_request, write_join_request
from sli_desktop.storage import Workspace, restore
from tests.builders import MONDAY, PASSPHRASE, a_finding
from tests.services.sync.seats import Seat, a_team, share_a_finding
from tests.workspaces import TINY


@contextmanager
def opened(seat: Seat, folder: Path) -> Iterator[Seat]:
    workspace = Workspace.open_with_key(
        folder,
        seat.workspace.data_key,
        clock=seat.workspace.clock,
        random=seat.workspace.random,
        insist=True,
    )
    with workspace:
        yield Seat(seat.name, workspace, seat.stick)


@contextmanager
def put_back(seat: Seat, backup: Path) -> Iterator[Seat]:
    seat.workspace.close()
    folder = seat.workspace.folder
    restore(folder, backup, PASSPHRASE, clock=seat.workspace.clock, lowest=TINY)
    with opened(seat, folder) as again:
        yield again


def test_a_laptop_that_was_put_back_is_asked_once_before_it_hands_over(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        backup = sam.workspace.backup_to(tmp_path / "a.slibackup")
        sam.change(record, headline="After")
        priya.take_from(sam)
        with put_back(sam, backup) as back:
            back.change(record, statement="New words.")
            with pytest.raises(RestoredError, match="put back to a backup"):
                back.bundle()
            back.take_from(priya)
            priya.take_from(back)
            assert priya.finding(record).headline == "After"
            assert priya.finding(record).statement == "New words."
            assert priya.content() == back.content()


def test_a_laptop_that_cannot_get_a_bundle_hands_over_when_told_again(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        backup = sam.workspace.backup_to(tmp_path / "a.slibackup")
        with put_back(sam, backup) as back:
            back.add(a_finding("New"))
            with pytest.raises(RestoredError):
                back.bundle()
            assert not priya.take_from(back).has_nothing_new


def test_a_manager_who_was_put_back_is_asked_before_letting_somebody_in(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        backup = sam.workspace.backup_to(tmp_path / "a.slibackup")
        request = read_join_request(write_join_request(make_keys("Ann", os.urandom), at=MONDAY))
        sam.desk.admit(request, sam.stick)
        priya.take_from(sam)
        with put_back(sam, backup) as back:
            with pytest.raises(RestoredError):
                back.desk.admit(request, back.stick)
            back.take_from(priya)
            assert len(back.desk.list().members) == 3


def test_a_laptop_that_was_put_back_writes_over_none_of_its_later_bundles(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        backup = sam.workspace.backup_to(tmp_path / "a.slibackup")
        sam.add(a_finding("The only copy"))
        later = sam.bundle().file
        content = later.read_bytes()
        with put_back(sam, backup) as back:
            back.take_from(priya)
            assert back.bundle().file != later
            assert later.read_bytes() == content


def test_a_laptop_alone_in_its_team_is_not_asked(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        backup = sam.workspace.backup_to(tmp_path / "a.slibackup")
        with put_back(sam, backup) as back:
            assert back.bundle().serial == 1


def test_numbers_taken_twice_and_not_handed_over_give_way(tmp_path: Path) -> None:
    """It took in Ann's bundle first, who had not got its later work: that sealed a number twice."""
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        record = share_a_finding(sam, priya, ann, headline="Before", statement="One.")
        backup = sam.workspace.backup_to(tmp_path / "a.slibackup")
        sam.change(record, headline="After")
        priya.take_from(sam)
        ann.add(a_finding("By Ann"))
        with put_back(sam, backup) as back:
            back.change(record, statement="One. Two.")
            back.take_from(ann)
            back.change(record, statement="One. Two. Three.")
            back.take_from(priya)
            assert back.finding(record).headline == "After"
            assert back.finding(record).statement == "One. Two. Three."
            assert not back.looks()
            for _ in range(2):
                priya.take_from(back)
                ann.take_from(priya)
                back.take_from(ann)
            assert back.content() == priya.content() == ann.content()
            assert back.state() == priya.state() == ann.state()


def test_a_copied_folder_gives_way_to_what_the_first_one_handed_over(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        with sam.workspace.transaction():
            shutil.copytree(sam.workspace.folder, tmp_path / "copy.sli")
        with opened(sam, tmp_path / "copy.sli") as copy:
            sam.change(record, headline="First")
            priya.take_from(sam)
            copy.change(record, statement="Second.")
            copy.take_from(priya)
            priya.take_from(copy)
            assert priya.finding(record).headline == "First"
            assert priya.finding(record).statement == "Second."
            sam.take_from(priya)
            assert sam.content() == priya.content() == copy.content()


def test_numbers_handed_over_twice_are_told_and_lose_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        with sam.workspace.transaction():
            shutil.copytree(sam.workspace.folder, tmp_path / "copy.sli")
        with opened(sam, tmp_path / "copy.sli") as copy:
            sam.change(record, headline="First")
            priya.take_from(sam)
            copy.change(record, headline="Second")
            file = copy.bundle().file
            before = priya.content()
            with pytest.raises(TwoHistoriesError):
                priya.take(file)
            with pytest.raises(TwoHistoriesError):
                copy.take_from(priya)
            assert priya.content() == before
            assert copy.finding(record).headline == "Second"
