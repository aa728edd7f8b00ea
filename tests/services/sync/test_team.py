import os
from pathlib import Path

import pytest

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import make
from sli_desktop.models.records.ids import PeerId
from sli_desktop.paths import resource
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.sync import errors
from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.importing import open_for
from sli_desktop.services.sync.laptop_keys import make_keys
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.roster import JOIN_TYPE, MAX_ROSTER, read_join_request
from sli_desktop.services.sync.signing import write_envelope
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words, read_request_file
from sli_desktop.services.sync.undoing import undo_import
from tests.builders import CHALLENGE, PRIYA, a_challenge, a_finding, a_peer
from tests.services.sync.forging import Forge
from tests.services.sync.seats import WORDS, a_team
from tests.workspaces import new_workspace, reopened


def test_there_are_1024_words_for_fingerprints_each_once() -> None:
    words = fingerprint_words(resource("words/fingerprint-words.txt"))
    assert len(words) == len(set(words)) == 1024
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 9 for word in words)


def test_a_laptop_joins_with_one_round_of_the_stick(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "m.sli") as manager, new_workspace(tmp_path / "p.sli") as peer:
        desk, other = TeamDesk(manager, WORDS), TeamDesk(peer, WORDS)
        desk.found(CHALLENGE, name="Morgan")
        manager.commit(make("New", a_challenge(), a_peer("Priya", id=PRIYA)))
        asked = other.request(tmp_path, name="Priya")
        request = read_request_file(asked.file)
        assert desk.fingerprint_of(request) == asked.fingerprint
        let_in = desk.admit(request, tmp_path, peer=PRIYA, words=asked.fingerprint.upper())
        opened = other.open_membership(let_in.made.file, opener=open_here)
        joined = other.join(opened, words=let_in.team_fingerprint)
        assert joined.manager == "Morgan"
        assert joined.team_fingerprint == let_in.team_fingerprint
        with peer.read() as view:
            assert view.need(Challenge, CHALLENGE) == a_challenge()
            sitting = who_sits_here(view)
            assert sitting is not None
            assert sitting.id == PeerId(PRIYA)
        assert peer.device == asked.device
        again = reopened(peer)
        assert again.device == asked.device
        again.close()


