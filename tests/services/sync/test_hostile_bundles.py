"""Every file that is not an honest bundle is refused with its own text (`sync.md` section 11)."""

import hashlib
import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
import zstandard
from msgspec.structs import replace as with_fields

from sli_desktop.errors import SliError
from sli_desktop.services.sync import errors
from sli_desktop.services.sync.age_file import MAX_HEADER, MAX_STANZAS, check_header
from sli_desktop.services.sync.manifest import MAGIC, MAX_MANIFEST
from sli_desktop.services.sync.packing import WrongSizeError, pack, unpack
from sli_desktop.services.sync.roster import MemberStatus, sign_roster
from sli_desktop.services.sync.segments import MAX_RAW, MAX_REVISIONS, check_segment
from sli_desktop.services.sync.signing import write_envelope
from tests.services.sync.forging import CHALLENGE, Forge, a_line, for_laptops, resigned, taken_apart


@pytest.fixture(scope="module")
def forge() -> Forge:
    return Forge()


def test_an_honest_bundle_opens(forge: Forge) -> None:
    opened = forge.open_inner(forge.inner())
    assert [one.revisions[0].keys for one in opened.segments] == [{"headline": "H"}]
    assert opened.manifest.sender == forge.sam.device


# --- the outer layer -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8\xff\xe0 a photograph", b"PK\x03\x04", b"age-encryption.org/v2\n", bytes(500)],
)
def test_another_kind_of_file_is_not_a_bundle(forge: Forge, data: bytes) -> None:
    with pytest.raises(errors.NotABundleError):
        forge.open(data)


def test_an_age_file_with_something_else_inside_is_not_a_bundle(forge: Forge) -> None:
    with pytest.raises(errors.NotABundleError):
        forge.open(for_laptops(b"Dear Priya, here are my notes.", forge.priya))


def test_an_age_file_with_a_passphrase_is_not_a_bundle(forge: Forge) -> None:
    with pytest.raises(errors.NotABundleError):
        forge.open(b"age-encryption.org/v1\n-> scrypt bm8gc2FsdA 18\n" + b"A" * 43 + b"\n--- ")


def test_a_bundle_for_others_says_so(forge: Forge) -> None:
    with pytest.raises(errors.NotForThisLaptopError):
        forge.open(for_laptops(forge.inner(), forge.sam))


def test_a_header_full_of_recipients_is_refused_before_the_age_library_sees_it(
    forge: Forge,
) -> None:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
    start = b"age-encryption.org/v1\n" + stanza * (MAX_STANZAS + 2)
    with pytest.raises(errors.TooLargeError, match="recipients"):
        forge.open(start + b"--- " + b"C" * 43 + b"\n")
    grease = b"age-encryption.org/v1\n" + b"-> a-grease\n\n" * (MAX_STANZAS + 2)
    with pytest.raises(errors.TooLargeError, match="recipients"):
        forge.open(grease)


