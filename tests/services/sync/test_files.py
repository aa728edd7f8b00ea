"""Photographs and files travel in bundles: after the text, checked one by one."""

import io
import os
from pathlib import Path

import pytest

from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.models.records.ids import AttachmentId
from sli_desktop.models.records.note import Attachment
from sli_desktop.services.sync.age_file import decrypt
from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.carried import Contents, bundle_sizes, missing
from sli_desktop.services.sync.errors import DamagedBundleError
from sli_desktop.services.sync.importing import import_bundle, open_for, plan_import
from sli_desktop.services.sync.manifest import BLOB
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.progress import StoppedError
from sli_desktop.services.sync.team import read_request_file
from sli_desktop.services.sync.team_state import keys_of
from tests.builders import a_new_id, a_note
from tests.services.sync.seats import Seat, a_team
from tests.workspaces import new_workspace


def a_photo(seat: Seat, content: bytes = b"") -> Attachment:
    """A photograph beside a new note, on one laptop."""
    content = content or os.urandom(70_000)
    note = a_note("Seen on the wall.", id=a_new_id())
    attachment = Attachment(
        id=AttachmentId(a_new_id()),
        note=note.id,
        sha256=seat.workspace.put_blob(content),
        media_type="image/png",
        size=len(content),
        name="wall.png",
    )
    seat.workspace.commit(make("Attach", note, attachment))
    return attachment


def lacks(seat: Seat) -> int:
    with seat.workspace.read() as view:
        return len(missing(view, seat.workspace))


def cut(file: Path, octets: int) -> None:
    file.write_bytes(file.read_bytes()[:-octets])


