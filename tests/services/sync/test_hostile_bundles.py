"""Files that are no honest bundles, and bundles that were cut or changed on the way."""

import pytest

from sli_desktop.services.sync import errors
from sli_desktop.services.sync.age_file import MAX_HEADER, MAX_STANZAS, check_header
from tests.services.sync.forging import Forge, for_laptops


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