def test_a_header_without_end_is_refused(forge: Forge) -> None:
    start = b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n"
    with pytest.raises(errors.TooLargeError, match="header"):
        forge.open(start + (b"B" * 64 + b"\n") * (MAX_HEADER // 64))
    with pytest.raises(errors.DamagedBundleError):
        forge.open(start + b"B" * 43 + b"\n")
    with pytest.raises(errors.DamagedBundleError):
        forge.open(start[:-1])


@pytest.mark.parametrize("line", [b"-> scrypt abc 18", b"-> ssh-ed25519 a b", b"junk!", b"->"])
def test_other_recipients_than_keys_are_refused(line: bytes) -> None:
    with pytest.raises(errors.NotABundleError):
        check_header(b"age-encryption.org/v1\n" + line + b"\n--- " + b"C" * 43 + b"\n")


def test_sixty_four_laptops_are_allowed(forge: Forge) -> None:
    data = for_laptops(forge.inner(), *[forge.sam] * (MAX_STANZAS - 1), forge.priya)
    assert forge.open(data).segments


# --- cut, grown, flipped -------------------------------------------------------------------------


def test_a_bundle_cut_anywhere_is_refused(forge: Forge) -> None:
    data = for_laptops(forge.inner(), forge.priya)
    for length in range(0, len(data), 7):
        with pytest.raises(errors.BundleError):
            forge.open(data[:length])
    with pytest.raises(errors.BundleError):
        forge.open(data[:-1])


def test_a_bundle_with_anything_appended_is_refused(forge: Forge) -> None:
    with pytest.raises(errors.DamagedBundleError):
        forge.open(for_laptops(forge.inner(), forge.priya) + b"x")
    with pytest.raises(errors.DamagedBundleError, match="damaged"):
        forge.open_inner(forge.inner() + b"x")


def test_an_inner_stream_cut_anywhere_is_refused(forge: Forge) -> None:
    inner = forge.inner()
    for length in range(len(inner)):
        with pytest.raises(errors.BundleError):
            forge.open_inner(inner[:length])


def test_every_flipped_byte_of_the_inner_stream_is_refused(forge: Forge) -> None:
    """Below the outer layer, which would have noticed: the signatures must notice too."""
    inner = forge.inner()
    for place in range(len(inner)):
        flipped = bytearray(inner)
        flipped[place] ^= 1 << (place % 8)
        with pytest.raises(errors.BundleError):
            forge.open_inner(bytes(flipped))


def test_every_flipped_byte_of_a_small_bundle_is_refused(forge: Forge, is_long: bool) -> None:
    data = for_laptops(forge.inner(), forge.priya)
    for place in range(len(data)):
        for bit in range(8) if is_long else (place % 8,):
            flipped = bytearray(data)
            flipped[place] ^= 1 << bit
            with pytest.raises(errors.BundleError):
                forge.open(bytes(flipped))


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
    head, _, body = _streams(by_sam)
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
    with pytest.raises(errors.UnknownSenderError, match="v3"):
        forge.open_inner(forge.inner(old, new, roster=later), mine=later)
    with pytest.raises(errors.UnknownSenderError):
        forge.open_inner(forge.inner(old, keys=forge.priya, roster=later), mine=later)


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


# --- segments ------------------------------------------------------------------------------------


def test_a_compressed_bomb_is_stopped_at_its_declared_size() -> None:
    bomb = zstandard.ZstdCompressor(level=3).compress(bytes(500 << 20))
    with pytest.raises(WrongSizeError):
        unpack(bomb, 1000)
    with pytest.raises(WrongSizeError):
        unpack(pack(b"less"), 1000)
    with pytest.raises(WrongSizeError):
        unpack(b"no such stream", 10)
    with pytest.raises(WrongSizeError):
        unpack(b"", 10)
    assert unpack(pack(b""), 0) == b""


def test_a_window_larger_than_allowed_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=30, enable_ldm=True)
    maker = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = maker.compress(bytes(200 << 20)) + maker.flush()
    with pytest.raises(WrongSizeError):
        unpack(packed, 200 << 20)


def _streams(segment: Any) -> tuple[bytes, list[bytes], bytes]:
    head = unpack(segment.head_zst, segment.head_raw)
    return head, head.split(b"\n"), unpack(segment.body_zst, segment.body_raw)


@pytest.mark.parametrize(
    "body",
    [
        b'{"f":{"headline":1.5},"s":"%s"}',
        b'{"f":{"headline":{"a":1}},"s":"%s"}',
        b'{"f":{"headline":"\\ud800"},"s":"%s"}',
        b'{"f":{"headline":"\xff"},"s":"%s"}',
        b'{"f":{"number":' + b"9" * 5000 + b'},"s":"%s"}',
        b'{"f":{"number":9007199254740993},"s":"%s"}',
        b'{"f":{"":1},"s":"%s"}',
        b'{"f":{"' + b"k" * 121 + b'":1},"s":"%s"}',
        b'{"f":[],"s":"%s"}',
        b'{"f":{},"s":"short"}',
        b'{"f":{},"x":' + b"[" * 5000 + b'1,"s":"%s"}',
        b"null",
        b"",
        b'{"f":{' + b",".join(b'"k%d":1' % n for n in range(201)) + b'},"s":"%s"}',
        b'{"f":{"statement":"' + b"x" * ((1 << 20) + 1) + b'"},"s":"%s"}',
    ],
)
def test_a_body_that_does_not_fit_the_format_is_refused(forge: Forge, body: bytes) -> None:
    body = body.replace(b"%s", b"0" * 32)
    line = a_line({}, device=forge.sam.device, body=body)
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(forge.inner(forge.segment(line)))


@pytest.mark.parametrize(
    "change",
    [
        {"t": "9999"},
        {"t": "ffffffffffff-0000"},
        {"t": "0199d2c3a4f0-0001\n"},
        {"r": "../x"},
        {"k": "Note"},
        {"k": "x" * 41},
        {"p": ["zz" * 32]},
        {"p": ["00" * 32] * 65},
        {"p": "00" * 32},
        {"b": None},
    ],
)
def test_a_header_that_does_not_fit_the_format_is_refused(
    forge: Forge, change: dict[str, Any]
) -> None:
    good = forge.segment()
    _, (first, header), body = _streams(good)
    changed = json.dumps(json.loads(header) | change).encode()
    forged = resigned(good, forge.sam, first + b"\n" + changed, body)
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(forge.inner(forged))


def test_a_segment_with_other_lines_than_it_says_is_refused(forge: Forge) -> None:
    good = forge.segment()
    head, (first, header), body = _streams(good)
    other = a_line({"headline": "X"}, device=forge.sam.device)
    two = json.loads(first) | {"n": 2}
    for forged_head, forged_body, error in (
        (head, body + b"\n" + body, errors.BadSignatureError),
        (head + b"\n" + header, body + b"\n" + body, errors.BadSignatureError),
        (head, other.body, errors.BadSignatureError),
        (
            b"\n".join([json.dumps(two).encode(), header, header]),
            b"\n".join([body, body]),
            errors.BadSignatureError,
        ),
        (b"null\n" + header, body, errors.DamagedBundleError),
        (first, body, errors.BadSignatureError),
    ):
        forged = resigned(good, forge.sam, forged_head, forged_body)
        with pytest.raises(error):
            forge.open_inner(forge.inner(forged))


def test_lines_and_segments_beyond_the_limits_are_refused(forge: Forge) -> None:
    good = forge.segment()
    head, (first, _header), body = _streams(good)
    long_line = b'{"x":"' + b"y" * (5 << 20) + b'"}'
    forged = resigned(good, forge.sam, head, long_line)
    with pytest.raises(errors.TooLargeError):
        forge.open_inner(forge.inner(forged))
    crowded = json.loads(first) | {"n": MAX_REVISIONS + 1}
    forged = resigned(good, forge.sam, json.dumps(crowded).encode(), body)
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(forge.inner(forged))


def test_a_segment_declared_larger_than_allowed_is_refused(forge: Forge) -> None:
    forged = replace(forge.segment(), body_raw=MAX_RAW + 1)
    with pytest.raises(errors.TooLargeError):
        check_segment(forged, CHALLENGE, forge.sam.public_key)


def test_strange_but_honest_text_arrives_as_it_is(forge: Forge) -> None:
    strange = "NUL \0 bidi \u202e'); DROP TABLE notes;-- \u2028 e\u0301 \U0001f600"
    line = a_line({"statement": strange}, device=forge.sam.device)
    opened = forge.open_inner(forge.inner(forge.segment(line)))
    assert opened.segments[0].revisions[0].keys == {"statement": strange}


def test_a_file_with_nothing_new_is_not_read_to_its_end(forge: Forge) -> None:
    one = forge.segment()
    payload, rest = taken_apart(forge.inner(one))
    cut = forge.listed(json.dumps(payload).encode(), rest[: len(forge.roster.envelope)])
    opened = forge.open_inner(cut, held=[one.id])
    assert not opened.segments
    assert opened.listed == (one.id,)


def test_known_parts_are_passed_over_and_new_ones_read(forge: Forge) -> None:
    one = forge.segment()
    two = forge.segment(seq=2, prev=one.id)
    opened = forge.open_inner(forge.inner(one, two), held=[one.id])
    assert [found.segment.id for found in opened.segments] == [two.id]


def test_every_refusal_says_what_happened_what_was_kept_and_what_to_do(forge: Forge) -> None:
    shown = [
        errors.NotABundleError(),
        errors.NotForThisLaptopError(),
        errors.DamagedBundleError(),
        errors.TooLargeError("text over 512 MB"),
        errors.UnknownSenderError(5, "x"),
        errors.BadSignatureError(),
        errors.CannotWriteBundleError(),
        errors.OtherChallengeError(),
        errors.NeedsNewerVersionError("2.3"),
        errors.MissingPartError(),
        errors.TwoHistoriesError("x"),
        errors.TeamListClashError(),
        errors.AlreadySentError(3),
        errors.SetAsideError(2),
        errors.NoSuchImportError(),
        errors.NotManagerError(),
        errors.NotAJoinRequestError(),
        errors.WrongFingerprintError(),
        errors.NoTeamError(),
        errors.LaterImportError(3),
        errors.AlreadyInTeamError(),
        errors.TextTooLongError(),
        errors.NoRoomError(210),
        errors.DamagedCopyError(),
    ]
    kept = {"Your notes are safe.", "Nothing was changed."}
    for error in shown:
        assert isinstance(error, SliError)
        assert error.kept in kept
        assert error.next_step
        assert len(error.sentences().split()) <= 45, error.code
        assert not {"unexpected", "fatal", "invalid", "illegal"} & {*error.sentences().split()}
        assert "!" not in error.sentences()
    assert len({error.code for error in shown}) == len(shown)
