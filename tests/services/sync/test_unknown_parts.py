"""What only a newer version knows goes through an older laptop byte for byte."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.kept_parts import keep_unknown, unknown_here
from sli_desktop.services.sync.manifest import Part
from sli_desktop.services.sync.unknown_parts import MAX_KEPT, MAX_UNKNOWN, UnknownPart
from tests.builders import a_finding
from tests.services.sync.seats import Seat, a_team

DATA = bytes(range(256)) * 4


def a_part(data: bytes = DATA, kind: str = "drawing") -> UnknownPart:
    digest = hashlib.sha256(data).hexdigest()
    part = Part(kind=kind, id="sketch 1", size=len(data), sha256=digest, seq=7)
    return UnknownPart(part=part, data=data)


def plant(seat: Seat, *parts: UnknownPart) -> None:
    """As a newer version would have it."""
    with seat.workspace.transaction() as transaction:
        keep_unknown(transaction, parts)


def kept(seat: Seat) -> tuple[UnknownPart, ...]:
    with seat.workspace.read() as view:
        return unknown_here(view)


def test_a_part_of_a_newer_version_is_handed_on_as_it_came(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        priya.take_from(sam)
        plant(sam, a_part())
        sam.add(a_finding())
        priya.take_from(sam)
        ann.take_from(priya)
        assert kept(ann) == kept(sam) == (a_part(),)
        assert sam.state() == priya.state() == ann.state()
        assert ann.take_from(sam).has_nothing_new


def test_it_comes_even_where_nothing_else_is_new(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        priya.take_from(sam)
        plant(sam, a_part())
        priya.take_from(sam)
        assert kept(priya) == (a_part(),)


@pytest.mark.parametrize("count", [1, 12])
def test_what_is_too_large_is_passed_over_and_the_rest_comes(tmp_path: Path, count: int) -> None:
    size = MAX_UNKNOWN + 1 if count == 1 else MAX_UNKNOWN
    parts = [a_part(bytes([at]) * size, kind=f"kind-{at}") for at in range(count)]
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        priya.take_from(sam)
        with sam.workspace.transaction() as transaction:
            for each in parts:
                name = f"part/{each.part.sha256}"
                transaction.set_meta(name, msgspec.msgpack.encode(each))
        sam.add(a_finding("Comes all the same"))
        priya.take_from(sam)
        assert priya.content() == sam.content()
        assert sum(len(each.data) for each in kept(priya)) == (MAX_KEPT if count > 1 else 0)


def test_one_that_is_not_what_it_says_is_not_kept(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam") as (sam,):
        wrong = msgspec.structs.replace(a_part(), data=b"other")
        plant(sam, wrong)
        assert kept(sam) == ()
        assert make_bundle(sam.workspace, sam.stick).file.is_file()