def test_everybody_sees_the_same_team(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        priya.take_from(ann)
        lists = [seat.desk.list() for seat in (sam, priya, ann)]
        assert [one.version for one in lists] == [3, 3, 3]
        assert len({one.team_fingerprint for one in lists}) == 1
        assert [m.member.name for m in lists[0].members] == ["Sam", "Priya", "Ann"]
        assert [m.is_here for m in lists[1].members] == [False, True, False]
        assert len({m.fingerprint for m in lists[0].members}) == 3
        assert [m.segments for m in lists[1].members] == [1, 0, 0]


def test_the_team_list_travels_with_every_bundle(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (_, priya, ann):
        assert priya.desk.list().version == 2
        ann.add(a_finding())
        result = priya.take_from(ann)
        assert result.roster_version == 3
        assert priya.desk.list().version == 3
        assert priya.bundle().recipients == ("Sam", "Priya", "Ann")


def test_a_newer_team_list_arrives_even_with_nothing_else(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (_, priya, ann):
        assert priya.take_from(ann).has_nothing_new
        assert priya.desk.list().version == 3


def test_a_laptop_is_let_in_again_without_standing_twice(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, _):
        with new_workspace(tmp_path / "ann.sli") as ann:
            request = read_request_file(TeamDesk(ann, WORDS).request(tmp_path, name="Ann").file)
            sam.desk.admit(request, sam.stick)
            sam.desk.admit(request, sam.stick)
        assert [m.member.name for m in sam.desk.list().members] == ["Sam", "Priya", "Ann"]


def test_a_second_request_of_a_laptop_keeps_its_keys(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "p.sli") as peer:
        desk = TeamDesk(peer, WORDS)
        first = desk.request(tmp_path, name="Priya")
        assert desk.request(tmp_path, name="Priya").fingerprint == first.fingerprint


def test_six_other_words_stop_the_manager_and_the_peer(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, _), new_workspace(tmp_path / "a.sli") as ann:
        desk = TeamDesk(ann, WORDS)
        request = read_request_file(desk.request(tmp_path, name="Ann").file)
        with pytest.raises(errors.WrongFingerprintError):
            sam.desk.admit(request, sam.stick, words="apple apple apple apple apple apple")
        made = sam.desk.admit(request, sam.stick).made
        with pytest.raises(errors.WrongFingerprintError):
            desk.join(desk.open_membership(made.file, opener=open_here), words="not these")
        with pytest.raises(errors.NoTeamError):
            desk.list()


def test_a_name_is_kept_short_and_plain() -> None:
    for typed, kept in ((" Jo \0\n Day\ud800 ", "Jo Day"), ("", "No name"), ("x" * 300, "x" * 200)):
        assert make_keys(typed, os.urandom).name == kept


def test_a_team_has_at_most_56_laptops() -> None:
    forge = Forge()
    roster = forge.roster
    for _ in range(54):
        roster = forge.admitted(roster, make_keys("Peer", os.urandom))
    roster = forge.admitted(roster, forge.priya)
    assert len(roster.roster.members) == 56
    with pytest.raises(errors.TeamFullError):
        forge.admitted(roster, forge.eve)


def test_only_the_managers_laptop_lets_others_in(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (_, priya), new_workspace(tmp_path / "a.sli") as ann:
        request = read_request_file(TeamDesk(ann, WORDS).request(tmp_path, name="Ann").file)
        with pytest.raises(errors.NotManagerError):
            priya.desk.admit(request, priya.stick)


def test_a_laptop_in_a_team_neither_founds_nor_joins_another(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        with pytest.raises(errors.AlreadyInTeamError):
            sam.desk.found(CHALLENGE, name="Sam")
        with pytest.raises(errors.AlreadyInTeamError):
            priya.desk.request(tmp_path, name="Priya")
        members = next(sam.stick.glob("*.slimember"))
        opened = priya.desk.open_membership(members, opener=open_here)
        with pytest.raises(errors.AlreadyInTeamError):
            priya.desk.join(opened)


def test_a_laptop_outside_a_team_makes_and_opens_no_bundles(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, _), new_workspace(tmp_path / "a.sli") as ann:
        file = sam.bundle().file
        with pytest.raises(errors.NoTeamError):
            make_bundle(ann, tmp_path)
        with pytest.raises(errors.NoTeamError):
            open_for(ann, file, opener=open_here)
        with pytest.raises(errors.NoTeamError):
            TeamDesk(ann, WORDS).open_membership(file, opener=open_here)


def test_a_bundle_does_not_let_a_laptop_in_that_is_not_in_its_list(tmp_path: Path) -> None:
    forge = Forge()
    assert forge.roster.roster.member(forge.eve.device) is None
    with a_team(tmp_path, "Sam", "Priya") as (sam, _), new_workspace(tmp_path / "a.sli") as ann:
        TeamDesk(ann, WORDS).request(tmp_path, name="Ann")
        with pytest.raises(errors.NotForThisLaptopError):
            TeamDesk(ann, WORDS).open_membership(sam.bundle().file, opener=open_here)


def test_taking_in_the_membership_file_cannot_be_undone(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (_, priya), pytest.raises(errors.NoSuchImportError):
        undo_import(priya.workspace)


# --- join requests -------------------------------------------------------------------------------


def test_a_join_request_holds_nothing_secret(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "p.sli") as peer:
        file = TeamDesk(peer, WORDS).request(tmp_path, name="Priya").file
        assert b"AGE-SECRET-KEY" not in file.read_bytes()


def test_every_flipped_byte_of_a_join_request_is_refused(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "p.sli") as peer:
        data = TeamDesk(peer, WORDS).request(tmp_path, name="Priya").file.read_bytes()
    for place in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[place] ^= 1 << bit
            with pytest.raises(errors.NotAJoinRequestError):
                read_join_request(bytes(flipped))


@pytest.mark.parametrize("data", [b"", b"{}", b"null", b"[" * 100_000, b"\xff", b"PK\x03\x04"])
def test_another_file_is_no_join_request(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.slijoin"
    file.write_bytes(data)
    with pytest.raises(errors.NotAJoinRequestError):
        read_request_file(file)


def test_a_missing_or_huge_file_is_no_join_request(tmp_path: Path) -> None:
    with pytest.raises(errors.NotAJoinRequestError):
        read_request_file(tmp_path / "missing.slijoin")
    with pytest.raises(errors.NotAJoinRequestError):
        read_join_request(bytes(MAX_ROSTER + 1))


def test_a_request_that_another_key_signed_is_refused() -> None:
    forge = Forge()
    payload = b'{"name":"Eve","sign":"%s","age":"%s","made":"now"}' % (
        forge.sam.sign.encode(),
        forge.eve.recipient.encode(),
    )
    forged = write_envelope(forge.eve.signing_key, JOIN_TYPE, payload)
    with pytest.raises(errors.NotAJoinRequestError):
        read_join_request(forged)
