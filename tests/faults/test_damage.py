"""A damaged file may refuse, or be whole all the same; it never shows a wrong word."""

import os
import random
from contextlib import closing
from pathlib import Path

import pytest

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import make
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.storage import Workspace
from sli_desktop.storage.connection import connect
from tests.builders import FINANCE, Ticking, a_challenge, a_finding, a_meeting, a_note
from tests.workspaces import new_workspace

_SALT = 16


def _filled(folder: Path) -> tuple[bytes, ChallengeRecords]:
    with new_workspace(folder) as made:
        notes = [a_note(f"Line {number}. " * 30, theme=FINANCE) for number in range(60)]
        made.commit(make("Add", a_challenge(), a_meeting(), a_finding(), *notes))
        with made.read() as view:
            return made.data_key, view.everything()


def _verdict(folder: Path, key: bytes, expected: ChallengeRecords) -> str:
    try:
        opened = Workspace.open_with_key(folder, key, clock=Ticking(), random=os.urandom)
    except SliError:
        return "refused"
    with opened:
        try:
            with opened.read() as view:
                found = view.everything()
        except SliError:
            return "refused"
        if found != expected:
            return "wrong"
        return "harmless" if opened.check().is_whole else "noticed"


def test_no_flip_in_the_database_shows_a_wrong_word(tmp_path: Path) -> None:
    folder = tmp_path / "a.sli"
    key, expected = _filled(folder)
    database = folder / "challenge.db"
    whole = database.read_bytes()
    chance = random.Random(7)
    places = [chance.randrange(len(whole)) for _ in range(200)]
    verdicts: dict[str, int] = {}
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        database.write_bytes(flipped)
        verdict = _verdict(folder, key, expected)
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
        assert verdict != "wrong"
        assert verdict != "harmless" or place < _SALT
    database.write_bytes(whole)
    assert _verdict(folder, key, expected) == "harmless"
    assert verdicts["refused"] > 50


def test_the_verdict_would_notice_a_wrong_word(tmp_path: Path) -> None:
    folder = tmp_path / "a.sli"
    key, expected = _filled(folder)
    with closing(connect(folder / "challenge.db", key)) as opened:
        opened.execute("UPDATE notes SET body = replace(body, 'Line 7.', 'Line 8.')")
    assert _verdict(folder, key, expected) == "wrong"


@pytest.mark.parametrize("harm", ["cut", "page zero", "page twice", "another log"])
def test_coarser_damage_is_noticed_too(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "a.sli"
    key, expected = _filled(folder)
    database = folder / "challenge.db"
    whole = database.read_bytes()
    page = 4096
    harmed = {
        "cut": whole[: len(whole) // 2],
        "page zero": whole[: 5 * page] + bytes(page) + whole[6 * page :],
        "page twice": whole[: 5 * page] + whole[4 * page : 5 * page] + whole[6 * page :],
        "another log": whole,
    }
    database.write_bytes(harmed[harm])
    if harm == "another log":
        (folder / "challenge.db-wal").write_bytes(os.urandom(3 * page))
        assert _verdict(folder, key, expected) == "harmless"
        return
    assert _verdict(folder, key, expected) in {"refused", "noticed"}
