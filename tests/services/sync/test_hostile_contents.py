"""Signatures, team lists and lists of contents that are not right (`sync.md` section 11)."""

import hashlib
import json
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace as with_fields

from sli_desktop.services.sync import errors
from sli_desktop.services.sync.manifest import MAGIC, MAX_MANIFEST
from sli_desktop.services.sync.roster import MemberStatus, read_roster, sign_roster
from sli_desktop.services.sync.segments import MAX_RAW
from sli_desktop.services.sync.signing import write_envelope
from tests.services.sync.forging import Forge, a_line, resigned, streams, taken_apart

# --- who signed ----------------------------------------------------------------------------------


def test_a_sender_who_is_not_in_the_list_is_refused(forge: Forge) -> None:
    with pytest.raises(errors.UnknownSenderError, match="v2"):
        forge.open_inner(forge.inner(forge.segment(), keys=forge.eve))


def test_a_list_of_contents_signed_by_another_is_refused(forge: Forge) -> None:
    payload, rest = taken_apart(forge.inner())
    forged = forge.listed(json.dumps(payload).encode(), rest, keys=forge.eve)
    with pytest.raises(errors.BadSignatureError):
        forge.open_inner(forged)


def test_anybody_may_hand_on_what_another_wrote(forge: Forge) -> None:
    by_sam = forge.segment()
    opened = forge.open_inner(forge.inner(by_sam, keys=forge.priya))
    assert opened.segments[0].segment.id == by_sam.id


def test_nobody_may_alter_what_another_wrote(forge: Forge) -> None:
    by_sam = forge.segment(a_line({"headline": "Sam wrote this"}, device=forge.sam.device))
    head, _, body = streams(by_sam)
    altered = body.replace(b"Sam wrote this", b"Eve wrote this")
    forged = resigned(by_sam, forge.priya, head, altered)
    with pytest.raises(errors.BadSignatureError):
        forge.open_inner(forge.inner(forged, keys=forge.priya))


def test_a_part_of_a_laptop_outside_the_list_is_refused(forge: Forge) -> None:
    by_eve = forge.segment(keys=forge.eve)
    with pytest.raises(errors.UnknownSenderError):
        forge.open_inner(forge.inner(by_eve))


def test_a_part_of_another_challenge_is_refused(forge: Forge) -> None:
    foreign = forge.segment(challenge=UUID(int=99))
    with pytest.raises(errors.BadSignatureError):
        forge.open_inner(forge.inner(foreign))


def test_a_header_copied_to_another_laptop_is_another_revision(forge: Forge) -> None:
    line = a_line({"headline": "H"}, device=forge.sam.device)
    by_sam, by_priya = forge.segment(line), forge.segment(line, keys=forge.priya)
    opened = forge.open_inner(forge.inner(by_sam, by_priya))
    ids = {one.revisions[0].id for one in opened.segments}
    assert len(ids) == 2


def test_a_laptop_that_left_counts_up_to_its_last_part(forge: Forge) -> None:
    old = forge.segment(keys=forge.priya)
    new = forge.segment(keys=forge.priya, seq=2, prev=old.id)
    members = tuple(
        with_fields(m, status=MemberStatus.LEFT, last_seq=1) if m.name == "Priya" else m
        for m in forge.roster.roster.members
    )
    later = sign_roster(forge.root, with_fields(forge.roster.roster, version=3, members=members))
    inner = forge.inner(old, roster=later)
    assert forge.open_inner(inner, mine=later).segments
    opened = forge.open_inner(forge.inner(old, new, roster=later), mine=later)
    assert [one.segment.seq for one in opened.segments] == [1]
    assert [one.segment.seq for one in opened.cut] == [2]
    carried = forge.open_inner(forge.inner(old, new, keys=forge.priya, roster=later), mine=later)
    assert [one.segment.seq for one in carried.cut] == [2]


# --- the team list -------------------------------------------------------------------------------


def test_a_newer_team_list_counts_from_then_on(forge: Forge) -> None:
    newer = forge.admitted(forge.roster, forge.eve)
    opened = forge.open_inner(forge.inner(forge.segment(keys=forge.eve), roster=newer))
    assert opened.signed.roster.version == 3


def test_an_older_team_list_is_passed_over(forge: Forge) -> None:
    newer = forge.admitted(forge.roster, forge.eve)
    assert forge.open_inner(forge.inner(), mine=newer).signed is newer


def test_two_team_lists_of_one_version_stop_everything(forge: Forge) -> None:
    other = sign_roster(forge.root, with_fields(forge.roster.roster, made="another day"))
    with pytest.raises(errors.TeamListClashError):
        forge.open_inner(forge.inner(roster=other))


def test_the_same_team_list_in_another_envelope_stops_nothing(forge: Forge) -> None:
    envelope = json.dumps(json.loads(forge.roster.envelope), indent=1).encode()
    assert envelope != forge.roster.envelope
    opened = forge.open_inner(forge.inner(roster=read_roster(envelope)))
    assert opened.signed.roster == forge.roster.roster


def test_a_team_list_of_another_root_key_is_refused(forge: Forge) -> None:
    stranger = Forge(sam=forge.sam, priya=forge.priya)
    with pytest.raises(errors.TeamListClashError):
        forge.open_inner(forge.inner(roster=stranger.roster))


@pytest.mark.parametrize("change", [{"version": 9}, {"root": "A" * 43}, {"made": "x"}])
def test_a_team_list_that_its_root_did_not_sign_is_refused(
    forge: Forge, change: dict[str, Any]
) -> None:
    good = forge.roster
    forged = sign_roster(b"e" * 32, with_fields(good.roster, **change))
    with pytest.raises(errors.TeamListClashError):
        forge.open_inner(forge.inner(roster=forged))


