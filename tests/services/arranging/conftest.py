"""A challenge folder with themes, notes and a team, to be arranged."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.services.arranging.picture import SetUp, read_set_up
from sli_desktop.storage import LOWEST_COST, Workspace
from tests.builders import (
    FINANCE,
    HOUSING,
    LEADERSHIP,
    OFFICERS,
    PASSPHRASE,
    Ticking,
    a_challenge,
    a_finding,
    a_group,
    a_meeting,
    a_note,
    a_peer,
    a_question,
    a_recommendation,
    a_theme,
    an_attendance,
)

NOTES_ON_FINANCE = 12


class Arranging:
    """An open challenge, and what set-up sees of it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @property
    def set_up(self) -> SetUp:
        with self.workspace.read() as view:
            return read_set_up(view)

    def do(self, act: ChangeSet) -> None:
        self.workspace.commit(act)

    def undo(self) -> None:
        with self.workspace.transaction() as transaction:
            transaction.undo()


@pytest.fixture
def arranging(tmp_path: Path) -> Iterator[Arranging]:
    """Three themes with keys that leave no room, twelve notes on finance, five on housing too."""
    made, _key = Workspace.create(
        tmp_path / "One.sli", PASSPHRASE, clock=Ticking(), random=os.urandom, cost=LOWEST_COST
    )
    finding = a_finding(theme=LEADERSHIP)
    both = frozenset({FINANCE, HOUSING})
    with made:
        made.commit(
            make(
                "Make the challenge",
                a_challenge(),
                a_peer("Sam"),
                a_peer("Priya"),
                a_theme("Finance", order="a0"),
                a_theme("Leadership", order="a1"),
                a_theme("Housing", order="a2"),
                a_group("Officers", order="a0"),
                a_group("Residents", order="a1"),
                a_meeting(themes=frozenset({FINANCE}), groups=frozenset({OFFICERS})),
                an_attendance(count=4),
                a_question("Is the gap closed?", order="a0"),
                a_question("Are savings made?", order="a1"),
                *(a_note(theme=FINANCE) for _ in range(NOTES_ON_FINANCE - 5)),
                *(a_note(themes=both) for _ in range(5)),
                finding,
                a_recommendation("Lead more.", finding, theme=LEADERSHIP),
            )
        )
        yield Arranging(made)
