"""Names in join requests: what cannot be seen is taken out, and who looks like another is told."""

import os

import msgspec
import pytest

from sli_desktop.services.sync.laptop_keys import make_keys
from sli_desktop.services.sync.names import (
    LookAlikeNameError,
    could_be_taken_for,
    shown_name,
)
from sli_desktop.services.sync.roster import (
    JOIN_TYPE,
    JoinRequest,
    read_join_request,
    with_member,
    write_join_request,
)
from sli_desktop.services.sync.signing import write_envelope
from tests.builders import MONDAY
from tests.services.sync.forging import Forge


def asking(name: str) -> JoinRequest:
    """A join request whose maker wrote this name past the program."""
    keys = make_keys("Eve", os.urandom)
    honest = read_join_request(write_join_request(keys, at=MONDAY))
    forged = msgspec.structs.replace(honest, name=name)
    envelope = write_envelope(keys.signing_key, JOIN_TYPE, msgspec.json.encode(forged))
    return read_join_request(envelope)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Priya\u202eayirP", "Priya ayirP"),
        ("Pri\u200bya", "Pri ya"),
        ("Sam\n\tSmith\0", "Sam Smith"),
        ("\u2066\u2069\ufeff", "No name"),
        (" J\u00f6rg  M\u00fcller ", "J\u00f6rg M\u00fcller"),
        ("\u0645\u0631\u064a\u0645", "\u0645\u0631\u064a\u0645"),
    ],
)
def test_a_name_has_nothing_in_it_that_cannot_be_seen(written: str, read: str) -> None:
    assert asking(written).name == shown_name(written) == read


@pytest.mark.parametrize(
    "name", ["\u0420riya", "\u03a1riya", "Priy\u0430", "Pr\u0456ya", "\uff30riya"]
)
def test_a_name_that_looks_like_anothers_is_told(forge: Forge, name: str) -> None:
    with pytest.raises(LookAlikeNameError, match="Priya"):
        with_member(forge.root, forge.roster, asking(name), at=MONDAY, peer=None)


@pytest.mark.parametrize("name", ["Priya", "priya", "Pria", "Anna", "\u041f\u0440\u0438\u044f"])
def test_the_same_name_and_any_other_are_let_in(forge: Forge, name: str) -> None:
    signed = with_member(forge.root, forge.roster, asking(name), at=MONDAY, peer=None)
    assert [member.name for member in signed.roster.members] == ["Sam", "Priya", name]


def test_l_and_i_and_o_and_nought_are_hard_to_tell_apart() -> None:
    assert could_be_taken_for("Iain", "lain")
    assert could_be_taken_for("0lga", "Olga")
    assert not could_be_taken_for("Iain", "Iain")