def test_a_photograph_comes_with_its_note(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        content = os.urandom(200_000)
        photo = a_photo(sam, content)
        made = sam.bundle()
        assert made.files == 1
        result = priya.take(made.file)
        assert (result.files.arrived, result.files.wanted) == (1, 1)
        assert priya.workspace.get_blob(photo.sha256) == content
        assert priya.take(made.file).has_nothing_new


def test_a_new_laptop_gets_all_photographs(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        photo = a_photo(priya)
        sam.take_from(priya)
        with new_workspace(tmp_path / "Ann.sli") as workspace:
            ann = Seat("Ann", workspace, sam.stick)
            request = ann.desk.request(sam.stick, name="Ann")
            admitted = sam.desk.admit(read_request_file(request.file), sam.stick)
            joined = ann.desk.join(ann.desk.open_membership(admitted.made.file, opener=open_here))
            assert joined.result.files.arrived == 1
            assert ann.workspace.blobs.has(photo.sha256)


def test_what_everybody_has_said_they_hold_is_left_out(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        a_photo(sam)
        first = sam.bundle()
        for seat in (priya, ann):
            seat.take(first.file)
        sam.take_from(priya)
        assert sam.bundle().files == 1, "Ann has not said so yet"
        sam.take_from(ann)
        assert sam.bundle().files == 0
        a_photo(sam)
        assert sam.bundle().files == 1
        sizes = bundle_sizes(sam.workspace)
        assert (sizes.new_files, sizes.all_files) == (1, 2)
        assert sizes.of(Contents.ALL)[0] > sizes.of(Contents.NEW)[0] > sizes.of(Contents.TEXT)[0]
        assert sizes.of(Contents.ALL)[0] - sizes.of(Contents.TEXT)[0] == 140_000


@pytest.mark.parametrize(("contents", "files"), [("text", 0), ("new", 2), ("all", 2)])
def test_a_person_chooses_what_goes_with_the_text(
    tmp_path: Path, contents: str, files: int
) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        a_photo(sam)
        a_photo(sam)
        made = make_bundle(sam.workspace, sam.stick, contents=Contents(contents))
        assert made.files == files
        priya.take(made.file)
        assert lacks(priya) == 2 - files
        assert priya.content() == sam.content()


def test_a_copy_that_broke_off_in_the_photographs_brings_all_text(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        for _ in range(4):
            a_photo(sam)
        whole = sam.bundle().file
        copy = tmp_path / "copy.slibundle"
        copy.write_bytes(whole.read_bytes())
        cut(copy, 100_000)
        result = priya.take(copy)
        assert priya.content() == sam.content()
        assert result.files.damaged
        assert result.files.wanted == 4
        assert 0 < result.files.arrived < 4
        assert lacks(priya) == result.files.left
        again = priya.take(whole)
        assert (again.files.arrived, again.files.left) == (result.files.left, 0)
        assert not again.files.damaged
        assert lacks(priya) == 0


def test_a_copy_that_broke_off_in_the_text_brings_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        a_photo(sam)
        file = sam.bundle().file
        cut(file, 71_000)
        before = priya.content()
        with pytest.raises(DamagedBundleError):
            priya.take(file)
        assert priya.content() == before


def test_a_photograph_that_another_laptop_holds_is_brought_by_any_later_bundle(
    tmp_path: Path,
) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        photo = a_photo(sam)
        sam_to_priya = sam.bundle().file
        priya.take(sam_to_priya)
        ann.take_from(priya)
        assert ann.workspace.blobs.has(photo.sha256)


def test_what_lies_in_the_bin_travels_too(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        photo = a_photo(sam)
        sam.workspace.commit(put_in_bin("Delete", photo))
        priya.take_from(sam)
        assert priya.workspace.blobs.has(photo.sha256)


def test_the_plan_says_what_will_come_and_brings_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        a_photo(sam)
        opened = open_for(priya.workspace, sam.bundle().file, opener=open_here)
        result = plan_import(priya.workspace, opened)
        assert (result.files.arrived, result.files.wanted) == (0, 1)
        assert not list(priya.workspace.folder.glob("blobs/*"))


def test_bringing_can_be_stopped_and_gone_on_with(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        for _ in range(3):
            a_photo(sam)
        file = sam.bundle().file
        told: list[tuple[int, int]] = []

        def stop(done: int, total: int) -> None:
            told.append((done, total))
            if done > 100_000:
                raise StoppedError

        opened = open_for(priya.workspace, file, opener=open_here)
        result = import_bundle(priya.workspace, opened, backup=False, progress=stop)
        assert result.files.stopped
        assert 0 < result.files.arrived < 3
        assert priya.content() == sam.content()
        assert told == sorted(told)
        assert priya.take(file).files.left == 0


def test_making_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, _):
        a_photo(sam)

        def stop(done: int, _total: int) -> None:
            if done > 10_000:
                raise StoppedError

        before = sorted(sam.stick.iterdir())
        with pytest.raises(StoppedError):
            make_bundle(sam.workspace, sam.stick, progress=stop)
        assert sorted(sam.stick.iterdir()) == before


def test_another_file_under_the_same_name_brings_nothing_of_it(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        a_photo(sam)
        file = sam.bundle().file
        opened = open_for(priya.workspace, file, opener=open_here)
        file.write_bytes(sam.bundle().file.read_bytes())
        result = import_bundle(priya.workspace, opened, backup=False)
        assert result.files.damaged
        assert result.files.arrived == 0
        assert priya.content() == sam.content()


def test_text_lies_before_every_photograph_and_small_ones_first(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        a_photo(sam, os.urandom(90_000))
        a_photo(sam, os.urandom(300))
        file = sam.bundle().file
        parts = open_for(priya.workspace, file, opener=open_here).manifest.parts
        kinds = [part.kind for part in parts]
        assert kinds.index(BLOB) == len(kinds) - 2
        assert [part.size for part in parts if part.kind == BLOB] == [300, 90_000]
        inner = io.BytesIO()
        with priya.workspace.read() as view, file.open("rb") as source:
            decrypt(source, inner, keys_of(view).identity)
        assert len(inner.getvalue()) > sum(part.size for part in parts)
