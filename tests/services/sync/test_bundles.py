import io
import os
import re
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PosixPath
from typing import Self

import pytest
from typing_extensions import override

from sli_desktop.models.records.change import make
from sli_desktop.services.sync import errors
from sli_desktop.services.sync.age_file import decrypt
from sli_desktop.services.sync.importing import open_for
from sli_desktop.services.sync.laptop_keys import make_keys
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.seal import seal
from sli_desktop.services.sync.team_state import team_of
from sli_desktop.services.sync.writer import write_whole
from sli_desktop.storage import StoredSegment, Workspace
from tests.builders import a_finding, a_meeting, a_new_id, a_note
from tests.services.sync.seats import Seat, a_team, share_a_finding

CANARY = "Marmalade-7731"


def test_everybody_ends_with_the_same_words_in_any_order(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        record = share_a_finding(sam, priya, ann, statement="Base.")
        for seat in (sam, priya, ann):
            seat.change(record, statement=f"Base. {seat.name}.")
            seat.add(a_note(f"Heard by {seat.name}."))
        files = [seat.bundle().file for seat in (sam, priya, ann)]
        for seat, order in ((sam, (2, 1)), (priya, (0, 2)), (ann, (1, 0, 1))):
            for number in order:
                seat.take(files[number])
        assert sam.content() == priya.content() == ann.content()
        assert sam.state() == priya.state() == ann.state()
        assert all(f"{name}." in sam.finding(record).statement for name in ("Sam", "Priya", "Ann"))


def test_a_third_person_hands_on_what_two_others_wrote(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        priya.take_from(sam)  # brings the team list with Ann
        record = share_a_finding(priya, ann)
        result = sam.take_from(ann)
        assert result.sender == ann.device
        assert sam.finding(record) == priya.finding(record)
        assert result.plan.devices() == (priya.device,)
        assert result.names[priya.device] == "Priya"


def test_the_same_bundle_twice_changes_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        share_a_finding(priya)
        file = priya.bundle().file
        assert sam.take(file).number == 1
        before, state = sam.content(), sam.state()
        again = sam.take(file)
        assert again.has_nothing_new
        assert again.number == 0
        assert (sam.content(), sam.state()) == (before, state)


def test_a_lost_bundle_is_made_up_for_by_any_later_one(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(priya)
        priya.bundle().file.unlink()
        priya.change(record, headline="Later")
        sam.take_from(priya)
        assert sam.finding(record).headline == "Later"


def test_a_file_name_tells_neither_council_nor_person(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, _):
        made = sam.bundle()
        assert re.fullmatch(r"SLI-[0-9A-F]{6}-[0-9A-F]{4}-\d+\.slibundle", made.file.name)
        assert sam.bundle().serial == made.serial + 1


def test_no_word_of_a_challenge_stands_in_a_bundle_in_clear(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        sam.add(a_finding(CANARY))
        file = sam.bundle().file
        assert not [part for part in sam.stick.iterdir() if part.suffix == ".part"]
        for left in sam.stick.iterdir():
            assert CANARY.encode() not in left.read_bytes()
            assert b"Sam" not in left.read_bytes() or left.suffix == ".slijoin"
        opened = open_for(priya.workspace, file, opener=open_here)
        assert any(CANARY in str(r.keys) for one in opened.segments for r in one.revisions)


def test_a_bundle_tells_how_much_it_carries_and_for_whom(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        share_a_finding(sam, priya)
        made = priya.bundle()
        assert made.recipients == ("Sam", "Priya")
        assert made.revisions == 2
        assert made.size == made.file.stat().st_size
        assert made.state == priya.state() == sam.state()


def test_all_kinds_of_records_travel_whole(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        sam.add(a_meeting())
        sam.add(a_note("Said “as it is”."))
        priya.take_from(sam)
        assert priya.content() == sam.content()


# --- sealing -------------------------------------------------------------------------------------


def test_sealing_twice_makes_one_segment(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        sam.add(a_finding())
        assert len(_seal(sam)) == 1
        assert not _seal(sam)


def test_what_is_back_where_it_was_is_not_sealed(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        record = share_a_finding(sam, headline="Before")
        sam.change(record, headline="After")
        sam.change(record, headline="Before")
        assert not _seal(sam)


def test_a_record_with_more_than_200_touched_keys_is_split(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        many = frozenset(a_new_id() for _ in range(250))
        finding = a_finding(merged_from=many)
        sam.add(finding)
        priya.take_from(sam)
        assert priya.finding(finding.id) == finding
        with priya.workspace.read() as view:
            assert [line.revisions for line in view.segments() if line.device == sam.device] == [
                1,
                1,
                1,
            ]


def test_more_than_5000_records_are_several_segments(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        notes = [a_note(f"Note {number}.", id=a_new_id()) for number in range(5001)]
        sam.workspace.commit(make("Many", *notes))
        assert [segment.revisions for segment in _seal(sam)] == [5000, 2]


@pytest.mark.parametrize("size", [1 << 53, (1 << 53) + 1])
def test_a_number_too_large_for_a_bundle_stops(tmp_path: Path, size: int) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        sam.add(a_finding(number=size))
        if size > 1 << 53:
            with pytest.raises(errors.TextTooLongError):
                sam.bundle()
        else:
            assert sam.bundle().revisions == 2


def test_a_text_too_long_for_a_bundle_stops_before_anything_is_sealed(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        sam.add(a_finding(statement="x" * ((1 << 20) + 1)))
        with pytest.raises(errors.TextTooLongError):
            sam.bundle()
        with sam.workspace.read() as view:
            assert len(view.unsealed()) == 2


def _seal(seat: Seat) -> tuple[StoredSegment, ...]:
    with seat.workspace.transaction() as transaction:
        team = team_of(transaction)
        return seal(transaction, team, at=seat.workspace.clock(), random=os.urandom)


# --- the stick -----------------------------------------------------------------------------------


def test_a_place_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        sam.stick = tmp_path / "pulled out"
        with pytest.raises(errors.CannotWriteBundleError):
            sam.bundle()


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """As on a stick with so little room: the system refuses to write more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_stick_that_takes_no_file_of_this_size_leaves_no_half_file(tmp_path: Path) -> None:
    limit = pytest.raises(errors.FileTooLargeForPlaceError, match="no single file of 1 MB")
    with files_up_to(100_000), limit:
        write_whole(tmp_path / "x.slibundle", bytes(200_000))
    assert not list(tmp_path.iterdir())


class WornStick(PosixPath):
    """A stick that loses a bit on the way."""

    @override
    def replace(self, target: "str | os.PathLike[str]") -> Self:
        moved = super().replace(target)
        data = bytearray(moved.read_bytes())
        data[-1] ^= 1
        moved.write_bytes(data)
        return moved


def test_a_stick_that_gives_back_other_bytes_is_found_out(tmp_path: Path) -> None:
    with pytest.raises(errors.DamagedCopyError):
        write_whole(WornStick(tmp_path / "x.slibundle"), b"everything")
    assert not list(tmp_path.iterdir())


def test_reading_trouble_of_the_computer_is_not_called_damage(tmp_path: Path) -> None:
    class Pulled(io.BytesIO):
        @override
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "input/output error")

    keys = make_keys("Sam", os.urandom)
    with pytest.raises(OSError, match="input/output"):
        decrypt(Pulled(), io.BytesIO(), keys.identity)


# --- a laptop that was restored from a backup ----------------------------------------------------


@contextmanager
def restored(seat: Seat, old: Path) -> Iterator[Seat]:
    """The laptop, with the folder it had when the backup was made."""
    seat.workspace.close()
    again = Workspace.open_with_key(
        old, seat.workspace.data_key, clock=seat.workspace.clock, random=seat.workspace.random
    )
    with again:
        yield Seat(seat.name, again, seat.stick)


def backed_up(seat: Seat, folder: Path) -> None:
    with seat.workspace.transaction():  # nobody writes meanwhile
        shutil.copytree(seat.workspace.folder, folder)


def test_a_restored_laptop_gets_its_own_later_words_back(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        backed_up(sam, tmp_path / "old.sli")
        sam.change(record, headline="After")
        priya.take_from(sam)
        with restored(sam, tmp_path / "old.sli") as old:
            assert old.finding(record).headline == "Before"
            old.change(record, statement="Written before they came back.")
            old.take_from(priya)
            assert old.finding(record).headline == "After"
            old.change(record, label="strength")
            priya.take_from(old)
            assert priya.content() == old.content()
            assert priya.finding(record).statement == "Written before they came back."
            assert priya.state() == old.state()


def test_a_restored_laptop_that_handed_over_anew_is_found_out(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        backed_up(sam, tmp_path / "old.sli")
        sam.change(record, headline="After")
        priya.take_from(sam)
        with restored(sam, tmp_path / "old.sli") as old:
            old.change(record, headline="Other")
            file = old.bundle().file
            with pytest.raises(errors.TwoHistoriesError):
                old.take_from(priya)
            with pytest.raises(errors.TwoHistoriesError):
                priya.take(file)
