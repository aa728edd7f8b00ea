"""Answers of set-up that travel as standing texts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sli_desktop.models.records.challenge import Boilerplate
from sli_desktop.models.records.change import make
from sli_desktop.services.attachments_allowed import allow_attachments, attachments_allowed
from sli_desktop.services.contact_numbers import (
    ContactNumber,
    ContactNumbers,
    change_contact_number,
    contact_numbers,
)
from sli_desktop.services.reserved_texts import is_reserved
from sli_desktop.storage import LOWEST_COST, Workspace
from tests.builders import PASSPHRASE, Ticking, a_challenge


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _key = Workspace.create(
        tmp_path / "One.sli", PASSPHRASE, clock=Ticking(), random=os.urandom, cost=LOWEST_COST
    )
    with made:
        made.commit(make("Make the challenge", a_challenge()))
        yield made


def allow(workspace: Workspace, *, allowed: bool) -> None:
    with workspace.read() as view:
        act = allow_attachments(view, allowed=allowed)
    workspace.commit(act)


def test_photographs_are_off_until_somebody_allows_them(workspace: Workspace) -> None:
    with workspace.read() as view:
        assert not attachments_allowed(view)
    allow(workspace, allowed=True)
    with workspace.read() as view:
        assert attachments_allowed(view)
    allow(workspace, allowed=False)
    with workspace.read() as view:
        assert not attachments_allowed(view)
        assert len(view.all(Boilerplate)) == 1
        assert is_reserved(view.all(Boilerplate)[0])


def test_undo_takes_the_answer_back(workspace: Workspace) -> None:
    allow(workspace, allowed=True)
    with workspace.transaction() as transaction:
        transaction.undo()
    with workspace.read() as view:
        assert not attachments_allowed(view)
    allow(workspace, allowed=True)
    with workspace.read() as view:
        assert attachments_allowed(view)


def test_the_numbers_are_kept_one_by_one(workspace: Workspace) -> None:
    with workspace.read() as view:
        assert contact_numbers(view) == ContactNumbers()
        act = change_contact_number(view, ContactNumber.SAFEGUARDING, " 01632 960001 ")
    assert act.name == "Change the safeguarding number"
    workspace.commit(act)
    with workspace.read() as view:
        assert contact_numbers(view) == ContactNumbers(safeguarding="01632 960001")


def test_two_laptops_that_both_answer_write_one_record(
    workspace: Workspace, tmp_path: Path
) -> None:
    other, _key = Workspace.create(
        tmp_path / "Two.sli", PASSPHRASE, clock=Ticking(), random=os.urandom, cost=LOWEST_COST
    )
    with other:
        other.commit(make("Make the challenge", a_challenge()))
        allow(workspace, allowed=True)
        allow(other, allowed=False)
        with workspace.read() as ours, other.read() as theirs:
            assert ours.all(Boilerplate)[0].id == theirs.all(Boilerplate)[0].id