def test_a_member_under_a_name_that_is_not_its_keys_is_refused(forge: Forge) -> None:
    members = tuple(with_fields(m, device="0" * 16) for m in forge.roster.roster.members)
    forged = sign_roster(forge.root, with_fields(forge.roster.roster, version=3, members=members))
    with pytest.raises(errors.TeamListClashError):
        forge.open_inner(forge.inner(roster=forged))


def test_a_bundle_without_a_team_list_is_read_with_ours(forge: Forge) -> None:
    inner = forge.inner()
    size = len(forge.roster.envelope)
    payload, rest = taken_apart(inner)
    payload["parts"].pop(0)
    bare = forge.listed(json.dumps(payload).encode(), rest[size:])
    assert forge.open_inner(bare).segments


# --- the list of contents ------------------------------------------------------------------------


def test_a_bundle_of_another_challenge_says_so(forge: Forge) -> None:
    forged = forge.changed(forge.inner(), lambda m: m.update(challenge=str(UUID(int=5))))
    with pytest.raises(errors.OtherChallengeError):
        forge.open_inner(forged)


@pytest.mark.parametrize("change", [{"format": 2, "app": "9.1"}, {"requires": ["photos"]}])
def test_a_bundle_that_needs_a_newer_version_names_it(forge: Forge, change: dict[str, Any]) -> None:
    with pytest.raises(errors.NeedsNewerVersionError):
        forge.open_inner(forge.changed(forge.inner(), lambda m: m.update(change)))


@pytest.mark.parametrize(
    "change",
    [
        {"parts": {}},
        {"serial": -1},
        {"serial": 1.5},
        {"made": "yesterday"},
        {"made": "2026-11-22T10:00:00"},
        {"sender": "../../etc"},
        {"recipients": ["CON"]},
        {"seen": {"x": 1}},
        {"challenge": 7},
    ],
)
def test_a_list_of_contents_with_wrong_types_is_refused(
    forge: Forge, change: dict[str, Any]
) -> None:
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(forge.changed(forge.inner(), lambda m: m.update(change)))


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (1, {"size": -1}),
        (1, {"sha256": "0" * 64}),
        (1, {"sha256": "../../../x"}),
        (1, {"id": "C:\\windows"}),
        (1, {"id": "z" * 64}),
        (1, {"sig": "!"}),
        (1, {"sig": None}),
        (1, {"raw": None}),
        (1, {"device": "0" * 16}),
        (1, {"seq": 2}),
        (1, {"prev": "0" * 64}),
        (1, {"kind": "seg-b"}),
        (1, {"raw": 1}),
        (2, {"raw": 1}),
        (2, {"raw": 1_000_000}),
        (2, {"id": "0" * 64}),
        (2, {"kind": "blob"}),
        (0, {"sha256": "0" * 64}),
    ],
)
def test_a_part_that_is_not_as_listed_is_refused(
    forge: Forge, number: int, change: dict[str, Any]
) -> None:
    with pytest.raises(errors.BundleError):
        forge.open_inner(forge.changed(forge.inner(), lambda m: m["parts"][number].update(change)))


def test_a_part_listed_twice_is_refused(forge: Forge) -> None:
    one = forge.segment()
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(forge.inner(one, one))


def test_deep_and_broken_json_is_refused(forge: Forge) -> None:
    for payload in (b"[" * 200_000, b'{"format":1,"x":' + b"[" * 200_000, b"{", b"\xff", b"null"):
        with pytest.raises(errors.DamagedBundleError):
            forge.open_inner(forge.listed(payload, b""))
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(MAGIC + (4).to_bytes(4, "big") + b"null")


def test_a_list_of_contents_of_another_type_is_refused(forge: Forge) -> None:
    payload, rest = taken_apart(forge.inner())
    envelope = write_envelope(
        forge.sam.signing_key, "application/other", json.dumps(payload).encode()
    )
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(MAGIC + len(envelope).to_bytes(4, "big") + envelope + rest)


def test_every_limit_is_checked_before_anything_is_unpacked(forge: Forge) -> None:
    inner = forge.inner()

    def refused(change: Any) -> None:
        with pytest.raises(errors.TooLargeError):
            forge.open_inner(forge.changed(inner, change))

    with pytest.raises(errors.TooLargeError, match="contents"):
        forge.open_inner(MAGIC + (MAX_MANIFEST + 1).to_bytes(4, "big"))
    refused(lambda m: m["parts"][1].update(size=MAX_RAW + 5000))
    refused(lambda m: m["parts"][0].update(size=3 << 20))
    many = [{"kind": "seg-h", "id": "x", "size": 0, "sha256": "0" * 64, "raw": MAX_RAW}] * 17
    refused(lambda m: m["parts"].extend(many))
    blobs = [{"kind": "blob", "id": "x", "size": 256 << 20, "sha256": "0" * 64}] * 33
    refused(lambda m: m["parts"].extend(blobs))
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(forge.changed(inner, lambda m: m["parts"].extend(blobs * 700)))


def test_a_part_of_a_kind_from_a_newer_version_is_checked_and_passed_over(forge: Forge) -> None:
    extra = b"a thing of the future" * 100
    payload, rest = taken_apart(forge.inner())
    digest = hashlib.sha256(extra).hexdigest()
    payload["parts"].append({"kind": "hologram", "id": "x", "size": len(extra), "sha256": digest})
    payload["parts"].append({"kind": "empty", "id": "y", "size": 0, "sha256": _EMPTY})
    payload["aura"] = {"new": [1.5]}
    listed = json.dumps(payload).encode()
    assert forge.open_inner(forge.listed(listed, rest + extra)).segments
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(forge.listed(listed, rest + extra[:-1] + b"!"))


_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
