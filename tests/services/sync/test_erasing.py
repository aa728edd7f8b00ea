"""Erased for good on every laptop, whatever came first; looked for in every place it may stand."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.finding import Finding, FindingNote
from sli_desktop.models.records.ids import AttachmentId, FindingNoteId
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.models.records.report import HoldGround
from sli_desktop.services.holds import LegalHoldError, lift_hold, set_hold
from sli_desktop.services.sync.erasing import (
    erase,
    erasure_states,
    plan_erasure,
    scrub_history,
)
from sli_desktop.services.sync.erasures import (
    Erasure,
    ErasureReason,
    erasures_here,
    keep_erasure,
    sign_erasure,
)
from sli_desktop.services.sync.errors import (
    BadSignatureError,
    NothingToEraseError,
    NotManagerError,
)
from sli_desktop.services.sync.importing import SetAside
from sli_desktop.services.sync.setting_aside import lines_of
from sli_desktop.services.sync.team_state import team_of
from sli_desktop.services.sync.undoing import undo_import
from sli_desktop.services.sync.views import rebuild
from sli_desktop.storage import SearchQuery
from tests.builders import MONDAY, a_finding, a_new_id, a_note
from tests.services.sync.forging import CHALLENGE, Forge, a_line, resigned, streams
from tests.services.sync.seats import Seat, a_team
from tests.storage.traces import traces

CANARY = "qzvxkanary"
BODY = f"{CANARY} told us what happened at home, and who knows of it."


def a_note_with_all(seat: Seat) -> Note:
    """A note that has left traces everywhere: edits, a photograph, a caption, a backup."""
    note = a_note(BODY, id=a_new_id())
    photo = Attachment(
        id=AttachmentId(a_new_id()),
        note=note.id,
        sha256=seat.workspace.put_blob(f"points of {CANARY}".encode()),
        media_type="image/png",
        size=20,
        caption=f"{CANARY} at home",
    )
    seat.workspace.commit(make("Add", note, photo))
    longer = replace(note, body=f"{BODY} Again {CANARY}.")
    seat.workspace.commit(edit("Change", (note, longer)))
    seat.workspace.backup_if_changed("work")
    return longer


def left(*seats: Seat) -> dict[str, list[str]]:
    return {seat.name: found for seat in seats if (found := traces(seat.workspace, CANARY[1:]))}


def test_nothing_is_left_on_any_laptop_and_it_was_there_before(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        priya.take_from(sam)  # brings the team list with Ann
        note = a_note_with_all(priya)
        kept = a_finding("Kept", statement="A word that stays.")
        priya.add(kept)
        for seat in (sam, ann):
            seat.take_from(priya)
            seat.workspace.backup_if_changed("work")
        old_stick = priya.bundle().file
        assert {seat: len(places) > 4 for seat, places in left(sam, priya, ann).items()} == {
            "Sam": True,
            "Priya": True,
            "Ann": True,
        }
        erase(sam.workspace, [note.id], ErasureReason.ASKED)
        assert left(sam) == {}
        for seat in (priya, ann):
            result = seat.take_from(sam)
            assert len(result.erasures) == 1
            assert left(seat) == {}
        for seat in (sam, ann):
            seat.take(old_stick)
            seat.take_from(priya)
        assert left(sam, priya, ann) == {}
        assert sam.content() == priya.content() == ann.content()
        assert sam.state() == priya.state() == ann.state()
        for seat in (sam, priya, ann):
            with seat.workspace.read() as view:
                assert view.get(Note, note.id) is None
                assert view.all(Attachment) == ()
                assert view.get(Finding, kept.id) == kept
                assert view.search(SearchQuery(words=CANARY)).total == 0
            before = seat.content()
            with seat.workspace.transaction() as transaction:
                rebuild(transaction)
            assert seat.content() == before
            assert seat.workspace.check().is_whole


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_whatever_comes_first_nothing_comes_back(tmp_path: Path, order: tuple[int, ...]) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        priya.take_from(sam)
        note = a_note(BODY, id=a_new_id())
        priya.add(note)
        with_it = priya.bundle().file
        sam.take(with_it)
        erase(sam.workspace, [note.id], ErasureReason.NOT_NEEDED)
        certificate = sam.bundle().file
        # Priya has not heard of it, and goes on writing in the note.
        with priya.workspace.read() as view:
            now = view.need(Note, note.id)
        longer = replace(now, body=f"{BODY} More of {CANARY}.")
        priya.workspace.commit(edit("Change", (now, longer)))
        priya.add(a_finding("Another"))
        later = priya.bundle().file
        files = (with_it, certificate, later)
        for number in (*order, *order):
            ann.take(files[number])
        priya.take(certificate)
        sam.take(later)
        assert left(sam, priya, ann) == {}
        assert sam.content() == priya.content() == ann.content()
        assert sam.state() == priya.state() == ann.state()


def test_who_has_confirmed_is_known_from_the_next_bundle(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        note = a_note_with_all(sam)
        for seat in (priya, ann):
            seat.take_from(sam)
        erase(sam.workspace, [note.id], ErasureReason.ASKED)
        file = sam.bundle().file
        priya.take(file)
        sam.take_from(priya)
        with sam.workspace.read() as view:
            (state,) = erasure_states(view)
        assert (state.confirmed, state.waiting) == (("Priya",), ("Ann",))
        ann.take(file)
        sam.take_from(ann)
        with sam.workspace.read() as view:
            (state,) = erasure_states(view)
        assert state.waiting == ()


def test_the_plan_names_what_goes_what_repeats_it_and_every_bundle_with_it(
    tmp_path: Path,
) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        before = sam.bundle().file
        note = a_note_with_all(priya)
        finding = a_finding("Home", statement=f"We heard it. {BODY}")
        other = a_finding("Other", statement="Nothing of the kind was said here today.")
        link = FindingNote(id=FindingNoteId(a_new_id()), finding=finding.id, note=note.id)
        for record in (finding, other, link):
            priya.add(record)
        taken = priya.bundle().file
        sam.take(taken)
        made = sam.bundle().file
        with sam.workspace.read() as view:
            plan = plan_erasure(view, [note.id])
        assert {kind for kind, _ in plan.records} == {"note", "attachment", "finding_note"}
        assert len(plan.blobs) == 1
        assert [each.record for each in plan.quoted] == [finding.id]
        names = [each.name for each in plan.held_in]
        assert made.name in names
        assert before.name not in names
        assert [each.made_here for each in plan.held_in] == [False, True]
        assert left(sam) != {}


def test_only_the_manager_erases(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        note = a_note_with_all(sam)
        priya.take_from(sam)
        before = priya.content()
        with pytest.raises(NotManagerError):
            erase(priya.workspace, [note.id], ErasureReason.ASKED)
        with pytest.raises(NothingToEraseError):
            erase(sam.workspace, [a_new_id()], ErasureReason.ASKED)
        assert priya.content() == before


def test_a_hold_forbids_it_and_names_who_set_it(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, _):
        note = a_note_with_all(sam)
        sam.workspace.commit(
            set_hold(HoldGround.FOI, "FOI 2026-118", by="Sam", at=MONDAY, new_id=a_new_id)
        )
        before = sam.content()
        with pytest.raises(LegalHoldError, match="Sam set a hold"):
            erase(sam.workspace, [note.id], ErasureReason.ASKED)
        assert sam.content() == before
        (hold,) = before["shown"]["legal_hold"].values()
        sam.workspace.commit(lift_hold(hold))
        erase(sam.workspace, [note.id], ErasureReason.ASKED)
        assert left(sam) == {}


def test_earlier_versions_go_and_what_is_shown_stays(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        finding = a_finding("Calm", statement=f"First {BODY}")
        priya.add(finding)
        sam.take_from(priya)
        sam.change(finding.id, statement="Now without the name.")
        sam.bundle()
        sam.change(finding.id, headline="Calmer")
        assert left(sam) != {}
        scrub_history(sam.workspace, sam.finding(finding.id), ErasureReason.ASKED)
        assert left(sam) == {}
        priya.change(finding.id, headline="Meanwhile")
        priya.take_from(sam)
        sam.take_from(priya)
        assert left(sam, priya) == {}
        assert sam.content() == priya.content()
        assert sam.finding(finding.id).statement == "Now without the name."


def test_what_undoing_an_import_set_aside_is_erased_too(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        finding = a_finding("Base", statement="Base.")
        priya.add(finding)
        sam.take_from(priya)
        sam.change(finding.id, statement=f"Base. {BODY}")
        undo_import(sam.workspace)
        assert left(sam) != {}
        with pytest.raises(NothingToEraseError):
            erase(sam.workspace, [finding.id], ErasureReason.ASKED)
        priya_result = priya.take_from(sam)
        assert priya_result.has_nothing_new
        sam.take(priya.bundle().file, set_aside=SetAside.TAKE)
        erase(sam.workspace, [finding.id], ErasureReason.ASKED)
        assert left(sam) == {}
        priya.take_from(sam)
        assert left(priya) == {}
        assert sam.content() == priya.content()


def test_a_note_in_the_bin_is_erased_as_well(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, _):
        note = a_note_with_all(sam)
        sam.workspace.commit(put_in_bin("Delete", note))
        sam.bundle()
        erase(sam.workspace, [note.id], ErasureReason.ASKED)
        assert left(sam) == {}


# --- forged ---------------------------------------------------------------------------------------


def test_a_blank_body_without_a_certificate_is_refused() -> None:
    forge = Forge()
    lines = (
        a_line({"headline": "One"}, device=forge.sam.device),
        a_line({"headline": "Two"}, device=forge.sam.device),
    )
    segment = forge.segment(*lines)
    head, _, body = streams(segment)
    blank = b"\n".join([b"", body.split(b"\n")[1]])
    with pytest.raises(BadSignatureError):
        forge.open_inner(forge.inner(resigned(segment, forge.sam, head, blank)))


def test_a_certificate_of_anybody_but_the_root_key_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        note = a_note_with_all(sam)
        priya.take_from(sam)
        with priya.workspace.read() as view:
            team = team_of(view)
        forged = Erasure(
            id=a_new_id(),
            challenge=team.challenge,
            records=(note.id,),
            reason="asked",
            made=MONDAY.isoformat(),
            by=team.keys.device,
        )
        signed = sign_erasure(team.keys.signing_key, forged)
        with priya.workspace.transaction() as transaction:
            keep_erasure(transaction, signed)
        file = priya.bundle().file
        before = sam.content()
        with pytest.raises(BadSignatureError):
            sam.take(file)
        assert sam.content() == before
        with sam.workspace.read() as view:
            assert erasures_here(view) == ()


def test_a_certificate_of_another_challenge_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        with sam.workspace.read() as view:
            team = team_of(view)
            root = view.meta("root-key")
        assert root is not None
        assert team.challenge != CHALLENGE
        other = Erasure(
            id=a_new_id(),
            challenge=CHALLENGE,
            records=(a_new_id(),),
            reason="asked",
            made=MONDAY.isoformat(),
            by=team.keys.device,
        )
        with sam.workspace.transaction() as transaction:
            keep_erasure(transaction, sign_erasure(root, other))
        with pytest.raises(BadSignatureError):
            priya.take_from(sam)


def test_an_erased_segment_is_still_signed_and_handed_on(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        note = a_note(BODY, id=a_new_id())
        other = a_finding("In the same segment")
        priya.workspace.commit(make("Add", note, other))
        sam.take_from(priya)
        erase(sam.workspace, [note.id], ErasureReason.UNLAWFUL)
        ann.take_from(sam)
        assert ann.finding(other.id) == other
        with ann.workspace.read() as view:
            team = team_of(view)
        with ann.workspace.transaction() as transaction:
            segments = [line for line in transaction.segments() if line.device == priya.device]
            lines = [one for line in segments for one in lines_of(transaction, team, line.id)]
        assert [bool(line.body) for line in lines if line.row.record == note.id] == [False]
        assert all(line.body for line in lines if line.row.record != note.id)
