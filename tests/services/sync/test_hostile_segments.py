"""Segments, lines and streams that are not right (`sync.md` section 11)."""

import json
from dataclasses import replace
from typing import Any

import pytest
import zstandard

from sli_desktop.errors import SliError
from sli_desktop.services.sync import errors
from sli_desktop.services.sync.packing import WrongSizeError, pack, unpack
from sli_desktop.services.sync.segments import MAX_RAW, MAX_REVISIONS, check_segment
from tests.services.sync.forging import (
    CHALLENGE,
    Forge,
    a_line,
    resigned,
    streams,
    taken_apart,
)

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
    _, (first, header), body = streams(good)
    changed = json.dumps(json.loads(header) | change).encode()
    forged = resigned(good, forge.sam, first + b"\n" + changed, body)
    with pytest.raises(errors.DamagedBundleError):
        forge.open_inner(forge.inner(forged))


def test_a_segment_with_other_lines_than_it_says_is_refused(forge: Forge) -> None:
    good = forge.segment()
    head, (first, header), body = streams(good)
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
    head, (first, _header), body = streams(good)
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
